/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer's SQL: rows of days that are over, as they are. */

#include "visits/kith-visit-writer-queries.h"

const char *const kith_visit_writer_insert_visit =
    "INSERT INTO visit (id, person, day, arrived_minute, left_minute, utc, utc_offset, state, source, "
    "account, voided, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 1)";

const char *const kith_visit_writer_insert_visit_service =
    "INSERT INTO visit_service (id, visit, service, voided, version) VALUES (?1, ?2, ?3, 0, 1)";

const char *const kith_visit_writer_insert_guest =
    "INSERT INTO guest (id, day, number, arrived_minute, left_minute, utc, utc_offset, state, source, "
    "account, voided, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 1)";

const char *const kith_visit_writer_insert_guest_service =
    "INSERT INTO guest_service (id, guest, service, number, version) VALUES (?1, ?2, ?3, ?4, 1)";

const char *const kith_visit_writer_insert_presence =
    "INSERT INTO person_presence (id, first_day, last_day, times_seen, version) VALUES (?1, ?2, ?3, ?4, 1)";
