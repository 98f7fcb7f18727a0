/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing a record, stopping that, and legal holds: what is asked and said about it, for whichever screen. */

#pragma once

#include "people/kith-erasures.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* It is done, or was refused, which has been said. On the main thread, while object lives. */
typedef void (*KithErasingDone) (gpointer object);

/* As this screen may show it. */
char *kith_erasing_dup_name (KithAppContext *context, const KithCard *card);
char *kith_erasing_describe (const KithErasure *erasure, const char *name);
/* FALSE: is not being erased, or this account may not know. */
gboolean kith_erasing_find (KithAppContext *context, gint64 person, KithErasure *erasure);
/* NULL: nobody, or one who is being erased and this account may not know. */
KithCard *kith_erasing_dup_card (KithAppContext *context, gint64 person);
void kith_erasing_ask (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done);
void kith_erasing_stop (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done);
void kith_erasing_ask_hold (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done);
void kith_erasing_end_hold (GtkWidget *parent, KithAppContext *context, gint64 hold, KithErasingDone done);

G_END_DECLS
