/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be in a list, or what something in it is to be called. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-questions.h"
#include "settings/kith-listed-edit.h"

G_BEGIN_DECLS

/* edit: (transfer full): what was asked for. */
typedef void (*KithListedAsked) (GtkWidget *parent, KithListedEdit *edit);

void
kith_listed_dialogs_add (GtkWidget *parent, KithQuestions *lists, const char *list, KithListedAsked asked);
void kith_listed_dialogs_rename (GtkWidget *parent,
                                 KithQuestions *lists,
                                 const KithListed *one,
                                 KithListedAsked asked);

G_END_DECLS
