/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of the follow-ups of notes. What has no done_utc is to be done; an entry of kind 4 says that the
 * note is an error. */

#include "notes/kith-note-follow-ups-queries.h"

/* The person and every record that counts as them. */
#define SAME                                                                                                 \
  "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "                                        \
  "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "                \
  "WHERE m.ended = 0) "

#define FACTS                                                                                                \
  "SELECT f.id, f.note, f.person, f.account, a.name, f.day, f.done_utc, d.name, f.version, n.day, "          \
  "n.account, n.restricted, f.done_account FROM note_follow_up AS f JOIN note_entry AS n ON n.id = f.note "  \
  "LEFT JOIN account AS a ON a.id = f.account LEFT JOIN account AS d ON d.id = f.done_account "

const char *const KITH_SQL_NOTE_FOLLOW_UP_INSERT =
    "INSERT INTO note_follow_up (id, note, person, account, day, done_utc, done_account, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, NULL, NULL, 1)";

const char *const KITH_SQL_NOTE_FOLLOW_UP_SET =
    "UPDATE note_follow_up SET day = ?3, done_utc = ?4, done_account = ?5, version = version + 1 "
    "WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_NOTE_FOLLOW_UP_GET = FACTS "WHERE f.id = ?1";

const char *const KITH_SQL_NOTE_FOLLOW_UPS = SAME FACTS "JOIN same AS s ON s.id = f.person ORDER BY f.id";

/* Until a day, or all (?2 = 1); of one account, or of all (?3 = 0); of whom is not being erased. */
const char *const KITH_SQL_NOTE_FOLLOW_UPS_DUE =
    FACTS "JOIN person AS p ON p.id = f.person WHERE f.done_utc IS NULL AND p.state <= 2 "
          "AND (f.day <= ?1 OR ?2 = 1) AND (f.account = ?3 OR ?3 = 0) "
          "AND NOT EXISTS (SELECT 1 FROM note_entry AS e WHERE e.note = f.note AND e.kind = 4) "
          "ORDER BY f.day, f.id";
