/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fictional records of people whose home is known, alone or in families, and second records of them:
 * deterministic by seed. */

#pragma once

#include "record-errors.h"

G_BEGIN_DECLS

GPtrArray *make_homes (guint n_people, guint n_twins, guint32 seed);
GPtrArray *make_families (guint n_people, guint n_twins, guint32 seed);

G_END_DECLS
