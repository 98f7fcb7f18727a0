/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past monthly totals. Nothing here is added to what Kith counts: how they were counted is not known, and
 * months of people cannot be added up to years. */

#include "stats/kith-past-totals.h"

#include <string.h>

#include "base/kith-error.h"
#include "stats/kith-past-totals-queries.h"

#define EARLIEST_YEAR 1900

static const char *const codes[KITH_N_PAST_NUMBERS] = {
#define NUMBER(symbol, code) code,
  KITH_PAST_NUMBERS (NUMBER)
#undef NUMBER
};

/* The row of a month: 202403. */
static gint64
row_of_month (KithDay month)
{
  int year = 0, number = 0;

  kith_day_to_ymd (month, &year, &number, NULL);
  return year * 100 + number;
}

static KithDay
month_of_row (gint64 id)
{
  return id > 0 && id <= 999912 ? kith_day_from_ymd ((int) (id / 100), (int) (id % 100), 1) : KITH_DAY_NONE;
}

/**
 * kith_past_number_code:
 * @number: which of the numbers of a month
 *
 * Returns: (transfer none): its stable code
 */
const char *
kith_past_number_code (KithPastNumber number)
{
  g_return_val_if_fail ((int) number >= 0 && number < KITH_N_PAST_NUMBERS, NULL);

  return codes[number];
}

/**
 * kith_past_month_parse:
 * @text: a month as "2024-03", nothing before or after it
 * @month: (out): its first day
 *
 * Returns: whether it is one, from 1900 on
 */
gboolean
kith_past_month_parse (const char *text, KithDay *month)
{
  g_autofree char *first = NULL;
  KithDay day;
  int year;

  g_return_val_if_fail (text != NULL && month != NULL, FALSE);

  first = strlen (text) == strlen ("2024-03") ? g_strconcat (text, "-01", NULL) : NULL;
  if (first == NULL || !kith_day_parse (first, &day, NULL) || !kith_day_to_ymd (day, &year, NULL, NULL) ||
      year < EARLIEST_YEAR)
    return FALSE;
  *month = day;
  return TRUE;
}

/**
 * kith_past_month_format:
 * @month: a day of it
 *
 * Returns: (transfer full): "2024-03"
 */
char *
kith_past_month_format (KithDay month)
{
  int year = 0, number = 0;

  kith_day_to_ymd (month, &year, &number, NULL);
  return g_strdup_printf ("%04d-%02d", year, number);
}

/**
 * kith_past_totals_read:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type KithPastTotal): all months there are, earliest first
 */
GArray *
kith_past_totals_read (KithDb *db, GError **error)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (KithPastTotal));
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (db != NULL, NULL);

  stmt = kith_db_prepare (db, KITH_SQL_PAST_TOTALS, error);
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithPastTotal total = { .month = month_of_row (kith_stmt_get_int64 (stmt, 0)) };

      for (int i = 0; i < KITH_N_PAST_NUMBERS; i++)
        total.numbers[i] =
            kith_stmt_is_null (stmt, i + 1) ? KITH_PAST_UNKNOWN : kith_stmt_get_int64 (stmt, i + 1);
      if (total.month != KITH_DAY_NONE)
        g_array_append_val (totals, total);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&totals) : NULL;
}

/**
 * kith_past_totals_list:
 * @session: of an account that may see totals
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithPastTotal): all months there are, earliest first
 */
GArray *
kith_past_totals_list (KithSession *session, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_COUNT_TOTALS, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL ? kith_past_totals_read (db, error) : NULL;
}

/**
 * kith_past_totals_first_counted:
 * @db: a connection
 * @month: the first day of a month
 * @first: (out): the first day of that month with a visit or a guest in Kith; %KITH_DAY_NONE where there is
 * none
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kith_past_totals_first_counted (KithDb *db, KithDay month, KithDay *first, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 day = KITH_DAY_NONE;

  g_return_val_if_fail (db != NULL && first != NULL, FALSE);

  if (!kith_db_get_int64 (db, &day, &problem, KITH_SQL_PAST_FIRST_COUNTED, "ww", month,
                          kith_day_add_months (month, 1)) &&
      problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *first = (KithDay) day;
  return TRUE;
}

/**
 * kith_past_totals_put_in:
 * @change: a transaction
 * @total: a month, written over the one that is there
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether it was written
 */
gboolean
kith_past_totals_put_in (KithChange *change, const KithPastTotal *total, GError **error)
{
  const gint64 *n = total->numbers;
  gint64 id = row_of_month (total->month);

  g_return_val_if_fail (change != NULL && total != NULL, FALSE);

  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_TOTALS_IMPORT, error) ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_PAST_TOTAL_PUT, "ioooo", id,
                   n[KITH_PAST_VISITS] != KITH_PAST_UNKNOWN, n[KITH_PAST_VISITS],
                   n[KITH_PAST_PEOPLE] != KITH_PAST_UNKNOWN, n[KITH_PAST_PEOPLE],
                   n[KITH_PAST_GUESTS] != KITH_PAST_UNKNOWN, n[KITH_PAST_GUESTS],
                   n[KITH_PAST_FIRST_TIMERS] != KITH_PAST_UNKNOWN, n[KITH_PAST_FIRST_TIMERS]) < 0)
    return FALSE;
  kith_change_touch (change, "past_total", id);
  return TRUE;
}

/**
 * kith_past_totals_remove_in:
 * @change: a transaction
 * @month: a month's first day
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * For taking an import back.
 *
 * Returns: whether nothing is there of that month
 */
gboolean
kith_past_totals_remove_in (KithChange *change, KithDay month, GError **error)
{
  gint64 id = row_of_month (month);

  g_return_val_if_fail (change != NULL, FALSE);

  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_TOTALS_IMPORT, error) ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_PAST_TOTAL_REMOVE, "i", id) < 0)
    return FALSE;
  kith_change_touch (change, "past_total", id);
  return TRUE;
}
