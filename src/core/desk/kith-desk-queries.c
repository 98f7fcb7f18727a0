/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own SQL. States: 1 in force, 2 done (given, withdrawn, ended), 3 taken back. */

#include "desk/kith-desk-queries.h"

#define WAITING_COLUMNS "id, person, kind, day, expires_day, state, words, version"
#define NOTICE_COLUMNS "id, person, day, review_day, shown_day, state, words, answer, version"
#define APART_COLUMNS "id, pair, state, version"

const char *const KITH_SQL_WAITING_ACTIVE =
    "SELECT " WAITING_COLUMNS " FROM waiting WHERE state = 1 AND expires_day >= ?1 ORDER BY id";

/* Of one record, also what is over, and who wrote it. */
const char *const KITH_SQL_WAITING_HELD =
    "SELECT " WAITING_COLUMNS ", (SELECT a.name FROM account AS a WHERE a.id = waiting.account) FROM waiting "
    "WHERE person = ?1 ORDER BY id";

const char *const KITH_SQL_NOTICE_HELD =
    "SELECT " NOTICE_COLUMNS ", (SELECT a.name FROM account AS a WHERE a.id = desk_notice.account) "
    "FROM desk_notice WHERE person = ?1 ORDER BY id";

const char *const KITH_SQL_APART_ALL = "SELECT " APART_COLUMNS " FROM keep_apart ORDER BY id";

const char *const KITH_SQL_WAITING_GET = "SELECT " WAITING_COLUMNS " FROM waiting WHERE id = ?1";

const char *const KITH_SQL_WAITING_INSERT =
    "INSERT INTO waiting (id, person, kind, day, expires_day, given_day, state, words, account, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, NULL, 1, ?6, ?7, 1)";

const char *const KITH_SQL_WAITING_SET_STATE =
    "UPDATE waiting SET state = ?1, given_day = ?2, version = version + 1 WHERE id = ?3 AND version = ?4";

const char *const KITH_SQL_NOTICE_ACTIVE =
    "SELECT " NOTICE_COLUMNS " FROM desk_notice WHERE state = 1 AND review_day > ?1 ORDER BY id";

const char *const KITH_SQL_NOTICE_GET = "SELECT " NOTICE_COLUMNS " FROM desk_notice WHERE id = ?1";

const char *const KITH_SQL_NOTICE_INSERT = "INSERT INTO desk_notice (id, person, day, review_day, shown_day, "
                                           "state, words, answer, account, version) "
                                           "VALUES (?1, ?2, ?3, ?4, NULL, 1, ?5, NULL, ?6, 1)";

const char *const KITH_SQL_NOTICE_SET_STATE =
    "UPDATE desk_notice SET state = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

const char *const KITH_SQL_NOTICE_SET_ANSWER =
    "UPDATE desk_notice SET answer = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

const char *const KITH_SQL_NOTICE_SET_SHOWN =
    "UPDATE desk_notice SET shown_day = ?1, version = version + 1 WHERE id = ?2 AND state = 1";

const char *const KITH_SQL_APART_ACTIVE =
    "SELECT " APART_COLUMNS " FROM keep_apart WHERE state = 1 ORDER BY id";

const char *const KITH_SQL_APART_GET = "SELECT " APART_COLUMNS " FROM keep_apart WHERE id = ?1";

const char *const KITH_SQL_APART_INSERT =
    "INSERT INTO keep_apart (id, pair, state, version) VALUES (?1, ?2, 1, 1)";

const char *const KITH_SQL_APART_SET_STATE =
    "UPDATE keep_apart SET state = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";
