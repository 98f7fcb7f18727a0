/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithXmlSource: the bytes of a file that says it is XML. It refuses what is something else, and looks
 * through the rest for what a parser should not even see: declarations of a document type, and tags without
 * end.
 */

#pragma once

#include "catalog/kith-xml-reader.h"

G_BEGIN_DECLS

typedef struct _KithXmlSource KithXmlSource;

KithXmlSource *kith_xml_source_new_for_file (const char *path, GError **error);
KithXmlSource *kith_xml_source_new_for_bytes (GBytes *bytes, GError **error);
KithXmlSource *kith_xml_source_new_again (KithXmlSource *self, GError **error);
void kith_xml_source_free (KithXmlSource *self);
gssize
kith_xml_source_read (KithXmlSource *self, const KithXmlLimits *limits, const char **data, GError **error);
guint kith_xml_source_get_first_line (KithXmlSource *self);
goffset kith_xml_source_get_position (KithXmlSource *self);
goffset kith_xml_source_get_size (KithXmlSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithXmlSource, kith_xml_source_free)

G_END_DECLS
