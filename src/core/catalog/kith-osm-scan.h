/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithOsmScan: what has to be known of a file before its entries can be told: which nodes lie under the ways
 * and relations that are kept, out of the millions that do not matter, and who runs what.
 */

#pragma once

#include "catalog/kith-osm-element.h"

G_BEGIN_DECLS

/* Nodes whose place is remembered, and members of what relations are made of; 16 bytes each. What is beyond
 * has no position. */
#define KITH_OSM_MOST_PLACES 1000000

typedef struct
{
  char *name; /* (owned) */
  char *type; /* (owned) (nullable) */
  gboolean told;
} KithOsmOperator;

typedef struct _KithOsmScan KithOsmScan;

KithOsmScan *kith_osm_scan_new (KithXmlReader *xml, GCancellable *cancellable, GError **error);
void kith_osm_scan_free (KithOsmScan *self);
void kith_osm_scan_put_node (KithOsmScan *self, const KithOsmElement *node);
gboolean kith_osm_scan_get_mean (KithOsmScan *self,
                                 const KithOsmElement *element,
                                 double *latitude,
                                 double *longitude);
KithOsmOperator *kith_osm_scan_get_operator (KithOsmScan *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOsmScan, kith_osm_scan_free)

G_END_DECLS
