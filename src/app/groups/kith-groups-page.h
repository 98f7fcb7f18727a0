/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupsPage: groups and workshops. It has no row of its own in the sidebar: it is opened from other
 * pages, and leads back to them. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_GROUPS_PAGE_NAME "groups"

#define KITH_TYPE_GROUPS_PAGE (kith_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupsPage, kith_groups_page, KITH, GROUPS_PAGE, KithPage)

G_END_DECLS
