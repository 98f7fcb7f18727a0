/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts' SQL: clear columns only. */

#include "stats/kith-facts-queries.h"

const char *const KITH_SQL_FACTS_VISITS_AFTER =
    "SELECT id, person, day FROM visit WHERE id > ?1 AND voided = 0 ORDER BY id";

const char *const KITH_SQL_FACTS_VISITS_ON_DAY =
    "SELECT id, person, day FROM visit WHERE day = ?1 AND voided = 0 ORDER BY id";

const char *const KITH_SQL_FACTS_VISIT = "SELECT person, day, voided FROM visit WHERE id = ?1";

const char *const KITH_SQL_FACTS_GUESTS_AFTER =
    "SELECT id, number, day FROM guest WHERE id > ?1 AND voided = 0 ORDER BY id";

const char *const KITH_SQL_FACTS_GUESTS_ON_DAY =
    "SELECT id, number, day FROM guest WHERE day = ?1 AND voided = 0 ORDER BY id";

const char *const KITH_SQL_FACTS_GUEST = "SELECT number, day, voided FROM guest WHERE id = ?1";

const char *const KITH_SQL_FACTS_PAIRS =
    "SELECT person_a, person_b FROM duplicate_pair WHERE state = 1 ORDER BY id";

const char *const KITH_SQL_FACTS_MERGES =
    "SELECT from_person, into_person FROM person_merge WHERE ended = 0 ORDER BY id";

/* Of everyone there on a day, and of everyone who counts as somebody else or as whom somebody else counts. */
const char *const KITH_SQL_FACTS_FIRST_DAYS = "SELECT id, first_day FROM person_presence WHERE id IN (SELECT "
                                              "person FROM visit WHERE day = ?1 AND voided = 0 "
                                              "UNION SELECT from_person FROM person_merge WHERE ended = 0 "
                                              "UNION SELECT into_person FROM person_merge WHERE ended = 0)";
