/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceFilters: the chips beside the search: open now, free, wheelchair, kind, language, for whom,
 * near.
 */

#pragma once

#include <adwaita.h>

#include "resources/kith-directory.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCE_FILTERS (kith_resource_filters_get_type ())
G_DECLARE_FINAL_TYPE (KithResourceFilters, kith_resource_filters, KITH, RESOURCE_FILTERS, AdwBin)

/* Signal "changed" (): something else is asked for. */
GtkWidget *kith_resource_filters_new (void);
/* Writes what is chosen into a query. */
void kith_resource_filters_fill (KithResourceFilters *self, KithDirectoryQuery *query);
/* facets: (element-type KithDirectoryFacet) of what was found. */
void kith_resource_filters_show (KithResourceFilters *self, GArray *facets, KithDirectory *directory);
/* Nothing but that kind is asked for. */
void kith_resource_filters_choose_kind (KithResourceFilters *self, const char *code, const char *label);
gboolean kith_resource_filters_is_any (KithResourceFilters *self);
void kith_resource_filters_clear (KithResourceFilters *self);

G_END_DECLS
