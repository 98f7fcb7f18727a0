/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the gate for notes: which of them went is in the log. */

#include "people/kith-consents.h"
#include "people/kith-record-seen.h"
#include "report/kith-note-paper.h"

static KithRelease *
ask (KithSession *session, const KithGivenNotes *self, KithReleaseWay way, GError **error)
{
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithReleaseRequest request = {
    .kind = kith_note_paper_kind (self),
    .way = way,
    .what = KITH_RELEASE_WHAT_NOTES,
    .person = self->person,
    .recipient = self->recipient,
    .purpose = self->purpose,
    .scope = KITH_SCOPE_NOTES,
  };

  for (guint i = 0; i < self->notes->len; i++)
    g_array_append_val (ids, kith_signed_note_get_original (g_ptr_array_index (self->notes, i))->facts.note);
  request.rows = (const gint64 *) (gpointer) ids->data;
  request.n_rows = ids->len;
  return kith_disclosure_request (session, &request, KITH_CONSENT_POLICY (policy), error);
}

/* As the gate will judge it. */
static gboolean
lets_go (const KithConsent *consent, KithDay today)
{
  const KithReleaseRequest request = {
    .kind = KITH_RELEASE_TO_RECIPIENT,
    .way = KITH_RELEASE_PRINT,
    .person = consent->person,
    .recipient = kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT),
    .purpose = kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE),
    .scope = KITH_SCOPE_NOTES,
  };

  return *request.recipient != '\0' && kith_consent_fit (consent, &request, today) == KITH_CONSENT_COVERS;
}

/**
 * kith_given_notes_list_consents:
 * @session: whose rights and keys are used
 * @person: whose notes
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * The reading is in the log.
 *
 * Returns: (transfer full) (element-type KithConsent): by which notes may go to somebody else today
 */
GPtrArray *
kith_given_notes_list_consents (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) consents = NULL;
  KithDay today;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  consents = kith_consents_list (session, person, error);
  today = kith_clock_today (kith_session_get_clock (session));
  for (guint i = consents != NULL ? consents->len : 0; i > 0; i--)
    if (!lets_go (g_ptr_array_index (consents, i - 1), today))
      g_ptr_array_remove_index (consents, i - 1);
  return g_steal_pointer (&consents);
}

/**
 * kith_given_notes_let_print:
 * @session: who hands it out
 * @self: what is handed out
 * @document: what kith_note_paper_new() made of it
 * @error: %KITH_ERROR_NOT_PERMITTED where the person did not agree to it; %KITH_ERROR_INVALID where it is not
 *   said what for
 *
 * Lets it go to the printer. The log says so.
 *
 * Returns: whether it can be drawn now
 */
gboolean
kith_given_notes_let_print (KithSession *session,
                            const KithGivenNotes *self,
                            KithDocument *document,
                            GError **error)
{
  g_autoptr (KithRelease) release = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session) && self != NULL && KITH_IS_DOCUMENT (document), FALSE);

  release = ask (session, self, KITH_RELEASE_PRINT, error);
  return release != NULL && kith_document_release (document, release, error);
}

/**
 * kith_given_notes_save:
 * @session: who hands it out
 * @self: what is handed out
 * @path: the PDF
 * @error: as kith_given_notes_let_print(), and %KITH_ERROR_IO
 *
 * The log says that it was saved. Only the user of this computer who saves it can read the file.
 *
 * Returns: whether the file is there
 */
gboolean
kith_given_notes_save (KithSession *session, const KithGivenNotes *self, const char *path, GError **error)
{
  g_autoptr (KithRelease) release = NULL;
  g_autoptr (KithDocument) document = NULL;
  KithPaper paper = kith_paper_default ();

  g_return_val_if_fail (KITH_IS_SESSION (session) && self != NULL && path != NULL, FALSE);

  release = ask (session, self, KITH_RELEASE_FILE, error);
  if (release == NULL)
    return FALSE;
  document = kith_note_paper_new (self, &paper);
  return kith_document_release (document, release, error) && kith_document_write_pdf (document, path, error);
}
