/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of groups. States: see KithGroupState; 0 was a mistake. */

#include "groups/kith-groups-queries.h"

#define GROUP_COLUMNS                                                                                        \
  "SELECT g.id, g.name, g.kind, g.state, g.schedule, g.facilitator, a.name, g.facilitator_words, g.place, "  \
  "g.capacity, g.version FROM center_group AS g LEFT JOIN account AS a ON a.id = g.facilitator "

const char *const KITH_SQL_GROUP_INSERT =
    "INSERT INTO center_group (id, name, kind, state, schedule, facilitator, facilitator_words, place, "
    "capacity, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)";

const char *const KITH_SQL_GROUP_UPDATE =
    "UPDATE center_group SET name = ?2, kind = ?3, state = ?4, schedule = ?5, facilitator = ?6, "
    "facilitator_words = ?7, place = ?8, capacity = ?9, version = version + 1 WHERE id = ?1 AND version = "
    "?10";

const char *const KITH_SQL_GROUP_GET = GROUP_COLUMNS "WHERE g.id = ?1";

const char *const KITH_SQL_GROUPS = GROUP_COLUMNS "WHERE g.state <> 0 ORDER BY g.id";

const char *const KITH_SQL_GROUP_ACCOUNT = "SELECT count(*) FROM account WHERE id = ?1";

const char *const KITH_SQL_GROUP_WAS_HELD =
    "SELECT count(*) FROM group_session WHERE center_group = ?1 AND state <> 0";

#define SESSION_COLUMNS                                                                                      \
  "SELECT s.id, s.center_group, s.day, s.state, s.guests, s.version FROM group_session AS s "

const char *const KITH_SQL_GROUP_SESSION_FIND = SESSION_COLUMNS "WHERE s.center_group = ?1 AND s.day = ?2";

const char *const KITH_SQL_GROUP_SESSION_INSERT =
    "INSERT INTO group_session (id, center_group, day, state, guests, account, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";

const char *const KITH_SQL_GROUP_SESSION_UPDATE =
    "UPDATE group_session SET state = ?3, guests = ?4, version = version + 1 WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_GROUP_SESSIONS = SESSION_COLUMNS
    "WHERE s.center_group = ?1 AND s.day BETWEEN ?2 AND ?3 AND s.state <> 0 ORDER BY s.day DESC";

const char *const KITH_SQL_GROUP_SESSIONS_ON_DAY = SESSION_COLUMNS "WHERE s.day = ?1 AND s.state <> 0";

const char *const KITH_SQL_GROUP_PEOPLE =
    "SELECT person FROM group_attendance WHERE session = ?1 AND voided = 0 ORDER BY id";

const char *const KITH_SQL_GROUP_MARK_FIND =
    "SELECT id FROM group_attendance WHERE session = ?1 AND person = ?2 AND voided = 0";

/* Answers the row's id, or nothing when it was so already. */
const char *const KITH_SQL_GROUP_MARK_PUT =
    "INSERT INTO group_attendance (id, session, person, account, voided, version) VALUES (?1, ?2, ?3, ?4, 0, "
    "1) "
    "ON CONFLICT (session, person) DO UPDATE SET voided = 0, account = excluded.account, "
    "version = group_attendance.version + 1 WHERE group_attendance.voided = 1 RETURNING id";

const char *const KITH_SQL_GROUP_MARK_SET =
    "UPDATE group_attendance SET voided = ?2, version = version + 1 WHERE id = ?1 AND voided = 1 - ?2";

const char *const KITH_SQL_GROUP_VISIT = "SELECT id FROM visit WHERE person = ?1 AND day = ?2 AND voided = 0";

/* Those that were taken back too, and who ticked each. */
const char *const KITH_SQL_GROUPS_HELD =
    "SELECT a.id, s.day, g.name, g.kind, a.voided, c.name FROM group_attendance AS a "
    "JOIN group_session AS s ON s.id = a.session JOIN center_group AS g ON g.id = s.center_group "
    "LEFT JOIN account AS c ON c.id = a.account WHERE a.person = ?1 ORDER BY s.day DESC, a.id DESC";

/* Of those that stand. */
const char *const KITH_SQL_GROUP_NOTE_LAST =
    "SELECT id FROM group_note WHERE session = ?1 AND voided = 0 ORDER BY id DESC LIMIT 1";

const char *const KITH_SQL_GROUP_NOTE_INSERT = "INSERT INTO group_note (id, session, day, account, voided, "
                                               "words, version) VALUES (?1, ?2, ?3, ?4, 0, ?5, 1)";

const char *const KITH_SQL_GROUP_NOTE_VOID = "UPDATE group_note SET voided = ?3, version = version + 1 "
                                             "WHERE id = ?1 AND session = ?2 AND voided = 1 - ?3";

const char *const KITH_SQL_GROUP_NOTES =
    "SELECT n.id, n.session, n.day, a.name, n.voided, n.words FROM group_note AS n "
    "LEFT JOIN account AS a ON a.id = n.account WHERE n.session = ?1 ORDER BY n.id DESC";
