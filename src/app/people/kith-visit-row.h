/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithVisitRow: one visit: the day, from when to when, what was taken. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-objections.h"
#include "visits/kith-visits.h"

G_BEGIN_DECLS

#define KITH_TYPE_VISIT_ROW (kith_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (KithVisitRow, kith_visit_row, KITH, VISIT_ROW, GtkBox)

/* The button calls "visits.remove", or "visits.put-back" where it was removed, with the visit's id. */
GtkWidget *kith_visit_row_new (void);
/* services: (element-type KithService). Returns the row in words, for screen readers. */
char *kith_visit_row_show (KithVisitRow *self,
                           const KithVisit *visit,
                           GPtrArray *services,
                           gboolean may_correct,
                           gboolean may_note);
char *kith_visit_row_format_times (const KithVisit *visit);
void kith_visit_row_set_objections (KithVisitRow *self, KithObjections *objections, KithDay day);

G_END_DECLS
