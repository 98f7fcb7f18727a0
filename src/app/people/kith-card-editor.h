/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCardEditor: changing what the desk knows about a person. Keeps a draft as it is typed. */

#pragma once

#include "shared/kith-app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_CARD_EDITOR (kith_card_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithCardEditor, kith_card_editor, KITH, CARD_EDITOR, GtkBox)

/*
 * Property "ready" (boolean): it is changed and can be stored.
 * Signal "chosen" (gint64 person): it is said that this other record is theirs too.
 */
GtkWidget *kith_card_editor_new (KithAppContext *context, const KithCard *card);
KithDeskCommand *kith_card_editor_to_command (KithCardEditor *self);
void kith_card_editor_done (KithCardEditor *self);

G_END_DECLS
