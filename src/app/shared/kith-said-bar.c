/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in the header in place of the title, where it covers nothing that somebody works with. Undo takes
 * back the newest thing, so only the newest sentence stands: a queue at the door makes no queue of sentences,
 * and none of them outlives a cover or a lock. It stays while somebody is on it with the pointer or the
 * keyboard. */

#include "shared/kith-said-bar.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

#define SECONDS 6
#define SECONDS_WITH_UNDO 10

struct _KithSaidBar
{
  GtkBox parent_instance;

  GtkLabel *label; /* (unowned) template child, as those below */
  GtkWidget *undo_button;
  GtkWidget *close_button;

  guint timeout_id;
  gboolean pointed_at;
};

G_DEFINE_FINAL_TYPE (KithSaidBar, kith_said_bar, GTK_TYPE_BOX)

static gboolean
time_is_up_cb (gpointer user_data)
{
  KithSaidBar *self = user_data;
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (self->pointed_at || focused)
    return G_SOURCE_CONTINUE;
  self->timeout_id = 0;
  kith_said_bar_hush (self);
  return G_SOURCE_REMOVE;
}

static void
hush_cb (KithSaidBar *self)
{
  kith_said_bar_hush (self);
}

static void
entered_cb (KithSaidBar *self)
{
  self->pointed_at = TRUE;
}

static void
left_cb (KithSaidBar *self)
{
  self->pointed_at = FALSE;
}

static void
kith_said_bar_dispose (GObject *object)
{
  g_clear_handle_id (&KITH_SAID_BAR (object)->timeout_id, g_source_remove);

  G_OBJECT_CLASS (kith_said_bar_parent_class)->dispose (object);
}

static void
kith_said_bar_class_init (KithSaidBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_said_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/shared/kith-said-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSaidBar, label);
  gtk_widget_class_bind_template_child (widget_class, KithSaidBar, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KithSaidBar, close_button);
  gtk_widget_class_bind_template_callback (widget_class, hush_cb);
}

static void
kith_said_bar_init (KithSaidBar *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (self->close_button, _ ("Close"));
  g_signal_connect_object (motion, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * kith_said_bar_new:
 *
 * Returns: (transfer floating): a bar that says nothing and is not shown
 */
GtkWidget *
kith_said_bar_new (void)
{
  return g_object_new (KITH_TYPE_SAID_BAR, NULL);
}

/**
 * kith_said_bar_say:
 * @self: the bar
 * @sentence: plain text, never markup
 * @undo_action: (nullable): the action of the button; %NULL: it cannot be taken back
 *
 * Shows @sentence for a while, in place of what stood there.
 */
void
kith_said_bar_say (KithSaidBar *self, const char *sentence, const char *undo_action)
{
  g_return_if_fail (KITH_IS_SAID_BAR (self));
  g_return_if_fail (sentence != NULL);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_label_set_text (self->label, sentence);
  kith_a11y_set_label (GTK_WIDGET (self->label), sentence);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo_button), undo_action);
  gtk_widget_set_visible (self->undo_button, undo_action != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timeout_id =
      g_timeout_add_seconds (undo_action != NULL ? SECONDS_WITH_UNDO : SECONDS, time_is_up_cb, self);
}

/**
 * kith_said_bar_hush:
 * @self: the bar
 *
 * Takes the sentence away, at once and whole: it may name somebody.
 */
void
kith_said_bar_hush (KithSaidBar *self)
{
  g_return_if_fail (KITH_IS_SAID_BAR (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->pointed_at = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_text (self->label, "");
  kith_a11y_set_label (GTK_WIDGET (self->label), "");
}
