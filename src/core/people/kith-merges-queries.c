/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The merges' SQL: a row whose ended is not 0 says nothing any more. */

#include "people/kith-merges-queries.h"

#define MERGE_COLUMNS "id, from_person, into_person, ended, version, choices"

const char *const KITH_SQL_MERGE_OF =
    "SELECT " MERGE_COLUMNS " FROM person_merge WHERE from_person = ?1 AND ended = 0";

const char *const KITH_SQL_MERGE_GET = "SELECT " MERGE_COLUMNS " FROM person_merge WHERE id = ?1";

const char *const KITH_SQL_MERGES_INTO =
    "SELECT " MERGE_COLUMNS " FROM person_merge WHERE into_person = ?1 AND ended = 0 ORDER BY id";

const char *const KITH_SQL_MERGES = "SELECT " MERGE_COLUMNS " FROM person_merge WHERE ended = 0 ORDER BY id";

const char *const KITH_SQL_MERGE_INSERT =
    "INSERT INTO person_merge (id, from_person, into_person, ended, choices, version) "
    "VALUES (?1, ?2, ?3, 0, ?4, 1)";

const char *const KITH_SQL_MERGE_SET_ENDED =
    "UPDATE person_merge SET ended = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

const char *const KITH_SQL_MERGE_SET_CHOICES =
    "UPDATE person_merge SET choices = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";

/* Somebody who can be found: see KithPersonState. */
const char *const KITH_SQL_MERGE_PERSON = "SELECT id FROM person WHERE id = ?1 AND state <= 2";

const char *const KITH_SQL_CHOICE_GET = "SELECT sealed, version FROM merge_choice WHERE id = ?1";

const char *const KITH_SQL_CHOICE_INSERT =
    "INSERT INTO merge_choice (id, from_person, sealed, version) VALUES (?1, ?2, ?3, 1)";

const char *const KITH_SQL_CHOICE_SET =
    "UPDATE merge_choice SET sealed = ?1, version = version + 1 WHERE id = ?2 AND version = ?3";
