/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover: the center's name, and for a moment "Signed in" after a scan. Never a person's name. */

#include "window/kith-cover-view.h"

#define SAY_SECONDS 6

struct _KithCoverView
{
  AdwBin parent_instance;

  guint fade_id;
  GtkLabel *center_name;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (KithCoverView, kith_cover_view, ADW_TYPE_BIN)

static gboolean
fade_cb (gpointer user_data)
{
  KithCoverView *self = user_data;

  self->fade_id = 0;
  gtk_label_set_label (self->message, "");
  return G_SOURCE_REMOVE;
}

static gboolean
kith_cover_view_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return FALSE;
  gtk_root_set_focus (root, widget);
  return TRUE;
}

static void
kith_cover_view_dispose (GObject *object)
{
  KithCoverView *self = KITH_COVER_VIEW (object);

  g_clear_handle_id (&self->fade_id, g_source_remove);
  G_OBJECT_CLASS (kith_cover_view_parent_class)->dispose (object);
}

static void
kith_cover_view_class_init (KithCoverViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_cover_view_dispose;
  widget_class->grab_focus = kith_cover_view_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/window/kith-cover-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCoverView, center_name);
  gtk_widget_class_bind_template_child (widget_class, KithCoverView, message);
}

static void
kith_cover_view_init (KithCoverView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_cover_view_new:
 *
 * Returns: (transfer floating): a cover
 */
GtkWidget *
kith_cover_view_new (void)
{
  return g_object_new (KITH_TYPE_COVER_VIEW, NULL);
}

/**
 * kith_cover_view_set_center:
 * @self: the cover
 * @name: the center's name
 */
void
kith_cover_view_set_center (KithCoverView *self, const char *name)
{
  g_return_if_fail (KITH_IS_COVER_VIEW (self));
  gtk_label_set_label (self->center_name, name);
}

/**
 * kith_cover_view_say:
 * @self: the cover
 * @sentence: said for a few seconds; must name nobody
 */
void
kith_cover_view_say (KithCoverView *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_COVER_VIEW (self));

  gtk_label_set_label (self->message, sentence);
  g_clear_handle_id (&self->fade_id, g_source_remove);
  self->fade_id = g_timeout_add_seconds (SAY_SECONDS, fade_cb, self);
}
