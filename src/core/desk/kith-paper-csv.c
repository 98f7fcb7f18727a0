/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper sheet as comma-separated values: date, name or blank, time or blank, services. Every problem is
 * found and told with its line; nothing is entered by reading. */

#include "desk/kith-paper-sheet.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/kith-csv.h"
#include "base/kith-error.h"
#include "base/kith-text.h"
#include "desk/kith-desk-private.h"

#define MOST_PROBLEMS 100
#define SHOWN 40

typedef struct
{
  KithDesk *desk;      /* (unowned) */
  GPtrArray *services; /* (unowned) (element-type KithService) */
  GPtrArray *lines;    /* (owned) (element-type KithPaperLine) */
  GPtrArray *problems; /* (owned) (element-type utf8) */
  KithDay first_day;
  int rollover;
} Reading;

G_GNUC_PRINTF (3, 4)
static void
problem (Reading *self, guint64 line, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  if (self->problems->len >= MOST_PROBLEMS)
    return;
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, g_strdup_printf (_ ("Line %" PRIu64 ": %s"), line, sentence));
}

/* What was written, short enough for a sentence. */
static char *
show (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return kith_text_clean (valid, SHOWN);
}

static gint64
find_service (GPtrArray *services, const char *word)
{
  g_autofree char *folded = kith_text_fold (word);

  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);
      g_autofree char *label = kith_text_fold (service->label);

      if (g_ascii_strcasecmp (service->code, word) == 0 || strcmp (label, folded) == 0)
        return service->id;
    }
  return 0;
}

static void
read_services (Reading *self, guint64 number, const char *text, KithPaperLine *line)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);
      gboolean known = FALSE;
      gint64 service;

      if (*word == '\0')
        continue;
      service = find_service (self->services, word);
      if (service == 0)
        {
          g_autofree char *shown = show (word);

          problem (self, number, _ ("the center has no service “%s”. Use a name from its list of services."),
                   shown);
          continue;
        }
      for (guint n = 0; n < line->services->len; n++)
        known |= g_array_index (line->services, gint64, n) == service;
      if (!known)
        g_array_append_val (line->services, service);
    }
}

/* Why a name cannot be taken as it is written. */
static void
refuse_name (Reading *self, guint64 number, const char *name, const GPtrArray *choices)
{
  g_autofree char *shown = show (name);
  g_autofree char *code = kith_desk_parse_scan (self->desk, name);

  if (code != NULL)
    problem (self, number, _ ("nobody has the card “%s”. Write the name instead."), shown);
  else if (kith_text_length (name) < 2)
    problem (self, number, _ ("“%s” is too short for a name. Write the name in full, or leave it empty."),
             shown);
  else if (choices->len == 1)
    problem (self, number,
             _ ("“%s” is written nearly like somebody's name. Write the name as it is on record, or add a "
                "new person first."),
             shown);
  else
    problem (self, number,
             _ ("more than one person may be meant by “%s”. Write the name in full, or the card's code."),
             shown);
}

static void
read_name (Reading *self, guint64 number, const char *text, KithPaperLine *line)
{
  g_autofree char *name = kith_text_clean (text, KITH_TEXT_NAME_MAX);
  g_autoptr (GPtrArray) choices = NULL;

  switch (kith_paper_sheet_match (self->desk, name, &line->person, &choices))
    {
    case KITH_PAPER_NEW:
      line->name = g_steal_pointer (&name);
      break;
    case KITH_PAPER_CHOICE:
      refuse_name (self, number, name, choices);
      break;
    case KITH_PAPER_GUEST:
    case KITH_PAPER_PERSON:
    default:
      break;
    }
}

static void
read_day (Reading *self, guint64 number, const char *text, KithPaperLine *line)
{
  KithClock *clock = kith_session_get_clock (kith_desk_get_session (self->desk));
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  KithDay day;

  if (*trimmed == '\0' && self->first_day != KITH_DAY_NONE)
    day = self->first_day;
  else if (!kith_day_parse (trimmed, &day, NULL))
    {
      g_autofree char *shown = show (trimmed);

      problem (self, number, _ ("“%s” is no date. Write it as year-month-day, for example 2025-11-22."),
               shown);
      return;
    }
  if (day > kith_clock_today (clock))
    problem (self, number, _ ("that day has not come yet. Enter the day that stands on the sheet."));
  if (self->first_day == KITH_DAY_NONE)
    self->first_day = day;
  line->day = day;
}

static const char *
field (GStrv fields, guint n_fields, guint at)
{
  return at < n_fields ? fields[at] : "";
}

static void
read_line (Reading *self, guint64 number, GStrv fields)
{
  guint n = g_strv_length (fields);
  g_autoptr (KithPaperLine) line = kith_paper_line_new ();
  const char *time = field (fields, n, 2);

  for (guint i = 4; i < n; i++)
    if (*fields[i] != '\0')
      {
        problem (self, number,
                 _ ("there are more than four fields. Put names that have a comma in double quotes."));
        return;
      }
  read_day (self, number, field (fields, n, 0), line);
  read_name (self, number, field (fields, n, 1), line);
  line->arrived = kith_paper_parse_time (time, self->rollover);
  if (line->arrived < KITH_MINUTE_NONE)
    {
      g_autofree char *shown = show (time);

      problem (self, number, _ ("“%s” is no time. Write it as 9:40, or leave it empty."), shown);
    }
  read_services (self, number, field (fields, n, 3), line);
  g_ptr_array_add (self->lines, g_steal_pointer (&line));
}

static gboolean
is_blank_row (GStrv fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    if (!kith_text_is_blank (fields[i]))
      return FALSE;
  return TRUE;
}

/* A first row without a single digit where the date stands says what the columns are. */
static gboolean
is_heading (GStrv fields)
{
  const char *first = fields[0] != NULL ? fields[0] : "";

  return !kith_text_is_blank (first) && strcspn (first, "0123456789") == strlen (first);
}

static gboolean
read_rows (Reading *self, KithCsvReader *reader, GError **error)
{
  gboolean first = TRUE;

  for (;;)
    {
      g_auto (GStrv) fields = NULL;
      guint64 number;

      if (!kith_csv_reader_next (reader, &fields, NULL, error))
        return FALSE;
      if (fields == NULL)
        return TRUE;
      number = kith_csv_reader_get_line (reader);
      if (is_blank_row (fields) || (first && is_heading (fields)))
        {
          first = FALSE;
          continue;
        }
      first = FALSE;
      if (self->lines->len >= KITH_PAPER_MAX_LINES)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Line %" PRIu64 ": a sheet has at most %d lines. Enter it in parts."), number,
                       KITH_PAPER_MAX_LINES);
          return FALSE;
        }
      read_line (self, number, fields);
    }
}

/**
 * kith_paper_sheet_read_csv:
 * @desk: the desk, whose names are matched
 * @stream: the file
 * @day: (out): the day of the first line
 * @lines: (out) (element-type KithPaperLine): the lines, each with its day
 * @problems: (out) (element-type utf8): what has to be put right first, each a sentence with its line; empty
 * when the sheet can be entered
 * @error: where the file cannot be read as comma-separated values at all
 *
 * Returns: whether the file could be read
 */
gboolean
kith_paper_sheet_read_csv (KithDesk *desk,
                           GInputStream *stream,
                           KithDay *day,
                           GPtrArray **lines,
                           GPtrArray **problems,
                           GError **error)
{
  const KithCsvLimits limits = { .max_field = 4096, .max_columns = 64, .max_record = 16384 };
  g_autoptr (KithCsvReader) reader = NULL;
  g_autoptr (GPtrArray) services = NULL;
  Reading self = { .desk = desk, .first_day = KITH_DAY_NONE };
  KithCenter *center;
  gboolean good;

  g_return_val_if_fail (KITH_IS_DESK (desk), FALSE);
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (day != NULL && lines != NULL && problems != NULL, FALSE);

  if (!kith_session_demand (kith_desk_get_session (desk), KITH_ACTION_VISIT_RECORD, error))
    return FALSE;
  services = kith_services_list (kith_session_get_store (kith_desk_get_session (desk)), FALSE, error);
  if (services == NULL)
    return FALSE;
  center = kith_session_get_center (kith_desk_get_session (desk));
  self.services = services;
  self.rollover = kith_center_get_rollover (center);
  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);
  self.problems = g_ptr_array_new_with_free_func (g_free);
  reader = kith_csv_reader_new (stream, &limits);

  good = read_rows (&self, reader, error);
  if (good && self.lines->len == 0 && self.problems->len == 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The sheet has no lines. Each line is a date, a name, a time and services."));
      good = FALSE;
    }
  if (!good)
    {
      g_ptr_array_unref (self.lines);
      g_ptr_array_unref (self.problems);
      return FALSE;
    }
  *day = self.first_day;
  *lines = self.lines;
  *problems = self.problems;
  return TRUE;
}
