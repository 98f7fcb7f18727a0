/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-identity.h"
#include "vault/kith-purpose.h"

G_BEGIN_DECLS

typedef struct _KithRecordKey KithRecordKey;

KithRecordKey *kith_record_key_generate (gint64 id, KithPurpose purpose, guint32 epoch);
KithRecordKey *kith_record_key_new_public (gint64 id,
                                           KithPurpose purpose,
                                           guint32 epoch,
                                           const guint8 public_key[KITH_PUBLIC_KEY_SIZE]);
KithRecordKey *kith_record_key_ref (KithRecordKey *key);
void kith_record_key_unref (KithRecordKey *key);

gint64 kith_record_key_get_id (const KithRecordKey *key);
KithPurpose kith_record_key_get_purpose (const KithRecordKey *key);
guint32 kith_record_key_get_epoch (const KithRecordKey *key);
const guint8 *kith_record_key_get_public (const KithRecordKey *key);
gboolean kith_record_key_can_open (const KithRecordKey *key);

GBytes *
kith_record_key_wrap (KithRecordKey *key, const guint8 recipient[KITH_PUBLIC_KEY_SIZE], GError **error);
KithRecordKey *kith_record_key_unwrap (GBytes *grant,
                                       KithIdentity *identity,
                                       gint64 id,
                                       KithPurpose purpose,
                                       guint32 epoch,
                                       const guint8 expected_public[KITH_PUBLIC_KEY_SIZE],
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRecordKey, kith_record_key_unref)

G_END_DECLS
