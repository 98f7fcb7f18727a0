/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signing. What is signed never changes: not by its author, not by a coordinator. Whatever is to be said
 * besides is another entry, signed by whoever says it.
 */

#include "notes/kith-notes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-note-follow-ups.h"
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
write_entry (KithChange *change,
             KithNoteFacts *facts,
             gint64 author,
             const KithNoteWords *words,
             GError **error)
{
  g_autofree char *folded = kith_note_words_fold (words);

  if (!kith_note_chain_write (change, facts, author, folded, kith_note_words_to_content (words), error))
    return FALSE;
  kith_change_announce (change, "note", facts->person);
  kith_change_detail (change, "note", g_variant_new_int64 (facts->note));
  if (facts->restricted != 0)
    kith_change_detail (change, "restricted", g_variant_new_boolean (TRUE));
  return TRUE;
}

/* Before the change begins: an account's own key is brought in one of its own. */
static gboolean
need_own_key (KithSession *session, const KithNoteFacts *facts, gint64 author, GError **error)
{
  return facts->restricted == 0 || author != kith_session_get_account (session) ||
         kith_draft_need_key (session, error);
}

/**
 * kith_notes_sign:
 * @session: whose key signs
 * @note: what is written
 * @draft: where it was kept while it was written, or 0; gone in the same change
 * @error: %KITH_ERROR_INVALID; %KITH_ERROR_NOT_FOUND where there is no such record or draft any more;
 *   %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Where it says when to follow up, that is written in the same change, as its author's.
 *
 * Returns: the note's id, 0 with an error
 */
gint64
kith_notes_sign (KithSession *session, const KithNote *note, gint64 draft, GError **error)
{
  g_autoptr (KithNote) clean = NULL;
  g_autoptr (KithChange) change = NULL;
  KithNoteFacts facts = { .kind = KITH_NOTE_ORIGINAL };
  gint64 author;

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
  facts.restricted = clean->restricted ? KITH_NOTE_RESTRICTED : KITH_NOTE_UNRESTRICTED;
  author = kith_session_get_account (session);
  if ((clean->follow_up != KITH_DAY_NONE &&
       !kith_note_follow_ups_check_alive (session, facts.person, error)) ||
      !need_own_key (session, &facts, author, error))
    return 0;
  change = kith_session_begin (session, KITH_EVENT_NOTE_SIGNED, facts.person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), facts.person, error) ||
      !write_entry (change, &facts, author, clean->words, error) ||
      (clean->follow_up != KITH_DAY_NONE &&
       !kith_note_follow_ups_write_in (change, &facts, clean->follow_up, error)) ||
      (draft != 0 && !kith_draft_remove_in (change, draft, error)) || !kith_change_commit (change, error))
    return 0;
  return facts.id;
}

/**
 * kith_notes_find_person:
 * @session: whose rights are used
 * @note: the id of a note
 * @person: (out): about whom it is
 * @error: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_NOT_FOUND where there is no such note
 *
 * Opens nothing, so nothing is written down. Whether this account may read it is asked when it is read.
 *
 * Returns: whether there is such a note
 */
gboolean
kith_notes_find_person (KithSession *session, gint64 note, gint64 *person, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;
  KithStep step;

  g_return_val_if_fail (KITH_IS_SESSION (session) && person != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_NOTE_ORIGINAL, error) : NULL;
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", note);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such note."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  *person = kith_stmt_get_int64 (stmt, 0);
  return TRUE;
}

/* What an entry is added to, and whose that is. Who shall read it is only believed where it is what was
 * signed: what is added would else be sealed for whoever wrote their number into the file. */
static gboolean
find_note (KithSession *session, gint64 note, KithNoteFacts *facts, gint64 *author, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;
  gint64 person = 0;

  if (!kith_notes_find_person (session, note, &person, error) ||
      !kith_session_demand_record (session, KITH_ACTION_CARE_WRITE, person, error))
    return FALSE;
  entries = kith_note_chain_read (session, person, missing, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const KithNoteRead *read = g_ptr_array_index (entries, i);

      if (read->facts.id != note)
        continue;
      if (read->problem != NULL)
        return refuse (
            error, KITH_ERROR_UNVERIFIED,
            _ ("This note is not as it was signed, so nothing is added to it. Ask a coordinator to "
               "verify the store."));
      if (read->facts.restricted != 0 && read->is_closed)
        return refuse (error, KITH_ERROR_NOT_PERMITTED,
                       _ ("This note is restricted. Only who signed it, and coordinators, can add to it."));
      facts->note = note;
      facts->person = person;
      facts->restricted = read->facts.restricted;
      *author = read->facts.account;
      return TRUE;
    }
  return entries != NULL && refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such note."));
}

/* What each kind of addition has to say, and who may say it. */
static gboolean
check_addition (KithSession *session,
                const KithNoteFacts *facts,
                gint64 author,
                const KithNoteWords *words,
                GError **error)
{
  gboolean has_reason = !kith_text_is_blank (words->texts[KITH_NOTE_TEXT_REASON]);

  if (facts->kind == KITH_NOTE_IN_ERROR)
    {
      if (author != kith_session_get_account (session) &&
          kith_session_get_role (session) != KITH_ROLE_COORDINATOR)
        return refuse (error, KITH_ERROR_NOT_PERMITTED,
                       _ ("Only who signed a note, or a coordinator, can say that it is an error."));
      return has_reason || refuse (error, KITH_ERROR_INVALID, _ ("Say why this note should not be there."));
    }
  if (facts->kind == KITH_NOTE_AMENDMENT && !has_reason)
    return refuse (error, KITH_ERROR_INVALID, _ ("Say why this is added."));
  return !kith_note_words_is_empty (words) ||
         refuse (error, KITH_ERROR_INVALID, _ ("Nothing is written yet."));
}

/**
 * kith_notes_add:
 * @session: whose key signs: that this is to be said besides, or that the person said or drew it
 * @kind: any but %KITH_NOTE_ORIGINAL
 * @note: the id of a signed note
 * @words: %KITH_NOTE_AMENDMENT: what is to be said besides, with the reason; %KITH_NOTE_THEIR_WORDS: the
 *   person's own words, or their signature, typed or drawn; %KITH_NOTE_IN_ERROR: the reason: about somebody
 *   else, written twice
 * @draft: where it was kept while it was written, or 0; gone in the same change
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND; %KITH_ERROR_NOT_PERMITTED, for %KITH_NOTE_IN_ERROR, and
 *   where the note is restricted, also where this is neither the author nor a coordinator;
 *   %KITH_ERROR_UNVERIFIED where the note is not what was signed
 *
 * What is added to a restricted note is restricted as that is. The note stays as it is; this is shown below
 * it. One in error can still be read, and is not counted.
 *
 * Returns: the id of the entry, 0 with an error
 */
gint64
kith_notes_add (KithSession *session,
                KithNoteKind kind,
                gint64 note,
                const KithNoteWords *words,
                gint64 draft,
                GError **error)
{
  KithNoteFacts facts = { .kind = kind };
  gint64 author = 0;
  g_autoptr (KithNoteWords) clean = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (kind > KITH_NOTE_ORIGINAL && kind <= KITH_NOTE_IN_ERROR, 0);
  g_return_val_if_fail (words != NULL, 0);

  clean = kith_note_words_copy (words);
  kith_note_words_clean (clean);
  if (!find_note (session, note, &facts, &author, error) ||
      !check_addition (session, &facts, author, clean, error) ||
      !need_own_key (session, &facts, author, error))
    return 0;
  facts.day = kith_clock_today (kith_session_get_clock (session));
  facts.minute = KITH_NOTE_NO_MINUTE;
  change = kith_session_begin (
      session, kind == KITH_NOTE_THEIR_WORDS ? KITH_EVENT_NOTE_THEIR_WORDS : KITH_EVENT_NOTE_AMENDED,
      facts.person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), facts.person, error) ||
      !write_entry (change, &facts, author, clean, error) ||
      (draft != 0 && !kith_draft_remove_in (change, draft, error)) || !kith_change_commit (change, error))
    return 0;
  return facts.id;
}
