/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of AIRS XML have alike: an entry of an element, and what a file says of itself. */

#pragma once

#include "catalog/kith-airs-rules.h"
#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

/* Without a key. What the builder has already is in it too. */
KithCatalogEntry *kith_airs_entry_new (KithCatalogReader *reader,
                                       KithResourceKind kind,
                                       const KithXmlTree *tree,
                                       const KithXmlNode *node,
                                       const char *path,
                                       const KithAirsRule *rules,
                                       KithValuesBuilder *builder);
/* From the attributes of the outermost element, which are the same in all versions. */
gboolean kith_airs_read_header (KithCatalogReader *reader, GError **error);

G_END_DECLS
