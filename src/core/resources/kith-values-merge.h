/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an entry that the center changed and its source tells anew. */

#pragma once

#include "resources/kith-values.h"

G_BEGIN_DECLS

/* conflicts: (out) (optional) (element-type utf8): the fields that both changed, and ours stayed. */
KithValues *kith_values_merge (const KithValues *base,
                               const KithValues *ours,
                               const KithValues *theirs,
                               GPtrArray **conflicts);

G_END_DECLS
