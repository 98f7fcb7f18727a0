/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOsmReader: OpenStreetMap XML. A record is a node, way or relation that belongs into a directory. */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

#define KITH_TYPE_OSM_READER (kith_osm_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithOsmReader, kith_osm_reader, KITH, OSM_READER, KithCatalogReader)

G_END_DECLS
