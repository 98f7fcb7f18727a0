/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups/kith-group-note-form.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define MOST 9999
#define DRAFT_GROUP "group"
#define DRAFT_DAY "day"
#define DRAFT_NOTE "note"
#define DRAFT_TEXTS "texts"

struct _KithGroupNoteForm
{
  gint64 group;
  KithDay day;
  gint64 note;                              /* which is written over, 0 for the first */
  char *texts[KITH_N_GROUP_NOTE_TEXTS + 1]; /* (owned) */
  gboolean changed;
};

/**
 * kith_group_note_form_new:
 * @group: an id
 * @day: of which session
 * @note: (nullable): what is written of it
 *
 * Returns: (transfer full): a form
 */
KithGroupNoteForm *
kith_group_note_form_new (gint64 group, KithDay day, const KithGroupNote *note)
{
  KithGroupNoteForm *self = g_new0 (KithGroupNoteForm, 1);
  gboolean counted = note != NULL && note->count != KITH_GROUP_COUNT_NONE;

  self->group = group;
  self->day = day;
  self->note = note != NULL ? note->id : 0;
  self->texts[KITH_GROUP_NOTE_TEXT_COUNT] = counted ? g_strdup_printf ("%d", note->count) : g_strdup ("");
  self->texts[KITH_GROUP_NOTE_TEXT_THEMES] =
      g_strdup (note != NULL && note->themes != NULL ? note->themes : "");
  self->texts[KITH_GROUP_NOTE_TEXT_FOLLOW_UPS] =
      g_strdup (note != NULL && note->follow_ups != NULL ? note->follow_ups : "");
  return self;
}

/**
 * kith_group_note_form_free:
 * @self: (transfer full) (nullable): a form
 */
void
kith_group_note_form_free (KithGroupNoteForm *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KITH_N_GROUP_NOTE_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/**
 * kith_group_note_form_get_group:
 * @self: a form
 *
 * Returns: about which group it is
 */
gint64
kith_group_note_form_get_group (const KithGroupNoteForm *self)
{
  return self->group;
}

/**
 * kith_group_note_form_get_day:
 * @self: a form
 *
 * Returns: about which day it is
 */
KithDay
kith_group_note_form_get_day (const KithGroupNoteForm *self)
{
  return self->day;
}

/**
 * kith_group_note_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything was typed in it
 */
gboolean
kith_group_note_form_is_changed (const KithGroupNoteForm *self)
{
  return self->changed;
}

/**
 * kith_group_note_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): what is typed
 */
const char *
kith_group_note_form_get_text (const KithGroupNoteForm *self, KithGroupNoteText text)
{
  g_return_val_if_fail (text < KITH_N_GROUP_NOTE_TEXTS, NULL);

  return self->texts[text];
}

/**
 * kith_group_note_form_set_text:
 * @self: a form
 * @text: which
 * @typed: what is typed
 *
 * Returns: whether that is another text
 */
gboolean
kith_group_note_form_set_text (KithGroupNoteForm *self, KithGroupNoteText text, const char *typed)
{
  g_return_val_if_fail (text < KITH_N_GROUP_NOTE_TEXTS && typed != NULL, FALSE);

  if (!kith_text_replace (&self->texts[text], typed))
    return FALSE;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_group_note_form_follow:
 * @self: a form
 * @note: (nullable): what is written of that session now
 *
 * What is typed is to stand in its place.
 *
 * Returns: whether that is something else than the form began with
 */
gboolean
kith_group_note_form_follow (KithGroupNoteForm *self, const KithGroupNote *note)
{
  gint64 before = self->note;

  self->note = note != NULL ? note->id : 0;
  return self->note != before;
}

/**
 * kith_group_note_form_to_note:
 * @self: a form
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: (transfer full): what is typed, over what was written before
 */
KithGroupNote *
kith_group_note_form_to_note (const KithGroupNoteForm *self, GError **error)
{
  g_autoptr (KithGroupNote) note = kith_group_note_new ();
  g_autofree char *count = kith_text_clean (self->texts[KITH_GROUP_NOTE_TEXT_COUNT], KITH_TEXT_LINE_MAX);
  guint64 number;

  note->id = self->note;
  note->count = KITH_GROUP_COUNT_NONE;
  if (*count != '\0')
    {
      if (!g_ascii_string_to_unsigned (count, 10, 0, MOST, &number, NULL))
        {
          g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                               _ ("Write how many were there as a number."));
          return NULL;
        }
      note->count = (int) number;
    }
  note->themes = g_strdup (self->texts[KITH_GROUP_NOTE_TEXT_THEMES]);
  note->follow_ups = g_strdup (self->texts[KITH_GROUP_NOTE_TEXT_FOLLOW_UPS]);
  kith_group_note_clean (note);
  return kith_group_note_check (note, error) ? g_steal_pointer (&note) : NULL;
}

/**
 * kith_group_note_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what is typed, and about what
 */
GVariant *
kith_group_note_form_to_draft (const KithGroupNoteForm *self)
{
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, DRAFT_GROUP, "x", self->group);
  g_variant_dict_insert (&draft, DRAFT_DAY, "i", (gint32) self->day);
  g_variant_dict_insert (&draft, DRAFT_NOTE, "x", self->note);
  g_variant_dict_insert_value (
      &draft, DRAFT_TEXTS, g_variant_new_strv ((const char *const *) self->texts, KITH_N_GROUP_NOTE_TEXTS));
  return g_variant_dict_end (&draft);
}

/**
 * kith_group_note_form_from_draft:
 * @draft: what kith_group_note_form_to_draft() made
 *
 * Returns: (transfer full) (nullable): the form as it was left; %NULL where that cannot be read
 */
KithGroupNoteForm *
kith_group_note_form_from_draft (GVariant *draft)
{
  g_autoptr (KithGroupNoteForm) self = NULL;
  g_auto (GStrv) texts = NULL;
  gint64 group, note;
  gint32 day;

  g_return_val_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT), NULL);

  if (!g_variant_lookup (draft, DRAFT_GROUP, "x", &group) ||
      !g_variant_lookup (draft, DRAFT_DAY, "i", &day) || !g_variant_lookup (draft, DRAFT_NOTE, "x", &note) ||
      !kith_day_is_valid (day) || !g_variant_lookup (draft, DRAFT_TEXTS, "^as", &texts))
    return NULL;
  self = kith_group_note_form_new (group, day, NULL);
  self->note = note;
  self->changed = TRUE;
  for (guint i = 0; texts[i] != NULL && i < KITH_N_GROUP_NOTE_TEXTS; i++)
    kith_text_replace (&self->texts[i], texts[i]);
  return g_steal_pointer (&self);
}
