/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits' SQL. States: see KithPresenceState; below 3 somebody is still there. */

#include "visits/kith-visits-queries.h"

#define VISIT_COLUMNS                                                                                        \
  "id, person, day, arrived_minute, left_minute, utc, utc_offset, state, source, voided, version"
#define GUEST_COLUMNS                                                                                        \
  "id, day, number, arrived_minute, left_minute, utc, utc_offset, state, source, voided, version"

/* Nothing is inserted where that person has a visit on that day, or is nobody who can come. */
const char *const KITH_SQL_VISIT_INSERT = "INSERT INTO visit (id, person, day, arrived_minute, left_minute, "
                                          "utc, utc_offset, state, source, account, voided, "
                                          "version) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 1 "
                                          "WHERE EXISTS (SELECT 1 FROM person WHERE id = ?2 AND state <= 2) "
                                          "ON CONFLICT (person, day) WHERE voided = 0 DO NOTHING";

const char *const KITH_SQL_VISIT_GET = "SELECT " VISIT_COLUMNS " FROM visit WHERE id = ?1";

const char *const KITH_SQL_VISIT_OF_PERSON_DAY =
    "SELECT " VISIT_COLUMNS " FROM visit WHERE person = ?1 AND day = ?2 AND voided = 0";

const char *const KITH_SQL_VISITS_ON_DAY =
    "SELECT " VISIT_COLUMNS " FROM visit WHERE day = ?1 AND voided = 0 ORDER BY arrived_minute, id";

const char *const KITH_SQL_VISITS_OF_PERSON =
    "SELECT " VISIT_COLUMNS " FROM visit WHERE person = ?1 AND voided = 0 ORDER BY day DESC LIMIT ?2";

/* Of several that were removed on one day, the last; none of a day on which another stands. */
const char *const KITH_SQL_VISITS_REMOVED =
    "SELECT " VISIT_COLUMNS " FROM visit AS v WHERE person = ?1 AND voided = 1 AND day BETWEEN ?2 AND ?3 "
    "AND NOT EXISTS (SELECT 1 FROM visit AS s WHERE s.person = v.person AND s.day = v.day AND s.voided = 0) "
    "AND NOT EXISTS (SELECT 1 FROM visit AS n WHERE n.person = v.person AND n.day = v.day AND n.voided = 1 "
    "AND (n.utc > v.utc OR (n.utc = v.utc AND n.id > v.id))) ORDER BY day DESC LIMIT ?4";

/* Those that were taken back too, and who recorded each. */
const char *const KITH_SQL_VISITS_HELD =
    "SELECT " VISIT_COLUMNS ", (SELECT a.name FROM account AS a WHERE a.id = visit.account) FROM visit "
    "WHERE person = ?1 ORDER BY day DESC, id DESC";

const char *const KITH_SQL_VISIT_UPDATE = "UPDATE visit SET arrived_minute = ?1, left_minute = ?2, utc = ?3, "
                                          "utc_offset = ?4, state = ?5, voided = ?6, "
                                          "version = version + 1 WHERE id = ?7 AND version = ?8";

const char *const KITH_SQL_VISIT_SERVICES =
    "SELECT service FROM visit_service WHERE visit = ?1 AND voided = 0 ORDER BY service";

const char *const KITH_SQL_VISIT_SERVICES_ON_DAY =
    "SELECT s.visit, s.service FROM visit v JOIN visit_service s ON s.visit = v.id "
    "WHERE v.day = ?1 AND v.voided = 0 AND s.voided = 0 ORDER BY s.visit, s.service";

/* Answers the row's id, or nothing when it was so already. */
const char *const KITH_SQL_VISIT_SERVICE_PUT =
    "INSERT INTO visit_service (id, visit, service, voided, version) VALUES (?1, ?2, ?3, ?4, 1) "
    "ON CONFLICT (visit, service) DO UPDATE SET voided = excluded.voided, version = visit_service.version + "
    "1 "
    "WHERE visit_service.voided <> excluded.voided RETURNING id";

const char *const KITH_SQL_GUEST_INSERT = "INSERT INTO guest (id, day, number, arrived_minute, left_minute, "
                                          "utc, utc_offset, state, source, account, voided, "
                                          "version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 1)";

const char *const KITH_SQL_GUEST_GET = "SELECT " GUEST_COLUMNS " FROM guest WHERE id = ?1";

const char *const KITH_SQL_GUESTS_ON_DAY =
    "SELECT " GUEST_COLUMNS " FROM guest WHERE day = ?1 AND voided = 0 ORDER BY arrived_minute, id";

const char *const KITH_SQL_GUEST_UPDATE =
    "UPDATE guest SET number = ?1, arrived_minute = ?2, left_minute = ?3, state = ?4, voided = ?5, "
    "version = version + 1 WHERE id = ?6 AND version = ?7";

const char *const KITH_SQL_GUEST_SERVICES =
    "SELECT service, number FROM guest_service WHERE guest = ?1 AND number > 0 ORDER BY service";

const char *const KITH_SQL_GUEST_SERVICES_ON_DAY =
    "SELECT s.guest, s.service, s.number FROM guest g JOIN guest_service s ON s.guest = g.id "
    "WHERE g.day = ?1 AND g.voided = 0 AND s.number > 0 ORDER BY s.guest, s.service";

const char *const KITH_SQL_GUEST_SERVICE_PUT =
    "INSERT INTO guest_service (id, guest, service, number, version) VALUES (?1, ?2, ?3, ?4, 1) "
    "ON CONFLICT (guest, service) DO UPDATE SET number = excluded.number, version = guest_service.version + "
    "1 "
    "WHERE guest_service.number <> excluded.number RETURNING id";

const char *const KITH_SQL_PRESENCE_SEEN =
    "INSERT INTO person_presence (id, first_day, last_day, times_seen, version) VALUES (?1, ?2, ?2, 1, 1) "
    "ON CONFLICT (id) DO UPDATE SET "
    "first_day = CASE WHEN excluded.first_day < person_presence.first_day THEN excluded.first_day "
    "ELSE person_presence.first_day END, "
    "last_day = CASE WHEN excluded.last_day > person_presence.last_day THEN excluded.last_day "
    "ELSE person_presence.last_day END, "
    "times_seen = person_presence.times_seen + 1, version = person_presence.version + 1";

const char *const KITH_SQL_PRESENCE_RECOUNT =
    "SELECT count(*), min(day), max(day) FROM visit WHERE person = ?1 AND voided = 0";

const char *const KITH_SQL_PRESENCE_PUT =
    "INSERT INTO person_presence (id, first_day, last_day, times_seen, version) VALUES (?1, ?2, ?3, ?4, 1) "
    "ON CONFLICT (id) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day, "
    "times_seen = excluded.times_seen, version = person_presence.version + 1";

const char *const KITH_SQL_PRESENCE_DELETE = "DELETE FROM person_presence WHERE id = ?1";

const char *const KITH_SQL_PRESENCE_GET =
    "SELECT first_day, last_day, times_seen FROM person_presence WHERE id = ?1";

const char *const KITH_SQL_PRESENCE_ALL = "SELECT id, first_day, last_day, times_seen FROM person_presence";

const char *const KITH_SQL_VISIT_DAYS = "SELECT DISTINCT day FROM visit WHERE person = ?1 AND voided = 0";

const char *const KITH_SQL_OPEN_DAYS =
    "SELECT day FROM visit WHERE voided = 0 AND state < 3 AND day < ?1 "
    "UNION SELECT day FROM guest WHERE voided = 0 AND state < 3 AND day < ?1 ORDER BY 1";

const char *const KITH_SQL_OPEN_VISITS =
    "SELECT " VISIT_COLUMNS " FROM visit WHERE day = ?1 AND voided = 0 AND state < 3 ORDER BY id";

const char *const KITH_SQL_OPEN_GUESTS =
    "SELECT " GUEST_COLUMNS " FROM guest WHERE day = ?1 AND voided = 0 AND state < 3 ORDER BY id";

const char *const KITH_SQL_DAY_CLOSE_PUT =
    "INSERT INTO day_close (id, utc, account, version) VALUES (?1, ?2, ?3, 1) ON CONFLICT (id) DO NOTHING";

const char *const KITH_SQL_DAY_CLOSE_DELETE = "DELETE FROM day_close WHERE id = ?1";

const char *const KITH_SQL_SERVICES =
    "SELECT id, code, label, position, pinned, active, version FROM service ORDER BY position, id";

const char *const KITH_SQL_SERVICE_ADD = "INSERT INTO service (id, code, label, position, pinned, active, "
                                         "version) VALUES (?1, ?2, ?3, ?4, 0, 1, 1)";

const char *const KITH_SQL_SERVICE_UPDATE =
    "UPDATE service SET label = ?1, position = ?2, pinned = ?3, active = ?4, version = version + 1 "
    "WHERE id = ?5 AND version = ?6";

const char *const KITH_SQL_SERVICE_BY_CODE = "SELECT id FROM service WHERE code = ?1";

const char *const KITH_SQL_SERVICE_LAST_POSITION = "SELECT coalesce(max(position), 0) FROM service";

/* Of everybody who can be found: the day the record began and the last on which they came. */
const char *const KITH_SQL_RECORDS_LAST_SEEN =
    "SELECT p.id, p.created_day, s.last_day FROM person AS p LEFT JOIN person_presence AS s ON s.id = p.id "
    "WHERE p.state <= 2";
