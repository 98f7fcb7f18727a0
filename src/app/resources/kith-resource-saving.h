/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed about an entry of the directory, written down, with the way back. */

#pragma once

#include "resources/kith-resource-form.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* id: what is to be shown now; 0: it was not written, why was said, and what was given to be saved comes
 * back: form, (transfer full), and each of entries, (transfer full) (nullable). */
typedef void (*KithResourceSaved) (gpointer object,
                                   gint64 id,
                                   KithResourceForm *form,
                                   KithResource **entries);

/* form: (transfer full). entries: by level, each (transfer full) (nullable); all NULL: something new. */
void kith_resource_saving_run (KithAppContext *context,
                               KithResourceForm *form,
                               KithResource *entries[KITH_RESOURCE_N_LEVELS],
                               gpointer object,
                               KithResourceSaved saved);

G_END_DECLS
