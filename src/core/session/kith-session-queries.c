/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of this room, in what SQLite and PostgreSQL both understand. */

#include "session/kith-session-queries.h"

#include <glib.h>

#include "store/kith-columns.h"

const char *const KITH_SQL_SETTINGS = "SELECT name, value FROM setting";
const char *const KITH_SQL_SETTING_ID = "SELECT id FROM setting WHERE name = ?1";
const char *const KITH_SQL_SETTING_PUT =
    "INSERT INTO setting (id, name, value, version) VALUES (?1, ?2, ?3, 1)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = setting.version + 1";
const char *const KITH_SQL_SETTING_REMOVE = "DELETE FROM setting WHERE name = ?1";

const char *const KITH_SQL_META = "SELECT store_id, root_public FROM store_meta WHERE id = 1";
const char *const KITH_SQL_META_SET_ROOT =
    "UPDATE store_meta SET root_public = ?1 WHERE id = 1 AND root_public IS NULL";

const char *const KITH_SQL_ACCOUNT_GET =
    "SELECT name, role, state, bundle, version FROM account WHERE id = ?1";
const char *const KITH_SQL_ACCOUNT_FIND =
    "SELECT id, name, role, state FROM account WHERE name = ?1 AND role <> 4";
const char *const KITH_SQL_ACCOUNTS = "SELECT id, name, role, state FROM account ORDER BY id";
const char *const KITH_SQL_ACCOUNTS_ACTIVE =
    "SELECT id, name, role, state FROM account WHERE state = 1 AND role <> 4 ORDER BY name";
const char *const KITH_SQL_ACCOUNT_RECOVERY = "SELECT id FROM account WHERE role = 4 ORDER BY id LIMIT 1";
const char *const KITH_SQL_ACCOUNT_INSERT =
    "INSERT INTO account (id, name, role, state, bundle, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";
const char *const KITH_SQL_ACCOUNT_UPDATE =
    "UPDATE account SET name = ?2, role = ?3, state = ?4, version = version + 1 WHERE id = ?1";
const char *const KITH_SQL_ACCOUNT_SET_BUNDLE =
    "UPDATE account SET bundle = ?2, version = version + 1 WHERE id = ?1";

const char *const KITH_SQL_TRUST =
    "SELECT id, kind, issuer, body, signature, previous FROM trust ORDER BY id";
const char *const KITH_SQL_TRUST_INSERT =
    "INSERT INTO trust (id, kind, body, issuer, previous, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const char *const KITH_SQL_GRANTS = "SELECT id, record_key, account, sealed FROM key_grant ORDER BY id";
const char *const KITH_SQL_GRANTS_OF_ACCOUNT =
    "SELECT id, record_key, sealed FROM key_grant WHERE account = ?1 ORDER BY record_key";
const char *const KITH_SQL_GRANT_PUT =
    "INSERT INTO key_grant (id, record_key, account, sealed, version) VALUES (?1, ?2, ?3, ?4, 1)"
    " ON CONFLICT (record_key, account) DO UPDATE SET sealed = excluded.sealed, version = key_grant.version "
    "+ 1";
const char *const KITH_SQL_GRANT_ID = "SELECT id FROM key_grant WHERE record_key = ?1 AND account = ?2";
const char *const KITH_SQL_GRANT_REMOVE = "DELETE FROM key_grant WHERE id = ?1";

/* Of a key, all but one account's. */
const char *const KITH_SQL_GRANTS_OF_KEY =
    "SELECT id FROM key_grant WHERE record_key = ?1 AND account <> ?2 ORDER BY id";

const char *const KITH_SQL_TRUST_LENGTH = "SELECT max(id) FROM trust";

#define GUARD_COLUMNS "g.id, g.person, g.day, a.name, g.sealed"

const char *const KITH_SQL_GUARD_INSERT =
    "INSERT INTO guard (id, person, day, account, sealed, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";
const char *const KITH_SQL_GUARD_REMOVE = "DELETE FROM guard WHERE id = ?1";
const char *const KITH_SQL_GUARD_GET =
    "SELECT " GUARD_COLUMNS " FROM guard AS g LEFT JOIN account AS a ON a.id = g.account WHERE g.id = ?1";
const char *const KITH_SQL_GUARDS =
    "SELECT " GUARD_COLUMNS " FROM guard AS g LEFT JOIN account AS a ON a.id = g.account ORDER BY g.id";
const char *const KITH_SQL_GUARD_ROWS = "SELECT id, person FROM guard ORDER BY id";
/* Every record that counts as the same person, ?1 among them, and can be found. */
const char *const KITH_SQL_GUARD_SAME =
    "WITH RECURSIVE same (id) AS (SELECT id FROM person WHERE id = ?1 "
    "UNION SELECT CASE WHEN m.from_person = s.id THEN m.into_person ELSE m.from_person END "
    "FROM person_merge AS m JOIN same AS s ON m.from_person = s.id OR m.into_person = s.id "
    "WHERE m.ended = 0) "
    "SELECT p.id FROM same AS s JOIN person AS p ON p.id = s.id WHERE p.state <= 2 ORDER BY p.id";
const char *const KITH_SQL_IS_HELD = "SELECT id FROM legal_hold WHERE person = ?1 LIMIT 1";
const char *const KITH_SQL_IS_ERASED = "SELECT id FROM erasure WHERE id = ?1 AND erased_day IS NOT NULL";

const char *const KITH_SQL_AUDIT_INSERT =
    "INSERT INTO audit (id, chain, seq, kind, utc, account, subject, details, changes, hash, "
    "signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const char *const KITH_SQL_AUDIT_NEWEST = "SELECT max(id) FROM audit";
const char *const KITH_SQL_AUDIT_LATEST_UTC = "SELECT utc FROM audit ORDER BY id DESC LIMIT 1";
/* Events 62 and 44, written out for the index. */
const char *const KITH_SQL_BACKUP_NEWEST =
    "SELECT id, utc FROM audit WHERE kind = 62 ORDER BY id DESC LIMIT 1";
const char *const KITH_SQL_DAY_CLOSED_NEWEST = "SELECT max(id) FROM audit WHERE kind = 44";
const char *const KITH_SQL_CREATED = "SELECT created_utc FROM store_meta WHERE id = 1";
const char *const KITH_SQL_AUDIT_ALL = "SELECT id, chain, seq, kind, utc, account, subject, details, "
                                       "changes, hash, signature, erased FROM audit "
                                       "ORDER BY id";
const char *const KITH_SQL_AUDIT_DETAILS_OF =
    "SELECT id, details FROM audit WHERE subject = ?1 AND details IS NOT NULL ORDER BY id";
const char *const KITH_SQL_AUDIT_ERASE = "UPDATE audit SET details = NULL, erased = ?2 WHERE id = ?1";
const char *const KITH_SQL_AUDIT_ERASED_WRONGLY =
    "SELECT a.id FROM audit AS a LEFT JOIN erasure AS e ON e.id = a.subject AND e.erased_day IS NOT NULL"
    " WHERE a.erased IS NOT NULL AND e.id IS NULL ORDER BY a.id";
const char *const KITH_SQL_PERSON_ERASED_WRONGLY =
    "SELECT p.id FROM person AS p LEFT JOIN erasure AS e ON e.id = p.id AND e.erased_day IS NOT NULL"
    " WHERE p.state = 4 AND e.id IS NULL ORDER BY p.id";
#define AUDIT_ENTRIES                                                                                        \
  "SELECT audit.id, kind, utc, account, account.name, subject, details FROM audit"                           \
  " LEFT JOIN account ON account.id = audit.account"                                                         \
  " WHERE utc >= ?1 AND utc <= ?2 AND (utc < ?2 OR audit.id < ?3) AND (account = ?4 OR ?4 = 0)"              \
  " AND (?5 = '' OR ?5 LIKE '%,' || kind || ',%') AND kind <> ?6"
const char *const KITH_SQL_AUDIT_LIST = AUDIT_ENTRIES " ORDER BY utc DESC, audit.id DESC LIMIT ?7";
const char *const KITH_SQL_AUDIT_LIST_SUBJECT =
    AUDIT_ENTRIES " AND subject IN (WITH RECURSIVE same (id) AS (SELECT CAST (?8 AS BIGINT)"
                  " UNION SELECT CASE WHEN m.from_person = s.id THEN m.into_person ELSE m.from_person END"
                  " FROM person_merge AS m JOIN same AS s ON m.from_person = s.id OR m.into_person = s.id"
                  " WHERE m.ended = 0) SELECT id FROM same) ORDER BY utc DESC, audit.id DESC LIMIT ?7";
const char *const KITH_SQL_AUDIT_CHANGES =
    "SELECT id, changes FROM audit WHERE changes IS NOT NULL ORDER BY id";
const char *const KITH_SQL_AUDIT_TAILS =
    "SELECT audit.chain, audit.seq, audit.hash FROM audit,"
    " (SELECT chain, max(seq) AS seq FROM audit WHERE id > ?1 GROUP BY chain) AS tail"
    " WHERE audit.chain = tail.chain AND audit.seq = tail.seq ORDER BY audit.id";
const char *const KITH_SQL_CHECKPOINT_INSERT = "INSERT INTO checkpoint (id, chain, seq, utc, account, "
                                               "previous, audit_head, trust_seq, trust_head, signature)"
                                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const char *const KITH_SQL_CHECKPOINT_NEWEST =
    "SELECT id, chain, seq, utc, account, previous, audit_head, trust_seq, trust_head, signature"
    " FROM checkpoint ORDER BY id DESC LIMIT 1";
const char *const KITH_SQL_CHECKPOINTS =
    "SELECT id, chain, seq, utc, account, previous, audit_head, trust_seq, trust_head, signature"
    " FROM checkpoint ORDER BY id";

const char *const KITH_SQL_CHECKPOINTS_NEWEST_FIRST =
    "SELECT id, chain, seq, utc, account, previous, audit_head, trust_seq, trust_head, signature"
    " FROM checkpoint ORDER BY id DESC";

const char *const KITH_SQL_CRISIS_NUMBERS =
    "SELECT id, number, label, checked_day FROM crisis_number ORDER BY position, id";
const char *const KITH_SQL_CRISIS_NUMBER_INSERT = "INSERT INTO crisis_number (id, position, number, label, "
                                                  "checked_day, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";
const char *const KITH_SQL_CRISIS_NUMBER_UPDATE =
    "UPDATE crisis_number SET position = ?2, number = ?3, label = ?4, checked_day = ?5, version = version + 1"
    " WHERE id = ?1";
const char *const KITH_SQL_CRISIS_NUMBER_CHECK =
    "UPDATE crisis_number SET checked_day = ?2, version = version + 1 WHERE id = ?1";
const char *const KITH_SQL_CRISIS_NUMBER_REMOVE = "DELETE FROM crisis_number WHERE id = ?1";

const char *const KITH_SQL_SERVICE_INSERT = "INSERT INTO service (id, code, label, position, pinned, active, "
                                            "version) VALUES (?1, ?2, NULL, ?3, ?4, ?5, 1)";

#define NOTE_ENTRY_COLUMNS                                                                                   \
  "n.id, n.note, n.person, n.seq, n.kind, n.account, n.day, n.minute, n.mode, n.support, n.utc, "            \
  "n.trust_seq, n.restricted, n.commitment, n.previous, n.signature"

const char *const KITH_SQL_NOTE_ENTRY_INSERT =
    "INSERT INTO note_entry (id, note, person, seq, kind, account, day, minute, mode, support, utc, "
    "trust_seq, restricted, commitment, previous, signature, sealed, words, own)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
const char *const KITH_SQL_NOTE_ENTRY_NEWEST =
    "SELECT " NOTE_ENTRY_COLUMNS " FROM note_entry AS n WHERE n.person = ?1 ORDER BY n.seq DESC LIMIT 1";
#define NOTE_ENTRIES                                                                                         \
  "SELECT " NOTE_ENTRY_COLUMNS ", n.sealed, n.words, n.own, a.name, e.erased_day FROM note_entry AS n"       \
  " LEFT JOIN account AS a ON a.id = n.account LEFT JOIN erasure AS e ON e.id = n.person"                    \
  " WHERE n.person = ?1"
const char *const KITH_SQL_NOTE_ENTRIES = NOTE_ENTRIES " ORDER BY n.seq";
const char *const KITH_SQL_NOTE_ENTRIES_OF_NEWEST =
    NOTE_ENTRIES " AND n.note IN (SELECT id FROM note_entry WHERE person = ?1 AND note = id"
                 " ORDER BY day DESC, id DESC LIMIT ?2) ORDER BY n.seq";
const char *const KITH_SQL_NOTE_ENTRY_PEOPLE = "SELECT DISTINCT person FROM note_entry ORDER BY person";
/* Events 140 to 142. */
const char *const KITH_SQL_AUDIT_NOTES =
    "SELECT changes FROM audit WHERE subject = ?1 AND kind IN (140, 141, 142) AND changes IS NOT NULL";

const char *const KITH_SQL_DRAFT_INSERT =
    "INSERT INTO draft (id, account, kind, subject, sealed, utc, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";
const char *const KITH_SQL_DRAFT_UPDATE =
    "UPDATE draft SET sealed = ?3, utc = ?4, version = version + 1 WHERE id = ?1 AND account = ?2";
const char *const KITH_SQL_DRAFT_FIND =
    "SELECT id, sealed FROM draft WHERE account = ?1 AND kind = ?2 AND COALESCE (subject, 0) = ?3"
    " ORDER BY utc DESC, id DESC LIMIT 1";
const char *const KITH_SQL_DRAFTS =
    "SELECT id, sealed, COALESCE (subject, 0), utc FROM draft WHERE account = ?1 AND kind = ?2"
    " ORDER BY utc DESC, id DESC";
const char *const KITH_SQL_DRAFT_COUNT_OF = "SELECT count(*) FROM draft WHERE account = ?1";
const char *const KITH_SQL_DRAFT_COUNT_OTHERS = "SELECT count(*) FROM draft WHERE account <> ?1";
const char *const KITH_SQL_DRAFT_REMOVE = "DELETE FROM draft WHERE id = ?1 AND account = ?2";

/* id, person or 0, the sealed value; by rising id after ?1. */
char *
kith_sql_sealed_values (const KithSealedColumn *column)
{
  return g_strdup_printf ("SELECT id, %s, %s FROM %s WHERE id > ?1 AND %s IS NOT NULL ORDER BY id",
                          column->person_column ? column->person_column : "0", column->column, column->table,
                          column->column);
}

/* id and the first bytes of the sealed value, enough to read its key; by rising id after ?1. */
char *
kith_sql_sealed_keys (const KithSealedColumn *column)
{
  return g_strdup_printf ("SELECT id, %s FROM %s WHERE id > ?1 AND %s IS NOT NULL ORDER BY id",
                          column->column, column->table, column->column);
}

/* id and the sealed value, of one person's rows. */
char *
kith_sql_sealed_about (const KithSealedColumn *column)
{
  return g_strdup_printf ("SELECT id, %s FROM %s WHERE %s = ?1 AND %s IS NOT NULL ORDER BY id",
                          column->column, column->table, column->person_column, column->column);
}

/* What is written once has none. */
static gboolean
is_versioned (const char *table)
{
  for (const KithColumn *column = kith_columns_get (); column->table != NULL; column++)
    {
      if (g_str_equal (column->table, table) && g_str_equal (column->column, "version"))
        return TRUE;
    }

  return FALSE;
}

/* ?1 id, ?2 the new value. */
char *
kith_sql_reseal (const KithSealedColumn *column)
{
  return g_strdup_printf ("UPDATE %s SET %s = ?2%s WHERE id = ?1", column->table, column->column,
                          is_versioned (column->table) ? ", version = version + 1" : "");
}

/* id, and what proves the row and all before it; by rising id. */
char *
kith_sql_proofs (const char *table)
{
  return g_strdup_printf ("SELECT id, %s FROM %s ORDER BY id",
                          g_str_equal (table, "audit") ? "hash" : "signature", table);
}

/* The rows about somebody erased that still hold something. */
char *
kith_sql_left_of_erased (const KithSealedColumn *column)
{
  return g_strdup_printf ("SELECT t.id FROM %s AS t JOIN erasure AS e ON e.id = t.%s"
                          " WHERE e.erased_day IS NOT NULL AND t.%s IS NOT NULL ORDER BY t.id",
                          column->table, column->person_column, column->column);
}

char *
kith_sql_count_sealed (const KithSealedColumn *column)
{
  return g_strdup_printf ("SELECT count (*) FROM %s WHERE %s IS NOT NULL", column->table, column->column);
}
