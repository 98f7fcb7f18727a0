/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note that is written again is another row; the last that stands is what it says. */

#include "groups/kith-group-notes.h"

#include "groups/kith-groups-private.h"
#include "groups/kith-groups-queries.h"

/* Columns of what is read. */
enum
{
  COLUMN_ID,
  COLUMN_SESSION,
  COLUMN_DAY,
  COLUMN_BY,
  COLUMN_VOIDED,
  COLUMN_WORDS,
};

static KithGroupNote *
take_note (KithSession *session, KithStmt *stmt, GError **error)
{
  g_autoptr (KithGroupNote) note = kith_group_note_new ();
  g_autoptr (GBytes) words = kith_stmt_dup_bytes (stmt, COLUMN_WORDS);
  g_autoptr (GVariant) content = NULL;
  gint64 day = kith_stmt_get_int64 (stmt, COLUMN_DAY);

  note->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  note->session = kith_stmt_get_int64 (stmt, COLUMN_SESSION);
  note->day = day == (KithDay) day && kith_day_is_valid ((KithDay) day) ? (KithDay) day : KITH_DAY_NONE;
  note->by = kith_stmt_dup_text (stmt, COLUMN_BY);
  note->taken_back = kith_stmt_get_int64 (stmt, COLUMN_VOIDED) != 0;
  content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GROUP_NOTE, note->id, 0, words,
                               G_VARIANT_TYPE_VARDICT, error);
  return content != NULL && kith_group_note_take_content (note, content, error) ? g_steal_pointer (&note)
                                                                                : NULL;
}

static GPtrArray *
read_notes (KithSession *session, KithDb *db, gint64 of, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_note_free);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GROUP_NOTES, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", of);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithGroupNote *note = take_note (session, stmt, error);

      if (note == NULL)
        return NULL;
      g_ptr_array_add (notes, note);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

/**
 * kith_group_notes_list:
 * @session: whose rights and keys are used
 * @group: an id
 * @day: of the session
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithGroupNote): what was written of that day, as often as it was
 *   written, newest first, with what was taken back
 */
GPtrArray *
kith_group_notes_list (KithSession *session, gint64 group, KithDay day, GError **error)
{
  g_autoptr (KithGroupSession) of = NULL;
  g_autoptr (KithGroup) there = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  there = db != NULL ? kith_groups_find (db, group, error) : NULL;
  of = there != NULL ? kith_group_sessions_find (db, group, day, error) : NULL;
  if (of == NULL || !kith_session_record (session, KITH_EVENT_GROUP_NOTE_READ, 0, NULL, error))
    return NULL;
  return read_notes (session, db, of->id, error);
}

/**
 * kith_group_notes_get:
 * @session: whose rights and keys are used
 * @group: an id
 * @day: of the session
 * @error: as kith_group_notes_list()
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (nullable): what is written of that day; %NULL without an error where nothing is
 */
KithGroupNote *
kith_group_notes_get (KithSession *session, gint64 group, KithDay day, GError **error)
{
  g_autoptr (GPtrArray) notes = kith_group_notes_list (session, group, day, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    if (!((KithGroupNote *) g_ptr_array_index (notes, i))->taken_back)
      return kith_group_note_copy (g_ptr_array_index (notes, i));
  return NULL;
}
