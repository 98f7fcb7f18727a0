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
