/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's own SQL. */

#pragma once

#include "session/kith-change.h"

G_BEGIN_DECLS

gboolean kith_sample_insert_pair (KithChange *change, gint64 person_a, gint64 person_b, GError **error);

G_END_DECLS
