/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of requests. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_REQUEST_INSERT;
extern const char *const KITH_SQL_OBJECTION_INSERT;
extern const char *const KITH_SQL_REQUEST_STANDS;
extern const char *const KITH_SQL_REQUEST_CLOSE;
extern const char *const KITH_SQL_REQUESTS;
extern const char *const KITH_SQL_REQUESTS_ALL;
extern const char *const KITH_SQL_REQUESTS_OPEN;
extern const char *const KITH_SQL_REQUESTS_STANDING;
extern const char *const KITH_SQL_REQUESTS_ABOUT;
extern const char *const KITH_SQL_REQUEST_EMPTY;
