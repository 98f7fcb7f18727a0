/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signing. What is signed never changes: not by its author, not by a coordinator. Whatever is to be said
 * besides is another entry, signed by whoever says it.
 */

#include "notes/kith-notes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-notes-queries.h"
#include "people/kith-people.h"
#include "session/kith-draft.h"

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
write_entry (KithChange *change, KithNoteFacts *facts, const KithNoteWords *words, GError **error)
{
  g_autofree char *folded = kith_note_words_fold (words);

  if (!kith_note_chain_write (change, facts, folded, kith_note_words_to_content (words), error))
    return FALSE;
  kith_change_announce (change, "note", facts->person);
  kith_change_detail (change, "note", g_variant_new_int64 (facts->note));
  return TRUE;
}

/**
 * kith_notes_sign:
 * @session: whose key signs
 * @note: what is written
 * @draft: where it was kept while it was written, or 0; gone in the same change
 * @error: %KITH_ERROR_INVALID; %KITH_ERROR_NOT_FOUND where there is no such record or draft any more;
 *   %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Returns: the note's id, 0 with an error
 */
gint64
kith_notes_sign (KithSession *session, const KithNote *note, gint64 draft, GError **error)
{
  g_autoptr (KithNote) clean = NULL;
  g_autoptr (KithChange) change = NULL;
  KithNoteFacts facts = { .kind = KITH_NOTE_ORIGINAL };

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (note != NULL, 0);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_WRITE, note->person, error))
    return 0;
  clean = kith_note_copy (note);
  kith_note_words_clean (clean->words);
  if (!kith_note_check (clean, kith_clock_today (kith_session_get_clock (session)), NULL, error))
    return 0;
  facts.person = clean->person;
  facts.day = clean->day;
  facts.minute = clean->minute;
  facts.mode = (gint64) clean->mode;
  facts.support = clean->support;
  change = kith_session_begin (session, KITH_EVENT_NOTE_SIGNED, facts.person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), facts.person, error) ||
      !write_entry (change, &facts, clean->words, error) ||
      (draft != 0 && !kith_draft_remove_in (change, draft, error)) || !kith_change_commit (change, error))
    return 0;
  return facts.id;
}

/* What an entry is added to. */
static gboolean
find_note (KithSession *session, gint64 note, KithNoteFacts *facts, GError **error)
{
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_NOTE_ORIGINAL, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", note);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such note."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  facts->note = note;
  facts->person = kith_stmt_get_int64 (stmt, 0);
  facts->account = kith_stmt_get_int64 (stmt, 1);
  return kith_session_demand_record (session, KITH_ACTION_CARE_WRITE, facts->person, error);
}

static gint64
add (KithSession *session, KithEvent event, KithNoteFacts *facts, const KithNoteWords *words, GError **error)
{
  g_autoptr (KithNoteWords) clean = kith_note_words_copy (words);
  g_autoptr (KithChange) change = NULL;

  kith_note_words_clean (clean);
  if (kith_note_words_is_empty (clean))
    {
      refuse (error, KITH_ERROR_INVALID, _ ("Nothing is written yet."));
      return 0;
    }
  facts->day = kith_clock_today (kith_session_get_clock (session));
  facts->minute = KITH_NOTE_NO_MINUTE;
  change = kith_session_begin (session, event, facts->person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), facts->person, error) ||
      !write_entry (change, facts, clean, error) || !kith_change_commit (change, error))
    return 0;
  return facts->id;
}

/**
 * kith_notes_amend:
 * @session: whose key signs
 * @note: the id of a signed note
 * @words: what is to be said besides, with the reason
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * The note stays as it is; this is shown below it.
 *
 * Returns: the id of the entry, 0 with an error
 */
gint64
kith_notes_amend (KithSession *session, gint64 note, const KithNoteWords *words, GError **error)
{
  KithNoteFacts facts = { .kind = KITH_NOTE_AMENDMENT };

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (words != NULL, 0);

  if (!find_note (session, note, &facts, error))
    return 0;
  if (kith_text_is_blank (words->texts[KITH_NOTE_TEXT_REASON]))
    {
      refuse (error, KITH_ERROR_INVALID, _ ("Say why this is added."));
      return 0;
    }
  return add (session, KITH_EVENT_NOTE_AMENDED, &facts, words, error);
}

/**
 * kith_notes_add_their_words:
 * @session: whose key signs that this was said, or drawn
 * @note: the id of a signed note
 * @words: the person's own words, or their signature, typed or drawn
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: the id of the entry, 0 with an error
 */
gint64
kith_notes_add_their_words (KithSession *session, gint64 note, const KithNoteWords *words, GError **error)
{
  KithNoteFacts facts = { .kind = KITH_NOTE_THEIR_WORDS };

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (words != NULL, 0);

  return find_note (session, note, &facts, error)
             ? add (session, KITH_EVENT_NOTE_THEIR_WORDS, &facts, words, error)
             : 0;
}

/**
 * kith_notes_mark_in_error:
 * @session: the author's, or a coordinator's
 * @note: the id of a signed note
 * @reason: why it should not be there: about somebody else, written twice
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * The note stays and can be read; it is shown as an error, and is not counted.
 *
 * Returns: the id of the entry, 0 with an error
 */
gint64
kith_notes_mark_in_error (KithSession *session, gint64 note, const char *reason, GError **error)
{
  KithNoteFacts facts = { .kind = KITH_NOTE_IN_ERROR };
  g_autoptr (KithNoteWords) words = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (reason != NULL, 0);

  if (!find_note (session, note, &facts, error))
    return 0;
  if (facts.account != kith_session_get_account (session) &&
      kith_session_get_role (session) != KITH_ROLE_COORDINATOR)
    {
      refuse (error, KITH_ERROR_NOT_PERMITTED,
              _ ("Only who signed a note, or a coordinator, can say that it is an error."));
      return 0;
    }
  if (kith_text_is_blank (reason))
    {
      refuse (error, KITH_ERROR_INVALID, _ ("Say why this note should not be there."));
      return 0;
    }
  words = kith_note_words_new ();
  kith_note_words_set (words, KITH_NOTE_TEXT_REASON, reason);
  return add (session, KITH_EVENT_NOTE_AMENDED, &facts, words, error);
}
