/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading directories in tests: from texts, against lines, and the field's files against their counts. */

#pragma once

#include "catalog/kith-catalog-reader.h"

#define COUNTS(COUNT)                                                                                        \
  COUNT (agencies)                                                                                           \
  COUNT (agencyLocations)                                                                                    \
  COUNT (sites)                                                                                              \
  COUNT (distinctSiteKeys)                                                                                   \
  COUNT (siteServices)                                                                                       \
  COUNT (distinctSiteServiceKeys)                                                                            \
  COUNT (taxonomyCodes)                                                                                      \
  COUNT (phonesNonEmptyElem)                                                                                 \
  COUNT (emptyPhoneNumber)                                                                                   \
  COUNT (confidentialTrue)                                                                                   \
  COUNT (reasonWithheld)                                                                                     \
  COUNT (deleteAttr)                                                                                         \
  COUNT (dateLastVerified)

typedef struct
{
#define COUNT(name) guint name;
  COUNTS (COUNT)
#undef COUNT
} CatalogCounts;

/* Everything, one record after the other. */
GPtrArray *catalog_read_all (KithCatalogReader *reader, GError **error);
/* reader: (out) (optional) */
GPtrArray *catalog_read_text (const char *text, KithCatalogReader **reader);
const KithCatalogEntry *catalog_find (GPtrArray *entries, KithResourceKind kind, const char *key);
/* As lines "name=text", one blank for each value that holds it. */
void catalog_assert_values (const KithCatalogEntry *entry, const char *expected);
void catalog_assert_same (GPtrArray *one, GPtrArray *other);
/* Of n_texts that are all different and begin with "Text <". */
void catalog_assert_nothing_lost (GPtrArray *entries, guint n_texts);

CatalogCounts catalog_count_all (GPtrArray *entries);
/* A file of the shared data, which may not be there. */
char *catalog_find_data (const char *name);
/* A column of a table by its name. */
guint catalog_expected (char **header, char **row, const char *name);

/* records: (element-type GPtrArray of KithCatalogEntry) as a file of that format. */
char *catalog_write (KithCatalogFormat format, const KithCatalogHeader *header, GPtrArray *records);
