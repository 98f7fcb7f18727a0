/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSaidBar: one sentence at the bottom of the window, with Undo where it can be taken back. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_SAID_BAR (kith_said_bar_get_type ())
G_DECLARE_FINAL_TYPE (KithSaidBar, kith_said_bar, KITH, SAID_BAR, GtkBox)

GtkWidget *kith_said_bar_new (void);
/* sentence: plain text. undo_action: (nullable) what the button does. A newer sentence takes the older one's
 * place. */
void kith_said_bar_say (KithSaidBar *self, const char *sentence, const char *undo_action);
/* Nothing is said any more, at once: the screen is covered or locked. */
void kith_said_bar_hush (KithSaidBar *self);

G_END_DECLS
