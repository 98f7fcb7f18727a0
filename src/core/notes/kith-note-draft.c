/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that are not signed yet: sealed to their author, and found again by them with the cursor. */

#include "notes/kith-note-draft.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-notes.h"
#include "session/kith-draft.h"

#define KEY_NOTE "note"
#define KEY_KIND "kind"
#define KEY_AMENDS "amends"
#define KEY_PART "part"
#define KEY_CURSOR "cursor"

#define BEGINNING_MAX 160 /* in characters: two lines */

/**
 * kith_note_draft_new:
 * @person: whom it is about
 *
 * Returns: (transfer full): nothing written yet
 */
KithNoteDraft *
kith_note_draft_new (gint64 person)
{
  KithNoteDraft *self = g_new0 (KithNoteDraft, 1);

  self->note = kith_note_new (person);
  self->kind = KITH_NOTE_ORIGINAL;
  return self;
}

/**
 * kith_note_draft_new_addition:
 * @person: whom the note is about
 * @kind: any but %KITH_NOTE_ORIGINAL
 * @note: the signed note that it is added to
 *
 * Returns: (transfer full): nothing written yet
 */
KithNoteDraft *
kith_note_draft_new_addition (gint64 person, KithNoteKind kind, gint64 note)
{
  KithNoteDraft *self = kith_note_draft_new (person);

  g_return_val_if_fail (kind > KITH_NOTE_ORIGINAL && kind <= KITH_NOTE_IN_ERROR, self);
  g_return_val_if_fail (note != 0, self);

  self->kind = kind;
  self->amends = note;
  self->part = kind == KITH_NOTE_AMENDMENT     ? KITH_NOTE_TEXT_TEXT
               : kind == KITH_NOTE_THEIR_WORDS ? KITH_NOTE_TEXT_THEIR_WORDS
                                               : KITH_NOTE_TEXT_REASON;
  return self;
}

/**
 * kith_note_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): the same again, of the same row
 */
KithNoteDraft *
kith_note_draft_copy (const KithNoteDraft *self)
{
  KithNoteDraft *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->note = kith_note_copy (self->note);
  return copy;
}

/**
 * kith_note_draft_copy_for:
 * @self: a note that is being written
 * @other: who was there, too
 *
 * A note of the same meeting about somebody else. It has what was done and said in common; what belongs to
 * one person alone (what mattered to them, their strengths, their next step, their own words) stays with
 * them.
 *
 * Returns: (transfer full): a draft of its own, not saved yet
 */
KithNoteDraft *
kith_note_draft_copy_for (const KithNoteDraft *self, gint64 other)
{
  static const KithNoteText common[] = { KITH_NOTE_TEXT_TEXT, KITH_NOTE_TEXT_PLACE };
  KithNoteDraft *copy = kith_note_draft_new (other);

  g_return_val_if_fail (self != NULL, copy);

  copy->note->day = self->note->day;
  copy->note->minute = self->note->minute;
  copy->note->mode = self->note->mode;
  copy->note->support = self->note->support;
  copy->note->restricted = self->note->restricted;
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    kith_note_words_set (copy->note->words, common[i], self->note->words->texts[common[i]]);
  return copy;
}

/**
 * kith_note_draft_free:
 * @self: (transfer full) (nullable): a draft
 */
void
kith_note_draft_free (KithNoteDraft *self)
{
  if (self == NULL)
    return;
  kith_note_free (self->note);
  g_free (self);
}

/**
 * kith_note_draft_is_empty:
 * @self: a draft
 *
 * Returns: whether nothing is written that would be missed
 */
gboolean
kith_note_draft_is_empty (const KithNoteDraft *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return kith_note_words_is_empty (self->note->words) && self->note->support == 0 &&
         self->note->follow_up == KITH_DAY_NONE &&
         kith_text_is_blank (self->note->words->texts[KITH_NOTE_TEXT_PLACE]);
}

/**
 * kith_note_draft_dup_beginning:
 * @self: a draft
 *
 * Returns: (transfer full): how the first part begins in which something is written, in one line
 */
char *
kith_note_draft_dup_beginning (const KithNoteDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (i != KITH_NOTE_TEXT_PLACE && !kith_text_is_blank (self->note->words->texts[i]))
      return kith_text_clean (self->note->words->texts[i], BEGINNING_MAX);
  return g_strdup (_ ("Nothing is written yet."));
}

/**
 * kith_note_draft_to_content:
 * @self: a draft
 *
 * Returns: (transfer floating): what is sealed of it, an a{sv}
 */
GVariant *
kith_note_draft_to_content (const KithNoteDraft *self)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, KEY_NOTE, kith_note_to_draft (self->note));
  g_variant_dict_insert (&dict, KEY_KIND, "u", (guint32) self->kind);
  g_variant_dict_insert (&dict, KEY_AMENDS, "x", self->amends);
  g_variant_dict_insert (&dict, KEY_PART, "u", (guint32) self->part);
  g_variant_dict_insert (&dict, KEY_CURSOR, "u", (guint32) self->cursor);
  return g_variant_dict_end (&dict);
}

static KithNoteDraft *
from_content (GVariant *content)
{
  KithNoteDraft *self = kith_note_draft_new (0);
  g_autoptr (GVariant) note = NULL;
  guint32 kind = 0, part = 0, cursor = 0;

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT))
    return self;
  note = g_variant_lookup_value (content, KEY_NOTE, G_VARIANT_TYPE_VARDICT);
  if (note != NULL)
    {
      kith_note_free (self->note);
      self->note = kith_note_from_draft (note);
    }
  g_variant_lookup (content, KEY_AMENDS, "x", &self->amends);
  if (self->amends != 0 && g_variant_lookup (content, KEY_KIND, "u", &kind) && kind > KITH_NOTE_ORIGINAL &&
      kind <= KITH_NOTE_IN_ERROR)
    self->kind = (KithNoteKind) kind;
  else if (self->amends != 0)
    self->kind = KITH_NOTE_AMENDMENT;
  if (g_variant_lookup (content, KEY_PART, "u", &part) && part < KITH_N_NOTE_TEXTS)
    self->part = (KithNoteText) part;
  if (g_variant_lookup (content, KEY_CURSOR, "u", &cursor))
    self->cursor = cursor;
  return self;
}

static gboolean
refuse (KithNotePart *at, KithNotePart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kith_note_draft_check:
 * @self: a draft
 * @today: the center's day
 * @part: (out) (optional): what is missing or wrong
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether it can be signed
 */
gboolean
kith_note_draft_check (const KithNoteDraft *self, KithDay today, KithNotePart *part, GError **error)
{
  const KithNoteWords *words;

  g_return_val_if_fail (self != NULL, FALSE);

  words = self->note->words;
  switch (self->kind)
    {
    case KITH_NOTE_AMENDMENT:
      if (kith_text_is_blank (words->texts[KITH_NOTE_TEXT_TEXT]))
        return refuse (part, KITH_NOTE_PART_TEXT, error, _ ("Nothing is written yet."));
      if (kith_text_is_blank (words->texts[KITH_NOTE_TEXT_REASON]))
        return refuse (part, KITH_NOTE_PART_REASON, error, _ ("Say why this is added."));
      return TRUE;

    case KITH_NOTE_THEIR_WORDS:
      if (kith_note_words_is_empty (words))
        return refuse (part, KITH_NOTE_PART_THEIR_WORDS, error,
                       _ ("They can say something in their own words, sign, or both."));
      return TRUE;

    case KITH_NOTE_IN_ERROR:
      if (kith_text_is_blank (words->texts[KITH_NOTE_TEXT_REASON]))
        return refuse (part, KITH_NOTE_PART_REASON, error, _ ("Say why this note should not be there."));
      return TRUE;

    case KITH_NOTE_ORIGINAL:
    default:
      return kith_note_check (self->note, today, part, error);
    }
}

/**
 * kith_note_draft_save:
 * @session: the author's
 * @self: a draft; gets an id with the first save
 * @error: %KITH_ERROR_NOT_FOUND where it was discarded meanwhile, %KITH_ERROR_IO
 *
 * Returns: whether it is on the disk
 */
gboolean
kith_note_draft_save (KithSession *session, KithNoteDraft *self, GError **error)
{
  gint64 id;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  id = kith_draft_save (session, self->id, KITH_DRAFT_NOTE, self->note->person,
                        kith_note_draft_to_content (self), error);
  if (id == 0)
    return FALSE;
  self->id = id;
  return TRUE;
}

/**
 * kith_note_drafts_list:
 * @session: the author's
 * @error: %KITH_ERROR_DAMAGED where one does not open
 *
 * Returns: (transfer full) (element-type KithNoteDraft): what this account has begun and not signed, newest
 * first
 */
GPtrArray *
kith_note_drafts_list (KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  GPtrArray *drafts;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  stored = kith_draft_list (session, KITH_DRAFT_NOTE, error);
  if (stored == NULL)
    return NULL;
  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_draft_free);
  for (guint i = 0; i < stored->len; i++)
    {
      const KithDraft *one = g_ptr_array_index (stored, i);
      KithNoteDraft *draft = from_content (one->content);

      draft->id = one->id;
      draft->utc = one->utc;
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}

/**
 * kith_note_draft_sign:
 * @session: whose key signs
 * @self: a draft; where it was saved it is gone in the same change
 * @error: as kith_notes_sign() and kith_notes_amend()
 *
 * Returns: the id of what was signed, 0 with an error
 */
gint64
kith_note_draft_sign (KithSession *session, const KithNoteDraft *self, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (self != NULL, 0);

  if (!kith_note_draft_check (self, kith_clock_today (kith_session_get_clock (session)), NULL, error))
    return 0;
  return self->kind == KITH_NOTE_ORIGINAL
             ? kith_notes_sign (session, self->note, self->id, error)
             : kith_notes_add (session, self->kind, self->amends, self->note->words, self->id, error);
}
