/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-review-deciding.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-conflicts.h"
#include "catalog/kith-resource-pairs.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (unowned) outlives the entry of its own undo stack */
  gint64 id;
  gint64 survivor; /* of a pair; 0: they are two */
  gboolean theirs; /* of a conflict */
} Deciding;

static Deciding *
deciding_new (KithAppContext *context, gint64 id)
{
  Deciding *deciding = g_new0 (Deciding, 1);

  deciding->context = context;
  deciding->id = id;
  return deciding;
}

static gboolean
conflict_job (KithSession *session, gpointer data, GError **error)
{
  const Deciding *deciding = data;

  return kith_catalog_conflicts_decide (session, deciding->id, deciding->theirs, error);
}

static void
reopened_cb (gpointer object, gpointer data, const GError *error)
{
  if (error == NULL)
    kith_app_context_say (((const Deciding *) data)->context, _ ("That is open again."));
}

static gboolean
reopen_conflict_job (KithSession *session, gpointer data, GError **error)
{
  return kith_catalog_conflicts_reopen (session, ((const Deciding *) data)->id, error);
}

static void
undo_conflict (gpointer data)
{
  const Deciding *done = data;

  kith_job_run (done->context, reopen_conflict_job, deciding_new (done->context, done->id), g_free, NULL,
                reopened_cb);
}

static void
conflict_cb (gpointer object, gpointer data, const GError *error)
{
  const Deciding *deciding = data;

  if (error != NULL)
    return;
  kith_undo_push (kith_app_context_get_undo (deciding->context), undo_conflict,
                  deciding_new (deciding->context, deciding->id), g_free);
  kith_app_context_say_undoable (deciding->context, deciding->theirs ? _ ("What the source says is taken.")
                                                                     : _ ("What was written here stays."));
}

static gboolean
pair_job (KithSession *session, gpointer data, GError **error)
{
  const Deciding *deciding = data;

  return deciding->survivor != 0
             ? kith_resource_pairs_decide_same (session, deciding->id, deciding->survivor, error)
             : kith_resource_pairs_decide_other (session, deciding->id, error);
}

static gboolean
reopen_job (KithSession *session, gpointer data, GError **error)
{
  return kith_resource_pairs_reopen (session, ((const Deciding *) data)->id, error);
}

static void
undo (gpointer data)
{
  const Deciding *done = data;

  kith_job_run (done->context, reopen_job, deciding_new (done->context, done->id), g_free, NULL, reopened_cb);
}

static void
pair_cb (gpointer object, gpointer data, const GError *error)
{
  const Deciding *deciding = data;

  if (error != NULL)
    return;
  kith_undo_push (kith_app_context_get_undo (deciding->context), undo,
                  deciding_new (deciding->context, deciding->id), g_free);
  kith_app_context_say_undoable (deciding->context, deciding->survivor != 0
                                                        ? _ ("They are shown as one from now on.")
                                                        : _ ("They stay two, and nobody is asked again."));
}

/**
 * kith_review_deciding_conflict:
 * @context: what the window works with
 * @conflict: a field that was changed here and by its source
 * @theirs: whether what the source says is taken
 *
 * Decides, and says so. It can be undone.
 */
void
kith_review_deciding_conflict (KithAppContext *context, gint64 conflict, gboolean theirs)
{
  Deciding *deciding;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  deciding = deciding_new (context, conflict);
  deciding->theirs = theirs;
  kith_job_run (context, conflict_job, deciding, g_free, NULL, conflict_cb);
}

/**
 * kith_review_deciding_pair:
 * @context: what the window works with
 * @pair: two entries that may be one
 * @survivor: which of them is shown from now on; 0: they are two
 *
 * Decides, and says so. It can be undone.
 */
void
kith_review_deciding_pair (KithAppContext *context, gint64 pair, gint64 survivor)
{
  Deciding *deciding;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  deciding = deciding_new (context, pair);
  deciding->survivor = survivor;
  kith_job_run (context, pair_job, deciding, g_free, NULL, pair_cb);
}
