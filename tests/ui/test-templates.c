/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template can be made, shown and thrown away without a word from the toolkit, and without a leak; and
 * every action that a template names is one that some class or the program has. */

#include "kith-templates.h"

#include "window/kith-application.h"

#define ROOT "/org/kithdesk/Kith/ui/"

#define SMALL_SCREEN 1366
#define LIST_OF_PAGES 200

static KithApplication *application;

typedef void (*Visit) (const char *path, const char *text, gpointer user_data);

static void
visit_templates (const char *folder, Visit visit, gpointer user_data)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        {
          visit_templates (path, visit, user_data);
        }
      else if (g_str_has_suffix (path, ".ui"))
        {
          g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
          g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

          visit (path, text, user_data);
        }
    }
}

static void
check_known (const char *path, const char *text, gpointer user_data)
{
  GHashTable *known = user_data;
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return;
  name = g_match_info_fetch (match, 1);
  if (!g_hash_table_contains (known, name))
    g_test_fail_printf ("%s: add %s to tests/ui/kith-templates.h", path, name);
}

static void
test_all_known (void)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (kith_template_types); i++)
    g_hash_table_add (known, (gpointer) g_type_name (kith_template_types[i]()));
  visit_templates (ROOT, check_known, known);
}

static void
spin (void)
{
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_instance (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));
  GtkWidget *content = widget;
  GtkWidget *window;

  if (GTK_IS_WINDOW (widget))
    {
      gtk_window_destroy (GTK_WINDOW (widget));
      spin ();
      g_assert_finalize_object (widget);
      return;
    }
  if (GTK_IS_LIST_BOX_ROW (widget))
    {
      content = gtk_list_box_new ();
      gtk_list_box_append (GTK_LIST_BOX (content), widget);
    }
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  adw_window_set_content (ADW_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
  g_assert_finalize_object (widget);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What is hidden now is shown some time. */
static void
show_everything (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      {
        gtk_widget_set_visible (child, TRUE);
        show_everything (child);
      }
}

/* Says which part it is that is so wide. */
static void
explain_width (GtkWidget *widget, int most)
{
  g_test_message ("  %s is at least %d wide", G_OBJECT_TYPE_NAME (widget), measure_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (measure_width (child) > most)
      explain_width (child, most);
}

/* On a screen of 1366 pixels, beside the list of pages, nothing makes the window wider than the screen. */
static void
test_fits_with_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kith_template_types); i++)
    {
      GType type = kith_template_types[i]();
      GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));
      int most = g_type_is_a (type, GTK_TYPE_WINDOW) ? SMALL_SCREEN : SMALL_SCREEN - LIST_OF_PAGES;

      show_everything (widget);
      if (measure_width (widget) > most)
        {
          explain_width (widget, most);
          g_test_fail_printf ("%s is wider than %d with text twice as large", g_type_name (type), most);
        }
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      g_object_unref (widget);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* Opens each menu in sight that has a tooltip. */
static guint
open_menus (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_get_tooltip_text (widget) != NULL)
    {
      GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget));

      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      spin ();
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
      g_assert_false (gtk_widget_get_has_tooltip (widget));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      spin ();
      g_assert_true (gtk_widget_get_has_tooltip (widget));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += open_menus (child);
  return n;
}

/* A tooltip would cover the first item. */
static void
test_open_menus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (g_type_from_name ("KithFrontDeskPage"), NULL);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  g_assert_cmpuint (open_menus (page), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
collect_actions (GHashTable *actions)
{
  g_auto (GStrv) of_application = g_action_group_list_actions (G_ACTION_GROUP (application));

  for (guint i = 0; of_application[i] != NULL; i++)
    g_hash_table_add (actions, g_strconcat ("app.", of_application[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kith_template_types); i++)
    {
      GtkWidgetClass *klass = g_type_class_ref (kith_template_types[i]());
      const char *name, *property;
      const GVariantType *parameter;
      GType owner;

      for (guint j = 0; gtk_widget_class_query_action (klass, j, &owner, &name, &parameter, &property); j++)
        g_hash_table_add (actions, g_strdup (name));
      g_type_class_unref (klass);
    }
}

static void
check_actions (const char *path, const char *text, gpointer user_data)
{
  g_autoptr (GRegex) regex = g_regex_new ("name=\"(?:action|action-name)\"[^>]*>([^<(:]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (!g_hash_table_contains (user_data, name))
        g_test_fail_printf ("%s: nothing has the action %s", path, name);
    }
}

static void
test_actions (void)
{
  g_autoptr (GHashTable) actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_actions (actions);
  g_assert_cmpuint (g_hash_table_size (actions), >, 20);
  visit_templates (ROOT, check_actions, actions);
  for (const char *const *accel = kith_application_list_accels (); *accel != NULL; accel++)
    {
      g_autofree char *name = g_strndup (*accel, strcspn (*accel, "(:"));

      if (!g_hash_table_contains (actions, name))
        g_test_fail_printf ("a key is bound to %s, which nothing has", name);
      while (*accel != NULL)
        accel++;
    }
}

/* Names of people reach labels as they are: no template lets one read markup. */
static void
check_markup (const char *path, const char *text, gpointer user_data)
{
  if (strstr (text, "name=\"use-markup\">1<") != NULL || strstr (text, "name=\"use-markup\">true<") != NULL)
    g_test_fail_printf ("%s: a label that reads markup", path);
}

static void
test_markup (void)
{
  visit_templates (ROOT, check_markup, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  application = kith_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/ui/templates/all-known", test_all_known);
  g_test_add_func ("/ui/templates/actions-exist", test_actions);
  g_test_add_func ("/ui/templates/open-menus", test_open_menus);
  g_test_add_func ("/ui/templates/fit-with-large-text", test_fits_with_large_text);
  g_test_add_func ("/ui/templates/no-markup", test_markup);
  for (guint i = 0; i < G_N_ELEMENTS (kith_template_types); i++)
    {
      GType type = kith_template_types[i]();
      g_autofree char *path = g_strconcat ("/ui/templates/", g_type_name (type), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_instance);
    }
  return g_test_run ();
}
