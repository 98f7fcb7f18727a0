/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupsToday: what is on today, on the front desk; nothing where no group meets. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_GROUPS_TODAY (kith_groups_today_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupsToday, kith_groups_today, KITH, GROUPS_TODAY, GtkBox)

/* Its rows call the action "desk.group" with an id. */
void kith_groups_today_set_context (KithGroupsToday *self, KithAppContext *context);

G_END_DECLS
