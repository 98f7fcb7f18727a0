/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbered steps that make and change the schema: data/migrations/sqlite/NNNN.sql, each in one
 * transaction with the new version number. A released step is never edited, and none touches what is sealed.
 */

#include "store/kith-migrations.h"

#include <gio/gio.h>

#define FOLDER "/org/kithdesk/Kith/core/migrations/sqlite"

/**
 * kith_migrations_newest:
 *
 * Returns: the schema version that this program makes
 */
int
kith_migrations_newest (void)
{
  static gsize newest = 0;

  if (g_once_init_enter (&newest))
    {
      g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gint64 last = 0;

      for (char **name = names; name != NULL && *name != NULL; name++)
        last = MAX (last, g_ascii_strtoll (*name, NULL, 10));
      g_assert (last > 0);
      g_once_init_leave (&newest, (gsize) last);
    }
  return (int) newest;
}

static gboolean
run_step (KithDb *db, int version, KithMigrationsBefore before, GError **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%04d.sql", version);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (script == NULL || !kith_db_begin (db, error))
    return FALSE;

  if ((before != NULL && !before (db, error)) ||
      !kith_db_run_script (db, g_bytes_get_data (script, NULL), error) ||
      !kith_db_run_script (db, set_version, error))
    {
      kith_db_rollback (db);
      return FALSE;
    }
  return kith_db_commit (db, error);
}

/**
 * kith_migrations_run:
 * @db: a connection that is not in a transaction
 * @from: the version that the schema has; 0 for an empty file
 * @to: the version that it shall have
 * @before: (nullable): called first in each step's transaction
 * @error: KITH_ERROR_DISK_FULL, KITH_ERROR_DAMAGED, …; the steps before the failed one stay
 *
 * Returns: whether the schema has version @to
 */
gboolean
kith_migrations_run (KithDb *db, int from, int to, KithMigrationsBefore before, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (from >= 0 && to <= kith_migrations_newest (), FALSE);

  for (int version = from + 1; version <= to; version++)
    if (!run_step (db, version, before, error))
      return FALSE;
  return TRUE;
}
