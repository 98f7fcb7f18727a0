/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What has changed, gathered in any thread and told in the main context in which this was made. Between two
 * turns of that context each (topic, id) is told once, and a topic with very many ids is told as a whole, by
 * id 0.
 */

#include "store/kith-changes.h"

#define MANY 500

typedef struct
{
  const char *topic; /* interned */
  gint64 id;
} Change;

struct _KithChanges
{
  gatomicrefcount ref_count; /* of the owner, and of the source while there is one */
  GMutex lock;
  GMainContext *context; /* (owned) */
  KithChangesFunc func;
  GWeakRef owner;     /* may end in any thread, while others are about to be told */
  GArray *noted;      /* (owned) (mutex lock): Change, of the transaction that is open */
  GArray *waiting;    /* (owned) (mutex lock): Change, to be told */
  GHashTable *known;  /* (owned) (mutex lock): what is in waiting; keys are Change (owned) */
  GHashTable *counts; /* (owned) (mutex lock): topic → how many are waiting */
  GSource *source;    /* (owned) (nullable) (mutex lock) */
};

static void
changes_unref (gpointer data)
{
  KithChanges *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->source, g_source_unref);
  g_array_unref (self->noted);
  g_array_unref (self->waiting);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->counts);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->owner);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static guint
change_hash (gconstpointer key)
{
  const Change *change = key;

  return g_direct_hash (change->topic) ^ g_int64_hash (&change->id);
}

static gboolean
change_equal (gconstpointer a, gconstpointer b)
{
  const Change *left = a;
  const Change *right = b;

  return left->topic == right->topic && left->id == right->id;
}

/* Once a topic is to be told as a whole, its single ids say nothing more. */
static void
add_waiting (KithChanges *self, Change change)
{
  Change whole = { change.topic, 0 };
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, change.topic));

  if (g_hash_table_contains (self->known, &whole) || g_hash_table_contains (self->known, &change))
    return;
  if (count >= MANY)
    change.id = 0;
  g_hash_table_add (self->known, g_memdup2 (&change, sizeof change));
  g_hash_table_insert (self->counts, (gpointer) change.topic, GUINT_TO_POINTER (count + 1));
  g_array_append_val (self->waiting, change);
}

static gboolean
tell_cb (gpointer data)
{
  KithChanges *self = data;
  /* Who is told may let go of it. */
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GArray) told = NULL;

  if (owner == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->lock);
  told = g_steal_pointer (&self->waiting);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Change));
  g_hash_table_remove_all (self->counts);
  g_clear_pointer (&self->source, g_source_unref);
  for (guint i = 0; i < told->len; i++)
    {
      Change *change = &g_array_index (told, Change, i);
      Change whole = { change->topic, 0 };

      if (change->id != 0 && g_hash_table_contains (self->known, &whole))
        change->topic = NULL;
    }
  g_hash_table_remove_all (self->known);
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < told->len; i++)
    {
      const Change *change = &g_array_index (told, Change, i);

      if (change->topic != NULL)
        self->func (owner, change->topic, change->id);
    }
  return G_SOURCE_REMOVE;
}

/**
 * kith_changes_new:
 * @func: who is told, in the thread-default main context of the caller
 * @owner: for @func; it frees this when it ends, in whatever thread
 *
 * Returns: (transfer full): a gatherer
 */
KithChanges *
kith_changes_new (KithChangesFunc func, GObject *owner)
{
  KithChanges *self = g_new0 (KithChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  g_weak_ref_init (&self->owner, owner);
  self->noted = g_array_new (FALSE, FALSE, sizeof (Change));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Change));
  self->known = g_hash_table_new_full (change_hash, change_equal, g_free, NULL);
  self->counts = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * kith_changes_free:
 * @self: (transfer full): a gatherer; nobody is told anything more
 */
void
kith_changes_free (KithChanges *self)
{
  g_mutex_lock (&self->lock);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->lock);
  changes_unref (self);
}

/* With the lock held. */
static void
wake (KithChanges *self)
{
  if (self->waiting->len == 0 || self->source != NULL)
    return;

  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_atomic_ref_count_inc (&self->ref_count);
  g_source_set_callback (self->source, tell_cb, self, changes_unref);
  g_source_attach (self->source, self->context);
}

/**
 * kith_changes_add:
 * @self: a gatherer
 * @topic: what has changed
 * @id: which one; 0: many
 *
 * Has it told at the next turn of the main context.
 */
void
kith_changes_add (KithChanges *self, const char *topic, gint64 id)
{
  Change change = { g_intern_string (topic), id };

  g_mutex_lock (&self->lock);
  add_waiting (self, change);
  wake (self);
  g_mutex_unlock (&self->lock);
}

/**
 * kith_changes_note:
 * @self: a gatherer
 * @topic: what has changed in the transaction that is open
 * @id: which one; 0: many
 *
 * Keeps it until kith_changes_tell() or kith_changes_forget().
 */
void
kith_changes_note (KithChanges *self, const char *topic, gint64 id)
{
  Change change = { g_intern_string (topic), id };

  g_mutex_lock (&self->lock);
  if (self->noted->len == 0 ||
      !change_equal (&change, &g_array_index (self->noted, Change, self->noted->len - 1)))
    g_array_append_val (self->noted, change);
  g_mutex_unlock (&self->lock);
}

/**
 * kith_changes_tell:
 * @self: a gatherer
 *
 * Has everything noted told at the next turn of the main context.
 */
void
kith_changes_tell (KithChanges *self)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->noted->len; i++)
    add_waiting (self, g_array_index (self->noted, Change, i));
  g_array_set_size (self->noted, 0);
  wake (self);
  g_mutex_unlock (&self->lock);
}

/**
 * kith_changes_forget:
 * @self: a gatherer
 *
 * Drops everything noted: what it was about did not happen.
 */
void
kith_changes_forget (KithChanges *self)
{
  g_mutex_lock (&self->lock);
  g_array_set_size (self->noted, 0);
  g_mutex_unlock (&self->lock);
}
