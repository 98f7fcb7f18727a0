/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question that is asked no more can be not right only where somebody answered it. Reading that is written
 * into the log, so it is read where there is such a question, and by whoever may. */

#include "people/kith-request-asking.h"

#include <glib/gi18n.h>

#include "people/kith-intakes.h"
#include "people/kith-record-field.h"
#include "people/kith-request-form.h"
#include "people/kith-requests.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

typedef struct
{
  GtkWidget *parent;       /* (owned) */
  KithAppContext *context; /* (owned) */
  KithIntakeRead *told;    /* (owned) (nullable): where it had to be read, and could be */
  KithRequestForm *form;   /* (owned) (nullable): once it is shown */
  KithRequest *request;    /* (owned) (nullable) */
  KithRequestDone done;
  gint64 person;
  gboolean objects;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->parent);
  g_object_unref (asking->context);
  g_clear_pointer (&asking->told, kith_intake_read_free);
  g_clear_object (&asking->form);
  kith_request_free (asking->request);
  g_free (asking);
}

static gboolean
write_job (KithSession *session, gpointer data, GError **error)
{
  Asking *asking = data;

  return kith_requests_add (session, asking->person, asking->request, error) != 0;
}

static void
written (gpointer object, gpointer data, const GError *error)
{
  Asking *asking = data;

  if (error != NULL)
    return;
  kith_request_form_done (asking->form);
  kith_app_context_say (asking->context, _ ("Written down, in their words."));
  asking->done (asking->parent);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;

  if (!accepted)
    {
      asking_free (asking);
      return;
    }
  asking->request = kith_request_form_to_request (asking->form);
  kith_job_run (asking->context, write_job, asking, asking_free, asking->parent, written);
}

/* asking: (transfer full) */
static void
show_form (Asking *asking)
{
  KithSession *session = kith_app_context_get_session (asking->context);
  const KithIntake *told = asking->told != NULL ? asking->told->intake : NULL;
  GtkWidget *form = kith_request_form_new (session, asking->person, asking->objects, told);
  GtkWindow *dialog;

  asking->form = g_object_ref_sink (KITH_REQUEST_FORM (form));
  dialog = kith_dialogs_ask (
      asking->parent, asking->objects ? _ ("That’s Not Right") : _ ("Something They Ask For"),
      asking->objects
          ? _ ("Write down what they say, as they say it. In their own copy it stands beside what it is "
               "about, until it is put right.")
          : _ ("It is listed with the day by which it is due, until somebody closes it."),
      _ ("_Write Down"), KITH_DIALOG_SUGGESTED, form, answered, asking);
  kith_dialogs_follow_ready (dialog, form);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Asking *asking = data;

  asking->told = kith_intakes_read (session, asking->person, error);
  return asking->told != NULL;
}

/* What could not be read keeps nobody from saying it. */
static void
read_done (gpointer object, gpointer data, const GError *error)
{
  Asking *asking = data;
  Asking *shown;

  if (gtk_widget_get_root (asking->parent) == NULL)
    return;
  shown = g_memdup2 (asking, sizeof *asking);
  g_object_ref (shown->parent);
  g_object_ref (shown->context);
  asking->told = NULL;
  show_form (shown);
}

static gboolean
has_to_read (const Asking *asking)
{
  KithSession *session = kith_app_context_get_session (asking->context);
  g_autoptr (KithQuestions) questions = NULL;

  if (!asking->objects ||
      !kith_session_demand_record (session, KITH_ACTION_INTAKE_READ, asking->person, NULL))
    return FALSE;
  questions = kith_questions_load (kith_session_get_store (session), NULL);
  return questions != NULL && kith_record_fields_have_retired (questions);
}

/**
 * kith_request_asking_begin:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @person: whose record it is about
 * @objects: whether something is not right, or else something is asked for
 * @done: called with @parent once it is written down
 *
 * Opens the form.
 */
void
kith_request_asking_begin (GtkWidget *parent,
                           KithAppContext *context,
                           gint64 person,
                           gboolean objects,
                           KithRequestDone done)
{
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (parent) && done != NULL);
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  asking = g_new0 (Asking, 1);
  asking->parent = g_object_ref (parent);
  asking->context = g_object_ref (context);
  asking->done = done;
  asking->person = person;
  asking->objects = objects;
  if (has_to_read (asking))
    kith_job_run (context, read_job, asking, asking_free, parent, read_done);
  else
    show_form (asking);
}
