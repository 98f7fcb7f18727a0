/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what happened in the center and names them. */

#pragma once

#include "people/kith-holding-reading.h"

G_BEGIN_DECLS

gboolean kith_holding_read_incidents (const KithHoldingReading *reading, GError **error);

G_END_DECLS
