/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithXmlWriter: XML in UTF-8 into a stream, tag by tag in constant memory, with a line for each element.
 * What goes wrong is kept and told by kith_xml_writer_flush(), so that nobody has to ask after each tag.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KithXmlWriter KithXmlWriter;

KithXmlWriter *kith_xml_writer_new (GOutputStream *stream);
void kith_xml_writer_free (KithXmlWriter *self);

/* With its first line; a piece of XML that is to stand in another file goes without. */
void kith_xml_writer_begin (KithXmlWriter *self);
void kith_xml_writer_open (KithXmlWriter *self, const char *name);
/* Within text: no line of its own. */
void kith_xml_writer_open_inline (KithXmlWriter *self, const char *name);
/* value: (nullable) none is written then */
void kith_xml_writer_attribute (KithXmlWriter *self, const char *name, const char *value);
void kith_xml_writer_text (KithXmlWriter *self, const char *text);
void kith_xml_writer_instruction (KithXmlWriter *self, const char *target, const char *data);
void kith_xml_writer_close (KithXmlWriter *self);

gboolean kith_xml_writer_flush (KithXmlWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithXmlWriter, kith_xml_writer_free)

G_END_DECLS
