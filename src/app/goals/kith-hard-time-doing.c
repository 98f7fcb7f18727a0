/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each doing says its sentence and leaves its inverse behind. What is typed stays a draft until it is stored.
 */

#include "goals/kith-hard-time-doing.h"

#include <glib/gi18n.h>

#include "goals/kith-hard-time-form.h"
#include "people/kith-consents.h"
#include "people/kith-record-seen.h"
#include "report/kith-own-words-paper.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"

typedef struct
{
  gint64 person;
  GPtrArray *all; /* (owned) (nullable) */
  KithHardTimeRead read;
} Reading;

typedef struct
{
  KithAppContext *context;  /* (owned) */
  KithHardTime *wanted;     /* (owned) */
  char *sentence;           /* (owned) (nullable): none where it takes something back itself */
  KithHardTimeForm *form;   /* (owned) (nullable): its draft goes once it is stored */
  KithHardTimeDone *stored; /* (owned) (nullable) */
} Doing;

/* What takes something back. */
typedef struct
{
  KithAppContext *context; /* (unowned) owns the stack this sits in */
  KithHardTime *before;    /* (owned) */
} Inverse;

static void
apply (KithAppContext *context, KithHardTime *wanted, const char *sentence, KithHardTimeForm *form);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->all, g_ptr_array_unref);
  g_free (reading);
}

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_object_unref (doing->context);
  kith_hard_time_free (doing->wanted);
  g_clear_object (&doing->form);
  g_clear_pointer (&doing->stored, kith_hard_time_done_free);
  g_free (doing->sentence);
  g_free (doing);
}

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  kith_hard_time_free (inverse->before);
  g_free (inverse);
}

static void
undo (gpointer data)
{
  Inverse *inverse = data;

  apply (inverse->context, kith_hard_time_copy (inverse->before), NULL, NULL);
}

static gboolean
apply_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;

  doing->stored = kith_hard_times_apply (session, doing->wanted, error);
  return doing->stored != NULL;
}

static void
apply_done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;
  Inverse *inverse;

  if (error != NULL)
    return;
  if (doing->form != NULL)
    kith_hard_time_form_done (doing->form);
  if (doing->sentence == NULL)
    {
      kith_app_context_say (doing->context, _ ("It is as before."));
      return;
    }
  inverse = g_new0 (Inverse, 1);
  inverse->context = doing->context;
  inverse->before = kith_hard_time_copy (doing->stored->inverse);
  kith_undo_push (kith_app_context_get_undo (doing->context), undo, inverse, inverse_free);
  kith_app_context_say_undoable (doing->context, doing->sentence);
}

/* wanted: (transfer full); form: (transfer full) (nullable) */
static void
apply (KithAppContext *context, KithHardTime *wanted, const char *sentence, KithHardTimeForm *form)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->context = g_object_ref (context);
  doing->wanted = wanted;
  doing->sentence = g_strdup (sentence);
  doing->form = form;
  kith_job_run (context, apply_job, doing, doing_free, context, apply_done);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->all = kith_hard_times_list (session, reading->person, error);
  return reading->all != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  Reading *reading = data;

  reading->read (object, reading->person, reading->all);
}

/**
 * kith_hard_time_doing_read:
 * @context: what the window works with
 * @person: whose
 * @object: for which @read is called, while it lives
 * @read: what was read
 *
 * Reads what this account may see of it; the log says so.
 */
void
kith_hard_time_doing_read (KithAppContext *context, gint64 person, gpointer object, KithHardTimeRead read)
{
  Reading *reading;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (G_IS_OBJECT (object) && read != NULL);

  reading = g_new0 (Reading, 1);
  reading->person = person;
  reading->read = read;
  kith_job_run (context, read_job, reading, reading_free, object, read_done);
}

static void
form_answered (gboolean accepted, gpointer user_data)
{
  KithHardTimeForm *form = user_data;

  if (accepted)
    apply (kith_hard_time_form_get_context (form), kith_hard_time_form_to_hard_time (form),
           _ ("Written down, in their words."), g_object_ref (form));
  g_object_unref (form);
}

/**
 * kith_hard_time_doing_ask:
 * @parent: a widget of the window
 * @context: what the window works with
 * @stored: as it was read, or a new one
 *
 * Asks for the lines and who sees them, and stores them.
 */
void
kith_hard_time_doing_ask (GtkWidget *parent, KithAppContext *context, const KithHardTime *stored)
{
  GtkWidget *form;
  GtkWindow *dialog;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (stored != NULL);

  form = g_object_ref_sink (kith_hard_time_form_new (context, stored));
  dialog = kith_dialogs_ask (parent, _ ("If I’m having a hard time"),
                             _ ("Their own words, as many lines as they like; any may stay empty."),
                             _ ("_Save"), KITH_DIALOG_SUGGESTED, form, form_answered, form);
  kith_dialogs_follow_ready (dialog, form);
}

/**
 * kith_hard_time_doing_take_back:
 * @context: what the window works with
 * @stored: as it was read
 *
 * The person takes it back: the words are gone, but for the undo.
 */
void
kith_hard_time_doing_take_back (KithAppContext *context, const KithHardTime *stored)
{
  KithHardTime *wanted;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (stored != NULL);

  wanted = kith_hard_time_copy (stored);
  kith_hard_time_clear (wanted);
  apply (context, wanted, _ ("Taken back. The words are gone."), NULL);
}

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  const KithHardTime *words = data;
  const KithReleaseRequest request = {
    .kind = KITH_RELEASE_TO_PERSON,
    .way = KITH_RELEASE_PRINT,
    .what = KITH_RELEASE_WHAT_HARD_TIME,
    .person = words->person,
    .scope = KITH_SCOPE_PLANS,
  };
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithDocument) document = kith_hard_time_paper_new (words, paper);
  g_autoptr (KithRelease) release = kith_disclosure_request (kith_app_context_get_session (context), &request,
                                                             KITH_CONSENT_POLICY (policy), error);

  if (release == NULL || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * kith_hard_time_doing_print:
 * @parent: a widget of the window
 * @context: what the window works with
 * @words: as it was read
 *
 * Prints it for them to keep.
 */
void
kith_hard_time_doing_print (GtkWidget *parent, KithAppContext *context, const KithHardTime *words)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (words != NULL);

  kith_document_printing_run (parent, context, make_document, kith_hard_time_copy (words),
                              (GDestroyNotify) kith_hard_time_free);
}
