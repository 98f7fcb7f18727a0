/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work, as somebody who waits sees it. */

#include "window/kith-busy-view.h"

struct _KithBusyView
{
  AdwBin parent_instance;

  GtkSpinner *spinner;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (KithBusyView, kith_busy_view, ADW_TYPE_BIN)

/* Turning while nobody sees it would cost. */
static void
kith_busy_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_busy_view_parent_class)->map (widget);
  gtk_spinner_start (KITH_BUSY_VIEW (widget)->spinner);
}

static void
kith_busy_view_unmap (GtkWidget *widget)
{
  gtk_spinner_stop (KITH_BUSY_VIEW (widget)->spinner);
  GTK_WIDGET_CLASS (kith_busy_view_parent_class)->unmap (widget);
}

static void
kith_busy_view_class_init (KithBusyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = kith_busy_view_map;
  widget_class->unmap = kith_busy_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/window/kith-busy-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithBusyView, spinner);
  gtk_widget_class_bind_template_child (widget_class, KithBusyView, label);
  gtk_widget_class_bind_template_child (widget_class, KithBusyView, progress);
  gtk_widget_class_bind_template_child (widget_class, KithBusyView, cancel_button);
}

static void
kith_busy_view_init (KithBusyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_busy_view_new:
 *
 * Returns: (transfer floating): a view that waits for nothing yet
 */
GtkWidget *
kith_busy_view_new (void)
{
  return g_object_new (KITH_TYPE_BUSY_VIEW, NULL);
}

/**
 * kith_busy_view_start:
 * @self: the view
 * @sentence: what is under way
 * @can_cancel: whether win.cancel stops it
 */
void
kith_busy_view_start (KithBusyView *self, const char *sentence, gboolean can_cancel)
{
  g_return_if_fail (KITH_IS_BUSY_VIEW (self));

  gtk_label_set_label (self->label, sentence);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->cancel_button, can_cancel);
  gtk_widget_grab_focus (self->cancel_button);
}

/**
 * kith_busy_view_set_progress:
 * @self: the view
 * @fraction: how much is done, from 0 to 1
 */
void
kith_busy_view_set_progress (KithBusyView *self, double fraction)
{
  g_return_if_fail (KITH_IS_BUSY_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}
