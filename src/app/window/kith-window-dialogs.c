/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs are windows of their own, in front of this one. Crisis help comes before them too, and none may
 * outlive the session that it asks about. */

#include "window/kith-window-private.h"

/* A dialog that waits while crisis help is read. */
typedef struct
{
  GtkWindow *window; /* (owned) */
  KithFocus *focus;  /* (owned) (nullable) */
} PutAway;

static void
put_away_free (gpointer data)
{
  PutAway *away = data;

  g_object_unref (away->window);
  g_clear_pointer (&away->focus, kith_focus_free);
  g_free (away);
}

/* Every other window of the program belongs to this one. */
static GPtrArray *
list_dialogs (KithWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (self))
        g_ptr_array_add (dialogs, g_steal_pointer (&window));
    }
  return dialogs;
}

/* What is typed in them stays. */
void
kith_window_put_dialogs_away (KithWindow *self)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);

  for (guint i = 0; i < dialogs->len; i++)
    {
      GtkWindow *window = g_ptr_array_index (dialogs, i);
      PutAway *away;

      if (!gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      away = g_new0 (PutAway, 1);
      away->window = g_object_ref (window);
      away->focus = kith_focus_keep (window);
      if (self->put_away == NULL)
        self->put_away = g_ptr_array_new_with_free_func (put_away_free);
      g_ptr_array_add (self->put_away, away);
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
    }
}

void
kith_window_bring_dialogs_back (KithWindow *self)
{
  g_autoptr (GPtrArray) put_away = g_steal_pointer (&self->put_away);

  for (guint i = 0; put_away != NULL && i < put_away->len; i++)
    {
      PutAway *away = g_ptr_array_index (put_away, i);

      gtk_window_present (away->window);
      if (away->focus != NULL)
        kith_focus_return (away->focus);
    }
}

/* Closed is answered no: a dialog must not outlive what it asks about. */
void
kith_window_close_dialogs (KithWindow *self)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);

  for (guint i = 0; i < dialogs->len; i++)
    gtk_window_close (g_ptr_array_index (dialogs, i));
  g_clear_pointer (&self->put_away, g_ptr_array_unref);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *action, gpointer user_data)
{
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  gtk_widget_activate_action (GTK_WIDGET (user_data), g_variant_get_string (action, NULL), NULL);
  return TRUE;
}

/* By the keys that it has everywhere else. */
static void
give_keys (KithWindow *self, GtkWidget *widget)
{
  static const char *const actions[] = { "win.crisis-help", "win.lock" };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; application != NULL && i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (char **key = keys; *key != NULL; key++)
        {
          GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (*key),
                                                    gtk_callback_action_new (key_cb, self, NULL));

          gtk_shortcut_set_arguments (shortcut, g_variant_new_string (actions[i]));
          gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
        }
    }
  gtk_widget_add_controller (widget, controller);
}

/* Whether it is the first time. */
static gboolean
mark (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), "kith-has-keys") != NULL)
    return FALSE;
  g_object_set_data (G_OBJECT (widget), "kith-has-keys", GINT_TO_POINTER (1));
  return TRUE;
}

/* The program's keys do not reach into dialogs, and they let nothing else be clicked. */
void
kith_window_give_keys_to_dialog (KithWindow *self, GtkWidget *dialog)
{
  if (mark (dialog))
    give_keys (self, dialog);
}

/* Nor do they reach into an open menu, which would take a scanned code for its own letters too. */
void
kith_window_give_keys_to_menu (KithWindow *self, GtkWidget *menu)
{
  if (!mark (menu))
    return;
  give_keys (self, menu);
  if (self->scans != NULL)
    kith_scan_catcher_watch (self->scans, menu);
}
