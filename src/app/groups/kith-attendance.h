/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAttendance: who may have come to a group and who did, while it is ticked. No widgets. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithAttendanceRow:
 * @person: who
 * @name: (owned): as this screen may show it
 * @folded: (owned): what is looked through for what is typed
 * @key: (owned): by which it stands among the others
 * @signed_in: whether they have a visit on that day
 * @ticked: whether they came to the group
 */
typedef struct
{
  gint64 person;
  char *name;
  char *folded;
  char *key;
  gboolean signed_in;
  gboolean ticked;
} KithAttendanceRow;

typedef struct _KithAttendance KithAttendance;

KithAttendance *kith_attendance_new (int capacity);
void kith_attendance_free (KithAttendance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAttendance, kith_attendance_free)

guint kith_attendance_put (KithAttendance *self,
                           gint64 person,
                           const char *shown,
                           const char *name,
                           gboolean signed_in);
guint kith_attendance_get_n_rows (const KithAttendance *self);
const KithAttendanceRow *kith_attendance_get_row (const KithAttendance *self, guint position);
const KithAttendanceRow *kith_attendance_find (const KithAttendance *self, gint64 person);
gboolean kith_attendance_set_ticked (KithAttendance *self, gint64 person, gboolean ticked);
void kith_attendance_set_guests (KithAttendance *self, int guests);
int kith_attendance_count (const KithAttendance *self);
char *kith_attendance_describe (const KithAttendance *self);
gboolean kith_attendance_find_typed (const KithAttendance *self, const char *typed, guint *position);
gboolean kith_attendance_row_matches (const KithAttendanceRow *row, const char *typed);

G_END_DECLS
