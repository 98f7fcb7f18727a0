/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReminder: one quiet sentence in the sidebar; pressing it leads to where something can be done. Hidden
 * where there is nothing to say. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_REMINDER (kith_reminder_get_type ())
G_DECLARE_FINAL_TYPE (KithReminder, kith_reminder, KITH, REMINDER, GtkButton)

/* sentence: (nullable) plain text; NULL: nothing, and it goes. */
void kith_reminder_say (KithReminder *self, const char *sentence);
const char *kith_reminder_get_sentence (KithReminder *self);

G_END_DECLS
