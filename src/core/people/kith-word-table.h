/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer words are cut; one machine word holds a distance column for this many letters. */
#define KITH_WORD_MAX 63
/* Words are run over in blocks of this many. */
#define KITH_WORD_BLOCK 64

/**
 * KithPostings:
 * @n: how many
 * @room: how many fit; 0 while the only one lies in @one
 *
 * Where a word occurs. Most occur once, which costs no allocation.
 */
typedef struct
{
  guint32 n;
  guint32 room;
  union
  {
    guint32 one;
    guint32 *many; /* (owned) */
  };
} KithPostings;

/**
 * KithWordTable:
 * @n: how many words there are; ids are 0 to @n - 1
 * @lengths: of each word, in bytes
 * @letters: of each word, which letters occur: see kith_word_letters(); readable to the end of a block
 * @order: ids in the order of their words, once sorted
 */
typedef struct
{
  guint n;
  guint room;
  char *text; /* (owned) */
  gsize text_length;
  gsize text_room;
  guint32 *starts;        /* (owned) */
  guint8 *lengths;        /* (owned) */
  guint32 *letters;       /* (owned) */
  KithPostings *postings; /* (owned) */
  guint32 *order;         /* (owned) */
  gboolean sorted;
  guint32 *buckets; /* (owned): id + 1, or 0 */
  guint n_buckets;  /* a power of two */
} KithWordTable;

void kith_word_table_init (KithWordTable *self);
void kith_word_table_clear (KithWordTable *self);
void kith_word_table_reserve (KithWordTable *self, guint n_words);
gsize kith_word_table_get_memory (const KithWordTable *self);

gboolean kith_word_table_lookup (const KithWordTable *self, const char *word, gsize length, guint32 *id);
guint32 kith_word_table_add (KithWordTable *self, const char *word, gsize length, gboolean *added);
void kith_word_table_post (KithWordTable *self, guint32 id, guint32 posting);
void kith_word_table_unpost (KithWordTable *self, guint32 id, guint32 posting);

void kith_word_table_sort (KithWordTable *self);
void kith_word_table_find_prefix (const KithWordTable *self,
                                  const char *prefix,
                                  gsize length,
                                  guint *first,
                                  guint *end);

guint32 kith_word_letters (const char *word, gsize length);
guint64 kith_word_table_filter_block (const KithWordTable *self,
                                      guint block,
                                      guint32 letters,
                                      guint missing,
                                      guint extra);

/**
 * kith_word_table_get_n_blocks:
 * @self: a table
 *
 * Returns: how many blocks its words make, the last one perhaps not full
 */
static inline guint
kith_word_table_get_n_blocks (const KithWordTable *self)
{
  return (self->n + KITH_WORD_BLOCK - 1) / KITH_WORD_BLOCK;
}

/**
 * kith_word_table_get_word:
 * @self: a table
 * @id: a word's id
 *
 * Returns: the word, of the length that @lengths says, not ended by a nul
 */
static inline const char *
kith_word_table_get_word (const KithWordTable *self, guint32 id)
{
  return self->text + self->starts[id];
}

/**
 * kith_postings_get:
 * @postings: where a word occurs
 *
 * Returns: the first of the @n postings
 */
static inline const guint32 *
kith_postings_get (const KithPostings *postings)
{
  return postings->room == 0 ? &postings->one : postings->many;
}

G_END_DECLS
