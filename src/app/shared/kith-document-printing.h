/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a document that has a release. */

#pragma once

#include "report/kith-document.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a document for that paper, and has it released. NULL with an error: nothing is printed. */
typedef KithDocument *(*KithDocumentMake) (KithAppContext *context,
                                           const KithPaper *paper,
                                           gpointer data,
                                           GError **error);

void kith_document_printing_run (GtkWidget *parent,
                                 KithAppContext *context,
                                 KithDocumentMake make,
                                 gpointer data,
                                 GDestroyNotify destroy);

G_END_DECLS
