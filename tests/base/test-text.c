/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text fit to store, whatever came in; and one fold for every way to write a name. */

#include <string.h>

#include "base/kith-text.h"

#define LETTERS_WITH_TABLE_FIRST 0xc0
#define LETTERS_WITH_TABLE_LAST 0x17f

static void
assert_clean (const char *text, const char *wanted)
{
  g_autofree char *cleaned = kith_text_clean (text, KITH_TEXT_NAME_MAX);

  g_assert_cmpstr (cleaned, ==, wanted);
}

static void
test_clean (void)
{
  assert_clean ("  Rosa \t\n  Martín ", "Rosa Martín");
  assert_clean ("Marti\xcc\x81n", "Martín");
  assert_clean ("Ro\x01\x7fsa", "Rosa");
  assert_clean ("Rosa\xe2\x80\xaeMartin", "RosaMartin");
  assert_clean ("\xe2\x81\xa6Rosa\xe2\x81\xa9", "Rosa");
  assert_clean ("Ro\xe2\x80\x8bsa\xef\xbb\xbf", "Rosa");
  assert_clean ("Rosa\xc2\xa0Martin", "Rosa Martin");
  assert_clean ("a\xff\xfe"
                "b",
                "a\xef\xbf\xbd\xef\xbf\xbd"
                "b");
  assert_clean ("می\xe2\x80\x8cخواهم", "می\xe2\x80\x8cخواهم");
  assert_clean (NULL, "");
  assert_clean (" \xe2\x80\x8f ", "");
}

/* Text that looks clean at a glance is what cleaning would have made of it: a direction mark at its end,
 * which goes, has every text looked at closely. */
static void
test_clean_at_a_glance (void)
{
  static const char letters[] = "aZ9-.,'   \t\n\r\001\177~!";
  guint n_unchanged = 0;

  for (guint round = 0; round < 20000; round++)
    {
      char text[12] = "";
      gsize length = (gsize) g_test_rand_int_range (0, sizeof text),
            most = (gsize) g_test_rand_int_range (1, 14);
      g_autofree char *marked = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      marked = g_strconcat (text, "\342\200\216", NULL);
      {
        g_autofree char *line = kith_text_clean (text, most);
        g_autofree char *closely = kith_text_clean (marked, most);
        g_autofree char *lines = kith_text_clean_lines (text, most);
        g_autofree char *lines_closely = kith_text_clean_lines (marked, most);

        g_assert_cmpstr (line, ==, closely);
        g_assert_cmpstr (lines, ==, lines_closely);
        n_unchanged += length > 0 && strcmp (line, text) == 0;
      }
    }
  g_assert_cmpuint (n_unchanged, >, 100);
}

static void
test_clean_lines (void)
{
  g_autofree char *text = kith_text_clean_lines ("  a  b\r\nc\td\re\x1b[0m\xe2\x80\xa8"
                                                 "f\n\n",
                                                 1000);

  g_assert_cmpstr (text, ==, "  a  b\nc\td\ne[0m\nf");
}

static void
test_cap (void)
{
  g_autofree char *cut = kith_text_clean ("abcdef", 3);
  g_autofree char *marks = kith_text_clean ("ab\x78\xcc\xb2"
                                            "cd",
                                            3);
  g_autofree char *none = kith_text_clean ("abc", 0);
  g_autoptr (GString) tower = g_string_new ("e");
  g_autofree char *tamed = NULL;

  g_assert_cmpstr (cut, ==, "abc");
  g_assert_cmpstr (marks, ==, "ab");
  g_assert_cmpstr (none, ==, "");

  for (guint i = 0; i < 100000; i++)
    g_string_append (tower, "\xcc\x81");
  tamed = kith_text_clean (tower->str, KITH_TEXT_NAME_MAX);
  g_assert_cmpuint (kith_text_length (tamed), <=, 17);
  g_assert_cmpuint (kith_text_length (tamed), >=, 16);
}

/* Any bytes at all. */
static char *
draw_bytes (GRand *rand)
{
  static const char *const pieces[] = { "\xe2\x80\xae",
                                        "\xcc\x81",
                                        "\xcc\xa7",
                                        "é",
                                        "ß",
                                        "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",
                                        "王",
                                        "ж",
                                        "ع",
                                        " ",
                                        "\t",
                                        "\r\n",
                                        "\xef\xb7\x90",
                                        "\xed\xa0\x80",
                                        "\xf4\x8f\xbf\xbf",
                                        "ﬁ",
                                        "\xe1\x84\x80\xe1\x85\xa1" };
  GString *out = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 30);

  for (int i = 0; i < n; i++)
    if (g_rand_boolean (rand))
      g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    else
      g_string_append_c (out, (char) g_rand_int_range (rand, 1, 256));
  return g_string_free (out, FALSE);
}

static void
check_cleaned (const char *cleaned, gsize cap)
{
  g_autofree char *again = kith_text_clean (cleaned, cap);
  g_autofree char *composed = NULL;

  g_assert_true (g_utf8_validate (cleaned, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (cleaned, -1), <=, cap);
  composed = g_utf8_normalize (cleaned, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_assert_cmpstr (composed, ==, cleaned);
  g_assert_cmpstr (again, ==, cleaned);
  g_assert_null (strstr (cleaned, "  "));
  for (const char *p = cleaned; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_false (g_unichar_iscntrl (c));
      g_assert_false ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
                      c == 0x200f);
    }
}

static void
check_fold (const char *fold)
{
  g_autofree char *again = kith_text_fold_long (fold);

  g_assert_cmpstr (again, ==, fold);
  g_assert_null (strstr (fold, "  "));
  g_assert_cmpint (fold[0], !=, ' ');
  g_assert_false (g_str_has_suffix (fold, " "));
  for (const char *p = fold; *p != '\0'; p++)
    g_assert_true (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == ' ');
}

static void
test_hostile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = draw_bytes (rand);
      gsize cap = (gsize) g_rand_int_range (rand, 1, 60);
      g_autofree char *cleaned = kith_text_clean (text, cap);
      g_autofree char *lines = kith_text_clean_lines (text, cap);
      g_autofree char *whole = kith_text_clean (text, 1000);
      g_autofree char *fold = kith_text_fold (text);
      g_autofree char *fold_of_clean = kith_text_fold (whole);
      g_autofree char *public_name = kith_text_public_name (whole);
      g_autofree char *initials = kith_text_initials (whole);

      check_cleaned (cleaned, cap);
      g_assert_true (g_utf8_validate (lines, -1, NULL));
      g_assert_cmpuint (g_utf8_strlen (lines, -1), <=, cap);
      check_fold (fold);
      g_assert_cmpstr (fold, ==, fold_of_clean);
      g_assert_true (g_utf8_validate (public_name, -1, NULL));
      g_assert_true (g_utf8_validate (initials, -1, NULL));
      g_assert_true (kith_text_is_blank (text) == (whole[0] == '\0'));
    }
}

static void
test_fold (void)
{
  g_autofree char *nothing = kith_text_fold (NULL);
  static const char *const cases[][2] = {
    { "Rosa Martín", "rosa martin" },
    { "O’Brien-Smith, Jr.", "obrien smith jr" },
    { "O'Brien", "obrien" },
    { "Łukasz Žižek", "lukasz zizek" },
    { "Søren Ødegård", "soren odegard" },
    { "Đặng Thị Hoa", "dang thi hoa" },
    { "Þórbjörg Æsa", "thorbjorg aesa" },
    { "Weiß", "weiss" },
    { "İpek ışık", "ipek isik" },
    { "Владимир Иванов", "vladimir ivanov" },
    { "Ольга", "olga" },
    { "Γιώργος", "giorgos" },
    { "王芳", "wang fang" },
    { "김민준", "gimminjun" },
    { "ＡＮＮＡ ２", "anna 2" },
    { "ﬁona", "fiona" },
    { "Marti\xcc\x81n", "martin" },
    { "  --  ", "" },
    { "😀", "" },
    { "Anna 2", "anna 2" },
    { "", "" },
  };

  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fold = kith_text_fold (cases[i][0]);

      g_assert_cmpstr (fold, ==, cases[i][1]);
    }
}

/* Of many lines, the end as well, whichever way it is folded. */
static void
test_fold_long (void)
{
  static const char *const ends[][2] = { { "Rosa", "rosa" }, { "Łukasz", "lukasz" }, { "Ольга", "olga" } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *fold = NULL, *beginning = NULL;

      while (text->len < 8 * KITH_TEXT_LINE_MAX)
        g_string_append (text, "by the mill\n");
      g_string_append (text, ends[i][0]);
      fold = kith_text_fold_long (text->str);
      check_fold (fold);
      g_assert_true (g_str_has_suffix (fold, ends[i][1]));
      beginning = kith_text_fold (text->str);
      g_assert_cmpuint (strlen (beginning), <=, KITH_TEXT_LINE_MAX);
      g_assert_true (g_str_has_prefix (fold, beginning));
    }
}

/* The own table says the same as ICU: a Cyrillic letter after a space sends everything through ICU. */
static void
test_table_agrees_with_icu (void)
{
  for (gunichar c = LETTERS_WITH_TABLE_FIRST; c <= LETTERS_WITH_TABLE_LAST; c++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char *fast = NULL;
      g_autofree char *slow = NULL;

      g_string_append_unichar (text, c);
      g_string_append_c (text, 'y');
      fast = kith_text_fold (text->str);
      g_assert_cmpuint (kith_text_fold_version (text->str), ==, KITH_TEXT_FOLD_VERSION);
      g_string_append (text, " б");
      slow = kith_text_fold (text->str);
      g_assert_cmpuint (kith_text_fold_version (text->str), >, KITH_TEXT_FOLD_VERSION);
      g_assert_true (g_str_has_suffix (slow, " b"));
      slow[strlen (slow) - 2] = '\0';
      g_test_message ("U+%04X", c);
      g_assert_cmpstr (fast, ==, slow);
    }
}

static gpointer
fold_thread (gpointer data)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *fold = kith_text_fold ("Владимир 王芳");

      g_assert_cmpstr (fold, ==, "vladimir wang fang");
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("fold", fold_thread, NULL);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
}

static void
test_tokens (void)
{
  g_auto (GStrv) two = kith_text_tokens ("rosa martin");
  g_auto (GStrv) none = kith_text_tokens ("");

  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_cmpstr (two[1], ==, "martin");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_public_name (void)
{
  static const char *const cases[][2] = {
    { "Rosa Martín", "Rosa M." },
    { "Rosa María de la Cruz", "Rosa C." },
    { "Rosa", "Rosa" },
    { "Anne-Marie Élan", "Anne-Marie É." },
    { "Rosa (Red)", "Rosa R." },
    { "Rosa ?", "Rosa" },
    { "Иван Петров", "Иван П." },
    { "Ana n\xcc\x83o", "Ana n\xcc\x83." },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = kith_text_public_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_initials (void)
{
  static const char *const cases[][2] = {
    { "Rosa del Río Martín", "RM" }, { "rosa", "R" },   { "Élan O’Neill", "ÉO" },
    { "Rosa (red)", "RR" },          { "Rosa ?", "R" }, { "? ?", "" },
    { "Иван Петров", "ИП" },         { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = kith_text_initials (cases[i][0]);

      g_assert_cmpstr (letters, ==, cases[i][1]);
    }
}

static void
test_codes (void)
{
  static const char *const cases[][2] = {
    { "Bus pass", "bus-pass" },
    { "  Été & co.  ", "ete-co" },
    { "Нет", "net" },
    { "—", "other" },
    { "a tent that is pitched beside the river", "a-tent-that-is-pitched-beside-th" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = kith_text_make_code (cases[i][0], "other");

      g_assert_cmpstr (code, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/clean-at-a-glance", test_clean_at_a_glance);
  g_test_add_func ("/base/text/clean-lines", test_clean_lines);
  g_test_add_func ("/base/text/cap", test_cap);
  g_test_add_func ("/base/text/hostile", test_hostile);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-long", test_fold_long);
  g_test_add_func ("/base/text/table-agrees-with-icu", test_table_agrees_with_icu);
  g_test_add_func ("/base/text/threads", test_threads);
  g_test_add_func ("/base/text/tokens", test_tokens);
  g_test_add_func ("/base/text/public-name", test_public_name);
  g_test_add_func ("/base/text/initials", test_initials);
  g_test_add_func ("/base/text/codes", test_codes);
  return g_test_run ();
}
