/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date of birth as far as it is known: a day, a month, a year, or about a year. Written "1984-05-02",
 * "1984-05", "1984", each with "~" before it where nobody was sure. */

#include "people/kith-birth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"

#define FIRST_YEAR 1800
/* Years apart that an approximate date forgives: wholly, and half. */
#define NEAR_YEARS 2
#define FAR_YEARS 5

static gboolean
is_whole (const KithBirth *self)
{
  return self->day != 0;
}

#define N_DIGITS 8

/* As YYYYMMDD. Records are compared by the million, and printing took a third of that. */
static void
take_digits (const KithBirth *birth, char digits[N_DIGITS])
{
  guint number = (guint) birth->year * 10000u + birth->month * 100u + birth->day;

  for (guint i = N_DIGITS; i > 0; i--, number /= 10)
    digits[i - 1] = (char) ('0' + number % 10);
}

/* In how many of eight digits the two differ; two neighbouring ones exchanged count as one. */
static guint
count_other_digits (const KithBirth *a, const KithBirth *b)
{
  char x[N_DIGITS], y[N_DIGITS];
  guint n = 0;

  take_digits (a, x);
  take_digits (b, y);
  for (guint i = 0; i < N_DIGITS; i++)
    if (x[i] != y[i])
      {
        n++;
        if (i + 1 < N_DIGITS && x[i] == y[i + 1] && x[i + 1] == y[i])
          i++;
      }
  return n;
}

static KithBirthsCompared
compare_years (const KithBirth *a, const KithBirth *b)
{
  int apart = ABS (a->year - b->year);

  if (!a->approximate && !b->approximate)
    return apart == 0 ? KITH_BIRTHS_SAME_YEAR : KITH_BIRTHS_DIFFERENT;
  if (apart <= NEAR_YEARS)
    return KITH_BIRTHS_NEAR;
  return apart <= FAR_YEARS ? KITH_BIRTHS_FAR : KITH_BIRTHS_DIFFERENT;
}

/**
 * kith_birth_is_known:
 * @self: a date of birth
 *
 * Returns: whether at least a year is known
 */
gboolean
kith_birth_is_known (const KithBirth *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->year != 0;
}

/**
 * kith_birth_is_valid:
 * @self: a date of birth
 *
 * Returns: whether it is a date of the calendar, a month, a year, or nothing
 */
gboolean
kith_birth_is_valid (const KithBirth *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->year == 0)
    return self->month == 0 && self->day == 0;
  if (self->year < FIRST_YEAR || self->year > 9999 || self->month > 12)
    return FALSE;
  if (self->day != 0)
    return kith_day_is_valid (kith_day_from_ymd (self->year, self->month, self->day));
  return TRUE;
}

/**
 * kith_birth_equal:
 * @a: a date of birth
 * @b: another
 *
 * Returns: whether all that is known is the same
 */
gboolean
kith_birth_equal (const KithBirth *a, const KithBirth *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->year == b->year && a->month == b->month && a->day == b->day && !a->approximate == !b->approximate;
}

/**
 * kith_birth_compare:
 * @a: a date of birth
 * @b: another
 *
 * Returns: how well the two may be of one person
 */
KithBirthsCompared
kith_birth_compare (const KithBirth *a, const KithBirth *b)
{
  guint same, n_other;

  g_return_val_if_fail (a != NULL && b != NULL, KITH_BIRTHS_UNKNOWN);

  if (a->year == 0 || b->year == 0)
    return KITH_BIRTHS_UNKNOWN;
  if (!is_whole (a) || !is_whole (b))
    {
      if (a->year == b->year && a->month != 0 && b->month != 0 && a->month != b->month && !a->approximate &&
          !b->approximate)
        return KITH_BIRTHS_DIFFERENT;
      return compare_years (a, b);
    }

  same = (guint) (a->year == b->year) + (a->month == b->month) + (a->day == b->day);
  if (same == 3)
    return KITH_BIRTHS_SAME;
  if (a->year == b->year && a->month == b->day && a->day == b->month)
    return KITH_BIRTHS_SWAPPED;
  n_other = count_other_digits (a, b);
  if (n_other == 1)
    return KITH_BIRTHS_ONE_DIGIT;
  if (same == 2)
    return KITH_BIRTHS_ONE_PART;
  if (a->approximate || b->approximate)
    return compare_years (a, b);
  return n_other == 2 ? KITH_BIRTHS_TWO_DIGITS : KITH_BIRTHS_DIFFERENT;
}

/* Digits at @text, at most @max of them; moves @text behind them. */
static int
read_number (const char **text, guint max, guint *n_digits)
{
  int number = 0;

  *n_digits = 0;
  while (*n_digits < max && g_ascii_isdigit (**text))
    {
      number = number * 10 + (**text - '0');
      (*text)++;
      (*n_digits)++;
    }
  return number;
}

/* "-05" behind a year or month; FALSE where it is something else. */
static gboolean
read_part (const char **text, guint8 *part, char mark)
{
  guint n;

  if (mark != '\0' && *(*text)++ != mark)
    return FALSE;
  *part = (guint8) read_number (text, 2, &n);
  return *part != 0 && (mark == '\0' ? n == 2 : n > 0);
}

/**
 * kith_birth_parse:
 * @text: "1984-05-02", "19840502", "1984-05" or "1984", with "~" before it where it is approximate; "" for
 *   nothing
 * @birth: (out): the date
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether it is a date of birth; @birth is set only then
 */
gboolean
kith_birth_parse (const char *text, KithBirth *birth, GError **error)
{
  g_autofree char *stripped = NULL;
  KithBirth read = { 0 };
  const char *at;
  gboolean whole;
  guint n;

  g_return_val_if_fail (text != NULL && birth != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  at = stripped;
  if (*at == '\0')
    {
      *birth = read;
      return TRUE;
    }
  if (*at == '~')
    {
      read.approximate = TRUE;
      at++;
    }
  read.year = (gint16) read_number (&at, 4, &n);
  whole = n == 4 && read.year != 0;
  if (whole && *at != '\0')
    {
      char mark = g_ascii_isdigit (*at) ? '\0' : *at;

      whole = (mark == '\0' || strchr ("-/.", mark) != NULL) && read_part (&at, &read.month, mark);
      if (whole && (*at != '\0' || mark == '\0'))
        whole = read_part (&at, &read.day, mark) && *at == '\0';
    }
  if (!whole || !kith_birth_is_valid (&read))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is not a date of birth. Write it as 1984-05-02, or only the year."), stripped);
      return FALSE;
    }
  *birth = read;
  return TRUE;
}

/**
 * kith_birth_format_iso:
 * @self: a date of birth
 *
 * Returns: (transfer full): what kith_birth_parse() reads; "" for nothing
 */
char *
kith_birth_format_iso (const KithBirth *self)
{
  const char *mark;

  g_return_val_if_fail (self != NULL, NULL);

  mark = self->approximate ? "~" : "";
  if (self->year == 0)
    return g_strdup ("");
  if (self->month == 0)
    return g_strdup_printf ("%s%04d", mark, self->year);
  if (self->day == 0)
    return g_strdup_printf ("%s%04d-%02d", mark, self->year, self->month);
  return g_strdup_printf ("%s%04d-%02d-%02d", mark, self->year, self->month, self->day);
}

/**
 * kith_birth_format:
 * @self: a date of birth
 *
 * Returns: (transfer full): for people to read, in the language of the screen; "" for nothing
 */
char *
kith_birth_format (const KithBirth *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->year == 0)
    return g_strdup ("");
  if (self->day != 0)
    date = kith_day_format_date (kith_day_from_ymd (self->year, self->month, self->day));
  else if (self->month != 0)
    {
      g_autoptr (GDateTime) first = g_date_time_new_utc (self->year, self->month, 1, 0, 0, 0);

      /* Translators: a month and its year, as strftime writes them. */
      date = g_date_time_format (first, _ ("%B %Y"));
    }
  else
    date = g_strdup_printf ("%d", self->year);
  /* Translators: a date of birth that nobody is sure of. */
  return self->approximate ? g_strdup_printf (_ ("about %s"), date) : g_steal_pointer (&date);
}

/**
 * kith_birth_get_age:
 * @self: a date of birth
 * @day: the day on which somebody asks
 *
 * Where only a year or month is known, the age is the one reached in it.
 *
 * Returns: years, or -1 where nothing is known or @day is earlier
 */
int
kith_birth_get_age (const KithBirth *self, KithDay day)
{
  int year, month, day_of_month, age;

  g_return_val_if_fail (self != NULL, -1);

  if (self->year == 0 || !kith_day_to_ymd (day, &year, &month, &day_of_month))
    return -1;
  age = year - self->year;
  if (self->month > month || (self->month == month && self->day > day_of_month))
    age--;
  return MAX (age, -1);
}
