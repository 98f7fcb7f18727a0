/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNearChip: a filter by a postcode or a city that the directory knows. */

#pragma once

#include <adwaita.h>

#include "resources/kith-directory.h"

G_BEGIN_DECLS

#define KITH_TYPE_NEAR_CHIP (kith_near_chip_get_type ())
G_DECLARE_FINAL_TYPE (KithNearChip, kith_near_chip, KITH, NEAR_CHIP, AdwBin)

/* Signal "changed" (): another place is chosen, or none. */
GtkWidget *kith_near_chip_new (void);
/* (nullable) offers what it knows. */
void kith_near_chip_set_directory (KithNearChip *self, KithDirectory *directory);
/* (nullable) NULL: anywhere. */
const char *kith_near_chip_get_place (KithNearChip *self);
void kith_near_chip_clear (KithNearChip *self);

G_END_DECLS
