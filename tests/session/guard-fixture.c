/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "guard-fixture.h"

#include "session/kith-sealed-columns.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-store-private.h"
#include "session/kith-verify.h"

KithTrust *
guard_load_trust (KithStore *store, KithIdentity *identity)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (store, &error);
  KithTrust *trust = kith_trust_store_load (db, kith_identity_get_root_public (identity), NULL, &error);

  g_assert_no_error (error);
  return trust;
}

void
guard_hoard (KithStore *store, KithTrust *trust, KithIdentity *identity, KithKeyring *hoard)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (store, &error);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GRANTS, &error);

  g_assert_no_error (error);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      const KithTrustKey *known = kith_trust_get_key (trust, kith_stmt_get_int64 (stmt, 1));
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 3);
      g_autoptr (KithRecordKey) key = kith_record_key_unwrap (sealed, identity, known->id, known->purpose,
                                                              known->epoch, known->public_key, NULL);

      if (key)
        kith_keyring_add (hoard, key);
    }
  g_assert_no_error (error);
}

GuardReach
guard_reach (KithStore *store, KithKeyring *hoard, gint64 person)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (store, &error);
  GuardReach reach = { 0 };

  for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
    {
      g_autofree char *sql = column->person_column ? kith_sql_sealed_about (column) : NULL;
      g_autoptr (KithStmt) stmt = NULL;

      if (!sql || !kith_purpose_key_may_hold (KITH_PURPOSE_RECORD, column->purpose))
        continue;
      stmt = kith_db_prepare (db, sql, &error);
      g_assert_no_error (error);
      kith_stmt_bind (stmt, "i", person);
      while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
        {
          KithSealContext context = { column->purpose, column->kind, kith_stmt_get_int64 (stmt, 0), person };
          g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
          g_autoptr (GBytes) content = kith_open_sealed (hoard, &context, sealed, NULL);

          reach.n_values++;
          reach.n_opened += content ? 1 : 0;
        }
      g_assert_no_error (error);
    }

  return reach;
}

void
guard_write (KithSession *session, guint what, gint64 person)
{
  static const struct
  {
    const char *table;
    KithSealKind kind;
    const char *sql;
  } tables[] = {
    { "intake_deposit", KITH_SEAL_KIND_PERSON_INTAKE,
      "INSERT INTO intake_deposit (id, person, day, account, sealed, version) VALUES (?1, ?2, 20000, ?3, ?4, "
      "1)" },
    { "consent", KITH_SEAL_KIND_CONSENT,
      "INSERT INTO consent (id, person, day, account, sealed, version) VALUES (?1, ?2, 20000, ?3, ?4, 1)" },
    { "legal_hold", KITH_SEAL_KIND_LEGAL_HOLD,
      "INSERT INTO legal_hold (id, person, day, until_day, account, reason, version) "
      "VALUES (?1, ?2, 20000, 20001, ?3, ?4, 1)" },
    { "intake", KITH_SEAL_KIND_INTAKE, "INSERT INTO intake (id, sealed, version) VALUES (?1, ?4, 1)" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_INTAKE_ADDED, person, &error);
  g_autoptr (GBytes) sealed = NULL;
  gint64 row;

  g_assert_no_error (error);
  row = what == 3 ? person : kith_change_new_id (change);
  sealed = kith_session_seal (session, KITH_PURPOSE_INTAKE, tables[what].kind, row, person,
                              g_variant_new_string ("told"), &error);
  g_assert_no_error (error);
  kith_db_run (kith_change_get_db (change), &error, tables[what].sql, "iiib", row, person,
               kith_session_get_account (session), sealed);
  g_assert_no_error (error);
  kith_change_touch (change, tables[what].table, row);
  kith_change_commit (change, &error);
  g_assert_no_error (error);
}

void
guard_assert_verifies (KithStore *store, KithSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kith_verify (store, session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((const KithFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}
