/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithDay:
 *
 * A civil day: days since 1970-01-01, years 1 to 9999, without a time zone.
 */
typedef gint32 KithDay;

#define KITH_DAY_NONE G_MININT32
/* A wall minute that was not recorded, where an integer must stand for it. */
#define KITH_MINUTE_NONE (-1)
/* Minutes are counted from the day's midnight to the latest possible rollover on the next. */
#define KITH_MINUTE_MAX 1679

typedef enum
{
  KITH_PERIOD_DAY,
  KITH_PERIOD_WEEK,
  KITH_PERIOD_MONTH,
  KITH_PERIOD_QUARTER,
  KITH_PERIOD_YEAR,
} KithPeriod;

gboolean kith_day_is_valid (KithDay day);
KithDay kith_day_from_ymd (int year, int month, int day);
gboolean kith_day_to_ymd (KithDay day, int *year, int *month, int *day_of_month);
gboolean kith_day_parse (const char *text, KithDay *day, GError **error);
char *kith_day_format_iso (KithDay day);
char *kith_day_format_short (KithDay day);
char *kith_day_format_date (KithDay day);
char *kith_day_format_long (KithDay day);
GDateWeekday kith_day_get_weekday (KithDay day);
KithDay kith_day_add_months (KithDay day, int months);
GDateWeekday kith_day_first_weekday (void);

gboolean kith_period_parse (const char *text, KithPeriod *period, GError **error);
KithDay kith_period_start (KithPeriod period, KithDay day, GDateWeekday first_weekday);
KithDay kith_period_next (KithPeriod period, KithDay day, GDateWeekday first_weekday);

char *kith_minute_format (gint32 minute);
char *kith_minute_format_iso (gint32 minute);
gboolean kith_minute_parse (const char *text, gint32 *minute, GError **error);

G_END_DECLS
