/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPaperRow: one line of a paper sheet being entered. */

#pragma once

#include <gtk/gtk.h>

#include "frontdesk/kith-paper-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_PAPER_ROW (kith_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (KithPaperRow, kith_paper_row, KITH, PAPER_ROW, GtkBox)

/*
 * Signals: "name-changed", "time-changed", "service-changed" (gint64 service, gboolean taken), "next"
 * (Enter), "entered" (the focus came in), "choices" (Down: to those to choose from), "guest" (Ctrl+G),
 * "remove".
 */
GtkWidget *kith_paper_row_new (GPtrArray *services);
void kith_paper_row_show (KithPaperRow *self,
                          guint number,
                          const KithPaperFormLine *line,
                          const char *state,
                          gboolean open);
const char *kith_paper_row_get_name (KithPaperRow *self);
const char *kith_paper_row_get_time (KithPaperRow *self);
void kith_paper_row_focus (KithPaperRow *self);
void kith_paper_row_focus_time (KithPaperRow *self);

G_END_DECLS
