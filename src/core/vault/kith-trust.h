/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-identity.h"
#include "vault/kith-role.h"
#include "vault/kith-vault.h"

G_BEGIN_DECLS

/* The codes are permanent: they are signed. */
typedef enum
{
  KITH_TRUST_ACCOUNT = 1,
  KITH_TRUST_KEY = 2,
  KITH_TRUST_GUARD = 3,
} KithTrustKind;

typedef enum
{
  KITH_ACCOUNT_ACTIVE = 1,
  KITH_ACCOUNT_RETIRED = 2,
} KithAccountState;

typedef enum
{
  KITH_KEY_CURRENT = 1,
  KITH_KEY_OLD = 2,
} KithKeyState;

typedef enum
{
  KITH_RECORD_GUARDED = 1,
  KITH_RECORD_LIFTED = 2,
} KithRecordState;

/* One row of the log, as it is stored. */
typedef struct
{
  gint64 seq;
  guint32 kind;
  gint64 issuer;
  GBytes *body; /* (owned) */
  guint8 signature[KITH_SIGNATURE_SIZE];
  guint8 previous[KITH_HASH_SIZE];
} KithTrustRow;

/* What the log says about an account. */
typedef struct
{
  gint64 id;
  char *name; /* (owned) */
  KithRole role;
  KithAccountState state;
  guint32 epoch;
  KithPublicIdentity keys;
  gint64 seq; /* of the row that said so last */
} KithTrustAccount;

/* What the log says about a record key. */
typedef struct
{
  gint64 id;
  KithPurpose purpose;
  guint32 epoch;
  KithKeyState state;
  guint8 public_key[KITH_PUBLIC_KEY_SIZE];
  gint64 issuer; /* who brought it into the log */
  gint64 person; /* whose record it was made for; 0: nobody's, or nobody has said so */
  gint64 seq;
} KithTrustKey;

/* What the log says about a record that is guarded, or was. */
typedef struct
{
  gint64 person;
  KithRecordState state;
  gint64 key;       /* the newest that it was guarded with */
  GArray *accounts; /* (owned) (element-type gint64) rising: who holds the key besides recovery */
  GArray
      *guards; /* (owned) (element-type gint64) rising: the rows that say why; one that is gone is missed */
  gint64 issuer;
  gint64 seq;
} KithTrustGuard;

typedef struct _KithTrust KithTrust;

KithTrustRow *kith_trust_row_new (gint64 seq,
                                  guint32 kind,
                                  gint64 issuer,
                                  GBytes *body,
                                  gconstpointer signature,
                                  gsize signature_size,
                                  gconstpointer previous,
                                  gsize previous_size,
                                  GError **error);
void kith_trust_row_free (KithTrustRow *row);

KithTrust *kith_trust_new (const guint8 root_public[KITH_PUBLIC_KEY_SIZE]);
KithTrust *
kith_trust_replay (GPtrArray *rows, const guint8 root_public[KITH_PUBLIC_KEY_SIZE], GError **error);
KithTrust *kith_trust_copy (KithTrust *trust);
KithTrust *kith_trust_ref (KithTrust *trust);
void kith_trust_unref (KithTrust *trust);

KithTrustRow *kith_trust_sign_account (KithTrust *trust,
                                       KithIdentity *issuer,
                                       const KithTrustAccount *account,
                                       GError **error);
KithTrustRow *
kith_trust_sign_key (KithTrust *trust, KithIdentity *issuer, const KithTrustKey *key, GError **error);
KithTrustRow *
kith_trust_sign_guard (KithTrust *trust, KithIdentity *issuer, const KithTrustGuard *guard, GError **error);
gboolean kith_trust_append (KithTrust *trust, const KithTrustRow *row, GError **error);

const KithTrustAccount *kith_trust_get_account (KithTrust *trust, gint64 id);
const KithTrustAccount *kith_trust_get_recovery (KithTrust *trust);
const KithTrustKey *kith_trust_get_key (KithTrust *trust, gint64 id);
const KithTrustKey *kith_trust_get_current_key (KithTrust *trust, KithPurpose purpose);
GPtrArray *kith_trust_list_accounts (KithTrust *trust);
GPtrArray *kith_trust_list_keys (KithTrust *trust);
const KithTrustGuard *kith_trust_get_guard (KithTrust *trust, gint64 person);
const KithTrustKey *kith_trust_get_guard_key (KithTrust *trust, gint64 person);
GPtrArray *kith_trust_list_guards (KithTrust *trust);
gboolean kith_trust_guard_allows (const KithTrustGuard *guard, gint64 account);
gint64 kith_trust_get_length (KithTrust *trust);
const guint8 *kith_trust_get_head (KithTrust *trust);
gboolean kith_trust_check_identity (KithTrust *trust, KithIdentity *identity, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTrustRow, kith_trust_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTrust, kith_trust_unref)

G_END_DECLS
