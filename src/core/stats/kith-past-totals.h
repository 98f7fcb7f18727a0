/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a center counted before it had Kith: numbers of months, kept as they were written down and apart from
 * every count. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/* NUMBER (symbol, stable code) */
#define KITH_PAST_NUMBERS(NUMBER)                                                                            \
  NUMBER (VISITS, "visits")                                                                                  \
  NUMBER (PEOPLE, "people")                                                                                  \
  NUMBER (GUESTS, "guests")                                                                                  \
  NUMBER (FIRST_TIMERS, "first_timers")

typedef enum
{
#define NUMBER(symbol, code) KITH_PAST_##symbol,
  KITH_PAST_NUMBERS (NUMBER)
#undef NUMBER
      KITH_N_PAST_NUMBERS
} KithPastNumber;

#define KITH_PAST_UNKNOWN (-1)
#define KITH_PAST_MOST 9999999

/**
 * KithPastTotal:
 * @month: its first day
 * @numbers: by #KithPastNumber, 0 to %KITH_PAST_MOST, or %KITH_PAST_UNKNOWN where nobody knows
 */
typedef struct
{
  KithDay month;
  gint64 numbers[KITH_N_PAST_NUMBERS];
} KithPastTotal;

const char *kith_past_number_code (KithPastNumber number);
gboolean kith_past_month_parse (const char *text, KithDay *month);
char *kith_past_month_format (KithDay month);

GArray *kith_past_totals_list (KithSession *session, GError **error);

/* For the import: unasked, and inside its change. */
GArray *kith_past_totals_read (KithDb *db, GError **error);
gboolean kith_past_totals_first_counted (KithDb *db, KithDay month, KithDay *first, GError **error);
gboolean kith_past_totals_put_in (KithChange *change, const KithPastTotal *total, GError **error);
gboolean kith_past_totals_remove_in (KithChange *change, KithDay month, GError **error);

G_END_DECLS
