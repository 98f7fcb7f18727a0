/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMergeForm: what two records of one person say differently, and which of them is believed. No widgets.
 */

#pragma once

#include "people/kith-card.h"
#include "people/kith-intake.h"
#include "people/kith-merge-choices.h"
#include "people/kith-person-standing.h"
#include "people/kith-questions.h"

G_BEGIN_DECLS

/**
 * KithMergeRecord:
 * @card: its card
 * @told: (nullable): what was told, where this account may read it
 * @standing: (nullable): whether they are away or have died, where this account may know it
 *
 * One of the two, as it is compared.
 */
typedef struct
{
  const KithCard *card;
  const KithIntake *told;
  const KithStanding *standing;
} KithMergeRecord;

/**
 * KithMergeField:
 * @field: of #KithMergeChoices
 * @label: what it is, for people to read
 * @into: what the record that stays says
 * @from: what the other says
 * @usual: which is believed where nobody chooses
 * @side: which is believed
 */
typedef struct
{
  char *field;
  char *label;
  char *into;
  char *from;
  KithMergeSide usual;
  KithMergeSide side;
} KithMergeField;

typedef struct _KithMergeForm KithMergeForm;

KithMergeForm *
kith_merge_form_new (const KithMergeRecord *into, const KithMergeRecord *from, KithQuestions *questions);
void kith_merge_form_free (KithMergeForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMergeForm, kith_merge_form_free)

guint kith_merge_form_get_n_fields (const KithMergeForm *self);
const KithMergeField *kith_merge_form_get_field (const KithMergeForm *self, guint place);
void kith_merge_form_choose (KithMergeForm *self, guint place, KithMergeSide side);
KithMergeChoices *kith_merge_form_to_choices (const KithMergeForm *self);

G_END_DECLS
