/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper sheet: its lines, what a written name means, and entering all of it in one transaction. */

#include "desk/kith-paper-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "desk/kith-desk-private.h"

#define MOST_CHOICES 6

/**
 * kith_paper_line_new:
 *
 * Returns: (transfer full): an empty line: one guest without a name, at a time that is not known
 */
KithPaperLine *
kith_paper_line_new (void)
{
  KithPaperLine *self = g_new0 (KithPaperLine, 1);

  self->day = KITH_DAY_NONE;
  self->arrived = KITH_MINUTE_NONE;
  self->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * kith_paper_line_free:
 * @self: (nullable): a line
 */
void
kith_paper_line_free (KithPaperLine *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->services);
  g_free (self);
}

static KithPaperLine *
line_copy (const KithPaperLine *line)
{
  KithPaperLine *copy = g_memdup2 (line, sizeof *line);

  copy->name = g_strdup (line->name);
  copy->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (line->services->len > 0)
    g_array_append_vals (copy->services, line->services->data, line->services->len);
  return copy;
}

KithDeskCommand *
kith_desk_command_paper (KithDay day, GPtrArray *lines)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_PAPER);

  self->day = day;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->lines, line_copy (g_ptr_array_index (lines, i)));
  return self;
}

/**
 * kith_paper_sheet_match:
 * @desk: the desk
 * @text: (nullable): the name as it is written
 * @person: (out): who it is, for %KITH_PAPER_PERSON; else 0
 * @choices: (out) (optional) (element-type KithMatch): whom it may be
 *
 * The desk's own rule: only a single clear match is taken without asking.
 *
 * Returns: what the name means
 */
KithPaperMeaning
kith_paper_sheet_match (KithDesk *desk, const char *text, gint64 *person, GPtrArray **choices)
{
  g_autoptr (GPtrArray) matches = NULL;
  KithEntryMeaning meaning;
  KithPaperMeaning found;

  g_return_val_if_fail (KITH_IS_DESK (desk), KITH_PAPER_GUEST);
  g_return_val_if_fail (person != NULL, KITH_PAPER_GUEST);

  *person = 0;
  matches = kith_desk_match (desk, text != NULL ? text : "", MOST_CHOICES, KITH_FIND_DEFAULT, &meaning);
  switch (meaning)
    {
    case KITH_ENTRY_EMPTY:
      found = KITH_PAPER_GUEST;
      break;
    case KITH_ENTRY_CODE:
    case KITH_ENTRY_CLEAR:
      *person = kith_card_get_person (((const KithMatch *) g_ptr_array_index (matches, 0))->card);
      found = KITH_PAPER_PERSON;
      break;
    case KITH_ENTRY_NOBODY:
      found = KITH_PAPER_NEW;
      break;
    case KITH_ENTRY_TOO_SHORT:
    case KITH_ENTRY_SEVERAL:
    case KITH_ENTRY_UNKNOWN_CODE:
    default:
      found = KITH_PAPER_CHOICE;
      break;
    }
  if (choices != NULL)
    *choices = g_steal_pointer (&matches);
  return found;
}

/* Who a line is about: a person, a new one (the same for the same name twice), or 0 for a guest; -1 on
 * failure. */
static gint64
person_of_line (KithDeskJob *self,
                KithChange *change,
                const KithPaperLine *line,
                GHashTable *fresh,
                GError **error)
{
  g_autoptr (KithDeskCommand) add = NULL;
  g_autoptr (KithCard) card = NULL;
  const char *folded;
  gint64 *known, person;

  if (line->person != 0 || line->name == NULL || kith_text_is_blank (line->name))
    return line->person;
  card = kith_card_new (0, line->name, error);
  if (card == NULL)
    return -1;
  folded = kith_card_get_folds (card)[0];
  known = g_hash_table_lookup (fresh, folded);
  if (known != NULL)
    return *known;

  add = kith_desk_command_add (line->name, NULL, NULL, NULL, NULL);
  person = kith_desk_job_add_person (self, change, add, error);
  if (person == 0)
    return -1;
  self->paper.new_people++;
  g_hash_table_insert (fresh, g_strdup (folded), g_memdup2 (&person, sizeof person));
  return person;
}

static KithInstant
instant_of_line (KithDeskJob *self, KithDay day, const KithPaperLine *line)
{
  KithClock *clock = kith_session_get_clock (self->session);
  KithInstant when = { .day = day, .minute = KITH_MINUTE_NONE };

  if (line->arrived != KITH_MINUTE_NONE)
    {
      when = kith_clock_resolve (clock, day, line->arrived);
      when.day = day;
      when.minute = line->arrived;
    }
  return when;
}

static gboolean
enter_guest (KithDeskJob *self,
             KithChange *change,
             const KithInstant *when,
             const KithPaperLine *line,
             GError **error)
{
  KithGuest *guest =
      kith_visit_change_add_guests (self->visits_of, change, 1, when, KITH_SOURCE_PAPER, error);

  if (guest == NULL)
    return FALSE;
  kith_desk_job_take_guest (self, guest);
  kith_desk_job_take_inverse (self, kith_desk_command_guest_voided (guest->id, TRUE));
  self->paper.guests++;
  self->wrote = TRUE;
  return kith_visit_change_add_guest_services (self->visits_of, change, guest, line->services, error);
}

static gboolean
enter_visit (KithDeskJob *self,
             KithChange *change,
             gint64 person,
             const KithInstant *when,
             const KithPaperLine *line,
             GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  gboolean changed;

  if (!kith_desk_job_sign_in (self, change, person, when, KITH_SOURCE_PAPER, error))
    return FALSE;
  if (self->arrival == KITH_ARRIVAL_NEW)
    self->paper.visits++;
  else
    self->paper.already++;
  was = kith_visit_copy (self->at);
  if (!kith_visit_change_add_services (self->visits_of, change, self->at, line->services, &changed, error))
    return FALSE;
  if (changed && self->arrival != KITH_ARRIVAL_NEW)
    kith_desk_job_take_inverse (self, kith_desk_command_restore (was));
  self->wrote |= changed;
  return TRUE;
}

static gboolean
check_lines (GPtrArray *lines, GError **error)
{
  if (lines->len > KITH_PAPER_MAX_LINES)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("A sheet has at most %d lines. Enter it in parts."), KITH_PAPER_MAX_LINES);
      return FALSE;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const KithPaperLine *line = g_ptr_array_index (lines, i);

      if (line->arrived != KITH_MINUTE_NONE && (line->arrived < 0 || line->arrived > KITH_MINUTE_MAX))
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Line %u: that is no time. Write it as 9:40, or leave it empty."), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
kith_desk_job_do_paper (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!check_lines (command->lines, error))
    return FALSE;
  for (guint i = 0; i < command->lines->len; i++)
    {
      const KithPaperLine *line = g_ptr_array_index (command->lines, i);
      KithDay day = line->day != KITH_DAY_NONE ? line->day : command->day;
      gint64 person = person_of_line (self, change, line, fresh, error);
      KithInstant when;

      if (person < 0)
        return FALSE;
      if (!kith_day_is_valid (day) || day > self->day)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Line %u: that day has not come yet. Enter the day that stands on the sheet."),
                       i + 1);
          return FALSE;
        }
      when = instant_of_line (self, day, line);
      if (person == 0 ? !enter_guest (self, change, &when, line, error)
                      : !enter_visit (self, change, person, &when, line, error))
        {
          g_prefix_error (error, _ ("Line %u: "), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * kith_paper_sheet_command:
 * @day: the day that stands on the sheet
 * @lines: (element-type KithPaperLine): its lines
 *
 * For kith_desk_apply_async(): the sheet as a command, with its undo.
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_paper_sheet_command (KithDay day, GPtrArray *lines)
{
  g_return_val_if_fail (lines != NULL, NULL);

  return kith_desk_command_paper (day, lines);
}

/**
 * kith_paper_sheet_apply:
 * @desk: the desk
 * @day: the day that stands on the sheet
 * @lines: (element-type KithPaperLine): its lines
 * @summary: (out) (optional): what was entered
 * @error: %KITH_ERROR_INVALID with the line, %KITH_ERROR_NOT_PERMITTED; then nothing is entered
 *
 * All of the sheet in one transaction. The same name twice on a sheet is one person.
 *
 * Returns: whether it is entered
 */
gboolean
kith_paper_sheet_apply (KithDesk *desk,
                        KithDay day,
                        GPtrArray *lines,
                        KithPaperSummary *summary,
                        GError **error)
{
  g_autoptr (KithDeskCommand) command = NULL;
  g_autoptr (KithDeskJob) job = NULL;

  g_return_val_if_fail (KITH_IS_DESK (desk), FALSE);
  g_return_val_if_fail (lines != NULL, FALSE);

  command = kith_desk_command_paper (day, lines);
  job = kith_desk_carry_out (desk, command, error);
  if (job == NULL)
    return FALSE;
  if (summary != NULL)
    *summary = job->paper;
  return TRUE;
}
