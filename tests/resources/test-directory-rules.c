/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Searching a directory against its rules, entry by entry: directories by chance, every filter, what facets
 * count, and nothing of what is hidden by any route.
 */

#include <math.h>
#include <string.h>

#include "base/kith-text.h"
#include "directory-rules.h"

#define DIRECTORIES 60
#define QUERIES 25
#define MANY 100000

/* ---- Both, side by side. */

static const RuleDoc *
get_doc (RuleAsked *asked, gint64 id)
{
  for (guint i = 0; i < asked->docs->len; i++)
    if (((const RuleDoc *) asked->docs->pdata[i])->id == id)
      return asked->docs->pdata[i];
  g_assert_not_reached ();
}

static void
compare_results (RuleAsked *asked, KithDirectoryResults *results)
{
  const RuleDoc *before = NULL;
  guint64 last = G_MAXUINT64;
  double last_km = -1;

  g_assert_cmpuint (results->n_found, ==, rules_count (asked));
  g_assert_cmpuint (results->results->len, ==, results->n_found);
  for (guint i = 0; i < results->results->len; i++)
    {
      const KithDirectoryResult *result = &g_array_index (results->results, KithDirectoryResult, i);
      const RuleDoc *doc = get_doc (asked, result->id);
      const RuleSpot *spot = rules_find_spot (asked, doc);
      guint score = *asked->query->typed != '\0' ? rules_score (doc, asked->query->typed) : 0;
      guint64 rank = (guint64) score << 1 | doc->pinned;
      double km = -1;

      g_assert_cmpuint (result->score, ==, score);
      g_assert_cmpint (result->pinned, ==, doc->pinned);
      g_assert_cmpint (result->is_line, ==, doc->is_line);
      g_assert_cmpint (result->place, ==, spot->site_id);
      g_assert_cmpint (result->location, ==, spot->location_id);
      g_assert_cmpint (result->state, ==, rules_state (spot, asked->now));
      if (asked->query->near != NULL)
        rules_is_near (asked, spot, &km);
      g_assert_cmpfloat_with_epsilon (result->km, km, .01);
      if (score > 0 && asked->query->near != NULL && doc->is_line)
        km = 0;
      g_assert_cmpuint (rank, <=, last);
      if (rank == last && rules_tenths (km) == rules_tenths (last_km))
        g_assert_true (strcmp (before->fold, doc->fold) < 0 ||
                       (g_str_equal (before->fold, doc->fold) && before->id < doc->id));
      else if (rank == last)
        g_assert_true (km < 0 || (last_km >= 0 && last_km < km));
      last = rank;
      last_km = km;
      before = doc;
    }
}

static guint
count_with (RuleAsked *asked, KithDirectoryFacetKind kind, const char *code)
{
  g_autoptr (KithDirectoryQuery) other = kith_directory_query_copy (asked->query);
  RuleAsked again = *asked;

  again.query = other;
  if (kind <= KITH_DIRECTORY_POPULATION)
    {
      g_free (other->values[kind]);
      other->values[kind] = g_strdup (code);
    }
  other->open |= kind == KITH_DIRECTORY_OPEN;
  other->free |= kind == KITH_DIRECTORY_FREE;
  other->wheelchair |= kind == KITH_DIRECTORY_WHEELCHAIR;
  return rules_count (&again);
}

static void
compare_facets (RuleAsked *asked, KithDirectoryResults *results)
{
  guint n_listed = 0, n_expected = 0;

  for (guint i = 0; i < results->facets->len; i++)
    {
      const KithDirectoryFacet *facet = &g_array_index (results->facets, KithDirectoryFacet, i);

      g_assert_nonnull (facet->label);
      g_assert_cmpuint (facet->n, ==, count_with (asked, facet->kind, facet->code));
      n_listed += facet->kind <= KITH_DIRECTORY_POPULATION && facet->n > 0;
    }
  /* None is missing: the third term has no name and is not listed. */
  for (guint i = 0; i < 2; i++)
    n_expected += count_with (asked, KITH_DIRECTORY_TERM, chance_terms[i]) > 0;
  for (guint i = 0; i < G_N_ELEMENTS (chance_languages); i++)
    {
      g_autofree char *fold = kith_text_fold (chance_languages[i]);

      n_expected += count_with (asked, KITH_DIRECTORY_LANGUAGE, fold) > 0;
    }
  n_expected += count_with (asked, KITH_DIRECTORY_POPULATION, "homeless") > 0;
  n_expected += count_with (asked, KITH_DIRECTORY_POPULATION, "mental health") > 0;
  g_assert_cmpuint (n_listed, ==, n_expected);
}

/* The beginning of one or two words that there are, so that none is taken for a slip. */
static char *
draw_typed (Chance *chance, GPtrArray *docs)
{
  GString *typed = g_string_new (NULL);

  for (guint n = chance_draw (chance, 3); n > 0 && docs->len > 0; n--)
    {
      const RuleDoc *doc = docs->pdata[chance_draw (chance, docs->len)];
      const char *entry = doc->words->pdata[chance_draw (chance, doc->words->len)],
                 *word = strchr (entry, ' ') + 1;
      gsize length = 1 + chance_draw (chance, (guint) strlen (word));

      g_string_append_printf (typed, "%s%.*s", typed->len > 0 ? " " : "", (int) length, word);
    }
  return g_string_free (typed, FALSE);
}

static KithDirectoryQuery *
draw_query (Chance *chance, GPtrArray *docs)
{
  static const char *const nears[] = { "harborview", "Mill",       "saint", "970",
                                       "9",          "Saint Mary", "98 01", "9701" };
  g_autofree char *typed = draw_typed (chance, docs);
  KithDirectoryQuery *query = kith_directory_query_new (typed);

  query->limit = MANY;
  query->most_facets = MANY;
  query->open = chance_draw (chance, 3) == 0;
  query->free = chance_draw (chance, 4) == 0;
  query->wheelchair = chance_draw (chance, 4) == 0;
  if (chance_draw (chance, 3) == 0)
    query->near = g_strdup (PICK (chance, nears));
  if (chance_draw (chance, 4) == 0)
    query->values[KITH_DIRECTORY_TERM] = g_strdup (PICK (chance, chance_terms));
  if (chance_draw (chance, 4) == 0)
    query->values[KITH_DIRECTORY_LANGUAGE] = kith_text_fold (PICK (chance, chance_languages));
  if (chance_draw (chance, 5) == 0)
    query->values[KITH_DIRECTORY_POPULATION] =
        g_strdup (chance_draw (chance, 2) == 0 ? "homeless" : "mental health");
  return query;
}

/* Fewer are the first of all. */
static void
compare_limited (KithDirectory *directory, RuleAsked *asked, KithDirectoryResults *all, guint limit)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_copy (asked->query);
  g_autoptr (KithDirectoryResults) results = NULL;

  query->limit = limit;
  query->most_facets = 0;
  results = kith_directory_search (directory, query, asked->now);
  g_assert_cmpuint (results->n_found, ==, all->n_found);
  g_assert_cmpuint (results->results->len, ==, MIN (limit, all->n_found));
  g_assert_cmpuint (results->facets->len, ==, 0);
  for (guint i = 0; i < results->results->len; i++)
    g_assert_cmpint (g_array_index (results->results, KithDirectoryResult, i).id, ==,
                     g_array_index (all->results, KithDirectoryResult, i).id);
}

static void
try_one (Chance *chance, KithDirectory *directory, GPtrArray *docs)
{
  g_autoptr (KithDirectoryQuery) query = draw_query (chance, docs);
  g_autoptr (GDateTime) now =
      g_date_time_new_utc (2026, 12, (int) (20 + chance_draw (chance, 10)), (int) chance_draw (chance, 24),
                           (int) chance_draw (chance, 60), 0);
  g_autoptr (KithDirectoryResults) results = kith_directory_search (directory, query, now);
  RuleAsked asked = { .docs = docs, .now = now, .query = query };

  if (query->near != NULL)
    {
      rules_find_pass (&asked);
      g_assert_cmpint (results->near_known, ==, asked.pass < 3);
      rules_find_middle (&asked);
    }
  rules_count (&asked);
  if (asked.is_vague)
    return;
  compare_results (&asked, results);
  compare_limited (directory, &asked, results, chance_draw (chance, 6));
  compare_facets (&asked, results);
}

static void
test_rules (void)
{
  for (guint i = 0; i < DIRECTORIES; i++)
    {
      Chance chance;
      g_autoptr (KithDirectory) directory = NULL;
      g_autoptr (GPtrArray) docs = NULL;

      chance_init (&chance);
      directory = chance_build (&chance);
      docs = rules_make_docs (&chance);
      g_assert_cmpuint (kith_directory_get_size (directory), ==, docs->len);
      for (guint k = 0; k < QUERIES; k++)
        try_one (&chance, directory, docs);
      chance_clear (&chance);
    }
}

/* ---- Hidden: by its own words, its city, its id, its links. */

static guint
n_found (KithDirectory *directory, const char *typed, const char *near, gboolean *near_known)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectoryResults) results = NULL;

  query->near = g_strdup (near);
  results = kith_directory_search (directory, query, now);
  if (near_known != NULL)
    *near_known = results->near_known;
  return results->n_found;
}

static void
assert_links_shown (Chance *chance, KithDirectory *directory, const KithDirectoryEntry *entry)
{
  const gint64 links[] = { entry->organization, entry->program, entry->service, entry->location };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      KithDirectoryEntry other;

      g_assert_true (links[i] == 0 || kith_directory_get (directory, links[i], &other));
      g_assert_true (links[i] == 0 || rules_is_shown (chance, rules_find (chance, links[i]), 0));
    }
}

static void
assert_hidden (Chance *chance, KithDirectory *directory, const KithResource *one)
{
  g_autofree char *own = chance_word ("name", one->id);
  g_autofree char *secret = chance_word ("city", one->id);
  g_autoptr (GPtrArray) areas = kith_directory_list_areas (directory, secret, 10);
  gboolean is_visible = rules_is_shown (chance, one, 0), near_known = TRUE;
  KithDirectoryEntry entry;

  g_assert_cmpint (kith_directory_get (directory, one->id, &entry), ==, is_visible);
  if (is_visible)
    assert_links_shown (chance, directory, &entry);
  else
    g_assert_cmpuint (n_found (directory, own, NULL, NULL), ==, 0);
  g_assert_cmpuint (n_found (directory, secret, NULL, NULL), ==, 0);
  n_found (directory, NULL, secret, &near_known);
  g_assert_false (near_known);
  g_assert_cmpuint (areas->len, ==, 0);
}

static void
test_hidden (void)
{
  for (guint i = 0; i < DIRECTORIES; i++)
    {
      Chance chance;
      g_autoptr (KithDirectory) directory = NULL;

      chance_init (&chance);
      directory = chance_build (&chance);
      for (guint k = 0; k < chance.all->len; k++)
        assert_hidden (&chance, directory, chance.all->pdata[k]);
      chance_clear (&chance);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/directory rules/by the rules", test_rules);
  g_test_add_func ("/resources/directory rules/hidden", test_hidden);

  return g_test_run ();
}
