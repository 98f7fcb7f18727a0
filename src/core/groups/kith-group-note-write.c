/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a note of a group: each time a row, sealed whole; a mistake is voided. */

#include "groups/kith-groups-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "groups/kith-group-command-private.h"
#include "groups/kith-groups-queries.h"

/* Always FALSE. */
static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

gboolean
kith_group_notes_find_last (KithDb *db, gint64 session, gint64 *last, GError **error)
{
  g_autoptr (GError) local = NULL;

  *last = 0;
  if (kith_db_get_int64 (db, last, &local, KITH_SQL_GROUP_NOTE_LAST, "i", session) || local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
insert (KithChange *change,
        const KithGroupSession *of,
        const KithGroupNote *wanted,
        KithGroupDone *done,
        GError **error)
{
  KithSession *session = kith_change_get_session (change);
  g_autoptr (KithGroupNote) note = kith_group_note_copy (wanted);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) words = NULL;

  kith_group_note_clean (note);
  if (!kith_group_note_check (note, error))
    return FALSE;
  note->id = kith_change_new_id (change);
  content = g_variant_ref_sink (kith_group_note_to_content (note));
  words =
      kith_session_seal (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GROUP_NOTE, note->id, 0, content, error);
  if (words == NULL || kith_db_run (kith_change_get_db (change), error, KITH_SQL_GROUP_NOTE_INSERT, "iiwib",
                                    note->id, of->id, kith_clock_today (kith_session_get_clock (session)),
                                    kith_session_get_account (session), words) < 0)
    return FALSE;
  kith_change_touch (change, "group_note", note->id);
  done->note = note->id;
  done->inverse = kith_group_command_note_mark (of, note->id, TRUE);
  return TRUE;
}

static gboolean
set_voided (KithChange *change,
            const KithGroupSession *of,
            const KithGroupCommand *command,
            KithGroupDone *done,
            GError **error)
{
  int changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_GROUP_NOTE_VOID, "iiw",
                             command->note_id, of->id, command->voided ? 1 : 0);

  if (!kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "group_note", command->note_id);
  done->note = command->note_id;
  done->inverse = kith_group_command_note_mark (of, command->note_id, !command->voided);
  return TRUE;
}

/* What is written over, taken back or put back is the last. */
static gboolean
check_last (const KithGroupCommand *command, gint64 last, GError **error)
{
  gboolean as_read = command->what == KITH_GROUP_DO_NOTE ? last == command->note_id
                     : command->voided                   ? last == command->note_id
                                                         : last < command->note_id;

  return as_read || refuse (error, KITH_ERROR_CHANGED,
                            _ ("Somebody else wrote about this group meanwhile. Look at it again."));
}

gboolean
kith_group_note_write (KithChange *change,
                       const KithGroupCommand *command,
                       KithGroupDone *done,
                       GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithGroupSession) of =
      kith_group_sessions_find (db, command->session->group, command->session->day, error);
  gint64 last;

  if (of == NULL || !kith_group_notes_find_last (db, of->id, &last, error))
    return FALSE;
  if (of->state != KITH_GROUP_SESSION_HELD)
    return refuse (error, KITH_ERROR_INVALID, _ ("A note is about what was held. Say first that it was."));
  if (!check_last (command, last, error))
    return FALSE;
  done->session = of->id;
  done->version = of->version;
  return command->what == KITH_GROUP_DO_NOTE ? insert (change, of, command->note, done, error)
                                             : set_voided (change, of, command, done, error);
}
