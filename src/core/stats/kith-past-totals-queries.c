/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The past totals' SQL: clear columns only. */

#include "stats/kith-past-totals-queries.h"

const char *const KITH_SQL_PAST_TOTALS =
    "SELECT id, visits, people, guests, first_timers FROM past_total ORDER BY id";

const char *const KITH_SQL_PAST_TOTAL_PUT =
    "INSERT INTO past_total (id, visits, people, guests, first_timers, version) VALUES (?1, ?2, ?3, ?4, ?5, "
    "1) "
    "ON CONFLICT (id) DO UPDATE SET visits = excluded.visits, people = excluded.people, "
    "guests = excluded.guests, first_timers = excluded.first_timers, version = past_total.version + 1";

const char *const KITH_SQL_PAST_TOTAL_REMOVE = "DELETE FROM past_total WHERE id = ?1";

const char *const KITH_SQL_PAST_FIRST_COUNTED =
    "SELECT min(day) FROM (SELECT day FROM visit WHERE day >= ?1 AND day < ?2 AND voided = 0 UNION ALL "
    "SELECT day FROM guest WHERE day >= ?1 AND day < ?2 AND voided = 0) AS counted";
