/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that have an inverse, made by a screen: what was done is said with its undo, and the undo says that
 * it is as before. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/**
 * KithUndoableKind:
 * @apply: on the database thread: carries it out; returns (transfer full) what takes it back, %NULL with an
 *   error
 * @ref: (transfer full): the same once more, or a copy
 * @unref: gives that back
 * @as_before: marked with N_(): what is said once it was taken back
 *
 * What is done: a command, or how something is to be.
 */
typedef struct
{
  gpointer (*apply) (KithSession *session, gconstpointer what, GError **error);
  gpointer (*ref) (gconstpointer what);
  GDestroyNotify unref;
  const char *as_before;
} KithUndoableKind;

/* On the main thread, only while @object lives; an error has been said already. */
typedef void (*KithUndoableDone) (gpointer object, const GError *error);

void kith_undoable_run (KithAppContext *context,
                        const KithUndoableKind *kind,
                        gconstpointer what,
                        const char *sentence,
                        gpointer object,
                        KithUndoableDone done);

G_END_DECLS
