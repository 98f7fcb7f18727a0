/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing from the desk: the paper pack, and who is in the building. Each asks disclosure/ first and is
 * logged. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_desk_printing_paper_pack (GtkWidget *parent, KithAppContext *context);
void kith_desk_printing_present_list (GtkWidget *parent, KithAppContext *context);

G_END_DECLS
