/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogPage: where the directory comes from. It has no row of its own in the sidebar: it is opened from
 * other pages, and leads back to them. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_CATALOG_PAGE_NAME "catalog"

#define KITH_TYPE_CATALOG_PAGE (kith_catalog_page_get_type ())
G_DECLARE_FINAL_TYPE (KithCatalogPage, kith_catalog_page, KITH, CATALOG_PAGE, KithPage)

/* part: "import-catalog" asks for a file and goes there once one is chosen; others show themselves. */
void kith_catalog_page_open (KithCatalogPage *self, const char *part);

G_END_DECLS
