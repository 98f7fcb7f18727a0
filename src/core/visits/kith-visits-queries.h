/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits' SQL. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_VISIT_INSERT;
extern const char *const KITH_SQL_VISIT_GET;
extern const char *const KITH_SQL_VISIT_OF_PERSON_DAY;
extern const char *const KITH_SQL_VISITS_ON_DAY;
extern const char *const KITH_SQL_VISITS_OF_PERSON;
extern const char *const KITH_SQL_VISITS_REMOVED;
extern const char *const KITH_SQL_VISITS_HELD;
extern const char *const KITH_SQL_VISIT_UPDATE;
extern const char *const KITH_SQL_VISIT_SERVICES;
extern const char *const KITH_SQL_VISIT_SERVICES_ON_DAY;
extern const char *const KITH_SQL_VISIT_SERVICE_PUT;

extern const char *const KITH_SQL_GUEST_INSERT;
extern const char *const KITH_SQL_GUEST_GET;
extern const char *const KITH_SQL_GUESTS_ON_DAY;
extern const char *const KITH_SQL_GUEST_UPDATE;
extern const char *const KITH_SQL_GUEST_SERVICES;
extern const char *const KITH_SQL_GUEST_SERVICES_ON_DAY;
extern const char *const KITH_SQL_GUEST_SERVICE_PUT;

extern const char *const KITH_SQL_PRESENCE_SEEN;
extern const char *const KITH_SQL_PRESENCE_RECOUNT;
extern const char *const KITH_SQL_PRESENCE_PUT;
extern const char *const KITH_SQL_PRESENCE_DELETE;
extern const char *const KITH_SQL_PRESENCE_GET;
extern const char *const KITH_SQL_PRESENCE_ALL;

extern const char *const KITH_SQL_VISIT_DAYS;
extern const char *const KITH_SQL_OPEN_DAYS;
extern const char *const KITH_SQL_OPEN_VISITS;
extern const char *const KITH_SQL_OPEN_GUESTS;
extern const char *const KITH_SQL_DAY_CLOSE_PUT;
extern const char *const KITH_SQL_DAY_CLOSE_DELETE;

extern const char *const KITH_SQL_SERVICES;
extern const char *const KITH_SQL_SERVICE_ADD;
extern const char *const KITH_SQL_SERVICE_UPDATE;
extern const char *const KITH_SQL_SERVICE_BY_CODE;
extern const char *const KITH_SQL_RECORDS_LAST_SEEN;
extern const char *const KITH_SQL_SERVICE_LAST_POSITION;
