/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMergePage: two records side by side: one person, or two. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_MERGE_PAGE (kith_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (KithMergePage, kith_merge_page, KITH, MERGE_PAGE, AdwBin)

/* Signals: "merged" (gint64 person): they count as this one now; "left" (): nothing more to do here. */
void kith_merge_page_set_context (KithMergePage *self, KithAppContext *context);
gboolean kith_merge_page_show (KithMergePage *self, gint64 person, gint64 other, const char *reasons);
void kith_merge_page_focus (KithMergePage *self);

G_END_DECLS
