/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as the desktop knows it: options, keys, one window. */

#include "window/kith-application.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <pango/pangocairo.h>
#include <stdlib.h>

#include "kith-config.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-styles.h"
#include "shared/kith-text-scale.h"
#include "vault/kith-vault.h"
#include "window/kith-window.h"

/* The largest that the allocator takes: enough for a screen of 3840 by 2160. */
#define KEPT_BYTES (32 * 1024 * 1024)

struct _KithApplication
{
  AdwApplication parent_instance;

  KithPreferences *preferences; /* (owned) (nullable) before startup */
  char *store;                  /* (owned) (nullable) */
  char *geometry;               /* (owned) (nullable) */
  gboolean practise;
  gint64 account;
  int pin_fd;
};

G_DEFINE_FINAL_TYPE (KithApplication, kith_application, ADW_TYPE_APPLICATION)

/* Each an action and its keys; every one of them stands in the shortcuts window. */
static const char *const accels[] = {
  /* clang-format off */
  "win.page-key(uint32 1)", "<Control>1", NULL,
  "win.page-key(uint32 2)", "<Control>2", NULL,
  "win.page-key(uint32 3)", "<Control>3", NULL,
  "win.page-key(uint32 4)", "<Control>4", NULL,
  "win.page-key(uint32 5)", "<Control>5", NULL,
  "win.page-key(uint32 6)", "<Control>6", NULL,
  "win.search", "<Control>f", NULL,
  "win.find-person", "<Control>k", NULL,
  "win.crisis-help", "<Control><Shift>h", NULL,
  "win.lock", "<Control>l", NULL,
  "win.toggle-sidebar", "F9", NULL,
  "win.text-size(1)", "<Control>plus", "<Control>equal", "<Control>KP_Add", NULL,
  "win.text-size(-1)", "<Control>minus", "<Control>KP_Subtract", NULL,
  "win.text-size(0)", "<Control>0", NULL,
  "win.help", "F1", NULL,
  "win.show-help-overlay", "<Control>question", NULL,
  "app.quit", "<Control>q", NULL,
  NULL,
  /* clang-format on */
};

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    kith_dialogs_about (GTK_WIDGET (window));
}

/* Closing the window saves and locks up; leaving without that would not. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
install_accels (KithApplication *self)
{
  for (guint i = 0; accels[i] != NULL;)
    {
      const char *action = accels[i++];
      const char *const *keys = &accels[i];

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, keys);
      while (accels[i] != NULL)
        i++;
      i++;
    }
}

static void
kith_application_activate (GApplication *application)
{
  KithApplication *self = KITH_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  KithStart start = {
    .store = self->store,
    .practise = self->practise,
    .account = self->account,
    .pin_fd = self->pin_fd,
    .geometry = self->geometry,
  };

  if (window == NULL)
    {
      window = GTK_WINDOW (kith_window_new (self));
      kith_window_start (KITH_WINDOW (window), &start);
      self->pin_fd = -1;
    }
  gtk_window_present (window);
}

static void
kith_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KithApplication *self = KITH_APPLICATION (application);
  g_autofree char *path = n_files > 0 ? g_file_get_path (files[0]) : NULL;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (path != NULL && window == NULL)
    {
      g_free (self->store);
      self->store = g_steal_pointer (&path);
    }
  else if (path != NULL)
    {
      kith_window_open_store (KITH_WINDOW (window), path);
    }
  g_application_activate (application);
}

/* A picture of the window is drawn in memory of its size, given back afterwards. To get it anew from the
 * system takes longer than the drawing does, so that it is kept; the lock starts the program anew, without
 * any of it. */
static void
keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, KEPT_BYTES);
  mallopt (M_TRIM_THRESHOLD, 2 * KEPT_BYTES);
#endif
}

static void
kith_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  KithApplication *self = KITH_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  keep_memory ();
  G_APPLICATION_CLASS (kith_application_parent_class)->startup (application);
#if KITH_DEBUG_CLOCK
  /* For looking at every screen mirrored without a translation that is. */
  if (g_strcmp0 (g_getenv ("KITH_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
#endif
  if (!kith_vault_init (&error))
    g_error ("%s", error->message);
  kith_styles_load (gdk_display_get_default ());
  self->preferences = kith_preferences_new ();
  kith_text_scale_follow (self->preferences, gtk_settings_get_default ());
  gtk_window_set_default_icon_name (KITH_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  install_accels (self);
}

static int
kith_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  KithApplication *self = KITH_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("kith %s\n", KITH_VERSION);
      return EXIT_SUCCESS;
    }
  g_variant_dict_lookup (options, "store", "^ay", &self->store);
  g_variant_dict_lookup (options, "geometry", "s", &self->geometry);
  g_variant_dict_lookup (options, "account", "x", &self->account);
  g_variant_dict_lookup (options, "pin-fd", "i", &self->pin_fd);
  self->practise = g_variant_dict_contains (options, "practise");
  /* A sample center, or a file named here, is a matter of its own beside a window that is open already. */
  if (self->practise || self->store != NULL)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
kith_application_finalize (GObject *object)
{
  KithApplication *self = KITH_APPLICATION (object);

  g_free (self->store);
  g_free (self->geometry);
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
  application_class->open = kith_application_open;
  application_class->startup = kith_application_startup;
  application_class->handle_local_options = kith_application_handle_local_options;
}

static void
kith_application_init (KithApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 's', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open the center in FILE"), N_ ("FILE") },
    { "practise", 'p', 0, G_OPTION_ARG_NONE, NULL, N_ ("Practise in a sample center"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Say the version and end"), NULL },
    /* What the program tells itself when it locks; the first only says so to whoever lists processes. */
    { "locked", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "geometry", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { "account", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT64, NULL, NULL, NULL },
    { "pin-fd", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, NULL, NULL },
    { NULL },
  };

  self->pin_fd = -1;
  /* Pango begins to look at this machine's fonts in a thread of its own as soon as there is a font map; the
   * toolkit would make the first one only when it needs it, and wait. */
  pango_cairo_font_map_get_default ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
}

/**
 * kith_application_new:
 *
 * Returns: (transfer full): the program
 */
KithApplication *
kith_application_new (void)
{
  KithApplication *self = g_object_new (KITH_TYPE_APPLICATION, "application-id", KITH_APPLICATION_ID, "flags",
                                        G_APPLICATION_HANDLES_OPEN, NULL);

  /* See kith-styles.c. The identifier would give it one. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
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
