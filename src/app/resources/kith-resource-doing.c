/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each is done on the database thread, which also keeps how it was; undo writes that back, so that who had
 * made sure before, and when, is there again. */

#include "resources/kith-resource-doing.h"

#include <glib/gi18n.h>

#include "resources/kith-resources.h"
#include "shared/kith-job.h"

typedef struct
{
  gint64 id;
  KithDay verified_day;
  gint64 verified_by;
  gboolean pinned;
} Was;

typedef struct
{
  gatomicrefcount refs;
  KithAppContext *context; /* (owned) */
  char *name;              /* (owned) */
  GArray *was;             /* (owned) (element-type Was): entries as they were */
  gboolean is_pin;
  gboolean is_doubt; /* somebody found that it is not right */
  gboolean pinned;
} Doing;

static Doing *
doing_new (KithAppContext *context, const char *name)
{
  Doing *doing = g_new0 (Doing, 1);

  g_atomic_ref_count_init (&doing->refs);
  doing->context = g_object_ref (context);
  doing->name = g_strdup (name);
  doing->was = g_array_new (FALSE, FALSE, sizeof (Was));
  return doing;
}

static void
doing_unref (gpointer data)
{
  Doing *doing = data;

  if (!g_atomic_ref_count_dec (&doing->refs))
    return;
  g_object_unref (doing->context);
  g_free (doing->name);
  g_array_unref (doing->was);
  g_free (doing);
}

static Doing *
doing_ref (Doing *doing)
{
  g_atomic_ref_count_inc (&doing->refs);
  return doing;
}

static void
add (Doing *doing, gint64 id)
{
  Was was = { .id = id, .verified_day = KITH_DAY_NONE };

  if (id != 0)
    g_array_append_val (doing->was, was);
}

static gboolean
do_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < doing->was->len; i++)
    {
      Was *was = &g_array_index (doing->was, Was, i);
      g_autoptr (KithResource) resource = kith_resources_get (session, was->id, error);

      if (resource == NULL)
        return FALSE;
      was->verified_day = resource->verified_day;
      was->verified_by = resource->verified_by;
      was->pinned = resource->pinned;
      g_array_append_val (ids, was->id);
    }
  if (doing->is_pin)
    return kith_resources_pin (session, g_array_index (ids, gint64, 0), doing->pinned, error);
  return kith_resources_verify_all (
      session, (const gint64 *) (gpointer) ids->data, ids->len,
      doing->is_doubt ? KITH_DAY_NONE : kith_clock_today (kith_session_get_clock (session)), error);
}

static gboolean
undo_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);

  for (guint i = 0; i < doing->was->len; i++)
    {
      const Was *was = &g_array_index (doing->was, Was, i);
      KithResource *resource = kith_resources_get (session, was->id, error);

      if (resource == NULL)
        return FALSE;
      g_ptr_array_add (all, resource);
      if (doing->is_pin)
        resource->pinned = was->pinned;
      else
        {
          resource->verified_day = was->verified_day;
          resource->verified_by = was->verified_by;
        }
    }
  return kith_resources_change_all (session, (KithResource **) all->pdata, all->len, error);
}

static void
undone (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  /* Translators: %s is an entry of the directory */
  sentence = g_strdup_printf (_ ("%s is as before."), doing->name);
  kith_app_context_say (doing->context, sentence);
}

static void
undo (gpointer data)
{
  Doing *doing = data;

  kith_job_run (doing->context, undo_job, doing_ref (doing), doing_unref, NULL, undone);
}

static void
done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  if (doing->is_doubt)
    /* Translators: %s is an entry of the directory */
    sentence = g_strdup_printf (_ ("%s is not verified any more. Edit it once you know what is right."),
                                doing->name);
  else if (!doing->is_pin)
    /* Translators: %s is an entry of the directory */
    sentence = g_strdup_printf (_ ("%s is verified as of today."), doing->name);
  else
    /* Translators: %s is an entry of the directory */
    sentence =
        g_strdup_printf (doing->pinned ? _ ("%s is pinned.") : _ ("%s is not pinned any more."), doing->name);
  kith_undo_push (kith_app_context_get_undo (doing->context), undo, doing_ref (doing), doing_unref);
  kith_app_context_say_undoable (doing->context, sentence);
}

/**
 * kith_resource_doing_verify:
 * @context: what the window works with
 * @id: a service, or an organization without any
 * @place: the service at the place that is shown; 0: it has none
 * @name: what it is called
 *
 * Writes down that somebody made sure today that both are right, and says so. It can be undone.
 */
void
kith_resource_doing_verify (KithAppContext *context, gint64 id, gint64 place, const char *name)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (name != NULL);

  doing = doing_new (context, name);
  add (doing, id);
  add (doing, place);
  kith_job_run (context, do_job, doing, doing_unref, NULL, done);
}

/**
 * kith_resource_doing_pin:
 * @context: what the window works with
 * @id: a service, or an organization without any
 * @pinned: whether the center wants it at hand
 * @name: what it is called
 *
 * Pins it or not, and says so. It can be undone.
 */
void
kith_resource_doing_pin (KithAppContext *context, gint64 id, gboolean pinned, const char *name)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (name != NULL);

  doing = doing_new (context, name);
  doing->is_pin = TRUE;
  doing->pinned = pinned;
  add (doing, id);
  kith_job_run (context, do_job, doing, doing_unref, NULL, done);
}

/**
 * kith_resource_doing_doubt:
 * @context: what the window works with
 * @id: an entry
 * @name: what it is called
 *
 * Writes down that it is not verified here any more, since somebody found it otherwise, and says so. It can
 * be undone.
 */
void
kith_resource_doing_doubt (KithAppContext *context, gint64 id, const char *name)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (name != NULL);

  doing = doing_new (context, name);
  doing->is_doubt = TRUE;
  add (doing, id);
  kith_job_run (context, do_job, doing, doing_unref, NULL, done);
}
