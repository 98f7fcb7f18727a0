/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One word that was typed, and what it costs to take it for each of the words that occur in names: the
 * same, a beginning, a nickname, a typing error, a sound, a space too many or too few. */

#include "people/kith-typed-word.h"

#include <string.h>

#include "base/kith-distance.h"
#include "base/kith-nicknames.h"
#include "base/kith-phonetic.h"

static void
costs_reset (KithWordCosts *costs)
{
  if (costs->hits == NULL)
    costs->hits = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < costs->hits->len; i++)
    costs->costs[g_array_index (costs->hits, guint32, i)] = KITH_COST_NONE;
  g_array_set_size (costs->hits, 0);
}

static void
costs_make_room (KithWordCosts *costs, const KithWordTable *table)
{
  if (costs->room >= table->n)
    return;

  costs->costs = g_realloc (costs->costs, table->room);
  memset (costs->costs + costs->room, KITH_COST_NONE, table->room - costs->room);
  costs->room = table->room;
}

static void
costs_clear (KithWordCosts *costs)
{
  g_free (costs->costs);
  g_clear_pointer (&costs->hits, g_array_unref);
}

static void
hit (KithTypedWord *token, KithWordCosts *costs, const KithWordTable *table, guint32 id, guint cost)
{
  guint32 n = table->postings[id].n;

  if (n == 0 || costs->costs[id] <= cost)
    return;

  if (costs->costs[id] == KITH_COST_NONE)
    {
      g_array_append_val (costs->hits, id);
      token->n_postings += n;
    }
  costs->costs[id] = (guint8) cost;
}

/* Words that are the typed one or begin with it. */
static void
find_beginnings (KithTypedWord *token,
                 KithWordCosts *costs,
                 const KithWordTable *table,
                 guint same,
                 guint begins)
{
  guint first, end;

  kith_word_table_find_prefix (table, token->text, token->length, &first, &end);
  for (guint i = first; i < end; i++)
    hit (token, costs, table, table->order[i],
         table->lengths[table->order[i]] == token->length ? same : begins);
}

static void
find_nicknames (const KithCardIndex *index, KithTypedWord *token)
{
  const KithNicknames *nicknames = kith_nicknames_get_default ();
  const KithWordTable *words = &index->words;
  const guint16 *groups;
  guint n_groups;

  groups = kith_nicknames_lookup (nicknames, token->text, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    for (const char *const *name = kith_nicknames_get_group (nicknames, groups[i]); *name != NULL; name++)
      {
        guint32 id;

        if (kith_word_table_lookup (words, *name, strlen (*name), &id))
          hit (token, &token->words, words, id, KITH_COST_NICKNAME);
      }
}

/* A key of one sound says too little about long names. */
static gboolean
sound_is_enough (const char *key, const KithTypedWord *token, const KithWordTable *words, guint32 id)
{
  return key[1] != '\0' || (token->length <= 5 && words->lengths[id] <= 5 &&
                            token->text[0] == kith_word_table_get_word (words, id)[0]);
}

static void
find_sounds (const KithCardIndex *index, KithTypedWord *token)
{
  const KithWordTable *words = &index->words;
  const KithWordTable *sounds = &index->sounds;
  KithPhonetic phonetic;

  if (token->length < 3)
    return;

  kith_phonetic_init (&phonetic, token->text, token->length);
  for (guint i = 0; i < phonetic.n; i++)
    {
      const guint32 *ids;
      guint32 sound;

      if (!kith_word_table_lookup (sounds, phonetic.keys[i], strlen (phonetic.keys[i]), &sound))
        continue;

      ids = kith_postings_get (&sounds->postings[sound]);
      for (guint j = 0; j < sounds->postings[sound].n; j++)
        if (sound_is_enough (phonetic.keys[i], token, words, ids[j]))
          hit (token, &token->words, words, ids[j], KITH_COST_SOUND);
    }
}

static guint
typo_cost (const KithTypedWord *token, const KithWordTable *table, guint32 id, guint distance)
{
  guint cost = token->length < 3 ? KITH_COST_SHORT_TYPO : KITH_COST_TYPO;

  if (token->words.costs[id] == KITH_COST_SOUND)
    cost -= KITH_COST_SAME_SOUND;
  if (distance > 1)
    cost += KITH_COST_SECOND_TYPO;
  if (token->text[0] != kith_word_table_get_word (table, id)[0])
    cost += KITH_COST_FIRST_LETTER;
  return cost;
}

/* The next word of a block that fits, or FALSE. */
static inline gboolean
next_word (guint64 *fit, guint block, guint32 *id)
{
  if (*fit == 0)
    return FALSE;

  *id = block * KITH_WORD_BLOCK + (guint32) __builtin_ctzll (*fit);
  *fit &= *fit - 1;
  return TRUE;
}

static void
find_typos (const KithCardIndex *index, KithTypedWord *token, const KithPattern *pattern)
{
  const KithWordTable *words = &index->words;
  gsize length = token->length;
  guint most = length >= 6 ? 2 : 1;
  guint32 id;

  if (length < 2 || (length == 2 && token->alone))
    return;

  for (guint block = 0; block < kith_word_table_get_n_blocks (words); block++)
    for (guint64 fit = kith_word_table_filter_block (words, block, token->letters, most, most);
         next_word (&fit, block, &id);)
      {
        gsize other = words->lengths[id];
        guint bound = other >= 8 ? most : 1, distance;

        if (other + bound < length || other > length + bound || words->postings[id].n == 0)
          continue;

        distance = kith_pattern_distance (pattern, kith_word_table_get_word (words, id), other, bound);
        if (distance <= bound)
          hit (token, &token->words, words, id, typo_cost (token, words, id, distance));
      }
}

/* The word that is still being typed, with an error in it already. */
static void
find_beginnings_with_typo (const KithCardIndex *index, KithTypedWord *token, const KithPattern *pattern)
{
  const KithWordTable *words = &index->words;
  guint32 id;

  if (!token->last || token->length < 4)
    return;

  for (guint block = 0; block < kith_word_table_get_n_blocks (words); block++)
    for (guint64 fit = kith_word_table_filter_block (words, block, token->letters, 1, 32);
         next_word (&fit, block, &id);)
      if (words->lengths[id] > token->length && words->postings[id].n > 0 &&
          kith_pattern_prefix_distance (pattern, kith_word_table_get_word (words, id), words->lengths[id],
                                        1) <= 1)
        hit (token, &token->words, words, id, KITH_COST_PREFIX_TYPO);
}

/* A space that was left out, and one error more. */
static void
find_pairs_with_typo (const KithCardIndex *index, KithTypedWord *token, const KithPattern *pattern)
{
  const KithWordTable *pairs = &index->pairs;
  guint32 id;

  if (token->length < 4)
    return;

  for (guint block = 0; block < kith_word_table_get_n_blocks (pairs); block++)
    for (guint64 fit = kith_word_table_filter_block (pairs, block, token->letters, 1, 1);
         next_word (&fit, block, &id);)
      if (pairs->postings[id].n > 0 &&
          kith_pattern_distance (pattern, kith_word_table_get_word (pairs, id), pairs->lengths[id], 1) <= 1)
        hit (token, &token->pairs, pairs, id, KITH_COST_SPACE_TYPO);
}

/* A space typed in place of a letter. */
static void
find_words_with_gap (const KithCardIndex *index, KithTypedWord *token, const KithPattern *pattern)
{
  const KithWordTable *words = &index->words;
  guint32 id;

  for (guint block = 0; block < kith_word_table_get_n_blocks (words); block++)
    for (guint64 fit = kith_word_table_filter_block (words, block, token->letters, 0, 1);
         next_word (&fit, block, &id);)
      if (words->lengths[id] == token->length + 1 && words->postings[id].n > 0 &&
          kith_pattern_distance (pattern, kith_word_table_get_word (words, id), token->length + 1, 1) <= 1)
        hit (token, &token->words, words, id, KITH_COST_SPACE_TYPO);
}

/**
 * kith_typed_word_init:
 * @self: zeroed memory, or a word that was typed before
 * @index: where it will be looked for
 * @text: the folded word
 * @length: its bytes; what is beyond %KITH_WORD_MAX is cut
 */
void
kith_typed_word_init (KithTypedWord *self, const KithCardIndex *index, const char *text, gsize length)
{
  self->length = MIN (length, KITH_WORD_MAX);
  memcpy (self->text, text, self->length);
  self->text[self->length] = '\0';
  self->letters = kith_word_letters (self->text, self->length);
  self->last = FALSE;
  self->alone = FALSE;
  self->n_postings = 0;
  costs_reset (&self->words);
  costs_reset (&self->pairs);
  costs_make_room (&self->words, &index->words);
  costs_make_room (&self->pairs, &index->pairs);
}

/**
 * kith_typed_word_clear:
 * @self: a typed word, or zeroed memory
 */
void
kith_typed_word_clear (KithTypedWord *self)
{
  costs_clear (&self->words);
  costs_clear (&self->pairs);
}

/**
 * kith_typed_word_get_memory:
 * @self: a typed word, or zeroed memory
 *
 * Returns: about how many bytes it takes
 */
gsize
kith_typed_word_get_memory (const KithTypedWord *self)
{
  return sizeof *self + self->words.room + self->pairs.room;
}

/**
 * kith_typed_word_find_plain:
 * @self: a typed word
 * @index: where to look for it
 *
 * Finds what nothing has to be forgiven for: the word, what begins with it, and nicknames.
 */
void
kith_typed_word_find_plain (KithTypedWord *self, const KithCardIndex *index)
{
  find_beginnings (self, &self->words, &index->words, KITH_COST_EXACT, KITH_COST_PREFIX);
  find_nicknames (index, self);
}

/**
 * kith_typed_word_forgive:
 * @self: a typed word
 * @index: where to look for it
 *
 * Finds all that may be forgiven in it as it was typed.
 */
void
kith_typed_word_forgive (KithTypedWord *self, const KithCardIndex *index)
{
  KithPattern pattern;
  guint32 id;

  kith_pattern_init (&pattern, self->text, self->length);
  find_sounds (index, self);
  find_typos (index, self, &pattern);
  find_beginnings_with_typo (index, self, &pattern);
  if (self->length >= 4)
    find_beginnings (self, &self->pairs, &index->pairs, KITH_COST_SPACE, KITH_COST_SPACE_PREFIX);
  else if (kith_word_table_lookup (&index->pairs, self->text, self->length, &id))
    hit (self, &self->pairs, &index->pairs, id, KITH_COST_SPACE);
  find_pairs_with_typo (index, self, &pattern);
}

/**
 * kith_typed_word_join:
 * @self: zeroed memory, or a word that was typed before
 * @index: where to look for it
 * @a: a typed word
 * @b: the one after it
 *
 * Takes two typed words as one, as if the space between them was not meant there, and finds them.
 */
void
kith_typed_word_join (KithTypedWord *self,
                      const KithCardIndex *index,
                      const KithTypedWord *a,
                      const KithTypedWord *b)
{
  char text[2 * KITH_WORD_MAX];
  KithPattern pattern;
  guint32 id;

  memcpy (text, a->text, a->length);
  memcpy (text + a->length, b->text, b->length);
  kith_typed_word_init (self, index, text, a->length + b->length);

  kith_pattern_init (&pattern, self->text, self->length);
  if (kith_word_table_lookup (&index->words, self->text, self->length, &id))
    hit (self, &self->words, &index->words, id, KITH_COST_SPACE);
  if (kith_word_table_lookup (&index->pairs, self->text, self->length, &id))
    hit (self, &self->pairs, &index->pairs, id, KITH_COST_SPACE);
  find_words_with_gap (index, self, &pattern);
}
