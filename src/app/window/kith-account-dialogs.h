/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account does for itself: a PIN for today, and another passphrase. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* fd: the file that holds the offer, now the caller's. */
typedef void (*KithPinSet) (int fd, gpointer user_data);

void
kith_account_dialogs_set_pin (GtkWidget *parent, KithSession *session, KithPinSet set, gpointer user_data);
void kith_account_dialogs_change_passphrase (GtkWidget *parent, KithAppContext *context);

/* chosen: (nullable) borrowed. */
typedef void (*KithPassphraseChosen) (KithSecret *chosen, gpointer user_data);

void kith_account_dialogs_choose_passphrase (GtkWidget *parent,
                                             KithCenter *center,
                                             const char *given,
                                             KithPassphraseChosen chosen);

/* error: (nullable) borrowed. */
typedef void (*KithRecovered) (const GError *error, gpointer user_data);

void kith_account_dialogs_recover (GtkWidget *parent,
                                   KithStore *store,
                                   KithCenter *center,
                                   gint64 account,
                                   KithRecovered recovered);

G_END_DECLS
