/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupEditor: a group is added or edited. */

#pragma once

#include <adwaita.h>

#include "groups/kith-group.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_GROUP_EDITOR (kith_group_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupEditor, kith_group_editor, KITH, GROUP_EDITOR, AdwBin)

/* Signal "done" (gint64 group): it was stored, or given up; 0 where there is none. */
void kith_group_editor_set_context (KithGroupEditor *self, KithAppContext *context);
void kith_group_editor_begin (KithGroupEditor *self, const KithGroup *group, GPtrArray *accounts);
void kith_group_editor_flush (KithGroupEditor *self);

G_END_DECLS
