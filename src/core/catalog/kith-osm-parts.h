/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOsmParts: the ways and relations that relations are made of, which have no place of their own. */

#pragma once

#include "catalog/kith-osm-element.h"

G_BEGIN_DECLS

/* Relations within relations; deeper ones have no position. */
#define KITH_OSM_MOST_NESTED 5

typedef struct
{
  gboolean known; /* whether the file has it */
  gboolean has_position;
  double latitude;
  double longitude;
  GArray *members; /* (owned) (element-type KithOsmMember) */
  gint64 label;
  gboolean looked_up; /* its position was asked for */
} KithOsmPart;

typedef struct _KithOsmParts KithOsmParts;

KithOsmParts *kith_osm_parts_new (void);
void kith_osm_parts_free (KithOsmParts *self);
void kith_osm_parts_want (KithOsmParts *self, const GArray *members);
gboolean kith_osm_parts_take (KithOsmParts *self, const KithOsmElement *element);
gboolean kith_osm_parts_is_waiting (const KithOsmParts *self);
guint kith_osm_parts_get_n_taken (const KithOsmParts *self);
KithOsmPart *kith_osm_parts_find (const KithOsmParts *self, const KithOsmMember *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOsmParts, kith_osm_parts_free)

G_END_DECLS
