/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries are read when the pages are made, so that the paper says what the directory says then. */

#include "resources/kith-handout-dialog.h"

#include <glib/gi18n.h>

#include "resources/kith-handout-form.h"
#include "resources/kith-handout-preview.h"
#include "resources/kith-resource-reading.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"

typedef struct
{
  GtkWidget *parent;       /* (owned) */
  KithAppContext *context; /* (owned) */
  GArray *collected;       /* (owned) (element-type KithCollected) */
  KithHandoutForm *form;   /* (owned) */
  GtkWindow *dialog;       /* (unowned) (nullable) while it is open */
  gboolean saves;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->parent);
  g_object_unref (job->context);
  g_array_unref (job->collected);
  g_object_unref (job->form);
  g_free (job);
}

static KithHandout *
make_handout (Job *job, GError **error)
{
  KithSession *session = kith_app_context_get_session (job->context);
  g_autoptr (KithHandout) handout = kith_handout_new (kith_clock_today (kith_session_get_clock (session)));

  for (guint i = 0; i < job->collected->len; i++)
    {
      const KithCollected *one = &g_array_index (job->collected, KithCollected, i);
      KithHandoutEntry *entry = kith_resource_reading_make_entry (session, one->id, one->place, error);

      if (entry == NULL)
        return NULL;
      kith_handout_add (handout, entry);
    }
  kith_handout_form_fill (job->form, handout);
  return g_steal_pointer (&handout);
}

static KithDocument *
make_document (Job *job, const KithPaper *paper, KithReleaseWay way, GError **error)
{
  KithSession *session = kith_app_context_get_session (job->context);
  g_autoptr (KithHandout) handout = make_handout (job, error);
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = NULL;

  if (handout == NULL)
    return NULL;
  document = kith_handout_paper_new (handout, paper);
  release = kith_handout_request (session, way, error);
  if (release == NULL || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

static KithDocument *
print_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  return make_document (data, paper, KITH_RELEASE_PRINT, error);
}

static void
file_chosen (GFile *file, gpointer user_data)
{
  Job *job = user_data;
  KithPaper paper = kith_paper_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    {
      document = make_document (job, &paper, KITH_RELEASE_FILE, &error);
      if (document != NULL && kith_document_write_pdf (document, path, &error))
        kith_app_context_say (job->context, _ ("The handout is saved."));
      else
        kith_app_context_say_error (job->context, error);
    }
  job_free (job);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Job *job = user_data;

  job->dialog = NULL;
  if (job->saves)
    kith_dialogs_choose_file (job->parent, KITH_FILE_SAVE, _ ("Save the Handout"), _ ("Handout.pdf"), "*.pdf",
                              _ ("PDF documents"), file_chosen, job);
  else if (accepted)
    kith_document_printing_run (job->parent, job->context, print_document, job, job_free);
  else
    job_free (job);
}

static void
save_cb (Job *job)
{
  job->saves = TRUE;
  gtk_window_close (job->dialog);
}

/* Nothing leaves: the pages are about nobody, and are only looked at. */
static void
preview_cb (Job *job)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHandout) handout = make_handout (job, &error);
  g_autoptr (KithDocument) document = handout != NULL ? kith_handout_paper_new (handout, &paper) : NULL;

  if (document != NULL)
    kith_handout_preview_show (job->dialog, document);
  else
    kith_app_context_say_error (job->context, error);
}

/**
 * kith_handout_dialog_ask:
 * @parent: a widget of the window
 * @context: what the window works with
 * @collected: (element-type KithCollected): what is to be handed out, at least one
 *
 * Asks how the handout is to look, shows it, and prints it or saves it.
 */
void
kith_handout_dialog_ask (GtkWidget *parent, KithAppContext *context, GArray *collected)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (collected != NULL && collected->len > 0);

  job = g_new0 (Job, 1);
  job->parent = g_object_ref (parent);
  job->context = g_object_ref (context);
  job->collected = g_array_copy (collected);
  job->form = g_object_ref_sink (KITH_HANDOUT_FORM (kith_handout_form_new (context)));
  g_signal_connect_swapped (job->form, "save", G_CALLBACK (save_cb), job);
  g_signal_connect_swapped (job->form, "preview", G_CALLBACK (preview_cb), job);
  job->dialog = kith_dialogs_ask (parent, _ ("Handout"), NULL, _ ("_Print…"), KITH_DIALOG_SUGGESTED,
                                  GTK_WIDGET (job->form), answered, job);
}
