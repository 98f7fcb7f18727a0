/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWordList: phrases of one language for which a note has better ones, and where they stand in a text.
 * Never changes; any thread. It remembers nothing of what it was shown. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_WORD_LIST_DEFAULT_LANGUAGE "en"

typedef enum
{
  KITH_WORD_DIAGNOSIS, /* a label that somebody was given */
  KITH_WORD_JUDGING,
  KITH_WORD_NAME, /* of somebody else */
} KithWordKind;

typedef struct
{
  gsize start; /* in bytes, as end */
  gsize end;
  const char *offer; /* (unowned): lives as long as the list */
  KithWordKind kind;
  gboolean is_advice; /* the offer says what to do; it cannot stand in the phrase's place */
} KithWordMatch;

typedef struct _KithWordList KithWordList;

/* text: "KIND: PHRASE, PHRASE = OFFER" a line, as data/defaults/words/en.txt has it. */
KithWordList *kith_word_list_new (const char *language, const char *text, GError **error);
KithWordList *kith_word_list_new_default (const char *language);
KithWordList *kith_word_list_ref (KithWordList *self);
void kith_word_list_unref (KithWordList *self);
/* (transfer full) (nullable) The text that comes with Kith; NULL: none in that language. */
char *kith_word_list_dup_default (const char *language);
gboolean kith_word_list_has_default (const char *language);

const char *kith_word_list_get_language (const KithWordList *self);
guint kith_word_list_get_length (const KithWordList *self);
const char *kith_word_kind_to_code (KithWordKind kind);

/* text: valid UTF-8; own: (nullable) names of whom it is about. (element-type KithWordMatch) */
GArray *kith_word_list_check (const KithWordList *self, const char *text, const char *const *own);
void kith_word_list_recheck (const KithWordList *self,
                             GArray *matches,
                             const char *text,
                             gsize at,
                             gsize n_removed,
                             gsize n_inserted,
                             const char *const *own);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithWordList, kith_word_list_unref)

G_END_DECLS
