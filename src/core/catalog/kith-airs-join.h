/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service at a place as AIRS XML tells it: whole. The way back is KithAirsOffers. */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

/* Both as one; either may be NULL. */
KithCatalogEntry *kith_airs_join (const KithCatalogEntry *service, const KithCatalogEntry *offer);
/* Whether a reader of all of them, joined, tells the service and its places as they are. Each has a place. */
gboolean kith_airs_join_tells (const KithCatalogEntry *service, const GPtrArray *offers);

G_END_DECLS
