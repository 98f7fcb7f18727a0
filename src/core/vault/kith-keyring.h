/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-record-key.h"

G_BEGIN_DECLS

typedef struct _KithKeyring KithKeyring;

KithKeyring *kith_keyring_new (void);
KithKeyring *kith_keyring_ref (KithKeyring *keyring);
void kith_keyring_unref (KithKeyring *keyring);

void kith_keyring_add (KithKeyring *keyring, KithRecordKey *key);
void kith_keyring_set_current (KithKeyring *keyring, KithRecordKey *key);
void kith_keyring_remove (KithKeyring *keyring, gint64 id);
void kith_keyring_lock (KithKeyring *keyring);

KithRecordKey *kith_keyring_peek (KithKeyring *keyring, gint64 id);
KithRecordKey *kith_keyring_peek_current (KithKeyring *keyring, KithPurpose purpose);
gboolean kith_keyring_can_open (KithKeyring *keyring, gint64 id);
gboolean kith_keyring_is_locked (KithKeyring *keyring);
guint kith_keyring_get_n_keys (KithKeyring *keyring);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithKeyring, kith_keyring_unref)

G_END_DECLS
