/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHereList: who is here now, what is waiting for them, and folded below who stepped out and who left. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_HERE_LIST (kith_here_list_get_type ())
G_DECLARE_FINAL_TYPE (KithHereList, kith_here_list, KITH, HERE_LIST, GtkBox)

void kith_here_list_set_context (KithHereList *self, KithAppContext *context);
/* One service for many: ticks take the place of the rows until it is recorded or left. */
void kith_here_list_start_many (KithHereList *self);

G_END_DECLS
