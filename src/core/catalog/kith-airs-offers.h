/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithAirsOffers: what an agency offers at its sites. AIRS 3 tells a service whole at each place; here it is
 * one service with what is the same everywhere, and for each place what is different there.
 */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

typedef struct _KithAirsOffers KithAirsOffers;

KithAirsOffers *kith_airs_offers_new (void);
void kith_airs_offers_free (KithAirsOffers *self);
/* offer: (transfer full) a SITE_SERVICE with all its values; its key, where it has none, is made of its
 * location's and its service's. */
void kith_airs_offers_take (KithAirsOffers *self, KithCatalogEntry *offer);
/* Adds the services, each before its offers, and forgets them. */
void kith_airs_offers_tell (KithAirsOffers *self, GPtrArray *entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAirsOffers, kith_airs_offers_free)

G_END_DECLS
