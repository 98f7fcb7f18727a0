/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saying that somebody is away or has died, and taking either back: what is asked about it. */

#pragma once

#include "people/kith-card.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* On the main thread, while object lives: it is done, or was refused, which has been said. */
typedef void (*KithStandingDone) (gpointer object);

void kith_standing_dialogs_away (GtkWidget *parent,
                                 KithAppContext *context,
                                 KithCard *card,
                                 KithStandingDone done);
void kith_standing_dialogs_died (GtkWidget *parent,
                                 KithAppContext *context,
                                 KithCard *card,
                                 KithStandingDone done);
void
kith_standing_take_back (GtkWidget *parent, KithAppContext *context, KithCard *card, KithStandingDone done);

G_END_DECLS
