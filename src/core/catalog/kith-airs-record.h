/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAirsRecord: what is within what, of the entries that are written together. */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

typedef struct _KithAirsRecord KithAirsRecord;

/* entries: (element-type KithCatalogEntry), which must outlive it */
KithAirsRecord *kith_airs_record_new (GPtrArray *entries);
void kith_airs_record_free (KithAirsRecord *self);

/* The entry of that key; NULL where it is not among them. key: (nullable) */
const KithCatalogEntry *
kith_airs_record_find (const KithAirsRecord *self, KithResourceKind kind, const char *key);
/* Of that kind in the entry of that key: of an organization its parts, programs, places and services; of a
 * place what is offered there. NULL: those that are in none of the entries. Of one key, only the first entry
 * has them. */
const GPtrArray *kith_airs_record_list (const KithAirsRecord *self, KithResourceKind kind, const char *key);
/* What is in no place, of that organization: services that are offered nowhere, and what is offered where
 * nothing is known of. */
const GPtrArray *kith_airs_record_list_loose (const KithAirsRecord *self, const char *organization);
/* Wherever it is offered. */
const GPtrArray *kith_airs_record_list_offers (const KithAirsRecord *self, const char *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAirsRecord, kith_airs_record_free)

G_END_DECLS
