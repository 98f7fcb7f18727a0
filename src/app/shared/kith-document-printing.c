/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document is made when the printer's paper is known, and released when the pages are about to go out,
 * not when the dialog opens: a dialog that was closed printed nothing and is not in the log. */

#include "shared/kith-document-printing.h"

#include <glib/gi18n.h>

#include "shared/kith-printing.h"

typedef struct
{
  KithAppContext *context; /* (owned) */
  KithDocumentMake make;
  gpointer data;
  GDestroyNotify destroy; /* (nullable) */
  KithDocument *document; /* (owned) (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_object_unref (job->context);
  g_clear_object (&job->document);
  g_free (job);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *print, Job *job)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (print);
  g_autoptr (GError) error = NULL;
  KithPaper paper = kith_paper_default ();

  paper.width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  paper.height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  g_clear_object (&job->document);
  job->document = job->make (job->context, &paper, job->data, &error);
  if (!job->document)
    {
      gtk_print_operation_cancel (operation);
      kith_app_context_say_error (job->context, error);
      return;
    }
  gtk_print_operation_set_n_pages (operation, (int) kith_document_get_n_pages (job->document));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *print, int page, Job *job)
{
  if (job->document)
    kith_document_draw_page (job->document, (guint) page, gtk_print_context_get_cairo_context (print));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  kith_app_context_say_error (job->context, error);
}

/**
 * kith_document_printing_run:
 * @parent: a widget of the window
 * @context: what the window works with
 * @make: makes the document and asks for its release, when it is about to be printed
 * @data: for @make
 * @destroy: (nullable): frees @data at the very end
 *
 * Opens the toolkit's dialog, and prints. Why something may not be printed is said by the window.
 */
void
kith_document_printing_run (GtkWidget *parent,
                            KithAppContext *context,
                            KithDocumentMake make,
                            gpointer data,
                            GDestroyNotify destroy)
{
  g_autoptr (GtkPrintOperation) operation = kith_printing_new (_ ("Kith"));
  g_autoptr (GError) error = NULL;
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (make != NULL);

  job = g_new0 (Job, 1);
  job->context = g_object_ref (context);
  job->make = make;
  job->data = data;
  job->destroy = destroy;
  g_object_set_data_full (G_OBJECT (operation), "kith-job", job, job_free);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  if (!kith_printing_run (operation, parent, &error))
    kith_app_context_say_error (context, error);
}
