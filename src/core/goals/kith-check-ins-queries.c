/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of check-ins; a state of 1 is open. */

#include "goals/kith-check-ins-queries.h"

/* Of the person and of every record that counts as them. */
#define SAME                                                                                                 \
  "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "                                        \
  "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "                \
  "WHERE m.ended = 0) "

#define FACTS                                                                                                \
  "SELECT c.id, c.person, c.day, c.state, c.due_day, c.worker, w.name, a.name, c.version, c.details "        \
  "FROM check_in AS c LEFT JOIN account AS w ON w.id = c.worker LEFT JOIN account AS a ON a.id = c.account "

const char *const KITH_SQL_CHECK_IN_INSERT =
    "INSERT INTO check_in (id, person, day, state, due_day, worker, account, details, version) "
    "VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, 1)";

const char *const KITH_SQL_CHECK_IN_SET =
    "UPDATE check_in SET due_day = ?3, worker = ?4, details = ?5, version = version + 1 "
    "WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_CHECK_IN_SET_STATE =
    "UPDATE check_in SET state = ?3, due_day = ?4, version = version + 1 WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_CHECK_IN_CONTACT_INSERT =
    "INSERT INTO check_in_contact (id, check_in, person, day, way, outcome, due_day, next_day, account, "
    "voided, words, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10, 1)";

const char *const KITH_SQL_CHECK_IN_CONTACT_VOID =
    "UPDATE check_in_contact SET voided = ?3, version = version + 1 "
    "WHERE id = ?1 AND check_in = ?2 AND voided = 1 - ?3";

/* Of those that stand. */
const char *const KITH_SQL_CHECK_IN_LAST_CONTACT =
    "SELECT id, due_day FROM check_in_contact WHERE check_in = ?1 AND voided = 0 ORDER BY id DESC LIMIT 1";

const char *const KITH_SQL_CHECK_IN_GET = FACTS "WHERE c.id = ?1";

const char *const KITH_SQL_CHECK_INS = SAME FACTS "JOIN same AS s ON s.id = c.person ORDER BY c.id DESC";

const char *const KITH_SQL_CHECK_IN_CONTACTS =
    "SELECT t.id, t.day, t.way, t.outcome, t.due_day, t.next_day, a.name, t.voided, t.words "
    "FROM check_in_contact AS t LEFT JOIN account AS a ON a.id = t.account WHERE t.check_in = ?1 ORDER BY "
    "t.id";

/* Until a day, or all (?2 = 1); of one worker, or of all (?3 = 0); of whom is not being erased. */
const char *const KITH_SQL_CHECK_INS_DUE =
    FACTS "JOIN person AS p ON p.id = c.person WHERE c.state = 1 AND p.state <= 2 "
          "AND (c.due_day <= ?1 OR ?2 = 1) AND (c.worker = ?3 OR ?3 = 0) ORDER BY c.due_day, c.id";

/* As visits keep it, of everybody who was here; and who came to a group, which may meet elsewhere. A person
 * may be there more than once. */
const char *const KITH_SQL_LAST_SEEN =
    "SELECT id, last_day FROM person_presence UNION ALL SELECT a.person, max (s.day) FROM group_attendance "
    "AS a JOIN group_session AS s ON s.id = a.session WHERE a.voided = 0 GROUP BY a.person";
