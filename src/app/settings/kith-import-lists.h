/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the import page, each filled from the run. */

#pragma once

#include <adwaita.h>

#include "settings/kith-import-run.h"

G_BEGIN_DECLS

void kith_import_lists_clear (GtkListBox *list);
void kith_import_lists_fill_columns (GtkListBox *list, KithImportRun *run);
void kith_import_lists_fill_preview (GtkListBox *list, KithImportRun *run);
char *kith_import_lists_describe_problems (KithImportRun *run);
guint kith_import_lists_fill_likes (GtkListBox *list, KithImportRun *run);

G_END_DECLS
