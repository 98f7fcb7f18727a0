/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The merges' SQL. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_MERGE_OF;
extern const char *const KITH_SQL_MERGE_GET;
extern const char *const KITH_SQL_MERGES_INTO;
extern const char *const KITH_SQL_MERGES;
extern const char *const KITH_SQL_MERGE_INSERT;
extern const char *const KITH_SQL_MERGE_SET_ENDED;
extern const char *const KITH_SQL_MERGE_SET_CHOICES;
extern const char *const KITH_SQL_MERGE_PERSON;
extern const char *const KITH_SQL_CHOICE_GET;
extern const char *const KITH_SQL_CHOICE_INSERT;
extern const char *const KITH_SQL_CHOICE_SET;
