/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts and addresses of other people's catalogues: what is left of them, and what is never left. */

#include <string.h>

#include "base/kith-clean-text.h"

static void
assert_cleaned (const char *raw, const char *expected, gboolean changes)
{
  gboolean changed = !changes;
  g_autofree char *clean = kith_catalog_clean_text (raw, &changed);

  g_assert_cmpstr (clean, ==, expected);
  g_assert_cmpint (changed, ==, changes);
}

static void
test_plain (void)
{
  assert_cleaned (NULL, "", FALSE);
  assert_cleaned ("R&D, AT&T; a < b > c, <5 years, 3 <4> 5", "R&D, AT&T; a < b > c, <5 years, 3 <4> 5",
                  FALSE);
  assert_cleaned ("Write to <help@example.org> or <https://example.org>",
                  "Write to <help@example.org> or <https://example.org>", FALSE);
  assert_cleaned ("  a \t b\xc2\xa0 c \r\n\n\n\n d  ", "a b c\n\nd", FALSE);
  assert_cleaned ("Cafe\xcc\x81", "Caf\xc3\xa9", FALSE);
  assert_cleaned ("\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d", "\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d", FALSE);
}

static void
test_escapes (void)
{
  assert_cleaned ("Food &amp; shelter", "Food & shelter", TRUE);
  assert_cleaned ("&amp;lt;b&amp;gt;", "&lt;b&gt;", TRUE);
  assert_cleaned ("&lt;b&gt;Warm&lt;/b&gt; meals&#33;&#x21;&nbsp;&rsquo;", "Warm meals!! \xe2\x80\x99", TRUE);
  assert_cleaned ("&bogus; &#xd800; &#0; &#99999999; & &;", "&bogus; &#xd800; &#0; &#99999999; & &;", FALSE);
}

static void
test_markup (void)
{
  assert_cleaned ("<p>One<br/>two</p><p class='x'>three</p>", "One\ntwo\n\nthree", TRUE);
  assert_cleaned ("a<!-- <b> hidden --> b", "a b", TRUE);
  assert_cleaned ("Open<script>alert('<b>')</script> house<STYLE>p{}</STYLE>", "Open house", TRUE);
  assert_cleaned ("<<b>script>x<</b>/script>", "", TRUE);
  assert_cleaned ("<i", "<i", FALSE);
}

static void
test_controls (void)
{
  static const gunichar gone[] = { 0x01,   0x1b,   0x7f,   0x81,   0x061c, 0x200b, 0x200e,
                                   0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060,
                                   0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xe0041 };

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      char letter[7] = { 0 };
      g_autofree char *raw = NULL;
      g_autofree char *escaped = g_strdup_printf ("Ha&#%u;ven", gone[i]);

      g_unichar_to_utf8 (gone[i], letter);
      raw = g_strdup_printf ("Ha%sven", letter);
      assert_cleaned (raw, "Haven", TRUE);
      assert_cleaned (escaped, "Haven", TRUE);
    }
  assert_cleaned ("Women\xc2\x92s \xc2\x93Place\xc2\x94", "Women\xe2\x80\x99s \xe2\x80\x9cPlace\xe2\x80\x9d",
                  TRUE);
  assert_cleaned ("bad \xff byte", "bad \xef\xbf\xbd byte", TRUE);
}

static void
test_line (void)
{
  g_autofree char *line = kith_catalog_clean_line (" The\n  Lantern<br>House ", NULL);

  g_assert_cmpstr (line, ==, "The Lantern House");
}

/* Any text: nothing is left that must not be, and cleaning what is clean changes nothing. */
static void
test_any (void)
{
  static const char *const pieces[] = { "<",         ">",        "b",         "</b>",        "<br>",
                                        "&",         "lt;",      "gt;",       "amp;",        "<!--",
                                        "-->",       " ",        "\n",        "x",           "\xe2\x80\xae",
                                        "\xc2\x80",  "<script>", "</script>", "#60;",        "/",
                                        "e\xcc\x81", "\r",       "\xff",      "\xef\xb7\x90" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) raw = g_string_new (NULL);
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;
      g_autofree char *plain = NULL;
      int n = g_test_rand_int_range (0, 16);

      while (n-- > 0)
        g_string_append (raw, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      clean = kith_catalog_clean_text (raw->str, NULL);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_null (strstr (clean, "<b>"));
      g_assert_null (strstr (clean, "<script>"));
      g_assert_null (strstr (clean, "\xe2\x80\xae"));
      g_assert_null (strstr (clean, "  "));
      g_assert_null (strstr (clean, "\n\n\n"));
      plain = kith_catalog_clean_plain (clean);
      g_assert_cmpstr (plain, ==, clean);
      if (strchr (clean, '&') == NULL)
        {
          again = kith_catalog_clean_text (clean, NULL);
          if (strcmp (again, clean) != 0)
            g_error ("“%s” was cleaned to “%s”, and that to “%s”", raw->str, clean, again);
        }
    }
}

/* Time that grows with the square of this would be hours. */
/* Texts that are passed over stay as they would be beside a letter for which they are not. */
static void
test_passed_over (void)
{
  static const char letters[] = "ab Z9 .,;:&<>/'\"\n\t";
  guint n_plain = 0;

  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char *beside = NULL, *cleaned = NULL, *cleaned_beside = NULL, *expected = NULL;
      gboolean changed = TRUE, changed_beside = TRUE;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append_c (text, letters[g_test_rand_int_range (0, (gint32) sizeof letters - 1)]);
      beside = g_strconcat ("\u00e9 ", text->str, NULL);
      cleaned = kith_catalog_clean_text (text->str, &changed);
      cleaned_beside = kith_catalog_clean_text (beside, &changed_beside);
      expected = g_strconcat ("\u00e9 ", cleaned, NULL);
      g_assert_cmpstr (cleaned_beside, ==, expected);
      g_assert_cmpint (changed, ==, changed_beside);
      n_plain += g_str_equal (cleaned, text->str);
    }
  g_assert_cmpuint (n_plain, >, 1000);
}

/* What nobody made a web page of. */
static void
test_no_web_page (void)
{
  static const struct
  {
    const char *raw;
    const char *clean;
  } cases[] = {
    { NULL, "" },
    { "  a \t b \n\n\n c ", "a b\n\nc" },
    { "<b>A</b> &amp; <!-- b --> &#33;", "<b>A</b> &amp; <!-- b --> &#33;" },
    { "<script>x</script>", "<script>x</script>" },
    { "a\xe2\x80\xae b\x01", "a b" },
    { "Cafe\xcc\x81", "Caf\xc3\xa9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = kith_catalog_clean_plain (cases[i].raw);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (raw, "<");
  for (guint i = 0; i < 1000000; i++)
    g_string_append (raw, "b>");
  clean = kith_catalog_clean_text (raw->str, NULL);
  g_assert_cmpstr (clean, ==, "");
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *raw;
    const char *safe;
  } cases[] = {
    { "http://example.org/a?b#c", "http://example.org/a?b#c" },
    { " HTTPS://Example.org ", "https://Example.org" },
    { "example.org", "https://example.org" },
    { "www.example.org:8080/x", "https://www.example.org:8080/x" },
    { "m\xc3\xbchle.example/\xc3\xa9", "https://m\xc3\xbchle.example/\xc3\xa9" },
    { "mailto:help@example.org", "mailto:help@example.org" },
    { "tel:+1-555-0100", "tel:+1-555-0100" },
    { "javascript:alert(1)", NULL },
    { " JavaScript:alert(1)", NULL },
    { "java\nscript:alert(1)", NULL },
    { "java\xe2\x80\x8bscript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "file:///etc/hostname", NULL },
    { "ftp://example.org", NULL },
    { "vbscript:x", NULL },
    { "//example.org", NULL },
    { "http:example.org", NULL },
    { "http://", NULL },
    { "http://bank.example@example.org/", NULL },
    { "bank.example@example.org", NULL },
    { "http://example.org/a b", NULL },
    { "http://example.org/<b>", NULL },
    { "http://example.org/\xe2\x80\xaegro", NULL },
    { "example", NULL },
    { "1.2.3.4", NULL },
    { "-a.example", NULL },
    { "a..example", NULL },
    { "n/a", NULL },
    { "mailto:nobody", NULL },
    { "", NULL },
    { NULL, NULL },
    { "http://exa\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = kith_catalog_safe_uri (cases[i].raw);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/clean-text/plain text stays", test_plain);
  g_test_add_func ("/base/clean-text/one layer of escapes", test_escapes);
  g_test_add_func ("/base/clean-text/markup", test_markup);
  g_test_add_func ("/base/clean-text/controls and directions", test_controls);
  g_test_add_func ("/base/clean-text/line", test_line);
  g_test_add_func ("/base/clean-text/any text", test_any);
  g_test_add_func ("/base/clean-text/passed over", test_passed_over);
  g_test_add_func ("/base/clean-text/no web page", test_no_web_page);
  g_test_add_func ("/base/clean-text/long", test_long);
  g_test_add_func ("/base/clean-text/addresses", test_addresses);

  return g_test_run ();
}
