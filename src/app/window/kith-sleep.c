/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listens to the login manager on the system bus, where there is one. Without it, idle time is what locks. */

#include "window/kith-sleep.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"

struct _KithSleep
{
  GObject parent_instance;

  GCancellable *cancellable; /* (owned) */
  GDBusConnection *bus;      /* (owned) (nullable) */
  guint sleep_id;
  int inhibitor; /* a file that holds sleep up while it is open; -1: none */
};

G_DEFINE_FINAL_TYPE (KithSleep, kith_sleep, G_TYPE_OBJECT)

enum
{
  GOING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void hold_up (KithSleep *self);

static void
prepare_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *name,
            GVariant *parameters,
            gpointer user_data)
{
  g_autoptr (KithSleep) self = g_object_ref (KITH_SLEEP (user_data));
  gboolean going = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &going);
  if (going)
    {
      g_signal_emit (self, signals[GOING], 0);
      kith_sleep_let_go (self);
    }
  else
    {
      hold_up (self);
    }
}

static void
inhibited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithSleep) self = user_data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds, result, NULL);
  int index = -1;

  if (reply == NULL || fds == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_variant_get (reply, "(h)", &index);
  kith_sleep_let_go (self);
  self->inhibitor = g_unix_fd_list_get (fds, index, NULL);
}

static void
hold_up (KithSleep *self)
{
  if (self->bus == NULL)
    return;
  g_dbus_connection_call_with_unix_fd_list (self->bus, NAME, PATH, MANAGER, "Inhibit",
                                            g_variant_new ("(ssss)", "sleep", _ ("Kith"),
                                                           _ ("Locks before the computer sleeps"), "delay"),
                                            G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                            self->cancellable, inhibited_cb, g_object_ref (self));
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithSleep) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->bus = g_steal_pointer (&bus);
  self->sleep_id =
      g_dbus_connection_signal_subscribe (self->bus, NAME, MANAGER, "PrepareForSleep", PATH, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, prepare_cb, self, NULL);
  hold_up (self);
}

static void
kith_sleep_dispose (GObject *object)
{
  KithSleep *self = KITH_SLEEP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->bus != NULL && self->sleep_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->sleep_id);
  self->sleep_id = 0;
  kith_sleep_let_go (self);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (kith_sleep_parent_class)->dispose (object);
}

static void
kith_sleep_finalize (GObject *object)
{
  g_clear_object (&KITH_SLEEP (object)->cancellable);
  G_OBJECT_CLASS (kith_sleep_parent_class)->finalize (object);
}

static void
kith_sleep_class_init (KithSleepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_sleep_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_sleep_finalize;

  signals[GOING] = g_signal_new ("going", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
kith_sleep_init (KithSleep *self)
{
  self->inhibitor = -1;
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, g_object_ref (self));
}

/**
 * kith_sleep_new:
 *
 * Returns: (transfer full): one that listens; it stays quiet where there is no login manager
 */
KithSleep *
kith_sleep_new (void)
{
  return g_object_new (KITH_TYPE_SLEEP, NULL);
}

/**
 * kith_sleep_let_go:
 * @self: the listener
 *
 * Holds the computer up no longer. Locking does this by itself, since it closes every file.
 */
void
kith_sleep_let_go (KithSleep *self)
{
  g_return_if_fail (KITH_IS_SLEEP (self));

  if (self->inhibitor >= 0)
    close (self->inhibitor);
  self->inhibitor = -1;
}
