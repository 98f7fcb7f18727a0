/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortcuts window says what is so: every key it names does something, and every key that does something
 * is in it. */

#include "kith-templates.h"

#include "window/kith-application.h"

static KithApplication *application;

/* "<Control>1...6" is six of them. */
static void
add_accelerators (GHashTable *set, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *range = strstr (parts[i], "...");
      guint key;
      GdkModifierType modifiers;

      if (range == NULL)
        {
          g_assert_true (gtk_accelerator_parse (parts[i], &key, &modifiers));
          g_hash_table_add (set, gtk_accelerator_name (key, modifiers));
          continue;
        }
      for (char digit = range[-1]; digit <= range[3]; digit++)
        {
          g_autofree char *one = g_strndup (parts[i], (gsize) (range - parts[i]) - 1);
          g_autofree char *accelerator = g_strdup_printf ("%s%c", one, digit);

          add_accelerators (set, accelerator);
        }
    }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
read_window (void)
{
  GHashTable *set = new_set ();
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/kithdesk/Kith/ui/window/kith-shortcuts.ui");
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    {
      g_autofree char *accelerator = NULL;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (l->data))
        continue;
      g_object_get (l->data, "accelerator", &accelerator, NULL);
      g_assert_nonnull (accelerator);
      add_accelerators (set, accelerator);
    }
  return set;
}

/* What classes bind by themselves, with Control or Alt: plain keys belong to the widget that has the focus.
 */
static void
add_class_keys (GHashTable *set, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger))
            g_hash_table_add (
                set, gtk_accelerator_name (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                                           gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_class_keys (set, child);
}

static void
test_installed_are_shown (void)
{
  g_autoptr (GHashTable) shown = read_window ();

  for (const char *const *accel = kith_application_list_accels (); *accel != NULL; accel++)
    {
      const char *action = *accel++;
      g_autoptr (GHashTable) keys = new_set ();
      gboolean found = FALSE;
      GHashTableIter iter;
      gpointer key;

      for (; *accel != NULL; accel++)
        add_accelerators (keys, *accel);
      g_hash_table_iter_init (&iter, keys);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        found |= g_hash_table_contains (shown, key);
      if (!found)
        g_test_fail_printf ("%s has a key, but is not in the shortcuts window", action);
    }
}

static void
test_shown_are_installed (void)
{
  g_autoptr (GHashTable) shown = read_window ();
  g_autoptr (GHashTable) installed = new_set ();
  GHashTableIter iter;
  gpointer key;

  for (const char *const *accel = kith_application_list_accels (); *accel != NULL; accel++)
    {
      for (accel++; *accel != NULL; accel++)
        add_accelerators (installed, *accel);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kith_template_types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (kith_template_types[i](), NULL));

      add_class_keys (installed, widget);
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      g_object_unref (widget);
    }
  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (installed, key))
        g_test_fail_printf ("%s is in the shortcuts window, but does nothing", (char *) key);
    }
}

/* What the toolkit really has, not only what is listed. */
static void
test_really_installed (void)
{
  for (const char *const *accel = kith_application_list_accels (); *accel != NULL; accel++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), *accel);

      if (keys[0] == NULL)
        g_test_fail_printf ("%s has no key", *accel);
      while (*accel != NULL)
        accel++;
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  application = kith_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/ui/shortcuts/installed-are-shown", test_installed_are_shown);
  g_test_add_func ("/ui/shortcuts/shown-are-installed", test_shown_are_installed);
  g_test_add_func ("/ui/shortcuts/really-installed", test_really_installed);
  return g_test_run ();
}
