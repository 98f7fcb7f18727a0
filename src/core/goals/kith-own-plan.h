/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnPlan: what somebody wrote for themself from one of the templates, and when it was looked at
 * together. A value. */

#pragma once

#include "base/kith-day.h"
#include "goals/kith-plan-template.h"

G_BEGIN_DECLS

/**
 * KithOwnPlan:
 * @id: of its row, 0 for one that is not stored
 * @person: whose words, as the row has it; a record that was merged keeps its own
 * @template: what it is for
 * @day: when it was written down; %KITH_DAY_NONE in one that is not stored: today
 * @account: with whom; 0 in one that is not stored: whoever writes it down
 * @by: (owned) (nullable): as that account is called
 * @version: for writing to it
 * @words: (owned) (nullable): of each section, a thought a line
 * @next_day: when they want to look at it again; %KITH_DAY_NONE: not said
 * @reviewed_day: when it was last looked at together; %KITH_DAY_NONE: not yet
 * @reviewed_with: (owned) (nullable): with whom
 * @signed_name: (owned) (nullable): as they signed these words then
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  gint64 person;
  KithPlanTemplate template;
  KithDay day;
  gint64 account;
  char *by;
  gint64 version;
  char *words[KITH_N_PLAN_SECTIONS];
  KithDay next_day;
  KithDay reviewed_day;
  char *reviewed_with;
  char *signed_name;
  GVariant *extras;
} KithOwnPlan;

KithOwnPlan *kith_own_plan_new (gint64 person, KithPlanTemplate template);
KithOwnPlan *kith_own_plan_copy (const KithOwnPlan *self);
void kith_own_plan_free (KithOwnPlan *self);

/* Other words are not what was signed: the signature goes. */
void kith_own_plan_set (KithOwnPlan *self, KithPlanSection section, const char *words);
void kith_own_plan_clear (KithOwnPlan *self);
void kith_own_plan_review (KithOwnPlan *self, KithDay day, const char *with, const char *signed_name);

gboolean kith_own_plan_is_empty (const KithOwnPlan *self);
gboolean kith_own_plan_says_same (const KithOwnPlan *a, const KithOwnPlan *b);
gboolean kith_own_plan_is_reviewed_since (const KithOwnPlan *self, const KithOwnPlan *before);
gboolean kith_own_plan_check (const KithOwnPlan *self, KithDay today, GError **error);
char *kith_own_plan_describe (const KithOwnPlan *self);
char *kith_own_plan_describe_review (const KithOwnPlan *self);

GVariant *kith_own_plan_to_content (const KithOwnPlan *self);
gboolean kith_own_plan_take_content (KithOwnPlan *self, GVariant *content, GError **error);

/* Of a kind that this Kith does not know. */
gboolean kith_own_plan_is_of_newer (const KithOwnPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOwnPlan, kith_own_plan_free)

G_END_DECLS
