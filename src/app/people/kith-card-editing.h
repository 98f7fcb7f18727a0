/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog in which somebody's card is edited. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-card.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* Another record was chosen as theirs too. */
typedef void (*KithCardEditingOther) (GtkWidget *parent, gint64 other);

void kith_card_editing_begin (GtkWidget *parent,
                              KithAppContext *context,
                              const KithCard *card,
                              KithCardEditingOther other);

G_END_DECLS
