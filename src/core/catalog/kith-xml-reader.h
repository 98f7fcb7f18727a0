/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithXmlReader: XML from anywhere, told tag by tag in constant memory. Nothing that a file says makes it
 * read another file, expand anything, or grow; what is not XML is refused in a sentence with its line.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  KITH_XML_START,
  KITH_XML_END,
  KITH_XML_TEXT,
  KITH_XML_INSTRUCTION, /* a processing instruction; only to those who asked for its target */
  KITH_XML_DONE,
} KithXmlEvent;

typedef struct
{
  goffset bytes;         /* of the file */
  guint depth;           /* elements within elements; at most 256 */
  gsize text;            /* bytes of one text, tag, attribute or comment */
  guint attributes;      /* of one element */
  guint record_elements; /* instructions too; since kith_xml_reader_begin_record() */
  guint64 records;       /* of the file */
} KithXmlLimits;

#define KITH_XML_LIMITS                                                                                      \
  {                                                                                                          \
    .bytes = (goffset) 4 << 30, .depth = 100, .text = 1 << 20, .attributes = 200, .record_elements = 200000, \
    .records = 100000000,                                                                                    \
  }

#define KITH_TYPE_XML_READER (kith_xml_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithXmlReader, kith_xml_reader, KITH, XML_READER, GObject)

KithXmlReader *kith_xml_reader_new_for_file (const char *path, GError **error);
KithXmlReader *kith_xml_reader_new_for_bytes (GBytes *bytes, GError **error);
KithXmlReader *kith_xml_reader_new_again (KithXmlReader *self, GError **error);
void kith_xml_reader_set_limits (KithXmlReader *self, const KithXmlLimits *limits);

/* Whose instructions are told, and have been kept from the beginning. */
#define KITH_XML_TARGET "kith"
void kith_xml_reader_want_instructions (KithXmlReader *self, gboolean want);

gboolean
kith_xml_reader_next (KithXmlReader *self, KithXmlEvent *event, GCancellable *cancellable, GError **error);
gboolean kith_xml_reader_skip (KithXmlReader *self, GCancellable *cancellable, GError **error);
void kith_xml_reader_begin_record (KithXmlReader *self);

const char *kith_xml_reader_get_name (KithXmlReader *self);
const char *kith_xml_reader_get_namespace (KithXmlReader *self);
const char *kith_xml_reader_get_text (KithXmlReader *self);
gboolean kith_xml_reader_get_attribute (KithXmlReader *self, const char *name, char **value);
gboolean kith_xml_reader_next_attribute (KithXmlReader *self, const char **name, const char **value);

guint kith_xml_reader_get_depth (KithXmlReader *self);
guint kith_xml_reader_get_line (KithXmlReader *self);
char *kith_xml_reader_dup_path (KithXmlReader *self);
goffset kith_xml_reader_get_bytes_read (KithXmlReader *self);
goffset kith_xml_reader_get_size (KithXmlReader *self);

G_END_DECLS
