/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The SQL of the store's own tables: which store this is, and which log belongs to it.
 */

#include "store/kith-store-queries.h"

const char *const KITH_SQL_STORE_INSERT_META =
    "INSERT INTO store_meta (id, store_id, root_public, created_utc) VALUES (1, ?1, NULL, ?2)";

const char *const KITH_SQL_STORE_SELECT_ID = "SELECT store_id FROM store_meta WHERE id = 1";

const char *const KITH_SQL_STORE_INSERT_BINDING = "INSERT INTO store_binding (id, binding) VALUES (1, ?1)";

const char *const KITH_SQL_STORE_SELECT_BINDING = "SELECT binding FROM store_binding WHERE id = 1";

const char *const KITH_SQL_STORE_UPDATE_BINDING = "UPDATE store_binding SET binding = ?1 WHERE id = 1";

/* What the engine keeps for itself (sqlite_sequence, sqlite_stat1, automatic indexes) has no text of its own.
 */
const char *const KITH_SQL_CHECK_SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE "
                                          "'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

const char *const KITH_SQL_CHECK_TABLE = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";

char *
kith_sql_rows_one (const char *table)
{
  return g_strconcat ("SELECT * FROM \"", table, "\" WHERE id = ?1", NULL);
}

char *
kith_sql_rows_all (const char *table)
{
  return g_strconcat ("SELECT * FROM \"", table, "\" ORDER BY id", NULL);
}

char *
kith_sql_rows_count (const char *table)
{
  return g_strconcat ("SELECT count (*) FROM \"", table, "\"", NULL);
}
