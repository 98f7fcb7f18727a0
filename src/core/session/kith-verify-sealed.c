/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sealed value: under a key that was signed for its compartment, and, where the session holds the key,
 * what was sealed there. */

#include "session/kith-verify-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "session/kith-sealed-columns.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"

#define ADVANCE_EVERY 1024

static void
check_value (KithVerify *self,
             const KithSealedColumn *column,
             gint64 id,
             gint64 person,
             gconstpointer sealed,
             gsize size)
{
  KithSealContext context = { column->purpose, column->kind, id, person };
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) problem = NULL;
  const KithTrustKey *key;
  gint64 key_id;

  if (!sealed || !kith_sealed_data_key_id (sealed, size, &key_id))
    {
      kith_verify_tell (self, column->table, id, _ ("“%s” in row %" PRId64 " of “%s” is no sealed value."),
                        column->column, id, column->table);
      return;
    }

  key = self->trust ? kith_trust_get_key (self->trust, key_id) : NULL;
  if (self->trust && (!key || !kith_purpose_key_may_hold (key->purpose, column->purpose)))
    {
      kith_verify_tell (self, column->table, id,
                        _ ("“%s” in row %" PRId64
                           " of “%s” is sealed under a key that nobody signed for it."),
                        column->column, id, column->table);
      return;
    }
  if (self->trust && !kith_verify_is_under_guard (self, key, column->purpose, person))
    {
      kith_verify_tell (self, column->table, id,
                        _ ("“%s” in row %" PRId64 " of “%s” is not under the key of this person’s record."),
                        column->column, id, column->table);
      return;
    }
  if (!self->session || !kith_keyring_can_open (self->session->keyring, key_id))
    return;

  content = kith_open_sealed_data (self->session->keyring, &context, sealed, size, &problem);
  if (!content)
    kith_verify_tell (self, column->table, id, _ ("“%s” in row %" PRId64 " of “%s” does not open: %s"),
                      column->column, id, column->table, problem->message);
}

static gboolean
check_column (KithVerify *self, const KithSealedColumn *column, double from, double span, GError **error)
{
  g_autofree char *sql = kith_sql_sealed_values (column);
  g_autofree char *count_sql = kith_sql_count_sealed (column);
  GError *problem = NULL;
  gint64 total = 1;
  gint64 n = 0;
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, sql, &problem);

  if (stmt)
    {
      kith_db_get_int64 (self->db, &total, NULL, count_sql, "");
      kith_stmt_bind (stmt, "i", G_MININT64);
    }
  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      gsize size;
      gconstpointer sealed = kith_stmt_get_blob (stmt, 2, &size);

      check_value (self, column, kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 1), sealed, size);
      if (++n % ADVANCE_EVERY == 0)
        kith_verify_advance (self, from + span * (double) n / (double) MAX (total, 1));
    }

  return !problem || kith_verify_survive (self, column->table, problem, error);
}

gboolean
kith_verify_sealed (KithVerify *self, GError **error)
{
  const KithSealedColumn *columns = kith_sealed_columns_get ();
  guint n_columns = 0;

  while (columns[n_columns].table)
    n_columns++;
  for (guint i = 0; i < n_columns; i++)
    {
      if (!check_column (self, &columns[i], (double) i / n_columns, 1.0 / n_columns, error))
        return FALSE;
    }

  return TRUE;
}
