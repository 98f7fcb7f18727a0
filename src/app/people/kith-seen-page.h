/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSeenPage: who has seen or received somebody's record. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_SEEN_PAGE (kith_seen_page_get_type ())
G_DECLARE_FINAL_TYPE (KithSeenPage, kith_seen_page, KITH, SEEN_PAGE, AdwBin)

/* Signals: "left" () */
void kith_seen_page_set_context (KithSeenPage *self, KithAppContext *context);
void kith_seen_page_show (KithSeenPage *self, gint64 person);

G_END_DECLS
