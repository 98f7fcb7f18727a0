/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteCard: a sentence the desk should see, in neutral colors, with what can be done about it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_CARD (kith_note_card_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteCard, kith_note_card, KITH, NOTE_CARD, GtkBox)

GtkWidget *kith_note_card_new (const char *icon_name, const char *text);
/* action: a detailed action name, "desk.given(int64 12)". */
void kith_note_card_add_action (KithNoteCard *self,
                                const char *label,
                                const char *accessible_label,
                                const char *action);
void kith_note_card_add_closer (KithNoteCard *self, const char *label);

G_END_DECLS
