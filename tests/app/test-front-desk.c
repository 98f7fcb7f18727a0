/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front desk on a real center: what Enter does, what is recorded, what a public screen shows, and what
 * can be taken back. */

#include "frontdesk/kith-front-desk-page.h"

#include "frontdesk/kith-here-row.h"
#include "frontdesk/kith-match-row.h"
#include "frontdesk/kith-new-person.h"
#include "frontdesk/kith-note-card.h"
#include "frontdesk/kith-person-finder.h"
#include "visits/visits-fixture.h"

#define SECONDS 10

typedef struct
{
  VisitsFixture center;
  KithDesk *desk;               /* (owned) */
  KithPreferences *preferences; /* (owned) */
  KithAppContext *context;      /* (owned) */
  GtkWindow *window;            /* (unowned) */
  GtkWidget *page;              /* (unowned) */
} Screen;

typedef gboolean (*Condition) (Screen *screen);

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Turns the main loop until it is so. */
static void
wait_until (Screen *screen, Condition condition)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (SECONDS, late_cb, &late);

  while (!condition (screen) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (id);
}

static void
set_up (Screen *screen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  visits_fixture_set_up (&screen->center, NULL);
  visits_fixture_person (&screen->center, "Maria Gonzalez");
  visits_fixture_person (&screen->center, "Maria Okafor");
  visits_fixture_person (&screen->center, "Rosa <b>Díaz</b> & Co");
  screen->desk = kith_desk_open (screen->center.session, NULL, &error);
  g_assert_no_error (error);
  screen->preferences = kith_preferences_new_passing ();
  g_object_set (screen->preferences, "public-screen", FALSE, NULL);
  screen->context = kith_app_context_new (screen->desk, screen->preferences, FALSE);
  screen->page = kith_front_desk_page_new (screen->context);
  screen->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (screen->window, 1180, 700);
  gtk_window_set_child (screen->window, screen->page);
  gtk_window_present (screen->window);
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  kith_page_flush (KITH_PAGE (screen->page));
  gtk_window_destroy (screen->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&screen->context);
  g_clear_object (&screen->preferences);
  g_clear_object (&screen->desk);
  visits_fixture_tear_down (&screen->center, NULL);
}

/* The first visible widget of a type below another; NULL where there is none. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows (child, text))
        return TRUE;
    }
  return FALSE;
}

static void
enter (GtkWidget *below, const char *text)
{
  GtkWidget *entry = find (below, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static guint
n_here (Screen *screen)
{
  return g_list_model_get_n_items (kith_desk_get_here (screen->desk));
}

static gboolean
one_here (Screen *screen)
{
  return n_here (screen) == 1;
}

static gboolean
nobody_here (Screen *screen)
{
  return n_here (screen) == 0;
}

static gboolean
finder_has_matches (Screen *screen)
{
  GtkWidget *finder = find (screen->page, KITH_TYPE_PERSON_FINDER);
  GtkWidget *row = find (finder, KITH_TYPE_MATCH_ROW);

  return row != NULL && gtk_widget_get_mapped (row);
}

static gboolean
shows_here_row (Screen *screen)
{
  GtkWidget *row = find (screen->page, KITH_TYPE_HERE_ROW);

  return one_here (screen) && row != NULL && gtk_widget_get_mapped (row);
}

static void
test_clear_match (Screen *screen, gconstpointer data)
{
  GtkWidget *finder = find (screen->page, KITH_TYPE_PERSON_FINDER);

  enter (finder, "gonzalez");
  wait_until (screen, shows_here_row);
  g_assert_cmpstr (kith_person_finder_get_text (KITH_PERSON_FINDER (finder)), ==, "");
  g_assert_true (shows (screen->page, "Maria Gonzalez"));
  /* Again: said, not signed in twice. */
  enter (finder, "gonzalez");
  while (!shows (finder, "already here"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_here (screen), ==, 1);
}

/* Two Marias: Enter takes neither. */
static void
test_several (Screen *screen, gconstpointer data)
{
  GtkWidget *finder = find (screen->page, KITH_TYPE_PERSON_FINDER);
  GtkWidget *list = find (finder, GTK_TYPE_LIST_VIEW);

  enter (finder, "maria");
  wait_until (screen, finder_has_matches);
  g_assert_cmpuint (kith_person_finder_get_n_matches (KITH_PERSON_FINDER (finder)), ==, 2);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (n_here (screen), ==, 0);
  g_signal_emit_by_name (list, "activate", 1);
  wait_until (screen, one_here);
  g_assert_cmpstr (kith_person_finder_get_text (KITH_PERSON_FINDER (finder)), ==, "");
}

/* Nobody: the panel opens with the name, and nothing is created before it is saved. */
static void
test_nobody (Screen *screen, gconstpointer data)
{
  GtkWidget *finder = find (screen->page, KITH_TYPE_PERSON_FINDER);
  GtkWidget *panel = find (screen->page, KITH_TYPE_NEW_PERSON);
  GtkWidget *name = find (panel, GTK_TYPE_ENTRY);
  gint64 before = visits_fixture_ask (&screen->center, "SELECT count(*) FROM person");

  enter (finder, "Wanjiru Kamau");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Wanjiru Kamau");
  g_assert_cmpint (visits_fixture_ask (&screen->center, "SELECT count(*) FROM person"), ==, before);
  g_signal_emit_by_name (name, "activate");
  wait_until (screen, shows_here_row);
  g_assert_cmpint (visits_fixture_ask (&screen->center, "SELECT count(*) FROM person"), ==, before + 1);
  g_assert_true (shows (screen->page, "Wanjiru Kamau"));
}

/* Undo asked for before the sign-in is stored takes back that very sign-in. */
static void
test_undo_at_once (Screen *screen, gconstpointer data)
{
  GtkWidget *finder = find (screen->page, KITH_TYPE_PERSON_FINDER);
  g_autoptr (KithDeskRow) row = NULL;

  enter (finder, "gonzalez");
  wait_until (screen, one_here);
  enter (finder, "okafor");
  kith_app_context_undo (screen->context);
  for (guint i = 0; i < 5; i++)
    {
      kith_worker_drain (kith_session_get_worker (screen->center.session));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  wait_until (screen, shows_here_row);
  row = g_list_model_get_item (kith_desk_get_here (screen->desk), 0);
  g_assert_cmpstr (kith_desk_row_get_name (row), ==, "Maria Gonzalez");
  kith_app_context_undo (screen->context);
  wait_until (screen, nobody_here);
}

static void
test_names_are_no_markup (Screen *screen, gconstpointer data)
{
  enter (find (screen->page, KITH_TYPE_PERSON_FINDER), "rosa");
  wait_until (screen, shows_here_row);
  g_assert_true (shows (screen->page, "Rosa <b>Díaz</b> & Co"));
}

static void
test_public_screen (Screen *screen, gconstpointer data)
{
  g_object_set (screen->preferences, "public-screen", TRUE, NULL);
  enter (find (screen->page, KITH_TYPE_PERSON_FINDER), "gonzalez");
  wait_until (screen, shows_here_row);
  g_assert_true (shows (screen->page, "Maria G."));
  g_assert_false (shows (screen->page, "Gonzalez"));
  g_object_set (screen->preferences, "public-screen", FALSE, NULL);
  wait_until (screen, shows_here_row);
  g_assert_true (shows (screen->page, "Maria Gonzalez"));
}

static gboolean
first_service_taken (Screen *screen)
{
  g_autoptr (KithDeskRow) row = g_list_model_get_item (kith_desk_get_here (screen->desk), 0);
  const KithService *service = g_ptr_array_index (kith_desk_get_services (screen->desk), 0);

  return kith_desk_row_get_service (row, service->id) == 1;
}

static gboolean
first_service_not_taken (Screen *screen)
{
  return !first_service_taken (screen);
}

static void
test_service (Screen *screen, gconstpointer data)
{
  GtkWidget *row;
  GtkWidget *button;

  enter (find (screen->page, KITH_TYPE_PERSON_FINDER), "gonzalez");
  wait_until (screen, shows_here_row);
  row = find (screen->page, KITH_TYPE_HERE_ROW);
  button = find (row, GTK_TYPE_TOGGLE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  wait_until (screen, first_service_taken);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  kith_app_context_undo (screen->context);
  wait_until (screen, first_service_not_taken);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static gboolean
shows_note (Screen *screen)
{
  GtkWidget *card = find (screen->page, KITH_TYPE_NOTE_CARD);

  return card != NULL && gtk_widget_get_mapped (card);
}

/* A notice stands beside the entry and stops nothing. */
static void
test_notice (Screen *screen, gconstpointer data)
{
  GtkWidget *finder = find (screen->page, KITH_TYPE_PERSON_FINDER);
  gint64 person = visits_fixture_person (&screen->center, "Sam Whitfield");
  g_autoptr (KithDeskCommand) notice = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  notice = kith_desk_command_notice_add (person, "Please call Dana <first> & wait",
                                         kith_desk_get_day (screen->desk) + 14);
  kith_app_context_apply (screen->context, notice, NULL, NULL);
  kith_worker_drain (kith_session_get_worker (screen->center.session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (shows_note (screen));
  {
    g_autoptr (KithDeskCommand) sign_in = kith_desk_command_sign_in (person, KITH_SOURCE_DESK, NULL);

    kith_app_context_apply (screen->context, sign_in, NULL, NULL);
  }
  wait_until (screen, shows_note);
  g_assert_true (shows (screen->page, "Please call Dana <first> & wait"));
  g_assert_cmpuint (n_here (screen), ==, 1);
  enter (finder, "gonzalez");
  while (n_here (screen) < 2)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define SCREEN_TEST(name, func) g_test_add (name, Screen, NULL, set_up, func, tear_down)
  SCREEN_TEST ("/app/front-desk/clear-match", test_clear_match);
  SCREEN_TEST ("/app/front-desk/several", test_several);
  SCREEN_TEST ("/app/front-desk/nobody", test_nobody);
  SCREEN_TEST ("/app/front-desk/undo-at-once", test_undo_at_once);
  SCREEN_TEST ("/app/front-desk/names-are-no-markup", test_names_are_no_markup);
  SCREEN_TEST ("/app/front-desk/public-screen", test_public_screen);
  SCREEN_TEST ("/app/front-desk/service", test_service);
  SCREEN_TEST ("/app/front-desk/notice", test_notice);
  return g_test_run ();
}
