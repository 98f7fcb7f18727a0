/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The SQL of the scratch database that a file is read into. told: what will be written; seen: entries of the
 * store that the file tells; missing: those that it does not. A link is the id of an entry of the store, or
 * that of a row of told below zero; loose says that one of them was only told as a key so far.
 */

#include "catalog/kith-catalog-stage-queries.h"

#define FACTS                                                                                                \
  "id, change, resource, kind, key, status, content, digest, line, organization, program, service, "         \
  "location, loose, organization_key, program_key, service_key, location_key"

const char *const KITH_SQL_STAGE_SCHEMA =
    "CREATE TABLE told (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, resource INTEGER NOT NULL, "
    "kind INTEGER NOT NULL, key TEXT NOT NULL, status INTEGER NOT NULL, content BLOB NOT NULL, "
    "digest BLOB NOT NULL, line INTEGER NOT NULL, organization INTEGER NOT NULL, program INTEGER NOT NULL, "
    "service INTEGER NOT NULL, location INTEGER NOT NULL, loose INTEGER NOT NULL, organization_key TEXT, "
    "program_key TEXT, service_key TEXT, location_key TEXT, UNIQUE (kind, key)) STRICT;"
    "CREATE INDEX told_loose ON told (id) WHERE loose = 1;"
    "CREATE INDEX told_change ON told (change, id);"
    "CREATE TABLE seen (id INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE missing (id INTEGER PRIMARY KEY) STRICT;";

const char *const KITH_SQL_STAGE_TELL =
    "INSERT INTO told (" FACTS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
    "?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";

const char *const KITH_SQL_STAGE_FIND = "SELECT id, resource, digest FROM told WHERE kind = ?1 AND key = ?2";

const char *const KITH_SQL_STAGE_SEE = "INSERT INTO seen (id) VALUES (?1)";

const char *const KITH_SQL_STAGE_SEEN = "SELECT id FROM seen ORDER BY id";

const char *const KITH_SQL_STAGE_MISS = "INSERT INTO missing (id) VALUES (?1)";

const char *const KITH_SQL_STAGE_MISSING = "SELECT id FROM missing WHERE id > ?1 ORDER BY id LIMIT ?2";

/* change 0: all of them. */
const char *const KITH_SQL_STAGE_TOLD =
    "SELECT " FACTS " FROM told WHERE (?1 = 0 OR change = ?1) AND id > ?2 ORDER BY id LIMIT ?3";

const char *const KITH_SQL_STAGE_LOOSE = "SELECT " FACTS " FROM told WHERE loose = 1 ORDER BY id LIMIT ?1";

const char *const KITH_SQL_STAGE_LINK =
    "UPDATE told SET organization = ?2, program = ?3, service = ?4, location = ?5, content = ?6, loose = 0 "
    "WHERE id = ?1";
