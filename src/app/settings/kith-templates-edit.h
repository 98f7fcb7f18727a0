/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTemplatesEdit: one change of the templates for notes, and the way back. */

#pragma once

#include "settings/kith-ask-again.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

typedef struct _KithTemplatesEdit KithTemplatesEdit;

/* On the main thread, only while @object lives. name: (nullable) of the one it was about, as it is now; NULL
 * where it is gone, or the change was refused. */
typedef void (*KithTemplatesDone) (gpointer object, const char *name);

/* instead_of: (nullable) the name of the one that changes; NULL: a new one. */
KithTemplatesEdit *kith_templates_edit_new_put (const char *instead_of, const char *name, const char *text);
KithTemplatesEdit *kith_templates_edit_new_move (const char *name, int step);
KithTemplatesEdit *kith_templates_edit_new_remove (const char *name);
KithTemplatesEdit *kith_templates_edit_new_restore (void);
void kith_templates_edit_free (KithTemplatesEdit *self);

/* again: (transfer full). */
void kith_templates_edit_set_again (KithTemplatesEdit *self, KithAskAgain *again);
/* self: (transfer full). */
void kith_templates_edit_run (KithTemplatesEdit *self,
                              KithAppContext *context,
                              gpointer object,
                              KithTemplatesDone done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTemplatesEdit, kith_templates_edit_free)

G_END_DECLS
