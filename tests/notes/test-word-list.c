/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where phrases stand: on word boundaries, outside quotations, the longest; that looking again at what
 * changed finds what looking at all finds; and how a list is read. */

#include <string.h>

#include "base/kith-error.h"
#include "notes/kith-word-list.h"

#define SMALL                                                                                                \
  "# A small list\n"                                                                                         \
  "diagnosis: manic episode, manic, naïve = high energy # one\n"                                            \
  "judging: non-compliant, can't cope = (what they chose)\n"                                                 \
  "name: Old Tom = (a neighbor)\n"                                                                           \
  "fine: manic Monday\n"                                                                                     \
  "names: = a role\n"                                                                                        \
  "given: Anna, Peter\n"                                                                                     \
  "title: Dr, Mrs\n"                                                                                         \
  "role: landlord, mother\n"                                                                                 \
  "place: House, Street\n"                                                                                   \
  "common: Monday, I\n"                                                                                      \
  "particle: von, der\n"                                                                                     \
  "determiner: the\n"

static KithWordList *
make (const char *text)
{
  g_autoptr (GError) error = NULL;
  KithWordList *list = kith_word_list_new ("en", text, &error);

  g_assert_no_error (error);
  return list;
}

/* "kind: words > offer", parted by "|"; an offer that is advice in parentheses. */
static char *
describe (const char *text, GArray *matches)
{
  g_autoptr (GString) said = g_string_new (NULL);
  gsize before = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const KithWordMatch *match = &g_array_index (matches, KithWordMatch, i);

      g_assert_cmpuint (match->start, >=, before);
      g_assert_cmpuint (match->end, >, match->start);
      g_assert_cmpuint (match->end, <=, strlen (text));
      before = match->end;
      g_string_append_printf (said, "%s%s: %.*s > ", i > 0 ? "|" : "", kith_word_kind_to_code (match->kind),
                              (int) (match->end - match->start), text + match->start);
      g_string_append_printf (said, match->is_advice ? "(%s)" : "%s", match->offer);
    }
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
expect_about (KithWordList *list, const char *const *own, const char *text, const char *expected)
{
  g_autoptr (GArray) matches = kith_word_list_check (list, text, own);
  g_autofree char *said = describe (text, matches);

  g_assert_cmpstr (said, ==, expected);
}

static void
expect (KithWordList *list, const char *text, const char *expected)
{
  expect_about (list, NULL, text, expected);
}

static void
test_phrases (void)
{
  g_autoptr (KithWordList) list = make (SMALL);

  g_assert_cmpuint (kith_word_list_get_length (list), ==, 6);
  expect (list, "", "");
  expect (list, "A quiet day.", "");
  expect (list, "He was manic.", "diagnosis: manic > high energy");
  expect (list, "MANIC", "diagnosis: MANIC > high energy");
  expect (list, "A naive and a nai\xcc\x88ve plan",
          "diagnosis: naive > high energy|diagnosis: nai\xcc\x88ve > high energy");
  /* The longest; and what is fine takes the shorter one with it. */
  expect (list, "A manic episode, then manic",
          "diagnosis: manic episode > high energy|diagnosis: manic > high energy");
  expect (list, "A manic Monday", "");
  /* On word boundaries: no part of a word, nothing across a sentence, but across a line's white space. */
  expect (list, "Romanic manics manic-ally hypomanic", "diagnosis: manic > high energy");
  expect (list, "He was manic. Episode two", "diagnosis: manic > high energy");
  expect (list, "manic  episode", "diagnosis: manic  episode > high energy");
  expect (list, "manic\nepisode", "diagnosis: manic > high energy");
  expect (list, "non-compliant, non compliant, noncompliant",
          "judging: non-compliant > (what they chose)|judging: non compliant > (what they chose)");
  expect (list, "She can\xe2\x80\x99t cope", "judging: can\xe2\x80\x99t cope > (what they chose)");
  expect (list, "with Old Tom", "name: Old Tom > (a neighbor)");
}

static void
test_quotes (void)
{
  g_autoptr (KithWordList) list = make (SMALL);

  expect (list, "She said \"manic\" today.", "");
  expect (list, "She said “I was manic” and manic.", "diagnosis: manic > high energy");
  expect (list, "Sie sagte: „manic“ – manic", "diagnosis: manic > high energy");
  expect (list, "Elle dit « manic » manic", "diagnosis: manic > high energy");
  expect (list, "er sagte »manic« manic", "diagnosis: manic > high energy");
  expect (list, "He said 'so manic' and ‘manic’ and ‚manic‘.", "");
  /* Whoever has begun a quotation is still writing it; the paragraph ends it. */
  expect (list, "He said “I feel manic\nmanic", "diagnosis: manic > high energy");
  /* Apostrophes and inches open none. */
  expect (list, "The clients' manic door is 6'2\" high, manic",
          "diagnosis: manic > high energy|diagnosis: manic > high energy");
  expect (list, "'tis manic", "diagnosis: manic > high energy");
  expect (list, "A ‘can’t stop’ manic", "diagnosis: manic > high energy");
  /* Half of a phrase. */
  expect (list, "manic \"episode\"", "diagnosis: manic > high energy");
}

/* Marks that nothing closes: each is looked for once, not from every one of them to the end. */
static void
test_many_quotes (void)
{
  g_autoptr (KithWordList) list = make (SMALL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 2 == 0 ? " 'x" : " ‘x");
  g_string_append (text, " manic");
  expect (list, text->str, "diagnosis: manic > high energy");
}

static void
test_names (void)
{
  g_autoptr (KithWordList) list = make (SMALL);
  const char *const own[] = { "Anna Berg", "Annie", NULL };

  expect (list, "We met Peter Jensen there.", "name: Peter Jensen > (a role)");
  expect (list, "Peter Jensen came.", "name: Peter Jensen > (a role)");
  expect (list, "Then Peter came.", "");
  expect (list, "I asked Peter Monday.", "");
  expect (list, "We saw Peter. Tea was ready", "");
  expect (list, "at Peter Jensen House", "");
  expect (list, "on Anna Street", "");
  expect (list, "in Green Valley with Housing Authority", "");
  expect (list, "asked Dr. Okafor about it", "name: Okafor > (a role)");
  expect (list, "asked Mrs Okafor", "name: Okafor > (a role)");
  expect (list, "the Dr. Okafor", "");
  expect (list, "her landlord Bob Teague wrote", "name: Bob Teague > (a role)");
  expect (list, "her landlord, Bob Teague, wrote", "name: Bob Teague > (a role)");
  expect (list, "her landlord. Bob Teague wrote", "");
  expect (list, "her landlord Bob wrote", "");
  expect (list, "with Anna von der Heide today", "name: Anna von der Heide > (a role)");
  expect (list, "\"Peter Jensen\" he said", "");
  /* Whom it is about, by whichever of their names. */
  expect_about (list, own, "Anna Berg and Anna H. and Annie Berg came", "");
  expect_about (list, own, "Mrs. Berg and Anna Berg\xe2\x80\x99s dog", "");
  expect_about (list, own, "her brother Peter Berg", "name: Peter Berg > (a role)");
}

/* Where nouns have capitals too. */
static void
test_noun_capitals (void)
{
  g_autoptr (KithWordList) list = make (SMALL "capitals: nouns\n");

  expect (list, "Peter Suppe kocht", "");
  expect (list, "landlord Geld Sorgen", "");
  expect (list, "landlord Peter Jensen kam", "name: Peter Jensen > (a role)");
  expect (list, "mit Mrs Jensen", "name: Jensen > (a role)");
}

static void
expect_refused (const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithWordList) list = kith_word_list_new ("en", text, &error);

  g_assert_null (list);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_refused (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  expect_refused ("judging: lazy", "Line 1 ");
  expect_refused ("\n# a remark\njudging lazy = busy", "Line 3 ");
  expect_refused ("lazy = busy: very", "Line 1 ");
  expect_refused ("judging: lazy = busy\nblaming: lazy = busy", "Line 2 ");
  expect_refused ("judging: = busy", "at least one word");
  expect_refused ("judging: lazy =", "behind “=”");
  expect_refused ("judging: , , = busy", "at least one word");
  expect_refused ("judging: lazy = busy\ndiagnosis: LAZY = tired", "already");
  expect_refused ("judging: one two three four five six seven eight nine = busy", "eight");
  expect_refused ("judging: lazy. Bones = busy", "eight");
  expect_refused ("judging: \"lazy\" = busy", "eight");
  expect_refused ("given: Anna Maria", "single words");
  expect_refused ("given: Anna = somebody", "leave “=” out");
  expect_refused ("fine: manic Monday = busy", "leave “=” out");
  expect_refused ("capitals: verbs", "Line 1 ");
  expect_refused ("names: Anna = a role", "Line 1 ");
  expect_refused ("judging: \xff\xfe = busy", "UTF-8");
  for (guint i = 0; i < 5001; i++)
    g_string_append (many, "# remark\n");
  expect_refused (many->str, "5000");
}

/* Each phrase of a list that comes with Kith is found where it stands, and by its own offer. */
static void
test_default (gconstpointer data)
{
  const char *language = data;
  g_autofree char *text = kith_word_list_dup_default (language);
  g_autoptr (KithWordList) list = kith_word_list_new_default (language);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  g_assert_cmpstr (kith_word_list_get_language (list), ==, language);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strndup (lines[i], strcspn (lines[i], "#"));
      g_auto (GStrv) sides = g_strsplit (line, " = ", 2);
      char *colon = strchr (line, ':');
      g_auto (GStrv) phrases = NULL;

      if (colon == NULL || sides[1] == NULL || g_str_has_prefix (line, "names:"))
        continue;
      phrases = g_strsplit (strchr (sides[0], ':') + 1, ",", -1);
      for (guint k = 0; phrases[k] != NULL; k++, n++)
        {
          g_autofree char *phrase = g_strdup (g_strstrip (phrases[k]));
          g_autofree char *sentence = g_strdup_printf ("und %s und", phrase);
          g_autofree char *expected =
              g_strdup_printf ("%.*s: %s > %s", (int) (colon - line), line, phrase, sides[1]);

          expect (list, sentence, expected);
        }
    }
  g_assert_cmpuint (n, ==, kith_word_list_get_length (list));
  g_assert_cmpuint (n, >, 150);
}

static void
test_languages (void)
{
  g_assert_true (kith_word_list_has_default ("en"));
  g_assert_true (kith_word_list_has_default ("de"));
  g_assert_false (kith_word_list_has_default ("xx"));
  g_assert_false (kith_word_list_has_default ("../nicknames"));
  g_assert_null (kith_word_list_dup_default (""));
}

/* ---- Looking again. */

static void
append_chance (GString *text, GRand *rand)
{
  static const char *const pieces[] = {
    "manic", " ",        " ", " ",     "\n",           "\n",        "\r\n",  "episode", "Monday", "\"", "“",
    "”",     "„",        "'", "’",     "non-",         "compliant", "Peter", "Jensen",  "Dr",     ".",  ",",
    "Mrs",   "landlord", "ü", "naïve", "\xe2\x80\xa9", "日本",      "x",     "House",   "\r",     "-",
  };

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

static gsize
draw_place (const GString *text, GRand *rand)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) text->len + 1);

  while (at < text->len && ((guchar) text->str[at] & 0xc0) == 0x80)
    at++;
  return at;
}

static void
test_recheck (void)
{
  g_autoptr (KithWordList) list = make (SMALL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  const char *const own[] = { "Anna Berg", NULL };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) matches = NULL;

      for (guint i = 0; i < 12; i++)
        append_chance (text, rand);
      matches = kith_word_list_check (list, text->str, own);
      for (guint i = 0; i < 30; i++)
        {
          gsize a = draw_place (text, rand), b = draw_place (text, rand), at = MIN (a, b);
          gsize n_removed = g_rand_boolean (rand) ? MAX (a, b) - at : 0;
          g_autoptr (GString) more = g_string_new (NULL);
          g_autoptr (GArray) whole = NULL;
          g_autofree char *said = NULL, *expected = NULL;

          append_chance (more, rand);
          g_string_erase (text, (gssize) at, (gssize) n_removed);
          g_string_insert_len (text, (gssize) at, more->str, (gssize) more->len);
          kith_word_list_recheck (list, matches, text->str, at, n_removed, more->len, own);
          whole = kith_word_list_check (list, text->str, own);
          said = describe (text->str, matches);
          expected = describe (text->str, whole);
          g_assert_cmpstr (said, ==, expected);
          g_assert_cmpmem (matches->data, matches->len * sizeof (KithWordMatch), whole->data,
                           whole->len * sizeof (KithWordMatch));
        }
    }
}

static gpointer
check_often (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    expect (
        data, "He was manic with Peter Jensen, non-compliant",
        "diagnosis: manic > high energy|name: Peter Jensen > (a role)|judging: non-compliant > (what they "
        "chose)");
  kith_word_list_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (KithWordList) list = make (SMALL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("check", check_often, kith_word_list_ref (list));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notes/word-list/phrases", test_phrases);
  g_test_add_func ("/notes/word-list/quotes", test_quotes);
  g_test_add_func ("/notes/word-list/many-quotes", test_many_quotes);
  g_test_add_func ("/notes/word-list/names", test_names);
  g_test_add_func ("/notes/word-list/noun-capitals", test_noun_capitals);
  g_test_add_func ("/notes/word-list/refused", test_refused);
  g_test_add_data_func ("/notes/word-list/default-en", "en", test_default);
  g_test_add_data_func ("/notes/word-list/default-de", "de", test_default);
  g_test_add_func ("/notes/word-list/languages", test_languages);
  g_test_add_func ("/notes/word-list/recheck", test_recheck);
  g_test_add_func ("/notes/word-list/threads", test_threads);

  return g_test_run ();
}
