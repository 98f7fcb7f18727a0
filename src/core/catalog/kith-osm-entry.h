/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thing of OpenStreetMap as entries of the directory: its operator, its place, and what is offered there.
 */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "catalog/kith-osm-tags.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key; /* "node/12" */
  guint line;
  gboolean has_position;
  double latitude; /* degrees */
  double longitude;
} KithOsmPlace;

char *kith_osm_operator_key (const char *name);
KithCatalogEntry *kith_osm_operator_entry (const char *name, const char *type, guint line);
void kith_osm_take_entries (KithOsmTags *tags, const KithOsmPlace *place, GPtrArray *entries);

G_END_DECLS
