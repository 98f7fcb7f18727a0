/* SPDX-License-Identifier: GPL-3.0-or-later */
/* It is asked to whom, and shown what goes; afterwards it can be taken back as a whole. */

#include "goals/kith-caseload-handing.h"

#include <glib/gi18n.h>

#include "goals/kith-caseload-form.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (owned) */
  GtkWidget *form;         /* (owned) (nullable) */
  gint64 from;
  gint64 to;
  KithCaseload *back; /* (owned) (nullable): what is to be handed back */
  KithCaseload *done; /* (owned) (nullable): what was handed over */
} Work;

/* What takes it back. */
typedef struct
{
  KithAppContext *context; /* (unowned) owns the stack this sits in */
  KithCaseload *handed;    /* (owned) (nullable) */
} Inverse;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->context);
  g_clear_object (&work->form);
  g_clear_pointer (&work->back, kith_caseload_free);
  g_clear_pointer (&work->done, kith_caseload_free);
  g_free (work);
}

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  g_clear_pointer (&inverse->handed, kith_caseload_free);
  g_free (inverse);
}

static gboolean
hand_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  work->done = work->back != NULL ? kith_caseload_hand_back (session, work->back, error)
                                  : kith_caseload_hand_over (session, work->from, work->to, error);
  return work->done != NULL;
}

static void handed (gpointer object, gpointer data, const GError *error);

static void
undo (gpointer data)
{
  Inverse *inverse = data;
  Work *work = g_new0 (Work, 1);

  work->context = g_object_ref (inverse->context);
  work->back = g_steal_pointer (&inverse->handed);
  kith_job_run (inverse->context, hand_job, work, work_free, NULL, handed);
}

static void
push_inverse (Work *work)
{
  Inverse *inverse = g_new0 (Inverse, 1);

  inverse->context = work->context;
  inverse->handed = g_steal_pointer (&work->done);
  kith_undo_push (kith_app_context_get_undo (work->context), undo, inverse, inverse_free);
}

static void
handed (gpointer object, gpointer data, const GError *error)
{
  Work *work = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  if (work->back != NULL)
    {
      kith_app_context_say (work->context, _ ("The follow-ups are handed back."));
      return;
    }
  sentence = g_strdup_printf (ngettext ("%u follow-up is handed over.", "%u follow-ups are handed over.",
                                        work->done->n_handed),
                              work->done->n_handed);
  push_inverse (work);
  kith_app_context_say_undoable (work->context, sentence);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Work *work = user_data;

  if (!accepted)
    {
      work_free (work);
      return;
    }
  work->from = kith_caseload_form_get_from (KITH_CASELOAD_FORM (work->form));
  work->to = kith_caseload_form_get_to (KITH_CASELOAD_FORM (work->form));
  kith_job_run (work->context, hand_job, work, work_free, NULL, handed);
}

/**
 * kith_caseload_handing_begin:
 * @parent: the widget that asks
 * @context: what the window works with
 *
 * Asks whose check-ins and follow-ups somebody else is to do, and whose they are then.
 */
void
kith_caseload_handing_begin (GtkWidget *parent, KithAppContext *context)
{
  GtkWindow *dialog;
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));

  work = g_new0 (Work, 1);
  work->context = g_object_ref (context);
  work->form = g_object_ref_sink (kith_caseload_form_new (context));
  dialog = kith_dialogs_ask (
      parent, _ ("Hand Over Follow-ups"),
      _ ("Check-ins that are planned, and next steps of notes, go to another account. Goals, referrals and "
         "notes stay as they are."),
      _ ("_Hand Over"), KITH_DIALOG_SUGGESTED, work->form, answered, work);
  kith_dialogs_follow_ready (dialog, work->form);
  gtk_widget_grab_focus (work->form);
}
