/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what was written about sessions of groups: sealed under care, and in the log. */

#pragma once

#include "groups/kith-group-note.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* The one that stands; (nullable) NULL without an error where none does. */
KithGroupNote *kith_group_notes_get (KithSession *session, gint64 group, KithDay day, GError **error);
/* Each as it was written, newest first, with what was taken back. (element-type KithGroupNote) */
GPtrArray *kith_group_notes_list (KithSession *session, gint64 group, KithDay day, GError **error);

G_END_DECLS
