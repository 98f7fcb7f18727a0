/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes/kith-note-follow-up.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/**
 * kith_note_follow_up_free:
 * @self: (transfer full) (nullable): a follow-up
 */
void
kith_note_follow_up_free (KithNoteFollowUp *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->done_by);
  g_free (self);
}

/**
 * kith_note_follow_up_is_overdue:
 * @self: a follow-up
 * @today: the center's day
 *
 * Returns: whether its day has gone by and nobody did
 */
gboolean
kith_note_follow_up_is_overdue (const KithNoteFollowUp *self, KithDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->is_done && self->day < today;
}

/**
 * kith_note_follow_up_describe:
 * @self: a follow-up
 * @clock: the center's
 *
 * Returns: (transfer full): a line that says when and whose it is, or when it was done and by whom
 */
char *
kith_note_follow_up_describe (const KithNoteFollowUp *self, KithClock *clock)
{
  const char *by;
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  by = self->is_done ? self->done_by : self->by;
  day = kith_day_format_long (self->is_done ? kith_clock_at (clock, self->done_utc).day : self->day);
  if (self->is_done)
    /* Translators: a day, and who did */
    return g_strdup_printf (_ ("Followed up on %s: %s"), day, by != NULL ? by : "");
  /* Translators: a day, and who is to */
  return g_strdup_printf (_ ("To follow up on %s: %s"), day, by != NULL ? by : "");
}

/**
 * kith_note_follow_up_check_day:
 * @day: when somebody is to follow up
 * @today: the center's day
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether that can be planned now
 */
gboolean
kith_note_follow_up_check_day (KithDay day, KithDay today, GError **error)
{
  if (kith_day_is_valid (day) && day >= today)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Choose today or a later day for following up."));
  return FALSE;
}

/**
 * kith_note_follow_up_command_copy:
 * @self: a command
 *
 * Returns: (transfer full): the same again, for g_free()
 */
KithNoteFollowUpCommand *
kith_note_follow_up_command_copy (const KithNoteFollowUpCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}
