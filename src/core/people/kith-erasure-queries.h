/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const KITH_SQL_ERASURE_SAME;
extern const char *const KITH_SQL_ERASURE_OF;
extern const char *const KITH_SQL_ERASURE_CARD;
extern const char *const KITH_SQL_ERASURE_INSERT;
extern const char *const KITH_SQL_ERASURE_REMOVE;
extern const char *const KITH_SQL_ERASURE_SET_FINAL;
extern const char *const KITH_SQL_ERASURE_SET_SWEPT;
extern const char *const KITH_SQL_ERASURE_WAS;
extern const char *const KITH_SQL_ERASURES_DUE;
extern const char *const KITH_SQL_ERASURES_UNSWEPT;
extern const char *const KITH_SQL_ERASURES;
extern const char *const KITH_SQL_PERSON_HIDE;
extern const char *const KITH_SQL_PERSON_EMPTY;
extern const char *const KITH_SQL_PEOPLE_HIDDEN;
extern const char *const KITH_SQL_MERGES_WITH_CHOICES;
extern const char *const KITH_SQL_MERGE_EMPTY;
extern const char *const KITH_SQL_REFERRALS_EMPTY;
extern const char *const KITH_SQL_REFERRAL_STEPS_EMPTY;
extern const char *const KITH_SQL_GOALS_EMPTY;
extern const char *const KITH_SQL_GOAL_ENTRIES_EMPTY;
extern const char *const KITH_SQL_NOTE_ENTRIES_EMPTY;
extern const char *const KITH_SQL_CHECK_INS_EMPTY;
extern const char *const KITH_SQL_CHECK_IN_CONTACTS_EMPTY;
extern const char *const KITH_SQL_PAIRS_APART;
extern const char *const KITH_SQL_PAIR_APART_REMOVE;
extern const char *const KITH_SQL_INCIDENT_PEOPLE_ALL;
extern const char *const KITH_SQL_INCIDENT_PERSON_REMOVE;
extern const char *const KITH_SQL_INCIDENT_NAMES;
extern const char *const KITH_SQL_INCIDENT_ENTRY_IDS;
extern const char *const KITH_SQL_INCIDENT_ENTRIES_EMPTY;
extern const char *const KITH_SQL_INCIDENT_EMPTY;
extern const char *const KITH_SQL_HOLD_INSERT;
extern const char *const KITH_SQL_HOLD_REMOVE;
extern const char *const KITH_SQL_HOLD_OF;
extern const char *const KITH_SQL_HOLDS;
extern const char *const KITH_SQL_HELD_UNTIL;
extern const char *const KITH_SQL_PERSON_IS_KEPT;

/* The ids of a table's rows about a person, and how they go; the names come from the program alone. */
char *kith_sql_rows_about (const char *table, const char *person_column);
char *kith_sql_remove_about (const char *table, const char *person_column);

G_END_DECLS
