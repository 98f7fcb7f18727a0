/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy leaves because the person asked for it: to them, and to nobody else. */

#include "report/kith-holding-copy.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-record-seen.h"
#include "report/kith-holding-json.h"
#include "report/kith-holding-paper.h"

#define PURPOSE "own-request"

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = g_utf8_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

/* What is still to be decided is not even asked for. */
static KithRelease *
ask (KithSession *session, KithHolding *holding, KithReleaseWay way, GError **error)
{
  const KithReleaseRequest request = {
    .kind = KITH_RELEASE_TO_PERSON,
    .way = way,
    .what = KITH_RELEASE_WHAT_OWN_COPY,
    .person = holding->person,
    .purpose = PURPOSE,
    .scope = KITH_HOLDING_SCOPE,
  };

  return kith_holding_check_decided (holding, error)
             ? kith_disclosure_request (session, &request, NULL, error)
             : NULL;
}

/**
 * kith_holding_copy_let_print:
 * @session: who hands it out
 * @holding: what is held; every mark is decided
 * @document: what kith_holding_paper_new() made of it
 * @error: %KITH_ERROR_INVALID while something is to be decided, %KITH_ERROR_NOT_PERMITTED
 *
 * Lets it go to the printer. The log says so.
 *
 * Returns: whether it can be drawn now
 */
gboolean
kith_holding_copy_let_print (KithSession *session,
                             KithHolding *holding,
                             KithDocument *document,
                             GError **error)
{
  g_autoptr (KithRelease) release = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session) && holding != NULL && KITH_IS_DOCUMENT (document), FALSE);

  release = ask (session, holding, KITH_RELEASE_PRINT, error);
  return release != NULL && kith_document_release (document, release, error);
}

/**
 * kith_holding_copy_check_path:
 * @path: a file that may not be there yet
 * @error: %KITH_ERROR_USAGE where its name ends neither in .pdf nor in .json
 *
 * Returns: whether a copy can be saved under that name
 */
gboolean
kith_holding_copy_check_path (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (has_ending (path, ".pdf") || has_ending (path, ".json"))
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
               _ ("“%s” should end in .pdf, to read and print, or in .json, for other programs."), path);
  return FALSE;
}

/**
 * kith_holding_copy_save:
 * @session: who hands it out
 * @holding: what is held; every mark is decided
 * @path: the file: .pdf or .json
 * @error: %KITH_ERROR_INVALID while something is to be decided, %KITH_ERROR_NOT_PERMITTED,
 * %KITH_ERROR_USAGE for another kind of file, %KITH_ERROR_IO
 *
 * The log says that it was saved. Only the user of this computer who saves it can read the file.
 *
 * Returns: whether the file is there
 */
gboolean
kith_holding_copy_save (KithSession *session, KithHolding *holding, const char *path, GError **error)
{
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = NULL;
  KithPaper paper = kith_paper_default ();

  g_return_val_if_fail (KITH_IS_SESSION (session) && holding != NULL && path != NULL, FALSE);

  if (!kith_holding_copy_check_path (path, error))
    return FALSE;
  release = ask (session, holding, KITH_RELEASE_FILE, error);
  if (release == NULL)
    return FALSE;
  if (has_ending (path, ".json"))
    return kith_holding_json_write (holding, release, path, error);
  document = kith_holding_paper_new (holding, &paper, error);
  return document != NULL && kith_document_release (document, release, error) &&
         kith_document_write_pdf (document, path, error);
}
