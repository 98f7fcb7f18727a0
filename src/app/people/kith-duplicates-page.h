/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDuplicatesPage: records that may be one person, the likeliest first, for somebody to decide. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_DUPLICATES_PAGE (kith_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (KithDuplicatesPage, kith_duplicates_page, KITH, DUPLICATES_PAGE, AdwBin)

/* Signals: "compare" (gint64 person, gint64 other, const char *reasons): look at both; "left" (). */
void kith_duplicates_page_set_context (KithDuplicatesPage *self, KithAppContext *context);
void kith_duplicates_page_show (KithDuplicatesPage *self);
void kith_duplicates_page_focus (KithDuplicatesPage *self);

G_END_DECLS
