/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search against one that looks at everybody and tries everything, and how often it finds the
 * right person at 5,000 people. */

#include <string.h>

#include "base/kith-distance.h"
#include "base/kith-nicknames.h"
#include "base/kith-phonetic.h"
#include "base/kith-text.h"
#include "people/kith-card-index.h"

#define NONE 1000000
#define LIMIT 5

/* One way to place typed words. */
typedef struct
{
  guint sum;
  guint worst;
  gboolean alias;
} Way;

typedef struct
{
  gint64 person;
  const char *fold;
  guint cost;
  guint presence;
} Found;

typedef struct
{
  GPtrArray *cards;     /* (owned) (element-type KithCard) */
  KithCardIndex *index; /* (owned) */
  GArray *presence;     /* (owned) (element-type guint) */
} Town;

static gboolean
begins (const char *word, const char *with)
{
  return g_str_has_prefix (word, with);
}

static guint
distance (const char *a, const char *b, guint bound)
{
  return kith_distance (a, strlen (a), b, strlen (b), bound);
}

static guint
prefix_distance (const char *typed, const char *word)
{
  guint best = 9;

  for (gsize n = 0; n <= strlen (word); n++)
    best = MIN (best, kith_distance (typed, strlen (typed), word, n, 9));
  return best;
}

static gboolean
sound_alike (const char *typed, const char *word)
{
  KithPhonetic a, b;

  if (strlen (typed) < 3)
    return FALSE;

  kith_phonetic_init (&a, typed, strlen (typed));
  kith_phonetic_init (&b, word, strlen (word));
  for (guint i = 0; i < a.n; i++)
    for (guint j = 0; j < b.n; j++)
      if (strcmp (a.keys[i], b.keys[j]) == 0 &&
          (strlen (a.keys[i]) > 1 || (strlen (typed) <= 5 && strlen (word) <= 5 && typed[0] == word[0])))
        return TRUE;
  return FALSE;
}

/* The table in kith-card-search.c, read aloud. */
static guint
cost_of_word (const char *typed, const char *word, gboolean last, gboolean alone)
{
  guint bound = strlen (word) >= 8 && strlen (typed) >= 6 ? 2 : 1, cost = NONE, errors;

  if (strcmp (typed, word) == 0)
    return 0;
  if (begins (word, typed))
    return 2;
  if (kith_nicknames_are_equal (kith_nicknames_get_default (), typed, word))
    return 32;

  errors = distance (typed, word, bound);
  if (errors <= bound && (strlen (typed) > 2 || (strlen (typed) == 2 && !alone)))
    cost = (strlen (typed) < 3 ? 60 : 48) + (errors > 1 ? 12 : 0) + (typed[0] != word[0] ? 4 : 0) -
           (sound_alike (typed, word) ? 4 : 0);
  if (last && strlen (typed) >= 4 && strlen (word) > strlen (typed) && prefix_distance (typed, word) <= 1)
    cost = MIN (cost, 66);
  return MIN (cost, sound_alike (typed, word) ? 72 : NONE);
}

static guint
cost_of_pair (const char *typed, const char *pair)
{
  if (strcmp (typed, pair) == 0)
    return 40;
  if (strlen (typed) < 4)
    return NONE;
  if (begins (pair, typed))
    return 42;
  return distance (typed, pair, 1) <= 1 ? 56 : NONE;
}

static guint
cost_of_joined (const char *joined, const char *word, gboolean pair)
{
  if (strcmp (joined, word) == 0)
    return 40;
  return !pair && strlen (word) == strlen (joined) + 1 && distance (joined, word, 1) <= 1 ? 56 : NONE;
}

typedef struct
{
  GPtrArray *words; /* (owned) */
  GArray *name_of;  /* (owned) (element-type guint): which name each is of */
} Words;

static Words
words_of (const KithCard *card)
{
  const char *const *folds = kith_card_get_folds (card);
  Words words = { g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint i = 0; folds[i] != NULL; i++)
    {
      g_autofree GStrv parts = kith_text_tokens (folds[i]);

      for (guint j = 0; parts[j] != NULL; j++)
        {
          g_ptr_array_add (words.words, parts[j]);
          g_array_append_val (words.name_of, i);
        }
    }
  return words;
}

static void
words_clear (Words *words)
{
  g_ptr_array_unref (words->words);
  g_array_unref (words->name_of);
}

static void
try_all (const Words *words,
         const GStrv typed,
         guint n,
         int joined_at,
         guint t,
         guint64 used,
         Way way,
         Way *best)
{
  if (t == n)
    {
      if (way.sum < best->sum || (way.sum == best->sum && way.worst < best->worst) ||
          (way.sum == best->sum && way.worst == best->worst && way.alias < best->alias))
        *best = way;
      return;
    }

  for (guint i = 0; i < words->words->len; i++)
    {
      guint name = g_array_index (words->name_of, guint, i);
      guint alias = name > 0 ? 1 : 0;

      for (guint width = 1; width <= 2; width++)
        {
          guint64 mask = (width == 1 ? G_GUINT64_CONSTANT (1) : G_GUINT64_CONSTANT (3)) << i;
          g_autofree char *text = NULL;
          guint cost;

          if ((used & mask) != 0 || (width == 2 && (i + 1 >= words->words->len ||
                                                    g_array_index (words->name_of, guint, i + 1) != name)))
            continue;

          text = g_strconcat (words->words->pdata[i], width == 2 ? words->words->pdata[i + 1] : "", NULL);
          if (joined_at == (int) t)
            cost = cost_of_joined (typed[t], text, width == 2);
          else if (width == 2)
            cost = cost_of_pair (typed[t], text);
          else
            cost = cost_of_word (typed[t], text, t + 1 == n, n == 1 && joined_at < 0);

          if (cost < NONE)
            try_all (words, typed, n, joined_at, t + 1, used | mask,
                     (Way){ way.sum + cost + alias, MAX (way.worst, cost + alias), way.alias || alias },
                     best);
        }
    }
}

static guint
slow_cost (const KithCard *card, const GStrv typed, int joined_at, Way *way)
{
  Words words = words_of (card);
  guint n = g_strv_length (typed), n_name = 0;
  gboolean whole, begins_name;

  *way = (Way){ NONE, NONE, FALSE };
  try_all (&words, typed, n, joined_at, 0, 0, (Way){ 0 }, way);
  for (guint i = 0; i < words.name_of->len; i++)
    n_name += g_array_index (words.name_of, guint, i) == 0;
  begins_name = n == 1 && way->worst == 2 && begins (words.words->pdata[0], typed[0]) &&
                strcmp (words.words->pdata[0], typed[0]) != 0;
  words_clear (&words);
  if (way->sum >= NONE)
    return NONE;

  whole = n == n_name && !way->alias;
  return 2 * way->sum + (!whole && !begins_name ? 1 : 0);
}

static guint
slow_cost_all (const KithCard *card, const GStrv typed, Way *way)
{
  guint n = g_strv_length (typed), best = slow_cost (card, typed, -1, way);

  for (guint at = 0; at + 1 < n && n <= 4; at++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) variant = NULL;
      Way other;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *word = g_strconcat (typed[i], i == at ? typed[i + 1] : "", NULL);

          g_strv_builder_add (builder, word);
          i += i == at;
        }
      variant = g_strv_builder_end (builder);
      best = MIN (best, slow_cost (card, variant, (int) at, &other));
    }
  return best;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *x = a, *y = b;
  int order;

  if (x->cost != y->cost)
    return x->cost < y->cost ? -1 : 1;
  if (x->presence != y->presence)
    return x->presence > y->presence ? -1 : 1;
  order = strcmp (x->fold, y->fold);
  return order != 0 ? order : (x->person > y->person) - (x->person < y->person);
}

/* The answer in order, and whether its first is clear. */
static GArray *
slow_find (Town *town, const char *text, gboolean *clear)
{
  g_autofree char *fold = kith_text_fold (text);
  g_auto (GStrv) typed = kith_text_tokens (fold);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));
  guint n_plain = 0, n_exact = 0, n_nicknames = 0, letters = 0;
  Way first = { 0 };

  for (guint i = 0; typed[i] != NULL; i++)
    letters += (guint) strlen (typed[i]);

  for (guint i = 0; i < town->cards->len; i++)
    {
      const KithCard *card = town->cards->pdata[i];
      Found found = { kith_card_get_person (card), kith_card_get_folds (card)[0], 0,
                      g_array_index (town->presence, guint, i) };
      Way way;

      found.cost = slow_cost_all (card, typed, &way);
      if (found.cost >= NONE)
        continue;
      n_exact += way.worst <= 1;
      n_plain += way.worst <= 3;
      n_nicknames += way.worst > 3 && way.worst <= 33;
      g_array_append_val (all, found);
    }

  g_array_sort (all, compare_found);
  *clear = FALSE;
  if (all->len > 0 && n_nicknames == 0)
    {
      const Found *best = &g_array_index (all, Found, 0);
      const KithCard *card = kith_card_index_get (town->index, best->person);
      g_auto (GStrv) own = kith_text_tokens (best->fold);
      guint n = g_strv_length (typed);

      slow_cost (card, typed, -1, &first);
      if (first.worst <= 3)
        *clear = n_plain == 1 ? first.worst <= 1 || letters >= 3
                              : n > 1 && n_exact == 1 && first.worst == 0 && n == g_strv_length (own);
    }
  return all;
}

static Town
town_new (GRand *rand, guint n_people)
{
  static const char *const words[] = { "Maria",  "Marta",  "Mari",  "Ana",     "Anna",
                                       "Bob",    "Robert", "Ola",   "Li",      "Stephen",
                                       "Steven", "Lopez",  "Lopes", "Schmidt", "Katzenberger",
                                       "An",     "Bo",     "Bill",  "William" };
  Town town = { g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref), kith_card_index_new (),
                g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      const char *aliases[] = { words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], NULL };
      KithCard *card;
      guint presence = 0;

      for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "",
                                words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      card = kith_card_new (i + 1, name->str, NULL);
      if (g_rand_int_range (rand, 0, 4) == 0)
        kith_card_set_aliases (card, aliases, NULL);
      kith_card_index_put (town.index, card);
      /* Seen on the same day: weight follows the number's length in bits alone. */
      if (g_rand_boolean (rand))
        {
          guint times = (guint) g_rand_int_range (rand, 1, 100);

          kith_card_index_set_presence (town.index, i + 1, 20000, times);
          presence = 28 + 2 * MIN (g_bit_storage (times), 14);
        }
      g_ptr_array_add (town.cards, card);
      g_array_append_val (town.presence, presence);
    }
  return town;
}

static void
town_clear (Town *town)
{
  g_ptr_array_unref (town->cards);
  g_object_unref (town->index);
  g_array_unref (town->presence);
}

/* Left out, put in, replaced, or swapped with the next. */
static char *
edit_once (const char *name, GRand *rand)
{
  gsize n = strlen (name);
  int kind = g_rand_int_range (rand, 0, 4);
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) n - (kind == 3 ? 1 : 0));
  GString *out = g_string_new (name);
  char letter = "abcdefghijklmnopqrstuvwxyz "[g_rand_int_range (rand, 0, 27)];

  if (kind == 0)
    g_string_erase (out, (gssize) at, 1);
  else if (kind == 1)
    g_string_insert_c (out, (gssize) at, letter);
  else if (kind == 2)
    out->str[at] = letter;
  else
    {
      out->str[at] = name[at + 1];
      out->str[at + 1] = name[at];
    }
  return g_string_free (out, FALSE);
}

static char *
draw_query (Town *town, GRand *rand)
{
  const KithCard *card = town->cards->pdata[g_rand_int_range (rand, 0, (gint32) town->cards->len)];
  const char *name = kith_card_get_name (card);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 4:
      {
        /* Without spaces, so far. */
        g_auto (GStrv) words = g_strsplit (name, " ", -1);
        g_autofree char *joined = g_strjoinv ("", words);

        return g_strndup (joined, (gsize) g_rand_int_range (rand, 2, (gint32) strlen (joined) + 1));
      }
    case 5:
      {
        static const char *const nicknames[] = { "bob", "robert", "bill", "william", "mari", "maria", "bo" };

        return g_strdup_printf ("%s %s", nicknames[g_rand_int_range (rand, 0, G_N_ELEMENTS (nicknames))],
                                nicknames[g_rand_int_range (rand, 0, G_N_ELEMENTS (nicknames))]);
      }
    case 0:
      return g_strndup (name, (gsize) g_rand_int_range (rand, 2, (gint32) strlen (name) + 1));
    case 1:
      return g_strdup (name);
    case 2:
      {
        g_autofree char *once = edit_once (name, rand);

        return strlen (once) > 2 ? edit_once (once, rand) : g_steal_pointer (&once);
      }
    default:
      return edit_once (name, rand);
    }
}

static void
check_query (Town *town, const char *query, guint limit)
{
  g_autoptr (GPtrArray) fast = kith_card_index_find (town->index, query, limit, KITH_FIND_DEFAULT);
  g_autofree char *fold = kith_text_fold (query);
  g_autoptr (GArray) slow = NULL;
  gboolean clear;

  if (strlen (fold) < 2)
    return;

  slow = slow_find (town, query, &clear);
  g_test_message ("“%s” finds %u of %u", query, fast->len, slow->len);
  g_assert_cmpuint (fast->len, ==, MIN (slow->len, limit));
  for (guint i = 0; i < fast->len; i++)
    {
      const KithMatch *match = fast->pdata[i];

      g_assert_cmpint (kith_card_get_person (match->card), ==, g_array_index (slow, Found, i).person);
      g_assert_true (match->clear == (i == 0 && clear));
    }
}

static void
test_differential (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint round = 0; round < 20; round++)
    {
      Town town = town_new (rand, round % 3 == 0 ? 4 : 60);

      for (guint i = 0; i < 60; i++)
        {
          g_autofree char *query = draw_query (&town, rand);

          check_query (&town, query, i % 2 == 0 ? 1 : i % 30);
        }
      town_clear (&town);
    }
}

static char *
draw_syllables (GRand *rand, int n)
{
  static const char *const heads[] = { "b", "br", "d", "f", "g",   "h", "j", "k", "l", "m",
                                       "n", "p",  "r", "s", "sch", "t", "v", "w", "z" };
  static const char *const cores[] = { "a", "e", "i", "o", "u", "ai", "ei", "ou" };
  static const char *const tails[] = { "", "", "l", "m", "n", "r", "s", "tz" };
  GString *out = g_string_new (NULL);

  for (; n > 0; n--)
    g_string_append_printf (out, "%s%s", heads[g_rand_int_range (rand, 0, G_N_ELEMENTS (heads))],
                            cores[g_rand_int_range (rand, 0, G_N_ELEMENTS (cores))]);
  g_string_append (out, tails[g_rand_int_range (rand, 0, G_N_ELEMENTS (tails))]);
  out->str[0] = g_ascii_toupper (out->str[0]);
  return g_string_free (out, FALSE);
}

/* 5,000 people, a good tenth of them namesakes: the right person, or somebody of the very same name, is
 * among the first five for 97 of 100 full names with one edit anywhere. */
static void
test_recall (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  g_autoptr (KithCardIndex) index = kith_card_index_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_free);
  guint found = 0, n_queries = 2000;

  for (guint i = 0; i < 150; i++)
    g_ptr_array_add (given, draw_syllables (rand, g_rand_int_range (rand, 1, 4)));

  kith_card_index_reserve (index, 5000);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *family = draw_syllables (rand, g_rand_int_range (rand, 1, 4));
      g_autoptr (KithCard) card = NULL;

      if (i > 100 && g_rand_int_range (rand, 0, 8) == 0)
        g_ptr_array_add (names, g_strdup (names->pdata[g_rand_int_range (rand, 0, (gint32) i)]));
      else
        g_ptr_array_add (
            names, g_strdup_printf ("%s %s", (char *) given->pdata[g_rand_int_range (rand, 0, 150)], family));
      card = kith_card_new (i + 1, names->pdata[i], NULL);
      kith_card_index_put (index, card);
    }

  for (guint i = 0; i < n_queries; i++)
    {
      const char *name = names->pdata[g_rand_int_range (rand, 0, 5000)];
      g_autofree char *query = edit_once (name, rand);
      g_autoptr (GPtrArray) matches = kith_card_index_find (index, query, LIMIT, KITH_FIND_DEFAULT);
      gboolean hit = FALSE;

      for (guint j = 0; j < matches->len; j++)
        hit |= strcmp (kith_card_get_name (((KithMatch *) matches->pdata[j])->card), name) == 0;
      found += hit;
      if (!hit)
        g_test_message ("missed %s for %s", query, name);
    }

  g_test_message ("%u of %u", found, n_queries);
  g_assert_cmpuint (found * 100, >=, n_queries * 97);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/card-search/differential", test_differential);
  g_test_add_func ("/people/card-search/recall", test_recall);
  return g_test_run ();
}
