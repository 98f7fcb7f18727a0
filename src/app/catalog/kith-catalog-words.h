/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a catalog holds, and what taking it in changes, in words. */

#pragma once

#include "catalog/kith-catalog-plan.h"
#include "catalog/kith-catalogs.h"

G_BEGIN_DECLS

/* "3 organizations, 5 services": counts by KithResourceKind. (transfer full) (nullable) NULL: none */
char *kith_catalog_words_kinds (const guint *counts);
/* "3 new, 1 changed": (transfer full) */
char *kith_catalog_words_changes (guint added, guint changed, guint returned, guint missing);
/* "AIRS XML 3.1 · from Harbour Helpline · made 2026-10-01": (transfer full) */
char *kith_catalog_words_header (const KithCatalogHeader *header);
char *kith_catalog_words_problem (const KithCatalogProblem *problem);
/* Of one without a name, what it is. name: (out) (transfer full); returns "Service · line 12": (transfer
 * full) */
char *kith_catalog_words_entry (const KithCatalogChange *change, char **name);
/* One line a value: (transfer full) */
char *kith_catalog_words_values (const KithValues *values, gboolean kept_back);
/* Of two long texts only what is not the same. before, after: (out) (transfer full) */
void kith_catalog_words_differ (const char *one, const char *other, char **before, char **after);
char *kith_catalog_words_done (const KithCatalogCounts *counts);
/* "48 entries, 3 not told any more · last import 18 November 2026 by Dana": run: (nullable) its newest that
 * stands. (transfer full) */
char *kith_catalog_words_source (const KithCatalog *source, const KithCatalogRun *run);
/* "18 November 2026, by Dana" */
char *kith_catalog_words_run_title (const KithCatalogRun *run);
/* "harbor.xml · 48 new · 1 problem" */
char *kith_catalog_words_run (const KithCatalogRun *run);
/* "Taken back. 3 entries stay…": (transfer full) */
char *kith_catalog_words_taken_back (guint n_left);

G_END_DECLS
