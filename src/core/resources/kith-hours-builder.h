/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "resources/kith-hours.h"

G_BEGIN_DECLS

/**
 * KithHoursBuilder:
 *
 * Hours put together from fields, as AIRS' TimeOpen has them, rather than from one text.
 */
typedef struct _KithHoursBuilder KithHoursBuilder;

KithHoursBuilder *kith_hours_builder_new (void);
void kith_hours_builder_free (KithHoursBuilder *self);
void kith_hours_builder_add_day (KithHoursBuilder *self, int weekday, int from, int to);
void kith_hours_builder_add_season (KithHoursBuilder *self,
                                    int from_month,
                                    int from_day,
                                    int to_month,
                                    int to_day);
void kith_hours_builder_add_exception (KithHoursBuilder *self, KithDay day, gboolean open, int from, int to);
void kith_hours_builder_set_note (KithHoursBuilder *self, const char *note);
KithHours *kith_hours_builder_end (KithHoursBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHoursBuilder, kith_hours_builder_free)

G_END_DECLS
