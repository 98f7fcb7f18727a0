/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/kith-day.h"

G_BEGIN_DECLS

#define KITH_CLOCK_DEFAULT_ROLLOVER 240
#define KITH_CLOCK_MAX_ROLLOVER 240

/**
 * KithInstant:
 * @utc: seconds since 1970-01-01T00:00:00Z
 * @offset: seconds that the center's wall clock was ahead of UTC
 * @day: the center's day
 * @minute: wall minutes from @day's midnight, 0 to %KITH_MINUTE_MAX
 */
typedef struct
{
  gint64 utc;
  gint32 offset;
  KithDay day;
  gint32 minute;
} KithInstant;

#define KITH_TYPE_CLOCK (kith_clock_get_type ())
G_DECLARE_FINAL_TYPE (KithClock, kith_clock, KITH, CLOCK, GObject)

KithClock *kith_clock_new (const char *timezone, guint rollover, GError **error);
KithClock *kith_clock_new_standing (const char *timezone, guint rollover, gint64 utc, GError **error);
gint64 kith_clock_machine_ms (void);
gboolean kith_clock_zone_is_valid (const char *timezone);

gboolean kith_clock_set_timezone (KithClock *self, const char *timezone, GError **error);
char *kith_clock_dup_timezone (KithClock *self);
void kith_clock_set_rollover (KithClock *self, guint rollover);
guint kith_clock_get_rollover (KithClock *self);

KithInstant kith_clock_now (KithClock *self);
gint64 kith_clock_now_ms (KithClock *self);
KithDay kith_clock_today (KithClock *self);
KithInstant kith_clock_at (KithClock *self, gint64 utc);
KithInstant kith_clock_resolve (KithClock *self, KithDay day, gint32 minute);
gint64 kith_clock_day_start (KithClock *self, KithDay day);
gint32 kith_clock_minute_of_day (KithClock *self, gint32 wall_minute);
gboolean kith_clock_parse (KithClock *self, const char *text, KithInstant *instant, GError **error);
char *kith_clock_format_utc (gint64 utc);

void kith_clock_watch (KithClock *self);
void kith_clock_check (KithClock *self);

void kith_clock_note_latest (KithClock *self, gint64 utc);
gboolean kith_clock_is_behind (KithClock *self);

void kith_clock_set_standing_now (KithClock *self, gint64 utc);
void kith_clock_advance (KithClock *self, gint64 seconds);

G_END_DECLS
