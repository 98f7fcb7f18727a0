/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How it is to be is what is done, and how it was takes it back. What is typed stays a draft until it is
 * stored. */

#include "goals/kith-hard-time-doing.h"

#include <glib/gi18n.h>

#include "goals/kith-hard-time-form.h"
#include "people/kith-consents.h"
#include "people/kith-record-seen.h"
#include "report/kith-own-words-paper.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"
#include "shared/kith-undoable.h"

typedef struct
{
  gint64 person;
  GPtrArray *all; /* (owned) (nullable) */
  KithHardTimeRead read;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->all, g_ptr_array_unref);
  g_free (reading);
}

static gpointer
apply (KithSession *session, gconstpointer what, GError **error)
{
  g_autoptr (KithHardTimeDone) done = kith_hard_times_apply (session, what, error);

  return done != NULL ? g_steal_pointer (&done->inverse) : NULL;
}

static const KithUndoableKind hard_time = {
  .apply = apply,
  .ref = (gpointer (*) (gconstpointer)) kith_hard_time_copy,
  .unref = (GDestroyNotify) kith_hard_time_free,
  .as_before = N_ ("It is as before."),
};

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

/* (transfer full) object: its draft goes once it is stored. */
static void
form_stored (gpointer object, const GError *error)
{
  KithHardTimeForm *form = object;

  if (error == NULL)
    kith_hard_time_form_done (form);
  g_object_unref (form);
}

static void
form_answered (gboolean accepted, gpointer user_data)
{
  KithHardTimeForm *form = user_data;
  g_autoptr (KithHardTime) wanted = accepted ? kith_hard_time_form_to_hard_time (form) : NULL;

  if (wanted != NULL)
    kith_undoable_run (kith_hard_time_form_get_context (form), &hard_time, wanted,
                       _ ("Written down, in their words."), form, form_stored);
  else
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
  g_autoptr (KithHardTime) wanted = NULL;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (stored != NULL);

  wanted = kith_hard_time_copy (stored);
  kith_hard_time_clear (wanted);
  kith_undoable_run (context, &hard_time, wanted, _ ("Taken back. The words are gone."), NULL, NULL);
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
