/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupsView: a week's groups, and all that there are. */

#pragma once

#include "base/kith-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_GROUPS_VIEW (kith_groups_view_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupsView, kith_groups_view, KITH, GROUPS_VIEW, GtkBox)

/* Its rows and buttons call the actions "groups.…" of the page. */
void kith_groups_view_show_week (KithGroupsView *self, KithDay first, KithDay today, GPtrArray *meetings);
void kith_groups_view_show_groups (KithGroupsView *self, GPtrArray *groups);
void kith_groups_view_show_drafts (KithGroupsView *self, GPtrArray *notes, GPtrArray *groups, gboolean form);

G_END_DECLS
