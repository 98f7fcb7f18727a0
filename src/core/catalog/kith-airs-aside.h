/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithAirsAside: what an element of AIRS XML has no place for. It stands in the element as processing
 * instructions in Kith's own XML, which others pass over:
 *
 *   <?kith <none/>?>
 *     the element is no entry: the schema wanted one around what is in it
 *   <?kith <entry key="way/12" without="name"><value name="population">women</value></entry>?>
 *     the entry that the element is has this key, no name, and for whom it is
 *   <?kith <entry kind="service" ...>...</entry>?>
 *     in place of what the element says: a whole entry
 *
 * and before the outermost element
 *
 *   <?kith <header licence="CC0-1.0"/>?>
 */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "catalog/kith-xml-tree.h"

G_BEGIN_DECLS

typedef struct _KithAirsAside KithAirsAside;

/* NULL where there is nothing. n_damaged: of the instructions in it, those that cannot be read. */
KithAirsAside *kith_airs_aside_new (const KithXmlTree *tree, const KithXmlNode *node, guint *n_damaged);
void kith_airs_aside_free (KithAirsAside *self);
/* All of these may be asked of NULL. */
gboolean kith_airs_aside_is_none (const KithAirsAside *self);
/* Whole entries, which are taken out. (element-type KithCatalogEntry) NULL where there are none. */
GPtrArray *kith_airs_aside_take_whole (KithAirsAside *self);
/* What the element is, corrected. */
void kith_airs_aside_apply (const KithAirsAside *self, KithCatalogEntry *entry);

/* Into the element that is open. read: what a reader would make of it. */
void kith_airs_aside_give (KithXmlTree *tree, const KithCatalogEntry *read, const KithCatalogEntry *wanted);
void kith_airs_aside_give_whole (KithXmlTree *tree, const KithCatalogEntry *entry);
void kith_airs_aside_give_none (KithXmlTree *tree);

/* The header of a file: what an instruction before the outermost element says; and what is to stand there,
 * NULL for nothing. */
void kith_airs_aside_apply_header (const char *instruction, KithCatalogHeader *header);
char *kith_airs_aside_make_header (const KithCatalogHeader *read, const KithCatalogHeader *wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAirsAside, kith_airs_aside_free)

G_END_DECLS
