/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of guarded records: who is to hold them, and giving a record another one. Private to this room. */

#pragma once

#include "session/kith-change.h"
#include "session/kith-guards.h"
#include "vault/kith-trust.h"

G_BEGIN_DECLS

/* (nullable) with an error: opens what a guard says. */
KithGuard *kith_guard_keys_read (KithSession *session, KithStmt *stmt, GError **error);
/* (element-type gint64) rising: the accounts that read intake, but for those that the guards name.
 * guards: (element-type KithGuard) */
GArray *kith_guard_keys_allowed (KithTrust *trust, GPtrArray *guards);
/* A legal hold is a coordinator's to write, so a record that has one is theirs to seal anew. */
gboolean kith_guard_keys_may_reseal (KithSession *session, KithDb *db, gint64 person);
/* Gives each record a key of its own, for accounts and recovery, and seals what is told about the person
 * under it; without guards, under the center's key again. people: (element-type gint64); guards:
 * (element-type gint64) rising; first_key: (out) (optional) (transfer full): that of the first of people */
gboolean kith_guard_keys_change_in (KithChange *change,
                                    KithTrust *trust,
                                    GArray *people,
                                    GArray *guards,
                                    GArray *accounts,
                                    KithRecordKey **first_key,
                                    GError **error);
/* Whether kith_guard_keys_settle_in() would change anything. */
gboolean kith_guard_keys_is_pending (KithSession *session, gboolean *pending, GError **error);
/* Wherever others may open a guarded record than hold its key, and this session may open it. */
gboolean kith_guard_keys_settle_in (KithChange *change, KithTrust *trust, guint *n_changed, GError **error);
/* (element-type gint64) (nullable): the keys of guarded records that anybody holds, recovery too. */
GArray *kith_guard_keys_list_held (KithDb *db, KithTrust *trust, GError **error);
/* That a change leaves no guarded record behind which nobody can open any more; held: as it was before. */
gboolean kith_guard_keys_check_held (KithDb *db, KithTrust *trust, GArray *held, GError **error);

G_END_DECLS
