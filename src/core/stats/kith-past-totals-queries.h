/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The past totals' SQL. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_PAST_TOTALS;
extern const char *const KITH_SQL_PAST_TOTAL_PUT;
extern const char *const KITH_SQL_PAST_TOTAL_REMOVE;
extern const char *const KITH_SQL_PAST_FIRST_COUNTED;
