/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of goals. States and areas: see KithGoalState. */

#include "goals/kith-goals-queries.h"

/* Of the person and of every record that counts as them. */
#define SAME                                                                                                 \
  "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "                                        \
  "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "                \
  "WHERE m.ended = 0) "

#define FACTS                                                                                                \
  "SELECT g.id, g.person, g.area, g.day, g.state, g.state_day, g.target_day, a.name, g.version, g.details "  \
  "FROM goal AS g LEFT JOIN account AS a ON a.id = g.account "

const char *const KITH_SQL_GOAL_INSERT = "INSERT INTO goal (id, person, area, day, state, state_day, "
                                         "target_day, account, details, version) "
                                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)";

const char *const KITH_SQL_GOAL_STANDS =
    "SELECT person, version, day, state, area, target_day, details FROM goal WHERE id = ?1";

const char *const KITH_SQL_GOAL_SET_STATE =
    "UPDATE goal SET state = ?3, state_day = ?4, version = version + 1 WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_GOAL_SET_DETAILS =
    "UPDATE goal SET area = ?3, target_day = ?4, details = ?5, version = version + 1 "
    "WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_GOAL_ENTRY_INSERT =
    "INSERT INTO goal_entry (id, goal, person, state, day, account, voided, words, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, 1)";

const char *const KITH_SQL_GOAL_ENTRY_VOID = "UPDATE goal_entry SET voided = ?3, version = version + 1 "
                                             "WHERE id = ?1 AND goal = ?2 AND voided = 1 - ?3";

/* Of those that stand. */
const char *const KITH_SQL_GOAL_LAST_ENTRY =
    "SELECT id, state, day FROM goal_entry WHERE goal = ?1 AND voided = 0 ORDER BY id DESC LIMIT 1";

const char *const KITH_SQL_GOAL_GET = FACTS "WHERE g.id = ?1";

const char *const KITH_SQL_GOALS = SAME FACTS "JOIN same AS s ON s.id = g.person ORDER BY g.id DESC";

const char *const KITH_SQL_GOAL_ENTRIES =
    "SELECT t.id, t.state, t.day, a.name, t.voided, t.words FROM goal_entry AS t "
    "LEFT JOIN account AS a ON a.id = t.account WHERE t.goal = ?1 ORDER BY t.id";
