/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of the store's own tables. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_STORE_INSERT_META;
extern const char *const KITH_SQL_STORE_SELECT_ID;
extern const char *const KITH_SQL_STORE_INSERT_BINDING;
extern const char *const KITH_SQL_STORE_SELECT_BINDING;
extern const char *const KITH_SQL_STORE_UPDATE_BINDING;

/* Returns: (transfer full): for a table that kith_tables_find() knows */
char *kith_sql_rows_one (const char *table);
char *kith_sql_rows_all (const char *table);
char *kith_sql_rows_count (const char *table);

extern const char *const KITH_SQL_CHECK_SCHEMA;
extern const char *const KITH_SQL_CHECK_TABLE;
