/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogSourcesPage: where the directory comes from: each source, and what was taken in from it. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_CATALOG_SOURCES_PAGE (kith_catalog_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (KithCatalogSourcesPage, kith_catalog_sources_page, KITH, CATALOG_SOURCES_PAGE, AdwBin)

/* Signals: "left" */
void kith_catalog_sources_page_set_context (KithCatalogSourcesPage *self, KithAppContext *context);
void kith_catalog_sources_page_show (KithCatalogSourcesPage *self);
void kith_catalog_sources_page_focus (KithCatalogSourcesPage *self);

G_END_DECLS
