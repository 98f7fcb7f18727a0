/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry in Kith's own XML (docs/design/catalog-xml.md), which has a place for everything that an entry
 * is. */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "catalog/kith-xml-tree.h"
#include "catalog/kith-xml-writer.h"

G_BEGIN_DECLS

/* All versions begin with this. */
#define KITH_OWN_NAMESPACES "https://kithdesk.org/catalog/"
#define KITH_OWN_VERSION "1"
#define KITH_OWN_NAMESPACE KITH_OWN_NAMESPACES KITH_OWN_VERSION

/* Values whose names nobody knows, of one entry. */
#define KITH_OWN_MOST_UNKNOWN 200

/* What a file says of itself, by the names it has in Kith's own XML. */
typedef struct
{
  const char *name;
  gsize offset; /* in KithCatalogHeader */
} KithOwnHeaderText;

/* Ends with a row of NULL. */
extern const KithOwnHeaderText kith_own_header_texts[];

void kith_own_write_entry (KithXmlWriter *writer, const KithCatalogEntry *entry);
/* What an entry is but for its values, as attributes. */
void kith_own_write_attributes (KithXmlWriter *writer, const KithCatalogEntry *entry);
/* The value at the iterator, with all it holds. */
void kith_own_write_value (KithXmlWriter *writer, const KithValueIter *value);
/* NULL with a sentence where the element is no entry. Values that cannot be are counted and left out. */
KithCatalogEntry *kith_own_read_entry (const KithXmlTree *tree,
                                       const KithXmlNode *node,
                                       guint *n_dropped,
                                       const char **problem);
/* What stands in an element as values. n_unknown: of one entry, from 0. Returns how many could not be taken.
 */
guint kith_own_read_values (KithValuesBuilder *builder,
                            const KithXmlTree *tree,
                            const KithXmlNode *node,
                            guint *n_unknown);
/* An attribute's text; NULL where it is not there or empty. */
char *kith_own_dup_attribute (const KithXmlTree *tree, const KithXmlNode *node, const char *name);

G_END_DECLS
