/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The center's clock: the only source of now, and the only place that joins instants to the center's
 * days. A center day runs from the first instant at which the wall clock in the center's time zone
 * reaches the rollover on that date to the first instant at which it does so on the next; so days
 * follow each other without a hole and without going back, whatever daylight saving does. */

#include "base/kith-clock.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-clock-file.h"
#include "base/kith-error.h"
#include "base/kith-zone.h"
#include "kith-config.h"

#define DAY_SECONDS 86400
/* No wall clock is set back by more than this. */
#define LONGEST_OVERLAP (3 * 3600)
/* How far the machine may lag behind the newest record before it is worth a word. */
#define BEHIND_TOLERANCE 120
/* 0001-01-03 and 9999-12-29: whatever the zone, the day is one of the calendar's. */
#define FIRST_UTC (-62135596800 + 2 * DAY_SECONDS)
#define LAST_UTC (253402300799 - 2 * DAY_SECONDS)
/* A suspended machine is noticed within this many seconds of waking. */
#define COARSE_SECONDS 30

struct _KithClock
{
  GObject parent_instance;

  GMutex mutex;
  GTimeZone *zone;    /* (owned) (mutex mutex) */
  char *timezone;     /* (owned) (mutex mutex) */
  guint rollover;     /* minutes (mutex mutex) */
  gboolean standing;  /* the time moves only when told to */
  gint64 standing_ms; /* (mutex mutex) */
  gint64 latest;      /* (mutex mutex) */
  char *file;         /* (owned) (nullable) sets the time in debug builds */

  GSource *timer;   /* (owned) (nullable) */
  KithDay told_day; /* the day that listeners know */
};

G_DEFINE_FINAL_TYPE (KithClock, kith_clock, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TIMEZONE,
  PROP_ROLLOVER,
  N_PROPS,
};

enum
{
  DAY_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void schedule_check (KithClock *self);

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

/* Holds no lock of its own: the zone is passed in, so that one answer comes from one zone. */
static gint64
day_start (GTimeZone *zone, guint rollover, KithDay day)
{
  KithLocal local = kith_zone_resolve (zone, (gint64) day * DAY_SECONDS + (gint64) rollover * 60);

  return local.n > 0 ? local.utc[0] : local.jump;
}

static KithDay
day_at (GTimeZone *zone, guint rollover, gint64 utc)
{
  gint64 since = utc + kith_zone_get_offset (zone, utc) - (gint64) rollover * 60;
  KithDay day = (KithDay) floor_div (since, DAY_SECONDS);

  /* The wall clock may have passed the rollover already and been set back before it. */
  if (since - (gint64) day * DAY_SECONDS >= DAY_SECONDS - LONGEST_OVERLAP &&
      day_start (zone, rollover, day + 1) <= utc)
    day++;

  return day;
}

/* The file that sets the time, in builds that have it. */
static const char *
get_file (void)
{
  return KITH_DEBUG_CLOCK ? g_getenv ("KITH_CLOCK_FILE") : NULL;
}

static KithInstant
instant_on_day (GTimeZone *zone, gint64 utc, KithDay day)
{
  gint32 offset = kith_zone_get_offset (zone, utc);
  gint64 minute = floor_div (utc + offset - (gint64) day * DAY_SECONDS, 60);

  return (KithInstant){
    .utc = utc,
    .offset = offset,
    .day = day,
    .minute = (gint32) CLAMP (minute, 0, KITH_MINUTE_MAX),
  };
}

static GTimeZone *
dup_zone (KithClock *self, guint *rollover)
{
  GTimeZone *zone;

  g_mutex_lock (&self->mutex);
  zone = g_time_zone_ref (self->zone);
  *rollover = self->rollover;
  g_mutex_unlock (&self->mutex);

  return zone;
}

static gboolean
timer_cb (gpointer data)
{
  KithClock *self = data;

  g_object_ref (self);
  kith_clock_check (self);
  schedule_check (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_check (KithClock *self)
{
  gint64 left = kith_clock_day_start (self, kith_clock_today (self) + 1) * 1000 - kith_clock_now_ms (self);
  GMainContext *context = g_main_context_get_thread_default ();

  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);

  self->timer = g_timeout_source_new ((guint) CLAMP (left + 1, 1, COARSE_SECONDS * 1000));
  g_source_set_static_name (self->timer, "[kith] center day");
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, context);
}

static void
kith_clock_finalize (GObject *object)
{
  KithClock *self = KITH_CLOCK (object);

  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->timezone, g_free);
  g_clear_pointer (&self->file, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kith_clock_parent_class)->finalize (object);
}

static void
kith_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KithClock *self = KITH_CLOCK (object);

  switch (id)
    {
    case PROP_TIMEZONE:
      g_value_take_string (value, kith_clock_dup_timezone (self));
      break;

    case PROP_ROLLOVER:
      g_value_set_uint (value, kith_clock_get_rollover (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kith_clock_class_init (KithClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_clock_finalize;
  object_class->get_property = kith_clock_get_property;

  properties[PROP_TIMEZONE] =
      g_param_spec_string ("timezone", NULL, NULL, "UTC", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROLLOVER] =
      g_param_spec_uint ("rollover", NULL, NULL, 0, KITH_CLOCK_MAX_ROLLOVER, KITH_CLOCK_DEFAULT_ROLLOVER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KithClock::day-changed:
   * @day: the center's day from now on
   *
   * Only after kith_clock_watch(), in the thread that called it.
   */
  signals[DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
kith_clock_init (KithClock *self)
{
  g_mutex_init (&self->mutex);
  self->zone = g_time_zone_new_utc ();
  self->timezone = g_strdup ("UTC");
  self->rollover = KITH_CLOCK_DEFAULT_ROLLOVER;
  self->latest = G_MININT64;
  self->told_day = KITH_DAY_NONE;
}

/**
 * kith_clock_new:
 * @timezone: an IANA time zone id
 * @rollover: when a center day begins, in minutes after midnight, 0 to %KITH_CLOCK_MAX_ROLLOVER
 * @error: %KITH_ERROR_INVALID where the system does not know @timezone
 *
 * A clock that runs with the machine's. In builds with the option debug_clock, a file named by the
 * environment variable KITH_CLOCK_FILE sets it: a time as ISO 8601 (in @timezone unless it has an
 * offset), which it was when the file was last written, and any number of advances, as +90s, +5m, +2h,
 * +1d.
 *
 * Returns: (transfer full) (nullable): the clock
 */
KithClock *
kith_clock_new (const char *timezone, guint rollover, GError **error)
{
  g_autoptr (KithClock) self = g_object_new (KITH_TYPE_CLOCK, NULL);

  g_return_val_if_fail (rollover <= KITH_CLOCK_MAX_ROLLOVER, NULL);

  if (!kith_clock_set_timezone (self, timezone, error))
    return NULL;

  self->rollover = rollover;
  self->file = g_strdup (get_file ());
  return g_steal_pointer (&self);
}

/**
 * kith_clock_new_standing:
 * @timezone: an IANA time zone id
 * @rollover: when a center day begins, in minutes after midnight
 * @utc: the time it shows, in seconds
 * @error: %KITH_ERROR_INVALID where the system does not know @timezone
 *
 * A clock that moves only when told to: for tests, and for what happened in a made-up past.
 *
 * Returns: (transfer full) (nullable): the clock
 */
KithClock *
kith_clock_new_standing (const char *timezone, guint rollover, gint64 utc, GError **error)
{
  KithClock *self = kith_clock_new (timezone, rollover, error);

  if (self != NULL)
    {
      self->standing = TRUE;
      self->standing_ms = utc * 1000;
    }
  return self;
}

/**
 * kith_clock_machine_ms:
 *
 * The machine's time where there is no center yet to have a clock: a refused unlock, the name of a file.
 *
 * Returns: now, in milliseconds since 1970-01-01T00:00:00Z
 */
gint64
kith_clock_machine_ms (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 now = g_get_real_time () / 1000;

  return get_file () != NULL ? kith_clock_file_apply (get_file (), zone, now) : now;
}

/**
 * kith_clock_zone_is_valid:
 * @timezone: (nullable): a name
 *
 * Returns: whether the system knows @timezone as an IANA time zone id
 */
gboolean
kith_clock_zone_is_valid (const char *timezone)
{
  g_autoptr (GTimeZone) zone = timezone != NULL ? kith_zone_new (timezone) : NULL;

  return zone != NULL;
}

/**
 * kith_clock_set_timezone:
 * @self: a clock
 * @timezone: an IANA time zone id
 * @error: %KITH_ERROR_INVALID where the system does not know @timezone
 *
 * Days and minutes that were stored before stay what they were.
 *
 * Returns: whether the zone is now @timezone
 */
gboolean
kith_clock_set_timezone (KithClock *self, const char *timezone, GError **error)
{
  GTimeZone *zone;
  gboolean changed;

  g_return_val_if_fail (KITH_IS_CLOCK (self), FALSE);
  g_return_val_if_fail (timezone != NULL, FALSE);

  zone = kith_zone_new (timezone);
  if (zone == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (timezone, (gssize) MIN (strlen (timezone), 64));

      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is not a time zone that this computer knows. Choose one by continent and city, "
                      "for example America/Chicago."),
                   shown);
      return FALSE;
    }

  g_mutex_lock (&self->mutex);
  changed = strcmp (self->timezone, timezone) != 0;
  if (changed)
    {
      g_free (self->timezone);
      self->timezone = g_strdup (timezone);
    }
  g_time_zone_unref (self->zone);
  self->zone = zone;
  g_mutex_unlock (&self->mutex);

  if (changed)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIMEZONE]);
      if (self->timer != NULL)
        kith_clock_check (self);
    }
  return TRUE;
}

/**
 * kith_clock_dup_timezone:
 * @self: a clock
 *
 * Returns: (transfer full): the IANA id of its zone
 */
char *
kith_clock_dup_timezone (KithClock *self)
{
  char *timezone;

  g_return_val_if_fail (KITH_IS_CLOCK (self), NULL);

  g_mutex_lock (&self->mutex);
  timezone = g_strdup (self->timezone);
  g_mutex_unlock (&self->mutex);

  return timezone;
}

/**
 * kith_clock_set_rollover:
 * @self: a clock
 * @rollover: when a center day begins, in minutes after midnight, 0 to %KITH_CLOCK_MAX_ROLLOVER
 */
void
kith_clock_set_rollover (KithClock *self, guint rollover)
{
  gboolean changed;

  g_return_if_fail (KITH_IS_CLOCK (self));
  g_return_if_fail (rollover <= KITH_CLOCK_MAX_ROLLOVER);

  g_mutex_lock (&self->mutex);
  changed = self->rollover != rollover;
  self->rollover = rollover;
  g_mutex_unlock (&self->mutex);

  if (changed)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLLOVER]);
      if (self->timer != NULL)
        kith_clock_check (self);
    }
}

/**
 * kith_clock_get_rollover:
 * @self: a clock
 *
 * Returns: when a center day begins, in minutes after midnight
 */
guint
kith_clock_get_rollover (KithClock *self)
{
  guint rollover;

  g_return_val_if_fail (KITH_IS_CLOCK (self), 0);

  g_mutex_lock (&self->mutex);
  rollover = self->rollover;
  g_mutex_unlock (&self->mutex);

  return rollover;
}

/**
 * kith_clock_now_ms:
 * @self: a clock
 *
 * Returns: now, in milliseconds since 1970-01-01T00:00:00Z
 */
gint64
kith_clock_now_ms (KithClock *self)
{
  gint64 now;

  g_return_val_if_fail (KITH_IS_CLOCK (self), 0);

  if (self->standing)
    {
      g_mutex_lock (&self->mutex);
      now = self->standing_ms;
      g_mutex_unlock (&self->mutex);
      return now;
    }

  now = g_get_real_time () / 1000;
  if (self->file != NULL)
    {
      g_autoptr (GTimeZone) zone = NULL;
      guint rollover;

      zone = dup_zone (self, &rollover);
      now = kith_clock_file_apply (self->file, zone, now);
    }
  return now;
}

/**
 * kith_clock_now:
 * @self: a clock
 *
 * Returns: now
 */
KithInstant
kith_clock_now (KithClock *self)
{
  g_return_val_if_fail (KITH_IS_CLOCK (self), (KithInstant){ 0 });

  return kith_clock_at (self, floor_div (kith_clock_now_ms (self), 1000));
}

/**
 * kith_clock_today:
 * @self: a clock
 *
 * Returns: the center's day
 */
KithDay
kith_clock_today (KithClock *self)
{
  return kith_clock_now (self).day;
}

/**
 * kith_clock_at:
 * @self: a clock
 * @utc: an instant in seconds
 *
 * What the center's clock and calendar showed at @utc. Where a clock set back passes the rollover
 * twice, the day begins at the first; the hour repeated after it belongs to the new day. What lies outside
 * the years 1 to 9999, as somebody may write into a file, counts as their first or last days.
 *
 * Returns: the instant
 */
KithInstant
kith_clock_at (KithClock *self, gint64 utc)
{
  g_autoptr (GTimeZone) zone = NULL;
  guint rollover;

  g_return_val_if_fail (KITH_IS_CLOCK (self), (KithInstant){ 0 });

  utc = CLAMP (utc, FIRST_UTC, LAST_UTC);
  zone = dup_zone (self, &rollover);
  return instant_on_day (zone, utc, day_at (zone, rollover, utc));
}

/**
 * kith_clock_resolve:
 * @self: a clock
 * @day: a center day
 * @minute: a wall time in minutes from @day's midnight, 0 to %KITH_MINUTE_MAX
 *
 * When the wall clock showed @minute on the center day @day. Where it showed it twice (set back), the
 * earlier instant that belongs to @day; where it never did (set forward), as long after the change
 * as was asked for, and the minute in the answer is what the clock then showed. That instant never
 * leaves @day: at most the day's last minute is given.
 *
 * Returns: the instant, on @day
 */
KithInstant
kith_clock_resolve (KithClock *self, KithDay day, gint32 minute)
{
  g_autoptr (GTimeZone) zone = NULL;
  KithLocal local;
  guint rollover;
  gint64 utc;

  g_return_val_if_fail (KITH_IS_CLOCK (self), (KithInstant){ 0 });
  g_return_val_if_fail (kith_day_is_valid (day), (KithInstant){ 0 });
  g_return_val_if_fail (minute >= 0 && minute <= KITH_MINUTE_MAX, (KithInstant){ 0 });

  zone = dup_zone (self, &rollover);
  local = kith_zone_resolve (zone, (gint64) day * DAY_SECONDS + (gint64) minute * 60);
  if (local.n == 0)
    {
      gint64 end = day_start (zone, rollover, day + 1);

      utc = local.shifted;
      if (local.jump <= end && utc >= end)
        utc = end - 60;
    }
  else
    {
      utc = local.utc[0];
      if (local.n == 2 && day_at (zone, rollover, utc) != day && day_at (zone, rollover, local.utc[1]) == day)
        utc = local.utc[1];
    }

  return instant_on_day (zone, utc, day);
}

/**
 * kith_clock_day_start:
 * @self: a clock
 * @day: a center day
 *
 * Returns: the first second of @day, in UTC; the day ends where the next begins
 */
gint64
kith_clock_day_start (KithClock *self, KithDay day)
{
  g_autoptr (GTimeZone) zone = NULL;
  guint rollover;

  g_return_val_if_fail (KITH_IS_CLOCK (self), 0);

  zone = dup_zone (self, &rollover);
  return day_start (zone, rollover, day);
}

/**
 * kith_clock_minute_of_day:
 * @self: a clock
 * @wall_minute: a time of day as it was read off a clock, 0 to 1,439
 *
 * Returns: the minutes from the midnight of the center day that this time belongs to: a time before
 *   the rollover belongs to the night after
 */
gint32
kith_clock_minute_of_day (KithClock *self, gint32 wall_minute)
{
  g_return_val_if_fail (KITH_IS_CLOCK (self), 0);
  g_return_val_if_fail (wall_minute >= 0 && wall_minute < 1440, 0);

  return wall_minute < (gint32) kith_clock_get_rollover (self) ? wall_minute + 1440 : wall_minute;
}

/**
 * kith_clock_parse:
 * @self: a clock
 * @text: a time as ISO 8601, in the center's zone unless it has an offset; or a time of today
 * @instant: (out): the instant
 * @error: %KITH_ERROR_INVALID where @text is no time
 *
 * Returns: whether @text was a time
 */
gboolean
kith_clock_parse (KithClock *self, const char *text, KithInstant *instant, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  guint rollover;
  gint32 minute;
  gint64 utc;

  g_return_val_if_fail (KITH_IS_CLOCK (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (instant != NULL, FALSE);

  zone = dup_zone (self, &rollover);
  if (kith_zone_parse (zone, text, &utc))
    {
      *instant = kith_clock_at (self, utc);
      return TRUE;
    }

  if (!kith_minute_parse (text, &minute, error))
    return FALSE;

  *instant = kith_clock_resolve (self, kith_clock_today (self), kith_clock_minute_of_day (self, minute));
  return TRUE;
}

/**
 * kith_clock_format_utc:
 * @utc: an instant in seconds
 *
 * Returns: (transfer full): @utc as ISO 8601, as "2025-11-22T15:40:00Z"; "" outside the years 1 to 9999
 */
char *
kith_clock_format_utc (gint64 utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/**
 * kith_clock_watch:
 * @self: a clock
 *
 * Begins to announce #KithClock::day-changed, in the calling thread's main context: at the rollover,
 * and soon after the machine wakes or its clock is set.
 */
void
kith_clock_watch (KithClock *self)
{
  g_return_if_fail (KITH_IS_CLOCK (self));

  self->told_day = kith_clock_today (self);
  schedule_check (self);
}

/**
 * kith_clock_check:
 * @self: a clock
 *
 * Announces the day now, if it is another than the one last announced.
 */
void
kith_clock_check (KithClock *self)
{
  KithDay today;

  g_return_if_fail (KITH_IS_CLOCK (self));

  today = kith_clock_today (self);
  if (today == self->told_day)
    return;

  self->told_day = today;
  g_signal_emit (self, signals[DAY_CHANGED], 0, today);
}

/**
 * kith_clock_note_latest:
 * @self: a clock
 * @utc: when something that is already recorded happened, in seconds
 *
 * Remembers the newest instant that the store knows of.
 */
void
kith_clock_note_latest (KithClock *self, gint64 utc)
{
  g_return_if_fail (KITH_IS_CLOCK (self));

  g_mutex_lock (&self->mutex);
  self->latest = MAX (self->latest, utc);
  g_mutex_unlock (&self->mutex);
}

/**
 * kith_clock_is_behind:
 * @self: a clock
 *
 * Returns: whether it is earlier now than something that has already happened, by more than two
 *   minutes: the machine's clock was set back, or is wrong
 */
gboolean
kith_clock_is_behind (KithClock *self)
{
  gint64 now, latest;

  g_return_val_if_fail (KITH_IS_CLOCK (self), FALSE);

  now = kith_clock_now (self).utc;
  g_mutex_lock (&self->mutex);
  latest = self->latest;
  g_mutex_unlock (&self->mutex);

  return latest != G_MININT64 && now < latest - BEHIND_TOLERANCE;
}

/**
 * kith_clock_set_standing_now:
 * @self: a clock from kith_clock_new_standing()
 * @utc: the time to show, in seconds
 */
void
kith_clock_set_standing_now (KithClock *self, gint64 utc)
{
  g_return_if_fail (KITH_IS_CLOCK (self));
  g_return_if_fail (self->standing);

  g_mutex_lock (&self->mutex);
  self->standing_ms = utc * 1000;
  g_mutex_unlock (&self->mutex);

  if (self->timer != NULL)
    kith_clock_check (self);
}

/**
 * kith_clock_advance:
 * @self: a clock from kith_clock_new_standing()
 * @seconds: how far to move it
 */
void
kith_clock_advance (KithClock *self, gint64 seconds)
{
  g_return_if_fail (KITH_IS_CLOCK (self));

  kith_clock_set_standing_now (self, floor_div (kith_clock_now_ms (self), 1000) + seconds);
}
