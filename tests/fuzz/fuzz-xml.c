/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML of any kind: refused in a sentence, or told in an order that makes sense, the same each time; and
 * whatever text is in it can be cleaned. */

#include "kith-fuzz.h"

#include <string.h>

#include "base/kith-clean-text.h"
#include "base/kith-error.h"
#include "catalog/kith-xml-reader.h"

static void
check_text (const char *text)
{
  g_autofree char *clean = kith_catalog_clean_text (text, NULL);
  g_autofree char *line = kith_catalog_clean_line (text, NULL);
  g_autofree char *address = kith_catalog_safe_uri (text);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_null (strstr (clean, "\xe2\x80\xae"));
  g_assert_null (strchr (line, '\n'));
  g_assert_true (address == NULL || g_str_has_prefix (address, "http") ||
                 g_str_has_prefix (address, "mailto:") || g_str_has_prefix (address, "tel:"));
}

static guint
tell (KithXmlReader *reader, GError **error)
{
  KithXmlEvent event;
  guint depth = 0, line = 0, hash = 5381;

  while (kith_xml_reader_next (reader, &event, NULL, error))
    {
      g_autofree char *path = kith_xml_reader_dup_path (reader);
      const char *name, *value;

      g_assert_cmpuint (kith_xml_reader_get_line (reader), >=, line);
      line = kith_xml_reader_get_line (reader);
      hash = hash * 33 + g_str_hash (path) + g_str_hash (kith_xml_reader_get_text (reader));
      if (event == KITH_XML_DONE)
        break;
      depth += event == KITH_XML_START;
      g_assert_cmpuint (depth, >, 0);
      g_assert_cmpuint (kith_xml_reader_get_depth (reader), ==, depth);
      depth -= event == KITH_XML_END;
      check_text (kith_xml_reader_get_text (reader));
      while (kith_xml_reader_next_attribute (reader, &name, &value))
        check_text (value);
    }
  return hash;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, &error);
  g_autoptr (KithXmlReader) again = kith_xml_reader_new_again (reader, &other);
  guint hash = tell (reader, &error);

  g_assert_cmpuint (tell (again, &other), ==, hash);
  if (error != NULL)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpstr (other->message, ==, error->message);
    }

  return 0;
}
