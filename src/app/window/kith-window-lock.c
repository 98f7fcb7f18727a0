/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way out: what is being typed is saved, the session ends, and the whole process is replaced by a locked
 * one. */

#include "window/kith-window-private.h"

#include <unistd.h>

#include "shared/kith-draft-watch.h"
#include "vault/kith-reexec.h"

/* Lets go of everything that a session had, when it is about to end: what is being typed is saved. */
void
kith_window_let_go (KithWindow *self)
{
  if (self->work_view != NULL)
    kith_work_view_flush (self->work_view);
  if (self->context != NULL)
    kith_draft_watch_flush (kith_draft_watch_get (kith_app_context_get_session (self->context)));
  kith_window_close_find (self);
  kith_window_close_dialogs (self);
  if (kith_window_is_on (self, KITH_SCREEN_WORK) || kith_window_is_on (self, KITH_SCREEN_COVER) ||
      kith_window_is_on (self, KITH_SCREEN_TOGETHER))
    kith_window_show_screen (self, KITH_SCREEN_BLANK);
  kith_window_end_together (self);
  kith_window_remove_screen (self, KITH_SCREEN_WORK);
  kith_window_remove_screen (self, KITH_SCREEN_COVER);
  self->work_view = NULL;
  self->cover_view = NULL;
  g_clear_pointer (&self->cover_focus, kith_focus_free);
  kith_said_bar_hush (self->said_bar);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->account_button), "");
  g_clear_object (&self->context);
}

static char *
describe_geometry (KithWindow *self)
{
  int width = 0, height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return g_strdup_printf ("%dx%d%s", width, height, gtk_window_is_maximized (GTK_WINDOW (self)) ? "+" : "");
}

/* The bus keeps a name for a connection that has just closed a moment longer than the new program may wait.
 */
static void
give_back_name (KithWindow *self)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autoptr (GVariant) reply = NULL;

  if (bus == NULL || (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE))
    return;
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "ReleaseName",
                                       g_variant_new ("(s)", g_application_get_application_id (application)),
                                       NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, NULL, NULL);
}

/* The program anew, locked: nothing of what it held is left in memory. */
void
kith_window_restart (KithWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autofree char *geometry = describe_geometry (self);
  g_autofree char *account = g_strdup_printf ("%" G_GINT64_FORMAT, kith_door_get_last_account (self->door));
  int pin_fd = kith_door_get_pin (self->door);
  g_autofree char *fd = g_strdup_printf ("%d", pin_fd);

  g_strv_builder_add_many (argv, "kith", "--locked", "--geometry", geometry, "--account", account, NULL);
  if (pin_fd >= 0)
    g_strv_builder_add_many (argv, "--pin-fd", fd, NULL);
  if (self->asked_path != NULL)
    g_strv_builder_add_many (argv, "--store", self->asked_path, NULL);
  arguments = g_strv_builder_end (argv);

  g_settings_sync ();
  give_back_name (self);
  kith_reexec_locked (arguments, pin_fd, &error);
  /* It could not start anew: then it ends, rather than stay with keys in memory. */
  g_critical ("%s", error->message);
  _exit (1);
}

/* Crisis help stays in front; the lock screen is what is behind it now. */
static void
lock_sample (KithWindow *self)
{
  kith_door_lock (self->door);
  if (kith_window_is_on (self, KITH_SCREEN_CRISIS))
    kith_window_refresh_crisis (self, FALSE);
}

static gboolean
lock_sample_cb (gpointer user_data)
{
  KithWindow *self = user_data;

  if (kith_door_get_session (self->door) != NULL && kith_door_is_practise (self->door))
    lock_sample (self);
  return G_SOURCE_REMOVE;
}

void
kith_window_lock (KithWindow *self)
{
  if (!kith_door_is_open (self->door))
    return;
  kith_idle_stop (self->idle);
  if (kith_door_is_practise (self->door))
    {
      /* Later: an entry row must not go while the key that locks is still on its way through it. */
      g_idle_add_full (G_PRIORITY_DEFAULT, lock_sample_cb, g_object_ref (self), g_object_unref);
      return;
    }
  if (kith_window_is_on (self, KITH_SCREEN_CRISIS))
    {
      kith_window_refresh_crisis (self, FALSE);
      kith_door_close (self->door);
      self->locked_with_crisis = TRUE;
      kith_window_update_actions (self);
      return;
    }
  kith_door_close (self->door);
  kith_window_restart (self);
}
