/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xml-fixture.h"

#include <string.h>
#include <sys/resource.h>

char *
xml_fixture_tell (KithXmlReader *reader, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  KithXmlEvent event;

  for (;;)
    {
      const char *name, *value;

      if (!kith_xml_reader_next (reader, &event, NULL, error))
        return NULL;
      if (event == KITH_XML_DONE)
        return g_string_free (g_steal_pointer (&out), FALSE);

      g_string_append_printf (out, "%u ", kith_xml_reader_get_depth (reader));
      if (event == KITH_XML_TEXT)
        g_string_append_printf (out, "'%s\n", kith_xml_reader_get_text (reader));
      else if (event == KITH_XML_INSTRUCTION)
        g_string_append_printf (out, "?%s\n", kith_xml_reader_get_text (reader));
      else if (event == KITH_XML_END)
        g_string_append_printf (out, ">%s\n", kith_xml_reader_get_name (reader));
      else
        {
          g_string_append_printf (out, "<%s", kith_xml_reader_get_name (reader));
          while (kith_xml_reader_next_attribute (reader, &name, &value))
            g_string_append_printf (out, " %s=%s", name, value);
          g_string_append_c (out, '\n');
        }
    }
}

char *
xml_fixture_tell_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, error);

  return reader != NULL ? xml_fixture_tell (reader, error) : NULL;
}

glong
xml_fixture_get_peak (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

gboolean
xml_fixture_is_sanitized (void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return TRUE;
#else
  return FALSE;
#endif
}

void
xml_fixture_limit (guint megabytes, guint seconds)
{
  struct rlimit memory = { (rlim_t) megabytes << 20, (rlim_t) megabytes << 20 };
  struct rlimit processor = { seconds, seconds };

  g_assert_cmpint (setrlimit (RLIMIT_CPU, &processor), ==, 0);
  /* A sanitizer reserves more than any machine has. */
  if (!xml_fixture_is_sanitized ())
    g_assert_cmpint (setrlimit (RLIMIT_AS, &memory), ==, 0);
}
