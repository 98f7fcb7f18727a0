/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupNoteForm: what a group was about on a day, while it is typed. No widgets. */

#pragma once

#include "groups/kith-group-note.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_GROUP_NOTE_TEXT_COUNT,
  KITH_GROUP_NOTE_TEXT_THEMES,
  KITH_GROUP_NOTE_TEXT_FOLLOW_UPS,
  KITH_N_GROUP_NOTE_TEXTS
} KithGroupNoteText;

typedef struct _KithGroupNoteForm KithGroupNoteForm;

KithGroupNoteForm *kith_group_note_form_new (gint64 group, KithDay day, const KithGroupNote *note);
void kith_group_note_form_free (KithGroupNoteForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupNoteForm, kith_group_note_form_free)

gint64 kith_group_note_form_get_group (const KithGroupNoteForm *self);
KithDay kith_group_note_form_get_day (const KithGroupNoteForm *self);
gboolean kith_group_note_form_is_changed (const KithGroupNoteForm *self);
const char *kith_group_note_form_get_text (const KithGroupNoteForm *self, KithGroupNoteText text);
gboolean kith_group_note_form_set_text (KithGroupNoteForm *self, KithGroupNoteText text, const char *typed);

gboolean kith_group_note_form_follow (KithGroupNoteForm *self, const KithGroupNote *note);
KithGroupNote *kith_group_note_form_to_note (const KithGroupNoteForm *self, GError **error);
GVariant *kith_group_note_form_to_draft (const KithGroupNoteForm *self);
KithGroupNoteForm *kith_group_note_form_from_draft (GVariant *draft);

G_END_DECLS
