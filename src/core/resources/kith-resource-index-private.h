/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "resources/kith-resource-index.h"

G_BEGIN_DECLS

/* In the lower bits of a posting; the rest is the entry's number. */
#define KITH_RESOURCE_WORDS_BITS 3

typedef struct
{
  gint64 id;
  char *fold; /* (owned) the folded name; entries stand in its order */
} KithIndexEntry;

struct _KithResourceIndex
{
  gatomicrefcount refs;
  GArray *entries;    /* (owned) (element-type KithIndexEntry) */
  GStringChunk *text; /* (owned) */
  GPtrArray *words;   /* (owned) (element-type utf8): folded, in order, each once; they belong to text */
  GArray *starts;   /* (owned) (element-type guint32): of each word its first posting; one more at the end */
  GArray *postings; /* (owned) (element-type guint32): where each word stands, by rising entry */
};

/* Of every entry, by its number, how well it fits; 0: not at all. */
guint16 *
_kith_resource_index_score (const KithResourceIndex *self, const char *typed, const KithSynonyms *synonyms);

G_END_DECLS
