/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of referrals. States and reasons: see KithReferralState; 1 to 3 are open. */

#include "referrals/kith-referrals-queries.h"

/* Of the person and of every record that counts as them. */
#define SAME                                                                                                 \
  "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "                                        \
  "UNION SELECT m.from_person FROM person_merge AS m JOIN same AS s ON m.into_person = s.id "                \
  "WHERE m.ended = 0) "

#define FACTS                                                                                                \
  "SELECT r.id, r.person, r.kind, r.day, r.state, r.reason, r.state_day, r.due_day, a.name, r.version, "     \
  "r.details, r.account FROM referral AS r LEFT JOIN account AS a ON a.id = r.account "

const char *const KITH_SQL_REFERRAL_INSERT = "INSERT INTO referral (id, person, kind, day, state, reason, "
                                             "state_day, due_day, account, details, version) "
                                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)";

const char *const KITH_SQL_REFERRAL_STANDS =
    "SELECT person, version, day, state, kind, details FROM referral WHERE id = ?1";

const char *const KITH_SQL_REFERRAL_SET_STATE =
    "UPDATE referral SET state = ?3, reason = ?4, state_day = ?5, due_day = ?6, version = version + 1 "
    "WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_REFERRAL_SET_DETAILS =
    "UPDATE referral SET kind = ?3, details = ?4, version = version + 1 WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_REFERRAL_STEP_INSERT =
    "INSERT INTO referral_step (id, referral, person, state, reason, day, due_day, account, voided, words, "
    "version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, 1)";

const char *const KITH_SQL_REFERRAL_STEP_VOID = "UPDATE referral_step SET voided = ?3, version = version + 1 "
                                                "WHERE id = ?1 AND referral = ?2 AND voided = 1 - ?3";

/* Of those that stand. */
const char *const KITH_SQL_REFERRAL_LAST_STEP =
    "SELECT id, state, reason, day, due_day FROM referral_step WHERE referral = ?1 AND voided = 0 "
    "ORDER BY id DESC LIMIT 1";

const char *const KITH_SQL_REFERRAL_GET = FACTS "WHERE r.id = ?1";

const char *const KITH_SQL_REFERRALS = SAME FACTS "JOIN same AS s ON s.id = r.person ORDER BY r.id DESC";

const char *const KITH_SQL_REFERRAL_STEPS =
    "SELECT t.id, t.state, t.reason, t.day, t.due_day, a.name, t.voided, t.words FROM referral_step AS t "
    "LEFT JOIN account AS a ON a.id = t.account WHERE t.referral = ?1 ORDER BY t.id";

/* What is open, of whom is not being erased: until a day, or all (?2 = 1). */
const char *const KITH_SQL_FOLLOW_UPS =
    FACTS "JOIN person AS p ON p.id = r.person WHERE r.state IN (1, 2, 3) AND p.state <= 2 "
          "AND (r.due_day <= ?1 OR ?2 = 1) "
          "ORDER BY CASE WHEN r.due_day IS NULL THEN 1 ELSE 0 END, r.due_day, r.id";
