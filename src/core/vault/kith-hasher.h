/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-vault.h"

G_BEGIN_DECLS

typedef struct _KithHasher KithHasher;

KithHasher *kith_hasher_new (const char *domain, gsize size);
void kith_hasher_free (KithHasher *hasher);

void kith_hasher_add_raw (KithHasher *hasher, gconstpointer data, gsize size);
void kith_hasher_add_blob (KithHasher *hasher, gconstpointer data, gsize size);
void kith_hasher_add_bytes (KithHasher *hasher, GBytes *bytes);
void kith_hasher_add_text (KithHasher *hasher, const char *text);
void kith_hasher_add_int (KithHasher *hasher, gint64 value);
void kith_hasher_finish (KithHasher *hasher, guint8 *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHasher, kith_hasher_free)

G_END_DECLS
