/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: the plans that somebody wrote for themself. */

#pragma once

#include "people/kith-holding-reading.h"

G_BEGIN_DECLS

gboolean kith_holding_read_own_plans (const KithHoldingReading *reading, GError **error);

G_END_DECLS
