/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceEditor: an entry of the directory is changed, or one is added. */

#pragma once

#include <adwaita.h>

#include "resources/kith-directory-keeper.h"
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
void kith_resource_editor_set_context (KithResourceEditor *self,
                                       KithAppContext *context,
                                       KithDirectoryKeeper *keeper);
gboolean kith_resource_editor_edit (KithResourceEditor *self, gint64 id, gint64 place, GError **error);
/* name: (nullable) what was typed in the search; organization: one that is there and offers it, or 0. */
void kith_resource_editor_add (KithResourceEditor *self, const char *name, gint64 organization);
/* What this account was typing when the program locked or ended; FALSE: nothing. */
gboolean kith_resource_editor_restore (KithResourceEditor *self);
void kith_resource_editor_flush (KithResourceEditor *self);

G_END_DECLS
