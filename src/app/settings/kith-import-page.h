/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithImportPage: a table on its way into the center: its columns, how it is read, who may be there already.
 */

#pragma once

#include <adwaita.h>

#include "settings/kith-import-run.h"
#include "shared/kith-dialogs.h"

G_BEGIN_DECLS

#define KITH_TYPE_IMPORT_PAGE (kith_import_page_get_type ())
G_DECLARE_FINAL_TYPE (KithImportPage, kith_import_page, KITH, IMPORT_PAGE, AdwBin)

/* Signals: "left" */
void kith_import_page_set_context (KithImportPage *self, KithAppContext *context);
void kith_import_page_show (KithImportPage *self, KithImportKind kind, GFile *file);
void kith_import_page_stop (KithImportPage *self);

void kith_import_page_choose_file (GtkWidget *parent,
                                   KithImportKind kind,
                                   KithDialogFile chosen,
                                   gpointer user_data);

G_END_DECLS
