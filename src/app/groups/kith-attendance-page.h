/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAttendancePage: who came to a group on a day. */

#pragma once

#include <adwaita.h>

#include "base/kith-day.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_ATTENDANCE_PAGE (kith_attendance_page_get_type ())
G_DECLARE_FINAL_TYPE (KithAttendancePage, kith_attendance_page, KITH, ATTENDANCE_PAGE, AdwBin)

/* Signal "left" (). */
void kith_attendance_page_set_context (KithAttendancePage *self, KithAppContext *context);
void kith_attendance_page_show (KithAttendancePage *self, gint64 group, KithDay day);
void kith_attendance_page_focus (KithAttendancePage *self);

G_END_DECLS
