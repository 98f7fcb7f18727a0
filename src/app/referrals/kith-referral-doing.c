/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate is asked before anything is written, so that whoever may tell nothing still has what they typed
 * before them; the command asks it again. */

#include "referrals/kith-referral-doing.h"

#include <glib/gi18n.h>

#include "referrals/kith-referral-told.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context;      /* (owned) */
  KithReferralCommand *command; /* (owned) */
  gint64 person;
  KithReferralStep *step; /* (owned) (nullable): what is told with it */
  char *sentence;         /* (owned) (nullable) */
  KithReferralApplied applied;
  KithReferralDone *done; /* (owned) (nullable) */
} Doing;

/* What takes something back. */
typedef struct
{
  KithAppContext *context;      /* (unowned) owns the stack this sits in */
  KithReferralCommand *command; /* (owned) */
  gint64 person;
} Inverse;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_object_unref (doing->context);
  kith_referral_command_unref (doing->command);
  kith_referral_step_free (doing->step);
  kith_referral_done_free (doing->done);
  g_free (doing->sentence);
  g_free (doing);
}

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  kith_referral_command_unref (inverse->command);
  g_free (inverse);
}

static gboolean
apply_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;
  const KithReferralStep *step = doing->step;

  if (step != NULL && step->recipient != NULL &&
      !kith_referral_may_tell (session, doing->person, step->recipient, step->purpose, step->scope, error))
    return FALSE;
  doing->done = kith_referrals_apply (session, doing->command, error);
  return doing->done != NULL;
}

static void
undo (gpointer data)
{
  Inverse *inverse = data;

  kith_referral_doing_apply (inverse->context, inverse->command, inverse->person, NULL, NULL, NULL, NULL);
}

static void
push_inverse (Doing *doing)
{
  Inverse *inverse = g_new0 (Inverse, 1);

  inverse->context = doing->context;
  inverse->command = kith_referral_command_ref (doing->done->inverse);
  inverse->person = doing->person;
  kith_undo_push (kith_app_context_get_undo (doing->context), undo, inverse, inverse_free);
}

static void
apply_done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;

  if (error == NULL && doing->done->not_told != NULL)
    kith_app_context_say (doing->context, doing->done->not_told);
  else if (error == NULL && doing->sentence != NULL)
    {
      push_inverse (doing);
      kith_app_context_say_undoable (doing->context, doing->sentence);
    }
  else if (error == NULL)
    kith_app_context_say (doing->context, _ ("The referral is as before."));
  if (doing->applied != NULL)
    doing->applied (object, doing->done, error);
}

/**
 * kith_referral_doing_apply:
 * @context: what the window works with
 * @command: what is to be done
 * @person: whose referral it is
 * @step: (nullable): what is written down with it, where somebody is told something
 * @sentence: (nullable): what is said of it then, with its undo; %NULL: it takes something back itself
 * @object: (nullable): for which @applied is called, while it lives
 * @applied: (nullable): how it ended
 *
 * Where the person did not agree to what is told, nothing is done.
 */
void
kith_referral_doing_apply (KithAppContext *context,
                           KithReferralCommand *command,
                           gint64 person,
                           const KithReferralStep *step,
                           const char *sentence,
                           gpointer object,
                           KithReferralApplied applied)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (command != NULL);

  doing = g_new0 (Doing, 1);
  doing->context = g_object_ref (context);
  doing->command = kith_referral_command_ref (command);
  doing->person = person;
  doing->step = step != NULL ? kith_referral_step_copy (step) : NULL;
  doing->sentence = g_strdup (sentence);
  doing->applied = applied;
  kith_job_run (context, apply_job, doing, doing_free, object, apply_done);
}
