/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithBusyView: something long is under way; how far it is, and a way out. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_BUSY_VIEW (kith_busy_view_get_type ())
G_DECLARE_FINAL_TYPE (KithBusyView, kith_busy_view, KITH, BUSY_VIEW, AdwBin)

GtkWidget *kith_busy_view_new (void);
void kith_busy_view_start (KithBusyView *self, const char *sentence, gboolean can_cancel);
void kith_busy_view_set_progress (KithBusyView *self, double fraction);

G_END_DECLS
