/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "resources/kith-values.h"

G_BEGIN_DECLS

gboolean kith_kept_back_value (const KithValueIter *value);
gboolean kith_kept_back_entry (const KithValues *values);
gboolean kith_kept_back_any (const KithValues *values);

G_END_DECLS
