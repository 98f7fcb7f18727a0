/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times are what a clock on the wall shows: a group at ten is at ten on the day the clocks change, too. A day
 * has at most one time, so that a group and a day are one session; a single day goes before its weekday,
 * which is how one meeting is moved to another hour.
 */

#include "groups/kith-group-schedule.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define DAY_MINUTES 1440

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const KithGroupTime *one = a, *other = b;

  if ((one->day == KITH_DAY_NONE) != (other->day == KITH_DAY_NONE))
    return one->day == KITH_DAY_NONE ? -1 : 1;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->weekday != other->weekday)
    return (int) one->weekday - (int) other->weekday;
  return one->start != other->start ? one->start - other->start : one->end - other->end;
}

static void
add_time (KithGroupSchedule *self, KithGroupTime time)
{
  /* Until one in the night, as it is said. */
  if (time.end <= time.start)
    time.end += DAY_MINUTES;
  g_array_append_val (self->times, time);
  g_array_sort (self->times, compare_times);
}

/**
 * kith_group_schedule_new:
 *
 * Returns: (transfer full): a schedule of no day
 */
KithGroupSchedule *
kith_group_schedule_new (void)
{
  KithGroupSchedule *self = g_new0 (KithGroupSchedule, 1);

  self->first_day = KITH_DAY_NONE;
  self->last_day = KITH_DAY_NONE;
  self->every = 1;
  self->times = g_array_new (FALSE, FALSE, sizeof (KithGroupTime));
  return self;
}

/**
 * kith_group_schedule_copy:
 * @self: a schedule
 *
 * Returns: (transfer full): the same again
 */
KithGroupSchedule *
kith_group_schedule_copy (const KithGroupSchedule *self)
{
  KithGroupSchedule *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->times = g_array_copy (self->times);
  return copy;
}

/**
 * kith_group_schedule_free:
 * @self: (transfer full) (nullable): a schedule
 */
void
kith_group_schedule_free (KithGroupSchedule *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->times);
  g_free (self);
}

/**
 * kith_group_schedule_equal:
 * @a: a schedule
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
kith_group_schedule_equal (const KithGroupSchedule *a, const KithGroupSchedule *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->first_day != b->first_day || a->last_day != b->last_day || a->every != b->every ||
      a->times->len != b->times->len)
    return FALSE;
  for (guint i = 0; i < a->times->len; i++)
    if (compare_times (&g_array_index (a->times, KithGroupTime, i),
                       &g_array_index (b->times, KithGroupTime, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * kith_group_schedule_add_weekly:
 * @self: a schedule
 * @weekday: on which
 * @start: wall minutes
 * @end: wall minutes; not after @start: of the night after
 */
void
kith_group_schedule_add_weekly (KithGroupSchedule *self, GDateWeekday weekday, gint32 start, gint32 end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_date_valid_weekday (weekday));

  add_time (self, (KithGroupTime){ weekday, KITH_DAY_NONE, start, end });
}

/**
 * kith_group_schedule_add_day:
 * @self: a schedule
 * @day: the one day
 * @start: wall minutes
 * @end: wall minutes; not after @start: of the night after
 */
void
kith_group_schedule_add_day (KithGroupSchedule *self, KithDay day, gint32 start, gint32 end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kith_day_is_valid (day));

  add_time (self, (KithGroupTime){ G_DATE_BAD_WEEKDAY, day, start, end });
}

/**
 * kith_group_schedule_fit:
 * @self: a schedule
 * @rollover: of the center's day, in minutes
 *
 * One in the night belongs to the day before, as everywhere: a time before the rollover is made one of the
 * night after the day that it was said for.
 */
void
kith_group_schedule_fit (KithGroupSchedule *self, guint rollover)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (rollover <= KITH_CLOCK_MAX_ROLLOVER);

  for (guint i = 0; i < self->times->len; i++)
    {
      KithGroupTime *time = &g_array_index (self->times, KithGroupTime, i);

      if (time->start >= (gint32) rollover)
        continue;
      time->start += DAY_MINUTES;
      time->end += DAY_MINUTES;
    }
}

/* Always FALSE. */
static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_time (const KithGroupSchedule *self, guint i, GError **error)
{
  const KithGroupTime *time = &g_array_index (self->times, KithGroupTime, i);
  const KithGroupTime *last = i > 0 ? &g_array_index (self->times, KithGroupTime, i - 1) : NULL;

  if (time->start < 0 || time->start > KITH_MINUTE_MAX || time->end <= time->start ||
      time->end > KITH_MINUTE_MAX + 1)
    return refuse (error, _ ("A group ends after it begins, and before the center’s day does."));
  if (time->day == KITH_DAY_NONE ? !g_date_valid_weekday (time->weekday) : !kith_day_is_valid (time->day))
    return refuse (error, _ ("Say on which weekday or day the group meets."));
  if (last != NULL && last->day == time->day && last->weekday == time->weekday)
    return refuse (
        error, _ ("A group meets once a day. What is held twice on a day is two groups, as “Art, morning” "
                  "and “Art, afternoon”."));
  if (time->day != KITH_DAY_NONE && ((self->first_day != KITH_DAY_NONE && time->day < self->first_day) ||
                                     (self->last_day != KITH_DAY_NONE && time->day > self->last_day)))
    return refuse (error, _ ("A single day lies between the first and the last day of the group."));
  return TRUE;
}

/**
 * kith_group_schedule_check:
 * @self: a schedule
 * @error: %KITH_ERROR_INVALID with what is wrong
 *
 * Returns: whether it can be kept; one of no day can
 */
gboolean
kith_group_schedule_check (const KithGroupSchedule *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->every < 1 || self->every > KITH_GROUP_MAX_EVERY)
    return refuse (error, _ ("A group meets every week, or every second to fifty-second."));
  if ((self->first_day != KITH_DAY_NONE && !kith_day_is_valid (self->first_day)) ||
      (self->last_day != KITH_DAY_NONE && !kith_day_is_valid (self->last_day)))
    return refuse (error, _ ("The first or the last day of the group is in no calendar."));
  if (self->every > 1 && self->first_day == KITH_DAY_NONE)
    return refuse (error, _ ("Say from which day the weeks are counted, where a group is not on each week."));
  if (self->first_day != KITH_DAY_NONE && self->last_day != KITH_DAY_NONE && self->last_day < self->first_day)
    return refuse (error, _ ("A group cannot end before it begins."));
  if (self->times->len > KITH_GROUP_MAX_TIMES)
    return refuse (error, _ ("These are more days than a group can have."));
  for (guint i = 0; i < self->times->len; i++)
    if (!check_time (self, i, error))
      return FALSE;
  return TRUE;
}

/* In which seven days from the first: the first is 0. */
static gboolean
is_week (const KithGroupSchedule *self, KithDay day)
{
  return self->every <= 1 || self->first_day == KITH_DAY_NONE ||
         ((day - self->first_day) / 7) % self->every == 0;
}

/**
 * kith_group_schedule_find:
 * @self: a schedule
 * @day: a center day
 * @start: (out) (optional): when it begins then
 * @end: (out) (optional): when it ends then
 *
 * Returns: whether the group is to meet on that day
 */
gboolean
kith_group_schedule_find (const KithGroupSchedule *self, KithDay day, gint32 *start, gint32 *end)
{
  const KithGroupTime *found = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!kith_day_is_valid (day) || (self->first_day != KITH_DAY_NONE && day < self->first_day) ||
      (self->last_day != KITH_DAY_NONE && day > self->last_day))
    return FALSE;
  /* Single days stand last. */
  for (guint i = 0; i < self->times->len; i++)
    {
      const KithGroupTime *time = &g_array_index (self->times, KithGroupTime, i);

      if (time->day == day ||
          (time->day == KITH_DAY_NONE && time->weekday == kith_day_get_weekday (day) && is_week (self, day)))
        found = time;
    }
  if (found == NULL)
    return FALSE;
  if (start != NULL)
    *start = found->start;
  if (end != NULL)
    *end = found->end;
  return TRUE;
}
