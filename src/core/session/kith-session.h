/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSession: an unlocked store in the hands of one account. */

#pragma once

#include "session/kith-center.h"
#include "session/kith-event.h"
#include "session/kith-permission.h"
#include "store/kith-store.h"
#include "store/kith-worker.h"
#include "vault/kith-identity.h"
#include "vault/kith-keyring.h"
#include "vault/kith-record-key.h"
#include "vault/kith-sealed.h"
#include "vault/kith-secret.h"

G_BEGIN_DECLS

#define KITH_TYPE_SESSION (kith_session_get_type ())
G_DECLARE_FINAL_TYPE (KithSession, kith_session, KITH, SESSION, GObject)

/* Unlocking: verifies the trust log from the root public key inside the account's own bundle, then opens its
 * key grants. */
KithSession *kith_session_unlock (KithStore *store,
                                  gint64 account,
                                  KithSecret *passphrase,
                                  GCancellable *cancellable,
                                  GError **error);
KithSession *kith_session_unlock_with (KithStore *store, KithIdentity *identity, GError **error);
/* Coming back by PIN, until the center's day ends: a memory file that survives re-execution, and opening it
 * again. */
int kith_session_offer_pin (KithSession *self, const char *pin, GError **error);
KithSession *
kith_session_unlock_by_pin (KithStore *store, int fd, const char *pin, guint *tries_left, GError **error);
gboolean kith_session_must_change_passphrase (KithSession *self);
/* Writes the last checkpoint and forgets every key; afterwards everything answers KITH_ERROR_LOCKED. */
gboolean kith_session_close (KithSession *self, GError **error);

KithStore *kith_session_get_store (KithSession *self);
KithWorker *kith_session_get_worker (KithSession *self);
KithCenter *kith_session_get_center (KithSession *self);
KithClock *kith_session_get_clock (KithSession *self);
KithIdentity *kith_session_get_identity (KithSession *self);
gint64 kith_session_get_account (KithSession *self);
const char *kith_session_get_account_name (KithSession *self);
KithRole kith_session_get_role (KithSession *self);

gboolean kith_session_may (KithSession *self, KithAction action);
gboolean kith_session_demand (KithSession *self, KithAction action, GError **error);
gboolean kith_session_may_open_record (KithSession *self, gint64 person);
gboolean kith_session_demand_record (KithSession *self, KithAction action, gint64 person, GError **error);

/*
 * Sealing under the current key of a purpose; deposits where this account holds no secret. Purpose, kind, row
 * and person are part of what is authenticated: the same four open it. kith-sealed-columns.h says which they
 * are for each column.
 */
GBytes *kith_session_seal (KithSession *self,
                           KithPurpose purpose,
                           KithSealKind kind,
                           gint64 row,
                           gint64 person,
                           GVariant *content,
                           GError **error);
GVariant *kith_session_open (KithSession *self,
                             KithPurpose purpose,
                             KithSealKind kind,
                             gint64 row,
                             gint64 person,
                             GBytes *sealed,
                             const GVariantType *type,
                             GError **error);
gboolean kith_session_can_open (KithSession *self, KithPurpose purpose);
/* For opening many values at once (kith_open_sealed_variant_data()). (transfer none) */
KithKeyring *kith_session_get_keyring (KithSession *self);

/* Reads of intake and care, prints and exports are written down too. */
gboolean
kith_session_record (KithSession *self, KithEvent event, gint64 subject, GVariant *details, GError **error);

G_END_DECLS
