/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of the directory's entries. Kinds and states: see KithResource. */

#include "resources/kith-resources-queries.h"

#define FACTS                                                                                                \
  "id, kind, source, source_key, organization, program, service, location, status, content, base, "          \
  "verified_day, verified_by, missing_day, same_as, run, pinned, version, told, made"

const char *const KITH_SQL_RESOURCE_INSERT =
    "INSERT INTO resource (" FACTS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
    "?15, ?16, ?17, 1, ?18, ?19)";

const char *const KITH_SQL_RESOURCE_UPDATE =
    "UPDATE resource SET organization = ?2, program = ?3, service = ?4, location = ?5, status = ?6, "
    "content = ?7, base = ?8, verified_day = ?9, verified_by = ?10, missing_day = ?11, same_as = ?12, "
    "pinned = ?13, told = ?14, made = ?15, version = version + 1 WHERE id = ?1 AND version = ?16";

const char *const KITH_SQL_RESOURCE_DELETE = "DELETE FROM resource WHERE id = ?1 AND version = ?2";

const char *const KITH_SQL_RESOURCE_ONE = "SELECT " FACTS " FROM resource WHERE id = ?1";

const char *const KITH_SQL_RESOURCES_ALL = "SELECT " FACTS " FROM resource ORDER BY id";

const char *const KITH_SQL_RESOURCES_OF_SOURCE =
    "SELECT " FACTS " FROM resource WHERE source = ?1 ORDER BY id";

/* What belongs to an entry, in any way. */
const char *const KITH_SQL_RESOURCES_ABOUT =
    "SELECT " FACTS " FROM resource WHERE organization = ?1 OR program = ?1 OR service = ?1 OR "
    "location = ?1 OR same_as = ?1 ORDER BY kind, id";

const char *const KITH_SQL_RESOURCES_PINNED = "SELECT id FROM resource WHERE pinned = 1 ORDER BY id";

/* What has to be said of where an entry came from. */
const char *const KITH_SQL_RESOURCE_SOURCE = "SELECT name, attribution, licence FROM catalog WHERE id = ?1";

/* A line of the list a row, in its order. */
const char *const KITH_SQL_RESOURCE_WORDS_ALL = "SELECT id, words, version FROM resource_words ORDER BY id";

const char *const KITH_SQL_RESOURCE_WORDS_INSERT =
    "INSERT INTO resource_words (id, words, version) VALUES (?1, ?2, ?3)";

const char *const KITH_SQL_RESOURCE_WORDS_DELETE = "DELETE FROM resource_words WHERE id = ?1";
