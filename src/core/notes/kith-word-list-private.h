/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a list, finding phrases and finding names share. */

#pragma once

#include "notes/kith-word-list.h"
#include "notes/kith-word-scan.h"

G_BEGIN_DECLS

/* What a single word may say of the words around it. */
typedef enum
{
  KITH_WORD_IS_GIVEN = 1 << 0,      /* somebody's first name and nothing else */
  KITH_WORD_IS_TITLE = 1 << 1,      /* a family's name follows it */
  KITH_WORD_IS_ROLE = 1 << 2,       /* a person may be named after it */
  KITH_WORD_IS_PLACE = 1 << 3,      /* what ends with it is no person */
  KITH_WORD_IS_COMMON = 1 << 4,     /* has a capital and is part of no name */
  KITH_WORD_IS_PARTICLE = 1 << 5,   /* stands inside a name */
  KITH_WORD_IS_DETERMINER = 1 << 6, /* what follows it is no title */
} KithWordFlags;

typedef struct
{
  GStrv words; /* (owned): folded */
  guint n_words;
  char *offer; /* (owned) (nullable): NULL: nothing is said about it */
  KithWordKind kind;
  gboolean is_advice;
} KithPhrase;

/* What begins with one word. */
typedef struct
{
  GPtrArray *phrases; /* (owned) (nullable) (element-type KithPhrase): longest first */
  KithWordFlags flags;
} KithWordEntry;

struct _KithWordList
{
  gatomicrefcount n_refs;
  char *language;      /* (owned) */
  GHashTable *entries; /* (owned) (element-type utf8 KithWordEntry): by the first word, folded */
  guint n_phrases;
  char *name_offer;           /* (owned): for whoever is named without one of the phrases */
  gboolean has_noun_capitals; /* in this language a capital says nothing */
};

KithWordList *kith_word_list_alloc (const char *language);
KithWordEntry *kith_word_list_add_entry (KithWordList *self, const char *word);
gboolean kith_word_list_read (KithWordList *self, const char *text, GError **error);

/* How many words, beginning with the one at @at, are the name of somebody else; 0: none. */
guint kith_word_list_find_name (const KithWordList *self,
                                const char *text,
                                GArray *words,
                                guint at,
                                const char *const *own);

G_END_DECLS
