/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window without anybody in it: the first run, a center that cannot be opened, and crisis help over both,
 * which gives back exactly what was there. */

#include "window/kith-window-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "session/kith-accounts.h"
#include "session/kith-settings.h"
#include "session/kith-setup.h"
#include "shared/kith-reminder.h"
#include "store/kith-backup.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"

static KithApplication *application;

#define SECONDS 20

static gboolean
is_on (KithWindow *window, const char *screen)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (!kith_window_is_on (window, screen) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  return kith_window_is_on (window, screen);
}

/* Keeps the loop turning while it waits. */
static gboolean
tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
settle (void)
{
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

static KithWindow *
open_window (const char *path)
{
  KithWindow *window = kith_window_new (application);
  const KithStart start = { .store = path, .pin_fd = -1 };

  kith_window_start (window, &start);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
close_window (KithWindow *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static GtkWidget *
find_editable (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_mapped (child))
        continue;
      found = GTK_IS_TEXT (child) ? child : find_editable (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A button takes a moment to do what it is for. */
static GtkWidget *
wait_for_editable (GtkWidget *widget)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (find_editable (widget) == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  return find_editable (widget);
}

static void
test_first_run (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);
  KithWindow *window = open_window (path);

  g_assert_true (is_on (window, KITH_SCREEN_WELCOME));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.crisis-help", NULL);
  g_assert_true (is_on (window, KITH_SCREEN_CRISIS));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_true (is_on (window, KITH_SCREEN_WELCOME));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
  g_rmdir (folder);
}

/* The cursor, and what was selected, are where they were. */
static void
test_gives_back (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);
  KithWindow *window = open_window (path);
  GtkWidget *text;
  int start, end;

  g_assert_true (is_on (window, KITH_SCREEN_WELCOME));
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (window)));
  text = wait_for_editable (GTK_WIDGET (window));
  g_assert_nonnull (text);
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "Corner House");
  gtk_editable_select_region (GTK_EDITABLE (text), 3, 7);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.crisis-help", NULL);
  g_assert_true (is_on (window, KITH_SCREEN_CRISIS));
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (window->crisis_page), "crisis.close", NULL);
  g_assert_true (is_on (window, KITH_SCREEN_WELCOME));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == text);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end));
  g_assert_cmpint (start, ==, 3);
  g_assert_cmpint (end, ==, 7);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Corner House");
  close_window (window);
  g_rmdir (folder);
}

/* A file that is none: a calm page, nothing written, crisis help all the same. */
static void
test_trouble (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);
  g_autofree char *after = NULL;
  KithWindow *window;

  g_assert_true (g_file_set_contents (path, "This is a letter, not a center.\n", -1, NULL));
  window = open_window (path);
  g_assert_true (is_on (window, KITH_SCREEN_STATUS));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.crisis-help", NULL);
  g_assert_true (is_on (window, KITH_SCREEN_CRISIS));
  gtk_widget_activate_action (GTK_WIDGET (window->crisis_page), "crisis.close", NULL);
  g_assert_true (is_on (window, KITH_SCREEN_STATUS));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "This is a letter, not a center.\n");
  close_window (window);
  g_unlink (path);
  g_rmdir (folder);
}

/* What works only with somebody unlocked is off until then. */
static void
test_locked_actions (void)
{
  static const char *const off[] = {
    "win.lock",           "win.find-person", "win.undo", "win.set-pin", "win.change-passphrase",
    "win.switch-account", "win.search",
  };
  g_autofree char *folder = g_dir_make_tmp ("kith-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);
  KithWindow *window = open_window (path);

  g_assert_true (is_on (window, KITH_SCREEN_WELCOME));
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      g_assert_false (gtk_widget_activate_action (GTK_WIDGET (window), off[i], NULL) &&
                      !kith_window_is_on (window, KITH_SCREEN_WELCOME));
      g_assert_true (kith_window_is_on (window, KITH_SCREEN_WELCOME));
    }
  close_window (window);
  g_rmdir (folder);
}

static KithReminder *
find_reminder (GtkWidget *widget, const char *begin)
{
  KithReminder *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *sentence =
          KITH_IS_REMINDER (child) ? kith_reminder_get_sentence (KITH_REMINDER (child)) : NULL;

      found = sentence != NULL && g_str_has_prefix (sentence, begin) ? KITH_REMINDER (child)
                                                                     : find_reminder (child, begin);
    }
  return found;
}

static gboolean
reminds (KithWindow *window, const char *begin)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (find_reminder (GTK_WIDGET (window), begin) == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  return find_reminder (GTK_WIDGET (window), begin) != NULL;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* A center whose backups go to @backups. */
static void
make_center (const char *path, const char *backups)
{
  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithAccount) account = NULL;
  g_autoptr (KithSession) session = NULL;

  setup->center_name = g_strdup ("Corner House");
  setup->coordinator_name = g_strdup ("Ruth S.");
  setup->passphrase = kith_passphrase_prepare ("plum kettle river", NULL);
  store = kith_setup_run (setup, path, &code, &error);
  g_assert_no_error (error);
  account = kith_accounts_find (store, "Ruth S.", &error);
  session = kith_session_unlock (store, account->id, setup->passphrase, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kith_center_set (session, KITH_SETTING_BACKUP_FOLDER, backups, &error));
  g_assert_true (kith_session_close (session, &error));
  g_assert_true (kith_store_close (store, &error));
}

static void
unlock_window (KithWindow *window)
{
  g_autoptr (KithAccount) account = NULL;
  GtkWidget *entry;

  g_assert_true (is_on (window, KITH_SCREEN_LOCK));
  account = kith_accounts_find (kith_door_get_store (window->door), "Ruth S.", NULL);
  kith_lock_page_select (window->lock_page, account->id);
  entry = wait_for_editable (GTK_WIDGET (window->lock_page));
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "plum kettle river");
  g_signal_emit_by_name (window->lock_page, "unlock", account->id);
  g_assert_true (is_on (window, KITH_SCREEN_WORK));
}

static gboolean
has_backup (const char *backups)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < until)
    {
      g_autoptr (GPtrArray) list = kith_backup_list (backups, KITH_BACKUP_PREFIX, NULL);

      if (list != NULL && list->len == 1)
        return kith_backup_check (g_ptr_array_index (list, 0), 0, NULL, NULL, NULL, NULL);
      g_main_context_iteration (NULL, TRUE);
    }
  return FALSE;
}

/* While the lock screen shows, and nobody has unlocked anything. */
static void
test_backs_up (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  KithWindow *window;

  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  make_center (path, backups);
  window = open_window (path);
  g_assert_true (is_on (window, KITH_SCREEN_LOCK));
  g_assert_true (has_backup (backups));
  g_assert_true (kith_window_is_on (window, KITH_SCREEN_LOCK));
  close_window (window);
  remove_folder (folder);
}

/* A drive that is not plugged in is said in the sidebar, and once it is there, Back up does it. */
static void
test_backup_fails (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  KithWindow *window;

  make_center (path, backups);
  window = open_window (path);
  unlock_window (window);
  g_assert_true (reminds (window, "There is no backup yet. A new one could not be made:"));
  g_assert_true (reminds (window, "There is only one coordinator."));
  g_assert_null (find_reminder (GTK_WIDGET (window), "This computer’s clock"));
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  kith_door_back_up_if_due (window->door);
  g_assert_true (has_backup (backups));
  while (kith_auto_backup_is_running (kith_door_get_backup (window->door)))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_null (find_reminder (GTK_WIDGET (window), "There is no backup yet."));
  close_window (window);
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_true (kith_vault_init (NULL));
  /* GTK warns of a cursor that blinks in a window which no window manager ever made active. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  application = kith_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_timeout_add (20, tick, NULL);

  g_test_add_func ("/ui/window/first-run", test_first_run);
  g_test_add_func ("/ui/window/gives-back", test_gives_back);
  g_test_add_func ("/ui/window/trouble", test_trouble);
  g_test_add_func ("/ui/window/locked-actions", test_locked_actions);
  g_test_add_func ("/ui/window/backs-up", test_backs_up);
  g_test_add_func ("/ui/window/backup-fails", test_backup_fails);
  return g_test_run ();
}
