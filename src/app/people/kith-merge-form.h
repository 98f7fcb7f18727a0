/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMergeForm: what two records of one person say differently, and which of them is believed. No widgets.
 */

#pragma once

#include "people/kith-card.h"
#include "people/kith-intake.h"
#include "people/kith-merge-choices.h"
#include "people/kith-questions.h"

G_BEGIN_DECLS

/**
 * KithMergeField:
 * @field: of #KithMergeChoices
 * @label: what it is, for people to read
 * @into: what the record that stays says
 * @from: what the other says
 * @side: which is believed; %KITH_MERGE_BOTH: the record that stays
 */
typedef struct
{
  char *field;
  char *label;
  char *into;
  char *from;
  KithMergeSide side;
} KithMergeField;

typedef struct _KithMergeForm KithMergeForm;

KithMergeForm *kith_merge_form_new (const KithCard *into,
                                    const KithCard *from,
                                    const KithIntake *into_told,
                                    const KithIntake *from_told,
                                    KithQuestions *questions);
void kith_merge_form_free (KithMergeForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMergeForm, kith_merge_form_free)

guint kith_merge_form_get_n_fields (const KithMergeForm *self);
const KithMergeField *kith_merge_form_get_field (const KithMergeForm *self, guint place);
void kith_merge_form_choose (KithMergeForm *self, guint place, KithMergeSide side);
KithMergeChoices *kith_merge_form_to_choices (const KithMergeForm *self);

G_END_DECLS
