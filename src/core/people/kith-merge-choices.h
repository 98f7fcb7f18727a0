/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMergeChoices: which of two merged records says what, field by field. It names fields and sides and
 * holds no values. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Numbers are permanent. */
typedef enum
{
  KITH_MERGE_BOTH = 0, /* the record that stays, and from the other what it does not say; lists hold both */
  KITH_MERGE_FROM = 1, /* the record that was merged */
  KITH_MERGE_INTO = 2, /* the record that stays */
} KithMergeSide;

/* Fields of a card; those of an intake have the keys of KithIntake. */
#define KITH_MERGE_NAME "name"
#define KITH_MERGE_PRONOUNS "pronouns"
#define KITH_MERGE_DISAMBIGUATOR "disambiguator"
#define KITH_MERGE_CODE "code"
#define KITH_MERGE_ALIASES "aliases"
/* Away, has died: both together are the graver of the two. */
#define KITH_MERGE_STATE "state"
#define KITH_MERGE_BIRTH "birth"
#define KITH_MERGE_CONTACTS "contacts"
#define KITH_MERGE_LANGUAGES "languages"
#define KITH_MERGE_INTERPRETER "interpreter"
/* Followed by the code of one of the center's questions. */
#define KITH_MERGE_QUESTION "question:"

typedef struct _KithMergeChoices KithMergeChoices;

KithMergeChoices *kith_merge_choices_new (void);
KithMergeChoices *kith_merge_choices_copy (const KithMergeChoices *self);
void kith_merge_choices_free (KithMergeChoices *self);
gboolean kith_merge_choices_is_empty (const KithMergeChoices *self);
gboolean kith_merge_choices_equal (const KithMergeChoices *a, const KithMergeChoices *b);

KithMergeSide kith_merge_choices_get (const KithMergeChoices *self, const char *field);
void kith_merge_choices_set (KithMergeChoices *self, const char *field, KithMergeSide side);
void kith_merge_choices_add (KithMergeChoices *self, const KithMergeChoices *more);
gboolean kith_merge_choices_parse (KithMergeChoices *self, const char *word, GError **error);

/* Only those of the card, which the desk reads; or only those of the intake, which it does not. */
KithMergeChoices *kith_merge_choices_part (const KithMergeChoices *self, gboolean of_intake);

GVariant *kith_merge_choices_to_content (const KithMergeChoices *self);
KithMergeChoices *kith_merge_choices_from_content (GVariant *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMergeChoices, kith_merge_choices_free)

G_END_DECLS
