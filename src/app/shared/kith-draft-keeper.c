/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft is written on the database thread a moment after the last keystroke, and in the middle of typing
 * when the oldest that is not on the disk has waited for long enough. Jobs there run in order, so the newest
 * content always wins; a flush queues what is left and waits for the thread. What could not be written, as on
 * a full disk, stays here, is told to the session's watch, and is tried again until it can. */

#include "shared/kith-draft-keeper.h"

#include "base/kith-error.h"
#include "shared/kith-draft-watch.h"

/* Together with the writing they stay below the second that a power cut may take. */
#define PAUSE_MS 400
#define LONGEST_MS 700
#define AGAIN_MS 2000

struct _KithDraftKeeper
{
  GObject parent_instance;

  KithSession *session; /* (owned) */
  KithDraftKind kind;
  gint64 subject;
  gint64 *id; /* (owned) a box shared with the jobs: the stored draft; touched on the database thread, or
                 while it rests */

  GVariant *content; /* (owned) (nullable) given, not yet queued */
  GVariant *newest;  /* (owned) (nullable) queued last, and not known to be stored */
  guint pause_id;
  gint64 since; /* in µs of the monotonic clock: when the oldest that is not queued was given */
  guint n_queued;
};

typedef struct
{
  KithSession *session; /* (owned) */
  KithDraftKind kind;
  gint64 subject;
  gint64 *id;        /* (owned) a reference to the keeper's box */
  GVariant *content; /* (owned) (nullable): NULL discards */
} Job;

G_DEFINE_FINAL_TYPE (KithDraftKeeper, kith_draft_keeper, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SAVED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->session);
  g_atomic_rc_box_release (job->id);
  g_clear_pointer (&job->content, g_variant_unref);
  g_free (job);
}

static gpointer
run_job (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->content)
    {
      gint64 id = kith_draft_save (job->session, *job->id, job->kind, job->subject, job->content, error);

      if (id != 0)
        *job->id = id;
    }
  else if (*job->id != 0)
    {
      if (kith_draft_discard (job->session, *job->id, error))
        *job->id = 0;
    }
  return NULL;
}

/* Not what cannot go right a second time: the draft is gone, or nobody is unlocked. */
static gboolean
may_go_right (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_FOUND) &&
         !g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED) &&
         !g_error_matches (error, KITH_ERROR, KITH_ERROR_LOCKED);
}

static gboolean pause_cb (gpointer user_data);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  kith_worker_run_finish (KITH_WORKER (source), result, &error);
  self->n_queued--;
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("A draft was not saved: %s", error->message);
  if (self->session == NULL)
    return;
  if (error == NULL || !may_go_right (error))
    {
      if (self->n_queued == 0)
        g_clear_pointer (&self->newest, g_variant_unref);
      kith_draft_watch_set_failed (kith_draft_watch_get (self->session), self, NULL);
    }
  else if (self->newest != NULL)
    {
      kith_draft_watch_set_failed (kith_draft_watch_get (self->session), self, error);
      if (self->content == NULL && self->n_queued == 0)
        {
          self->content = g_steal_pointer (&self->newest);
          /* Whoever typed it may have left: the words stay until they are stored, or the session ends. */
          self->pause_id = g_timeout_add_full (G_PRIORITY_DEFAULT, AGAIN_MS, pause_cb, g_object_ref (self),
                                               g_object_unref);
        }
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

static void
queue (KithDraftKeeper *self, GVariant *content)
{
  Job *job = g_new0 (Job, 1);

  job->session = g_object_ref (self->session);
  job->kind = self->kind;
  job->subject = self->subject;
  job->id = g_atomic_rc_box_acquire (self->id);
  job->content = content;
  g_clear_pointer (&self->newest, g_variant_unref);
  self->newest = content ? g_variant_ref (content) : NULL;
  self->n_queued++;
  kith_worker_run_async (kith_session_get_worker (self->session), run_job, job, job_free, NULL, NULL,
                         stored_cb, g_object_ref (self));
}

static void
queue_content (KithDraftKeeper *self)
{
  if (self->content)
    queue (self, g_steal_pointer (&self->content));
  /* Last: the reference it may hold is the only one besides the job's. */
  g_clear_handle_id (&self->pause_id, g_source_remove);
}

static gboolean
pause_cb (gpointer user_data)
{
  KithDraftKeeper *self = user_data;

  self->pause_id = 0;
  queue_content (self);
  return G_SOURCE_REMOVE;
}

static void
kith_draft_keeper_dispose (GObject *object)
{
  KithDraftKeeper *self = KITH_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->content, g_variant_unref);
  g_clear_pointer (&self->newest, g_variant_unref);
  g_clear_pointer (&self->id, g_atomic_rc_box_release);
  if (self->session != NULL)
    kith_draft_watch_remove (kith_draft_watch_get (self->session), self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kith_draft_keeper_parent_class)->dispose (object);
}

static void
kith_draft_keeper_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithDraftKeeper *self = KITH_DRAFT_KEEPER (object);

  if (prop_id == PROP_SAVED)
    g_value_set_boolean (value, self->content == NULL && self->n_queued == 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_draft_keeper_class_init (KithDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_draft_keeper_dispose;
  object_class->get_property = kith_draft_keeper_get_property;

  properties[PROP_SAVED] =
      g_param_spec_boolean ("saved", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_draft_keeper_init (KithDraftKeeper *self)
{
  self->id = g_atomic_rc_box_new0 (gint64);
}

/**
 * kith_draft_keeper_new:
 * @session: whose draft it is
 * @kind: what is being written
 * @subject: the person it is about, or 0
 *
 * Returns: (transfer full): a keeper; nothing is read or written yet
 */
KithDraftKeeper *
kith_draft_keeper_new (KithSession *session, KithDraftKind kind, gint64 subject)
{
  KithDraftKeeper *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_DRAFT_KEEPER, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->subject = subject;
  kith_draft_watch_add (kith_draft_watch_get (session), self);
  return self;
}

/**
 * kith_draft_keeper_go_on:
 * @self: a keeper that was given nothing yet
 * @id: a stored draft of this account
 *
 * What is given from now on is that draft's content: of several about one subject, this one is written.
 */
void
kith_draft_keeper_go_on (KithDraftKeeper *self, gint64 id)
{
  g_return_if_fail (KITH_IS_DRAFT_KEEPER (self));
  g_return_if_fail (self->n_queued == 0 && *self->id == 0);

  *self->id = id;
}

/**
 * kith_draft_keeper_get_id:
 * @self: a keeper
 *
 * Puts what is left on the disk first.
 *
 * Returns: the stored draft, 0 where nothing is stored
 */
gint64
kith_draft_keeper_get_id (KithDraftKeeper *self)
{
  g_return_val_if_fail (KITH_IS_DRAFT_KEEPER (self), 0);

  kith_draft_keeper_flush (self);
  return *self->id;
}

/**
 * kith_draft_keeper_load:
 * @type: what the content must be
 *
 * Finds what this account was writing before.
 *
 * Returns: (transfer full) (nullable): the content; %NULL where there is none, or none of that type
 */
GVariant *
kith_draft_keeper_load (KithDraftKeeper *self, const GVariantType *type)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_return_val_if_fail (KITH_IS_DRAFT_KEEPER (self), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  if (self->n_queued > 0)
    kith_worker_drain (kith_session_get_worker (self->session));
  content = kith_draft_load (self->session, self->kind, self->subject, &id, &error);
  if (!content)
    {
      if (error && !g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_FOUND))
        g_info ("A draft was not found again: %s", error->message);
      return NULL;
    }
  *self->id = id;
  return g_variant_is_of_type (content, type) ? g_steal_pointer (&content) : NULL;
}

/**
 * kith_draft_keeper_put:
 * @content: what has been typed so far; a floating reference is taken
 *
 * Saves @content once nothing newer came for a moment, and before long even where it does.
 */
void
kith_draft_keeper_put (KithDraftKeeper *self, GVariant *content)
{
  gint64 waited;

  g_return_if_fail (KITH_IS_DRAFT_KEEPER (self));
  g_return_if_fail (content != NULL);

  if (self->content == NULL)
    self->since = g_get_monotonic_time ();
  g_clear_pointer (&self->content, g_variant_unref);
  self->content = g_variant_ref_sink (content);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  waited = (g_get_monotonic_time () - self->since) / 1000;
  self->pause_id = g_timeout_add ((guint) CLAMP (LONGEST_MS - waited, 0, PAUSE_MS), pause_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

/**
 * kith_draft_keeper_discard:
 *
 * It was sent, or thrown away by its author: nothing of it is kept.
 */
void
kith_draft_keeper_discard (KithDraftKeeper *self)
{
  g_return_if_fail (KITH_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->content, g_variant_unref);
  queue (self, NULL);
}

/**
 * kith_draft_keeper_flush:
 *
 * Returns once everything given to it is stored.
 */
void
kith_draft_keeper_flush (KithDraftKeeper *self)
{
  g_return_if_fail (KITH_IS_DRAFT_KEEPER (self));

  queue_content (self);
  if (self->n_queued > 0)
    kith_worker_drain (kith_session_get_worker (self->session));
}
