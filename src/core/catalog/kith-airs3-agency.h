/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An agency of AIRS XML 3.1 with all that is nested in it, made of entries. */

#pragma once

#include "catalog/kith-airs-record.h"
#include "catalog/kith-xml-tree.h"

G_BEGIN_DECLS

/* How deep agencies are nested in agencies; readers leave out what is deeper. */
#define KITH_AIRS3_MOST_NESTED 20

typedef struct _KithAirs3Agency KithAirs3Agency;

/* record: must outlive it */
KithAirs3Agency *kith_airs3_agency_new (KithXmlTree *tree, const KithAirsRecord *record);
void kith_airs3_agency_free (KithAirs3Agency *self);
/* Makes the tree of an organization with its parts; of none: of all that is in none. Each is made once. */
gboolean kith_airs3_agency_make (KithAirs3Agency *self, const KithCatalogEntry *organization);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAirs3Agency, kith_airs3_agency_free)

G_END_DECLS
