/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed, as values. */

#include "notes/kith-signed-note.h"

#include <glib/gi18n-lib.h>

/**
 * kith_note_entry_free:
 * @self: (transfer full) (nullable): an entry
 */
void
kith_note_entry_free (KithNoteEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  kith_note_words_free (self->words);
  g_free (self->problem);
  g_free (self);
}

/**
 * kith_note_entry_is_kept:
 * @self: an entry
 *
 * Returns: whether it is restricted, and this account is neither the author nor a coordinator
 */
gboolean
kith_note_entry_is_kept (const KithNoteEntry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->facts.restricted != 0 && self->is_closed;
}

/**
 * kith_signed_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
kith_signed_note_free (KithSignedNote *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->follow_ups, g_ptr_array_unref);
  g_free (self);
}

/**
 * kith_signed_note_get_original:
 * @self: a note
 *
 * Returns: (transfer none): the note itself; the first that was added where that is missing
 */
const KithNoteEntry *
kith_signed_note_get_original (const KithSignedNote *self)
{
  g_return_val_if_fail (self != NULL && self->entries->len > 0, NULL);

  return g_ptr_array_index (self->entries, 0);
}

/**
 * kith_signed_note_is_in_error:
 * @self: a note
 *
 * Returns: whether somebody signed that it should not be there; it is shown as that, and not counted
 */
gboolean
kith_signed_note_is_in_error (const KithSignedNote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KithNoteEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->facts.kind == KITH_NOTE_IN_ERROR && entry->problem == NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * kith_signed_notes_free:
 * @self: (transfer full) (nullable): notes
 */
void
kith_signed_notes_free (KithSignedNotes *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

/**
 * kith_signed_notes_are_sound:
 * @self: notes
 *
 * Returns: whether all that was signed is there as it was signed, as far as the file can tell
 */
gboolean
kith_signed_notes_are_sound (const KithSignedNotes *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_problems == 0 && self->missing->len == 0;
}

/**
 * kith_signed_notes_describe:
 * @self: notes
 *
 * Returns: (transfer full): that in one line, for people to read; "" where nothing was ever signed
 */
char *
kith_signed_notes_describe (const KithSignedNotes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->missing->len > 0)
    return g_strdup (_ ("Something that was signed is missing. Ask a coordinator to verify the store."));
  if (self->n_problems > 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u entry is not as it was signed. Ask a coordinator to verify the store.",
                     "%u entries are not as they were signed. Ask a coordinator to verify the store.",
                     self->n_problems),
        self->n_problems);
  if (self->notes->len == 0)
    return g_strdup ("");
  return g_strdup (_ ("All of it is as it was signed."));
}
