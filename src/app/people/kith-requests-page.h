/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRequestsPage: what somebody asked for and says is not right, and what became of it; or everybody's.
 * Signals "left" () and, among everybody's, "chosen" (gint64 person). */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_REQUESTS_PAGE (kith_requests_page_get_type ())
G_DECLARE_FINAL_TYPE (KithRequestsPage, kith_requests_page, KITH, REQUESTS_PAGE, AdwBin)

void kith_requests_page_set_context (KithRequestsPage *self, KithAppContext *context);
void kith_requests_page_show (KithRequestsPage *self, gint64 person);
void kith_requests_page_show_all (KithRequestsPage *self);

G_END_DECLS
