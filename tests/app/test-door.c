/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way into a center and out of it, without a window: the first run, coming in and being refused, the PIN,
 * trouble, a backup, the sample. */

#include "door/kith-door.h"

#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "session/kith-accounts.h"
#include "store/kith-backup.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-pin.h"

#define SECONDS 60
#define PASSPHRASE "copper lantern by the river"
#define PIN "482915"

typedef struct
{
  char *folder;   /* (owned) */
  char *path;     /* (owned) */
  KithDoor *door; /* (owned) */
  guint closings;
} Fixture;

static void
closing_cb (Fixture *fixture)
{
  /* Whoever lets go may still save: the session is there. */
  g_assert_nonnull (kith_door_get_session (fixture->door));
  fixture->closings++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kith-door-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "center.kith", NULL);
  fixture->door = kith_door_new ();
  g_signal_connect_swapped (fixture->door, "closing", G_CALLBACK (closing_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  kith_door_close (fixture->door);
  g_object_unref (fixture->door);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (Fixture *fixture, KithDoorState state)
{
  gboolean late = FALSE;
  guint timer_id = g_timeout_add_seconds (SECONDS, late_cb, &late);

  while (kith_door_get_state (fixture->door) != state && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, state);
  g_source_remove (timer_id);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for_answer (GAsyncResult **result)
{
  gboolean late = FALSE;
  guint timer_id = g_timeout_add_seconds (SECONDS, late_cb, &late);

  while (*result == NULL && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (*result);
  g_source_remove (timer_id);
}

static gboolean
unlock (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GPtrArray) accounts = kith_door_list_accounts (fixture->door, NULL);
  const KithAccount *first = g_ptr_array_index (accounts, 0);
  g_autoptr (KithSecret) passphrase = text != NULL ? kith_passphrase_prepare (text, NULL) : NULL;
  g_autoptr (GAsyncResult) result = NULL;

  kith_door_unlock_async (fixture->door, first->id, passphrase, answered_cb, &result);
  wait_for_answer (&result);
  return kith_door_unlock_finish (fixture->door, result, error);
}

static gboolean
unlock_by_pin (Fixture *fixture, const char *pin, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kith_door_unlock_by_pin_async (fixture->door, pin, answered_cb, &result);
  wait_for_answer (&result);
  return kith_door_unlock_finish (fixture->door, result, error);
}

/* A center of its own, with its coordinator in. */
static void
found_center (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (GError) error = NULL;
  KithSetup *setup = kith_setup_new ();

  kith_door_open (fixture->door, fixture->path);
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, KITH_DOOR_EMPTY);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  setup->center_name = g_strdup ("Corner House");
  setup->coordinator_name = g_strdup ("Dana W.");
  setup->passphrase = kith_passphrase_prepare (PASSPHRASE, NULL);
  kith_door_set_up_async (fixture->door, setup, answered_cb, &result);
  wait_for_answer (&result);
  code = kith_door_set_up_finish (fixture->door, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (code);
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, KITH_DOOR_NEW);
  g_assert_false (kith_door_is_open (fixture->door));
  kith_door_enter (fixture->door);
  wait_for (fixture, KITH_DOOR_OPEN);
  g_assert_nonnull (kith_door_get_desk (fixture->door));
}

static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  found_center (fixture);
  g_assert_cmpint (kith_door_get_last_account (fixture->door), !=, 0);
  g_assert_cmpuint (fixture->closings, ==, 0);
  kith_door_close (fixture->door);
  g_assert_cmpuint (fixture->closings, ==, 1);
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, KITH_DOOR_SHUT);
  g_assert_null (kith_door_get_store (fixture->door));

  kith_door_open (fixture->door, fixture->path);
  wait_for (fixture, KITH_DOOR_LOCKED);
  g_assert_cmpstr (kith_center_get_name (kith_door_get_center (fixture->door)), ==, "Corner House");
  g_assert_false (unlock (fixture, "some other words", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, KITH_DOOR_LOCKED);
  g_clear_error (&error);
  g_assert_true (unlock (fixture, PASSPHRASE, &error));
  g_assert_no_error (error);
  wait_for (fixture, KITH_DOOR_OPEN);
}

/* Who locks may return by PIN; the fifth wrong one ends it. */
static void
test_pin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 account = 0;
  guint tries_left = 0;
  int fd;

  found_center (fixture);
  fd = kith_session_offer_pin (kith_door_get_session (fixture->door), PIN, &error);
  g_assert_no_error (error);
  kith_door_take_pin (fixture->door, fd);
  kith_door_close (fixture->door);
  kith_door_open (fixture->door, fixture->path);
  wait_for (fixture, KITH_DOOR_LOCKED);
  g_assert_true (unlock_by_pin (fixture, PIN, &error));
  g_assert_no_error (error);
  wait_for (fixture, KITH_DOOR_OPEN);

  kith_door_lock (fixture->door);
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, KITH_DOOR_LOCKED);
  g_assert_null (kith_door_get_session (fixture->door));
  for (guint left = KITH_PIN_MAX_TRIES; left > 0; left--)
    {
      g_assert_true (kith_door_peek_pin (fixture->door, &account, &tries_left));
      g_assert_cmpint (account, ==, kith_door_get_last_account (fixture->door));
      g_assert_cmpuint (tries_left, ==, left);
      g_assert_false (unlock_by_pin (fixture, "111222", &error));
      g_assert_error (error, KITH_ERROR, (left > 1 ? KITH_ERROR_WRONG_PASSPHRASE : KITH_ERROR_LOCKED));
      g_clear_error (&error);
    }
  g_assert_cmpint (kith_door_get_pin (fixture->door), ==, -1);
  g_assert_false (kith_door_peek_pin (fixture->door, NULL, NULL));
}

static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "This is a letter, not a center.\n", -1, NULL));
  kith_door_open (fixture->door, fixture->path);
  wait_for (fixture, KITH_DOOR_TROUBLE);
  g_assert_error (kith_door_get_trouble (fixture->door), KITH_ERROR, KITH_ERROR_NOT_A_STORE);
  g_assert_cmpstr (kith_door_get_path (fixture->door), ==, fixture->path);
  /* Trying again may use the door's own path. */
  kith_door_open (fixture->door, kith_door_get_path (fixture->door));
  wait_for (fixture, KITH_DOOR_TROUBLE);
  g_assert_cmpstr (kith_door_get_path (fixture->door), ==, fixture->path);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "one.kith-backup", NULL);
  g_autoptr (GError) error = NULL;

  found_center (fixture);
  g_assert_true (
      kith_backup_write (kith_door_get_store (fixture->door), backup, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  kith_door_close (fixture->door);
  g_assert_true (g_file_set_contents (fixture->path, "Spilled.\n", -1, NULL));
  kith_door_restore (fixture->door, fixture->path, backup);
  wait_for (fixture, KITH_DOOR_LOCKED);
  g_assert_true (unlock (fixture, PASSPHRASE, &error));
  g_assert_no_error (error);
  wait_for (fixture, KITH_DOOR_OPEN);
}

/* Who leaves, or locks, while the desk is still being laid out takes nothing away from under it. */
static void
test_leave_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_door_practise_async (fixture->door, answered_cb, &result, &error));
  wait_for_answer (&result);
  g_assert_true (kith_door_practise_finish (fixture->door, result, &error));
  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (unlock (fixture, NULL, &error));
      g_assert_no_error (error);
      g_assert_nonnull (kith_door_get_session (fixture->door));
      kith_door_lock (fixture->door);
      g_assert_null (kith_door_get_desk (fixture->door));
    }
  g_assert_true (unlock (fixture, NULL, &error));
  kith_door_close (fixture->door);

  found_center (fixture);
  for (guint i = 0; i < 5; i++)
    {
      kith_door_open (fixture->door, fixture->path);
      wait_for (fixture, KITH_DOOR_LOCKED);
      g_assert_true (unlock (fixture, PASSPHRASE, &error));
      g_assert_no_error (error);
      kith_door_close (fixture->door);
    }
  g_assert_null (kith_door_get_store (fixture->door));
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_true (kith_door_practise_async (fixture->door, answered_cb, &result, &error));
  g_assert_true (kith_door_is_practise (fixture->door));
  g_assert_true (kith_door_is_making (fixture->door));
  wait_for_answer (&result);
  g_assert_true (kith_door_practise_finish (fixture->door, result, &error));
  g_assert_no_error (error);
  g_assert_false (kith_door_is_making (fixture->door));
  g_assert_cmpint (kith_door_get_state (fixture->door), ==, KITH_DOOR_LOCKED);
  accounts = kith_door_list_accounts (fixture->door, &error);
  g_assert_cmpint (((KithAccount *) g_ptr_array_index (accounts, 0))->role, ==, KITH_ROLE_FRONT_DESK);
  g_assert_true (unlock (fixture, NULL, &error));
  g_assert_no_error (error);
  wait_for (fixture, KITH_DOOR_OPEN);

  path = g_strdup (kith_door_get_path (fixture->door));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  kith_door_close (fixture->door);
  g_assert_cmpuint (fixture->closings, ==, 1);
  g_assert_false (kith_door_is_practise (fixture->door));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_door_practise_async (fixture->door, answered_cb, &result, &error));
  kith_door_cancel (fixture->door);
  wait_for_answer (&result);
  g_assert_false (kith_door_practise_finish (fixture->door, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kith_door_close (fixture->door);
  g_assert_false (kith_door_is_practise (fixture->door));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/app/door/first-run", test_first_run },     { "/app/door/pin", test_pin },
    { "/app/door/trouble", test_trouble },         { "/app/door/restore", test_restore },
    { "/app/door/sample", test_sample },           { "/app/door/cancel", test_cancel },
    { "/app/door/leave-early", test_leave_early },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].run, tear_down);
  return g_test_run ();
}
