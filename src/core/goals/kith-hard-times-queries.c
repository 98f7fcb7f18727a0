/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of what helps in a hard time. The words are in one of two columns, or were taken back. */

#include "goals/kith-hard-times-queries.h"

#define FACTS                                                                                                \
  "SELECT h.id, h.person, h.day, h.account, a.name, h.version, h.care, h.desk "                              \
  "FROM hard_time AS h LEFT JOIN account AS a ON a.id = h.account "

const char *const KITH_SQL_HARD_TIME_INSERT =
    "INSERT INTO hard_time (id, person, day, account, care, desk, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";

const char *const KITH_SQL_HARD_TIME_SET =
    "UPDATE hard_time SET day = ?3, account = ?4, care = ?5, desk = ?6, version = version + 1 "
    "WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_HARD_TIME_GET = FACTS "WHERE h.id = ?1";

const char *const KITH_SQL_HARD_TIME_OF = FACTS "WHERE h.person = ?1";

/* Of the person and of every record that counts as them. */
const char *const KITH_SQL_HARD_TIMES =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "
    "WHERE m.ended = 0) " FACTS "JOIN same AS s ON s.id = h.person ORDER BY h.day DESC, h.id DESC";
