/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSecretRows: a secret typed twice, the present one before it where that is asked, and one sentence on
 * what is still wanted. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_SECRET_ROWS (kith_secret_rows_get_type ())
G_DECLARE_FINAL_TYPE (KithSecretRows, kith_secret_rows, KITH, SECRET_ROWS, AdwBin)

/* Says by an error what is wrong with the new secret. */
typedef gboolean (*KithSecretCheck) (KithSecretRows *rows, gpointer user_data, GError **error);

KithSecretRows *kith_secret_rows_new (const char *title, const char *title_again, gboolean ask_old);
void kith_secret_rows_set_pin (KithSecretRows *self, gboolean pin);
void
kith_secret_rows_attach (KithSecretRows *self, GtkWindow *dialog, KithSecretCheck check, gpointer user_data);
void kith_secret_rows_update (KithSecretRows *self);
const char *kith_secret_rows_get_old (KithSecretRows *self);
const char *kith_secret_rows_get_new (KithSecretRows *self);

G_END_DECLS
