/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing anew after a right was taken away. Short jobs, so that whoever signs somebody in meanwhile does not
 * wait; what is left after a lock goes on at the next unlock. */

#include "shared/kith-reseal.h"

#include "session/kith-accounts.h"
#include "shared/kith-job.h"

#define ROWS_A_STEP 200
#define PAUSE_MS 50

typedef struct
{
  GWeakRef context;
  guint n_left;
} Step;

static gboolean next_cb (gpointer user_data);

static void
step_free (gpointer data)
{
  Step *step = data;

  g_weak_ref_clear (&step->context);
  g_free (step);
}

static Step *
step_new (KithAppContext *context)
{
  Step *step = g_new0 (Step, 1);

  g_weak_ref_init (&step->context, context);
  return step;
}

static gboolean
step_job (KithSession *session, gpointer data, GError **error)
{
  Step *step = data;

  if (!kith_accounts_reseal_pending (session, &step->n_left, error))
    return FALSE;
  return step->n_left == 0 || kith_accounts_reseal_step (session, ROWS_A_STEP, &step->n_left, NULL, error);
}

static void
step_cb (gpointer object, gpointer data, const GError *error)
{
  if (error == NULL && ((Step *) data)->n_left > 0)
    g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, next_cb, step_new (object), step_free);
}

static gboolean
next_cb (gpointer user_data)
{
  Step *step = user_data;
  g_autoptr (KithAppContext) context = g_weak_ref_get (&step->context);

  if (context != NULL)
    kith_reseal_start (context);
  return G_SOURCE_REMOVE;
}

/**
 * kith_reseal_start:
 * @context: of a coordinator's session
 *
 * Seals anew whatever waits for it, until nothing is left or the session ends.
 */
void
kith_reseal_start (KithAppContext *context)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  if (kith_session_may (kith_app_context_get_session (context), KITH_ACTION_ACCOUNTS_MANAGE))
    kith_job_run (context, step_job, step_new (context), step_free, context, step_cb);
}
