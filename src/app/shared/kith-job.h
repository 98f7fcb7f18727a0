/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change made by a screen, on the database thread, with its end told on the main thread. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* On the database thread. FALSE with an error: nothing was changed. */
typedef gboolean (*KithJobFunc) (KithSession *session, gpointer data, GError **error);
/* On the main thread, only while @object lives; an error has been said already. */
typedef void (*KithJobDone) (gpointer object, gpointer data, const GError *error);

void kith_job_run (KithAppContext *context,
                   KithJobFunc func,
                   gpointer data,
                   GDestroyNotify destroy,
                   gpointer object,
                   KithJobDone done);

G_END_DECLS
