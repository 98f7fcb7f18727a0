/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHoldingTogether: somebody's own record, large, for them to read at this screen. */

#pragma once

#include <adwaita.h>

#include "people/kith-holding.h"

G_BEGIN_DECLS

#define KITH_TYPE_HOLDING_TOGETHER (kith_holding_together_get_type ())
G_DECLARE_FINAL_TYPE (KithHoldingTogether, kith_holding_together, KITH, HOLDING_TOGETHER, AdwBin)

GtkWidget *kith_holding_together_new (const KithHolding *holding);

G_END_DECLS
