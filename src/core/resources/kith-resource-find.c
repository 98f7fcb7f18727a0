/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding in an index. Every typed word must fit a word of the entry, as its beginning. A fit is worth what
 * KITH_RESOURCE_WORDS says of the place, and 10 more for the whole word; of several the best counts. A name
 * that begins with all that was typed has 30 more, and 20 more where it is just that. A typed word of four
 * letters or more that begins no word anywhere is taken for a slip, and fits whatever is nearest: one error,
 * two from eight letters on; such a fit is worth 5 less. What a synonym finds is worth 3 less than
 * if that had been typed, and only what was typed is taken for a slip. Equal sums stand in the order of their
 * names.
 */

#include "resources/kith-resource-index-private.h"

#include <string.h>

#include "base/kith-distance.h"
#include "base/kith-text.h"

#define WORTH_WHOLE 10
#define WORTH_BEGINS 30
#define WORTH_IS 20
#define COST_SLIP 5
#define COST_SYNONYM 3
#define SHORTEST_SLIP 4
#define SHORTEST_TWO_SLIPS 8
/* No sum is above. */
#define MOST_SCORE (KITH_RESOURCE_INDEX_MOST_WORDS * 50 + WORTH_BEGINS + WORTH_IS)

static const guint8 worths[KITH_N_RESOURCE_WORDS] = {
#define WORDS(symbol, worth) worth,
  KITH_RESOURCE_WORDS (WORDS)
#undef WORDS
};

/* By entry, how far a search is with it. */
typedef struct
{
  guint16 sum;
  guint8 last;    /* what the last word gave */
  guint8 n_words; /* how many of the typed words fit so far */
} Fit;

typedef struct
{
  const KithResourceIndex *index;
  Fit *fits;         /* of one way to say it */
  guint16 *scores;   /* by entry, the best of all ways; 0: not found */
  GHashTable *slips; /* (element-type utf8 GArray of guint) of each word that was typed what is nearest */
} Search;

/* The first word that is not before the text. */
static guint
find_word (const KithResourceIndex *self, const char *text)
{
  guint low = 0, high = self->words->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (self->words->pdata[middle], text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
take_word (Search *search, guint word, guint number, int change)
{
  const KithResourceIndex *self = search->index;
  guint32 end = g_array_index (self->starts, guint32, word + 1);

  for (guint32 i = g_array_index (self->starts, guint32, word); i < end; i++)
    {
      guint32 posting = g_array_index (self->postings, guint32, i);
      Fit *fit = &search->fits[posting >> KITH_RESOURCE_WORDS_BITS];
      guint8 worth = (guint8) (worths[posting & ((1 << KITH_RESOURCE_WORDS_BITS) - 1)] + change);

      if (fit->n_words == number)
        *fit = (Fit){ .sum = fit->sum + worth, .last = worth, .n_words = (guint8) (number + 1) };
      else if (fit->n_words == number + 1 && fit->last < worth)
        {
          fit->sum = fit->sum + worth - fit->last;
          fit->last = worth;
        }
    }
}

/* The words that are nearest to one that begins none. */
static GArray *
find_nearest (const KithResourceIndex *self, const char *typed)
{
  gsize length = strlen (typed);
  glong n_letters = g_utf8_strlen (typed, -1);
  guint bound = n_letters >= SHORTEST_TWO_SLIPS ? 2 : 1;
  GArray *nearest = g_array_new (FALSE, FALSE, sizeof (guint));
  KithPattern pattern;

  if (n_letters < SHORTEST_SLIP)
    return nearest;
  kith_pattern_init (&pattern, typed, length);
  for (guint i = 0; i < self->words->len; i++)
    {
      const char *word = self->words->pdata[i];
      guint distance = kith_pattern_prefix_distance (&pattern, word, strlen (word), bound);

      if (distance > bound)
        continue;
      if (distance < bound)
        {
          g_array_set_size (nearest, 0);
          bound = distance;
        }
      g_array_append_val (nearest, i);
    }
  return nearest;
}

/* Only what was typed can be a slip; a synonym that nothing has is none. Each is looked for once, in however
 * many ways it stands. */
static void
take_slips (Search *search, const char *typed, guint number)
{
  gpointer key, nearest;

  if (!g_hash_table_lookup_extended (search->slips, typed, &key, &nearest))
    return;
  if (nearest == NULL)
    {
      nearest = find_nearest (search->index, typed);
      g_hash_table_insert (search->slips, g_strdup (typed), nearest);
    }
  for (guint i = 0; i < ((GArray *) nearest)->len; i++)
    take_word (search, g_array_index ((GArray *) nearest, guint, i), number, -COST_SLIP);
}

static void
take_typed (Search *search, const char *typed, guint number)
{
  const KithResourceIndex *self = search->index;
  guint first = find_word (self, typed), word = first;

  for (; word < self->words->len && g_str_has_prefix (self->words->pdata[word], typed); word++)
    take_word (search, word, number, g_str_equal (self->words->pdata[word], typed) ? WORTH_WHOLE : 0);
  if (word == first)
    take_slips (search, typed, number);
}

/* Entries stand in the order of their names, so those that begin with what was typed are neighbours. */
static void
take_names (Search *search, const char *fold)
{
  GArray *entries = search->index->entries;
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (entries, KithIndexEntry, middle).fold, fold) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < entries->len && g_str_has_prefix (g_array_index (entries, KithIndexEntry, low).fold, fold);
       low++)
    search->fits[low].sum +=
        WORTH_BEGINS + (g_str_equal (g_array_index (entries, KithIndexEntry, low).fold, fold) ? WORTH_IS : 0);
}

/* Those with the highest scores: how many there are of each says where to stop. */
static GArray *
pick_best (Search *search, guint limit, guint *n_found)
{
  const KithResourceIndex *self = search->index;
  g_autofree guint *counts = g_new0 (guint, MOST_SCORE + 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KithResourceFound));

  for (guint i = 0; i < self->entries->len; i++)
    counts[search->scores[i]]++;
  if (n_found != NULL)
    *n_found = self->entries->len - counts[0];
  for (guint score = MOST_SCORE; score > 0 && found->len < limit; score--)
    for (guint i = 0; i < self->entries->len && counts[score] > 0 && found->len < limit; i++)
      if (search->scores[i] == score)
        {
          KithResourceFound one = { g_array_index (self->entries, KithIndexEntry, i).id, score };

          g_array_append_val (found, one);
          counts[score]--;
        }
  return found;
}

/* fold: one way to say it */
static void
take_way (Search *search, const char *fold, guint cost)
{
  guint n_entries = search->index->entries->len;
  g_auto (GStrv) tokens = kith_text_tokens (fold);
  guint n_words = MIN (g_strv_length (tokens), KITH_RESOURCE_INDEX_MOST_WORDS);

  if (n_words == 0 || n_entries == 0)
    return;
  memset (search->fits, 0, n_entries * sizeof (Fit));
  for (guint i = 0; i < n_words; i++)
    take_typed (search, tokens[i], i);
  take_names (search, fold);
  for (guint i = 0; i < n_entries; i++)
    if (search->fits[i].n_words == n_words)
      {
        guint sum = search->fits[i].sum;

        search->scores[i] = (guint16) MAX (search->scores[i], sum > cost ? sum - cost : 1);
      }
}

static void
free_nearest (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

guint16 *
_kith_resource_index_score (const KithResourceIndex *self, const char *typed, const KithSynonyms *synonyms)
{
  g_autofree Fit *fits = g_new (Fit, self->entries->len);
  guint16 *scores = g_new0 (guint16, self->entries->len);
  g_autofree char *fold = kith_text_fold (typed);
  g_auto (GStrv) tokens = kith_text_tokens (fold);
  g_autoptr (GHashTable) slips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_nearest);
  g_autoptr (GPtrArray) ways = NULL;
  Search search = { self, fits, scores, slips };

  for (guint i = 0; tokens[i] != NULL; i++)
    g_hash_table_insert (slips, g_strdup (tokens[i]), NULL);
  take_way (&search, fold, 0);
  ways = synonyms != NULL ? kith_synonyms_list_ways (synonyms, typed) : NULL;
  for (guint i = 1; ways != NULL && i < ways->len; i++)
    take_way (&search, ways->pdata[i], COST_SYNONYM);
  return scores;
}

/**
 * kith_resource_index_find:
 * @self: an index
 * @typed: what was typed
 * @synonyms: (nullable): words that stand for each other
 * @limit: how many are wanted
 * @n_found: (out) (optional): how many there are
 *
 * Returns: (transfer full) (element-type KithResourceFound): the best, best first; none where nothing was
 * typed
 */
GArray *
kith_resource_index_find (const KithResourceIndex *self,
                          const char *typed,
                          const KithSynonyms *synonyms,
                          guint limit,
                          guint *n_found)
{
  g_autofree guint16 *scores = NULL;
  Search search = { .index = self };

  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  scores = search.scores = _kith_resource_index_score (self, typed, synonyms);
  return pick_best (&search, limit, n_found);
}
