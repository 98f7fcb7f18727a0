/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithListedEdit: one change of the center's lists, and the way back. */

#pragma once

#include "people/kith-questions.h"
#include "settings/kith-ask-again.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

typedef struct _KithListedEdit KithListedEdit;

/* On the main thread, only while @object lives. code: what was added or changed; %NULL where that is many. */
typedef void (*KithListedDone) (gpointer object, const char *list, const char *code);

KithListedEdit *kith_listed_edit_new (void);
KithListedEdit *kith_listed_edit_new_add (const char *list, const char *label, gboolean yes_or_no);
KithListedEdit *kith_listed_edit_new_restore (KithQuestions *lists);
KithListed *kith_listed_edit_begin (KithListedEdit *self, const KithListed *one);
/* again: (transfer full). */
void kith_listed_edit_set_again (KithListedEdit *self, KithAskAgain *again);
void
kith_listed_edit_run (KithListedEdit *self, KithAppContext *context, gpointer object, KithListedDone done);

G_END_DECLS
