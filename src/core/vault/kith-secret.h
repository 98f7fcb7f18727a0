/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KithSecret KithSecret;

KithSecret *kith_secret_new (gsize size);
KithSecret *kith_secret_new_copy (gconstpointer data, gsize size);
KithSecret *kith_secret_new_random (gsize size);
KithSecret *kith_secret_ref (KithSecret *secret);
void kith_secret_unref (KithSecret *secret);

guint8 *kith_secret_get_data (KithSecret *secret);
gsize kith_secret_get_size (const KithSecret *secret);
gboolean kith_secret_equal (const KithSecret *a, const KithSecret *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSecret, kith_secret_unref)

G_END_DECLS
