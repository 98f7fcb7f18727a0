/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pronouns that a center offers, beside an entry in which any can be typed. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

void kith_pronouns_offer (GtkMenuButton *button, GtkEditable *row, KithAppContext *context);

G_END_DECLS
