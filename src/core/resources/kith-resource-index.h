/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithResourceIndex: the first tier of the directory's search: names, aliases, kinds, places and languages,
 * in memory, at every keystroke. It never changes and any thread may search it; after an edit another is
 * made.
 */

#pragma once

#include "resources/kith-synonyms.h"

G_BEGIN_DECLS

/* WORDS (symbol, what a fit is worth): where a word stands. */
#define KITH_RESOURCE_WORDS(WORDS)                                                                           \
  WORDS (NAME, 40)                                                                                           \
  WORDS (ALIAS, 30)                                                                                          \
  WORDS (TERM, 20)                                                                                           \
  WORDS (PLACE, 8)                                                                                           \
  WORDS (LANGUAGE, 6)

typedef enum
{
#define WORDS(symbol, worth) KITH_RESOURCE_WORDS_##symbol,
  KITH_RESOURCE_WORDS (WORDS)
#undef WORDS
      KITH_N_RESOURCE_WORDS
} KithResourceWords;

/* Further typed words are not looked at. */
#define KITH_RESOURCE_INDEX_MOST_WORDS 8

typedef struct _KithResourceIndex KithResourceIndex;
typedef struct _KithResourceIndexBuilder KithResourceIndexBuilder;

typedef struct
{
  gint64 id;
  guint score;
} KithResourceFound;

KithResourceIndexBuilder *kith_resource_index_builder_new (void);
void kith_resource_index_builder_free (KithResourceIndexBuilder *self);
void kith_resource_index_builder_begin (KithResourceIndexBuilder *self, gint64 id, const char *name);
void
kith_resource_index_builder_add (KithResourceIndexBuilder *self, KithResourceWords where, const char *text);
KithResourceIndex *kith_resource_index_builder_end (KithResourceIndexBuilder *self);

KithResourceIndex *kith_resource_index_ref (KithResourceIndex *self);
void kith_resource_index_unref (KithResourceIndex *self);
guint kith_resource_index_get_size (const KithResourceIndex *self);
GArray *kith_resource_index_find (const KithResourceIndex *self,
                                  const char *typed,
                                  const KithSynonyms *synonyms,
                                  guint limit,
                                  guint *n_found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceIndex, kith_resource_index_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceIndexBuilder, kith_resource_index_builder_free)

G_END_DECLS
