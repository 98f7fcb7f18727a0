/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window in a process of its own, for kith-bench to start: an empty one, Kith's locked one, or its desk.
 * Prints when the first frame that shows it was painted (monotonic microseconds) and the resident memory then
 * (KiB), and ends. In the mode "record" it opens a person's page from the desk once the window has nothing
 * else to do, and prints how long that took and how long a plain page takes in the place of the desk
 * (microseconds). In the mode "resources" it does the same with the page of the directory, in whose search
 * typing has to be possible by then; in the mode "notes" with the notes about a person, of which the newest
 * have to be there. A second person's page is opened and left before, so that it is not the first of the day.
 */

#include <adwaita.h>
#include <stdio.h>

#include "desk/kith-desk.h"
#include "notes/kith-note-row.h"
#include "resources/kith-resources-page.h"
#include "session/kith-accounts.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"
#include "window/kith-application.h"
#include "window/kith-window-private.h"

typedef struct
{
  const char *mode;
  const char *store_path;
  GApplication *application;
  GtkWidget *window; /* (unowned) (nullable) */
  guint settled;     /* frames since the screen stood */
  gint64 person;     /* whose page to open, 0: none */
  gint64 before;     /* whose is to be opened before that, 0: nobody's any more */
  gboolean is_back;  /* that was left again */
  gboolean opens;    /* a page is opened from the desk */
  gint64 asked;      /* when it was asked for (monotonic microseconds), 0: not yet */
  GtkWidget *desk;   /* (owned) (nullable): while a plain page is in its place */
  gint64 plain;      /* when that was put there, 0: not yet */
  gint64 floor;      /* how long that took (microseconds), 0: not known yet */
} Bench;

static long
resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line != NULL ? strtol (line + 6, NULL, 10) : 0;
}

static gboolean
shows_desk (Bench *bench)
{
  return g_str_equal (bench->mode, "desk") || bench->opens;
}

static gboolean
stands (Bench *bench)
{
  if (g_str_equal (bench->mode, "empty"))
    return TRUE;
  return g_strcmp0 (kith_window_get_screen (KITH_WINDOW (bench->window)),
                    shows_desk (bench) ? KITH_SCREEN_WORK : KITH_SCREEN_LOCK) == 0;
}

/* A page of the window's size that says one word: what any page costs. */
static gboolean
show_plain_cb (gpointer user_data)
{
  Bench *bench = user_data;
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (bench->window);

  bench->desk = g_object_ref (adw_application_window_get_content (window));
  bench->plain = g_get_monotonic_time ();
  adw_application_window_set_content (window, gtk_label_new ("Kith"));
  return G_SOURCE_REMOVE;
}

static void
show_desk_again (Bench *bench)
{
  bench->floor = g_get_monotonic_time () - bench->plain;
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), bench->desk);
  g_clear_object (&bench->desk);
  bench->settled = 0;
  gtk_widget_queue_draw (bench->window);
}

static gboolean
open_page_cb (gpointer user_data)
{
  Bench *bench = user_data;
  KithAppContext *context = KITH_WINDOW (bench->window)->context;

  bench->asked = g_get_monotonic_time ();
  if (g_str_equal (bench->mode, "notes"))
    kith_app_context_open_notes (context, bench->person, 0);
  else if (bench->person != 0)
    kith_app_context_open_person (context, bench->person);
  else
    kith_app_context_open_page (context, "resources");
  gtk_widget_queue_draw (bench->window);
  return G_SOURCE_REMOVE;
}

/* Whoever was looked at before. */
static void
open_before (Bench *bench)
{
  KithAppContext *context = KITH_WINDOW (bench->window)->context;

  if (bench->is_back)
    {
      bench->before = 0;
      kith_app_context_open_page (context, "front-desk");
    }
  else if (g_str_equal (bench->mode, "notes"))
    kith_app_context_open_notes (context, bench->before, 0);
  else
    kith_app_context_open_person (context, bench->before);
  bench->is_back = TRUE;
  bench->settled = 0;
  gtk_widget_queue_draw (bench->window);
}

static gboolean
can_search (Bench *bench)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (bench->window));

  return GTK_IS_TEXT (focus) && gtk_widget_get_ancestor (focus, KITH_TYPE_RESOURCES_PAGE) != NULL;
}

/* Seen by whoever looks at the window. */
static gboolean
shows_note (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (KITH_IS_NOTE_ROW (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_note (child))
      return TRUE;
  return FALSE;
}

/* Whether what was asked for is there. */
static gboolean
is_there (Bench *bench)
{
  if (g_str_equal (bench->mode, "notes"))
    return shows_note (bench->window);
  return bench->person != 0 || can_search (bench);
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  /* The desk's memory is read once its lists have been drawn as well. */
  guint frames = shows_desk (bench) ? 5 : 1;

  if (!stands (bench))
    return;
  if (bench->desk != NULL)
    {
      show_desk_again (bench);
      return;
    }
  if (bench->asked != 0)
    {
      if (!is_there (bench))
        {
          gtk_widget_queue_draw (bench->window);
          return;
        }
      printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - bench->asked,
              bench->floor);
      fflush (stdout);
      _exit (0);
    }
  if (++bench->settled < frames)
    {
      gtk_widget_queue_draw (bench->window);
      return;
    }
  /* First, since what is put back is styled anew, and whoever was opened before would be too. */
  if (bench->opens && bench->plain == 0)
    {
      g_idle_add_full (G_PRIORITY_LOW + 1, show_plain_cb, bench, NULL);
      return;
    }
  if (bench->before != 0)
    {
      open_before (bench);
      return;
    }
  if (bench->opens)
    {
      g_idle_add_full (G_PRIORITY_LOW + 1, open_page_cb, bench, NULL);
      return;
    }
  printf ("%" G_GINT64_FORMAT " %ld\n", g_get_monotonic_time (), resident_kib ());
  fflush (stdout);
  _exit (0);
}

static void
realized_cb (GtkWidget *window, Bench *bench)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), bench);
}

static void
show_desk (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  KithStore *store = kith_store_open (bench->store_path, KITH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_autoptr (KithAccount) account = kith_accounts_find (store, bench->opens ? "coordinator" : "desk", &error);
  g_autoptr (KithSecret) passphrase = kith_passphrase_prepare ("seven green kettles sing", &error);
  KithSession *session = kith_session_unlock (store, account->id, passphrase, NULL, &error);
  g_assert_no_error (error);
  KithDesk *desk = kith_desk_open (session, NULL, &error);
  g_assert_no_error (error);

  kith_window_set_context (
      KITH_WINDOW (bench->window),
      kith_app_context_new (desk, kith_application_get_preferences (KITH_APPLICATION (bench->application)),
                            FALSE));
  kith_window_show_screen (KITH_WINDOW (bench->window), KITH_SCREEN_WORK);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window != NULL)
    return;
  bench->window = GTK_WIDGET (window);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), bench);
}

static void
activate_cb (GApplication *application, Bench *bench)
{
  if (g_str_equal (bench->mode, "empty"))
    {
      GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

      gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
      gtk_window_present (GTK_WINDOW (window));
    }
  else if (shows_desk (bench))
    show_desk (bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { .mode = argc > 1 ? argv[1] : "empty", .store_path = argc > 2 ? argv[2] : NULL };

  bench.person = argc > 3 ? g_ascii_strtoll (argv[3], NULL, 10) : 0;
  bench.before = argc > 4 ? g_ascii_strtoll (argv[4], NULL, 10) : 0;
  bench.opens = bench.person != 0 || g_str_equal (bench.mode, "resources");

  g_assert_true (kith_vault_init (NULL));
  if (g_str_equal (bench.mode, "empty"))
    bench.application =
        G_APPLICATION (adw_application_new ("org.kithdesk.Kith.Bench", G_APPLICATION_NON_UNIQUE));
  else
    bench.application = G_APPLICATION (kith_application_new ());
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  g_signal_connect_after (bench.application, "activate", G_CALLBACK (activate_cb), &bench);

  /* The desk is opened here by hand; until then the window finds no center. */
  g_autofree char *nowhere = g_strconcat (bench.store_path != NULL ? bench.store_path : "", ".none", NULL);
  char *words[] = { argv[0], (char *) "--store", shows_desk (&bench) ? nowhere : argv[2], NULL };

  return g_application_run (bench.application, g_str_equal (bench.mode, "empty") ? 1 : 3, words);
}
