/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the center's file is looked for, what is said when it cannot be opened, and that a sample leaves
 * nothing behind. */

#include "door/kith-place.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kith-error.h"

static void
test_find (void)
{
  g_autofree char *usual = kith_place_find (NULL, "");
  g_autofree char *remembered = kith_place_find (NULL, "/tmp/b.kith");
  g_autofree char *asked = kith_place_find ("/tmp/a.kith", "/tmp/b.kith");
  g_autofree char *relative = kith_place_find ("a.kith", NULL);

  g_assert_true (g_str_has_suffix (usual, "/kith/center.kith"));
  g_assert_cmpstr (remembered, ==, "/tmp/b.kith");
  g_assert_cmpstr (asked, ==, "/tmp/a.kith");
  g_assert_true (g_path_is_absolute (relative));
}

/* A link that leads nowhere is something: a center must not be set up in its place. */
static void
test_empty (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-place-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "center.kith", NULL);

  g_assert_true (kith_place_is_empty (path));
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  g_assert_false (kith_place_is_empty (path));
  g_unlink (path);
  g_rmdir (folder);
}

/* Every way in which a store refuses has words of its own, and never none. */
static void
test_explain (void)
{
  const int codes[] = {
    KITH_ERROR_DAMAGED,   KITH_ERROR_NOT_A_STORE, KITH_ERROR_TOO_NEW,
    KITH_ERROR_IN_USE,    KITH_ERROR_NETWORK_FS,  KITH_ERROR_READ_ONLY,
    KITH_ERROR_DISK_FULL, KITH_ERROR_NOT_FOUND,   KITH_ERROR_FAILED,
  };
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (KITH_ERROR, codes[i], "…");
      KithTrouble trouble = kith_place_explain (error);

      g_assert_cmpstr (trouble.title, !=, "");
      g_assert_cmpstr (trouble.advice, !=, "");
      g_assert_true (g_hash_table_add (titles, (gpointer) trouble.title));
    }
}

static void
test_practise (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = kith_place_new_practise (&error);
  g_autofree char *path = NULL;
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  path = g_build_filename (folder, "sample.kith", NULL);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  kith_place_remove_stale_practise ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* this program is still running */
  kith_place_remove_practise (folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* A folder of a program that has ended goes; one that only looks like it does not. */
static void
test_stale (void)
{
  g_autofree char *stale =
      g_build_filename (g_get_user_runtime_dir (), "kith-practise-999999999-abcdef", NULL);
  g_autofree char *other = g_build_filename (g_get_user_runtime_dir (), "kith-practising", NULL);

  g_assert_cmpint (g_mkdir (stale, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  kith_place_remove_stale_practise ();
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_rmdir (other);
}

int
main (int argc, char *argv[])
{
  g_autofree char *runtime = g_dir_make_tmp ("kith-runtime-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/place/find", test_find);
  g_test_add_func ("/app/place/empty", test_empty);
  g_test_add_func ("/app/place/explain", test_explain);
  g_test_add_func ("/app/place/practise", test_practise);
  g_test_add_func ("/app/place/stale", test_stale);
  status = g_test_run ();
  g_rmdir (runtime);
  return status;
}
