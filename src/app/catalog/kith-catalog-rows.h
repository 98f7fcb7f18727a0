/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the lists about a catalog: nothing in them is read as markup. */

#pragma once

#include <adwaita.h>

#include "catalog/kith-catalog-plan.h"

G_BEGIN_DECLS

/* A title over a subtitle, wrapped. */
GtkWidget *kith_catalog_rows_make (const char *title, const char *subtitle);
/* The same with how many there are; it leads somewhere. */
GtkWidget *kith_catalog_rows_make_count (const char *title, const char *subtitle, guint n);
GtkWidget *kith_catalog_rows_make_problem (const KithCatalogProblem *problem);
/* With each field before and after. */
GtkWidget *kith_catalog_rows_make_change (const KithCatalogChange *change);
/* A row whose child is an empty GtkBox. */
GtkWidget *kith_catalog_rows_make_box (const char *label);
void kith_catalog_rows_add_texts (GtkBox *box, const char *title, const char *about, const char *text);
/* A field that was changed here and by its source: its child is a GtkBox for more. about: (out) (transfer
 * full): "Teapot House, Phone" */
GtkWidget *kith_catalog_rows_make_conflict (KithResourceKind kind,
                                            const char *name,
                                            const char *field,
                                            const char *ours,
                                            const char *theirs,
                                            char **about);

G_END_DECLS
