/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferringBar: for whom a place is being chosen in the directory, if for anybody. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_REFERRING_BAR (kith_referring_bar_get_type ())
G_DECLARE_FINAL_TYPE (KithReferringBar, kith_referring_bar, KITH, REFERRING_BAR, GtkBox)

void kith_referring_bar_set_context (KithReferringBar *self, KithAppContext *context);
void kith_referring_bar_set_person (KithReferringBar *self, gint64 person);
gboolean kith_referring_bar_may_refer (KithReferringBar *self);
void kith_referring_bar_refer (KithReferringBar *self, gint64 resource, const char *name);

G_END_DECLS
