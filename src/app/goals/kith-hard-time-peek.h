/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHardTimePeek: what helps somebody in a hard time, folded away on their card until somebody needs it. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_HARD_TIME_PEEK (kith_hard_time_peek_get_type ())
G_DECLARE_FINAL_TYPE (KithHardTimePeek, kith_hard_time_peek, KITH, HARD_TIME_PEEK, GtkBox)

/* Once. */
void kith_hard_time_peek_set_context (KithHardTimePeek *self, KithAppContext *context);
void kith_hard_time_peek_show (KithHardTimePeek *self, gint64 person);

G_END_DECLS
