/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteTemplates: texts that a note may begin with, in a center's order: a name to choose by, and a few
 * headings to write under. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_NOTE_TEMPLATE_NAME_MAX 60 /* characters: names stand in a menu */
#define KITH_NOTE_TEMPLATES_MAX 30
#define KITH_NOTE_TEMPLATE_NONE G_MAXUINT

typedef struct
{
  char *name; /* (owned): one line; told apart by letters alone */
  char *text; /* (owned) */
} KithNoteTemplate;

typedef struct _KithNoteTemplates KithNoteTemplates;

KithNoteTemplates *kith_note_templates_new (void);
/* Those that come with Kith, in the language of the interface. */
KithNoteTemplates *kith_note_templates_new_default (void);
/* (transfer full) (nullable) NULL: the text is not what _to_text() writes. */
KithNoteTemplates *kith_note_templates_new_from_text (const char *text);
void kith_note_templates_free (KithNoteTemplates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteTemplates, kith_note_templates_free)

/* (transfer full) Never blank. */
char *kith_note_templates_to_text (KithNoteTemplates *self);
guint kith_note_templates_get_length (KithNoteTemplates *self);
const KithNoteTemplate *kith_note_templates_get (KithNoteTemplates *self, guint index);
guint kith_note_templates_find (KithNoteTemplates *self, const char *name);

/* instead_of: (nullable) the name of the one that changes; NULL: a new one, at the end. */
gboolean kith_note_templates_check (KithNoteTemplates *self,
                                    const char *instead_of,
                                    const char *name,
                                    const char *text,
                                    GError **error);
gboolean kith_note_templates_put (KithNoteTemplates *self,
                                  const char *instead_of,
                                  const char *name,
                                  const char *text,
                                  GError **error);
/* step: how many places down; up where negative. Not past the ends. */
gboolean kith_note_templates_move (KithNoteTemplates *self, const char *name, int step, GError **error);
gboolean kith_note_templates_remove (KithNoteTemplates *self, const char *name, GError **error);

/* (transfer full) What to put between two parts of a note. cursor: (out) where to write on: bytes from its
 * beginning. */
char *kith_note_template_fit (const char *text, const char *before, const char *after, gsize *cursor);

G_END_DECLS
