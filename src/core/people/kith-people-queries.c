/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people's SQL. States: see KithPersonState; above 2 a person is not to be found. */

#include "people/kith-people-queries.h"

const char *const KITH_SQL_PERSON_INSERT =
    "INSERT INTO person (id, state, created_day, card, version) VALUES (?1, 0, ?2, ?3, 1)";

const char *const KITH_SQL_PERSON_CARD = "SELECT card, state, version FROM person WHERE id = ?1";

const char *const KITH_SQL_PERSON_BEGAN = "SELECT created_day FROM person WHERE id = ?1";

const char *const KITH_SQL_PERSON_CARDS_FROM =
    "SELECT id, state, card FROM person WHERE id >= ?1 AND id <= ?2 AND state <= 2";

const char *const KITH_SQL_PERSONS_ERASING = "SELECT id FROM person WHERE state = 3 ORDER BY id";

const char *const KITH_SQL_PERSON_SET_CARD =
    "UPDATE person SET card = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

const char *const KITH_SQL_PERSON_SET_STATE =
    "UPDATE person SET state = ?1, away_until = ?2, card = ?3, version = version + 1 "
    "WHERE id = ?4 AND version = ?5";

const char *const KITH_SQL_PERSON_STANDING = "SELECT state, away_until FROM person WHERE id = ?1";

/* Active or away, and no other record says anything about them. */
const char *const KITH_SQL_PERSON_ALIVE_ALONE =
    "SELECT id FROM person WHERE id = ?1 AND state <= 1 "
    "AND NOT EXISTS (SELECT 1 FROM person_merge WHERE from_person = ?1 AND ended = 0) "
    "AND NOT EXISTS (SELECT 1 FROM person_merge WHERE into_person = ?1 AND ended = 0)";

const char *const KITH_SQL_PERSON_HAS_VISIT = "SELECT id FROM visit WHERE person = ?1 AND voided = 0 LIMIT 1";

/* Whether it was merged, or anything into it. */
const char *const KITH_SQL_PERSON_IS_MERGED =
    "SELECT id FROM person_merge WHERE (from_person = ?1 OR into_person = ?1) AND ended = 0 LIMIT 1";

const char *const KITH_SQL_PAIR_GET =
    "SELECT id, state, version FROM duplicate_pair WHERE person_a = ?1 AND person_b = ?2";

const char *const KITH_SQL_PAIR_STATE =
    "SELECT state FROM duplicate_pair WHERE person_a = ?1 AND person_b = ?2";

const char *const KITH_SQL_PAIR_INSERT =
    "INSERT INTO duplicate_pair (id, person_a, person_b, state, version) VALUES (?1, ?2, ?3, ?4, 1)";

const char *const KITH_SQL_PAIR_SET_STATE =
    "UPDATE duplicate_pair SET state = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

const char *const KITH_SQL_PAIR_OF_PERSON = "SELECT person_a, person_b FROM duplicate_pair WHERE (person_a = "
                                            "?1 OR person_b = ?1) AND state = ?2 ORDER BY id";

const char *const KITH_SQL_DEPOSIT_INSERT =
    "INSERT INTO intake_deposit (id, person, day, account, sealed, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";

const char *const KITH_SQL_DEPOSITS = "SELECT d.id, d.sealed, d.day, a.name FROM intake_deposit AS d LEFT "
                                      "JOIN account AS a ON a.id = d.account "
                                      "WHERE d.person = ?1 ORDER BY d.id";

const char *const KITH_SQL_DEPOSITS_ALL = "SELECT id, person, sealed FROM intake_deposit ORDER BY id";

const char *const KITH_SQL_DEPOSIT_DELETE = "DELETE FROM intake_deposit WHERE id = ?1";

const char *const KITH_SQL_INTAKE_IS_THERE =
    "SELECT 1 FROM intake WHERE id = ?1 UNION ALL SELECT 1 FROM intake_deposit WHERE person = ?1 LIMIT 1";

const char *const KITH_SQL_INTAKE_GET = "SELECT sealed, version FROM intake WHERE id = ?1";

const char *const KITH_SQL_INTAKE_INSERT =
    "INSERT INTO intake (id, sealed, version) VALUES (?1, ?2, 1) ON CONFLICT DO NOTHING";

const char *const KITH_SQL_INTAKE_SET =
    "UPDATE intake SET sealed = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

const char *const KITH_SQL_INTAKES = "SELECT id, sealed FROM intake ORDER BY id";

const char *const KITH_SQL_PAIRS = "SELECT person_a, person_b, state FROM duplicate_pair ORDER BY id";

/* How often it was decided, and how, that another record is not this one's; not whose that is. */
const char *const KITH_SQL_PAIRS_DECIDED =
    "SELECT state, count(*) FROM duplicate_pair WHERE person_a = ?1 OR person_b = ?1 "
    "GROUP BY state ORDER BY state";

const char *const KITH_SQL_PERSON_IS_THERE = "SELECT id FROM person WHERE id = ?1 AND state <= 2";

const char *const KITH_SQL_CONSENT_INSERT =
    "INSERT INTO consent (id, person, day, account, sealed, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";

const char *const KITH_SQL_CONSENT_END_INSERT =
    "INSERT INTO consent_end (id, consent, person, day, account, sealed, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";

const char *const KITH_SQL_CONSENT_STANDS =
    "SELECT c.person, e.id FROM consent AS c LEFT JOIN consent_end AS e ON e.consent = c.id WHERE c.id = ?1";

/* Of the person and of every record that counts as them. */
const char *const KITH_SQL_CONSENTS =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "
    "WHERE m.ended = 0) "
    "SELECT c.id, c.person, c.day, c.account, c.sealed, e.id, e.sealed FROM consent AS c "
    "JOIN same AS s ON s.id = c.person LEFT JOIN consent_end AS e ON e.consent = c.id ORDER BY c.id DESC";

/* Read (33, 34, 52, 59), printed (60) and exported (61), of every record that counts as this person. */
const char *const KITH_SQL_PERSON_SEEN =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT CASE WHEN m.from_person = s.id THEN m.into_person ELSE m.from_person END "
    "FROM person_merge AS m JOIN same AS s ON m.from_person = s.id OR m.into_person = s.id "
    "WHERE m.ended = 0) "
    "SELECT l.id, l.kind, l.utc, a.name, l.subject, l.details FROM audit AS l JOIN same AS s ON s.id = "
    "l.subject "
    "LEFT JOIN account AS a ON a.id = l.account WHERE l.kind IN (33, 34, 52, 59, 60, 61, 64, 132, 152, 154, "
    "159, 178) "
    "ORDER BY l.id DESC";

const char *const KITH_SQL_WORDINGS =
    "SELECT number, day, words FROM consent_wording WHERE kind = ?1 ORDER BY number DESC";

const char *const KITH_SQL_WORDING_INSERT =
    "INSERT INTO consent_wording (id, kind, number, day, words, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";

const char *const KITH_SQL_WORDING_IS_THERE =
    "SELECT id FROM consent_wording WHERE kind = ?1 AND number = ?2";

const char *const KITH_SQL_LISTED =
    "SELECT list, code, label, position, yes_or_no, active, version FROM question_choice ORDER BY id";

const char *const KITH_SQL_LISTED_ID = "SELECT id FROM question_choice WHERE list = ?1 AND code = ?2";

const char *const KITH_SQL_LISTED_INSERT =
    "INSERT INTO question_choice (id, list, code, label, position, yes_or_no, active, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)";

const char *const KITH_SQL_LISTED_UPDATE =
    "UPDATE question_choice SET label = ?1, position = ?2, active = ?3, version = version + 1 "
    "WHERE id = ?4 AND version = ?5";
