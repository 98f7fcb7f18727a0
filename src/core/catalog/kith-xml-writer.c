/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's writer over a stream. Letters that XML has no way to write are left out. */

#include "catalog/kith-xml-writer.h"

#include <string.h>
#include <libxml/xmlwriter.h>

struct _KithXmlWriter
{
  GOutputStream *stream; /* (owned) */
  xmlTextWriterPtr text; /* (owned) */
  GByteArray *open;      /* (owned) of each open element: whether something in it has a line of its own */
  GError *failure;       /* (owned) (nullable) */
};

/* Whatever fails is kept here; libxml2 would tell it to whoever reads the standard error. */
static int
write_cb (void *data, const char *buffer, int length)
{
  KithXmlWriter *self = data;

  if (self->failure == NULL)
    g_output_stream_write_all (self->stream, buffer, (gsize) length, NULL, NULL, &self->failure);
  return length;
}

/* XML 1.0, 2.2: what is a character. */
static gboolean
is_character (gunichar c)
{
  return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_writable (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_character (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): what is left of it; NULL: all */
static char *
make_writable (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out;

  if (is_writable (text))
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  out = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_character (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
begin_line (KithXmlWriter *self)
{
  g_autofree char *line = g_strdup_printf ("\n%*s", (int) self->open->len, "");

  if (self->open->len > 0)
    xmlTextWriterWriteString (self->text, (const xmlChar *) line);
}

/**
 * kith_xml_writer_new:
 * @stream: where it goes; the caller closes it
 *
 * Returns: (transfer full): a writer
 */
KithXmlWriter *
kith_xml_writer_new (GOutputStream *stream)
{
  KithXmlWriter *self = g_new0 (KithXmlWriter, 1);
  xmlOutputBufferPtr buffer;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self->stream = g_object_ref (stream);
  self->open = g_byte_array_new ();
  buffer = xmlOutputBufferCreateIO (write_cb, NULL, self, NULL);
  g_assert (buffer != NULL);
  self->text = xmlNewTextWriter (buffer);
  g_assert (self->text != NULL);
  return self;
}

/**
 * kith_xml_writer_free:
 * @self: (nullable): a writer
 *
 * What was written is in the stream only after kith_xml_writer_flush().
 */
void
kith_xml_writer_free (KithXmlWriter *self)
{
  if (self == NULL)
    return;
  xmlFreeTextWriter (self->text);
  g_byte_array_unref (self->open);
  g_clear_error (&self->failure);
  g_object_unref (self->stream);
  g_free (self);
}

/**
 * kith_xml_writer_begin:
 * @self: a writer that has written nothing
 */
void
kith_xml_writer_begin (KithXmlWriter *self)
{
  g_return_if_fail (self != NULL && self->open->len == 0);

  xmlTextWriterStartDocument (self->text, "1.0", "UTF-8", NULL);
}

/**
 * kith_xml_writer_open_inline:
 * @self: a writer
 * @name: an element's name
 */
void
kith_xml_writer_open_inline (KithXmlWriter *self, const char *name)
{
  static const guint8 no_lines = FALSE;

  g_return_if_fail (self != NULL && name != NULL);

  xmlTextWriterStartElement (self->text, (const xmlChar *) name);
  g_byte_array_append (self->open, &no_lines, 1);
}

/**
 * kith_xml_writer_open:
 * @self: a writer, not behind text
 * @name: an element's name
 *
 * On a line of its own.
 */
void
kith_xml_writer_open (KithXmlWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (self->open->len > 0)
    self->open->data[self->open->len - 1] = TRUE;
  begin_line (self);
  kith_xml_writer_open_inline (self, name);
}

/**
 * kith_xml_writer_attribute:
 * @self: a writer, behind kith_xml_writer_open()
 * @name: an attribute's name
 * @value: (nullable): its value; it is not written where there is none
 */
void
kith_xml_writer_attribute (KithXmlWriter *self, const char *name, const char *value)
{
  g_autofree char *writable = NULL;

  g_return_if_fail (self != NULL && name != NULL);

  if (value == NULL)
    return;
  writable = make_writable (value);
  xmlTextWriterWriteAttribute (self->text, (const xmlChar *) name,
                               (const xmlChar *) (writable != NULL ? writable : value));
}

/**
 * kith_xml_writer_text:
 * @self: a writer with an open element
 * @text: what stands in it
 */
void
kith_xml_writer_text (KithXmlWriter *self, const char *text)
{
  g_autofree char *writable = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  if (text[0] == '\0')
    return;
  writable = make_writable (text);
  xmlTextWriterWriteString (self->text, (const xmlChar *) (writable != NULL ? writable : text));
}

/**
 * kith_xml_writer_instruction:
 * @self: a writer
 * @target: for whom it is
 * @data: what it says; "?>" must not be in it
 *
 * Writes a processing instruction on a line of its own, which whoever it is not for passes over.
 */
void
kith_xml_writer_instruction (KithXmlWriter *self, const char *target, const char *data)
{
  g_autofree char *writable = NULL;

  g_return_if_fail (self != NULL && target != NULL && data != NULL);
  g_return_if_fail (strstr (data, "?>") == NULL);

  writable = make_writable (data);
  if (self->open->len > 0)
    self->open->data[self->open->len - 1] = TRUE;
  begin_line (self);
  xmlTextWriterWritePI (self->text, (const xmlChar *) target,
                        (const xmlChar *) (writable != NULL ? writable : data));
  if (self->open->len == 0)
    xmlTextWriterWriteRaw (self->text, (const xmlChar *) "\n");
}

/**
 * kith_xml_writer_close:
 * @self: a writer with an open element
 */
void
kith_xml_writer_close (KithXmlWriter *self)
{
  gboolean has_lines;

  g_return_if_fail (self != NULL && self->open->len > 0);

  has_lines = self->open->data[self->open->len - 1];
  g_byte_array_set_size (self->open, self->open->len - 1);
  if (has_lines)
    {
      g_autofree char *line = g_strdup_printf ("\n%*s", (int) self->open->len, "");

      xmlTextWriterWriteString (self->text, (const xmlChar *) line);
    }
  xmlTextWriterEndElement (self->text);
}

/**
 * kith_xml_writer_flush:
 * @self: a writer
 * @error: what the stream says, whenever it was
 *
 * Returns: whether all that was written is in the stream
 */
gboolean
kith_xml_writer_flush (KithXmlWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  xmlTextWriterFlush (self->text);
  if (self->failure == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return FALSE;
}
