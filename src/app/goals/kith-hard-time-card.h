/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHardTimeCard: what helps somebody in a hard time, at the top of their plan: read, written, printed,
 * taken back. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_HARD_TIME_CARD (kith_hard_time_card_get_type ())
G_DECLARE_FINAL_TYPE (KithHardTimeCard, kith_hard_time_card, KITH, HARD_TIME_CARD, GtkBox)

/* Once. */
void kith_hard_time_card_set_context (KithHardTimeCard *self, KithAppContext *context);
void kith_hard_time_card_show (KithHardTimeCard *self, gint64 person);

G_END_DECLS
