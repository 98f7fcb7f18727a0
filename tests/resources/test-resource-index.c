/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in names, kinds and places: against the same rules, followed entry by entry without any index.
 */

#include <string.h>

#include "base/kith-distance.h"
#include "base/kith-text.h"
#include "resources/kith-resource-index.h"

#define RUNS 150
#define SEARCHES 40

static const guint worths[] = { 40, 30, 20, 8, 6 };

typedef struct
{
  gint64 id;
  GPtrArray *texts[KITH_N_RESOURCE_WORDS]; /* (owned) (element-type utf8) */
} Entry;

static void
entry_free (Entry *entry)
{
  for (guint i = 0; i < KITH_N_RESOURCE_WORDS; i++)
    g_ptr_array_unref (entry->texts[i]);
  g_free (entry);
}

static const char *
name_of (const Entry *entry)
{
  return entry->texts[KITH_RESOURCE_WORDS_NAME]->pdata[0];
}

/* ---- By chance. Few syllables, so that many words begin alike or are one slip apart. */

static char *
make_text (guint most)
{
  static const char *const syllables[] = { "ha", "ho", "bor", "pi", "er", "kitch", "en", "so", "up", "é" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, (gint32) most + 1); n > 0; n--)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      for (int k = g_test_rand_int_range (1, 5); k > 0; k--)
        g_string_append (text, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
make_entries (guint n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  for (guint i = 0; i < n; i++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->id = 1000 - i;
      for (guint k = 0; k < KITH_N_RESOURCE_WORDS; k++)
        {
          entry->texts[k] = g_ptr_array_new_with_free_func (g_free);
          for (int m = k == KITH_RESOURCE_WORDS_NAME ? 1 : g_test_rand_int_range (0, 3); m > 0; m--)
            g_ptr_array_add (entry->texts[k], make_text (3));
        }
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static KithResourceIndex *
make_index (GPtrArray *entries)
{
  KithResourceIndexBuilder *builder = kith_resource_index_builder_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];

      kith_resource_index_builder_begin (builder, entry->id, name_of (entry));
      for (guint k = KITH_RESOURCE_WORDS_ALIAS; k < KITH_N_RESOURCE_WORDS; k++)
        for (guint m = 0; m < entry->texts[k]->len; m++)
          kith_resource_index_builder_add (builder, k, entry->texts[k]->pdata[m]);
    }
  return kith_resource_index_builder_end (builder);
}

/* ---- The same rules, entry by entry. */

/* How far what was typed is from the nearest beginning of a word. */
static guint
slips_to_beginning (const char *typed, const char *word)
{
  guint least = G_MAXUINT - 1;

  for (gsize length = 0; length <= strlen (word); length++)
    least = MIN (least, kith_distance (typed, strlen (typed), word, length, 3));
  return least;
}

typedef void (*WordFunc) (const char *word, guint where, gpointer user_data);

static void
foreach_word (const Entry *entry, WordFunc func, gpointer user_data)
{
  for (guint k = 0; k < KITH_N_RESOURCE_WORDS; k++)
    for (guint m = 0; m < entry->texts[k]->len; m++)
      {
        g_autofree char *fold = kith_text_fold (entry->texts[k]->pdata[m]);
        g_auto (GStrv) words = kith_text_tokens (fold);

        for (guint i = 0; words[i] != NULL; i++)
          func (words[i], k, user_data);
      }
}

typedef struct
{
  const char *typed;
  guint slips; /* G_MAXUINT: none that counts; otherwise only words as far away as this fit */
  guint best;
} Trial;

static void
find_least_cb (const char *word, guint where, gpointer user_data)
{
  Trial *trial = user_data;
  guint slips = g_str_has_prefix (word, trial->typed) ? 0 : slips_to_beginning (trial->typed, word);

  trial->slips = MIN (trial->slips, slips);
}

static void
weigh_cb (const char *word, guint where, gpointer user_data)
{
  Trial *trial = user_data;
  guint worth = worths[where];

  if (trial->slips == 0 && !g_str_has_prefix (word, trial->typed))
    return;
  if (trial->slips > 0 && slips_to_beginning (trial->typed, word) != trial->slips)
    return;
  if (trial->slips == 0 && g_str_equal (word, trial->typed))
    worth += 10;
  if (trial->slips > 0)
    worth -= 5;
  trial->best = MAX (trial->best, worth);
}

/* Whether the word may be a slip, and of how many letters: asked of all entries together. */
static guint
least_slips (GPtrArray *entries, const char *typed)
{
  Trial trial = { .typed = typed, .slips = G_MAXUINT };
  gsize length = strlen (typed);

  for (guint i = 0; i < entries->len; i++)
    foreach_word (entries->pdata[i], find_least_cb, &trial);
  if (trial.slips == 0)
    return 0;
  return length >= 4 && trial.slips <= (length >= 8 ? 2 : 1) ? trial.slips : G_MAXUINT;
}

static guint
score_of (const Entry *entry, char **tokens, const guint *slips, const char *typed)
{
  g_autofree char *name = kith_text_fold (name_of (entry));
  guint sum = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      Trial trial = { .typed = tokens[i], .slips = slips[i] };

      if (slips[i] != G_MAXUINT)
        foreach_word (entry, weigh_cb, &trial);
      if (trial.best == 0)
        return 0;
      sum += trial.best;
    }
  if (g_str_has_prefix (name, typed))
    sum += 30;
  return g_str_equal (name, typed) ? sum + 20 : sum;
}

typedef struct
{
  const Entry *entry;
  guint score;
} Scored;

static int
compare_scored (gconstpointer a, gconstpointer b)
{
  const Scored *one = a, *other = b;
  g_autofree char *left = kith_text_fold (name_of (one->entry));
  g_autofree char *right = kith_text_fold (name_of (other->entry));
  int names = strcmp (left, right);

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return names != 0 ? names : (one->entry->id > other->entry->id) - (one->entry->id < other->entry->id);
}

static GArray *
find_slowly (GPtrArray *entries, const char *text)
{
  g_autofree char *typed = kith_text_fold (text);
  g_auto (GStrv) tokens = kith_text_tokens (typed);
  g_autofree guint *slips = g_new0 (guint, g_strv_length (tokens) + 1);
  GArray *scored = g_array_new (FALSE, FALSE, sizeof (Scored));

  for (guint i = 0; tokens[i] != NULL; i++)
    slips[i] = least_slips (entries, tokens[i]);
  for (guint i = 0; i < entries->len && tokens[0] != NULL; i++)
    {
      Scored one = { entries->pdata[i], score_of (entries->pdata[i], tokens, slips, typed) };

      if (one.score > 0)
        g_array_append_val (scored, one);
    }
  g_array_sort (scored, compare_scored);
  return scored;
}

/* What somebody might type: the beginning of a name, words of several places, slips. */
static char *
make_typed (GPtrArray *entries)
{
  const Entry *entry = entries->pdata[g_test_rand_int_range (0, (gint32) entries->len)];
  g_autoptr (GString) typed = g_string_new (NULL);

  if (g_test_rand_int_range (0, 3) == 0)
    {
      g_string_append (typed, name_of (entry));
      if (g_test_rand_bit ())
        g_string_truncate (typed, (gsize) g_test_rand_int_range (0, (gint32) typed->len + 1));
    }
  else
    for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
      {
        g_autofree char *text = make_text (1);

        g_string_append_printf (typed, "%s ", text);
        if (g_test_rand_bit () && typed->len > 3)
          g_string_truncate (typed, typed->len - 3);
      }
  if (typed->len > 2 && g_test_rand_int_range (0, 3) == 0)
    g_string_erase (typed, g_test_rand_int_range (0, (gint32) typed->len - 1), 1);
  return g_utf8_make_valid (typed->str, -1);
}

static void
test_the_same_slowly (void)
{
  guint n_found = 0, n_slips = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (GPtrArray) entries = make_entries ((guint) g_test_rand_int_range (1, 40));
      g_autoptr (KithResourceIndex) index = make_index (entries);

      g_assert_cmpuint (kith_resource_index_get_size (index), ==, entries->len);
      for (guint k = 0; k < SEARCHES; k++)
        {
          g_autofree char *typed = make_typed (entries);
          guint limit = (guint) g_test_rand_int_range (1, 50), n_all = 0;
          g_autoptr (GArray) found = kith_resource_index_find (index, typed, NULL, limit, &n_all);
          g_autoptr (GArray) slowly = find_slowly (entries, typed);

          g_assert_cmpuint (n_all, ==, slowly->len);
          g_assert_cmpuint (found->len, ==, MIN (limit, n_all));
          for (guint i = 0; i < found->len; i++)
            {
              const KithResourceFound *one = &g_array_index (found, KithResourceFound, i);
              const Scored *other = &g_array_index (slowly, Scored, i);

              g_assert_cmpuint (one->score, ==, other->score);
              g_assert_cmpint (one->id, ==, other->entry->id);
              n_slips += one->score % 10 == 5 || one->score % 10 == 1 || one->score % 10 == 3;
            }
          n_found += found->len;
        }
    }
  g_assert_cmpuint (n_found, >, 1000);
  g_assert_cmpuint (n_slips, >, 100);
}

/* By synonyms is the best of each way alone. */
static void
test_synonyms_are_ways (void)
{
  static const char *const words[] = { "ha", "ho", "pi", "er", "so", "up", "bor", "kitch" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSynonyms) synonyms =
      kith_synonyms_new ("ha, bor\nha ho, kitch\npi er, so, up bor\nen, er\n", &error);
  guint n_more = 0;

  g_assert_no_error (error);
  for (guint run = 0; run < RUNS * 4; run++)
    {
      g_autoptr (GPtrArray) entries = make_entries (30);
      g_autoptr (KithResourceIndex) index = make_index (entries);
      g_autoptr (GHashTable) best = g_hash_table_new (g_direct_hash, g_direct_equal);
      g_autofree char *typed =
          g_strjoin (" ", words[g_test_rand_int_range (0, 8)], words[g_test_rand_int_range (0, 8)], NULL);
      g_autoptr (GPtrArray) ways = kith_synonyms_list_ways (synonyms, typed);
      g_autoptr (GArray) found = NULL;
      guint n_all = 0, n_plain = 0, before = G_MAXUINT;

      for (guint i = 0; i < ways->len; i++)
        {
          g_autoptr (GArray) one = kith_resource_index_find (index, ways->pdata[i], NULL, 100, NULL);

          n_plain = i == 0 ? one->len : n_plain;
          for (guint k = 0; k < one->len; k++)
            {
              const KithResourceFound *hit = &g_array_index (one, KithResourceFound, k);
              gpointer key = GSIZE_TO_POINTER ((gsize) hit->id);
              guint score = i == 0 ? hit->score : hit->score - 3;

              if (score > GPOINTER_TO_UINT (g_hash_table_lookup (best, key)))
                g_hash_table_insert (best, key, GUINT_TO_POINTER (score));
            }
        }
      found = kith_resource_index_find (index, typed, synonyms, 100, &n_all);
      g_assert_cmpuint (n_all, ==, g_hash_table_size (best));
      g_assert_cmpuint (found->len, ==, n_all);
      for (guint i = 0; i < found->len; i++)
        {
          const KithResourceFound *hit = &g_array_index (found, KithResourceFound, i);

          g_assert_cmpuint (
              hit->score, ==,
              GPOINTER_TO_UINT (g_hash_table_lookup (best, GSIZE_TO_POINTER ((gsize) hit->id))));
          g_assert_cmpuint (hit->score, <=, before);
          before = hit->score;
        }
      n_more += n_all - n_plain;
    }
  g_assert_cmpuint (n_more, >, 100);
}

/* ---- What somebody wants. */

static const char *
first_of (KithResourceIndex *index, const char *typed, const char *const *names)
{
  g_autoptr (GArray) found = kith_resource_index_find (index, typed, NULL, 1, NULL);

  g_test_message ("%s", typed);
  return found->len > 0 ? names[g_array_index (found, KithResourceFound, 0).id] : NULL;
}

static void
test_what_somebody_wants (void)
{
  static const char *const names[] = { "Harbor Kitchen", "Kitchen Garden", "Crisis Hotline",
                                       "Night Shelter" };
  KithResourceIndexBuilder *builder = kith_resource_index_builder_new ();
  g_autoptr (KithResourceIndex) index = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kith_resource_index_builder_begin (builder, i, names[i]);
  kith_resource_index_builder_add (builder, KITH_RESOURCE_WORDS_PLACE, "Port Clément");
  kith_resource_index_builder_add (builder, KITH_RESOURCE_WORDS_TERM, "Food");
  index = kith_resource_index_builder_end (builder);

  g_assert_cmpstr (first_of (index, "kitch", names), ==, "Kitchen Garden");
  g_assert_cmpstr (first_of (index, "kitchen har", names), ==, "Harbor Kitchen");
  g_assert_cmpstr (first_of (index, "crysis", names), ==, "Crisis Hotline");
  g_assert_cmpstr (first_of (index, "hotlnie", names), ==, "Crisis Hotline");
  g_assert_cmpstr (first_of (index, "food clement", names), ==, "Night Shelter");
  g_assert_null (first_of (index, "harbor shelter", names));
  g_assert_null (first_of (index, " ... ", names));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/resource index/the same slowly", test_the_same_slowly);
  g_test_add_func ("/resources/resource index/synonyms are ways", test_synonyms_are_ways);
  g_test_add_func ("/resources/resource index/what somebody wants", test_what_somebody_wants);

  return g_test_run ();
}
