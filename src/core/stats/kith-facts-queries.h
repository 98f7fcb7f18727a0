/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts' SQL. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_FACTS_VISITS_AFTER;
extern const char *const KITH_SQL_FACTS_VISITS_ON_DAY;
extern const char *const KITH_SQL_FACTS_VISIT;
extern const char *const KITH_SQL_FACTS_GUESTS_AFTER;
extern const char *const KITH_SQL_FACTS_GUESTS_ON_DAY;
extern const char *const KITH_SQL_FACTS_GUEST;
extern const char *const KITH_SQL_FACTS_PAIRS;
extern const char *const KITH_SQL_FACTS_MERGES;
extern const char *const KITH_SQL_FACTS_FIRST_DAYS;
