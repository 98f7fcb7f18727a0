/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceEditor: an entry of the directory is changed, or one is added. */

#pragma once

#include <adwaita.h>

#include "resources/kith-resource-form.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCE_EDITOR (kith_resource_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithResourceEditor, kith_resource_editor, KITH, RESOURCE_EDITOR, AdwBin)

/*
 * Signals:
 * "left" (): nothing was changed
 * "saved" (gint64 id): of what is to be shown now
 */
GtkWidget *kith_resource_editor_new (void);
void kith_resource_editor_set_context (KithResourceEditor *self, KithAppContext *context);
/* entries: by level, each (transfer full) (nullable). */
void kith_resource_editor_edit (KithResourceEditor *self, KithResource *entries[KITH_RESOURCE_N_LEVELS]);
/* name: (nullable) what was typed in the search. */
void kith_resource_editor_add (KithResourceEditor *self, const char *name);

G_END_DECLS
