/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogChangeList: what taking in a file would change, one kind of change at a time, a page at a time.
 */

#pragma once

#include <adwaita.h>

#include "catalog/kith-catalog-import.h"

G_BEGIN_DECLS

/* In the place of a kind of change: the problems of the file. */
#define KITH_CATALOG_LIST_PROBLEMS 0

#define KITH_TYPE_CATALOG_CHANGE_LIST (kith_catalog_change_list_get_type ())
G_DECLARE_FINAL_TYPE (KithCatalogChangeList, kith_catalog_change_list, KITH, CATALOG_CHANGE_LIST, GtkBox)

/* change: a KithCatalogChangeKind, or KITH_CATALOG_LIST_PROBLEMS */
void kith_catalog_change_list_show (KithCatalogChangeList *self, KithCatalogImport *import, int change);
/* Nothing of the file stays. */
void kith_catalog_change_list_clear (KithCatalogChangeList *self);

G_END_DECLS
