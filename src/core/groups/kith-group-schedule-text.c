/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A schedule as one line: as it is stored and typed, and in words for people. */

#include "groups/kith-group-schedule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"

/* By GDateWeekday. Permanent: schedules are stored in them. */
static const char *const codes[] = { NULL,       "monday", "tuesday",  "wednesday",
                                     "thursday", "friday", "saturday", "sunday" };
static const char *const labels[] = {
  NULL,          N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"),
  N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday")
};

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, part);
}

static void
append_day (GString *text, const char *word, KithDay day)
{
  g_autofree char *iso = NULL;
  g_autofree char *part = NULL;

  if (day == KITH_DAY_NONE)
    return;
  iso = kith_day_format_iso (day);
  part = g_strdup_printf ("%s %s", word, iso);
  append_part (text, part);
}

/**
 * kith_group_schedule_format:
 * @self: a schedule
 *
 * Returns: (transfer full): as it is stored; kith_group_schedule_parse() reads it. Hours of the night after
 * go on from 24, as "25:30".
 */
char *
kith_group_schedule_format (const KithGroupSchedule *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_day (text, "from", self->first_day);
  if (self->every != 1)
    {
      g_autofree char *part = g_strdup_printf ("every %d", self->every);

      append_part (text, part);
    }
  for (guint i = 0; i < self->times->len; i++)
    {
      const KithGroupTime *time = &g_array_index (self->times, KithGroupTime, i);
      g_autofree char *day =
          time->day != KITH_DAY_NONE ? kith_day_format_iso (time->day) : g_strdup (codes[time->weekday]);
      g_autofree char *part = g_strdup_printf ("%s %02d:%02d-%02d:%02d", day, time->start / 60,
                                               time->start % 60, time->end / 60, time->end % 60);

      append_part (text, part);
    }
  append_day (text, "until", self->last_day);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Two digits of each, up to the last hour of the night after. */
static gboolean
read_minute (const char *text, gint32 *minute)
{
  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) ||
      !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  *minute = ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  return text[3] < '6' && *minute <= KITH_MINUTE_MAX + 1;
}

static gboolean
read_time (KithGroupSchedule *self, const char *word, const char *rest)
{
  g_auto (GStrv) both = g_strsplit (rest, "-", 3);
  gint32 start, end;
  KithDay day;

  if (g_strv_length (both) != 2 || !read_minute (both[0], &start) || !read_minute (both[1], &end))
    return FALSE;
  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    if (g_str_equal (codes[i], word))
      {
        kith_group_schedule_add_weekly (self, (GDateWeekday) i, start, end);
        return TRUE;
      }
  if (!kith_day_parse (word, &day, NULL))
    return FALSE;
  kith_group_schedule_add_day (self, day, start, end);
  return TRUE;
}

static gboolean
read_part (KithGroupSchedule *self, const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 3);
  guint64 every;

  if (g_strv_length (words) != 2)
    return FALSE;
  if (g_str_equal (words[0], "from"))
    return self->first_day == KITH_DAY_NONE && kith_day_parse (words[1], &self->first_day, NULL);
  if (g_str_equal (words[0], "until"))
    return self->last_day == KITH_DAY_NONE && kith_day_parse (words[1], &self->last_day, NULL);
  if (!g_str_equal (words[0], "every"))
    return self->times->len < KITH_GROUP_MAX_TIMES && read_time (self, words[0], words[1]);
  if (self->every != 1 || !g_ascii_string_to_unsigned (words[1], 10, 1, KITH_GROUP_MAX_EVERY, &every, NULL))
    return FALSE;
  self->every = (int) every;
  return TRUE;
}

/**
 * kith_group_schedule_parse:
 * @text: parts with a semicolon between: "monday 10:00-11:30", "2025-12-24 10:00-11:00", "every 2",
 *   "from 2025-11-03", "until 2026-06-30"; "" for no day
 * @error: %KITH_ERROR_INVALID with the part that is none
 *
 * Returns: (transfer full): the schedule, which kith_group_schedule_check() has let pass
 */
KithGroupSchedule *
kith_group_schedule_parse (const char *text, GError **error)
{
  g_autoptr (KithGroupSchedule) self = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = kith_group_schedule_new ();
  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part != '\0' && !read_part (self, part))
        {
          g_autofree char *shown = g_utf8_make_valid (part, (gssize) MIN (strlen (part), 60));

          g_set_error (
              error, KITH_ERROR, KITH_ERROR_INVALID,
              _ ("“%s” is no time of a group. Write “monday 10:00-11:30” or “2025-12-24 10:00-11:00”."),
              shown);
          return NULL;
        }
    }
  return kith_group_schedule_check (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
append_words (GString *text, char *owned)
{
  g_autofree char *part = owned;

  append_part (text, part);
}

/**
 * kith_group_schedule_describe:
 * @self: a schedule
 *
 * Returns: (transfer full): for people to read: "Monday 10:00–11:30; every 2 weeks; from November 3, 2025";
 * "" where there is no day
 */
char *
kith_group_schedule_describe (const KithGroupSchedule *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->times->len; i++)
    {
      const KithGroupTime *time = &g_array_index (self->times, KithGroupTime, i);
      g_autofree char *day = time->day != KITH_DAY_NONE ? kith_day_format_long (time->day)
                                                        : g_strdup (_ (labels[time->weekday]));
      g_autofree char *start = kith_minute_format (time->start);
      g_autofree char *end = kith_minute_format (MIN (time->end, KITH_MINUTE_MAX));

      /* Translators: when a group meets: a weekday or a day, from when until when: "Monday 10:00–11:30" */
      append_words (text, g_strdup_printf (_ ("%s %s–%s"), day, start, end));
    }
  if (self->every > 1)
    append_words (text, g_strdup_printf (
                            /* Translators: how often a group meets; never for one week */
                            ngettext ("every %d week", "every %d weeks", (gulong) self->every), self->every));
  if (self->first_day != KITH_DAY_NONE)
    {
      g_autofree char *day = kith_day_format_long (self->first_day);

      /* Translators: the first day on which a group meets */
      append_words (text, g_strdup_printf (_ ("from %s"), day));
    }
  if (self->last_day != KITH_DAY_NONE)
    {
      g_autofree char *day = kith_day_format_long (self->last_day);

      /* Translators: the last day on which a group meets */
      append_words (text, g_strdup_printf (_ ("until %s"), day));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
