/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-keyring.h"

G_BEGIN_DECLS

/* Where a sealed value belongs. All of it is authenticated: a value moved to another row,
 * person, kind or compartment does not open. */
typedef struct
{
  KithPurpose purpose;
  KithSealKind kind;
  gint64 row;
  gint64 person; /* 0 where the value is about nobody */
} KithSealContext;

GBytes *kith_seal (KithRecordKey *key, const KithSealContext *context, GBytes *content, GError **error);
GBytes *
kith_seal_variant (KithRecordKey *key, const KithSealContext *context, GVariant *content, GError **error);

GBytes *
kith_open_sealed (KithKeyring *keyring, const KithSealContext *context, GBytes *sealed, GError **error);
GBytes *kith_open_sealed_data (KithKeyring *keyring,
                               const KithSealContext *context,
                               gconstpointer data,
                               gsize size,
                               GError **error);
GVariant *kith_open_sealed_variant (KithKeyring *keyring,
                                    const KithSealContext *context,
                                    GBytes *sealed,
                                    const GVariantType *type,
                                    GError **error);
GVariant *kith_open_sealed_variant_data (KithKeyring *keyring,
                                         const KithSealContext *context,
                                         gconstpointer data,
                                         gsize size,
                                         const GVariantType *type,
                                         GError **error);

gboolean kith_sealed_key_id (GBytes *sealed, gint64 *key_id);
gboolean kith_sealed_data_key_id (gconstpointer data, gsize size, gint64 *key_id);
gboolean kith_sealed_is_deposit (GBytes *sealed);

G_END_DECLS
