/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of goals. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_GOAL_INSERT;
extern const char *const KITH_SQL_GOAL_STANDS;
extern const char *const KITH_SQL_GOAL_SET_STATE;
extern const char *const KITH_SQL_GOAL_SET_DETAILS;
extern const char *const KITH_SQL_GOAL_ENTRY_INSERT;
extern const char *const KITH_SQL_GOAL_ENTRY_VOID;
extern const char *const KITH_SQL_GOAL_LAST_ENTRY;
extern const char *const KITH_SQL_GOAL_GET;
extern const char *const KITH_SQL_GOALS;
extern const char *const KITH_SQL_GOAL_ENTRIES;
