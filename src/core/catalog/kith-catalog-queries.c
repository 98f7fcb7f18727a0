/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of sources, of what was taken in from them, and of taking that back. States: see the schema. */

#include "catalog/kith-catalog-queries.h"

const char *const KITH_SQL_CATALOG_INSERT =
    "INSERT INTO catalog (id, name, format, entity, entity_id, licence, attribution, partial, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)";

const char *const KITH_SQL_CATALOG_TELL =
    "UPDATE catalog SET format = ?2, entity = ?3, entity_id = ?4, licence = ?5, attribution = ?6, "
    "partial = ?7, version = version + 1 WHERE id = ?1";

const char *const KITH_SQL_CATALOG_RENAME =
    "UPDATE catalog SET name = ?2, version = version + 1 WHERE id = ?1 AND version = ?3";

/* With its last run that stands, and how many of its entries there are and are missing: these are counted. */
const char *const KITH_SQL_CATALOGS =
    "SELECT c.id, c.name, c.format, c.entity, c.entity_id, c.licence, c.attribution, c.partial, c.version, "
    "(SELECT max (r.id) FROM import_run AS r WHERE r.source = c.id AND r.state = 1), "
    "(SELECT count (*) FROM resource AS e WHERE e.source = c.id), "
    "(SELECT count (*) FROM resource AS e WHERE e.source = c.id AND e.missing_day IS NOT NULL) "
    "FROM catalog AS c ORDER BY c.name";

const char *const KITH_SQL_CATALOG_FIND = "SELECT id FROM catalog WHERE name = ?1";

/* What calls itself as this file does, and says so in the same family of formats. */
const char *const KITH_SQL_CATALOG_MATCH =
    "SELECT id, entity, entity_id, format, name FROM catalog ORDER BY id DESC";

const char *const KITH_SQL_CATALOG_NEWEST_RUN =
    "SELECT COALESCE (max (id), 0) FROM import_run WHERE source = ?1 AND state = 1";

const char *const KITH_SQL_CATALOG_KEY =
    "SELECT id, told, missing_day FROM resource WHERE source = ?1 AND kind = ?2 AND source_key = ?3";

/* What its source told last and did not delete: what is not told any more is missing. */
const char *const KITH_SQL_CATALOG_KEPT =
    "SELECT id, kind FROM resource WHERE source = ?1 AND missing_day IS NULL AND status <> 4 ORDER BY id";

const char *const KITH_SQL_RUN_INSERT =
    "INSERT INTO import_run (id, source, day, utc, account, file, digest, origin, added, changed, returned, "
    "missing, unchanged, problems, state, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 1, 1)";

const char *const KITH_SQL_RUN_END =
    "UPDATE import_run SET state = 2, version = version + 1 WHERE id = ?1 AND state = 1";

#define RUN                                                                                                  \
  "SELECT r.id, r.source, c.name, r.day, r.utc, a.name, r.file, r.digest, r.origin, r.added, r.changed, "    \
  "r.returned, r.missing, r.unchanged, r.problems, r.state FROM import_run AS r "                            \
  "JOIN catalog AS c ON c.id = r.source LEFT JOIN account AS a ON a.id = r.account "

const char *const KITH_SQL_RUN_ONE = RUN "WHERE r.id = ?1";

/* source 0: of all. */
const char *const KITH_SQL_RUNS = RUN "WHERE ?1 = 0 OR r.source = ?1 ORDER BY r.id DESC";

const char *const KITH_SQL_PROBLEM_INSERT =
    "INSERT INTO import_problem (id, run, severity, line, path, words, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";

const char *const KITH_SQL_PROBLEMS =
    "SELECT severity, line, path, words FROM import_problem WHERE run = ?1 ORDER BY id";

const char *const KITH_SQL_BEFORE_INSERT =
    "INSERT INTO resource_before (id, run, resource, left_version, made, told, organization, program, "
    "service, location, status, content, base, missing_day, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

const char *const KITH_SQL_BEFORE =
    "SELECT id, resource, left_version, made, told, organization, program, service, location, status, "
    "content, base, missing_day, version FROM resource_before WHERE run = ?1 ORDER BY id";

const char *const KITH_SQL_BEFORE_DELETE = "DELETE FROM resource_before WHERE id = ?1";

/* The run before that one which left an entry at this version. */
const char *const KITH_SQL_BEFORE_LEFT =
    "SELECT id FROM resource_before WHERE resource = ?1 AND left_version = ?2 AND run <> ?3";

const char *const KITH_SQL_BEFORE_FOLLOW = "UPDATE resource_before SET left_version = ?2 WHERE id = ?1";

const char *const KITH_SQL_CONFLICT_INSERT =
    "INSERT INTO field_conflict (id, resource, run, field, theirs, state, version) "
    "VALUES (?1, ?2, ?3, ?4, ?5, 0, 1)";

/* Of one entry, or of all (0). */
const char *const KITH_SQL_CONFLICTS_OPEN =
    "SELECT id, resource, run, field, theirs, version FROM field_conflict "
    "WHERE state = 0 AND (?1 = 0 OR resource = ?1) ORDER BY resource, id";

const char *const KITH_SQL_CONFLICT_ONE =
    "SELECT id, resource, run, field, theirs, version FROM field_conflict WHERE id = ?1 AND state = 0";

const char *const KITH_SQL_CONFLICT_DECIDE =
    "UPDATE field_conflict SET state = ?2, ours = ?3, ended_by = ?4, version = version + 1 "
    "WHERE id = ?1 AND state = 0";

/* What somebody decided, and not a newer import. */
const char *const KITH_SQL_CONFLICT_DECIDED =
    "SELECT id, resource, run, field, theirs, version, state, ours FROM field_conflict "
    "WHERE id = ?1 AND (state = 1 OR state = 2)";

const char *const KITH_SQL_CONFLICT_REOPEN =
    "UPDATE field_conflict SET state = 0, ours = NULL, ended_by = NULL, version = version + 1 "
    "WHERE id = ?1 AND state <> 0";

const char *const KITH_SQL_CONFLICTS_OF_RUN = "SELECT id FROM field_conflict WHERE run = ?1 ORDER BY id";

/* Those of an entry that an import overtook. */
const char *const KITH_SQL_CONFLICTS_ENDED =
    "SELECT id FROM field_conflict WHERE ended_by = ?1 AND resource = ?2 ORDER BY id";

const char *const KITH_SQL_CONFLICT_DELETE = "DELETE FROM field_conflict WHERE id = ?1";

const char *const KITH_SQL_RUN_ADDED =
    "SELECT id, version, made, pinned, organization, program, service, location FROM resource "
    "WHERE run = ?1 ORDER BY id";

/* Whether anything that no run brought, or another run, belongs to an entry; or somebody decided about it. */
const char *const KITH_SQL_RESOURCE_USED =
    "SELECT 1 FROM resource WHERE (organization = ?1 OR program = ?1 OR service = ?1 OR location = ?1 OR "
    "same_as = ?1) AND (run IS NULL OR run <> ?2) "
    "UNION ALL SELECT 1 FROM resource_pair WHERE (one = ?1 OR other = ?1) AND state <> 0 LIMIT 1";

/* Organizations that are part of none, and what belongs to none; source 0: of all. */
const char *const KITH_SQL_EXPORT_ORGANIZATIONS =
    "SELECT id FROM resource WHERE kind = 1 AND organization IS NULL AND (?1 = 0 OR source = ?1) ORDER BY id";

const char *const KITH_SQL_EXPORT_LOOSE =
    "SELECT id FROM resource WHERE kind > 1 AND organization IS NULL AND (?1 = 0 OR source = ?1) "
    "ORDER BY kind, id";

/* Nothing where these two were asked about already. */
const char *const KITH_SQL_RESOURCE_PAIR_INSERT =
    "INSERT INTO resource_pair (id, one, other, score, state, version) VALUES (?1, ?2, ?3, ?4, 0, 1) "
    "ON CONFLICT (one, other) DO NOTHING";

/* Of two that are both shown. */
const char *const KITH_SQL_RESOURCE_PAIRS_OPEN =
    "SELECT p.id, p.one, p.other, p.score, p.state, p.version FROM resource_pair AS p "
    "JOIN resource AS a ON a.id = p.one JOIN resource AS b ON b.id = p.other "
    "WHERE p.state = 0 AND a.same_as IS NULL AND b.same_as IS NULL ORDER BY p.score DESC, p.id";

const char *const KITH_SQL_RESOURCE_PAIR_ONE =
    "SELECT id, one, other, score, state, version FROM resource_pair WHERE id = ?1";

const char *const KITH_SQL_RESOURCE_PAIRS_OF = "SELECT id FROM resource_pair WHERE one = ?1 OR other = ?1";

const char *const KITH_SQL_RESOURCE_PAIR_DELETE = "DELETE FROM resource_pair WHERE id = ?1";

const char *const KITH_SQL_RESOURCE_PAIR_DECIDE =
    "UPDATE resource_pair SET state = ?2, version = version + 1 WHERE id = ?1 AND version = ?3";
