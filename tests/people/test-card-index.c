/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the desk's search finds, in which order, and whom Enter may sign in. */

#include <string.h>

#include "people/kith-card-index.h"

#define LIMIT 6

static KithCard *
put_full (KithCardIndex *index,
          gint64 person,
          const char *name,
          const char *alias,
          const char *code,
          KithCardState state)
{
  const char *aliases[] = { alias, NULL };
  g_autoptr (GError) error = NULL;
  KithCard *card = kith_card_new (person, name, &error);

  g_assert_no_error (error);
  kith_card_set_aliases (card, aliases, &error);
  kith_card_set_code (card, code, &error);
  kith_card_set_state (card, state);
  g_assert_no_error (error);
  kith_card_index_put (index, card);
  kith_card_unref (card);
  return kith_card_index_get (index, person);
}

static void
put (KithCardIndex *index, gint64 person, const char *name)
{
  put_full (index, person, name, NULL, NULL, KITH_CARD_ACTIVE);
}

static KithCardIndex *
index_of (const char *const *names)
{
  KithCardIndex *index = kith_card_index_new ();

  for (guint i = 0; names[i] != NULL; i++)
    put (index, i + 1, names[i]);
  return index;
}

/* "Name!; Other; …": the matches in order, a clear one with "!". */
static char *
ask (KithCardIndex *index, const char *text, KithFindFlags flags)
{
  g_autoptr (GPtrArray) matches = kith_card_index_find (index, text, LIMIT, flags);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const KithMatch *match = g_ptr_array_index (matches, i);

      g_assert_true (i == 0 || !match->clear);
      g_string_append_printf (out, "%s%s%s", i > 0 ? "; " : "", kith_card_get_name (match->card),
                              match->clear ? "!" : "");
    }
  return g_string_free (out, FALSE);
}

static void
assert_finds (KithCardIndex *index, const char *text, const char *wanted)
{
  g_autofree char *found = ask (index, text, KITH_FIND_DEFAULT);

  g_autofree char *shown = g_utf8_make_valid (text, -1);

  g_test_message ("%s → %s", shown, found);
  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_reason (KithCardIndex *index, const char *text, const char *name, KithMatchReason reason)
{
  g_autoptr (GPtrArray) matches = kith_card_index_find (index, text, LIMIT, KITH_FIND_DEFAULT);
  const KithMatch *first;

  g_autofree char *shown = g_utf8_make_valid (text, -1);

  g_test_message ("%s → %s", shown, name);
  g_assert_cmpuint (matches->len, >, 0);
  first = g_ptr_array_index (matches, 0);
  g_assert_cmpstr (kith_card_get_name (first->card), ==, name);
  g_assert_cmpint (first->reason, ==, reason);
  g_assert_true (reason <= KITH_MATCH_ALIAS || !first->clear);
}

/* The register is never listed until someone types two characters that say something. */
static void
test_two_characters (void)
{
  static const char *const names[] = { "Al", "王芳", "Édith Piaf", "A B", "7 Seas", NULL };
  static const char *const nothing[] = { "",   " ",    "a", "é", "王", "--", "a-", " a ", "a\xe2\x80\x8b",
                                         "..", "\xff", "**" };
  g_autoptr (KithCardIndex) index = index_of (names);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    assert_finds (index, nothing[i], "");
  assert_finds (index, "al", "Al!");
  assert_finds (index, "王芳", "王芳!");
  assert_finds (index, "ed", "Édith Piaf");
}

static void
test_words (void)
{
  static const char *const names[] = {
    "Rosa Elena Martín", "José Ñúñez", "Владимир Иванов", "Anne-Marie O’Brien", "محمد علي", "Łukasz Żak", NULL
  };
  g_autoptr (KithCardIndex) index = index_of (names);

  assert_finds (index, "rosa", "Rosa Elena Martín!");
  assert_finds (index, "MARTIN rosa", "Rosa Elena Martín!");
  assert_finds (index, "mar ro el", "Rosa Elena Martín!");
  assert_finds (index, "martín, rosa", "Rosa Elena Martín!");
  assert_finds (index, "jose nunez", "José Ñúñez!");
  assert_finds (index, "vladimir", "Владимир Иванов!");
  assert_finds (index, "Владимир", "Владимир Иванов!");
  assert_finds (index, "obrien", "Anne-Marie O’Brien!");
  assert_finds (index, "o'brien anne", "Anne-Marie O’Brien!");
  assert_finds (index, "lukasz z", "Łukasz Żak!");
  assert_finds (index, "rosa rosa", "");
  assert_finds (index, "ro ro", "");
  assert_finds (index, "rosa quill", "");
}

static void
test_forgiving (void)
{
  static const char *const names[] = { "William Turner",   "Mohammed Haddad", "Katherine Blomqvist",
                                       "Aleksandra Nowak", "Stephen Vane",    "Guadalupe Ríos",
                                       "Anne Marie Berg",  "J.R. Zorn",       NULL };
  g_autoptr (KithCardIndex) index = index_of (names);

  assert_reason (index, "bill turner", "William Turner", KITH_MATCH_NICKNAME);
  assert_reason (index, "bill", "William Turner", KITH_MATCH_NICKNAME);
  assert_reason (index, "ola nowak", "Aleksandra Nowak", KITH_MATCH_NICKNAME);
  assert_reason (index, "lupe", "Guadalupe Ríos", KITH_MATCH_NICKNAME);
  assert_reason (index, "willaim", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "tunrer", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "katehrien", "Katherine Blomqvist", KITH_MATCH_TYPO);
  assert_reason (index, "mohamed", "Mohammed Haddad", KITH_MATCH_NICKNAME);
  assert_reason (index, "mehammid", "Mohammed Haddad", KITH_MATCH_TYPO);
  assert_reason (index, "feyne", "Stephen Vane", KITH_MATCH_SOUND);
  assert_reason (index, "williamturner", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "willia mturner", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "willi am turner", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "williamxturner", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "annemarie", "Anne Marie Berg", KITH_MATCH_TYPO);
  assert_reason (index, "annemarie berg", "Anne Marie Berg", KITH_MATCH_TYPO);
  assert_reason (index, "wlliam tur", "William Turner", KITH_MATCH_TYPO);
  assert_reason (index, "kathreine b", "Katherine Blomqvist", KITH_MATCH_TYPO);
  assert_reason (index, "jr", "J.R. Zorn", KITH_MATCH_TYPO);
  assert_reason (index, "jr zorn", "J.R. Zorn", KITH_MATCH_TYPO);
  assert_finds (index, "tirmes", "");
}

static void
test_aliases (void)
{
  g_autoptr (KithCardIndex) index = kith_card_index_new ();
  g_autoptr (GPtrArray) matches = NULL;
  const KithMatch *match;

  put_full (index, 1, "Robert Martin", "Sunny Day", NULL, KITH_CARD_ACTIVE);
  put (index, 2, "Sunniva Holm");
  assert_reason (index, "sunny", "Robert Martin", KITH_MATCH_ALIAS);
  assert_reason (index, "sunny martin", "Robert Martin", KITH_MATCH_ALIAS);
  assert_finds (index, "sunny", "Robert Martin!; Sunniva Holm");

  matches = kith_card_index_find (index, "sunn", LIMIT, KITH_FIND_DEFAULT);
  g_assert_cmpuint (matches->len, ==, 2);
  match = g_ptr_array_index (matches, 1);
  g_assert_cmpstr (match->alias, ==, "Sunny Day");
  g_assert_false (match->clear);
  g_assert_null (((KithMatch *) g_ptr_array_index (matches, 0))->alias);
}

static void
test_codes (void)
{
  g_autoptr (KithCardIndex) index = kith_card_index_new ();

  put_full (index, 1, "Rosa Martin", NULL, "KC-1042", KITH_CARD_ACTIVE);
  put_full (index, 2, "Ana Kc 1042", NULL, "KC-2", KITH_CARD_ACTIVE);
  put_full (index, 3, "Bo Lund", NULL, "KC-3", KITH_CARD_DIED);
  put_full (index, 4, "Cy Dahl", NULL, "KC-4", KITH_CARD_ACTIVE);
  put_full (index, 5, "Di Moe", NULL, "KC-4", KITH_CARD_ACTIVE);

  assert_finds (index, "KC-1042", "Rosa Martin!; Ana Kc 1042");
  assert_finds (index, " kc-1042\n", "Rosa Martin!; Ana Kc 1042");
  g_assert_cmpint (kith_card_get_person (kith_card_index_get_by_code (index, "kc-1042")), ==, 1);
  g_assert_null (kith_card_index_get_by_code (index, "KC-10"));
  g_assert_null (kith_card_index_get_by_code (index, ""));

  /* Of one who has died, and of two people. */
  g_assert_null (kith_card_index_get_by_code (index, "KC-3"));
  g_assert_null (kith_card_index_get_by_code (index, "KC-4"));
  assert_finds (index, "KC-4", "Di Moe; Cy Dahl");

  /* A code given to somebody else, and a card taken away. */
  put_full (index, 4, "Cy Dahl", NULL, "KC-9", KITH_CARD_ACTIVE);
  g_assert_cmpint (kith_card_get_person (kith_card_index_get_by_code (index, "KC-4")), ==, 5);
  g_assert_cmpint (kith_card_get_person (kith_card_index_get_by_code (index, "KC-9")), ==, 4);
  g_assert_true (kith_card_index_remove (index, 5));
  g_assert_null (kith_card_index_get_by_code (index, "KC-4"));
  g_assert_false (kith_card_index_remove (index, 5));
}

/* Enter signs in only a single clear match. */
static void
test_clear (void)
{
  static const char *const names[] = { "Ann Lee",      "Anna Leeson", "Sam",           "Sam Miller",
                                       "Robert Frost", "Bobby Ray",   "Maria Lopez",   "Maria Lopez",
                                       "Zed Quark",    "Maria Quist", "Pia Holm Berg", "Pia Holm",
                                       "Xiomara Diaz", NULL };
  g_autoptr (KithCardIndex) index = index_of (names);

  /* One person, by whole words or three letters of a beginning. */
  assert_finds (index, "zed", "Zed Quark!");
  assert_finds (index, "zed q", "Zed Quark!");
  assert_finds (index, "qua", "Zed Quark!");
  assert_finds (index, "xi", "Xiomara Diaz");
  assert_finds (index, "xio", "Xiomara Diaz!");

  /* Several have the words: nobody, unless they are one person's whole name and nobody else's words. */
  assert_finds (index, "sam", "Sam; Sam Miller");
  assert_finds (index, "maria lopez", "Maria Lopez; Maria Lopez");
  assert_finds (index, "ann lee", "Ann Lee!; Anna Leeson");
  assert_finds (index, "lee ann", "Ann Lee!; Anna Leeson");
  assert_finds (index, "ann le", "Ann Lee; Anna Leeson");
  assert_finds (index, "pia holm", "Pia Holm; Pia Holm Berg");
  assert_finds (index, "pia holm be", "Pia Holm Berg!");

  /* Who may be meant by a nickname. */
  assert_finds (index, "bobby", "Bobby Ray; Robert Frost");
  assert_finds (index, "bobby ray", "Bobby Ray!");
  assert_finds (index, "bob frost", "Robert Frost");

  /* What had to be forgiven. */
  assert_finds (index, "zde quark", "Zed Quark");
  assert_finds (index, "zedquark", "Zed Quark");
  assert_finds (index, "zed kwark", "Zed Quark");
}

static void
test_states (void)
{
  g_autoptr (KithCardIndex) index = kith_card_index_new ();
  g_autofree char *with_died = NULL;

  put_full (index, 1, "Rosa Martin", NULL, NULL, KITH_CARD_ACTIVE);
  put_full (index, 2, "Rosa Moe", NULL, NULL, KITH_CARD_DIED);
  put_full (index, 3, "Rosa Lund", NULL, NULL, KITH_CARD_HIDDEN);
  put_full (index, 4, "Tove Away", NULL, NULL, KITH_CARD_AWAY);

  /* Who is left out does not stand in the way of who is meant. */
  assert_finds (index, "rosa", "Rosa Martin!");
  assert_finds (index, "rosa l", "");
  assert_finds (index, "tove", "Tove Away!");
  with_died = ask (index, "rosa", KITH_FIND_INCLUDE_DIED);
  g_assert_cmpstr (with_died, ==, "Rosa Martin; Rosa Moe");
  g_assert_nonnull (kith_card_index_get (index, 3));

  put_full (index, 3, "Rosa Lund", NULL, NULL, KITH_CARD_ACTIVE);
  assert_finds (index, "rosa l", "Rosa Lund!");
}

static void
test_order (void)
{
  static const char *const names[] = { "Maria A",   "Maria B", "Maria C", "Maria D",
                                       "Mariana E", "Marja F", NULL };
  g_autoptr (KithCardIndex) index = index_of (names);

  assert_finds (index, "maria", "Maria A; Maria B; Maria C; Maria D; Mariana E; Marja F");
  kith_card_index_set_presence (index, 1, 20000, 1);
  kith_card_index_set_presence (index, 2, 19000, 40);
  kith_card_index_set_presence (index, 3, 20000, 40);
  kith_card_index_set_presence (index, 5, 20000, 400);
  kith_card_index_set_presence (index, 99, 30000, 400);
  assert_finds (index, "maria", "Maria C; Maria A; Maria B; Maria D; Mariana E; Marja F");
  assert_finds (index, "mari", "Mariana E; Maria C; Maria A; Maria B; Maria D; Marja F");

  /* What is known of somebody's presence stays when the card changes. */
  put (index, 3, "Maria CC");
  assert_finds (index, "maria c", "Maria CC!");
  assert_finds (index, "maria", "Maria CC; Maria A; Maria B; Maria D; Mariana E; Marja F");
}

static void
test_limit (void)
{
  static const char *const names[] = { "Maria A", "Maria B", "Maria C", NULL };
  g_autoptr (KithCardIndex) index = index_of (names);

  for (guint limit = 1; limit < 5; limit++)
    {
      g_autoptr (GPtrArray) matches = kith_card_index_find (index, "maria", limit, KITH_FIND_DEFAULT);

      g_assert_cmpuint (matches->len, ==, MIN (limit, 3));
      g_assert_false (((KithMatch *) g_ptr_array_index (matches, 0))->clear);
    }
}

/* One error is less than two nicknames, also where only one match is wanted. */
static void
test_limit_is_no_shortcut (void)
{
  static const char *const names[] = { "Robert William", "Bob Bull", NULL };
  g_autoptr (KithCardIndex) index = index_of (names);
  g_autoptr (GPtrArray) matches = kith_card_index_find (index, "bob bill", 1, KITH_FIND_DEFAULT);

  assert_finds (index, "bob bill", "Bob Bull; Robert William");
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpstr (kith_card_get_name (((KithMatch *) matches->pdata[0])->card), ==, "Bob Bull");
}

static void
test_clear_and_reuse (void)
{
  static const char *const names[] = { "Rosa Martin", "Ana Gil", NULL };
  g_autoptr (KithCardIndex) index = index_of (names);

  assert_finds (index, "rosa", "Rosa Martin!");
  kith_card_index_clear (index);
  g_assert_cmpuint (kith_card_index_get_size (index), ==, 0);
  assert_finds (index, "rosa", "");
  put (index, 7, "Rosa Quill");
  assert_finds (index, "rosa", "Rosa Quill!");
  g_assert_cmpuint (kith_card_index_get_size (index), ==, 1);
  g_assert_cmpuint (kith_card_index_get_memory (index), >, 0);
}

static char *
draw_name (GRand *rand)
{
  static const char *const given[] = { "Maria",  "Marta", "Ana",        "José", "Bob",
                                       "Robert", "Ola",   "Anne Marie", "Li",   "Stephen" };
  static const char *const family[] = { "Lopez", "Lopes",  "Nowak",        "Schmidt", "Schmitt",
                                        "Li",    "Haddad", "Katzenberger", "Ann" };

  return g_strdup_printf ("%s %s", given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
                          family[g_rand_int_range (rand, 0, G_N_ELEMENTS (family))]);
}

/* After any cards put, changed and taken away, the index answers as one filled afresh. */
static void
test_kept_current (void)
{
  static const char *const queries[] = { "maria",      "ma lo", "bob",       "schmit",
                                         "lopes jose", "li li", "annemarie", "katzenbergre",
                                         "rob n",      "sunny", "steven" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  g_autoptr (KithCardIndex) index = kith_card_index_new ();
  g_autoptr (GHashTable) cards = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) kith_card_unref);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (KithCardIndex) fresh = kith_card_index_new ();
      GHashTableIter iter;
      gpointer key, value;

      for (guint i = 0; i < 10; i++)
        {
          gint64 person = g_rand_int_range (rand, 1, 60);

          if (g_rand_int_range (rand, 0, 3) == 0)
            {
              g_assert_true (kith_card_index_remove (index, person) ==
                             g_hash_table_remove (cards, GINT_TO_POINTER (person)));
              continue;
            }

          g_autofree char *name = draw_name (rand);
          const char *alias = g_rand_boolean (rand) ? "Sunny" : NULL;
          const char *code = g_rand_boolean (rand) ? "77" : NULL;
          KithCardState state = (KithCardState) g_rand_int_range (rand, 0, 4);

          g_hash_table_replace (cards, GINT_TO_POINTER (person),
                                kith_card_ref (put_full (index, person, name, alias, code, state)));
        }

      kith_card_index_reserve (fresh, 60);
      g_hash_table_iter_init (&iter, cards);
      while (g_hash_table_iter_next (&iter, &key, &value))
        kith_card_index_put (fresh, value);
      kith_card_index_prepare (fresh);

      g_assert_cmpuint (kith_card_index_get_size (index), ==, g_hash_table_size (cards));
      g_assert_true (kith_card_index_get_by_code (index, "77") == kith_card_index_get_by_code (fresh, "77"));
      for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
        {
          g_autofree char *kept = ask (index, queries[q], KITH_FIND_DEFAULT);
          g_autofree char *made = ask (fresh, queries[q], KITH_FIND_DEFAULT);

          g_assert_cmpstr (kept, ==, made);
        }
    }
}

/* Whatever is typed or scanned: an answer, and never more than asked for. */
static void
test_hostile (void)
{
  static const char *const names[] = {
    "Rosa Martin", "王芳", "Владимир Иванов", "A", "7", "Anne-Marie", NULL
  };
  g_autoptr (KithCardIndex) index = index_of (names);
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);
  g_autofree char *long_text = g_strnfill (100000, 'a');
  g_autofree char *many_words = g_strnfill (20000, ' ');

  for (gsize i = 0; i < 20000; i += 2)
    many_words[i] = 'a';
  g_ptr_array_unref (kith_card_index_find (index, long_text, 3, KITH_FIND_DEFAULT));
  g_ptr_array_unref (kith_card_index_find (index, many_words, 3, KITH_FIND_DEFAULT));

  for (guint i = 0; i < 20000; i++)
    {
      char text[24];
      gsize n = (gsize) g_rand_int_range (rand, 0, sizeof text);
      g_autoptr (GPtrArray) matches = NULL;

      for (gsize j = 0; j < n; j++)
        text[j] = g_rand_boolean (rand) ? "rosa mtin王"[g_rand_int_range (rand, 0, 12)]
                                        : (char) g_rand_int_range (rand, 1, 256);
      text[n == sizeof text ? n - 1 : n] = '\0';
      matches = kith_card_index_find (index, text, 3, KITH_FIND_INCLUDE_DIED);
      g_assert_cmpuint (matches->len, <=, 3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/card-index/two-characters", test_two_characters);
  g_test_add_func ("/people/card-index/words", test_words);
  g_test_add_func ("/people/card-index/forgiving", test_forgiving);
  g_test_add_func ("/people/card-index/aliases", test_aliases);
  g_test_add_func ("/people/card-index/codes", test_codes);
  g_test_add_func ("/people/card-index/clear", test_clear);
  g_test_add_func ("/people/card-index/states", test_states);
  g_test_add_func ("/people/card-index/order", test_order);
  g_test_add_func ("/people/card-index/limit", test_limit);
  g_test_add_func ("/people/card-index/limit-is-no-shortcut", test_limit_is_no_shortcut);
  g_test_add_func ("/people/card-index/clear-and-reuse", test_clear_and_reuse);
  g_test_add_func ("/people/card-index/kept-current", test_kept_current);
  g_test_add_func ("/people/card-index/hostile", test_hostile);
  return g_test_run ();
}
