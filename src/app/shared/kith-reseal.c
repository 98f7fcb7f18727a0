/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing anew after a right was taken away, and new keys for guarded records that wait for somebody. Short
 * jobs, so that whoever signs somebody in meanwhile does not wait; what is left after a lock goes on at the
 * next unlock. */

#include "shared/kith-reseal.h"

#include "session/kith-accounts.h"
#include "session/kith-guards.h"
#include "shared/kith-job.h"

#define ROWS_A_STEP 200
#define PAUSE_MS 50

typedef struct
{
  GWeakRef context;
  guint n_total; /* 0: not counted yet */
  guint n_left;
} Step;

static void run_step (KithAppContext *context, guint n_total);

static void
step_free (gpointer data)
{
  Step *step = data;

  g_weak_ref_clear (&step->context);
  g_free (step);
}

static Step *
step_new (KithAppContext *context, guint n_total)
{
  Step *step = g_new0 (Step, 1);

  step->n_total = n_total;
  g_weak_ref_init (&step->context, context);
  return step;
}

static gboolean
step_job (KithSession *session, gpointer data, GError **error)
{
  Step *step = data;

  /* Counting looks at every value: once, not at every step. */
  if (step->n_total == 0)
    {
      if (!kith_accounts_reseal_pending (session, &step->n_left, error))
        return FALSE;
      step->n_total = step->n_left;
      if (step->n_total == 0)
        return TRUE;
    }
  return kith_accounts_reseal_step (session, ROWS_A_STEP, &step->n_left, NULL, error);
}

static gboolean
next_cb (gpointer user_data)
{
  Step *step = user_data;
  g_autoptr (KithAppContext) context = g_weak_ref_get (&step->context);

  if (context != NULL)
    run_step (context, step->n_total);
  return G_SOURCE_REMOVE;
}

static void
step_cb (gpointer object, gpointer data, const GError *error)
{
  Step *step = data;

  if (error != NULL || step->n_total == 0)
    return;
  kith_app_context_resealed (object, 1.0 - MIN (step->n_left, step->n_total) / (double) step->n_total);
  if (step->n_left > 0)
    g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, next_cb, step_new (object, step->n_total), step_free);
}

static void
run_step (KithAppContext *context, guint n_total)
{
  kith_job_run (context, step_job, step_new (context, n_total), step_free, context, step_cb);
}

static gboolean
settle_job (KithSession *session, gpointer data, GError **error)
{
  return kith_guards_settle (session, NULL, error);
}

static void
settled_cb (gpointer object, gpointer data, const GError *error)
{
  if (error == NULL && kith_session_may (kith_app_context_get_session (object), KITH_ACTION_ACCOUNTS_MANAGE))
    run_step (object, 0);
}

/**
 * kith_reseal_start:
 * @context: of any session
 *
 * Gives guarded records the keys that they wait for, and in a coordinator's session seals anew whatever waits
 * for it, until nothing is left or the session ends.
 */
void
kith_reseal_start (KithAppContext *context)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  kith_job_run (context, settle_job, NULL, NULL, context, settled_cb);
}
