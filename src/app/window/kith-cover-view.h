/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCoverView: stands before the names when nobody has touched the front desk for a while. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_COVER_VIEW (kith_cover_view_get_type ())
G_DECLARE_FINAL_TYPE (KithCoverView, kith_cover_view, KITH, COVER_VIEW, AdwBin)

GtkWidget *kith_cover_view_new (void);
void kith_cover_view_set_center (KithCoverView *self, const char *name);
void kith_cover_view_say (KithCoverView *self, const char *sentence);

G_END_DECLS
