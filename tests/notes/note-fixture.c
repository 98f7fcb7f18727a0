/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes for tests. */

#include "notes/note-fixture.h"

KithNote *
note_fixture_new (KithSession *session, gint64 person, const char *text)
{
  KithNote *note = kith_note_new (person);

  note->day = kith_clock_today (kith_session_get_clock (session));
  note->minute = 12 * 60;
  note->mode = KITH_NOTE_MODE_IN_PERSON;
  note->support = KITH_NOTE_SUPPORT_EMOTIONAL | KITH_NOTE_SUPPORT_PRACTICAL;
  kith_note_words_set (note->words, KITH_NOTE_TEXT_TEXT, text);
  return note;
}

gint64
note_fixture_sign (KithSession *session, gint64 person, const char *text, GError **error)
{
  g_autoptr (KithNote) note = note_fixture_new (session, person, text);

  return kith_notes_sign (session, note, 0, error);
}

gint64
note_fixture_amend (KithSession *session, gint64 note, const char *text)
{
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_note_words_set (words, KITH_NOTE_TEXT_TEXT, text);
  kith_note_words_set (words, KITH_NOTE_TEXT_REASON, "remembered later");
  id = kith_notes_add (session, KITH_NOTE_AMENDMENT, note, words, 0, &error);
  g_assert_no_error (error);
  return id;
}

gint64
note_fixture_their_words (KithSession *session, gint64 note, const char *text, const char *signed_name)
{
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_note_words_set (words, KITH_NOTE_TEXT_THEIR_WORDS, text);
  kith_note_words_set (words, KITH_NOTE_TEXT_SIGNED_NAME, signed_name);
  id = kith_notes_add (session, KITH_NOTE_THEIR_WORDS, note, words, 0, &error);
  g_assert_no_error (error);
  return id;
}

gint64
note_fixture_mark_in_error (KithSession *session, gint64 note, const char *reason, GError **error)
{
  g_autoptr (KithNoteWords) words = kith_note_words_new ();

  kith_note_words_set (words, KITH_NOTE_TEXT_REASON, reason);
  return kith_notes_add (session, KITH_NOTE_IN_ERROR, note, words, 0, error);
}

KithSignedNotes *
note_fixture_list (KithSession *session, gint64 person)
{
  g_autoptr (GError) error = NULL;
  KithSignedNotes *notes = kith_notes_list (session, person, &error);

  g_assert_no_error (error);
  return notes;
}

const KithNoteEntry *
note_fixture_find (const KithSignedNotes *notes, gint64 id)
{
  for (guint i = 0; i < notes->notes->len; i++)
    {
      const KithSignedNote *note = g_ptr_array_index (notes->notes, i);

      for (guint j = 0; j < note->entries->len; j++)
        {
          const KithNoteEntry *entry = g_ptr_array_index (note->entries, j);

          if (entry->facts.id == id)
            return entry;
        }
    }
  return NULL;
}
