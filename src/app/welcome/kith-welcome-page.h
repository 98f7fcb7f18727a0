/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWelcomePage: the first run: set up our center, or explore a sample. */

#pragma once

#include <adwaita.h>

#include "session/kith-crisis-card.h"
#include "vault/kith-recovery.h"
#include "welcome/kith-setup-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_WELCOME_PAGE (kith_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (KithWelcomePage, kith_welcome_page, KITH, WELCOME_PAGE, AdwBin)

/* Signals: "create": the form is complete; "finished": everything is done, checked numbers included. */
GtkWidget *kith_welcome_page_new (void);
KithSetupForm *kith_welcome_page_get_form (KithWelcomePage *self);
void kith_welcome_page_start (KithWelcomePage *self);
void kith_welcome_page_refuse (KithWelcomePage *self, const char *sentence);
void kith_welcome_page_show_recovery (KithWelcomePage *self, KithRecoveryCode *code);
void kith_welcome_page_set_card (KithWelcomePage *self, const KithCrisisCard *card);
/* Positions of the numbers that somebody says they checked. (element-type guint) (transfer full) */
GArray *kith_welcome_page_list_checked (KithWelcomePage *self);
void kith_welcome_page_set_finishing (KithWelcomePage *self, gboolean finishing);

G_END_DECLS
