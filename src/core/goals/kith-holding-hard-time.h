/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what helps somebody in a hard time. */

#pragma once

#include "people/kith-holding-reading.h"

G_BEGIN_DECLS

gboolean kith_holding_read_hard_times (const KithHoldingReading *reading, GError **error);

G_END_DECLS
