/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings inside a transaction that somebody else began; for this room only. */

#pragma once

#include "session/kith-change.h"
#include "session/kith-crisis-card.h"

/* value NULL: the row goes. The center takes it only after the commit: kith_center_take(). */
gboolean kith_center_put (KithChange *change, const char *name, const char *value, GError **error);
gboolean kith_crisis_card_put_numbers (const KithCrisisCard *self, KithChange *change, GError **error);
