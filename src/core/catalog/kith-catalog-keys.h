/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys by which an entry names others, and those among them that name nothing. */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

#define KITH_CATALOG_N_KEYS 4

/* Where the key stands, which may be NULL: organization, program, service, location. kind: (out) what it
 * names. */
char **kith_catalog_keys_get (KithCatalogEntry *entry, guint index, KithResourceKind *kind);
void kith_catalog_keys_keep (KithCatalogEntry *entry, KithResourceKind kind, const char *key);
void kith_catalog_keys_take_back (KithCatalogEntry *entry);

G_END_DECLS
