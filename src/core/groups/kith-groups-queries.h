/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of groups. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_GROUP_INSERT;
extern const char *const KITH_SQL_GROUP_UPDATE;
extern const char *const KITH_SQL_GROUP_GET;
extern const char *const KITH_SQL_GROUPS;
extern const char *const KITH_SQL_GROUP_ACCOUNT;
extern const char *const KITH_SQL_GROUP_WAS_HELD;
extern const char *const KITH_SQL_GROUP_SESSION_FIND;
extern const char *const KITH_SQL_GROUP_SESSION_INSERT;
extern const char *const KITH_SQL_GROUP_SESSION_UPDATE;
extern const char *const KITH_SQL_GROUP_SESSIONS;
extern const char *const KITH_SQL_GROUP_SESSIONS_ON_DAY;
extern const char *const KITH_SQL_GROUP_PEOPLE;
extern const char *const KITH_SQL_GROUP_MARK_FIND;
extern const char *const KITH_SQL_GROUP_MARK_PUT;
extern const char *const KITH_SQL_GROUP_MARK_SET;
extern const char *const KITH_SQL_GROUP_VISIT;
extern const char *const KITH_SQL_GROUPS_HELD;
extern const char *const KITH_SQL_GROUP_NOTE_LAST;
extern const char *const KITH_SQL_GROUP_NOTE_INSERT;
extern const char *const KITH_SQL_GROUP_NOTE_VOID;
extern const char *const KITH_SQL_GROUP_NOTES;
