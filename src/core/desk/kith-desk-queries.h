/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own SQL: things waiting, notices, pairs kept apart. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_WAITING_ACTIVE;
extern const char *const KITH_SQL_WAITING_HELD;
extern const char *const KITH_SQL_NOTICE_HELD;
extern const char *const KITH_SQL_APART_ALL;
extern const char *const KITH_SQL_WAITING_GET;
extern const char *const KITH_SQL_WAITING_INSERT;
extern const char *const KITH_SQL_WAITING_SET_STATE;
extern const char *const KITH_SQL_NOTICE_ACTIVE;
extern const char *const KITH_SQL_NOTICE_GET;
extern const char *const KITH_SQL_NOTICE_INSERT;
extern const char *const KITH_SQL_NOTICE_SET_STATE;
extern const char *const KITH_SQL_NOTICE_SET_ANSWER;
extern const char *const KITH_SQL_NOTICE_SET_SHOWN;
extern const char *const KITH_SQL_APART_ACTIVE;
extern const char *const KITH_SQL_APART_GET;
extern const char *const KITH_SQL_APART_INSERT;
extern const char *const KITH_SQL_APART_SET_STATE;
