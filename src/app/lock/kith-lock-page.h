/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLockPage: who are you, and what is your passphrase. Knows nothing about anybody who comes. */

#pragma once

#include <adwaita.h>

#include "session/kith-accounts.h"
#include "vault/kith-secret.h"

G_BEGIN_DECLS

/**
 * KithLockWay:
 * @KITH_LOCK_PASSPHRASE: the whole passphrase
 * @KITH_LOCK_PIN: today's PIN
 * @KITH_LOCK_OPEN: nothing: the sample center
 */
typedef enum
{
  KITH_LOCK_PASSPHRASE,
  KITH_LOCK_PIN,
  KITH_LOCK_OPEN,
} KithLockWay;

#define KITH_TYPE_LOCK_PAGE (kith_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (KithLockPage, kith_lock_page, KITH, LOCK_PAGE, AdwBin)

/* Signal "unlock" (gint64 account): the account was chosen and something typed; account 0: nobody of that
 * name. */
GtkWidget *kith_lock_page_new (void);
void kith_lock_page_set_center (KithLockPage *self, const char *name, const char *day);
void kith_lock_page_set_accounts (KithLockPage *self, GPtrArray *accounts, gboolean listed);
void kith_lock_page_set_practise (KithLockPage *self, gboolean practise);
void kith_lock_page_offer_pin (KithLockPage *self, gint64 account, guint tries_left);
void kith_lock_page_select (KithLockPage *self, gint64 account);
void kith_lock_page_start (KithLockPage *self);

gint64 kith_lock_page_get_account (KithLockPage *self);
KithLockWay kith_lock_page_get_way (KithLockPage *self);
const char *kith_lock_page_get_text (KithLockPage *self);
void kith_lock_page_set_busy (KithLockPage *self, gboolean busy);
void kith_lock_page_refuse (KithLockPage *self, const char *sentence);
void kith_lock_page_tell (KithLockPage *self, const char *sentence);
void kith_lock_page_clear (KithLockPage *self);

G_END_DECLS
