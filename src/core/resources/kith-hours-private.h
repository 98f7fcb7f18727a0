/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "resources/kith-hours.h"

G_BEGIN_DECLS

#define KITH_HOURS_DAY 1440
#define KITH_HOURS_REACH (2 * KITH_HOURS_DAY)
/* The most rules of a value, and the most entries of one list of a rule. */
#define KITH_HOURS_RULES_MAX 100
#define KITH_HOURS_LIST_MAX 64

typedef enum
{
  KITH_HOURS_OVERRIDES,
  KITH_HOURS_ADDS,
  KITH_HOURS_FALLS_BACK,
} KithHoursJoin;

typedef enum
{
  KITH_HOURS_PUBLIC_HOLIDAY = 1 << 0,
  KITH_HOURS_SCHOOL_HOLIDAY = 1 << 1,
  /* The weekdays narrow the holidays ("PH Mo-Fr"), and are not one more choice beside them ("Mo-Fr,PH"). */
  KITH_HOURS_HOLIDAY_AND_DAYS = 1 << 2,
} KithHoursHolidays;

/* Years, or weeks of a year: first and last, and every how many. */
typedef struct
{
  guint16 from;
  guint16 to;
  guint16 every;
} KithHoursRange;

/* A day of 0 is the whole month; a year of 0 is every year. */
typedef struct
{
  guint16 from_year;
  guint16 to_year;
  guint8 from_month;
  guint8 from_day;
  guint8 to_month;
  guint8 to_day;
} KithHoursDates;

/* Weekdays from 1 (Monday), maybe around the end of the week. Bit n of @nth is the nth of its month, bit 8 +
 * n the nth from its end; 0 is every one. */
typedef struct
{
  guint8 from;
  guint8 to;
  guint16 nth;
} KithHoursDays;

/* Minutes from midnight. With @open_end the hours begin at @from, or go on after @to, nobody knows how long.
 * With @sun one of them hangs on the sun, and nothing is known of that day. */
typedef struct
{
  guint16 from;
  guint16 to;
  gboolean open_end;
  gboolean sun;
} KithHoursSpan;

typedef struct
{
  KithHoursJoin join;
  GArray *years; /* (owned): KithHoursRange */
  GArray *dates; /* (owned): KithHoursDates */
  GArray *weeks; /* (owned): KithHoursRange */
  GArray *days;  /* (owned): KithHoursDays */
  GArray *spans; /* (owned): KithHoursSpan; none is all day */
  KithHoursHolidays holidays;
  gboolean always; /* "24/7" */
  KithHoursState state;
  char *comment; /* (owned) (nullable) */
} KithHoursRule;

struct _KithHours
{
  gatomicrefcount refs;
  GPtrArray *rules; /* (owned): KithHoursRule */
  char *text;       /* (owned) */
  gboolean interpreted;
};

KithHours *_kith_hours_new (const char *text);
KithHoursRule *_kith_hours_add_rule (KithHours *self, KithHoursJoin join);
gboolean _kith_hours_rule_has_dates (const KithHoursRule *rule);
void _kith_hours_rule_add_span (KithHoursRule *rule, int from, int to);
void _kith_hours_rule_add_days (KithHoursRule *rule, int from, int to);

void _kith_hours_plan (KithHours *self, KithDay day, GHashTable *holidays, guint8 *plan);
KithHoursState _kith_hours_look (const guint8 *yesterday, const guint8 *today, int minute);
/* (transfer full) (nullable) The instant after when at which its wall clock shows this minute. */
GDateTime *_kith_hours_instant (GDateTime *when, KithDay day, int minute);

G_END_DECLS
