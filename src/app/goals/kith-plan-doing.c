/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands know what takes them back. */

#include "goals/kith-plan-doing.h"

#include <glib/gi18n.h>

static gpointer
apply_goal (KithSession *session, gconstpointer what, GError **error)
{
  g_autoptr (KithGoalDone) done = kith_goals_apply (session, (KithGoalCommand *) what, error);

  return done != NULL ? kith_goal_command_ref (done->inverse) : NULL;
}

static gpointer
ref_goal (gconstpointer what)
{
  return kith_goal_command_ref ((KithGoalCommand *) what);
}

static gpointer
apply_check_in (KithSession *session, gconstpointer what, GError **error)
{
  g_autoptr (KithCheckInDone) done = kith_check_ins_apply (session, (KithCheckInCommand *) what, error);

  return done != NULL ? kith_check_in_command_ref (done->inverse) : NULL;
}

static gpointer
ref_check_in (gconstpointer what)
{
  return kith_check_in_command_ref ((KithCheckInCommand *) what);
}

static const KithUndoableKind goal = {
  .apply = apply_goal,
  .ref = ref_goal,
  .unref = (GDestroyNotify) kith_goal_command_unref,
  .as_before = N_ ("The goal is as before."),
};

static const KithUndoableKind check_in = {
  .apply = apply_check_in,
  .ref = ref_check_in,
  .unref = (GDestroyNotify) kith_check_in_command_unref,
  .as_before = N_ ("The check-in is as before."),
};

/**
 * kith_plan_doing_goal:
 * @context: what the window works with
 * @command: what is to be done
 * @sentence: what is said of it then, with its undo
 * @object: (nullable): for which @done is called, while it lives
 * @done: (nullable): how it ended
 */
void
kith_plan_doing_goal (KithAppContext *context,
                      KithGoalCommand *command,
                      const char *sentence,
                      gpointer object,
                      KithUndoableDone done)
{
  kith_undoable_run (context, &goal, command, sentence, object, done);
}

/**
 * kith_plan_doing_check_in:
 * @context: what the window works with
 * @command: what is to be done
 * @sentence: what is said of it then, with its undo
 * @object: (nullable): for which @done is called, while it lives
 * @done: (nullable): how it ended
 */
void
kith_plan_doing_check_in (KithAppContext *context,
                          KithCheckInCommand *command,
                          const char *sentence,
                          gpointer object,
                          KithUndoableDone done)
{
  kith_undoable_run (context, &check_in, command, sentence, object, done);
}
