/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Making a store: under another name first, so that it is there whole or not at all.
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "base/kith-id.h"
#include "store/kith-db-private.h"
#include "store/kith-migrations.h"
#include "store/kith-store-file.h"
#include "store/kith-store-log.h"
#include "store/kith-store-place.h"
#include "store/kith-store-queries.h"
#include "store/kith-store.h"

/* The folder that a program makes for a store is nobody else's business. */
static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  kith_place_set_error (error, folder, errno);
  return FALSE;
}

static gboolean
fill_new (KithDb *db, gint64 created_utc, GError **error)
{
  g_autofree char *header =
      g_strdup_printf ("PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA application_id = %d;",
                       KITH_STORE_APPLICATION_ID);

  if (!kith_db_run_script (db, header, error) ||
      !kith_migrations_run (db, 0, kith_migrations_newest (), NULL, error) || !kith_db_begin (db, error))
    return FALSE;
  if (kith_db_run (db, error, KITH_SQL_STORE_INSERT_META, "ii", kith_id_random (), created_utc) < 0 ||
      !kith_store_log_bind_first (db, error))
    {
      kith_db_rollback (db);
      return FALSE;
    }
  return kith_db_commit (db, error) && kith_engine_set_journal (db, "wal", error);
}

static gboolean
make_new (const char *path, gint64 created_utc, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".new-XXXXXX", NULL);
  g_autoptr (KithDb) db = NULL;
  gboolean made;
  int fd = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      kith_place_set_error (error, path, errno);
      return FALSE;
    }
  g_close (fd, NULL);

  db = kith_db_open (unfinished, KITH_DB_READ_WRITE, error);
  made = db != NULL && fill_new (db, created_utc, error);
  g_clear_pointer (&db, kith_db_free);
  /* link and not rename: it never takes the place of a store that is there. */
  if (made && link (unfinished, path) != 0)
    {
      kith_place_set_error (error, path, errno);
      made = FALSE;
    }
  g_unlink (unfinished);
  return made && kith_place_sync_folder (path, error);
}

/**
 * kith_store_create:
 * @path: where the store shall be; folders that are missing are made for this user alone
 * @created_utc: seconds since 1970-01-01T00:00:00Z
 * @error: KITH_ERROR_EXISTS, KITH_ERROR_READ_ONLY, KITH_ERROR_NETWORK_FS, KITH_ERROR_DISK_FULL, KITH_ERROR_IO
 *
 * Makes an empty store, readable by this user alone, and opens it.
 *
 * Returns: (transfer full) (nullable): the store
 */
KithStore *
kith_store_create (const char *path, gint64 created_utc, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *real_folder = NULL;
  g_autoptr (GError) local = NULL;
  KithStore *store;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      kith_place_set_error (error, path, EEXIST);
      return NULL;
    }
  if (!make_folder (path, error))
    return NULL;
  folder = g_path_get_dirname (path);
  real_folder = realpath (folder, NULL);
  if (!kith_place_check_local (real_folder != NULL ? real_folder : folder, error) ||
      !make_new (path, created_utc, error))
    return NULL;

  store = kith_store_open (path, KITH_STORE_READ_WRITE, &local);
  /* Where there was room for the file and none for its log, nothing is left either. */
  if (store == NULL && !g_error_matches (local, KITH_ERROR, KITH_ERROR_IN_USE))
    kith_place_remove_store (path);
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return store;
}
