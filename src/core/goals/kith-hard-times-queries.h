/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of what helps in a hard time. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_HARD_TIME_INSERT;
extern const char *const KITH_SQL_HARD_TIME_SET;
extern const char *const KITH_SQL_HARD_TIME_GET;
extern const char *const KITH_SQL_HARD_TIME_OF;
extern const char *const KITH_SQL_HARD_TIMES;
