/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only tests may ask: an account's secret keys as they lie in memory, and what they open in another
 * store.
 *
 *   kith-keys dump STORE ACCOUNT PASSPHRASE-FILE FILE
 *     writes into FILE, for its owner alone, a line "name hex" for each secret; "derived" is what Argon2id
 * makes of the passphrase, which nobody keeps. kith-keys opens STORE ACCOUNT PASSPHRASE-FILE OTHER-STORE
 *     unlocks STORE, and prints for each purpose how many values of OTHER-STORE lie sealed in columns that a
 *     change of keys seals anew, and how many of them these keys open: "purpose values opened".
 *   kith-keys deposit STORE ACCOUNT PASSPHRASE-FILE N
 *     adds to the intake of N people, which kithctl has no command for.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "people/kith-intakes.h"
#include "people/kith-people.h"
#include "session/kith-accounts-private.h"
#include "session/kith-sealed-columns.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "vault/kith-bundle-private.h"
#include "vault/kith-identity-private.h"
#include "vault/kith-kdf.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-record-key-private.h"

#define BUNDLE_HEADER_SIZE 30
#define BOX_SECRET_SIZE 32
/* An Ed25519 secret is its seed and its public half; only the first is secret. */
#define SIGN_SECRET_SIZE 32

static KithSecret *
read_passphrase (const char *file, GError **error)
{
  g_autofree char *text = NULL;
  KithSecret *passphrase = NULL;

  if (g_file_get_contents (file, &text, NULL, error))
    passphrase = kith_passphrase_prepare (g_strchomp (text), error);
  if (text)
    kith_vault_wipe (text, strlen (text));
  return passphrase;
}

static KithSession *
unlock (const char *path, const char *name, KithSecret *passphrase, GError **error)
{
  g_autoptr (KithStore) store = kith_store_open (path, KITH_STORE_READ_WRITE, error);
  g_autoptr (KithAccount) account = store ? kith_accounts_find (store, name, error) : NULL;

  return account ? kith_session_unlock (store, account->id, passphrase, NULL, error) : NULL;
}

static void
put_secret (FILE *out, const char *name, const guint8 *data, gsize size)
{
  fprintf (out, "%s ", name);
  for (gsize i = 0; i < size; i++)
    fprintf (out, "%02x", data[i]);
  fputc ('\n', out);
}

static void
put_identity (FILE *out, KithIdentity *identity)
{
  put_secret (out, "identity-seed", kith_secret_get_data (kith_identity_get_seed (identity)),
              KITH_IDENTITY_SEED_SIZE);
  put_secret (out, "identity-x25519", kith_identity_get_box_secret (identity), BOX_SECRET_SIZE);
  put_secret (out, "identity-ed25519", kith_identity_get_sign_secret (identity), SIGN_SECRET_SIZE);
}

static void
put_record_keys (FILE *out, KithSession *session)
{
  g_autoptr (KithTrust) trust = kith_session_ref_trust (session);
  g_autoptr (GPtrArray) known = kith_trust_list_keys (trust);

  for (guint i = 0; i < known->len; i++)
    {
      const KithTrustKey *row = g_ptr_array_index (known, i);
      const KithRecordKey *key = kith_keyring_peek (session->keyring, row->id);
      const char *purpose = kith_purpose_get_name (row->purpose);
      g_autofree char *seed = g_strdup_printf ("%s-%u-seed", purpose, row->epoch);
      g_autofree char *pair = g_strdup_printf ("%s-%u-x25519", purpose, row->epoch);
      g_autofree char *symmetric = g_strdup_printf ("%s-%u-symmetric", purpose, row->epoch);

      if (!key || !kith_record_key_can_open (key))
        continue;
      put_secret (out, seed, kith_record_key_get_seed (key), KITH_RECORD_KEY_SECRET_SIZE);
      put_secret (out, pair, kith_record_key_get_box_secret (key), KITH_RECORD_KEY_SECRET_SIZE);
      put_secret (out, symmetric, kith_record_key_get_symmetric (key), KITH_RECORD_KEY_SECRET_SIZE);
    }
}

/* What Argon2id makes of the passphrase is only believed if it opens the bundle. */
static gboolean
put_derived (FILE *out, KithSession *session, KithSecret *passphrase, GError **error)
{
  KithDb *db = kith_store_get_reader (session->store, error);
  g_autoptr (GBytes) bundle = db ? kith_account_read_bundle (db, session->account, error) : NULL;
  g_autoptr (KithSecret) composed = bundle ? kith_passphrase_compose (passphrase, error) : NULL;
  g_autoptr (KithSecret) key = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  KithKdfParams params;
  const guint8 *data;

  if (!composed || !kith_identity_bundle_get_params (bundle, &params, error))
    return FALSE;
  key = kith_kdf_derive (composed, &params, error);
  if (!key)
    return FALSE;
  data = g_bytes_get_data (bundle, NULL);
  identity = kith_bundle_open (data + BUNDLE_HEADER_SIZE, key, data, BUNDLE_HEADER_SIZE, session->account);
  g_assert_nonnull (identity);
  put_secret (out, "derived", kith_secret_get_data (key), KITH_KDF_KEY_SIZE);
  return TRUE;
}

static gboolean
dump (KithSession *session, KithSecret *passphrase, const char *file, GError **error)
{
  int fd = open (file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  FILE *out = fd >= 0 ? fdopen (fd, "w") : NULL;
  gboolean done;

  if (!out)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", file, g_strerror (errno));
      return FALSE;
    }
  put_identity (out, session->identity);
  put_record_keys (out, session);
  done = put_derived (out, session, passphrase, error);
  g_assert_cmpint (fclose (out), ==, 0);
  return done;
}

static gboolean
count_column (KithSession *session,
              KithDb *db,
              const KithSealedColumn *column,
              guint *n_values,
              guint *n_opened,
              GError **error)
{
  g_autofree char *sql = kith_sql_sealed_values (column);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", G_MININT64);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithSealContext context = { column->purpose, column->kind, kith_stmt_get_int64 (stmt, 0),
                                  kith_stmt_get_int64 (stmt, 1) };
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 2);
      g_autoptr (GBytes) content =
          sealed ? kith_open_sealed (session->keyring, &context, sealed, NULL) : NULL;

      *n_values += sealed != NULL;
      *n_opened += content != NULL;
    }
  return step != KITH_STEP_ERROR;
}

static gboolean
print_opened (KithSession *session, const char *other, GError **error)
{
  g_autoptr (KithDb) db = kith_db_open (other, KITH_DB_READ_ONLY, error);

  for (KithPurpose purpose = KITH_PURPOSE_NONE + 1; db && kith_purpose_is_valid (purpose); purpose++)
    {
      guint n_values = 0;
      guint n_opened = 0;

      for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
        if (column->resealed && column->purpose == purpose &&
            !count_column (session, db, column, &n_values, &n_opened, error))
          return FALSE;
      g_print ("%s %u %u\n", kith_purpose_get_name (purpose), n_values, n_opened);
    }
  return db != NULL;
}

static gboolean
deposit (KithSession *session, guint n, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (GPtrArray) cards = kith_people_load_cards (people, NULL, error);

  for (guint i = 0; cards && i < MIN (n, cards->len); i++)
    {
      gint64 person = kith_card_get_person (g_ptr_array_index (cards, i));
      g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_INTAKE_ADDED, person, error);
      g_autoptr (KithIntake) said = kith_intake_new ();

      kith_intake_set_text (said, KITH_INTAKE_HOPES, "said at the desk");
      if (!change || !kith_intakes_deposit_in (change, person, said, error) ||
          !kith_change_commit (change, error))
        return FALSE;
    }
  return cards != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) passphrase = NULL;
  g_autoptr (KithSession) session = NULL;
  gboolean done = FALSE;

  if (argc != 6)
    return 2;
  if (kith_vault_init (&error))
    passphrase = read_passphrase (argv[4], &error);
  if (passphrase)
    session = unlock (argv[2], argv[3], passphrase, &error);
  if (session && g_str_equal (argv[1], "dump"))
    done = dump (session, passphrase, argv[5], &error);
  else if (session && g_str_equal (argv[1], "opens"))
    done = print_opened (session, argv[5], &error);
  else if (session && g_str_equal (argv[1], "deposit"))
    done = deposit (session, (guint) strtoul (argv[5], NULL, 10), &error);
  if (session)
    kith_session_close (session, NULL);
  if (!done)
    g_printerr ("kith-keys: %s\n", error ? error->message : "no such command");
  return done ? 0 : 1;
}
