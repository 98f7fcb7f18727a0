/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAttendanceList: a row for each who may have come; letters narrow it, space ticks. */

#pragma once

#include "groups/kith-attendance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_ATTENDANCE_LIST (kith_attendance_list_get_type ())
G_DECLARE_FINAL_TYPE (KithAttendanceList, kith_attendance_list, KITH, ATTENDANCE_LIST, GtkBox)

/* Signal "toggled" (gint64 person, gboolean ticked). A row's button calls "attendance.sign-in" with an id. */
void kith_attendance_list_set_attendance (KithAttendanceList *self, const KithAttendance *attendance);
void kith_attendance_list_refresh (KithAttendanceList *self);
void kith_attendance_list_set_may_sign_in (KithAttendanceList *self, gboolean may);
gboolean kith_attendance_list_focus_person (KithAttendanceList *self, gint64 person);
gboolean kith_attendance_list_clear_typed (KithAttendanceList *self);

G_END_DECLS
