/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/kith-day.h"
#include "base/kith-language.h"

G_BEGIN_DECLS

/* The longest text that is read, in bytes, and how far ahead a change of state is looked for, in days. */
#define KITH_HOURS_TEXT_MAX 2000
#define KITH_HOURS_SEARCH_DAYS 400

/**
 * KithHoursState:
 * @KITH_HOURS_CLOSED: closed
 * @KITH_HOURS_OPEN: open
 * @KITH_HOURS_UNKNOWN: not certain: call first
 */
typedef enum
{
  KITH_HOURS_CLOSED,
  KITH_HOURS_OPEN,
  KITH_HOURS_UNKNOWN,
} KithHoursState;

/**
 * KithHours:
 *
 * When a service is open: rules in order, as the OpenStreetMap opening_hours grammar has them. Never changes.
 */
typedef struct _KithHours KithHours;

#define KITH_TYPE_HOURS (kith_hours_get_type ())
GType kith_hours_get_type (void);
KithHours *kith_hours_ref (KithHours *self);
void kith_hours_unref (KithHours *self);

KithHours *kith_hours_new_from_osm (const char *text, GError **error);
KithHours *kith_hours_new_from_words (const char *text);

const char *kith_hours_get_text (KithHours *self);
gboolean kith_hours_is_interpreted (KithHours *self);
gboolean kith_hours_is_partial (KithHours *self);
gboolean kith_hours_has_holidays (KithHours *self);
char *kith_hours_to_osm (KithHours *self);

KithHoursState kith_hours_state_at (KithHours *self, GDateTime *when, GDateTime **until);
KithHoursState
kith_hours_state_among (KithHours *self, GDateTime *when, GHashTable *holidays, GDateTime **until);

GStrv kith_hours_describe (KithHours *self);
GStrv kith_hours_describe_in (KithHours *self, const KithLanguage *language);
char *kith_hours_say_state (KithHoursState state, GDateTime *until, GDateTime *now);
char *kith_hours_say_at (KithHours *self, GDateTime *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHours, kith_hours_unref)

G_END_DECLS
