/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clipboard needs no clearing when Kith is locked: what is offered there is handed over by this process,
 * and locking ends it. */

#include "shared/kith-listing-out.h"

#include <glib/gi18n.h>

#include "shared/kith-document-printing.h"

typedef struct
{
  KithListing *listing;        /* (owned) */
  const KithListingExit *exit; /* (unowned) static */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kith_listing_free (job->listing);
  g_free (job);
}

static KithDocument *
make (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  Job *job = data;
  KithSession *session = kith_app_context_get_session (context);
  g_autoptr (KithDocument) document =
      kith_listing_paper_new (job->listing, kith_center_get_name (kith_session_get_center (session)), paper);
  g_autoptr (KithRelease) release =
      kith_listing_request (session, job->exit->action, job->exit->what, KITH_RELEASE_PRINT, error);

  return release != NULL && kith_document_release (document, release, error) ? g_steal_pointer (&document)
                                                                             : NULL;
}

/**
 * kith_listing_print:
 * @parent: a widget of the window
 * @context: what the window works with
 * @listing: (transfer full): the list
 * @exit: which list it is; static
 *
 * Opens the toolkit's dialog, and prints. Names stand in it, so it stays in the house.
 */
void
kith_listing_print (GtkWidget *parent,
                    KithAppContext *context,
                    KithListing *listing,
                    const KithListingExit *exit)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (listing != NULL && exit != NULL);

  job = g_new0 (Job, 1);
  job->listing = listing;
  job->exit = exit;
  kith_document_printing_run (parent, context, make, job, job_free);
}

/**
 * kith_listing_copy:
 * @widget: a widget of the window
 * @context: what the window works with
 * @listing: the list
 * @exit: which list it is
 *
 * Puts it on the clipboard, without what names anybody who comes, and says so.
 */
void
kith_listing_copy (GtkWidget *widget,
                   KithAppContext *context,
                   const KithListing *listing,
                   const KithListingExit *exit)
{
  g_autoptr (KithRelease) release = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  guint n;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (listing != NULL && exit != NULL);

  n = kith_listing_get_n_rows (listing);
  release = kith_listing_request (kith_app_context_get_session (context), exit->action, exit->what,
                                  KITH_RELEASE_COPY, &error);
  if (release != NULL)
    text = kith_listing_to_text (listing, release, &error);
  if (text == NULL)
    {
      kith_app_context_say_error (context, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  said = g_strdup_printf (ngettext ("%u row copied, without names of people who come.",
                                    "%u rows copied, without names of people who come.", n),
                          n);
  kith_app_context_say (context, said);
}
