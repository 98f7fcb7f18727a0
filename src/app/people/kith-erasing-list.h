/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithErasingList: whose records are being erased, and until when it can be stopped. Hidden where nobody's
 * is. */

#pragma once

#include "shared/kith-app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_ERASING_LIST (kith_erasing_list_get_type ())
G_DECLARE_FINAL_TYPE (KithErasingList, kith_erasing_list, KITH, ERASING_LIST, GtkBox)

/* Signal "chosen" (gint64 person). */
void kith_erasing_list_set_context (KithErasingList *self, KithAppContext *context);
void kith_erasing_list_refresh (KithErasingList *self);

G_END_DECLS
