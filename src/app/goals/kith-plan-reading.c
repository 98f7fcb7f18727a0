/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How they may be reached is read only where something is planned that needs it: that, too, is logged. */

#include "goals/kith-plan-reading.h"

/**
 * kith_plan_reading_new:
 * @person: whose
 *
 * Returns: (transfer full): nothing, until kith_plan_reading_run()
 */
KithPlanReading *
kith_plan_reading_new (gint64 person)
{
  KithPlanReading *self = g_new0 (KithPlanReading, 1);

  self->person = person;
  self->permitted = KITH_WAYS_IN_PERSON;
  return self;
}

/**
 * kith_plan_reading_free:
 * @self: (transfer full) (nullable): what was read
 */
void
kith_plan_reading_free (KithPlanReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->check_ins, g_ptr_array_unref);
  g_free (self);
}

static int
pass_of_goal (const KithGoal *goal)
{
  if (goal->state == KITH_GOAL_TAKEN_BACK)
    return 2;
  return kith_goal_state_is_open (goal->state) ? 0 : 1;
}

/* Stable: each part as it was read, newest first. */
static int
compare_goals (gconstpointer a, gconstpointer b)
{
  return pass_of_goal (*(KithGoal *const *) a) - pass_of_goal (*(KithGoal *const *) b);
}

static int
compare_check_ins (gconstpointer a, gconstpointer b)
{
  const KithCheckIn *one = *(KithCheckIn *const *) a;
  const KithCheckIn *other = *(KithCheckIn *const *) b;
  gboolean one_open = one->state == KITH_CHECK_IN_OPEN;
  gboolean other_open = other->state == KITH_CHECK_IN_OPEN;

  if (!one_open || !other_open)
    return other_open - one_open;
  return (one->due_day > other->due_day) - (one->due_day < other->due_day);
}

static gboolean
needs_permitted (GPtrArray *check_ins)
{
  for (guint i = 0; i < check_ins->len; i++)
    {
      const KithCheckIn *check_in = g_ptr_array_index (check_ins, i);

      if (check_in->state == KITH_CHECK_IN_OPEN && check_in->ways != KITH_WAYS_IN_PERSON)
        return TRUE;
    }
  return FALSE;
}

/**
 * kith_plan_reading_run:
 * @self: what is to be read
 * @session: whose rights and keys are used
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Returns: whether it was read; the log says so
 */
gboolean
kith_plan_reading_run (KithPlanReading *self, KithSession *session, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->goals = kith_goals_list (session, self->person, error);
  self->check_ins = self->goals != NULL ? kith_check_ins_list (session, self->person, error) : NULL;
  if (self->check_ins == NULL)
    return FALSE;
  if (needs_permitted (self->check_ins))
    self->permitted = kith_check_ins_read_permitted (session, self->person, error);
  if (self->permitted == KITH_WAYS_NONE)
    return FALSE;
  g_ptr_array_sort (self->goals, compare_goals);
  g_ptr_array_sort (self->check_ins, compare_check_ins);
  return TRUE;
}

/**
 * kith_plan_reading_find_goal:
 * @self: (nullable): what was read
 * @goal: an id
 *
 * Returns: (transfer none) (nullable): the goal
 */
const KithGoal *
kith_plan_reading_find_goal (const KithPlanReading *self, gint64 goal)
{
  for (guint i = 0; self != NULL && i < self->goals->len; i++)
    {
      const KithGoal *one = g_ptr_array_index (self->goals, i);

      if (one->id == goal)
        return one;
    }
  return NULL;
}

/**
 * kith_plan_reading_find_check_in:
 * @self: (nullable): what was read
 * @check_in: an id
 *
 * Returns: (transfer none) (nullable): the check-in
 */
const KithCheckIn *
kith_plan_reading_find_check_in (const KithPlanReading *self, gint64 check_in)
{
  for (guint i = 0; self != NULL && i < self->check_ins->len; i++)
    {
      const KithCheckIn *one = g_ptr_array_index (self->check_ins, i);

      if (one->id == check_in)
        return one;
    }
  return NULL;
}
