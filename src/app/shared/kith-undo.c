/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short stack of things that can be taken back, with the property "can-undo" for win.undo. */

#include "shared/kith-undo.h"

/* More than anybody remembers; the oldest fall out. */
#define MAX_ENTRIES 50

typedef struct
{
  KithUndoFunc func;
  gpointer user_data;
  GDestroyNotify destroy; /* (nullable) */
} Entry;

struct _KithUndo
{
  GObject parent_instance;

  GQueue entries; /* (element-type Entry) (owned) */
};

G_DEFINE_FINAL_TYPE (KithUndo, kith_undo, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->destroy != NULL)
    entry->destroy (entry->user_data);
  g_free (entry);
}

static void
kith_undo_finalize (GObject *object)
{
  KithUndo *self = KITH_UNDO (object);

  g_queue_clear_full (&self->entries, entry_free);
  G_OBJECT_CLASS (kith_undo_parent_class)->finalize (object);
}

static void
kith_undo_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CAN_UNDO)
    g_value_set_boolean (value, kith_undo_can_undo (KITH_UNDO (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_undo_class_init (KithUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_undo_finalize;
  object_class->get_property = kith_undo_get_property;

  properties[PROP_CAN_UNDO] =
      g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_undo_init (KithUndo *self)
{
  g_queue_init (&self->entries);
}

/**
 * kith_undo_new:
 *
 * Returns: (transfer full): nothing to take back yet
 */
KithUndo *
kith_undo_new (void)
{
  return g_object_new (KITH_TYPE_UNDO, NULL);
}

/**
 * kith_undo_push:
 * @self: the stack
 * @func: takes the thing back
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data once the entry is done or forgotten
 *
 * Remembers how to take back what was just done.
 */
void
kith_undo_push (KithUndo *self, KithUndoFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Entry *entry;

  g_return_if_fail (KITH_IS_UNDO (self));
  g_return_if_fail (func != NULL);

  entry = g_new0 (Entry, 1);
  entry->func = func;
  entry->user_data = user_data;
  entry->destroy = destroy;
  g_queue_push_tail (&self->entries, entry);
  if (self->entries.length > MAX_ENTRIES)
    entry_free (g_queue_pop_head (&self->entries));
  if (self->entries.length == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
}

/**
 * kith_undo_run:
 * @self: the stack
 *
 * Takes back the newest thing.
 *
 * Returns: whether there was one
 */
gboolean
kith_undo_run (KithUndo *self)
{
  Entry *entry;

  g_return_val_if_fail (KITH_IS_UNDO (self), FALSE);

  entry = g_queue_pop_tail (&self->entries);
  if (entry == NULL)
    return FALSE;
  if (self->entries.length == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  entry->func (entry->user_data);
  entry_free (entry);
  return TRUE;
}

/**
 * kith_undo_can_undo:
 * @self: the stack
 *
 * Returns: whether there is anything to take back
 */
gboolean
kith_undo_can_undo (KithUndo *self)
{
  g_return_val_if_fail (KITH_IS_UNDO (self), FALSE);
  return self->entries.length > 0;
}

/**
 * kith_undo_clear:
 * @self: the stack
 *
 * Forgets everything.
 */
void
kith_undo_clear (KithUndo *self)
{
  gboolean had;

  g_return_if_fail (KITH_IS_UNDO (self));

  had = self->entries.length > 0;
  g_queue_clear_full (&self->entries, entry_free);
  if (had)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
}
