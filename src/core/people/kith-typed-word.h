/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/kith-card-index-private.h"

G_BEGIN_DECLS

/* What kith-card-search.c explains. */
enum
{
  KITH_COST_EXACT = 0,
  KITH_COST_PREFIX = 2,
  KITH_COST_NICKNAME = 32,
  KITH_COST_SPACE = 40,
  KITH_COST_SPACE_PREFIX = 42,
  KITH_COST_TYPO = 48,
  KITH_COST_SPACE_TYPO = 56,
  KITH_COST_SHORT_TYPO = 60,
  KITH_COST_PREFIX_TYPO = 66,
  KITH_COST_SOUND = 72,
  KITH_COST_NONE = 255,

  KITH_COST_SECOND_TYPO = 12,
  KITH_COST_FIRST_LETTER = 4,
  KITH_COST_SAME_SOUND = 4,
};

/**
 * KithWordCosts:
 * @costs: (owned): by id in a table of words
 * @room: how many fit
 * @hits: (owned) (element-type guint32): the ids that cost less than %KITH_COST_NONE
 */
typedef struct
{
  guint8 *costs;
  guint room;
  GArray *hits;
} KithWordCosts;

/**
 * KithTypedWord:
 * @letters: which letters occur
 * @last: whether it may still be growing
 * @alone: whether nothing else was typed
 * @words: what each word in use costs
 * @pairs: what each pair of neighbouring words in use costs
 * @n_postings: how many people there are for it, at most
 */
typedef struct
{
  char text[KITH_WORD_MAX + 1];
  gsize length;
  guint32 letters;
  gboolean last;
  gboolean alone;
  KithWordCosts words;
  KithWordCosts pairs;
  guint n_postings;
} KithTypedWord;

void kith_typed_word_init (KithTypedWord *self, const KithCardIndex *index, const char *text, gsize length);
void kith_typed_word_clear (KithTypedWord *self);
gsize kith_typed_word_get_memory (const KithTypedWord *self);

void kith_typed_word_find_plain (KithTypedWord *self, const KithCardIndex *index);
void kith_typed_word_forgive (KithTypedWord *self, const KithCardIndex *index);
void kith_typed_word_join (KithTypedWord *self,
                           const KithCardIndex *index,
                           const KithTypedWord *a,
                           const KithTypedWord *b);

G_END_DECLS
