/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/kith-change.h"

G_BEGIN_DECLS

/* Everything sealed about that person is gone with this change; numbers and visits stay. */
gboolean kith_erase_values_in (KithChange *change, gint64 person, GError **error);
/* Who is named no more, and the words where nobody else is named. */
gboolean kith_erase_from_incidents_in (KithChange *change, gint64 person, GError **error);

G_END_DECLS
