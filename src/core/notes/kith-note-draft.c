/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes that are not signed yet: sealed to their author, and found again by them with the cursor. */

#include "notes/kith-note-draft.h"

#include "session/kith-draft.h"

#define KEY_NOTE "note"
#define KEY_AMENDS "amends"
#define KEY_PART "part"
#define KEY_CURSOR "cursor"

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
  return self;
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

static GVariant *
to_content (const KithNoteDraft *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, KEY_NOTE, kith_note_to_draft (self->note));
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
  guint32 part = 0, cursor = 0;

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT))
    return self;
  note = g_variant_lookup_value (content, KEY_NOTE, G_VARIANT_TYPE_VARDICT);
  if (note != NULL)
    {
      kith_note_free (self->note);
      self->note = kith_note_from_draft (note);
    }
  g_variant_lookup (content, KEY_AMENDS, "x", &self->amends);
  if (g_variant_lookup (content, KEY_PART, "u", &part) && part < KITH_N_NOTE_TEXTS)
    self->part = (KithNoteText) part;
  if (g_variant_lookup (content, KEY_CURSOR, "u", &cursor))
    self->cursor = cursor;
  return self;
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

  id = kith_draft_save (session, self->id, KITH_DRAFT_NOTE, self->note->person, to_content (self), error);
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
