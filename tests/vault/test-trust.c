/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of signed statements and of the trust log: what its rules allow, and what becomes of a log
 * that somebody with the file has worked on. */

#include "vault/vault-center.h"

#include "vault/kith-statement.h"

static void
assert_unverified (GPtrArray *rows, KithIdentity *root, gint64 seq)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *named = g_strdup_printf ("Row %lld ", (long long) seq);

  g_assert_null (kith_trust_replay (rows, kith_identity_get_root_public (root), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  if (!g_str_has_prefix (error->message, named))
    g_error ("'%s' does not name row %lld", error->message, (long long) seq);
}

static KithTrustRow *
copy_row (const KithTrustRow *row)
{
  KithTrustRow *copy = kith_trust_row_new (row->seq, row->kind, row->issuer, row->body, row->signature,
                                           sizeof row->signature, row->previous, sizeof row->previous, NULL);

  g_assert_nonnull (copy);
  return copy;
}

static GPtrArray *
copy_rows (GPtrArray *rows)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_trust_row_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copy, copy_row (g_ptr_array_index (rows, i)));

  return copy;
}

static void
assert_may_not_account (VaultCenter *center, KithIdentity *issuer, KithTrustAccount account)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_trust_sign_account (center->trust, issuer, &account, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
assert_may_not_key (VaultCenter *center, KithIdentity *issuer, KithTrustKey key)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_trust_sign_key (center->trust, issuer, &key, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
test_statement (void)
{
  g_autoptr (KithIdentity) root = kith_identity_generate_root ();
  g_autoptr (KithIdentity) other = kith_identity_generate_root ();
  g_autoptr (GBytes) body = g_bytes_new_static ("heads of the day", 16);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  const guint8 *signer = kith_identity_get_public (root)->sign_public;
  guint8 signature[KITH_SIGNATURE_SIZE];
  guint8 text[16];

  kith_statement_sign (root, KITH_STATEMENT_DOMAIN_CHECKPOINT, body, signature);
  g_assert_true (kith_statement_verify (signer, KITH_STATEMENT_DOMAIN_CHECKPOINT, body, signature));
  g_assert_false (kith_statement_verify (signer, KITH_STATEMENT_DOMAIN_NOTE, body, signature));
  g_assert_false (kith_statement_verify (signer, "checkpoinT", body, signature));
  g_assert_false (kith_statement_verify (signer, KITH_STATEMENT_DOMAIN_CHECKPOINT, empty, signature));
  g_assert_false (kith_statement_verify (kith_identity_get_public (other)->sign_public,
                                         KITH_STATEMENT_DOMAIN_CHECKPOINT, body, signature));

  for (guint i = 0; i < KITH_SIGNATURE_SIZE * 8; i++)
    {
      signature[i / 8] ^= 1u << i % 8;
      g_assert_false (kith_statement_verify (signer, KITH_STATEMENT_DOMAIN_CHECKPOINT, body, signature));
      signature[i / 8] ^= 1u << i % 8;
    }

  memcpy (text, g_bytes_get_data (body, NULL), sizeof text);
  for (guint i = 0; i < sizeof text * 8; i++)
    {
      g_autoptr (GBytes) changed = NULL;

      text[i / 8] ^= 1u << i % 8;
      changed = g_bytes_new (text, sizeof text);
      g_assert_false (kith_statement_verify (signer, KITH_STATEMENT_DOMAIN_CHECKPOINT, changed, signature));
      text[i / 8] ^= 1u << i % 8;
    }

  /* Domain and body do not run into each other. */
  {
    g_autoptr (GBytes) ab = g_bytes_new_static ("b rest", 6);
    g_autoptr (GBytes) b = g_bytes_new_static (" rest", 5);

    kith_statement_sign (root, "a", ab, signature);
    g_assert_false (kith_statement_verify (signer, "ab", b, signature));
  }
}

static void
test_replay (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (KithTrust) copy = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  const KithTrustAccount *account;

  vault_center_fill (center);
  trust = kith_trust_replay (center->rows, kith_identity_get_root_public (center->root), &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_trust_get_length (trust), ==, 7);
  g_assert_cmpmem (kith_trust_get_head (trust), KITH_HASH_SIZE, kith_trust_get_head (center->trust),
                   KITH_HASH_SIZE);

  account = kith_trust_get_account (trust, ADVOCATE);
  g_assert_cmpstr (account->name, ==, "Tomasz");
  g_assert_cmpint (account->role, ==, KITH_ROLE_ADVOCATE);
  g_assert_cmpint (account->seq, ==, 4);
  g_assert_cmpmem (&account->keys, sizeof account->keys, kith_identity_get_public (center->advocate),
                   sizeof account->keys);
  g_assert_cmpint (kith_trust_get_recovery (trust)->id, ==, RECOVERY);
  g_assert_cmpint (kith_trust_get_current_key (trust, KITH_PURPOSE_CARE)->id, ==, 3);
  g_assert_cmpint (kith_trust_get_key (trust, 2)->issuer, ==, COORDINATOR);
  g_assert_null (kith_trust_get_current_key (trust, KITH_PURPOSE_AUDIT));
  g_assert_null (kith_trust_get_account (trust, 999));
  g_assert_null (kith_trust_get_key (trust, 999));
  accounts = kith_trust_list_accounts (trust);
  keys = kith_trust_list_keys (trust);
  g_assert_cmpuint (accounts->len, ==, 4);
  g_assert_cmpuint (keys->len, ==, 3);

  g_assert_true (kith_trust_check_identity (trust, center->desk, &error));
  g_assert_no_error (error);

  /* A copy goes its own way. */
  copy = kith_trust_copy (trust);
  {
    KithTrustKey key = key_of (4, KITH_PURPOSE_AUDIT, 1);
    g_autoptr (KithTrustRow) row = kith_trust_sign_key (copy, center->coordinator, &key, &error);

    g_assert_true (kith_trust_append (copy, row, &error));
    g_assert_null (kith_trust_get_key (trust, 4));
    g_assert_nonnull (kith_trust_get_key (copy, 4));
    g_assert_true (kith_trust_append (trust, row, &error));
    g_assert_cmpmem (kith_trust_get_head (trust), KITH_HASH_SIZE, kith_trust_get_head (copy), KITH_HASH_SIZE);
  }
}

static void
test_identity_of_another (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithIdentity) impostor =
      kith_identity_generate (DESK, kith_identity_get_root_public (center->root));
  g_autoptr (KithIdentity) unknown =
      kith_identity_generate (555, kith_identity_get_root_public (center->root));
  g_autoptr (GError) error = NULL;
  KithTrustAccount retired;

  vault_center_fill (center);
  g_assert_false (kith_trust_check_identity (center->trust, impostor, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  g_assert_false (kith_trust_check_identity (center->trust, unknown, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);

  retired = account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 2);
  retired.state = KITH_ACCOUNT_RETIRED;
  say_account (center, center->coordinator, retired);
  g_assert_false (kith_trust_check_identity (center->trust, center->desk, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

/* Every bit of every column of every row. */
static void
test_every_bit (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();

  vault_center_fill (center);
  for (guint i = 0; i < center->rows->len; i++)
    {
      const KithTrustRow *row = g_ptr_array_index (center->rows, i);
      gsize body_size;
      const guint8 *body = g_bytes_get_data (row->body, &body_size);
      gsize size = 8 + 4 + 8 + KITH_SIGNATURE_SIZE + KITH_HASH_SIZE + body_size;

      for (gsize at = 0; at < size; at++)
        {
          g_autoptr (GPtrArray) rows = copy_rows (center->rows);
          KithTrustRow *changed = g_ptr_array_index (rows, i);
          guint8 flip = (guint8) (1u << (at + i) % 8);
          g_autofree guint8 *new_body = g_memdup2 (body, body_size);

          if (at < 8)
            changed->seq ^= (gint64) ((guint64) flip << 8 * at);
          else if (at < 12)
            changed->kind ^= (guint32) flip << 8 * (at - 8);
          else if (at < 20)
            changed->issuer ^= (gint64) ((guint64) flip << 8 * (at - 12));
          else if (at < 20 + KITH_SIGNATURE_SIZE)
            changed->signature[at - 20] ^= flip;
          else if (at < 20 + KITH_SIGNATURE_SIZE + KITH_HASH_SIZE)
            changed->previous[at - 20 - KITH_SIGNATURE_SIZE] ^= flip;
          else
            {
              new_body[at - 20 - KITH_SIGNATURE_SIZE - KITH_HASH_SIZE] ^= flip;
              g_bytes_unref (changed->body);
              changed->body = g_bytes_new (new_body, body_size);
            }
          assert_unverified (rows, center->root, i + 1);
        }
    }
}

static void
test_moved_rows (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  guint n;

  vault_center_fill (center);
  n = center->rows->len;
  for (guint i = 0; i + 1 < n; i++)
    {
      g_autoptr (GPtrArray) removed = copy_rows (center->rows);
      g_autoptr (GPtrArray) swapped = copy_rows (center->rows);
      g_autoptr (GPtrArray) renumbered = copy_rows (center->rows);
      g_autoptr (GPtrArray) doubled = copy_rows (center->rows);
      gpointer kept = swapped->pdata[i];

      g_ptr_array_remove_index (removed, i);
      assert_unverified (removed, center->root, i + 1);

      swapped->pdata[i] = swapped->pdata[i + 1];
      swapped->pdata[i + 1] = kept;
      assert_unverified (swapped, center->root, i + 1);

      g_ptr_array_remove_index (renumbered, i);
      for (guint j = i; j < renumbered->len; j++)
        ((KithTrustRow *) g_ptr_array_index (renumbered, j))->seq = j + 1;
      assert_unverified (renumbered, center->root, i + 1);

      g_ptr_array_insert (doubled, (gint) i + 1, copy_row (g_ptr_array_index (doubled, i)));
      assert_unverified (doubled, center->root, i + 2);
    }
}

/* A coordinator signs two rows for one place, and later rows upon the first; the second is put in. */
static void
test_forked (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithTrust) before = kith_trust_copy (center->trust);
  g_autoptr (GPtrArray) rows = NULL;
  KithTrustAccount other;

  vault_center_fill (center);
  rows = copy_rows (center->rows);
  other = account_of (center->desk, "Desk two", KITH_ROLE_FRONT_DESK, 1);
  kith_trust_row_free (rows->pdata[2]);
  rows->pdata[2] = kith_trust_sign_account (before, center->coordinator, &other, NULL);
  g_assert_nonnull (rows->pdata[2]);
  assert_unverified (rows, center->root, 4);
}

/* What is missing at the end only a head that was written down elsewhere can tell. */
static void
test_truncated (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithTrust) shorter = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  vault_center_fill (center);
  rows = copy_rows (center->rows);
  g_ptr_array_set_size (rows, (gint) rows->len - 1);
  shorter = kith_trust_replay (rows, kith_identity_get_root_public (center->root), &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      memcmp (kith_trust_get_head (shorter), kith_trust_get_head (center->trust), KITH_HASH_SIZE), !=, 0);

  g_ptr_array_set_size (rows, 1);
  assert_unverified (rows, center->root, 2);
  g_ptr_array_set_size (rows, 0);
  assert_unverified (rows, center->root, 1);
}

/* Rows of another center, well signed there. */
static void
test_other_center (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (VaultCenter) other = vault_center_new ();
  g_autoptr (GPtrArray) mixed = NULL;

  vault_center_fill (center);
  vault_center_fill (other);
  assert_unverified (other->rows, center->root, 1);
  mixed = copy_rows (center->rows);
  for (guint i = 3; i < mixed->len; i++)
    {
      kith_trust_row_free (mixed->pdata[i]);
      mixed->pdata[i] = copy_row (g_ptr_array_index (other->rows, i));
    }
  assert_unverified (mixed, center->root, 4);
}

/* A row that an account signs without the right to: made by the log of somebody who lies to
 * themself about who is what, then put where it would fit. */
static KithTrustRow *
sign_by_force (VaultCenter *center, KithIdentity *issuer, KithTrustAccount account)
{
  g_autoptr (GByteArray) statement = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) body = NULL;
  guint8 signature[KITH_SIGNATURE_SIZE];
  guint64 seq = GUINT64_TO_BE ((guint64) kith_trust_get_length (center->trust) + 1);
  guint32 kind = GUINT32_TO_BE (KITH_TRUST_ACCOUNT);
  guint64 who = GUINT64_TO_BE ((guint64) kith_identity_get_account_id (issuer));

  body = kith_vault_variant_to_bytes (
      g_variant_new ("(xsuuu@ay@ay)", account.id, account.name, account.role, account.state, account.epoch,
                     g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, account.keys.box_public, 32, 1),
                     g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, account.keys.sign_public, 32, 1)));
  g_byte_array_append (statement, (const guint8 *) &seq, 8);
  g_byte_array_append (statement, (const guint8 *) &kind, 4);
  g_byte_array_append (statement, (const guint8 *) &who, 8);
  g_byte_array_append (statement, kith_trust_get_head (center->trust), KITH_HASH_SIZE);
  g_byte_array_append (statement, g_bytes_get_data (body, NULL), (guint) g_bytes_get_size (body));
  bytes = g_bytes_new (statement->data, statement->len);
  kith_statement_sign (issuer, KITH_STATEMENT_DOMAIN_TRUST, bytes, signature);
  return kith_trust_row_new (kith_trust_get_length (center->trust) + 1, KITH_TRUST_ACCOUNT,
                             kith_identity_get_account_id (issuer), body, signature, sizeof signature,
                             kith_trust_get_head (center->trust), KITH_HASH_SIZE, NULL);
}

static void
assert_forced_is_refused (VaultCenter *center, KithIdentity *issuer, KithTrustAccount account)
{
  g_autoptr (KithTrustRow) row = sign_by_force (center, issuer, account);
  g_autoptr (GError) error = NULL;
  gint64 length = kith_trust_get_length (center->trust);

  g_assert_false (kith_trust_append (center->trust, row, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_assert_cmpint (kith_trust_get_length (center->trust), ==, length);
  assert_may_not_account (center, issuer, account);
}

static void
test_self_appointed (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithIdentity) stranger =
      kith_identity_generate (666, kith_identity_get_root_public (center->root));

  vault_center_fill (center);
  assert_forced_is_refused (center, stranger, account_of (stranger, "Stranger", KITH_ROLE_COORDINATOR, 1));
  assert_forced_is_refused (center, center->desk,
                            account_of (center->desk, "Desk", KITH_ROLE_COORDINATOR, 2));
  assert_forced_is_refused (center, center->advocate,
                            account_of (center->desk, "Desk", KITH_ROLE_COORDINATOR, 2));
  assert_forced_is_refused (center, center->root,
                            account_of (stranger, "Stranger", KITH_ROLE_COORDINATOR, 1));
  assert_forced_is_refused (center, center->root,
                            account_of (center->desk, "Desk", KITH_ROLE_COORDINATOR, 2));

  /* By force works where there is a right, so what was refused was the right. */
  {
    g_autoptr (KithTrustRow) row = sign_by_force (
        center, center->coordinator, account_of (center->desk, "Desk", KITH_ROLE_COORDINATOR, 2));
    g_autoptr (GError) error = NULL;

    g_assert_true (kith_trust_append (center->trust, row, &error));
    g_assert_no_error (error);
  }
}

static void
test_demoted (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithIdentity) second =
      kith_identity_generate (200, kith_identity_get_root_public (center->root));
  g_autoptr (KithIdentity) hired = kith_identity_generate (201, kith_identity_get_root_public (center->root));
  g_autoptr (KithIdentity) friend =
      kith_identity_generate (202, kith_identity_get_root_public (center->root));
  g_autoptr (KithTrust) again = NULL;
  g_autoptr (GError) error = NULL;
  KithTrustAccount retired;

  say_account (center, center->coordinator, account_of (second, "Second", KITH_ROLE_COORDINATOR, 1));
  say_account (center, second, account_of (hired, "Hired", KITH_ROLE_ADVOCATE, 1));
  say_account (center, center->coordinator, account_of (second, "Second", KITH_ROLE_ADVOCATE, 2));
  assert_forced_is_refused (center, second, account_of (friend, "Friend", KITH_ROLE_COORDINATOR, 1));
  assert_forced_is_refused (center, second, account_of (second, "Second", KITH_ROLE_COORDINATOR, 3));
  assert_may_not_key (center, second, key_of (9, KITH_PURPOSE_DESK, 1));

  retired = account_of (center->coordinator, "Ines B.", KITH_ROLE_COORDINATOR, 2);
  retired.state = KITH_ACCOUNT_RETIRED;
  say_account (center, center->recovery, retired);
  assert_forced_is_refused (center, center->coordinator,
                            account_of (friend, "Friend", KITH_ROLE_COORDINATOR, 1));

  /* With no coordinator left, recovery appoints one. */
  say_account (center, center->recovery, account_of (hired, "Hired", KITH_ROLE_COORDINATOR, 2));
  say_account (center, hired, account_of (friend, "Friend", KITH_ROLE_FRONT_DESK, 1));

  again = kith_trust_replay (center->rows, kith_identity_get_root_public (center->root), &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_trust_get_account (again, 201)->role, ==, KITH_ROLE_COORDINATOR);
  g_assert_cmpint (kith_trust_get_account (again, COORDINATOR)->state, ==, KITH_ACCOUNT_RETIRED);
}

static void
test_beginning (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (KithTrust) empty = kith_trust_new (kith_identity_get_root_public (center->root));
  KithTrust *full = center->trust;
  KithTrustAccount retired = account_of (center->coordinator, "Ines B.", KITH_ROLE_COORDINATOR, 1);

  center->trust = empty;
  assert_may_not_account (center, center->root,
                          account_of (center->recovery, "Recovery", KITH_ROLE_RECOVERY, 1));
  assert_may_not_account (center, center->root,
                          account_of (center->advocate, "Tomasz", KITH_ROLE_ADVOCATE, 1));
  assert_may_not_account (center, center->coordinator,
                          account_of (center->coordinator, "Ines B.", KITH_ROLE_COORDINATOR, 1));
  retired.state = KITH_ACCOUNT_RETIRED;
  assert_may_not_account (center, center->root, retired);
  assert_may_not_key (center, center->root, key_of (1, KITH_PURPOSE_DESK, 1));
  center->trust = full;
  assert_may_not_key (center, center->root, key_of (1, KITH_PURPOSE_DESK, 1));
}

static void
test_account_rules (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  KithIdentity *by = center->coordinator;
  KithTrustAccount account;

  vault_center_fill (center);
  assert_may_not_account (center, by, account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 1));
  assert_may_not_account (center, by, account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 3));
  assert_may_not_account (center, by, account_of (center->desk, "Desk", KITH_ROLE_RECOVERY, 2));
  assert_may_not_account (center, by, account_of (center->desk, "Desk", KITH_ROLE_NONE, 2));
  assert_may_not_account (center, by, account_of (center->desk, "Desk", 5, 2));
  assert_may_not_account (center, by, account_of (center->desk, " ", KITH_ROLE_FRONT_DESK, 2));
  assert_may_not_account (center, by, account_of (center->recovery, "Recovery", KITH_ROLE_COORDINATOR, 2));
  account = account_of (center->recovery, "Recovery", KITH_ROLE_RECOVERY, 2);
  account.state = KITH_ACCOUNT_RETIRED;
  assert_may_not_account (center, by, account);
  account = account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 2);
  account.state = 3;
  assert_may_not_account (center, by, account);
  account = account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 2);
  memset (account.keys.box_public, 0, 32);
  assert_may_not_account (center, by, account);
  account = account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 2);
  account.keys = *kith_identity_get_public (center->advocate);
  assert_may_not_account (center, by, account);
  account = account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 1);
  account.id = 0;
  assert_may_not_account (center, by, account);

  /* A renewed recovery code is the same account with other keys. */
  {
    g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
    g_autoptr (KithIdentity) renewed =
        kith_recovery_code_identity (code, RECOVERY, kith_identity_get_root_public (center->root));

    say_account (center, by, account_of (renewed, "Recovery", KITH_ROLE_RECOVERY, 2));
    assert_forced_is_refused (center, center->recovery,
                              account_of (center->desk, "Desk", KITH_ROLE_COORDINATOR, 2));
    g_assert_false (kith_trust_check_identity (center->trust, center->recovery, NULL));
    g_assert_true (kith_trust_check_identity (center->trust, renewed, NULL));
  }
}

static void
test_key_rules (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  KithTrustKey desk, changed, draft, record;

  vault_center_fill (center);
  assert_may_not_key (center, center->coordinator, key_of (9, KITH_PURPOSE_DESK, 1));
  assert_may_not_key (center, center->coordinator, key_of (9, KITH_PURPOSE_DESK, 3));
  assert_may_not_key (center, center->coordinator, key_of (0, KITH_PURPOSE_DESK, 2));
  assert_may_not_key (center, center->coordinator, key_of (9, KITH_PURPOSE_NONE, 1));
  assert_may_not_key (center, center->coordinator, key_of (9, KITH_PURPOSE_LAST + 1, 1));
  assert_may_not_key (center, center->desk, key_of (9, KITH_PURPOSE_DESK, 2));
  assert_may_not_key (center, center->advocate, key_of (9, KITH_PURPOSE_CARE, 2));
  assert_may_not_key (center, center->desk, key_of (9, KITH_PURPOSE_RECORD, 1));
  changed = key_of (9, KITH_PURPOSE_DESK, 2);
  memcpy (changed.public_key, kith_identity_get_public (center->desk)->box_public, 32);
  assert_may_not_key (center, center->coordinator, changed);

  /* A new epoch makes the old one old. */
  desk = key_of (9, KITH_PURPOSE_DESK, 2);
  say_key (center, center->coordinator, desk);
  g_assert_cmpint (kith_trust_get_current_key (center->trust, KITH_PURPOSE_DESK)->id, ==, 9);
  g_assert_cmpint (kith_trust_get_key (center->trust, 1)->state, ==, KITH_KEY_OLD);

  /* A settled key keeps its public half, purpose and epoch, and never comes back. */
  changed = desk;
  changed.public_key[3] ^= 4;
  assert_may_not_key (center, center->coordinator, changed);
  assert_may_not_key (center, center->coordinator, desk);
  changed = desk;
  changed.state = 7;
  assert_may_not_key (center, center->coordinator, changed);
  changed = *kith_trust_get_key (center->trust, 1);
  changed.state = KITH_KEY_CURRENT;
  assert_may_not_key (center, center->coordinator, changed);

  /* Everybody's own drafts; an advocate's guarded record; both ended by whoever may. */
  draft = key_of (20, KITH_PURPOSE_DRAFT, 1);
  record = key_of (21, KITH_PURPOSE_RECORD, 1);
  say_key (center, center->desk, draft);
  say_key (center, center->advocate, record);
  say_key (center, center->advocate, key_of (22, KITH_PURPOSE_RECORD, 1));
  g_assert_cmpint (kith_trust_get_key (center->trust, 21)->state, ==, KITH_KEY_CURRENT);
  draft.state = KITH_KEY_OLD;
  assert_may_not_key (center, center->advocate, draft);
  say_key (center, center->desk, draft);
  record.state = KITH_KEY_OLD;
  assert_may_not_key (center, center->desk, record);
  say_key (center, center->coordinator, record);
  assert_may_not_key (center, center->coordinator, record);
}

static GArray *
ids_of (guint n, ...)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_list list;

  va_start (list, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = va_arg (list, gint64);

      g_array_append_val (ids, id);
    }
  va_end (list);
  return ids;
}

/* Takes both lists. */
static void
say_guard (VaultCenter *center,
           KithIdentity *issuer,
           gint64 person,
           KithRecordState state,
           gint64 key,
           GArray *accounts,
           GArray *guards,
           gboolean may)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) held_accounts = accounts;
  g_autoptr (GArray) held_guards = guards;
  KithTrustGuard said = {
    .person = person, .state = state, .key = key, .accounts = accounts, .guards = guards
  };
  KithTrustRow *row = kith_trust_sign_guard (center->trust, issuer, &said, &error);

  if (!may)
    {
      g_assert_null (row);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (kith_trust_append (center->trust, row, &error));
  g_assert_no_error (error);
  g_ptr_array_add (center->rows, row);
}

#define ONE(id) ids_of (1, (gint64) (id))
#define NONE ids_of (0)
#define BOTH ids_of (2, (gint64) MIN (COORDINATOR, ADVOCATE), (gint64) MAX (COORDINATOR, ADVOCATE))
#define GUARD(issuer, person, key, accounts, guards, may)                                                    \
  say_guard (center, center->issuer, person, KITH_RECORD_GUARDED, key, accounts, guards, may)
#define LIFT(issuer, person, key, may)                                                                       \
  say_guard (center, center->issuer, person, KITH_RECORD_LIFTED, key, NONE, NONE, may)

/* A record is guarded with a key that is new and the issuer's own, for accounts that read intake. */
static void
test_guard_form (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();

  vault_center_fill (center);
  say_key (center, center->coordinator, key_of (31, KITH_PURPOSE_RECORD, 1));
  say_key (center, center->advocate, key_of (32, KITH_PURPOSE_RECORD, 1));
  say_key (center, center->coordinator, key_of (33, KITH_PURPOSE_RECORD, 2));

  GUARD (desk, 7, 31, ONE (COORDINATOR), ONE (1), FALSE);
  GUARD (coordinator, 7, 32, ONE (COORDINATOR), ONE (1), FALSE); /* another's key */
  GUARD (coordinator, 7, 33, ONE (COORDINATOR), ONE (1), FALSE); /* skips an epoch */
  GUARD (coordinator, 7, 2, ONE (COORDINATOR), ONE (1), FALSE);  /* not a record's key */
  GUARD (coordinator, 7, 99, ONE (COORDINATOR), ONE (1), FALSE); /* no key at all */
  GUARD (coordinator, 0, 31, ONE (COORDINATOR), ONE (1), FALSE); /* nobody's */
  GUARD (coordinator, 7, 31, ONE (DESK), ONE (1), FALSE);        /* reads no intake */
  GUARD (coordinator, 7, 31, ONE (RECOVERY), ONE (1), FALSE);    /* holds every key anyway */
  GUARD (coordinator, 7, 31, ONE (4711), ONE (1), FALSE);        /* nobody signed them */
  GUARD (coordinator, 7, 31, NONE, ONE (1), FALSE);              /* open to nobody */
  GUARD (coordinator, 7, 31, ONE (COORDINATOR), NONE, FALSE);    /* for no reason */
  GUARD (coordinator, 7, 31, ids_of (2, (gint64) COORDINATOR, (gint64) COORDINATOR), ONE (1), FALSE);
  LIFT (coordinator, 7, 31, FALSE);
  say_guard (center, center->coordinator, 7, 9, 31, ONE (COORDINATOR), ONE (1), FALSE);
  g_assert_null (kith_trust_get_guard (center->trust, 7));
}

/* Only who may open a record says to whom it is open. */
static void
test_guard_rules (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTrust) again = NULL;
  g_autoptr (KithTrust) copy = NULL;
  KithTrustKey old;

  vault_center_fill (center);
  say_key (center, center->coordinator, key_of (31, KITH_PURPOSE_RECORD, 1));
  say_key (center, center->advocate, key_of (32, KITH_PURPOSE_RECORD, 1));
  say_key (center, center->coordinator, key_of (33, KITH_PURPOSE_RECORD, 2));
  say_key (center, center->recovery, key_of (34, KITH_PURPOSE_RECORD, 3));
  say_key (center, center->advocate, key_of (35, KITH_PURPOSE_RECORD, 2));

  GUARD (coordinator, 7, 31, ONE (COORDINATOR), ONE (1), TRUE);
  g_assert_cmpint (kith_trust_get_guard_key (center->trust, 7)->id, ==, 31);
  g_assert_cmpint (kith_trust_get_key (center->trust, 31)->person, ==, 7);
  g_assert_true (kith_trust_guard_allows (kith_trust_get_guard (center->trust, 7), COORDINATOR));
  g_assert_false (kith_trust_guard_allows (kith_trust_get_guard (center->trust, 7), ADVOCATE));

  /* Whoever is kept out changes nothing; no key serves twice; the one in use is not ended by itself. */
  GUARD (advocate, 7, 35, BOTH, ONE (1), FALSE);
  LIFT (advocate, 7, 31, FALSE);
  GUARD (coordinator, 8, 31, ONE (COORDINATOR), ONE (1), FALSE);
  old = *kith_trust_get_key (center->trust, 31);
  old.state = KITH_KEY_OLD;
  assert_may_not_key (center, center->coordinator, old);

  GUARD (coordinator, 7, 33, BOTH, ids_of (2, (gint64) 1, (gint64) 5), TRUE);
  g_assert_cmpint (kith_trust_get_key (center->trust, 31)->state, ==, KITH_KEY_OLD);
  LIFT (advocate, 7, 33, FALSE);
  LIFT (coordinator, 7, 31, FALSE);
  GUARD (recovery, 7, 34, ONE (ADVOCATE), ONE (1), TRUE);
  LIFT (coordinator, 7, 34, FALSE);
  LIFT (recovery, 7, 34, TRUE);
  g_assert_null (kith_trust_get_guard_key (center->trust, 7));
  g_assert_cmpint (kith_trust_get_key (center->trust, 34)->state, ==, KITH_KEY_OLD);
  /* An advocate may be the first to guard a record, as the person with them wishes. */
  GUARD (advocate, 9, 32, ONE (COORDINATOR), ONE (6), TRUE);

  copy = kith_trust_copy (center->trust);
  again = kith_trust_replay (center->rows, kith_identity_get_root_public (center->root), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (kith_trust_get_head (again), KITH_HASH_SIZE, kith_trust_get_head (copy), KITH_HASH_SIZE);
  g_assert_cmpint (kith_trust_get_guard_key (copy, 9)->id, ==, 32);
  g_assert_cmpuint (kith_trust_get_guard (again, 9)->guards->len, ==, 1);
}

static void
test_row_form (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  g_autofree guint8 *large = g_malloc0 (1 << 20);
  g_autoptr (GBytes) large_body = g_bytes_new_static (large, 1 << 20);
  guint8 signature[64] = { 0 }, previous[32] = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_trust_row_new (1, 1, 0, body, signature, 63, previous, 32, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_assert_null (kith_trust_row_new (1, 1, 0, body, signature, 64, previous, 31, NULL));
  g_assert_null (kith_trust_row_new (1, 1, 0, body, NULL, 0, previous, 32, NULL));
  g_assert_null (kith_trust_row_new (1, 1, 0, large_body, signature, 64, previous, 32, NULL));
}

/* Whatever body a coordinator signs, a replay either refuses it or reads it; it never falls over. */
static void
test_hostile_bodies (void)
{
  g_autoptr (VaultCenter) center = vault_center_new ();
  guint believed = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (KithTrustRow) row = sign_by_force (
          center, center->coordinator, account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 1));
      g_autoptr (KithTrust) copy = kith_trust_copy (center->trust);
      g_autoptr (GByteArray) statement = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      gsize size;
      g_autofree guint8 *body = NULL;
      guint64 seq = GUINT64_TO_BE ((guint64) row->seq);
      guint32 kind;
      guint64 who = GUINT64_TO_BE ((guint64) row->issuer);

      body = g_memdup2 (g_bytes_get_data (row->body, &size), g_bytes_get_size (row->body));
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        body[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int ();
      size = (gsize) g_test_rand_int_range (0, (gint32) size + 1);
      g_bytes_unref (row->body);
      row->body = g_bytes_new (body, size);
      row->kind = (guint32) g_test_rand_int_range (1, 3);
      kind = GUINT32_TO_BE (row->kind);
      g_byte_array_append (statement, (const guint8 *) &seq, 8);
      g_byte_array_append (statement, (const guint8 *) &kind, 4);
      g_byte_array_append (statement, (const guint8 *) &who, 8);
      g_byte_array_append (statement, row->previous, KITH_HASH_SIZE);
      g_byte_array_append (statement, body, (guint) size);
      bytes = g_bytes_new (statement->data, statement->len);
      kith_statement_sign (center->coordinator, KITH_STATEMENT_DOMAIN_TRUST, bytes, row->signature);
      if (kith_trust_append (copy, row, NULL))
        believed++;
    }
  g_test_message ("%u of 3000 believed", believed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/statement/signed and refused", test_statement);
  g_test_add_func ("/vault/trust/replay", test_replay);
  g_test_add_func ("/vault/trust/identity of another", test_identity_of_another);
  g_test_add_func ("/vault/trust/every bit counts", test_every_bit);
  g_test_add_func ("/vault/trust/removed, moved, doubled rows", test_moved_rows);
  g_test_add_func ("/vault/trust/forked", test_forked);
  g_test_add_func ("/vault/trust/cut short", test_truncated);
  g_test_add_func ("/vault/trust/rows of another center", test_other_center);
  g_test_add_func ("/vault/trust/self-appointed", test_self_appointed);
  g_test_add_func ("/vault/trust/demoted and retired", test_demoted);
  g_test_add_func ("/vault/trust/beginning", test_beginning);
  g_test_add_func ("/vault/trust/rules for accounts", test_account_rules);
  g_test_add_func ("/vault/trust/rules for keys", test_key_rules);
  g_test_add_func ("/vault/trust/form of guards", test_guard_form);
  g_test_add_func ("/vault/trust/rules for guards", test_guard_rules);
  g_test_add_func ("/vault/trust/form of a row", test_row_form);
  g_test_add_func ("/vault/trust/hostile bodies", test_hostile_bodies);
  return g_test_run ();
}
