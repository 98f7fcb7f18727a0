/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are something else than they say, and files made to harm. Each is refused in a sentence with its
 * line, in a process of its own that may not have much memory or time, and what it would have read stays
 * unread. */

#include <string.h>
#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "xml-fixture.h"

typedef struct
{
  const char *name;
  const char *xml;
  gssize length;    /* 0: up to the NUL */
  const char *says; /* a part of what is said */
} Case;

static const Case cases[] = {
  { "doctype", "<?xml version='1.0'?>\n\n<!DOCTYPE Source [ ]>\n<Source/>", 0,
    "Line 3: the file declares a document type" },
  { "doctype within", "<a>\n<!DOCTYPE a></a>", 0, "Line 2: the file declares a document type" },
  { "element declaration", "<a>\n\n<!ELEMENT a ANY></a>", 0, "Line 3: the file declares a document type" },
  { "external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>\n<a>&x;</a>", 0,
    "Line 1: the file declares" },
  { "parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://example.org/x'> %x;]>\n<a/>", 0,
    "Line 1: the file declares" },
  { "outside document type", "<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", 0,
    "Line 1: the file declares" },
  { "laughs",
    "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]><l>&f;&f;</l>",
    0, "Line 1: the file declares" },
  { "unknown entity", "<a>\n\n<b>&nbsp;</b></a>", 0, "Line 3: a name between" },
  { "gzip", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10, "packed (gzip)" },
  { "zip", "PK\x03\x04\x14\x00", 6, "packed (ZIP)" },
  { "bzip2", "BZh91AY", 0, "packed (bzip2)" },
  { "xz",
    "\xfd"
    "7zXZ\x00\x00",
    7, "packed (xz)" },
  { "pdf", "%PDF-1.4\n", 0, "is a PDF" },
  { "pbf", "\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x01", 17, "packed form (PBF)" },
  { "utf-16 with a mark",
    "\xff\xfe<\x00"
    "a\x00/\x00>\x00",
    10, "UTF-16" },
  { "utf-16 without", "\x00<\x00?\x00x", 6, "UTF-16" },
  { "utf-16 in name only", "<?xml version='1.0' encoding='UTF-16'?><a/>", 0,
    "Line 1: the file says that it is in an encoding" },
  { "utf-7", "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-", 0,
    "Line 1: the file says that it is in an encoding" },
  { "ebcdic", "\x4c\x6f\xa7\x94\x93\x40", 6, "EBCDIC" },
  { "invented encoding", "<?xml version='1.0' encoding='klingon'?><a/>", 0,
    "Line 1: the file says that it is in an encoding" },
  { "wrong encoding", "<?xml version='1.0' encoding='UTF-8'?>\n<a>\n\xe9</a>", 0,
    "Line 3: letters are not in UTF-8" },
  { "mixed encodings", "<a>\xc3\xa9\n\n\n\xe9t\xe9</a>", 0, "Line 4: letters are not in UTF-8" },
  { "overlong letter", "<a>\xc0\xaf</a>", 0, "Line 1: letters are not in UTF-8" },
  { "surrogate", "<a>\xed\xa0\x80</a>", 0, "Line 1: letters are not in UTF-8" },
  { "nul", "<a>\n<b>x\0y</b></a>", 18, "Line 2: there is a NUL" },
  { "nul in latin-1", "<?xml version='1.0' encoding='latin1'?><a>\n\0</a>", 48, "Line 2: there is a NUL" },
  { "control character", "<a>\n\x01</a>", 0, "Line 2: there is a character that XML does not allow" },
  { "control by number", "<a>\n&#0;</a>", 0, "Line 2: there is a character that XML does not allow" },
  { "empty", "", 0, "The file is empty" },
  { "blanks", " \n \t\n", 0, "The file is empty" },
  { "only a mark", "\xef\xbb\xbf", 0, "The file is empty" },
  { "only a declaration", "<?xml version='1.0'?>\n", 0, "Line 2: the file ends here" },
  { "cut in a text", "<a>\n<b>x", 0, "Line 2: the file ends here" },
  { "cut in a tag", "<a>\n<b x='", 0, "Line 2: the file ends here" },
  { "cut in a comment", "<a>\n<!-- ", 0, "Line 2: the file ends here" },
  { "cut between", "<a>\n<b>x</b>\n\n", 0, "Line 4: the file ends here" },
  { "html", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", 0, "web page (HTML)" },
  { "html without type", "\n<HTML><body>Sign in<br></body>", 0, "web page (HTML)" },
  { "xhtml", "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p/></html>", 0,
    "Line 2: the file is a web page" },
  { "json", "{\"a\": 1}", 0, "Line 1: this is no XML" },
  { "text", "\nName,Phone\n", 0, "Line 2: this is no XML" },
  { "two documents", "<a/>\n<a/>", 0, "Line 2: something follows" },
  { "wrong end", "<a>\n<b>\n</a>", 0, "Line 3: an element is closed while" },
  { "attribute twice", "<a>\n<b x='1' x='2'/></a>", 0, "Line 2: an element has the same attribute twice" },
  { "bare ampersand", "<a>\nR & D</a>", 0, "Line 2: " },
  { "other version", "<?xml version='2.0'?>\n<a/>", 0, "Line 1: " },
};

static void
assert_refused (KithXmlReader *reader, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  KithXmlEvent event;
  g_autofree char *told = xml_fixture_tell (reader, &error);

  g_assert_null (told);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
  /* Refused stays refused. */
  g_assert_false (kith_xml_reader_next (reader, &event, NULL, &again));
  g_assert_cmpstr (again->message, ==, error->message);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (one->xml, one->length > 0 ? (gsize) one->length : strlen (one->xml));
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, NULL);

  assert_refused (reader, one->says);
}

/* Runs the rest of a test in a process of its own. */
static gboolean
is_parent (void)
{
  if (g_test_subprocess ())
    {
      xml_fixture_limit (1024, 60);
      return FALSE;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return TRUE;
}

/* Refused for what it says, with at most this many megabytes above what the file itself takes. */
static void
assert_refused_cheaply (GString *xml, const char *says, guint megabytes)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (xml);
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, NULL);
  glong before = xml_fixture_get_peak ();

  assert_refused (reader, says);
  if (!xml_fixture_is_sanitized ())
    g_assert_cmpint (xml_fixture_get_peak () - before, <, (glong) megabytes << 10);
}

static void
append_many (GString *out, const char *text, guint times)
{
  gsize length = strlen (text);

  while (times-- > 0)
    g_string_append_len (out, text, (gssize) length);
}

static void
test_long_attribute (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n<b x='");
  append_many (xml, "0123456789", 1100000);
  g_string_append (xml, "'/></a>");
  assert_refused_cheaply (xml, "Line 2: one piece of the file is longer than 1.0", 16);
}

static void
test_many_attributes (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n<b");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (xml, " a%u=''", i);
  g_string_append (xml, "/></a>");
  assert_refused_cheaply (xml, "Line 2: an element has more attributes", 8);
}

static void
test_long_text (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n");
  for (guint i = 0; i < 40; i++)
    {
      /* Each shorter than the most, and joined longer. */
      append_many (xml, "0123456789", 10000);
      g_string_append (xml, "<!-- --><![CDATA[ ]]>");
    }
  g_string_append (xml, "</a>");
  assert_refused_cheaply (xml, "Line 2: one piece of the file is longer than 1.0", 16);
}

static void
test_long_comment (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n<!--");
  append_many (xml, "0123456789", 200000);
  g_string_append (xml, "--></a>");
  assert_refused_cheaply (xml, "Line 2: one piece of the file is longer than 1.0", 16);
}

static void
test_long_name (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n<");
  append_many (xml, "abcdefghij", 50000);
  g_string_append (xml, "/></a>");
  assert_refused_cheaply (xml, "Line 2: ", 16);
}

static void
test_depth (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new (NULL);
  append_many (xml, "<a>\n", 100000);
  append_many (xml, "</a>", 100000);
  assert_refused_cheaply (xml, "Line 101: elements stand within elements deeper", 8);
}

/* An entry of ten million elements, and as many entries, each name a new one: neither makes anything grow. */
static void
test_many_elements (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n");
  append_many (xml, "<b/>", 10000000);
  g_string_append (xml, "</a>");
  assert_refused_cheaply (xml, "Line 2: one entry has more elements", 8);
}

static void
test_many_records (void)
{
  g_autoptr (GString) xml = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KithXmlReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  KithXmlLimits limits = KITH_XML_LIMITS;
  KithXmlEvent event;
  glong before;
  guint n = 0;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n");
  append_many (xml, "<b/>", 10000000);
  bytes = g_bytes_new_static (xml->str, xml->len);
  reader = kith_xml_reader_new_for_bytes (bytes, NULL);
  limits.records = 9000000;
  kith_xml_reader_set_limits (reader, &limits);
  before = xml_fixture_get_peak ();
  while (kith_xml_reader_next (reader, &event, NULL, &error))
    if (event == KITH_XML_START && kith_xml_reader_get_depth (reader) == 2)
      {
        kith_xml_reader_begin_record (reader);
        n++;
      }
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2: the file has more entries"));
  g_assert_cmpuint (n, ==, 9000001);
  if (!xml_fixture_is_sanitized ())
    g_assert_cmpint (xml_fixture_get_peak () - before, <, 4096);
}

static void
test_many_names (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<a>\n");
  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (xml, "<name-of-its-own-%u/>", i);
  g_string_append (xml, "</a>");
  assert_refused_cheaply (xml, "Line 2: ", 64);
}

static void
test_quadratic (void)
{
  GString *xml;

  if (is_parent ())
    return;
  xml = g_string_new ("<!DOCTYPE a [<!ENTITY x '");
  append_many (xml, "0123456789", 10000);
  g_string_append (xml, "'>]>\n<a>");
  append_many (xml, "&x;", 100000);
  g_string_append (xml, "</a>");
  assert_refused_cheaply (xml, "Line 1: the file declares", 4);
}

static void
test_large_file (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<a>\n<b/></a>", 12);
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, NULL);
  KithXmlLimits limits = KITH_XML_LIMITS;

  limits.bytes = 11;
  kith_xml_reader_set_limits (reader, &limits);
  assert_refused (reader, "The file is larger than");
}

/* Each way that makes parsers read another file; its words are looked for in all that is told. */
static void
test_canary (void)
{
  static const char *const files[] = {
    "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]><a>&x;</a>",
    "<!DOCTYPE a SYSTEM '%s'><a/>",
    "<!DOCTYPE a [<!ENTITY %% x SYSTEM '%s'> %%x;]><a/>",
    "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='%s' parse='text'/></a>",
    "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:a %s'/>",
    "<?xml-stylesheet href='%s'?><a/>",
  };
  g_autofree char *folder = g_dir_make_tmp ("kith-xml-XXXXXX", NULL);
  g_autofree char *canary = g_build_filename (folder, "canary.txt", NULL);

  g_assert_true (g_file_set_contents (canary, "a secret of the canary", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) parts = g_strsplit (files[i], "%s", -1);
      g_autofree char *whole = g_strjoinv (canary, parts);
      g_auto (GStrv) percent = g_strsplit (whole, "%%", -1);
      g_autofree char *xml = g_strjoinv ("%", percent);
      g_autofree char *told = xml_fixture_tell_text (xml, -1, &error);

      g_assert_true ((told != NULL) == (i >= 3));
      g_assert_null (strstr (told != NULL ? told : error->message, "secret"));
    }
  g_unlink (canary);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/xml/refused/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/catalog/xml/hostile/attribute of 11 MB", test_long_attribute);
  g_test_add_func ("/catalog/xml/hostile/100000 attributes", test_many_attributes);
  g_test_add_func ("/catalog/xml/hostile/long text in pieces", test_long_text);
  g_test_add_func ("/catalog/xml/hostile/long comment", test_long_comment);
  g_test_add_func ("/catalog/xml/hostile/long name", test_long_name);
  g_test_add_func ("/catalog/xml/hostile/depth of 100000", test_depth);
  g_test_add_func ("/catalog/xml/hostile/10 million elements", test_many_elements);
  g_test_add_func ("/catalog/xml/hostile/10 million entries", test_many_records);
  g_test_add_func ("/catalog/xml/hostile/a million names", test_many_names);
  g_test_add_func ("/catalog/xml/hostile/quadratic", test_quadratic);
  g_test_add_func ("/catalog/xml/hostile/too large", test_large_file);
  g_test_add_func ("/catalog/xml/hostile/canary", test_canary);

  return g_test_run ();
}
