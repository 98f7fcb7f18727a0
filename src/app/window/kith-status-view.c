/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calm page for a center that cannot be opened. The error's own sentence says what and where; this adds
 * what to do. */

#include "window/kith-status-view.h"

#include <glib/gi18n.h>

#include "door/kith-place.h"

struct _KithStatusView
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkWidget *retry_button;
  GtkWidget *crisis_button;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (KithStatusView, kith_status_view, ADW_TYPE_BIN)

static void
kith_status_view_class_init (KithStatusViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/window/kith-status-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithStatusView, page);
  gtk_widget_class_bind_template_child (widget_class, KithStatusView, retry_button);
  gtk_widget_class_bind_template_child (widget_class, KithStatusView, crisis_button);
  gtk_widget_class_bind_template_child (widget_class, KithStatusView, restore_button);
}

static void
kith_status_view_init (KithStatusView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_status_view_new:
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
kith_status_view_new (void)
{
  return g_object_new (KITH_TYPE_STATUS_VIEW, NULL);
}

/**
 * kith_status_view_show_error:
 * @self: the page
 * @error: why the center could not be opened
 */
void
kith_status_view_show_error (KithStatusView *self, const GError *error)
{
  KithTrouble trouble = kith_place_explain (error);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (KITH_IS_STATUS_VIEW (self));
  g_return_if_fail (error != NULL);

  text = g_strdup_printf ("%s\n\n%s", error->message, trouble.advice);
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->page, trouble.title);
  adw_status_page_set_description (self->page, escaped);
  gtk_widget_set_visible (self->restore_button, trouble.can_restore);
  gtk_widget_grab_focus (self->retry_button);
}
