/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small center for tests: root, coordinator, recovery, a desk and an advocate account, and a log
 * that says so. */
#pragma once

#include <string.h>

#include "base/kith-error.h"
#include "vault/kith-recovery.h"
#include "vault/kith-trust.h"

#define COORDINATOR 101
#define RECOVERY 102
#define DESK 103
#define ADVOCATE 104

typedef struct
{
  KithIdentity *root;
  KithIdentity *coordinator;
  KithIdentity *recovery;
  KithIdentity *desk;
  KithIdentity *advocate;
  KithRecoveryCode *code;
  KithTrust *trust;
  GPtrArray *rows; /* (element-type KithTrustRow) */
} VaultCenter;

static inline KithTrustAccount
account_of (KithIdentity *identity, const char *name, KithRole role, guint32 epoch)
{
  KithTrustAccount account = {
    .id = kith_identity_get_account_id (identity),
    .name = (char *) name,
    .role = role,
    .state = KITH_ACCOUNT_ACTIVE,
    .epoch = epoch,
    .keys = *kith_identity_get_public (identity),
  };

  return account;
}

static inline KithTrustKey
key_of (gint64 id, KithPurpose purpose, guint32 epoch)
{
  KithTrustKey key = { .id = id, .purpose = purpose, .epoch = epoch, .state = KITH_KEY_CURRENT };

  kith_vault_random (key.public_key, sizeof key.public_key);
  return key;
}

/* Signs, appends and keeps; the account must be allowed. */
static inline void
say_account (VaultCenter *center, KithIdentity *issuer, KithTrustAccount account)
{
  g_autoptr (GError) error = NULL;
  KithTrustRow *row = kith_trust_sign_account (center->trust, issuer, &account, &error);

  g_assert_no_error (error);
  g_assert_true (kith_trust_append (center->trust, row, &error));
  g_assert_no_error (error);
  g_ptr_array_add (center->rows, row);
}

static inline void
say_key (VaultCenter *center, KithIdentity *issuer, KithTrustKey key)
{
  g_autoptr (GError) error = NULL;
  KithTrustRow *row = kith_trust_sign_key (center->trust, issuer, &key, &error);

  g_assert_no_error (error);
  g_assert_true (kith_trust_append (center->trust, row, &error));
  g_assert_no_error (error);
  g_ptr_array_add (center->rows, row);
}

static inline VaultCenter *
vault_center_new (void)
{
  VaultCenter *center = g_new0 (VaultCenter, 1);
  const guint8 *root_public;

  center->root = kith_identity_generate_root ();
  root_public = kith_identity_get_root_public (center->root);
  center->code = kith_recovery_code_new ();
  center->coordinator = kith_identity_generate (COORDINATOR, root_public);
  center->recovery = kith_recovery_code_identity (center->code, RECOVERY, root_public);
  center->desk = kith_identity_generate (DESK, root_public);
  center->advocate = kith_identity_generate (ADVOCATE, root_public);
  center->trust = kith_trust_new (root_public);
  center->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_trust_row_free);
  say_account (center, center->root, account_of (center->coordinator, "Ines B.", KITH_ROLE_COORDINATOR, 1));
  say_account (center, center->root, account_of (center->recovery, "Recovery", KITH_ROLE_RECOVERY, 1));
  return center;
}

/* Adds the two other accounts and the shared keys. */
static inline void
vault_center_fill (VaultCenter *center)
{
  say_account (center, center->coordinator, account_of (center->desk, "Desk", KITH_ROLE_FRONT_DESK, 1));
  say_account (center, center->coordinator, account_of (center->advocate, "Tomasz", KITH_ROLE_ADVOCATE, 1));
  say_key (center, center->coordinator, key_of (1, KITH_PURPOSE_DESK, 1));
  say_key (center, center->coordinator, key_of (2, KITH_PURPOSE_INTAKE, 1));
  say_key (center, center->coordinator, key_of (3, KITH_PURPOSE_CARE, 1));
}

static inline void
vault_center_free (VaultCenter *center)
{
  kith_identity_unref (center->root);
  kith_identity_unref (center->coordinator);
  kith_identity_unref (center->recovery);
  kith_identity_unref (center->desk);
  kith_identity_unref (center->advocate);
  kith_recovery_code_unref (center->code);
  kith_trust_unref (center->trust);
  g_ptr_array_unref (center->rows);
  g_free (center);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaultCenter, vault_center_free)
