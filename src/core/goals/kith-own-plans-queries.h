/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of plans of one's own. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_OWN_PLAN_INSERT;
extern const char *const KITH_SQL_OWN_PLAN_SET;
extern const char *const KITH_SQL_OWN_PLAN_REMOVE;
extern const char *const KITH_SQL_OWN_PLAN_GET;
extern const char *const KITH_SQL_OWN_PLANS_OF;
extern const char *const KITH_SQL_OWN_PLANS;
