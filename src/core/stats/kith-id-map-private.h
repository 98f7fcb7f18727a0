/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From ids to dense indexes 0, 1, 2, …: open addressing, so that a million look-ups while loading cost
 * little. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 *keys;    /* (owned) 0: free */
  guint32 *values; /* (owned) */
  guint32 mask;
  guint32 n;
} KithIdMap;

void kith_id_map_init (KithIdMap *self);
void kith_id_map_clear (KithIdMap *self);
/* The id's index, a new one where it has none. */
guint32 kith_id_map_add (KithIdMap *self, gint64 id);

G_END_DECLS
