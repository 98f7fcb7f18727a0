/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader of XML tells of files as they are: names, texts, lines, paths, encodings. */

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/kith-error.h"
#include "xml-fixture.h"

static void
assert_told (const char *xml, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = xml_fixture_tell_text (xml, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_events (void)
{
  assert_told ("<a/>", "1 <a\n1 >a\n");
  assert_told ("<a x='1' y=\"&lt;&#228;&amp;&quot;&amp;#38;&#38;\"> b </a>",
               "1 <a x=1 y=<\303\244&\"&#38;&\n1 ' b \n1 >a\n");
  assert_told ("<?xml version='1.0'?>\n<!-- c --><a>\n  <b>1</b>\n  <?pi x?><b/>\n</a>\n<!-- end -->\n",
               "1 <a\n2 <b\n2 '1\n2 >b\n2 <b\n2 >b\n1 >a\n");
}

static void
test_text_is_joined (void)
{
  assert_told ("<a>one <![CDATA[<two> & ]]]]><![CDATA[> ]]><!-- no -->t&amp;h<?no no?>ree<b/>four</a>",
               "1 <a\n1 'one <two> & ]]> t&hree\n2 <b\n2 >b\n1 'four\n1 >a\n");
}

/* Only those for Kith, and only to who wants them; they do not part texts. */
static void
test_instructions (void)
{
  static const char xml[] =
      "<?kith first?><a><?kith  x <b/>\n?>one<?other no?> <?kith 2?>two<?kith?><b/><?kithx?></a>"
      "<?kith last?>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  kith_xml_reader_want_instructions (reader, TRUE);
  told = xml_fixture_tell (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "0 ?first\n1 <a\n1 ?x <b/>\n\n1 ?2\n1 'one two\n2 <b\n2 >b\n1 >a\n0 ?last\n");
  assert_told (xml, "1 <a\n1 'one two\n2 <b\n2 >b\n1 >a\n");
}

/* They are bounded as elements are, and none is longer than a text. */
static void
test_many_instructions (void)
{
  KithXmlLimits limits = KITH_XML_LIMITS;
  g_autoptr (GString) xml = g_string_new ("<a>");

  for (guint i = 0; i < 1001; i++)
    g_string_append (xml, "<?kith x?>");
  g_string_append (xml, "</a>");
  limits.record_elements = 1000;
  limits.text = 100;
  for (guint run = 0; run < 3; run++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (KithXmlReader) reader = NULL;

      if (run == 2)
        {
          g_string_assign (xml, "<a><?kith ");
          for (guint i = 0; i < 100; i++)
            g_string_append_c (xml, 'x');
          g_string_append (xml, "?></a>");
        }
      bytes = g_bytes_new_static (xml->str, xml->len);
      reader = kith_xml_reader_new_for_bytes (bytes, &error);
      kith_xml_reader_set_limits (reader, &limits);
      kith_xml_reader_want_instructions (reader, run > 0);
      told = xml_fixture_tell (reader, &error);
      if (run == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

static void
test_names_and_spaces (void)
{
  static const char xml[] =
      "<x:a xmlns:x='http://example.org/x' xmlns='http://example.org/y' x:k='v'><b/></x:a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, &error);
  g_autofree char *value = NULL;
  g_autofree char *none = NULL;
  KithXmlEvent event;

  g_assert_true (kith_xml_reader_next (reader, &event, NULL, &error));
  g_assert_cmpstr (kith_xml_reader_get_name (reader), ==, "a");
  g_assert_cmpstr (kith_xml_reader_get_namespace (reader), ==, "http://example.org/x");
  g_assert_true (kith_xml_reader_get_attribute (reader, "k", &value));
  g_assert_cmpstr (value, ==, "v");
  g_assert_false (kith_xml_reader_get_attribute (reader, "K", &none));
  g_assert_null (none);
  g_assert_true (kith_xml_reader_next (reader, &event, NULL, &error));
  g_assert_cmpstr (kith_xml_reader_get_namespace (reader), ==, "http://example.org/y");
  /* A prefix that was never declared is no reason to refuse a directory. */
  assert_told ("<q:a><q:b w:c='1'/></q:a>", "1 <a\n2 <b c=1\n2 >b\n1 >a\n");
}

/* Lines far beyond where libxml2 stops counting in its trees, across the pieces of the file. */
static void
test_lines (void)
{
  g_autoptr (GString) xml = g_string_new (" \n\n<?xml version='1.0'?>\n<Source>\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) reader = NULL;
  KithXmlEvent event;
  guint line = 5, n = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "<Agency\nKey='1'\n/>\n");
  g_string_append (xml, "</Source>");
  bytes = g_bytes_new (xml->str, xml->len);
  reader = kith_xml_reader_new_for_bytes (bytes, &error);
  while (kith_xml_reader_next (reader, &event, NULL, &error) && event != KITH_XML_DONE)
    if (event == KITH_XML_START && kith_xml_reader_get_depth (reader) == 2)
      {
        kith_xml_reader_begin_record (reader);
        g_assert_cmpuint (kith_xml_reader_get_line (reader), ==, line + 2);
        line += 3;
        n++;
      }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 100000);
  g_assert_cmpint (kith_xml_reader_get_bytes_read (reader), ==, kith_xml_reader_get_size (reader));
}

static void
test_paths (void)
{
  static const char xml[] = "<S><A/><A><B/><C/><B><D>x</D></B></A></S>";
  static const char *const expected[] = {
    "/S",
    "/S/A[1]",
    "/S/A[1]",
    "/S/A[2]",
    "/S/A[2]/B[1]",
    "/S/A[2]/B[1]",
    "/S/A[2]/C[1]",
    "/S/A[2]/C[1]",
    "/S/A[2]/B[2]",
    "/S/A[2]/B[2]/D[1]",
    "/S/A[2]/B[2]/D[1]",
    "/S/A[2]/B[2]/D[1]",
    "/S/A[2]/B[2]",
    "/S/A[2]",
    "/S",
    "/",
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, &error);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *path = NULL;
      KithXmlEvent event;

      g_assert_true (kith_xml_reader_next (reader, &event, NULL, &error));
      path = kith_xml_reader_dup_path (reader);
      g_assert_cmpstr (path, ==, expected[i]);
      g_assert_cmpint (event == KITH_XML_DONE, ==, i + 1 == G_N_ELEMENTS (expected));
    }
}

static void
test_skip (void)
{
  static const char xml[] = "<a><b><b>1</b><c/></b>2<d/></a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, &error);
  KithXmlEvent event;

  g_assert_true (kith_xml_reader_next (reader, &event, NULL, &error));
  g_assert_true (kith_xml_reader_next (reader, &event, NULL, &error));
  g_assert_true (kith_xml_reader_skip (reader, NULL, &error));
  g_assert_true (kith_xml_reader_next (reader, &event, NULL, &error));
  g_assert_cmpint (event, ==, KITH_XML_TEXT);
  g_assert_cmpstr (kith_xml_reader_get_text (reader), ==, "2");
  g_assert_cmpuint (kith_xml_reader_get_depth (reader), ==, 1);
}

static void
test_encodings (void)
{
  assert_told ("\xef\xbb\xbf<a>\xc3\xa9</a>", "1 <a\n1 '\xc3\xa9\n1 >a\n");
  assert_told ("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "1 <a\n1 '\xc3\xa9\n1 >a\n");
  assert_told ("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x92</a>",
               "1 <a\n1 '\xe2\x80\x99\n1 >a\n");
  assert_told ("<?xml version='1.0' encoding = 'UTF-8' ?><a>\xf0\x9f\x8c\xb1</a>",
               "1 <a\n1 '\xf0\x9f\x8c\xb1\n1 >a\n");
}

/* A letter of several bytes at every place where a piece of the file may end. */
static void
test_pieces (void)
{
  for (guint pad = 16370; pad < 16390; pad++)
    {
      g_autoptr (GString) xml = g_string_new ("<a>");
      g_autoptr (GError) error = NULL;
      g_autofree char *told = NULL;
      g_autofree char *tail = NULL;

      while (xml->len < pad)
        g_string_append_c (xml, 'x');
      tail = g_strdup_printf ("%s\xe2\x82\xac\xf0\x9f\x8c\xb1&amp;<![CDATA[]>]]>y", xml->str + 3);
      g_string_append (xml, "\xe2\x82\xac\xf0\x9f\x8c\xb1&amp;<![CDATA[]>]]>y<b k='>'/></a>");
      told = xml_fixture_tell_text (xml->str, (gssize) xml->len, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (told, "x\xe2\x82\xac\xf0\x9f\x8c\xb1&]>y\n2 <b k=>\n2 >b\n1 >a\n"));
    }
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-xml-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "a.xml", NULL);
  g_autofree char *link = g_build_filename (folder, "b.xml", NULL);
  g_autofree char *pipe = g_build_filename (folder, "c.xml", NULL);
  g_autoptr (KithXmlReader) reader = NULL;
  g_autoptr (KithXmlReader) linked = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;

  g_assert_true (g_file_set_contents (file, "<a>1</a>", -1, NULL));
  g_assert_cmpint (symlink (file, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  reader = kith_xml_reader_new_for_file (file, &error);
  told = xml_fixture_tell (reader, &error);
  linked = kith_xml_reader_new_for_file (link, &error);
  again = xml_fixture_tell (linked, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "1 <a\n1 '1\n1 >a\n");
  g_assert_cmpstr (again, ==, told);

  g_assert_null (kith_xml_reader_new_for_file (pipe, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kith_xml_reader_new_for_file (folder, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kith_xml_reader_new_for_file ("/dev/zero", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_unlink (link);
  g_unlink (file);
  g_unlink (pipe);
  g_assert_null (kith_xml_reader_new_for_file (file, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<a/>", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) reader = kith_xml_reader_new_for_bytes (bytes, &error);
  KithXmlEvent event;

  g_cancellable_cancel (cancellable);
  g_assert_false (kith_xml_reader_next (reader, &event, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/xml/events", test_events);
  g_test_add_func ("/catalog/xml/text is joined up to the next tag", test_text_is_joined);
  g_test_add_func ("/catalog/xml/instructions", test_instructions);
  g_test_add_func ("/catalog/xml/many instructions", test_many_instructions);
  g_test_add_func ("/catalog/xml/names and namespaces", test_names_and_spaces);
  g_test_add_func ("/catalog/xml/lines", test_lines);
  g_test_add_func ("/catalog/xml/paths", test_paths);
  g_test_add_func ("/catalog/xml/skip", test_skip);
  g_test_add_func ("/catalog/xml/encodings", test_encodings);
  g_test_add_func ("/catalog/xml/pieces", test_pieces);
  g_test_add_func ("/catalog/xml/files, links and pipes", test_files);
  g_test_add_func ("/catalog/xml/cancel", test_cancel);

  return g_test_run ();
}
