/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was erased is erased altogether, and nothing is gone that nobody erased. */

#include "session/kith-verify-private.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "session/kith-sealed-columns.h"
#include "session/kith-session-queries.h"

typedef void (*TellFunc) (KithVerify *self, const char *table, gint64 row);

static void
tell_left_over (KithVerify *self, const char *table, gint64 row)
{
  kith_verify_tell (self, table, row,
                    _ ("Row %" PRId64 " of “%s” is about somebody who was erased, and is still there."), row,
                    table);
}

static void
tell_lost_details (KithVerify *self, const char *table, gint64 row)
{
  kith_verify_tell (self, table, row,
                    _ ("Entry %" PRId64 " of the log has lost its details, and nobody was erased."), row);
}

static void
tell_emptied (KithVerify *self, const char *table, gint64 row)
{
  kith_verify_tell (self, table, row, _ ("Row %" PRId64 " of “%s” is empty, and nobody was erased."), row,
                    table);
}

/* Every row that the statement answers is one that should not be. */
static gboolean
tell_rows (KithVerify *self, const char *table, const char *sql, TellFunc tell, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, sql, &problem);

  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    tell (self, table, kith_stmt_get_int64 (stmt, 0));

  return !problem || kith_verify_survive (self, table, problem, error);
}

gboolean
kith_verify_erased (KithVerify *self, GError **error)
{
  for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
    {
      g_autofree char *sql = column->person_column ? kith_sql_left_of_erased (column) : NULL;

      if (sql && !tell_rows (self, column->table, sql, tell_left_over, error))
        return FALSE;
    }

  return tell_rows (self, "audit", KITH_SQL_AUDIT_ERASED_WRONGLY, tell_lost_details, error) &&
         tell_rows (self, "person", KITH_SQL_PERSON_ERASED_WRONGLY, tell_emptied, error);
}
