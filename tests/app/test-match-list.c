/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows under a finder's entry: which one Enter takes, and what the walk through them says. */

#include "frontdesk/kith-match-list.h"

#include "frontdesk/kith-match-row.h"

#define SECONDS 10

typedef struct
{
  GtkWindow *window;   /* (unowned) */
  KithMatchList *list; /* (unowned) */
  GPtrArray *items;    /* (owned) (element-type KithMatchItem) */
  GPtrArray *chosen;   /* (owned) (element-type KithMatchItem) what was taken */
  guint n_walked;
} Screen;

static void
chosen_cb (Screen *screen, KithMatchItem *item)
{
  g_ptr_array_add (screen->chosen, g_object_ref (item));
}

static void
walked_cb (Screen *screen)
{
  screen->n_walked++;
}

static void
add_match (GPtrArray *matches, gint64 person, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_new (person, name, &error);
  KithMatch match = { .card = card, .reason = KITH_MATCH_NAME };

  g_assert_no_error (error);
  kith_card_set_disambiguator (card, "red coat");
  g_ptr_array_add (matches, kith_match_copy (&match));
}

static void
set_up (Screen *screen, gconstpointer data)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);

  add_match (matches, 1, "Anatol Berg");
  add_match (matches, 2, "Anatol Cray");
  add_match (matches, 3, "Anatol Dunn");
  screen->items = kith_match_items_new (matches, TRUE, NULL);
  screen->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  screen->list = g_object_new (KITH_TYPE_MATCH_LIST, NULL);
  g_signal_connect_swapped (screen->list, "chosen", G_CALLBACK (chosen_cb), screen);
  g_signal_connect_swapped (screen->list, "walked", G_CALLBACK (walked_cb), screen);
  screen->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (screen->window, 600, 500);
  gtk_window_set_child (screen->window, GTK_WIDGET (screen->list));
  gtk_window_present (screen->window);
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  gtk_window_destroy (screen->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (screen->items);
  g_ptr_array_unref (screen->chosen);
}

/* The list view inside, or one of its rows. */
static GtkWidget *
find (GtkWidget *widget, GType type, guint *position)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*position)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, position);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_target (Screen *screen, guint position)
{
  GtkWidget *row = find (GTK_WIDGET (screen->list), KITH_TYPE_MATCH_ROW, &position);

  return row != NULL && gtk_widget_has_css_class (row, "target");
}

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for_rows (Screen *screen)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (SECONDS, late_cb, &late);
  guint last;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      last = screen->items->len - 1;
    }
  while (find (GTK_WIDGET (screen->list), KITH_TYPE_MATCH_ROW, &last) == NULL && !late);
  g_assert_false (late);
  g_source_remove (id);
}

static void
assert_selected (Screen *screen, const char *expected)
{
  g_autofree char *selected = kith_match_list_dup_selected (screen->list);

  g_assert_cmpstr (selected, ==, expected);
}

static void
test_enter (Screen *screen, gconstpointer data)
{
  kith_match_list_show (screen->list, screen->items, TRUE);
  wait_for_rows (screen);
  g_assert_cmpuint (kith_match_list_get_n_items (screen->list), ==, 3);
  g_assert_true (is_target (screen, 0));
  g_assert_false (is_target (screen, 1) || is_target (screen, 2));

  /* Where it is not clear who is meant, Enter takes nobody. */
  kith_match_list_show (screen->list, screen->items, FALSE);
  wait_for_rows (screen);
  g_assert_false (is_target (screen, 0) || is_target (screen, 1) || is_target (screen, 2));
}

static void
test_walk (Screen *screen, gconstpointer data)
{
  kith_match_list_show (screen->list, screen->items, TRUE);
  wait_for_rows (screen);
  assert_selected (screen, NULL);
  g_assert_true (kith_match_list_focus_row (screen->list, 1));
  assert_selected (screen, "2 of 3: Anatol C.");
  g_assert_true (kith_match_list_has_focus (screen->list));
  g_assert_true (is_target (screen, 1));
  g_assert_false (is_target (screen, 0));

  g_assert_true (kith_match_list_focus_row (screen->list, 2));
  g_assert_cmpuint (screen->n_walked, >=, 1);
  assert_selected (screen, "3 of 3: Anatol D.");

  kith_match_list_unselect (screen->list);
  assert_selected (screen, NULL);
  g_assert_true (is_target (screen, 0));
  g_assert_false (is_target (screen, 2));

  /* Other matches: nobody has walked through these. */
  g_assert_true (kith_match_list_focus_row (screen->list, 1));
  kith_match_list_show (screen->list, screen->items, TRUE);
  assert_selected (screen, NULL);
}

static void
test_chosen (Screen *screen, gconstpointer data)
{
  guint first = 0;
  GtkWidget *view;

  kith_match_list_show (screen->list, screen->items, FALSE);
  wait_for_rows (screen);
  view = find (GTK_WIDGET (screen->list), GTK_TYPE_LIST_VIEW, &first);
  g_signal_emit_by_name (view, "activate", 1);
  g_assert_cmpuint (screen->chosen->len, ==, 1);
  g_assert_cmpint (kith_match_item_get_person (g_ptr_array_index (screen->chosen, 0)), ==, 2);
}

static void
test_none (Screen *screen, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  kith_match_list_show (screen->list, screen->items, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (screen->list)));
  kith_match_list_show (screen->list, none, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (screen->list)));
  g_assert_false (kith_match_list_focus_row (screen->list, 0));
  g_assert_null (kith_match_list_dup_item (screen->list, 0));
  assert_selected (screen, NULL);
}

/* What tells two apart shows on a public screen only while it is asked for, in later matches too. */
static void
test_revealed (Screen *screen, gconstpointer data)
{
  g_autofree char *hidden = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *later = NULL;
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
  g_autoptr (GPtrArray) more = NULL;
  KithMatchItem *first = g_ptr_array_index (screen->items, 0);

  kith_match_list_show (screen->list, screen->items, FALSE);
  hidden = kith_match_item_dup_label (first);
  g_assert_cmpstr (hidden, ==, "Anatol B.");
  kith_match_list_set_revealed (screen->list, TRUE);
  shown = kith_match_item_dup_label (first);
  g_assert_cmpstr (shown, ==, "Anatol B., red coat");

  add_match (matches, 4, "Anatol Eck");
  more = kith_match_items_new (matches, TRUE, NULL);
  kith_match_list_show (screen->list, more, FALSE);
  later = kith_match_item_dup_label (g_ptr_array_index (more, 0));
  g_assert_cmpstr (later, ==, "Anatol E., red coat");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define SCREEN_TEST(name, func) g_test_add (name, Screen, NULL, set_up, func, tear_down)
  SCREEN_TEST ("/app/match-list/enter", test_enter);
  SCREEN_TEST ("/app/match-list/walk", test_walk);
  SCREEN_TEST ("/app/match-list/chosen", test_chosen);
  SCREEN_TEST ("/app/match-list/none", test_none);
  SCREEN_TEST ("/app/match-list/revealed", test_revealed);
  return g_test_run ();
}
