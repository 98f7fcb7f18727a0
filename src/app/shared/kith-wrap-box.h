/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWrapBox: children beside each other as in a line of text, each as wide as it wishes, on as many lines
 * as that takes. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_WRAP_BOX (kith_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (KithWrapBox, kith_wrap_box, KITH, WRAP_BOX, GtkWidget)

void kith_wrap_box_append (KithWrapBox *self, GtkWidget *child);

G_END_DECLS
