/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few of them, however large the sample; some were looked at together. */

#include "sample/kith-sample-own-plans.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-own-plans.h"

#define ONE_IN 9
#define MOST 6
#define NEXT_DAYS 30

static const struct
{
  KithPlanTemplate template;
  KithPlanSection section;
  const char *words;
} parts[] = {
  { KITH_PLAN_WELLNESS, KITH_PLAN_SECTION_STRENGTHS, N_ ("I keep my word.\nI can make people laugh.") },
  { KITH_PLAN_WELLNESS, KITH_PLAN_SECTION_DAILY,
    N_ ("Breakfast before the news.\nOut of the house by ten.") },
  { KITH_PLAN_WELLNESS, KITH_PLAN_SECTION_HELPS, N_ ("The garden, also in the rain.\nCooking for two.") },
  { KITH_PLAN_WELLNESS, KITH_PLAN_SECTION_SIGNS, N_ ("Letters stay closed.\nI stop playing the radio.") },
  { KITH_PLAN_WELLNESS, KITH_PLAN_SECTION_PEOPLE, N_ ("My cousin, evenings.\nThe Tuesday group.") },
  { KITH_PLAN_STRESS, KITH_PLAN_SECTION_HARDER, N_ ("Forms with a deadline.\nNoise through the wall.") },
  { KITH_PLAN_STRESS, KITH_PLAN_SECTION_SIGNS, N_ ("My jaw hurts.\nI say yes to everything.") },
  { KITH_PLAN_STRESS, KITH_PLAN_SECTION_HELPS, N_ ("Three slow breaths at the window.\nThe long way home.") },
  { KITH_PLAN_STRESS, KITH_PLAN_SECTION_LESS, N_ ("The forms: together, on Fridays here.") },
  { KITH_PLAN_RELAPSE, KITH_PLAN_SECTION_REASONS,
    N_ ("Mornings with a clear head.\nMy daughter calls again.") },
  { KITH_PLAN_RELAPSE, KITH_PLAN_SECTION_HELPS, N_ ("The group at noon.\nMy hands in the workshop.") },
  { KITH_PLAN_RELAPSE, KITH_PLAN_SECTION_SIGNS, N_ ("I stop telling people where I go.") },
  { KITH_PLAN_RELAPSE, KITH_PLAN_SECTION_FIRST,
    N_ ("Call, walk, eat something; then decide nothing today.") },
  { KITH_PLAN_RELAPSE, KITH_PLAN_SECTION_SETBACK, N_ ("Come here the same day. The way is still there.") },
};

/* Every second one was looked at together. */
static KithOwnPlan *
make (KithSession *session, gint64 person, guint index)
{
  static const KithPlanTemplate templates[] = { KITH_PLAN_WELLNESS, KITH_PLAN_STRESS, KITH_PLAN_RELAPSE };
  KithPlanTemplate template = templates[index % G_N_ELEMENTS (templates)];
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  KithOwnPlan *wanted = kith_own_plan_new (person, template);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].template == template)
      kith_own_plan_set (wanted, parts[i].section, _ (parts[i].words));
  if (index % 2 == 0)
    {
      kith_own_plan_review (wanted, today, kith_session_get_account_name (session), NULL);
      wanted->next_day = today + NEXT_DAYS;
    }
  return wanted;
}

/**
 * kith_sample_own_plans_write:
 * @session: a coordinator's
 * @people: their ids
 * @n_people: how many
 * @error: return location
 *
 * Has some of them write a plan.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_own_plans_write (KithSession *session, const gint64 *people, guint n_people, GError **error)
{
  for (guint i = 0; i * ONE_IN < n_people && i < MOST; i++)
    {
      g_autoptr (KithOwnPlan) wanted = make (session, people[i * ONE_IN], i);
      g_autoptr (KithOwnPlanDone) done = kith_own_plans_apply (session, wanted, error);

      if (done == NULL)
        return FALSE;
    }
  return TRUE;
}
