/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithServiceForMany: "Lunch for several…": one service, a tick for each who takes it, one undo. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_SERVICE_FOR_MANY (kith_service_for_many_get_type ())
G_DECLARE_FINAL_TYPE (KithServiceForMany, kith_service_for_many, KITH, SERVICE_FOR_MANY, GtkBox)

/* Signal "finished": recorded or left. */
void kith_service_for_many_set_context (KithServiceForMany *self, KithAppContext *context);
void kith_service_for_many_start (KithServiceForMany *self);

G_END_DECLS
