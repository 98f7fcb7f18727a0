/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithXmlPath: which elements are open, and the how-manieth of its name each is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KithXmlPath KithXmlPath;

KithXmlPath *kith_xml_path_new (void);
void kith_xml_path_free (KithXmlPath *self);
void kith_xml_path_enter (KithXmlPath *self, const char *name);
void kith_xml_path_leave (KithXmlPath *self);
guint kith_xml_path_get_depth (const KithXmlPath *self);
char *kith_xml_path_format (const KithXmlPath *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithXmlPath, kith_xml_path_free)

G_END_DECLS
