/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSupportChips: which kinds of support there were, each as a button that stays pressed. */

#pragma once

#include <gtk/gtk.h>

#include "notes/kith-note.h"

G_BEGIN_DECLS

#define KITH_TYPE_SUPPORT_CHIPS (kith_support_chips_get_type ())
G_DECLARE_FINAL_TYPE (KithSupportChips, kith_support_chips, KITH, SUPPORT_CHIPS, GtkBox)

/* Signal "changed" (): another is chosen, or one is not any more. */
void kith_support_chips_fill (KithSupportChips *self, const KithNote *note);
gboolean kith_support_chips_take (KithSupportChips *self, KithNote *note);

G_END_DECLS
