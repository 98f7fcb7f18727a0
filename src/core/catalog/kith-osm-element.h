/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOsmElement: a node, way or relation of OpenStreetMap XML, one at a time. Who drew it is not read. */

#pragma once

#include "catalog/kith-osm-tags.h"

G_BEGIN_DECLS

/* Members of one way or relation; OpenStreetMap itself takes 2,000 in a way and 32,000 in a relation. */
#define KITH_OSM_MOST_MEMBERS 20000

typedef enum
{
  KITH_OSM_NODE,
  KITH_OSM_WAY,
  KITH_OSM_RELATION,
} KithOsmType;

typedef struct
{
  KithOsmType type;
  gint64 id;
} KithOsmMember;

typedef struct
{
  KithOsmType type;
  gint64 id;      /* 0: it has none that is a number */
  gint64 version; /* 0: not said */
  gboolean deleted;
  gboolean has_position; /* of its own, a center, or of what stands in it */
  double latitude;
  double longitude;
  guint line;
  KithOsmTags *tags; /* (owned) sorted */
  GArray *members;   /* (owned) (element-type KithOsmMember): what it is made of; not what is cut out of it */
  gint64 label;      /* the node that a relation has for its place; 0: none */

  /* Of the file: what the server that made it remarks, which stands last. */
  char *remark; /* (owned) (nullable) */
  guint remark_line;

  /* While it is read. */
  gboolean passed; /* within a member that is cut out */
  guint n_points;
  double sum[2];
  double first[2];
  double last[2];
} KithOsmElement;

KithOsmElement *kith_osm_element_new (void);
void kith_osm_element_free (KithOsmElement *self);
gboolean
kith_osm_element_next (KithOsmElement *self, KithXmlReader *xml, GCancellable *cancellable, GError **error);
void kith_osm_refuse_changes (KithXmlReader *xml, GError **error);
gboolean kith_osm_element_is_resource (const KithOsmElement *self);
const char *kith_osm_type_name (KithOsmType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOsmElement, kith_osm_element_free)

G_END_DECLS
