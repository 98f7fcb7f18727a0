/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as the desktop knows it. */

#include "window/kith-application.h"

#include <glib/gi18n.h>

#include "kith-config.h"
#include "window/kith-window.h"

struct _KithApplication
{
  AdwApplication parent_instance;

  char **argv;                  /* (owned) as it was started, for the lock */
  KithPreferences *preferences; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KithApplication, kith_application, ADW_TYPE_APPLICATION)

static const char *const accels[] = {
  "win.lock",
  "<Control>l",
  NULL,
  NULL,
};

static void
kith_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (kith_window_new (KITH_APPLICATION (application)));
  gtk_window_present (window);
}

static void
kith_application_startup (GApplication *application)
{
  KithApplication *self = KITH_APPLICATION (application);

  G_APPLICATION_CLASS (kith_application_parent_class)->startup (application);
  self->preferences = kith_preferences_new ();
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[0],
                                         (const char *[]){ accels[1], NULL });
}

static void
kith_application_finalize (GObject *object)
{
  KithApplication *self = KITH_APPLICATION (object);

  g_strfreev (self->argv);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (kith_application_parent_class)->finalize (object);
}

static void
kith_application_class_init (KithApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = kith_application_finalize;
  application_class->activate = kith_application_activate;
  application_class->startup = kith_application_startup;
}

static void
kith_application_init (KithApplication *self)
{
}

/**
 * kith_application_new:
 * @argv: how the program was started
 *
 * Returns: (transfer full): the program
 */
KithApplication *
kith_application_new (char **argv)
{
  KithApplication *self = g_object_new (KITH_TYPE_APPLICATION, "application-id", KITH_APPLICATION_ID,
                                        "resource-base-path", "/org/kithdesk/Kith", NULL);

  self->argv = g_strdupv (argv);
  return self;
}

/**
 * kith_application_get_preferences:
 * @self: the program
 *
 * Returns: (transfer none): what this computer remembers
 */
KithPreferences *
kith_application_get_preferences (KithApplication *self)
{
  g_return_val_if_fail (KITH_IS_APPLICATION (self), NULL);
  return self->preferences;
}

/**
 * kith_application_list_accels:
 *
 * Returns: (array zero-terminated=1): each action, then its keys up to a %NULL; one more %NULL at the end
 */
const char *const *
kith_application_list_accels (void)
{
  return accels;
}
