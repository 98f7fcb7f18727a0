/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithLongStep: the one thing that an object does in another thread at a time, with how far it is and a way
 * to end it. The object is kept alive until it has ended.
 */

#pragma once

#include "store/kith-worker.h"

G_BEGIN_DECLS

typedef struct _KithLongStep KithLongStep;

/* In another thread. FALSE with error. */
typedef gboolean (*KithLongStepFunc) (gpointer owner, GCancellable *cancellable, GError **error);
/* On the main thread, a few times a second: 0 to 1. */
typedef void (*KithLongStepProgress) (gpointer owner, double fraction);
/* On the main thread; nothing runs any more, and another step may begin. */
typedef void (*KithLongStepDone) (gpointer owner, const GError *error);

KithLongStep *kith_long_step_new (gpointer owner,
                                  KithLongStepFunc func,
                                  KithLongStepProgress progress,
                                  KithLongStepDone done);
void kith_long_step_free (KithLongStep *self);

/* worker NULL: in a thread of its own. */
void kith_long_step_begin (KithLongStep *self, KithWorker *worker, gboolean tells_progress);
gboolean kith_long_step_is_running (const KithLongStep *self);
void kith_long_step_cancel (KithLongStep *self);
/* From the thread that runs; a progress callback whose user_data is the step. */
void kith_long_step_tell (double fraction, gpointer step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithLongStep, kith_long_step_free)

G_END_DECLS
