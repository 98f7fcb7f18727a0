/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogImport: one file on its way into the directory: read, shown, taken, or taken back. It knows no
 * widget. */

#pragma once

#include "catalog/kith-catalog-plan.h"
#include "catalog/kith-catalog-source-form.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_CATALOG_IMPORT_BUSY,    /* reading, taking in or taking back */
  KITH_CATALOG_IMPORT_REFUSED, /* the file is no directory */
  KITH_CATALOG_IMPORT_PLAN,    /* what would change can be looked at */
  KITH_CATALOG_IMPORT_DONE,
} KithCatalogImportStage;

#define KITH_TYPE_CATALOG_IMPORT (kith_catalog_import_get_type ())
G_DECLARE_FINAL_TYPE (KithCatalogImport, kith_catalog_import, KITH, CATALOG_IMPORT, GObject)

/* Signals: "stage-changed", "progress" (double fraction) */
KithCatalogImport *kith_catalog_import_new (KithAppContext *context, GFile *file);

KithCatalogImportStage kith_catalog_import_get_stage (KithCatalogImport *self);
const char *kith_catalog_import_get_doing (KithCatalogImport *self);
const char *kith_catalog_import_get_sentence (KithCatalogImport *self);
KithCatalogPlan *kith_catalog_import_get_plan (KithCatalogImport *self);
KithCatalogSourceForm *kith_catalog_import_get_form (KithCatalogImport *self);
gint64 kith_catalog_import_get_run (KithCatalogImport *self);

/* As the form says, where that is otherwise than it was read. */
void kith_catalog_import_read_again (KithCatalogImport *self);
/* Somebody says that what is missing is gone. */
void kith_catalog_import_accept_missing (KithCatalogImport *self);
/* Whether it has to be asked what to make of much that is missing. n_kept: (out): of how many */
gboolean kith_catalog_import_asks (KithCatalogImport *self, guint *n_missing, guint *n_kept);
gboolean kith_catalog_import_is_ready (KithCatalogImport *self);
void kith_catalog_import_apply (KithCatalogImport *self);
void kith_catalog_import_take_back (KithCatalogImport *self);
void kith_catalog_import_cancel (KithCatalogImport *self);

/* A page of the plan. */
void kith_catalog_import_list_async (KithCatalogImport *self,
                                     KithCatalogChangeKind change,
                                     gint64 after,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *kith_catalog_import_list_finish (KithCatalogImport *self, GAsyncResult *result, GError **error);

G_END_DECLS
