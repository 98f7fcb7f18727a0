/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWordsEdit: one change of the words that mean the same, and the way back. */

#pragma once

#include "settings/kith-ask-again.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

typedef struct _KithWordsEdit KithWordsEdit;

/* On the main thread, only while @object lives. words: (nullable) those of a group that stands there now. */
typedef void (*KithWordsDone) (gpointer object, const char *words);

KithWordsEdit *kith_words_edit_new_add (const char *words);
KithWordsEdit *kith_words_edit_new_replace (const char *before, const char *words);
KithWordsEdit *kith_words_edit_new_remove (const char *words);
KithWordsEdit *kith_words_edit_new_restore (void);
void kith_words_edit_free (KithWordsEdit *self);

/* In the database thread. */
gboolean kith_words_edit_store (KithWordsEdit *self, KithSession *session, GError **error);
/* (transfer full) Of what was stored. */
KithWordsEdit *kith_words_edit_new_back (const KithWordsEdit *self);

/* again: (transfer full). */
void kith_words_edit_set_again (KithWordsEdit *self, KithAskAgain *again);
/* self: (transfer full). */
void kith_words_edit_run (KithWordsEdit *self, KithAppContext *context, gpointer object, KithWordsDone done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithWordsEdit, kith_words_edit_free)

G_END_DECLS
