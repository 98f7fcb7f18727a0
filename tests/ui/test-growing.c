/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Within a page that scrolls, a box one types in is as high as what is typed, and no higher than it may be.
 */

#include <adwaita.h>

#include "shared/kith-text-box.h"

#define LEAST 60
#define MOST 300

/* In a page that has no room for it. */
static GtkWidget *
show_page (KithTextBox **box)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *above = gtk_label_new ("Above");

  *box = KITH_TEXT_BOX (kith_text_box_new ("Steps on the way, one a line"));
  gtk_widget_set_size_request (above, -1, 400);
  gtk_box_append (GTK_BOX (page), above);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (*box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The box's own height, without its title, once it is what is expected. */
static void
wait_for_height (KithTextBox *box, int least, int most)
{
  GtkWidget *view = GTK_WIDGET (kith_text_box_get_view (box));
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  int height;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      height = gtk_widget_get_height (gtk_widget_get_parent (view));
    }
  while ((height < least || height > most) && g_get_monotonic_time () < end);
  g_assert_cmpint (height, >=, least);
  g_assert_cmpint (height, <=, most);
}

static void
test_grows (void)
{
  KithTextBox *box;
  GtkWidget *window = show_page (&box);
  g_autoptr (GString) many = g_string_new (NULL);

  wait_for_height (box, LEAST, LEAST + 40);
  kith_text_box_set_text (box, "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight");
  wait_for_height (box, 8 * 15, MOST);
  /* A long paragraph breaks. */
  for (guint i = 0; i < 60; i++)
    g_string_append (many, "a window to the yard ");
  kith_text_box_set_text (box, many->str);
  wait_for_height (box, 250, MOST);
  kith_text_box_set_text (box, "one");
  wait_for_height (box, LEAST, LEAST + 40);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_all_seen (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) &&
         gtk_adjustment_get_value (adjustment) <= 0;
}

/* As the cursor goes down, line after line. */
static void
test_typed (void)
{
  KithTextBox *box;
  GtkWidget *window = show_page (&box);
  GtkTextView *view = kith_text_box_get_view (box);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  wait_for_height (box, LEAST, LEAST + 40);
  for (guint i = 0; i < 7; i++)
    {
      gtk_text_buffer_insert_at_cursor (buffer, "bring my papers\n", -1);
      gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
      for (guint j = 0; j < 4; j++)
        g_main_context_iteration (NULL, FALSE);
    }
  wait_for_height (box, 7 * 15, MOST);
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
       !is_all_seen (adjustment) && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_all_seen (adjustment));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/growing/with what is typed", test_grows);
  g_test_add_func ("/ui/growing/all of it stays in sight", test_typed);

  return g_test_run ();
}
