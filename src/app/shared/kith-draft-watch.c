/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One for each session, and gone with it. Those that keep drafts tell it; the window shows what it says,
 * whichever page somebody is typing on, and has all of them saved before the session ends: a dialog is no
 * part of a page, and is not destroyed at once. */

#include "shared/kith-draft-watch.h"

struct _KithDraftWatch
{
  GObject parent_instance;

  GPtrArray *keepers;  /* (owned) (element-type KithDraftKeeper), borrowed */
  GHashTable *failing; /* (owned) keepers, borrowed and only compared, to messages */
  char *problem;       /* (owned) (nullable) of any of them */
};

G_DEFINE_FINAL_TYPE (KithDraftWatch, kith_draft_watch, G_TYPE_OBJECT)
static G_DEFINE_QUARK (kith - draft - watch, kith_draft_watch)

    enum {
      PROP_0,
      PROP_PROBLEM,
      N_PROPS
    };

static GParamSpec *properties[N_PROPS];

static void
kith_draft_watch_finalize (GObject *object)
{
  KithDraftWatch *self = KITH_DRAFT_WATCH (object);

  g_ptr_array_unref (self->keepers);
  g_hash_table_unref (self->failing);
  g_free (self->problem);

  G_OBJECT_CLASS (kith_draft_watch_parent_class)->finalize (object);
}

static void
kith_draft_watch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_PROBLEM)
    g_value_set_string (value, kith_draft_watch_get_problem (KITH_DRAFT_WATCH (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_draft_watch_class_init (KithDraftWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_draft_watch_finalize;
  object_class->get_property = kith_draft_watch_get_property;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_draft_watch_init (KithDraftWatch *self)
{
  self->keepers = g_ptr_array_new ();
  self->failing = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * kith_draft_watch_get:
 * @session: whose drafts
 *
 * On the main thread only.
 *
 * Returns: (transfer none): the one watch of @session
 */
KithDraftWatch *
kith_draft_watch_get (KithSession *session)
{
  KithDraftWatch *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_get_qdata (G_OBJECT (session), kith_draft_watch_quark ());
  if (self == NULL)
    {
      self = g_object_new (KITH_TYPE_DRAFT_WATCH, NULL);
      g_object_set_qdata_full (G_OBJECT (session), kith_draft_watch_quark (), self, g_object_unref);
    }
  return self;
}

/**
 * kith_draft_watch_add:
 * @self: a watch
 * @keeper: who keeps a draft of its session, until it is taken out
 */
void
kith_draft_watch_add (KithDraftWatch *self, KithDraftKeeper *keeper)
{
  g_return_if_fail (KITH_IS_DRAFT_WATCH (self));

  g_ptr_array_add (self->keepers, keeper);
}

/**
 * kith_draft_watch_remove:
 * @self: a watch
 * @keeper: who keeps a draft no longer
 */
void
kith_draft_watch_remove (KithDraftWatch *self, KithDraftKeeper *keeper)
{
  g_return_if_fail (KITH_IS_DRAFT_WATCH (self));

  g_ptr_array_remove_fast (self->keepers, keeper);
  kith_draft_watch_set_failed (self, keeper, NULL);
}

/**
 * kith_draft_watch_flush:
 * @self: a watch
 *
 * Returns once everything that was typed is stored.
 */
void
kith_draft_watch_flush (KithDraftWatch *self)
{
  g_return_if_fail (KITH_IS_DRAFT_WATCH (self));

  for (guint i = 0; i < self->keepers->len; i++)
    kith_draft_keeper_flush (g_ptr_array_index (self->keepers, i));
}

/**
 * kith_draft_watch_get_problem:
 * @self: a watch
 *
 * Returns: (nullable): why something typed is not stored; %NULL where all of it is, or soon will be
 */
const char *
kith_draft_watch_get_problem (KithDraftWatch *self)
{
  g_return_val_if_fail (KITH_IS_DRAFT_WATCH (self), NULL);

  return self->problem;
}

/**
 * kith_draft_watch_set_failed:
 * @self: a watch
 * @keeper: who keeps a draft
 * @error: (nullable): why its newest words are not stored; %NULL: they are, or there is nothing left to store
 */
void
kith_draft_watch_set_failed (KithDraftWatch *self, KithDraftKeeper *keeper, const GError *error)
{
  GHashTableIter iter;
  gpointer message = NULL;

  g_return_if_fail (KITH_IS_DRAFT_WATCH (self));

  if (error)
    g_hash_table_insert (self->failing, keeper, g_strdup (error->message));
  else if (!g_hash_table_remove (self->failing, keeper))
    return;
  g_hash_table_iter_init (&iter, self->failing);
  if (!g_hash_table_iter_next (&iter, NULL, &message))
    message = NULL;
  if (g_strcmp0 (self->problem, message) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}
