/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of plans of one's own. Of which kind one is, only its sealed words say. */

#include "goals/kith-own-plans-queries.h"

#define FACTS                                                                                                \
  "SELECT p.id, p.person, p.day, p.account, a.name, p.version, p.words "                                     \
  "FROM own_plan AS p LEFT JOIN account AS a ON a.id = p.account "

const char *const KITH_SQL_OWN_PLAN_INSERT =
    "INSERT INTO own_plan (id, person, day, account, words, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";

const char *const KITH_SQL_OWN_PLAN_SET =
    "UPDATE own_plan SET day = ?3, account = ?4, words = ?5, version = version + 1 "
    "WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_OWN_PLAN_REMOVE = "DELETE FROM own_plan WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_OWN_PLAN_GET = FACTS "WHERE p.id = ?1";

const char *const KITH_SQL_OWN_PLANS_OF = FACTS "WHERE p.person = ?1";

/* Of the person and of every record that counts as them. */
const char *const KITH_SQL_OWN_PLANS =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "
    "WHERE m.ended = 0) " FACTS "JOIN same AS s ON s.id = p.person ORDER BY p.day DESC, p.id DESC";
