/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/kith-card-index.h"
#include "people/kith-word-table.h"

G_BEGIN_DECLS

#define KITH_NO_SLOT G_MAXUINT32
/* More words than any person's names have; further ones are not searched. */
#define KITH_CARD_MAX_WORDS 64

/**
 * KithCardEntry:
 * @words: ids in the table of words, times four, plus two for the first of a name, plus one for an alias;
 *   then those in the table of pairs, in the same order: one for each word that another follows
 * @n_name_words: how many of the first are of the name
 * @next_code: another slot with the same code
 */
typedef struct
{
  KithCard *card; /* (owned) (nullable): NULL while the slot is free */
  guint32 *words; /* (owned) (nullable) */
  guint8 n_words;
  guint8 n_name_words;
  guint8 n_pairs;
  guint32 next_code;
  guint32 times_seen;
  KithDay last_day;
} KithCardEntry;

typedef struct _KithCardScratch KithCardScratch;

struct _KithCardIndex
{
  GObject parent_instance;

  GHashTable *slots;  /* (owned): person → slot + 1 */
  GHashTable *codes;  /* (owned): casefolded code → first slot */
  GArray *entries;    /* (owned) (element-type KithCardEntry) */
  GArray *free_slots; /* (owned) (element-type guint32) */
  guint n_cards;
  KithDay newest_day; /* the last day anybody was seen */

  KithWordTable words;  /* postings: slots */
  KithWordTable pairs;  /* neighbouring words of a name written as one; postings: slots */
  KithWordTable sounds; /* sound keys; postings: ids of words */

  KithCardScratch *scratch; /* (owned) (nullable) */
};

static inline KithCardEntry *
kith_card_index_entry (KithCardIndex *self, guint32 slot)
{
  return &g_array_index (self->entries, KithCardEntry, slot);
}

char *kith_card_fold_code (const char *code);
void kith_card_scratch_free (KithCardScratch *scratch);
gsize kith_card_scratch_get_memory (const KithCardScratch *scratch);

G_END_DECLS
