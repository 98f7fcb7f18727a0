/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupView: one group: what it is, and what became of it on its days. */

#pragma once

#include "groups/kith-group-meeting.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_GROUP_VIEW (kith_group_view_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupView, kith_group_view, KITH, GROUP_VIEW, GtkBox)

/* Its rows and buttons call the actions "groups.…" of the page. */
void kith_group_view_show (KithGroupView *self, const KithGroup *group, GPtrArray *meetings);

G_END_DECLS
