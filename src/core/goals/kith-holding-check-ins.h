/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the check-ins add to a holding. */

#pragma once

#include "people/kith-holding-reading.h"

G_BEGIN_DECLS

gboolean kith_holding_read_check_ins (const KithHoldingReading *reading, GError **error);

G_END_DECLS
