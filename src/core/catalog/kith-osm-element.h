/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOsmElement: a node, way or relation of OpenStreetMap XML, one at a time. Who drew it is not read. */

#pragma once

#include "catalog/kith-osm-tags.h"

G_BEGIN_DECLS

/* Nodes of one way or relation; OpenStreetMap itself takes 2,000 in a way. */
#define KITH_OSM_MOST_NODES 20000

typedef enum
{
  KITH_OSM_NODE,
  KITH_OSM_WAY,
  KITH_OSM_RELATION,
} KithOsmType;

typedef struct
{
  KithOsmType type;
  gint64 id; /* 0: it has none that is a number */
  gboolean deleted;
  gboolean has_position; /* of its own, or a center */
  double latitude;
  double longitude;
  guint line;
  KithOsmTags *tags; /* (owned) sorted */
  GArray *nodes;     /* (owned) (element-type gint64) */
} KithOsmElement;

KithOsmElement *kith_osm_element_new (void);
void kith_osm_element_free (KithOsmElement *self);
gboolean
kith_osm_element_next (KithOsmElement *self, KithXmlReader *xml, GCancellable *cancellable, GError **error);
gboolean kith_osm_element_is_resource (const KithOsmElement *self);
const char *kith_osm_type_name (KithOsmType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOsmElement, kith_osm_element_free)

G_END_DECLS
