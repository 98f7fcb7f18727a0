/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-record-key.h"

/* (nullable) where the key has its public half only; KITH_RECORD_KEY_SECRET_SIZE bytes each */
#define KITH_RECORD_KEY_SECRET_SIZE 32
const guint8 *kith_record_key_get_seed (const KithRecordKey *key);
const guint8 *kith_record_key_get_symmetric (const KithRecordKey *key);
const guint8 *kith_record_key_get_box_secret (const KithRecordKey *key);
