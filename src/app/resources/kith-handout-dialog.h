/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A handout of what was collected: asked how it is to look, printed or saved as a PDF. */

#pragma once

#include "resources/kith-handout-tray.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* collected: (element-type KithCollected), copied. */
void kith_handout_dialog_ask (GtkWidget *parent, KithAppContext *context, GArray *collected);

G_END_DECLS
