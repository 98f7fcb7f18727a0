/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFacetChip: a filter that is one of several values, with how many each would leave. */

#pragma once

#include <adwaita.h>

#include "resources/kith-directory.h"

G_BEGIN_DECLS

#define KITH_TYPE_FACET_CHIP (kith_facet_chip_get_type ())
G_DECLARE_FINAL_TYPE (KithFacetChip, kith_facet_chip, KITH, FACET_CHIP, AdwBin)

/* Signal "changed" (): another value is chosen, or none. */
GtkWidget *kith_facet_chip_new (void);
/* any: what stands there while nothing is chosen. */
void kith_facet_chip_set_kind (KithFacetChip *self, KithDirectoryFacetKind kind, const char *any);
/* facets: (element-type KithDirectoryFacet) of all kinds. */
void kith_facet_chip_show (KithFacetChip *self, GArray *facets);
/* (nullable) NULL: nothing is chosen. */
const char *kith_facet_chip_get_code (KithFacetChip *self);
/* Chooses a value, as somebody who clicks its row does. */
void kith_facet_chip_choose (KithFacetChip *self, const char *code, const char *label);
void kith_facet_chip_clear (KithFacetChip *self);

G_END_DECLS
