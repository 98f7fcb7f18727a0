/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person may have a copy of anything they agreed to, also of what is over. Whoever receives something by
 * it may see it while it holds: that is asked when it is printed, not when it was last read. */

#include "people/kith-agreement-printing.h"

#include <glib/gi18n.h>

#include "people/kith-consent-wording.h"
#include "people/kith-consents.h"
#include "people/kith-record-seen.h"
#include "report/kith-consent-paper.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"

typedef struct
{
  GtkWidget *parent;          /* (owned) */
  KithAppContext *context;    /* (owned) */
  GPtrArray *consents;        /* (owned): keeps @consent */
  const KithConsent *consent; /* (unowned) */
  char *person_name;          /* (owned) */
  KithReleaseKind kind;
  GtkCheckButton *to_recipient; /* (owned) (nullable): while that is asked */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->parent);
  g_object_unref (job->context);
  g_ptr_array_unref (job->consents);
  g_free (job->person_name);
  g_clear_object (&job->to_recipient);
  g_free (job);
}

static KithDocument *
make_paper (Job *job, KithSession *session, const KithPaper *paper, GError **error)
{
  g_autoptr (KithConsentWording) words = NULL;

  words = kith_consent_wording_get (kith_session_get_store (session), job->consent->kind,
                                    job->consent->wording, error);
  if (words == NULL)
    return NULL;
  return kith_consent_paper_new (job->kind, kith_center_get_name (kith_session_get_center (session)),
                                 job->person_name, job->consent, words->words, paper);
}

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  Job *job = data;
  KithSession *session = kith_app_context_get_session (context);
  gboolean to_recipient = job->kind == KITH_RELEASE_TO_RECIPIENT;
  const KithReleaseRequest request = {
    .kind = job->kind,
    .way = KITH_RELEASE_PRINT,
    .what = KITH_RELEASE_WHAT_CONSENT,
    .person = job->consent->person,
    .recipient = to_recipient ? kith_consent_get_text (job->consent, KITH_CONSENT_TEXT_RECIPIENT) : NULL,
    .purpose = to_recipient ? kith_consent_get_text (job->consent, KITH_CONSENT_TEXT_PURPOSE) : NULL,
    .scope = KITH_SCOPE_COMES,
  };
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithDocument) document = make_paper (job, session, paper, error);
  g_autoptr (KithRelease) release = NULL;

  if (document == NULL)
    return NULL;
  release = kith_disclosure_request (session, &request, KITH_CONSENT_POLICY (policy), error);
  if (release == NULL || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
print (Job *job)
{
  kith_document_printing_run (job->parent, job->context, make_document, job, job_free);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Job *job = user_data;

  if (!accepted)
    {
      job_free (job);
      return;
    }
  if (gtk_check_button_get_active (job->to_recipient))
    job->kind = KITH_RELEASE_TO_RECIPIENT;
  print (job);
}

static GtkWidget *
make_choice (Job *job, const char *recipient)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *person = gtk_check_button_new_with_label (_ ("For them to keep"));
  /* Translators: %s is a person or organization */
  g_autofree char *label = g_strdup_printf (_ ("For %s"), recipient);
  GtkWidget *other = gtk_check_button_new_with_label (label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (other), GTK_CHECK_BUTTON (person));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (person), TRUE);
  gtk_box_append (GTK_BOX (box), person);
  gtk_box_append (GTK_BOX (box), other);
  job->to_recipient = g_object_ref (GTK_CHECK_BUTTON (other));
  return box;
}

/**
 * kith_agreement_printing_ask:
 * @parent: a widget of the window
 * @context: what the window works with
 * @consents: (element-type KithConsent): what was read
 * @consent: (transfer none): one of @consents
 * @person_name: who agreed
 *
 * Asks whom the copy is for where there is a choice, then prints it if it may leave.
 */
void
kith_agreement_printing_ask (GtkWidget *parent,
                             KithAppContext *context,
                             GPtrArray *consents,
                             const KithConsent *consent,
                             const char *person_name)
{
  Job *job = g_new0 (Job, 1);
  const char *recipient = kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT);

  job->parent = g_object_ref (parent);
  job->context = g_object_ref (context);
  job->consents = g_ptr_array_ref (consents);
  job->consent = consent;
  job->person_name = g_strdup (person_name);
  job->kind = KITH_RELEASE_TO_PERSON;
  if (!kith_consent_kind_shares (consent->kind) || *recipient == '\0')
    {
      print (job);
      return;
    }
  kith_dialogs_ask (parent, _ ("Whom Is the Copy For?"), NULL, _ ("_Print…"), KITH_DIALOG_SUGGESTED,
                    make_choice (job, recipient), answered, job);
}
