/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of a handout's page: where what stands on it comes from, the day, and which page it is. */

#pragma once

#include "report/kith-document.h"

G_BEGIN_DECLS

/* Each once, in the order in which they come. */
void _kith_handout_foot_add_sources (GPtrArray *sources, const char *const *attributions);
/* How much of the page above the lower margin it takes. */
double _kith_handout_foot_measure (const KithSheet *sheet, GPtrArray *sources, double size);
void _kith_handout_foot_draw (const KithSheet *sheet,
                              GPtrArray *sources,
                              double size,
                              const char *day,
                              const char *number);

G_END_DECLS
