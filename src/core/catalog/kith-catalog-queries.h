/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const KITH_SQL_CATALOG_INSERT;
extern const char *const KITH_SQL_CATALOG_TELL;
extern const char *const KITH_SQL_CATALOG_RENAME;
extern const char *const KITH_SQL_CATALOGS;
extern const char *const KITH_SQL_CATALOG_MATCH;
extern const char *const KITH_SQL_CATALOG_NEWEST_RUN;
extern const char *const KITH_SQL_CATALOG_FIND;
extern const char *const KITH_SQL_CATALOG_KEY;
extern const char *const KITH_SQL_CATALOG_KEPT;
extern const char *const KITH_SQL_RUN_INSERT;
extern const char *const KITH_SQL_RUN_END;
extern const char *const KITH_SQL_RUN_ONE;
extern const char *const KITH_SQL_RUNS;
extern const char *const KITH_SQL_PROBLEM_INSERT;
extern const char *const KITH_SQL_PROBLEMS;
extern const char *const KITH_SQL_BEFORE_INSERT;
extern const char *const KITH_SQL_BEFORE;
extern const char *const KITH_SQL_BEFORE_DELETE;
extern const char *const KITH_SQL_BEFORE_LEFT;
extern const char *const KITH_SQL_BEFORE_FOLLOW;
extern const char *const KITH_SQL_CONFLICT_INSERT;
extern const char *const KITH_SQL_CONFLICTS_OPEN;
extern const char *const KITH_SQL_CONFLICT_ONE;
extern const char *const KITH_SQL_CONFLICT_DECIDE;
extern const char *const KITH_SQL_CONFLICT_DECIDED;
extern const char *const KITH_SQL_CONFLICT_REOPEN;
extern const char *const KITH_SQL_CONFLICTS_OF_RUN;
extern const char *const KITH_SQL_CONFLICTS_ENDED;
extern const char *const KITH_SQL_CONFLICT_DELETE;
extern const char *const KITH_SQL_EXPORT_ORGANIZATIONS;
extern const char *const KITH_SQL_EXPORT_LOOSE;
extern const char *const KITH_SQL_RESOURCE_PAIR_INSERT;
extern const char *const KITH_SQL_RESOURCE_PAIRS_OPEN;
extern const char *const KITH_SQL_RESOURCE_PAIR_ONE;
extern const char *const KITH_SQL_RESOURCE_PAIRS_OF;
extern const char *const KITH_SQL_RESOURCE_PAIR_DELETE;
extern const char *const KITH_SQL_RESOURCE_PAIR_DECIDE;
extern const char *const KITH_SQL_RUN_ADDED;
extern const char *const KITH_SQL_RESOURCE_USED;

G_END_DECLS
