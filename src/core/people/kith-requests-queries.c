/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of requests. Kinds and outcomes: see KithRequest; an outcome of 0 is open, and one of erasure is of
 * kind 3. */

#include "people/kith-requests-queries.h"

/* Of the person and of every record that counts as them. */
#define SAME                                                                                                 \
  "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "                                        \
  "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "                \
  "WHERE m.ended = 0) "

#define FACTS                                                                                                \
  "r.id, r.person, r.kind, r.outcome, r.day, r.due_day, r.closed_day, a.name, c.name, o.id, e.due_day"

#define WITH_NAMES                                                                                           \
  "LEFT JOIN account AS a ON a.id = r.account LEFT JOIN account AS c ON c.id = r.closed_account "            \
  "LEFT JOIN objection AS o ON o.id = r.id LEFT JOIN erasure AS e ON e.id = r.person AND e.state = 1 "

const char *const KITH_SQL_REQUEST_INSERT =
    "INSERT INTO request (id, person, kind, outcome, day, due_day, account, words, version) "
    "VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, 1)";

const char *const KITH_SQL_OBJECTION_INSERT =
    "INSERT INTO objection (id, person, sealed, version) VALUES (?1, ?2, ?3, 1)";

const char *const KITH_SQL_REQUEST_STANDS = "SELECT person, outcome FROM request WHERE id = ?1";

const char *const KITH_SQL_REQUEST_CLOSE =
    "UPDATE request SET outcome = ?2, closed_day = ?3, closed_account = ?4, ending = ?5, "
    "version = version + 1 WHERE id = ?1 AND outcome = 0";

const char *const KITH_SQL_REQUESTS =
    SAME "SELECT " FACTS
         ", r.words, r.ending, o.sealed FROM request AS r JOIN same AS s ON s.id = r.person " WITH_NAMES
         "ORDER BY r.id DESC";

/* What is open first, by the day it is due; then what was closed last. */
const char *const KITH_SQL_REQUESTS_ALL =
    "SELECT " FACTS " FROM request AS r " WITH_NAMES "WHERE r.outcome = 0 OR ?1 = 0 "
    "ORDER BY CASE WHEN r.outcome = 0 THEN 0 ELSE 1 END, CASE WHEN r.outcome = 0 THEN r.due_day ELSE "
    "-r.closed_day END, r.id";

const char *const KITH_SQL_REQUESTS_OPEN =
    SAME "SELECT r.id, r.kind, r.due_day, o.id FROM request AS r JOIN same AS s ON s.id = r.person "
         "LEFT JOIN objection AS o ON o.id = r.id WHERE r.outcome = 0 ORDER BY r.due_day, r.id";

/* Of what is not right: what is open, and what was declined. */
const char *const KITH_SQL_REQUESTS_STANDING =
    SAME "SELECT r.id, r.outcome FROM request AS r "
         "JOIN same AS s ON s.id = r.person JOIN objection AS o ON o.id = r.id WHERE r.outcome IN (0, 2) "
         "ORDER BY r.id";

const char *const KITH_SQL_REQUESTS_ABOUT = "SELECT id FROM request WHERE person = ?1 ORDER BY id";

/* What was open ends: as done where erasing was what they asked for. */
const char *const KITH_SQL_REQUEST_EMPTY =
    "UPDATE request SET words = NULL, ending = NULL, version = version + 1, "
    "outcome = CASE WHEN outcome <> 0 THEN outcome WHEN kind = 3 THEN 1 ELSE 4 END, "
    "closed_day = CASE WHEN outcome <> 0 THEN closed_day ELSE ?2 END, "
    "closed_account = CASE WHEN outcome <> 0 THEN closed_account ELSE ?3 END WHERE id = ?1";
