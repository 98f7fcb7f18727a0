/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_HASH_SIZE 32
#define KITH_DIGEST_SIZE 16

gboolean kith_vault_init (GError **error);

void kith_vault_random (gpointer out, gsize size);
guint32 kith_vault_random_uniform (guint32 bound);

void kith_vault_digest (gconstpointer data, gsize size, guint8 out[KITH_DIGEST_SIZE]);

gboolean kith_vault_equal (gconstpointer a, gconstpointer b, gsize size);
void kith_vault_wipe (gpointer data, gsize size);
void kith_vault_wipe_string (char *string);

GBytes *kith_vault_variant_to_bytes (GVariant *value);
GVariant *kith_vault_variant_from_bytes (GBytes *bytes, const GVariantType *type, GError **error);

G_END_DECLS
