/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the desk's search takes at every key, and how often it finds who was meant: fictional
 * names, more different ones than any center has, and a good tenth of the people namesakes. */

#include "bench-search.h"

#include <string.h>
#include <time.h>

#include "base/kith-text.h"
#include "people/kith-card-index.h"
#include "sample/kith-sample-names.h"

#define SEED 20251122
#define LIMIT 6
#define FIRST_ROWS 5
#define NAMESAKES_PERCENT 10

typedef struct
{
  GPtrArray *cards;     /* (owned) (element-type KithCard) */
  KithCardIndex *index; /* (owned) */
  double from_content_ms;
  double build_ms;
  double namesakes; /* share of people who are not the first of their name */
} Town;

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* Of this thread alone: what a busy machine takes away is not in it. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static void
town_clear (Town *town)
{
  g_clear_pointer (&town->cards, g_ptr_array_unref);
  g_clear_object (&town->index);
}

/* The sample's list of families is short: most people here get one made of syllables. */
static char *
draw_name (const char *drawn, GRand *rand)
{
  static const char *const heads[] = { "b", "br", "d", "dr", "f", "g",   "gr", "h", "j",  "k", "kl", "l",
                                       "m", "n",  "p", "r",  "s", "sch", "st", "t", "tr", "v", "w",  "z" };
  static const char *const cores[] = { "a", "e", "i", "o", "u", "ai", "ei", "ö", "ou", "y" };
  static const char *const tails[] = { "", "", "l", "m", "n", "nd", "r", "rt", "s", "ck", "tz", "x" };
  const char *space = strchr (drawn, ' ');
  g_autoptr (GString) name = NULL;
  int n;

  if (space == NULL || g_rand_int_range (rand, 0, 10) == 0)
    return g_strdup (drawn);

  name = g_string_new_len (drawn, space - drawn + 1);
  n = g_rand_int_range (rand, 2, 4);
  for (int i = 0; i < n; i++)
    g_string_append_printf (name, "%s%s", heads[g_rand_int_range (rand, 0, G_N_ELEMENTS (heads))],
                            cores[g_rand_int_range (rand, 0, G_N_ELEMENTS (cores))]);
  g_string_append (name, tails[g_rand_int_range (rand, 0, G_N_ELEMENTS (tails))]);
  name->str[space - drawn + 1] = g_ascii_toupper (name->str[space - drawn + 1]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static GPtrArray *
draw_contents (guint n_people, GRand *rand, double *namesakes)
{
  g_autoptr (KithSampleNames) names = kith_sample_names_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  for (guint i = 0; i < n_people; i++)
    {
      g_auto (KithSampleName) name = { 0 };
      g_autoptr (KithCard) card = NULL;
      const char *aliases[] = { NULL, NULL };
      GVariant *content;

      kith_sample_names_draw (names, rand, &name);
      aliases[0] = name.alias;
      if (i > 100 && g_rand_int_range (rand, 0, 100) < NAMESAKES_PERCENT)
        g_ptr_array_add (all,
                         g_strdup (g_ptr_array_index (all, (guint) g_rand_int_range (rand, 0, (gint32) i))));
      else
        g_ptr_array_add (all, draw_name (name.name, rand));
      card = kith_card_new (i + 1, g_ptr_array_index (all, i), NULL);
      kith_card_set_aliases (card, aliases, NULL);
      kith_card_set_pronouns (card, name.pronouns);
      content = g_variant_ref_sink (kith_card_to_content (card));
      g_variant_get_data (content);
      g_ptr_array_add (contents, content);
      g_hash_table_add (seen, g_strdup (kith_card_get_name (card)));
    }

  *namesakes = 1.0 - (double) g_hash_table_size (seen) / n_people;
  return contents;
}

/* As unlocking does it: from sealed content, opened, to a usable index. */
static void
town_init (Town *town, guint n_people, GRand *rand)
{
  g_autoptr (GPtrArray) contents = draw_contents (n_people, rand, &town->namesakes);
  gint64 start = g_get_monotonic_time ();

  town->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref);
  for (guint i = 0; i < n_people; i++)
    g_ptr_array_add (town->cards, kith_card_from_content (i + 1, g_ptr_array_index (contents, i), NULL));
  town->from_content_ms = ms_since (start);

  start = g_get_monotonic_time ();
  town->index = kith_card_index_new ();
  kith_card_index_reserve (town->index, n_people);
  for (guint i = 0; i < n_people; i++)
    kith_card_index_put (town->index, g_ptr_array_index (town->cards, i));
  for (guint i = 0; i < n_people; i++)
    kith_card_index_set_presence (town->index, i + 1, 20000 - g_rand_int_range (rand, 0, 3650),
                                  (guint) g_rand_int_range (rand, 1, 200));
  kith_card_index_prepare (town->index);
  town->build_ms = ms_since (start);
}

/* One edit anywhere: a letter left out, put in, replaced, or swapped with the next. */
static char *
edit_once (const char *name, GRand *rand)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (name, -1, &n);
  g_autoptr (GString) out = g_string_new (NULL);
  int kind = g_rand_int_range (rand, 0, 4);
  glong at = g_rand_int_range (rand, 0, (gint32) n - (kind == 3 ? 1 : 0));
  gunichar letter = (gunichar) ('a' + g_rand_int_range (rand, 0, 26));

  for (glong i = 0; i < n; i++)
    {
      if (i != at)
        {
          g_string_append_unichar (out, chars[i]);
          continue;
        }
      if (kind == 1 || kind == 2)
        g_string_append_unichar (out, letter);
      if (kind == 3)
        g_string_append_unichar (out, chars[++i]);
      if (kind == 1 || kind == 3)
        g_string_append_unichar (out, chars[at]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
draw_query (const char *name, GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      {
        glong n = g_utf8_strlen (name, -1);

        return g_utf8_substring (name, 0, g_rand_int_range (rand, 2, (gint32) MAX (n, 2) + 1));
      }

    case 1:
      {
        g_autofree char *edited = edit_once (name, rand);
        const char *space = strchr (edited, ' ');

        if (space == NULL)
          return g_steal_pointer (&edited);
        return g_strdup_printf ("%s %.*s", space + 1, (int) (space - edited), edited);
      }

    default:
      return edit_once (name, rand);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
add_figure (JsonBuilder *out, const char *name, double value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_double_value (out, value);
}

static void
measure_keystrokes (Town *town, guint n_queries, GRand *rand, JsonBuilder *out)
{
  g_autofree double *times = g_new (double, n_queries);
  g_autofree double *cpu_times = g_new (double, n_queries);

  for (guint i = 0; i < n_queries; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) town->cards->len);
      g_autofree char *query = draw_query (kith_card_get_name (g_ptr_array_index (town->cards, at)), rand);
      double cpu_start = cpu_ms ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) matches = kith_card_index_find (town->index, query, LIMIT, KITH_FIND_DEFAULT);

      times[i] = ms_since (start);
      cpu_times[i] = cpu_ms () - cpu_start;
    }

  qsort (times, n_queries, sizeof *times, compare_doubles);
  qsort (cpu_times, n_queries, sizeof *cpu_times, compare_doubles);
  add_figure (out, "p99_cpu_ms", cpu_times[n_queries * 99 / 100]);
  add_figure (out, "p50_ms", times[n_queries / 2]);
  add_figure (out, "p99_ms", times[n_queries * 99 / 100]);
  add_figure (out, "max_ms", times[n_queries - 1]);
}

static gboolean
is_found (Town *town, const KithCard *card, const char *query)
{
  g_autoptr (GPtrArray) matches = kith_card_index_find (town->index, query, FIRST_ROWS, KITH_FIND_DEFAULT);

  for (guint i = 0; i < matches->len; i++)
    {
      const KithMatch *match = g_ptr_array_index (matches, i);

      if (strcmp (kith_card_get_name (match->card), kith_card_get_name (card)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
measure_recall (Town *town, guint n_queries, GRand *rand, JsonBuilder *out)
{
  guint found = 0;

  for (guint i = 0; i < n_queries; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) town->cards->len);
      const KithCard *card = g_ptr_array_index (town->cards, at);
      g_autofree char *query = edit_once (kith_card_get_name (card), rand);

      if (is_found (town, card, query))
        found++;
      else if (g_getenv ("KITH_BENCH_VERBOSE") != NULL)
        g_printerr ("missed: %s for %s\n", query, kith_card_get_name (card));
    }

  add_figure (out, "recall_one_edit", (double) found / n_queries);
}

/**
 * kith_bench_search:
 * @out: a builder in which an object is open
 * @n_people: how many people to search
 * @n_queries: how many queries to time, and how many to judge
 *
 * Adds a member "search" with: people, queries, namesakes (share), from_content_ms (sealed content to
 * cards), build_ms (cards to a ready index), index_mb (beside the cards), p50_ms, p99_ms, max_ms (by the
 * clock), p99_cpu_ms (by the processor),
 * recall_one_edit (share of full-name queries with one edit anywhere whose person, or somebody of the
 * very same name, is in the first five).
 */
void
kith_bench_search (JsonBuilder *out, guint n_people, guint n_queries)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Town town = { 0 };

  town_init (&town, n_people, rand);
  json_builder_set_member_name (out, "search");
  json_builder_begin_object (out);
  add_figure (out, "people", n_people);
  add_figure (out, "queries", n_queries);
  add_figure (out, "namesakes", town.namesakes);
  add_figure (out, "from_content_ms", town.from_content_ms);
  add_figure (out, "build_ms", town.build_ms);
  measure_keystrokes (&town, n_queries, rand, out);
  measure_recall (&town, n_queries, rand, out);
  add_figure (out, "index_mb", (double) kith_card_index_get_memory (town.index) / 1e6);
  json_builder_end_object (out);
  town_clear (&town);
}
