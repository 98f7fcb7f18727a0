/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogImportPage: a file on its way into the directory: of which source, what would change, and what
 * was done. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_CATALOG_IMPORT_PAGE (kith_catalog_import_page_get_type ())
G_DECLARE_FINAL_TYPE (KithCatalogImportPage, kith_catalog_import_page, KITH, CATALOG_IMPORT_PAGE, AdwBin)

/* Signals: "left", "choose" (another file is wanted), "done" (the directory is to be seen) */
void kith_catalog_import_page_set_context (KithCatalogImportPage *self, KithAppContext *context);
void kith_catalog_import_page_show (KithCatalogImportPage *self, GFile *file);
void kith_catalog_import_page_focus (KithCatalogImportPage *self);
/* Ends what runs; nothing is kept of the file. */
void kith_catalog_import_page_stop (KithCatalogImportPage *self);

G_END_DECLS
