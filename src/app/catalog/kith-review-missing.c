/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is deleted: what is still there is verified as of today, which outweighs its source's silence; what
 * is not is inactive, and is shown again when its source tells it again or somebody takes that back. */

#include "catalog/kith-review-missing.h"

#include <glib/gi18n.h>

#include "resources/kith-resources.h"
#include "shared/kith-job.h"

/* An entry as it was. */
typedef struct
{
  gint64 id;
  KithDay verified_day;
  gint64 verified_by;
  KithResourceStatus status;
} Was;

typedef struct
{
  gatomicrefcount refs;
  KithAppContext *context; /* (owned) */
  char *name;              /* (owned) */
  GArray *was;             /* (owned) (element-type Was) */
  gint64 id;
  gboolean there;
} Deciding;

static Deciding *
deciding_ref (Deciding *deciding)
{
  g_atomic_ref_count_inc (&deciding->refs);
  return deciding;
}

static void
deciding_unref (gpointer data)
{
  Deciding *deciding = data;

  if (!g_atomic_ref_count_dec (&deciding->refs))
    return;
  g_object_unref (deciding->context);
  g_free (deciding->name);
  g_array_unref (deciding->was);
  g_free (deciding);
}

static gboolean
verify (KithSession *session, GPtrArray *all, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < all->len; i++)
    g_array_append_val (ids, ((KithResource *) all->pdata[i])->id);
  return kith_resources_verify_all (session, (const gint64 *) (gpointer) ids->data, ids->len,
                                    kith_clock_today (kith_session_get_clock (session)), error);
}

static gboolean
decide_job (KithSession *session, gpointer data, GError **error)
{
  Deciding *deciding = data;
  g_autoptr (GPtrArray) all = kith_resources_list_missing (session, deciding->id, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      KithResource *resource = all->pdata[i];
      Was was = { resource->id, resource->verified_day, resource->verified_by, resource->status };

      g_array_append_val (deciding->was, was);
      if (!deciding->there && resource->status == KITH_RESOURCE_IS_ACTIVE)
        resource->status = KITH_RESOURCE_IS_INACTIVE;
    }
  if (deciding->there)
    return verify (session, all, error);
  return kith_resources_change_all (session, (KithResource **) all->pdata, all->len, error);
}

static gboolean
undo_job (KithSession *session, gpointer data, GError **error)
{
  Deciding *deciding = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);

  for (guint i = 0; i < deciding->was->len; i++)
    {
      const Was *was = &g_array_index (deciding->was, Was, i);
      KithResource *resource = kith_resources_get (session, was->id, error);

      if (resource == NULL)
        return FALSE;
      g_ptr_array_add (all, resource);
      resource->verified_day = was->verified_day;
      resource->verified_by = was->verified_by;
      resource->status = was->status;
    }
  return kith_resources_change_all (session, (KithResource **) all->pdata, all->len, error);
}

static void
undone (gpointer object, gpointer data, const GError *error)
{
  Deciding *deciding = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  /* Translators: %s is an entry of the directory */
  sentence = g_strdup_printf (_ ("%s is as before."), deciding->name);
  kith_app_context_say (deciding->context, sentence);
}

static void
undo (gpointer data)
{
  Deciding *deciding = data;

  kith_job_run (deciding->context, undo_job, deciding_ref (deciding), deciding_unref, NULL, undone);
}

static void
decided (gpointer object, gpointer data, const GError *error)
{
  Deciding *deciding = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  if (deciding->there)
    /* Translators: %s is an entry of the directory */
    sentence = g_strdup_printf (_ ("%s is verified as of today."), deciding->name);
  else
    /* Translators: %s is an entry of the directory */
    sentence = g_strdup_printf (_ ("%s is not shown any more."), deciding->name);
  kith_undo_push (kith_app_context_get_undo (deciding->context), undo, deciding_ref (deciding),
                  deciding_unref);
  kith_app_context_say_undoable (deciding->context, sentence);
}

/**
 * kith_review_missing_decide:
 * @context: what the window works with
 * @id: an entry that its source does not tell any more
 * @name: what it is called
 * @there: whether it is still there
 *
 * Writes that down for it and what belongs to it, and says so. It can be undone.
 */
void
kith_review_missing_decide (KithAppContext *context, gint64 id, const char *name, gboolean there)
{
  Deciding *deciding;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (name != NULL);

  deciding = g_new0 (Deciding, 1);
  g_atomic_ref_count_init (&deciding->refs);
  deciding->context = g_object_ref (context);
  deciding->name = g_strdup (name);
  deciding->was = g_array_new (FALSE, FALSE, sizeof (Was));
  deciding->id = id;
  deciding->there = there;
  kith_job_run (context, decide_job, deciding, deciding_unref, NULL, decided);
}
