/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan is to be is what is done, and how it was takes it back. */

#include "goals/kith-own-plan-doing.h"

#include <glib/gi18n.h>

#include "people/kith-consents.h"
#include "people/kith-record-seen.h"
#include "report/kith-own-words-paper.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"

typedef struct
{
  gint64 person;
  GPtrArray *all; /* (owned) (nullable) */
  KithOwnPlansRead read;
} Reading;

static gpointer
apply (KithSession *session, gconstpointer what, GError **error)
{
  g_autoptr (KithOwnPlanDone) done = kith_own_plans_apply (session, what, error);

  return done != NULL ? g_steal_pointer (&done->inverse) : NULL;
}

static const KithUndoableKind own_plan = {
  .apply = apply,
  .ref = (gpointer (*) (gconstpointer)) kith_own_plan_copy,
  .unref = (GDestroyNotify) kith_own_plan_free,
  .as_before = N_ ("The plan is as before."),
};

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->all, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->all = kith_own_plans_list (session, reading->person, error);
  return reading->all != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  Reading *reading = data;

  if (reading->all != NULL)
    reading->read (object, reading->person, reading->all);
}

/**
 * kith_own_plan_doing_read:
 * @context: what the window works with
 * @person: whose
 * @object: for which @read is called, while it lives
 * @read: what was read
 *
 * Reads the plans of a person; the log says so.
 */
void
kith_own_plan_doing_read (KithAppContext *context, gint64 person, gpointer object, KithOwnPlansRead read)
{
  Reading *reading;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (G_IS_OBJECT (object) && read != NULL);

  reading = g_new0 (Reading, 1);
  reading->person = person;
  reading->read = read;
  kith_job_run (context, read_job, reading, reading_free, object, read_done);
}

/**
 * kith_own_plan_doing_write:
 * @context: what the window works with
 * @wanted: as it is to be
 * @sentence: what is said of it then
 * @object: (nullable): for which @done is called, while it lives
 * @done: (nullable): how it ended
 */
void
kith_own_plan_doing_write (KithAppContext *context,
                           const KithOwnPlan *wanted,
                           const char *sentence,
                           gpointer object,
                           KithUndoableDone done)
{
  kith_undoable_run (context, &own_plan, wanted, sentence, object, done);
}

/**
 * kith_own_plan_doing_take_back:
 * @context: what the window works with
 * @stored: as it was read
 *
 * The person takes it back: it is gone, but for the undo.
 */
void
kith_own_plan_doing_take_back (KithAppContext *context, const KithOwnPlan *stored)
{
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_copy (stored);

  kith_own_plan_clear (wanted);
  kith_own_plan_doing_write (context, wanted, _ ("Taken back. The plan is gone."), NULL, NULL);
}

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  const KithOwnPlan *plan = data;
  const KithReleaseRequest request = {
    .kind = KITH_RELEASE_TO_PERSON,
    .way = KITH_RELEASE_PRINT,
    .what = KITH_RELEASE_WHAT_OWN_PLAN,
    .person = plan->person,
    .scope = KITH_SCOPE_PLANS,
  };
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithDocument) document = kith_own_plan_paper_new (plan, paper);
  g_autoptr (KithRelease) release = kith_disclosure_request (kith_app_context_get_session (context), &request,
                                                             KITH_CONSENT_POLICY (policy), error);

  if (release == NULL || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * kith_own_plan_doing_print:
 * @parent: a widget of the window
 * @context: what the window works with
 * @plan: as it was read
 *
 * Prints it for them to keep.
 */
void
kith_own_plan_doing_print (GtkWidget *parent, KithAppContext *context, const KithOwnPlan *plan)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (plan != NULL);

  kith_document_printing_run (parent, context, make_document, kith_own_plan_copy (plan),
                              (GDestroyNotify) kith_own_plan_free);
}
