/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogSourceForm: which source a file is of, as somebody is just saying. It knows no widget. */

#pragma once

#include "catalog/kith-catalog-plan.h"
#include "catalog/kith-catalogs.h"

G_BEGIN_DECLS

typedef struct _KithCatalogSourceForm KithCatalogSourceForm;

/* sources: (element-type KithCatalog); source, name, partial: as the file was read. */
KithCatalogSourceForm *
kith_catalog_source_form_new (GPtrArray *sources, gint64 source, const char *name, gboolean partial);
void kith_catalog_source_form_free (KithCatalogSourceForm *self);

/* What there is to choose from: the known ones, and a new one, which is the last. */
guint kith_catalog_source_form_get_n_choices (const KithCatalogSourceForm *self);
const char *kith_catalog_source_form_get_choice (const KithCatalogSourceForm *self, guint choice);
guint kith_catalog_source_form_get_chosen (const KithCatalogSourceForm *self);
gboolean kith_catalog_source_form_is_new (const KithCatalogSourceForm *self);
const char *kith_catalog_source_form_get_name (const KithCatalogSourceForm *self);
gboolean kith_catalog_source_form_is_partial (const KithCatalogSourceForm *self);

void kith_catalog_source_form_choose (KithCatalogSourceForm *self, guint choice);
void kith_catalog_source_form_set_name (KithCatalogSourceForm *self, const char *name);
void kith_catalog_source_form_set_partial (KithCatalogSourceForm *self, gboolean partial);
void kith_catalog_source_form_revert (KithCatalogSourceForm *self);

/* NULL: it can be read so. */
const char *kith_catalog_source_form_get_problem (const KithCatalogSourceForm *self);
/* Whether it is otherwise than the file was read, so that it has to be read again. */
gboolean kith_catalog_source_form_is_changed (const KithCatalogSourceForm *self);
/* options->name belongs to the form. */
void kith_catalog_source_form_get_options (const KithCatalogSourceForm *self, KithCatalogOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogSourceForm, kith_catalog_source_form_free)

G_END_DECLS
