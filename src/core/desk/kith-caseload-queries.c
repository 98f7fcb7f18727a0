/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of what an account is to come back to. What is listed: a row, whose record, its version, and who
 * wrote what it is about and whether few may read that. */

#include "desk/kith-caseload-queries.h"

/* All that is planned of whom is not being erased, in the order in which it was. */
const char *const KITH_SQL_CASELOAD_CHECK_INS =
    "SELECT c.id, c.person, c.version, 0, 0 FROM check_in AS c JOIN person AS p ON p.id = c.person "
    "WHERE c.state = 1 AND p.state <= 2 AND c.worker = ?1 ORDER BY c.id";

const char *const KITH_SQL_CASELOAD_SET_CHECK_IN =
    "UPDATE check_in SET worker = ?3, version = version + 1 WHERE id = ?1 AND version = ?2";

/* An entry of kind 4 says that the note is an error. */
const char *const KITH_SQL_CASELOAD_FOLLOW_UPS =
    "SELECT f.id, f.person, f.version, n.account, n.restricted FROM note_follow_up AS f "
    "JOIN note_entry AS n ON n.id = f.note JOIN person AS p ON p.id = f.person "
    "WHERE f.done_utc IS NULL AND p.state <= 2 AND f.account = ?1 "
    "AND NOT EXISTS (SELECT 1 FROM note_entry AS e WHERE e.note = f.note AND e.kind = 4) ORDER BY f.id";

const char *const KITH_SQL_CASELOAD_SET_FOLLOW_UP =
    "UPDATE note_follow_up SET account = ?3, version = version + 1 WHERE id = ?1 AND version = ?2";
