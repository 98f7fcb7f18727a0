/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an entry is open, of whatever its source wrote down. */

#pragma once

#include "resources/kith-hours.h"
#include "resources/kith-values.h"

G_BEGIN_DECLS

/* (transfer full) (nullable) NULL: nothing is said, or nothing that is certain. */
KithHours *kith_resource_hours (const KithValues *values);

G_END_DECLS
