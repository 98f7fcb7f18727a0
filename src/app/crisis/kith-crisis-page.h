/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCrisisPage: what to say and do, and whom to call. Needs no store, no account, and shows nobody's name.
 */

#pragma once

#include <adwaita.h>

#include "session/kith-crisis-card.h"

G_BEGIN_DECLS

#define KITH_TYPE_CRISIS_PAGE (kith_crisis_page_get_type ())
G_DECLARE_FINAL_TYPE (KithCrisisPage, kith_crisis_page, KITH, CRISIS_PAGE, AdwBin)

/* Signals: "close": Back or Escape; "checked" (guint position): somebody has just checked this number. */
GtkWidget *kith_crisis_page_new (void);
void kith_crisis_page_set_card (KithCrisisPage *self, const KithCrisisCard *card, gboolean may_check);
/* For the window's header, while the page shows. (transfer none) */
void kith_crisis_page_set_may_write (KithCrisisPage *self, gboolean may_write);
GtkWidget *kith_crisis_page_get_header_buttons (KithCrisisPage *self);
void kith_crisis_page_start (KithCrisisPage *self);

G_END_DECLS
