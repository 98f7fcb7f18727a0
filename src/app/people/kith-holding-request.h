/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHoldingRequest: beside somebody's own copy, that they asked for it; closed once they have it. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_HOLDING_REQUEST (kith_holding_request_get_type ())
G_DECLARE_FINAL_TYPE (KithHoldingRequest, kith_holding_request, KITH, HOLDING_REQUEST, GtkBox)

void kith_holding_request_look (KithHoldingRequest *self, KithAppContext *context, gint64 person);

G_END_DECLS
