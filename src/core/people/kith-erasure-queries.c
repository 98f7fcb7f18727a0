/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of erasing and of legal holds. States of an erasure: see KithErasureState. */

#include "people/kith-erasure-queries.h"

/* Every record that counts as the same person, ?1 among them. */
const char *const KITH_SQL_ERASURE_SAME =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT CASE WHEN m.from_person = s.id THEN m.into_person ELSE m.from_person END "
    "FROM person_merge AS m JOIN same AS s ON m.from_person = s.id OR m.into_person = s.id "
    "WHERE m.ended = 0) "
    "SELECT p.id, p.state, e.state, e.asked_day FROM same AS s JOIN person AS p ON p.id = s.id "
    "LEFT JOIN erasure AS e ON e.id = p.id ORDER BY p.id";

const char *const KITH_SQL_ERASURE_OF =
    "SELECT p.id, p.state, e.state, e.asked_day FROM person AS p LEFT JOIN erasure AS e ON e.id = p.id "
    "WHERE p.id = ?1";

const char *const KITH_SQL_ERASURE_CARD = "SELECT card FROM person WHERE id = ?1";

const char *const KITH_SQL_ERASURE_INSERT =
    "INSERT INTO erasure (id, asked_day, due_day, was, state, account, version) "
    "VALUES (?1, ?2, ?3, ?4, 1, ?5, 1)";

const char *const KITH_SQL_ERASURE_REMOVE = "DELETE FROM erasure WHERE id = ?1 AND state = 1";

const char *const KITH_SQL_ERASURE_SET_FINAL =
    "UPDATE erasure SET state = 2, erased_day = ?2, version = version + 1 WHERE id = ?1 AND state = 1";

const char *const KITH_SQL_ERASURE_SET_SWEPT =
    "UPDATE erasure SET state = 3, version = version + 1 WHERE id = ?1 AND state = 2";

const char *const KITH_SQL_ERASURE_WAS = "SELECT was FROM erasure WHERE id = ?1 AND state = 1";

const char *const KITH_SQL_ERASURES_DUE =
    "SELECT id, asked_day, due_day FROM erasure WHERE state = 1 AND due_day <= ?1 ORDER BY due_day, id";

const char *const KITH_SQL_ERASURES_UNSWEPT = "SELECT id FROM erasure WHERE state = 2 ORDER BY id";

/* Those of records that count as another person are that person's. */
const char *const KITH_SQL_ERASURES =
    "SELECT e.id, e.asked_day, e.due_day, e.erased_day, e.state FROM erasure AS e "
    "WHERE NOT EXISTS (SELECT 1 FROM person_merge AS m WHERE m.from_person = e.id AND m.ended = 0) "
    "ORDER BY e.due_day, e.id";

const char *const KITH_SQL_PERSON_HIDE = "UPDATE person SET state = ?2, version = version + 1 WHERE id = ?1";

const char *const KITH_SQL_PERSON_EMPTY = "UPDATE person SET state = 4, away_until = NULL, card = NULL, "
                                          "details = NULL, version = version + 1 WHERE id = ?1";

/* Being erased, or erased. */
const char *const KITH_SQL_PEOPLE_HIDDEN = "SELECT id FROM person WHERE state = 3 OR state = 4";

const char *const KITH_SQL_MERGES_WITH_CHOICES =
    "SELECT id FROM person_merge WHERE (from_person = ?1 OR into_person = ?1) AND choices IS NOT NULL "
    "ORDER BY id";

const char *const KITH_SQL_MERGE_EMPTY =
    "UPDATE person_merge SET choices = NULL, version = version + 1 WHERE id = ?1";

const char *const KITH_SQL_REFERRALS_EMPTY =
    "UPDATE referral SET details = NULL, due_day = NULL, version = version + 1 WHERE person = ?1";

const char *const KITH_SQL_REFERRAL_STEPS_EMPTY =
    "UPDATE referral_step SET words = NULL, due_day = NULL, version = version + 1 WHERE person = ?1";

const char *const KITH_SQL_GOALS_EMPTY =
    "UPDATE goal SET details = NULL, target_day = NULL, version = version + 1 WHERE person = ?1";

const char *const KITH_SQL_GOAL_ENTRIES_EMPTY =
    "UPDATE goal_entry SET words = NULL, version = version + 1 WHERE person = ?1";

const char *const KITH_SQL_NOTE_ENTRIES_EMPTY =
    "UPDATE note_entry SET sealed = NULL, words = NULL, own = NULL WHERE person = ?1";

const char *const KITH_SQL_CHECK_INS_EMPTY =
    "UPDATE check_in SET details = NULL, due_day = NULL, version = version + 1 WHERE person = ?1";

const char *const KITH_SQL_CHECK_IN_CONTACTS_EMPTY =
    "UPDATE check_in_contact SET words = NULL, due_day = NULL, next_day = NULL, version = version + 1 "
    "WHERE person = ?1";

const char *const KITH_SQL_PAIRS_APART = "SELECT id, pair FROM keep_apart ORDER BY id";

const char *const KITH_SQL_PAIR_APART_REMOVE = "DELETE FROM keep_apart WHERE id = ?1";

const char *const KITH_SQL_INCIDENT_PEOPLE_ALL =
    "SELECT id, incident, sealed FROM incident_person ORDER BY id";

const char *const KITH_SQL_INCIDENT_PERSON_REMOVE = "DELETE FROM incident_person WHERE id = ?1";

const char *const KITH_SQL_INCIDENT_NAMES = "SELECT count(*) FROM incident_person WHERE incident = ?1";

const char *const KITH_SQL_INCIDENT_ENTRY_IDS =
    "SELECT id FROM incident_entry WHERE incident = ?1 ORDER BY id";

const char *const KITH_SQL_INCIDENT_ENTRIES_EMPTY =
    "UPDATE incident_entry SET words = NULL, own = NULL, due_day = NULL, version = version + 1 "
    "WHERE incident = ?1";

const char *const KITH_SQL_INCIDENT_EMPTY =
    "UPDATE incident SET due_day = NULL, version = version + 1 WHERE id = ?1";

const char *const KITH_SQL_HOLD_INSERT =
    "INSERT INTO legal_hold (id, person, day, until_day, account, reason, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";

const char *const KITH_SQL_HOLD_REMOVE = "DELETE FROM legal_hold WHERE id = ?1";

const char *const KITH_SQL_HOLD_OF = "SELECT person FROM legal_hold WHERE id = ?1";

const char *const KITH_SQL_HOLDS =
    "SELECT h.id, h.person, h.day, h.until_day, a.name, h.reason FROM legal_hold AS h "
    "LEFT JOIN account AS a ON a.id = h.account WHERE h.person = ?1 OR ?1 = 0 ORDER BY h.id";

/* On any record that counts as the same person. */
const char *const KITH_SQL_HELD_UNTIL =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT CASE WHEN m.from_person = s.id THEN m.into_person ELSE m.from_person END "
    "FROM person_merge AS m JOIN same AS s ON m.from_person = s.id OR m.into_person = s.id "
    "WHERE m.ended = 0) "
    "SELECT max(h.until_day) FROM legal_hold AS h JOIN same AS s ON s.id = h.person";

/* Also while it is hidden before it is erased. */
const char *const KITH_SQL_PERSON_IS_KEPT = "SELECT state FROM person WHERE id = ?1 AND state <= 3";

char *
kith_sql_rows_about (const char *table, const char *person_column)
{
  return g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 ORDER BY id", table, person_column);
}

char *
kith_sql_remove_about (const char *table, const char *person_column)
{
  return g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", table, person_column);
}
