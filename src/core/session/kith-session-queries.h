/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of this room. */

#pragma once

#include "session/kith-sealed-columns.h"

extern const char *const KITH_SQL_SETTINGS;
extern const char *const KITH_SQL_SETTING_ID;
extern const char *const KITH_SQL_SETTING_PUT;
extern const char *const KITH_SQL_SETTING_REMOVE;

extern const char *const KITH_SQL_META;
extern const char *const KITH_SQL_META_SET_ROOT;

extern const char *const KITH_SQL_ACCOUNT_GET;
extern const char *const KITH_SQL_ACCOUNT_FIND;
extern const char *const KITH_SQL_ACCOUNTS;
extern const char *const KITH_SQL_ACCOUNTS_ACTIVE;
extern const char *const KITH_SQL_ACCOUNT_RECOVERY;
extern const char *const KITH_SQL_ACCOUNT_INSERT;
extern const char *const KITH_SQL_ACCOUNT_UPDATE;
extern const char *const KITH_SQL_ACCOUNT_SET_BUNDLE;

extern const char *const KITH_SQL_TRUST;
extern const char *const KITH_SQL_TRUST_INSERT;
extern const char *const KITH_SQL_GRANTS;
extern const char *const KITH_SQL_GRANTS_OF_ACCOUNT;
extern const char *const KITH_SQL_GRANT_PUT;
extern const char *const KITH_SQL_GRANT_ID;
extern const char *const KITH_SQL_GRANT_REMOVE;
extern const char *const KITH_SQL_GRANTS_OF_KEY;
extern const char *const KITH_SQL_TRUST_LENGTH;

extern const char *const KITH_SQL_GUARD_INSERT;
extern const char *const KITH_SQL_GUARD_REMOVE;
extern const char *const KITH_SQL_GUARD_GET;
extern const char *const KITH_SQL_GUARDS;
extern const char *const KITH_SQL_GUARD_ROWS;
extern const char *const KITH_SQL_GUARD_SAME;
extern const char *const KITH_SQL_IS_HELD;
extern const char *const KITH_SQL_IS_ERASED;

extern const char *const KITH_SQL_AUDIT_INSERT;
extern const char *const KITH_SQL_AUDIT_NEWEST;
extern const char *const KITH_SQL_AUDIT_LATEST_UTC;
extern const char *const KITH_SQL_BACKUP_NEWEST;
extern const char *const KITH_SQL_DAY_CLOSED_NEWEST;
extern const char *const KITH_SQL_CREATED;
extern const char *const KITH_SQL_AUDIT_ALL;
extern const char *const KITH_SQL_AUDIT_LIST;
extern const char *const KITH_SQL_AUDIT_LIST_SUBJECT;
extern const char *const KITH_SQL_AUDIT_CHANGES;
extern const char *const KITH_SQL_AUDIT_TAILS;
extern const char *const KITH_SQL_AUDIT_DETAILS_OF;
extern const char *const KITH_SQL_AUDIT_ERASE;
extern const char *const KITH_SQL_AUDIT_ERASED_WRONGLY;
extern const char *const KITH_SQL_PERSON_ERASED_WRONGLY;
extern const char *const KITH_SQL_CHECKPOINT_INSERT;
extern const char *const KITH_SQL_CHECKPOINT_NEWEST;
extern const char *const KITH_SQL_CHECKPOINTS;
extern const char *const KITH_SQL_CHECKPOINTS_NEWEST_FIRST;

extern const char *const KITH_SQL_CRISIS_NUMBERS;
extern const char *const KITH_SQL_CRISIS_NUMBER_INSERT;
extern const char *const KITH_SQL_CRISIS_NUMBER_UPDATE;
extern const char *const KITH_SQL_CRISIS_NUMBER_CHECK;
extern const char *const KITH_SQL_CRISIS_NUMBER_REMOVE;

extern const char *const KITH_SQL_SERVICE_INSERT;

extern const char *const KITH_SQL_NOTE_ENTRY_INSERT;
extern const char *const KITH_SQL_NOTE_ENTRY_NEWEST;
extern const char *const KITH_SQL_NOTE_ENTRIES;
extern const char *const KITH_SQL_NOTE_ENTRIES_OF_NEWEST;
extern const char *const KITH_SQL_NOTE_ENTRY_PEOPLE;
extern const char *const KITH_SQL_AUDIT_NOTES;

extern const char *const KITH_SQL_DRAFT_INSERT;
extern const char *const KITH_SQL_DRAFT_UPDATE;
extern const char *const KITH_SQL_DRAFT_FIND;
extern const char *const KITH_SQL_DRAFTS;
extern const char *const KITH_SQL_DRAFT_COUNT_OF;
extern const char *const KITH_SQL_DRAFT_COUNT_OTHERS;
extern const char *const KITH_SQL_DRAFT_REMOVE;

/* Statements over any table: the names come from the program's own tables, never from a file or a person. */
char *kith_sql_sealed_values (const KithSealedColumn *column);
char *kith_sql_sealed_keys (const KithSealedColumn *column);
char *kith_sql_sealed_about (const KithSealedColumn *column);
char *kith_sql_reseal (const KithSealedColumn *column);
char *kith_sql_count_sealed (const KithSealedColumn *column);
char *kith_sql_left_of_erased (const KithSealedColumn *column);
char *kith_sql_proofs (const char *table);
