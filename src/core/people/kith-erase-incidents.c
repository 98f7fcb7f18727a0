/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is destroyed of what happened in the center. Whom it names is sealed, so each is opened. Nobody is
 * named any more who is erased; the words, which tell of others too, go with the last of those they name.
 */

#include "people/kith-erase-values-private.h"

#include "people/kith-erasure-queries.h"

/* A row that names somebody. */
typedef struct
{
  gint64 id;
  gint64 incident;
} Named;

/* (element-type Named) What does not open is damaged, and for verifying to name. */
static GArray *
list_named (KithChange *change, gint64 person, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (change), KITH_SQL_INCIDENT_PEOPLE_ALL, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      Named row = { kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 1) };
      gint64 named = 0;
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 2);
      g_autoptr (GVariant) content =
          kith_session_open (kith_change_get_session (change), KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_INCIDENT,
                             row.id, 0, sealed, G_VARIANT_TYPE_VARDICT, NULL);

      if (content != NULL && g_variant_lookup (content, "person", "x", &named) && named == person)
        g_array_append_val (rows, row);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&rows);
}

static gboolean
touch_entries (KithChange *change, gint64 incident, GError **error)
{
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (change), KITH_SQL_INCIDENT_ENTRY_IDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", incident);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    kith_change_touch (change, "incident_entry", kith_stmt_get_int64 (stmt, 0));
  return step == KITH_STEP_DONE;
}

/* That it happened stays. */
static gboolean
empty_words (KithChange *change, gint64 incident, GError **error)
{
  KithDb *db = kith_change_get_db (change);

  if (kith_db_run (db, error, KITH_SQL_INCIDENT_ENTRIES_EMPTY, "i", incident) < 0 ||
      kith_db_run (db, error, KITH_SQL_INCIDENT_EMPTY, "i", incident) < 0)
    return FALSE;
  kith_change_touch (change, "incident", incident);
  return touch_entries (change, incident, error);
}

gboolean
kith_erase_from_incidents_in (KithChange *change, gint64 person, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) rows = list_named (change, person, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const Named *row = &g_array_index (rows, Named, i);
      gint64 left = 0;

      if (kith_db_run (db, error, KITH_SQL_INCIDENT_PERSON_REMOVE, "i", row->id) < 0 ||
          !kith_db_get_int64 (db, &left, error, KITH_SQL_INCIDENT_NAMES, "i", row->incident))
        return FALSE;
      kith_change_touch (change, "incident_person", row->id);
      if (left == 0 && !empty_words (change, row->incident, error))
        return FALSE;
    }
  return TRUE;
}
