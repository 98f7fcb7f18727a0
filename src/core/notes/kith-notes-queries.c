/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of notes. Kinds of entries: see KithNoteKind; 1 is a note itself. */

#include "notes/kith-notes-queries.h"

/* The person and every record that counts as them. */
#define SAME                                                                                                 \
  "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "                                        \
  "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "                \
  "WHERE m.ended = 0) "

#define FACTS_COLUMNS                                                                                        \
  "n.id, n.note, n.person, n.seq, n.kind, n.account, n.day, n.minute, n.mode, n.support, n.utc, "            \
  "n.trust_seq, n.restricted"

#define FACTS "SELECT " FACTS_COLUMNS " FROM note_entry AS n "

const char *const KITH_SQL_NOTE_ORIGINAL = "SELECT person FROM note_entry WHERE id = ?1 AND kind = 1";

const char *const KITH_SQL_NOTE_FACTS = SAME FACTS "JOIN same AS s ON s.id = n.person ORDER BY n.id LIMIT ?2";

/* Said twice that it is not 0, so that the index of the few that are is used. */
const char *const KITH_SQL_NOTE_RESTRICTED =
    "SELECT EXISTS (SELECT 1 FROM note_entry WHERE person = ?1 AND restricted <> 0), "
    "EXISTS (SELECT 1 FROM note_entry WHERE person = ?1 AND restricted <> 0 AND restricted = ?2 "
    "AND account = ?3)";

const char *const KITH_SQL_NOTE_FACTS_OWN = FACTS "JOIN person AS p ON p.id = n.person "
                                                  "WHERE n.account = ?1 AND n.kind = 1 AND p.state <= 2 "
                                                  "ORDER BY n.id DESC LIMIT ?2";

/* Newest first, a batch below the id of the one before. */
const char *const KITH_SQL_NOTE_SEARCH =
    "SELECT " FACTS_COLUMNS ", n.sealed, n.words, n.own FROM note_entry AS n WHERE n.account = ?1 AND n.id < "
    "?2 ORDER BY n.id DESC LIMIT ?3";
