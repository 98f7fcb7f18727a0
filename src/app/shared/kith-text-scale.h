/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much larger than usual the text is, by the desktop's setting and by Kith's own. */

#pragma once

#include <adwaita.h>

#include "shared/kith-preferences.h"

G_BEGIN_DECLS

double kith_text_scale_get (GtkWidget *widget);
void kith_text_scale_clamps (GtkWidget *root);
void kith_text_scale_follow (KithPreferences *preferences, GtkSettings *settings);

G_END_DECLS
