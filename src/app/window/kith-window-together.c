/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something is read with whom it is about, who may be alone with it: until whoever works here is back, the
 * window does nothing but that, lock, and crisis help. */

#include "window/kith-window-private.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "window/kith-together-view.h"

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean same = kith_door_confirm_finish (self->door, result, &error);
  GtkWidget *view = gtk_stack_get_child_by_name (self->screens, KITH_SCREEN_TOGETHER);

  if (view == NULL || !kith_door_is_open (self->door))
    return;
  if (!same)
    {
      gboolean wrong = error == NULL || g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);

      kith_together_view_refuse (KITH_TOGETHER_VIEW (view), kith_door_get_confirm_way (self->door),
                                 wrong ? _ ("That didn’t work. Only whoever unlocked Kith comes back here.")
                                       : error->message);
      return;
    }
  kith_window_end_together (self);
  kith_window_show_screen (self, KITH_SCREEN_WORK);
  kith_app_context_together_over (self->context);
}

static void
try_cb (KithWindow *self, const char *text)
{
  kith_door_confirm_async (self->door, text, confirmed_cb, g_object_ref (self));
}

void
kith_window_read_together (KithWindow *self, GtkWidget *content)
{
  GtkWidget *view;

  if (!kith_window_is_on (self, KITH_SCREEN_WORK))
    return;
  kith_window_close_find (self);
  kith_window_close_dialogs (self);
  /* What was said may name somebody else. */
  kith_said_bar_hush (self->said_bar);
  view = kith_window_add_screen (
      self,
      kith_together_view_new (content, kith_session_get_account_name (kith_door_get_session (self->door)),
                              kith_door_get_confirm_way (self->door)),
      KITH_SCREEN_TOGETHER);
  g_signal_connect_object (view, "try", G_CALLBACK (try_cb), self, G_CONNECT_SWAPPED);
  kith_window_show_screen (self, KITH_SCREEN_TOGETHER);
  gtk_widget_grab_focus (view);
}

/* Also when the session ends while something is read. */
void
kith_window_end_together (KithWindow *self)
{
  if (kith_window_is_on (self, KITH_SCREEN_TOGETHER))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  kith_window_remove_screen (self, KITH_SCREEN_TOGETHER);
}
