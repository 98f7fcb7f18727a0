/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the trust log: its parts, its statement, its place in the chain. */

#include "vault/kith-trust-row-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-hasher.h"
#include "vault/kith-statement.h"
#include "vault/kith-trust-private.h"
#include "vault/kith-wire-private.h"

/* id, name, role, state, epoch, X25519 public key, Ed25519 public key */
#define ACCOUNT_TYPE G_VARIANT_TYPE ("(xsuuuayay)")
/* id, purpose, epoch, state, X25519 public key */
#define KEY_TYPE G_VARIANT_TYPE ("(xuuuay)")
/* person, state, key, accounts, rows */
#define GUARD_TYPE G_VARIANT_TYPE ("(xuxaxax)")

#define BODY_MAX 65536

/**
 * kith_trust_row_new:
 * @seq: its number, from 1
 * @kind: a #KithTrustKind
 * @issuer: the account that signed it, or %KITH_ROOT_ACCOUNT
 * @body: what is stated
 * @signature: (array length=signature_size): the signature
 * @signature_size: must be %KITH_SIGNATURE_SIZE
 * @previous: (array length=previous_size): the hash of the row before
 * @previous_size: must be %KITH_HASH_SIZE
 * @error: return location for an error
 *
 * Puts a row together from what the store holds. Nothing about it is believed yet.
 *
 * Returns: (transfer full): the row; %KITH_ERROR_UNVERIFIED where a part has not its size
 */
KithTrustRow *
kith_trust_row_new (gint64 seq,
                    guint32 kind,
                    gint64 issuer,
                    GBytes *body,
                    gconstpointer signature,
                    gsize signature_size,
                    gconstpointer previous,
                    gsize previous_size,
                    GError **error)
{
  KithTrustRow *row;

  g_return_val_if_fail (body != NULL, NULL);

  if (signature == NULL || signature_size != KITH_SIGNATURE_SIZE || previous == NULL ||
      previous_size != KITH_HASH_SIZE || g_bytes_get_size (body) > BODY_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                   _ ("Row %lld of the trust log has not the form that Kith writes. "
                      "Restore a backup."),
                   (long long) seq);
      return NULL;
    }

  row = g_new0 (KithTrustRow, 1);
  row->seq = seq;
  row->kind = kind;
  row->issuer = issuer;
  row->body = g_bytes_ref (body);
  memcpy (row->signature, signature, KITH_SIGNATURE_SIZE);
  memcpy (row->previous, previous, KITH_HASH_SIZE);
  return row;
}

/**
 * kith_trust_row_free:
 * @row: (nullable) (transfer full): a row
 */
void
kith_trust_row_free (KithTrustRow *row)
{
  if (row == NULL)
    return;

  g_bytes_unref (row->body);
  g_free (row);
}

/* What is signed: seq | kind | issuer | previous | body. */
static GBytes *
build_statement (const KithTrustRow *row)
{
  gsize body_size;
  const guint8 *body = g_bytes_get_data (row->body, &body_size);
  GByteArray *statement = g_byte_array_new ();
  guint8 numbers[20];

  kith_wire_put_u64 (numbers, (guint64) row->seq);
  kith_wire_put_u32 (numbers + 8, row->kind);
  kith_wire_put_u64 (numbers + 12, (guint64) row->issuer);
  g_byte_array_append (statement, numbers, sizeof numbers);
  g_byte_array_append (statement, row->previous, sizeof row->previous);
  if (body_size > 0)
    g_byte_array_append (statement, body, body_size);
  return g_byte_array_free_to_bytes (statement);
}

/* A row that follows @length rows with that head, signed. */
KithTrustRow *
kith_trust_row_sign (gint64 length,
                     const guint8 head[KITH_HASH_SIZE],
                     KithTrustKind kind,
                     GVariant *body,
                     KithIdentity *issuer)
{
  g_autoptr (GBytes) statement = NULL;
  KithTrustRow *row = g_new0 (KithTrustRow, 1);

  row->seq = length + 1;
  row->kind = kind;
  row->issuer = kith_identity_get_account_id (issuer);
  row->body = kith_vault_variant_to_bytes (body);
  memcpy (row->previous, head, KITH_HASH_SIZE);
  statement = build_statement (row);
  kith_statement_sign (issuer, KITH_STATEMENT_DOMAIN_TRUST, statement, row->signature);
  return row;
}

gboolean
kith_trust_row_is_signed_by (const KithTrustRow *row, const guint8 sign_public[KITH_PUBLIC_KEY_SIZE])
{
  g_autoptr (GBytes) statement = build_statement (row);

  return kith_statement_verify (sign_public, KITH_STATEMENT_DOMAIN_TRUST, statement, row->signature);
}

/* The head before the first row: a chain belongs to one root. */
void
kith_trust_row_hash_root (const guint8 root_public[KITH_PUBLIC_KEY_SIZE], guint8 out[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("trust root", KITH_HASH_SIZE);

  kith_hasher_add_raw (hasher, root_public, KITH_PUBLIC_KEY_SIZE);
  kith_hasher_finish (hasher, out);
}

void
kith_trust_row_hash (const KithTrustRow *row, guint8 out[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("trust row", KITH_HASH_SIZE);

  kith_hasher_add_raw (hasher, row->previous, KITH_HASH_SIZE);
  kith_hasher_add_int (hasher, row->seq);
  kith_hasher_add_int (hasher, row->kind);
  kith_hasher_add_int (hasher, row->issuer);
  kith_hasher_add_bytes (hasher, row->body);
  kith_hasher_add_raw (hasher, row->signature, KITH_SIGNATURE_SIZE);
  kith_hasher_finish (hasher, out);
}

static GVariant *
bytes_variant (const guint8 *data, gsize size)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, size, 1);
}

/* FALSE where the child is not that many bytes. */
static gboolean
read_bytes (GVariant *tuple, gsize index, guint8 *out, gsize size)
{
  g_autoptr (GVariant) child = g_variant_get_child_value (tuple, index);
  gsize found;
  gconstpointer data = g_variant_get_fixed_array (child, &found, 1);

  if (found != size)
    return FALSE;

  memcpy (out, data, size);
  return TRUE;
}

GVariant *
kith_trust_row_account_body (const KithTrustAccount *account)
{
  return g_variant_new ("(xsuuu@ay@ay)", account->id, account->name, (guint32) account->role,
                        (guint32) account->state, account->epoch,
                        bytes_variant (account->keys.box_public, KITH_PUBLIC_KEY_SIZE),
                        bytes_variant (account->keys.sign_public, KITH_PUBLIC_KEY_SIZE));
}

GVariant *
kith_trust_row_key_body (const KithTrustKey *key)
{
  return g_variant_new ("(xuuu@ay)", key->id, (guint32) key->purpose, key->epoch, (guint32) key->state,
                        bytes_variant (key->public_key, KITH_PUBLIC_KEY_SIZE));
}

static GVariant *
ids_variant (GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static GArray *
read_ids (GVariant *tuple, gsize index)
{
  g_autoptr (GVariant) child = g_variant_get_child_value (tuple, index);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n;
  gconstpointer data = g_variant_get_fixed_array (child, &n, sizeof (gint64));

  if (n > 0)
    g_array_append_vals (ids, data, (guint) n);
  return ids;
}

GVariant *
kith_trust_row_guard_body (const KithTrustGuard *guard)
{
  return g_variant_new ("(xux@ax@ax)", guard->person, (guint32) guard->state, guard->key,
                        ids_variant (guard->accounts), ids_variant (guard->guards));
}

/* (transfer full) (nullable) where the body has not the form of an account */
KithTrustAccount *
kith_trust_row_read_account (const KithTrustRow *row)
{
  g_autoptr (GVariant) body = kith_vault_variant_from_bytes (row->body, ACCOUNT_TYPE, NULL);
  KithTrustAccount *account;
  guint32 role, state;

  if (body == NULL)
    return NULL;

  account = g_new0 (KithTrustAccount, 1);
  g_variant_get_child (body, 0, "x", &account->id);
  g_variant_get_child (body, 1, "s", &account->name);
  g_variant_get_child (body, 2, "u", &role);
  g_variant_get_child (body, 3, "u", &state);
  g_variant_get_child (body, 4, "u", &account->epoch);
  account->role = role;
  account->state = state;
  account->seq = row->seq;
  if (!read_bytes (body, 5, account->keys.box_public, KITH_PUBLIC_KEY_SIZE) ||
      !read_bytes (body, 6, account->keys.sign_public, KITH_PUBLIC_KEY_SIZE))
    g_clear_pointer (&account, kith_trust_account_free);

  return account;
}

/* (transfer full) (nullable) where the body has not the form of a key */
KithTrustKey *
kith_trust_row_read_key (const KithTrustRow *row)
{
  g_autoptr (GVariant) body = kith_vault_variant_from_bytes (row->body, KEY_TYPE, NULL);
  KithTrustKey *key;
  guint32 purpose, state;

  if (body == NULL)
    return NULL;

  key = g_new0 (KithTrustKey, 1);
  g_variant_get (body, "(xuuu@ay)", &key->id, &purpose, &key->epoch, &state, NULL);
  key->purpose = purpose;
  key->state = state;
  key->issuer = row->issuer;
  key->seq = row->seq;
  if (!read_bytes (body, 4, key->public_key, KITH_PUBLIC_KEY_SIZE))
    g_clear_pointer (&key, g_free);

  return key;
}

/* (transfer full) (nullable) where the body has not the form of a guard */
KithTrustGuard *
kith_trust_row_read_guard (const KithTrustRow *row)
{
  g_autoptr (GVariant) body = kith_vault_variant_from_bytes (row->body, GUARD_TYPE, NULL);
  KithTrustGuard *guard;
  guint32 state;

  if (body == NULL)
    return NULL;

  guard = g_new0 (KithTrustGuard, 1);
  g_variant_get_child (body, 0, "x", &guard->person);
  g_variant_get_child (body, 1, "u", &state);
  g_variant_get_child (body, 2, "x", &guard->key);
  guard->state = state;
  guard->accounts = read_ids (body, 3);
  guard->guards = read_ids (body, 4);
  guard->issuer = row->issuer;
  guard->seq = row->seq;
  return guard;
}

void
kith_trust_account_free (KithTrustAccount *account)
{
  g_free (account->name);
  g_free (account);
}
