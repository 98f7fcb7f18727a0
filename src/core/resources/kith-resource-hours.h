/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an entry is open, of whatever its source wrote down. */

#pragma once

#include "resources/kith-hours.h"
#include "resources/kith-values.h"

G_BEGIN_DECLS

/* (transfer full) (nullable) NULL: nothing is said, or nothing that is certain. */
KithHours *kith_resource_hours (const KithValues *values);
/* (transfer full) (nullable) Of a service at a place: what is nearest to that says its hours. */
KithHours *
kith_resource_hours_at (const KithValues *site, const KithValues *service, const KithValues *location);
/* Whether something puts hours in doubt, whoever says them. */
gboolean kith_resource_hours_in_doubt (const KithValues *values);

G_END_DECLS
