/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The toolkit's dialog offers a preview, which it makes by leaving the pages as a readable file among the
 * temporary ones, for another program. So there is none: what is asked to be shown that way is refused
 * before its first page is made, and therefore not in the log either. */

#include "shared/kith-printing.h"

#include <glib/gi18n.h>

#include "shared/kith-dialogs.h"
#include "shared/kith-focus.h"

#define REFUSED "kith-preview-refused"
#define FOCUS "kith-focus"

/* A preview cannot be refused as such: the toolkit would blame a file that could not be written. So it gets
 * something to draw on, and is called off. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            gpointer user_data)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_set_data (G_OBJECT (operation), REFUSED, GINT_TO_POINTER (TRUE));
  gtk_print_operation_cancel (operation);
  kith_dialogs_tell (parent ? GTK_WIDGET (parent) : NULL, _ ("There Is No Preview"),
                     _ ("A preview would leave a readable copy on this computer. Nothing was printed."));
  return TRUE;
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  if (g_object_get_data (G_OBJECT (operation), REFUSED))
    g_signal_stop_emission_by_name (operation, "begin-print");
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  KithFocus *focus = g_object_get_data (G_OBJECT (operation), FOCUS);

  if (focus)
    kith_focus_return (focus);
}

/**
 * kith_printing_new:
 * @job_name: what the printer's queue calls it; without any person's name
 *
 * Returns: (transfer full): what draws the pages is to be connected to; kith_printing_run() prints it
 */
GtkPrintOperation *
kith_printing_new (const char *job_name)
{
  GtkPrintOperation *operation;

  g_return_val_if_fail (job_name != NULL, NULL);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), NULL);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), NULL);
  return operation;
}

/**
 * kith_printing_run:
 * @operation: what kith_printing_new() made
 * @parent: a widget of the window that prints
 * @error: return location for an error of GTK
 *
 * Opens the toolkit's dialog. The focus comes back to where it was.
 *
 * Returns: whether that could be done
 */
gboolean
kith_printing_run (GtkPrintOperation *operation, GtkWidget *parent, GError **error)
{
  GtkRoot *root;
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_PRINT_OPERATION (operation), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), FALSE);

  root = gtk_widget_get_root (parent);
  window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  if (window)
    g_object_set_data_full (G_OBJECT (operation), FOCUS, kith_focus_keep (window),
                            (GDestroyNotify) kith_focus_free);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
