/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHoldingPage: everything that is held about somebody, to read with them and to hand out. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_HOLDING_PAGE (kith_holding_page_get_type ())
G_DECLARE_FINAL_TYPE (KithHoldingPage, kith_holding_page, KITH, HOLDING_PAGE, AdwBin)

/* Signals: "left" () */
void kith_holding_page_set_context (KithHoldingPage *self, KithAppContext *context);
void kith_holding_page_show (KithHoldingPage *self, gint64 person);

G_END_DECLS
