/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sealed values about single people, and sealing them anew under another key in one change. */

#include "session/kith-record-values-private.h"

#include <string.h>

#include "session/kith-chain-private.h"
#include "session/kith-sealed-columns.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-table-codes.h"
#include "session/kith-verify-private.h"
#include "store/kith-rows.h"

typedef struct
{
  const KithSealedColumn *column;
  gint64 id;
  gint64 person;
  GBytes *sealed; /* (owned) */
} Value;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_bytes_unref (value->sealed);
  g_free (value);
}

static gboolean
is_about_record (const KithSealedColumn *column)
{
  return column->resealed && column->person_column &&
         kith_purpose_key_may_hold (KITH_PURPOSE_RECORD, column->purpose);
}

static gboolean
collect (KithDb *db, const KithSealedColumn *column, gint64 person, GPtrArray *values, GError **error)
{
  g_autofree char *sql = kith_sql_sealed_about (column);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      Value *value = g_new0 (Value, 1);

      value->column = column;
      value->id = kith_stmt_get_int64 (stmt, 0);
      value->person = person;
      value->sealed = kith_stmt_dup_bytes (stmt, 1);
      g_ptr_array_add (values, value);
    }

  return step != KITH_STEP_ERROR;
}

static void
note_changes (GHashTable *digests, const guint8 *changes, gsize size)
{
  for (gsize i = 0; i + KITH_CHANGE_SIZE <= size; i += KITH_CHANGE_SIZE)
    {
      const char *table = kith_table_from_code (changes[i]);
      g_autofree char *name = NULL;
      guint8 *digest;
      guint64 wire;

      if (!table)
        continue;
      memcpy (&wire, changes + i + 1, sizeof wire);
      name = kith_verify_row_name (table, (gint64) GUINT64_FROM_BE (wire));
      digest = g_hash_table_lookup (digests, name);
      if (digest)
        memcpy (digest, changes + i + 1 + sizeof wire, KITH_DIGEST_SIZE);
    }
}

/* The newest digest that the log has of each row, by kith_verify_row_name(); zeros: none. */
static GHashTable *
read_digests (KithDb *db, GPtrArray *values, GError **error)
{
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_AUDIT_CHANGES, error);
  KithStep step;

  if (!stmt)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = g_ptr_array_index (values, i);

      g_hash_table_replace (digests, kith_verify_row_name (value->column->table, value->id),
                            g_malloc0 (KITH_DIGEST_SIZE));
    }
  while (values->len > 0 && (step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gsize size;
      const guint8 *changes = kith_stmt_get_blob (stmt, 1, &size);

      if (changes)
        note_changes (digests, changes, size);
    }

  return values->len > 0 && step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&digests);
}

static gboolean
is_as_logged (KithDb *db, GHashTable *digests, const Value *value)
{
  g_autofree char *name = kith_verify_row_name (value->column->table, value->id);
  g_autoptr (GBytes) row = kith_rows_serialise (db, value->column->table, value->id, NULL);
  guint8 digest[KITH_DIGEST_SIZE];

  if (!row)
    return FALSE;
  kith_vault_digest (g_bytes_get_data (row, NULL), g_bytes_get_size (row), digest);
  return memcmp (digest, g_hash_table_lookup (digests, name), KITH_DIGEST_SIZE) == 0;
}

GPtrArray *
kith_record_values_load (KithDb *db, GArray *people, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GHashTable) digests = NULL;

  for (guint i = 0; i < people->len; i++)
    for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
      if (is_about_record (column) && !collect (db, column, g_array_index (people, gint64, i), values, error))
        return NULL;

  digests = read_digests (db, values, error);
  if (!digests)
    return NULL;
  for (guint i = values->len; i > 0; i--)
    if (!is_as_logged (db, digests, g_ptr_array_index (values, i - 1)))
      g_ptr_array_remove_index (values, i - 1);

  return g_steal_pointer (&values);
}

/* A value that does not open is damaged: it stays as it is, for verifying to name. */
static gboolean
reseal (KithChange *change, const Value *value, KithRecordKey *key, GError **error)
{
  KithSession *session = kith_change_get_session (change);
  KithSealContext context = { value->column->purpose, value->column->kind, value->id, value->person };
  g_autofree char *sql = kith_sql_reseal (value->column);
  g_autoptr (GError) open_error = NULL;
  g_autoptr (GBytes) content = kith_open_sealed (session->keyring, &context, value->sealed, &open_error);
  g_autoptr (GBytes) sealed = NULL;

  if (!content)
    {
      g_debug ("%s %" G_GINT64_FORMAT ": %s", value->column->table, value->id, open_error->message);
      return TRUE;
    }

  if (!key)
    key = kith_keyring_peek_current (session->keyring, value->column->purpose);
  sealed = kith_seal (key, &context, content, error);
  if (!sealed || kith_db_run (kith_change_get_db (change), error, sql, "ib", value->id, sealed) < 0)
    return FALSE;

  kith_change_touch (change, value->column->table, value->id);
  return TRUE;
}

gboolean
kith_record_values_reseal (KithChange *change,
                           GPtrArray *values,
                           gint64 person,
                           KithRecordKey *key,
                           GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = g_ptr_array_index (values, i);

      if (value->person == person && !reseal (change, value, key, error))
        return FALSE;
    }

  return TRUE;
}
