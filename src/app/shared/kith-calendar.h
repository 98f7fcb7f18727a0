/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkCalendar and the center's day. */

#pragma once

#include <gtk/gtk.h>

#include "base/kith-day.h"

G_BEGIN_DECLS

KithDay kith_calendar_get_day (GtkCalendar *calendar);
void kith_calendar_select_day (GtkCalendar *calendar, KithDay day);

G_END_DECLS
