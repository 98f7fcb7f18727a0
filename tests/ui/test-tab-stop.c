/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list in which arrows walk is one stop for Tab. */

#include "shared/kith-tab-stop.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *before;
  GtkListBox *list;
  GtkWidget *after;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stop = g_object_new (KITH_TYPE_TAB_STOP, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  f->window = gtk_window_new ();
  f->before = gtk_button_new_with_label ("before");
  f->list = GTK_LIST_BOX (gtk_list_box_new ());
  f->after = gtk_button_new_with_label ("after");
  gtk_list_box_set_selection_mode (f->list, GTK_SELECTION_BROWSE);
  for (guint i = 0; i < 3; i++)
    gtk_list_box_append (f->list, gtk_label_new ("row"));
  adw_bin_set_child (ADW_BIN (stop), GTK_WIDGET (f->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), stop);
  gtk_box_append (GTK_BOX (box), f->before);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), f->after);
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_present (GTK_WINDOW (f->window));
  /* What has no place yet takes no focus from newer toolkits. */
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
       gtk_widget_get_height (GTK_WIDGET (f->list)) == 0 && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
}

/* As the window does for its key. */
static void
press (Fixture *f, GtkDirectionType direction)
{
  gtk_widget_child_focus (f->window, direction);
}

static void
assert_row (Fixture *f, int row)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (f->list, row)));
}

static void
test_one_stop (Fixture *f, gconstpointer data)
{
  gtk_list_box_select_row (f->list, gtk_list_box_get_row_at_index (f->list, 1));
  gtk_widget_grab_focus (f->before);
  press (f, GTK_DIR_TAB_FORWARD);
  assert_row (f, 1);
  press (f, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->after);
  press (f, GTK_DIR_TAB_BACKWARD);
  assert_row (f, 1);
  press (f, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->before);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/tab-stop/one-stop", Fixture, NULL, set_up, test_one_stop, tear_down);
  return g_test_run ();
}
