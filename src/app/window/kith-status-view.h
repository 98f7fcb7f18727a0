/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithStatusView: the center cannot be opened: why, and what to do. Crisis help works all the same. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_STATUS_VIEW (kith_status_view_get_type ())
G_DECLARE_FINAL_TYPE (KithStatusView, kith_status_view, KITH, STATUS_VIEW, AdwBin)

GtkWidget *kith_status_view_new (void);
void kith_status_view_show_error (KithStatusView *self, const GError *error);

G_END_DECLS
