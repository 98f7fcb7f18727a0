/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of what happened and of debriefs. States: see KithIncidentState, KithDebriefState. */

#include "incidents/kith-incidents-queries.h"

#define FACTS                                                                                                \
  "SELECT i.id, i.account, a.name, i.day, i.due_day, i.state, i.version "                                    \
  "FROM incident AS i LEFT JOIN account AS a ON a.id = i.account "

const char *const KITH_SQL_INCIDENT_INSERT =
    "INSERT INTO incident (id, account, day, due_day, state, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";

const char *const KITH_SQL_INCIDENT_STANDS = "SELECT account, version, state FROM incident WHERE id = ?1";

const char *const KITH_SQL_INCIDENT_SET =
    "UPDATE incident SET state = ?3, due_day = ?4, version = version + 1 WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_INCIDENT_ENTRY_INSERT =
    "INSERT INTO incident_entry (id, incident, account, day, due_day, voided, words, own, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, 1)";

const char *const KITH_SQL_INCIDENT_ENTRY_VOID =
    "UPDATE incident_entry SET voided = ?3, version = version + 1 "
    "WHERE id = ?1 AND incident = ?2 AND voided = 1 - ?3";

/* Of those that stand. */
const char *const KITH_SQL_INCIDENT_LAST_ENTRY =
    "SELECT id, due_day FROM incident_entry WHERE incident = ?1 AND voided = 0 ORDER BY id DESC LIMIT 1";

const char *const KITH_SQL_INCIDENT_PERSON_INSERT =
    "INSERT INTO incident_person (id, incident, sealed, version) VALUES (?1, ?2, ?3, 1)";

const char *const KITH_SQL_INCIDENT_GET = FACTS "WHERE i.id = ?1";

const char *const KITH_SQL_INCIDENTS = FACTS "ORDER BY i.day DESC, i.id DESC";

const char *const KITH_SQL_INCIDENTS_OWN = FACTS "WHERE i.account = ?1 ORDER BY i.day DESC, i.id DESC";

const char *const KITH_SQL_INCIDENT_ENTRIES =
    "SELECT e.id, e.account, a.name, e.day, e.due_day, e.voided, e.words, e.own FROM incident_entry AS e "
    "LEFT JOIN account AS a ON a.id = e.account WHERE e.incident = ?1 ORDER BY e.id";

const char *const KITH_SQL_INCIDENT_PEOPLE =
    "SELECT id, sealed FROM incident_person WHERE incident = ?1 ORDER BY id";

const char *const KITH_SQL_INCIDENTS_COUNT_DUE =
    "SELECT count(*) FROM incident WHERE state = 1 AND due_day IS NOT NULL AND due_day <= ?1";

#define DEBRIEF                                                                                              \
  "SELECT d.id, d.incident, d.account, a.name, d.state, b.name, d.offered_day, i.day, d.version, d.words "   \
  "FROM debrief AS d LEFT JOIN account AS a ON a.id = d.account "                                            \
  "LEFT JOIN account AS b ON b.id = d.offered_by JOIN incident AS i ON i.id = d.incident "

const char *const KITH_SQL_DEBRIEF_INSERT =
    "INSERT INTO debrief (id, incident, account, state, offered_by, offered_day, words, version) "
    "VALUES (?1, ?2, ?3, 1, ?4, ?5, NULL, 1)";

const char *const KITH_SQL_DEBRIEF_STANDS = "SELECT account, state, version FROM debrief WHERE id = ?1";

const char *const KITH_SQL_DEBRIEF_WITHDRAW =
    "UPDATE debrief SET state = 0, version = version + 1 WHERE id = ?1 AND version = ?2 AND state = 1";

/* To whom it stands offered, or was answered. */
const char *const KITH_SQL_DEBRIEF_OFFERED =
    "SELECT count(*) FROM debrief WHERE incident = ?1 AND account = ?2 AND state > 0";

const char *const KITH_SQL_DEBRIEF_ANSWER =
    "UPDATE debrief SET state = ?3, words = ?4, version = version + 1 WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_DEBRIEFS_OF =
    DEBRIEF "WHERE d.incident = ?1 AND d.state > 0 ORDER BY a.name, d.id";

const char *const KITH_SQL_DEBRIEFS_OWN =
    DEBRIEF "WHERE d.account = ?1 AND d.state > 0 ORDER BY i.day DESC, d.id DESC";

const char *const KITH_SQL_DEBRIEFS_COUNT_OPEN =
    "SELECT count(*) FROM debrief WHERE account = ?1 AND state = 1";
