/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: each note with all that was added, in the order of signing, and who signed. */

#include "notes/kith-holding-notes.h"

#include <glib/gi18n-lib.h>

#include "notes/kith-note-follow-ups.h"
#include "notes/kith-notes.h"

static const char *
describe_kind (const KithNoteFacts *facts)
{
  switch (facts->kind)
    {
    case KITH_NOTE_ORIGINAL:
      return _ ("Note");
    case KITH_NOTE_AMENDMENT:
      return _ ("Added to the note");
    case KITH_NOTE_THEIR_WORDS:
      return _ ("Your own words, or your signature");
    case KITH_NOTE_IN_ERROR:
      return _ ("The note is said to be an error");
    default:
      return _ ("Something of a newer Kith");
    }
}

static void
set_data (KithHoldingEntry *entry, const KithNoteFacts *facts)
{
  g_auto (GStrv) support = kith_note_support_codes ((guint) facts->support);
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  g_variant_dict_insert (&data, "note", "x", facts->note);
  if (facts->restricted != 0)
    g_variant_dict_insert (&data, "restricted", "b", TRUE);
  if (facts->kind == KITH_NOTE_ORIGINAL)
    {
      kith_holding_data_text (&data, "mode", kith_note_mode_code ((KithNoteMode) facts->mode));
      g_variant_dict_insert_value (&data, "support", g_variant_new_strv ((const char *const *) support, -1));
    }
  kith_holding_entry_set_data (entry, &data);
}

static char *
describe (const KithNoteEntry *entry)
{
  g_autofree char *support = kith_note_support_describe ((guint) entry->facts.support);
  const char *mode = kith_note_mode_label ((KithNoteMode) entry->facts.mode);

  if (entry->words == NULL && entry->is_erased)
    return g_strdup (_ ("Erased"));
  if (entry->words == NULL && kith_note_entry_is_kept (entry))
    return g_strdup (
        _ ("Not looked up. Only who signed it, and coordinators, read this note. Ask a coordinator "
           "to print this copy."));
  if (entry->words == NULL)
    return g_strdup (_ ("This cannot be read."));
  if (entry->facts.kind != KITH_NOTE_ORIGINAL)
    return g_strdup (_ ("See what follows"));
  /* Translators: how they met, and what support it was */
  return *support != '\0' ? g_strdup_printf (_ ("%s; support: %s"), mode, support) : g_strdup (mode);
}

static void
add_entry (const KithHoldingReading *reading, const KithNoteEntry *note)
{
  guint record = kith_holding_find_record (reading, note->facts.person);
  g_autofree char *place = kith_holding_place (note->facts.id, NULL);
  g_autofree char *value = describe (note);
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "note", place, describe_kind (&note->facts), value);

  if (kith_day_is_valid ((KithDay) note->facts.day))
    entry->day = (KithDay) note->facts.day;
  entry->source = kith_holding_source (reading, record, NULL, note->by);
  set_data (entry, &note->facts);
  for (guint i = 0; note->words != NULL && i < KITH_N_NOTE_TEXTS; i++)
    {
      g_autofree char *part = g_strdup_printf ("%u", i);
      g_autofree char *where = kith_holding_place (note->facts.id, part);
      KithHoldingEntry *text;

      if (*note->words->texts[i] == '\0')
        continue;
      text = kith_holding_add (reading->holding, "note-words", where, kith_note_text_label (i),
                               note->words->texts[i]);
      kith_holding_entry_judge (text, reading->others);
    }
  if (note->words != NULL && note->words->strokes != NULL)
    kith_holding_add_strokes (reading->holding, "note-signature", place, _ ("Signature"),
                              note->words->strokes);
  if (note->words != NULL)
    kith_holding_add_extras (reading, record, note->facts.id, note->words->extras);
}

static void
add_follow_up (const KithHoldingReading *reading, const KithNoteFollowUp *one)
{
  g_autofree char *place = kith_holding_place (one->id, NULL);
  g_autofree char *day = kith_day_format_long (one->day);
  /* Translators: %s is a day */
  g_autofree char *value = one->is_done ? g_strdup_printf (_ ("For %s; done"), day) : g_strdup (day);
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "note-follow-up", place, _ ("To follow up"), value);
  GVariantDict data;

  entry->day = one->day;
  entry->source =
      kith_holding_source (reading, kith_holding_find_record (reading, one->person), NULL, one->by);
  g_variant_dict_init (&data, NULL);
  g_variant_dict_insert (&data, "note", "x", one->note);
  kith_holding_data_day (&data, "due", one->day);
  g_variant_dict_insert (&data, "done", "b", one->is_done);
  kith_holding_data_text (&data, "done-by", one->done_by);
  kith_holding_entry_set_data (entry, &data);
}

/**
 * kith_holding_read_notes:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_UNVERIFIED
 *
 * Adds what is signed about them, newest first, and when somebody was to follow it up. The reading is in the
 * log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_notes (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (KithSignedNotes) notes = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  notes = kith_notes_list (reading->session, reading->holding->person, error);
  if (notes == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "notes", _ ("Notes about you"));
  for (guint i = 0; i < notes->notes->len; i++)
    {
      const KithSignedNote *note = g_ptr_array_index (notes->notes, i);

      for (guint j = 0; j < note->entries->len; j++)
        add_entry (reading, g_ptr_array_index (note->entries, j));
      for (guint j = 0; note->follow_ups != NULL && j < note->follow_ups->len; j++)
        add_follow_up (reading, g_ptr_array_index (note->follow_ups, j));
    }
  return TRUE;
}
