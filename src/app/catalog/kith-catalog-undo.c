/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-undo.h"

#include "catalog/kith-catalog-words.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (unowned) outlives the entry of its own undo stack */
  gint64 run;
  guint n_left;
} Taken;

static Taken *
taken_new (KithAppContext *context, gint64 run)
{
  Taken *taken = g_new0 (Taken, 1);

  taken->context = context;
  taken->run = run;
  return taken;
}

static gboolean
take_back_job (KithSession *session, gpointer data, GError **error)
{
  Taken *taken = data;

  return kith_catalogs_take_back (session, taken->run, &taken->n_left, error);
}

static void
taken_back_cb (gpointer object, gpointer data, const GError *error)
{
  Taken *taken = data;
  g_autofree char *sentence = kith_catalog_words_taken_back (taken->n_left);

  if (error == NULL)
    kith_app_context_say (taken->context, sentence);
}

static void
take_back (gpointer data)
{
  Taken *taken = data;

  kith_catalog_undo_run (taken->context, taken->run);
}

/**
 * kith_catalog_undo_push:
 * @context: where it was done
 * @run: the import
 *
 * Has the next undo take it back.
 */
void
kith_catalog_undo_push (KithAppContext *context, gint64 run)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  kith_undo_push (kith_app_context_get_undo (context), take_back, taken_new (context, run), g_free);
}

/**
 * kith_catalog_undo_run:
 * @context: what the window works with
 * @run: the import
 *
 * Takes it back on the database thread, and says how that went.
 */
void
kith_catalog_undo_run (KithAppContext *context, gint64 run)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  kith_job_run (context, take_back_job, taken_new (context, run), g_free, NULL, taken_back_cb);
}
