/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteFollowUp: that somebody is to come back to what a note says. And what can be done with one, as a
 * value. */

#pragma once

#include "base/kith-clock.h"

G_BEGIN_DECLS

/**
 * KithNoteFollowUp:
 * @id: of its row
 * @note: the signed note that says what about
 * @person: of whom, as the row has it; a record that was merged keeps its own
 * @shown: whom that record counts as
 * @account: whose it is
 * @by: (owned) (nullable): as that account is called
 * @day: when
 * @is_done: whether somebody did
 * @done_utc: when that was
 * @done_account: whose account did, 0: nobody's yet
 * @done_by: (owned) (nullable): as that is called
 * @version: for writing to it
 * @note_day: the day of the note
 *
 * All of it stands in clear; the words stay in the note.
 */
typedef struct
{
  gint64 id;
  gint64 note;
  gint64 person;
  gint64 shown;
  gint64 account;
  char *by;
  KithDay day;
  gboolean is_done;
  gint64 done_utc;
  gint64 done_account;
  char *done_by;
  gint64 version;
  KithDay note_day;
} KithNoteFollowUp;

typedef enum
{
  KITH_NOTE_FOLLOW_UP_DONE,
  KITH_NOTE_FOLLOW_UP_NOT_DONE, /* it was a mistake that it was */
  KITH_NOTE_FOLLOW_UP_MOVE,
} KithNoteFollowUpDo;

/**
 * KithNoteFollowUpCommand:
 * @what: what is to be done
 * @id: with which
 * @version: as it was read; refused where somebody wrote to it since
 * @day: %KITH_NOTE_FOLLOW_UP_MOVE: to which day
 * @restores: whether it takes back what was done: the day may have gone by
 * @done_utc: when it was done, where that is put back; else 0: now
 * @done_account: and by whom
 */
typedef struct
{
  KithNoteFollowUpDo what;
  gint64 id;
  gint64 version;
  KithDay day;
  gboolean restores;
  gint64 done_utc;
  gint64 done_account;
} KithNoteFollowUpCommand;

void kith_note_follow_up_free (KithNoteFollowUp *self);
gboolean kith_note_follow_up_is_overdue (const KithNoteFollowUp *self, KithDay today);
char *kith_note_follow_up_describe (const KithNoteFollowUp *self, KithClock *clock);
gboolean kith_note_follow_up_check_day (KithDay day, KithDay today, GError **error);
KithNoteFollowUpCommand *kith_note_follow_up_command_copy (const KithNoteFollowUpCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteFollowUp, kith_note_follow_up_free)

G_END_DECLS
