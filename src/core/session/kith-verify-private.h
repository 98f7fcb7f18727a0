/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of verifying; for this room only. */

#pragma once

#include "session/kith-chain-private.h"
#include "session/kith-table-codes.h"
#include "session/kith-trust-store-private.h"
#include "session/kith-verify.h"

G_BEGIN_DECLS

typedef struct
{
  KithStore *store;          /* borrowed */
  KithSession *session;      /* borrowed (nullable) */
  KithDb *db;                /* borrowed, in a read transaction */
  KithTrust *trust;          /* (owned) (nullable) where the whole log can be believed */
  KithTrustHistory *history; /* (owned) as far as it can */
  GPtrArray *findings;       /* (owned) (element-type KithFinding) */
  GHashTable *n_told;        /* borrowed: table to how many findings */
  GHashTable *rows;          /* borrowed (nullable): every row that something was found about */
  KithTableSet tables;       /* whose rows are looked at; none: all */
  guint n_more;              /* found, and too many to keep */
  KithVerifyProgress progress;
  gpointer user_data;
  double from; /* where the part under way begins and how much of the whole it is */
  double span;
  GCancellable *cancellable; /* borrowed (nullable) */
} KithVerify;

void kith_verify_tell (KithVerify *self, const char *table, gint64 row, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* Damage is what is looked for: FALSE only where cancelling or a disk that cannot be read ends it. Takes
 * problem. */
gboolean kith_verify_survive (KithVerify *self, const char *table, GError *problem, GError **error);
void kith_verify_advance (KithVerify *self, double fraction);

/* Each: FALSE only where verifying cannot go on. */
gboolean kith_verify_accounts (KithVerify *self, GError **error);
/* grants: a set of kith_verify_grant_name() */
gboolean kith_verify_guards (KithVerify *self, GHashTable *grants, GError **error);
gboolean kith_verify_guard_grant (KithVerify *self, const KithTrustKey *key, const KithTrustAccount *account);
gboolean
kith_verify_is_under_guard (KithVerify *self, const KithTrustKey *key, KithPurpose purpose, gint64 person);
char *kith_verify_grant_name (gint64 key, gint64 account);
gboolean kith_verify_log (KithVerify *self, GError **error);
gboolean kith_verify_rows (KithVerify *self, GError **error);
/* The rows of sealed tables that are not as the log has them: a set of kith_verify_row_name(). */
GHashTable *kith_verify_changed_rows (KithSession *session, GError **error);
char *kith_verify_row_name (const char *table, gint64 row);
gboolean kith_verify_erased (KithVerify *self, GError **error);
gboolean kith_verify_sealed (KithVerify *self, GError **error);
gboolean kith_verify_notes (KithVerify *self, GError **error);
gboolean kith_verify_against (KithVerify *self, const char *backup, GError **error);

G_END_DECLS
