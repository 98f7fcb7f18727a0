/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each doing says its sentence and leaves its inverse behind; the inverse says only that it is as before. */

#include "goals/kith-plan-doing.h"

#include <glib/gi18n.h>

#include "shared/kith-job.h"

/* Exactly one of the two commands is there, and of what was done. */
typedef struct
{
  KithAppContext *context;      /* (owned) */
  KithGoalCommand *goal;        /* (owned) (nullable) */
  KithCheckInCommand *check_in; /* (owned) (nullable) */
  char *sentence;               /* (owned) (nullable): none where it takes something back itself */
  KithPlanApplied applied;
  KithGoalDone *goal_done;        /* (owned) (nullable) */
  KithCheckInDone *check_in_done; /* (owned) (nullable) */
} Doing;

/* What takes something back. */
typedef struct
{
  KithAppContext *context;      /* (unowned) owns the stack this sits in */
  KithGoalCommand *goal;        /* (owned) (nullable) */
  KithCheckInCommand *check_in; /* (owned) (nullable) */
} Inverse;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_object_unref (doing->context);
  g_clear_pointer (&doing->goal, kith_goal_command_unref);
  g_clear_pointer (&doing->check_in, kith_check_in_command_unref);
  g_clear_pointer (&doing->goal_done, kith_goal_done_free);
  g_clear_pointer (&doing->check_in_done, kith_check_in_done_free);
  g_free (doing->sentence);
  g_free (doing);
}

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  g_clear_pointer (&inverse->goal, kith_goal_command_unref);
  g_clear_pointer (&inverse->check_in, kith_check_in_command_unref);
  g_free (inverse);
}

static gboolean
apply_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;

  if (doing->goal != NULL)
    doing->goal_done = kith_goals_apply (session, doing->goal, error);
  else
    doing->check_in_done = kith_check_ins_apply (session, doing->check_in, error);
  return doing->goal_done != NULL || doing->check_in_done != NULL;
}

static void
undo (gpointer data)
{
  Inverse *inverse = data;

  if (inverse->goal != NULL)
    kith_plan_doing_goal (inverse->context, inverse->goal, NULL, NULL, NULL);
  else
    kith_plan_doing_check_in (inverse->context, inverse->check_in, NULL, NULL, NULL);
}

static void
push_inverse (Doing *doing)
{
  Inverse *inverse = g_new0 (Inverse, 1);

  inverse->context = doing->context;
  if (doing->goal_done != NULL)
    inverse->goal = kith_goal_command_ref (doing->goal_done->inverse);
  else
    inverse->check_in = kith_check_in_command_ref (doing->check_in_done->inverse);
  kith_undo_push (kith_app_context_get_undo (doing->context), undo, inverse, inverse_free);
}

static void
apply_done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;

  if (error == NULL && doing->sentence != NULL)
    {
      push_inverse (doing);
      kith_app_context_say_undoable (doing->context, doing->sentence);
    }
  else if (error == NULL)
    kith_app_context_say (doing->context, doing->goal != NULL ? _ ("The goal is as before.")
                                                              : _ ("The check-in is as before."));
  if (doing->applied != NULL)
    doing->applied (object, error);
}

static Doing *
make_doing (KithAppContext *context, const char *sentence, KithPlanApplied applied)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->context = g_object_ref (context);
  doing->sentence = g_strdup (sentence);
  doing->applied = applied;
  return doing;
}

/**
 * kith_plan_doing_goal:
 * @context: what the window works with
 * @command: what is to be done
 * @sentence: (nullable): what is said of it then, with its undo; %NULL: it takes something back itself
 * @object: (nullable): for which @applied is called, while it lives
 * @applied: (nullable): how it ended
 */
void
kith_plan_doing_goal (KithAppContext *context,
                      KithGoalCommand *command,
                      const char *sentence,
                      gpointer object,
                      KithPlanApplied applied)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (command != NULL);

  doing = make_doing (context, sentence, applied);
  doing->goal = kith_goal_command_ref (command);
  kith_job_run (context, apply_job, doing, doing_free, object, apply_done);
}

/**
 * kith_plan_doing_check_in:
 * @context: what the window works with
 * @command: what is to be done
 * @sentence: (nullable): what is said of it then, with its undo; %NULL: it takes something back itself
 * @object: (nullable): for which @applied is called, while it lives
 * @applied: (nullable): how it ended
 */
void
kith_plan_doing_check_in (KithAppContext *context,
                          KithCheckInCommand *command,
                          const char *sentence,
                          gpointer object,
                          KithPlanApplied applied)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (command != NULL);

  doing = make_doing (context, sentence, applied);
  doing->check_in = kith_check_in_command_ref (command);
  kith_job_run (context, apply_job, doing, doing_free, object, apply_done);
}
