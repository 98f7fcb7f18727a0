/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's templates for notes. A center that changed nothing follows those that come with Kith. They are
 * a setting, and so in clear: nothing about anybody who comes belongs into one. */

#pragma once

#include "notes/kith-note-templates.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_SETTING_NOTE_TEMPLATES "notes.templates"

/* (transfer full) is_own: (optional) (out) whether they are the center's. */
KithNoteTemplates *kith_center_templates_load (KithCenter *center, gboolean *is_own);
/* list: (nullable) NULL: those that come with Kith again. Needs settings-write. */
gboolean kith_center_templates_write (KithSession *session, KithNoteTemplates *list, GError **error);

G_END_DECLS
