/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-identity.h"

G_BEGIN_DECLS

#define KITH_PIN_MIN_LENGTH 6
#define KITH_PIN_MAX_LENGTH 32
#define KITH_PIN_MAX_TRIES 5

gboolean kith_pin_check (const char *pin, GError **error);

int kith_pin_offer_new (KithIdentity *identity, const char *pin, gint64 expires, GError **error);
gboolean kith_pin_offer_peek (int fd, gint64 now, gint64 *account_id, gint64 *expires, guint *tries_left);
gboolean kith_pin_offer_open (int fd,
                              const char *pin,
                              gint64 now,
                              KithIdentity **identity,
                              guint *tries_left,
                              GError **error);
void kith_pin_offer_wipe (int fd);

G_END_DECLS
