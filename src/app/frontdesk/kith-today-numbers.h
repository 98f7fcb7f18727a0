/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTodayNumbers: visits, people, unnamed guests and first-timers of today. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_TODAY_NUMBERS (kith_today_numbers_get_type ())
G_DECLARE_FINAL_TYPE (KithTodayNumbers, kith_today_numbers, KITH, TODAY_NUMBERS, GtkBox)

void kith_today_numbers_set_context (KithTodayNumbers *self, KithAppContext *context);
/* "38", or "37 to 41" while it is not settled whether some of them are one person. */
char *kith_today_numbers_format_range (guint64 low, guint64 high);

G_END_DECLS
