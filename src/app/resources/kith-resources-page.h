/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourcesPage: the directory: a search, what it found, and the details beside it. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCES_PAGE (kith_resources_page_get_type ())
G_DECLARE_FINAL_TYPE (KithResourcesPage, kith_resources_page, KITH, RESOURCES_PAGE, KithPage)

GtkWidget *kith_resources_page_new (KithAppContext *context);

G_END_DECLS
