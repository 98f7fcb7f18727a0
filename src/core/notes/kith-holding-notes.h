/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what was written and signed about somebody. */

#pragma once

#include "people/kith-holding-reading.h"

G_BEGIN_DECLS

gboolean kith_holding_read_notes (const KithHoldingReading *reading, GError **error);

G_END_DECLS
