/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table from ids to dense indexes. Nothing is ever taken out of it. */

#include "stats/kith-id-map-private.h"

#define FIRST_SLOTS 64

static guint32
slot_of (const KithIdMap *self, gint64 id)
{
  /* Multiplying by the golden ratio spreads ids that follow each other. */
  guint64 mixed = (guint64) id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint32 slot = (guint32) (mixed >> 32) & self->mask;

  while (self->keys[slot] != 0 && self->keys[slot] != id)
    slot = (slot + 1) & self->mask;
  return slot;
}

static void
grow (KithIdMap *self)
{
  g_autofree gint64 *keys = self->keys;
  g_autofree guint32 *values = self->values;
  guint32 n_old = self->mask + 1;

  self->mask = n_old * 2 - 1;
  self->keys = g_new0 (gint64, (gsize) n_old * 2);
  self->values = g_new (guint32, (gsize) n_old * 2);
  for (guint32 i = 0; i < n_old; i++)
    if (keys[i] != 0)
      {
        guint32 slot = slot_of (self, keys[i]);

        self->keys[slot] = keys[i];
        self->values[slot] = values[i];
      }
}

void
kith_id_map_init (KithIdMap *self)
{
  self->keys = g_new0 (gint64, FIRST_SLOTS);
  self->values = g_new (guint32, FIRST_SLOTS);
  self->mask = FIRST_SLOTS - 1;
  self->n = 0;
}

void
kith_id_map_clear (KithIdMap *self)
{
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->values, g_free);
  self->n = 0;
}

guint32
kith_id_map_add (KithIdMap *self, gint64 id)
{
  guint32 slot = slot_of (self, id);

  if (self->keys[slot] == id)
    return self->values[slot];
  if (self->n >= (self->mask + 1) / 2)
    {
      grow (self);
      slot = slot_of (self, id);
    }
  self->keys[slot] = id;
  self->values[slot] = self->n;
  return self->n++;
}
