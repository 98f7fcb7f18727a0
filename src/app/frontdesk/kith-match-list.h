/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMatchList: the rows under a finder's entry, and the walk through them. */

#pragma once

#include "frontdesk/kith-match-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_MATCH_LIST (kith_match_list_get_type ())
G_DECLARE_FINAL_TYPE (KithMatchList, kith_match_list, KITH, MATCH_LIST, AdwBin)

/*
 * Signals: "chosen" (KithMatchItem *item): Enter or a click on its row; "walked": another row is selected;
 * "left": Escape. What goes back to the entry: "back": Up from the first row; "typed" (const char *letter);
 * "erased": Backspace.
 */
void kith_match_list_show (KithMatchList *self, GPtrArray *items, gboolean clear);
guint kith_match_list_get_n_items (KithMatchList *self);
KithMatchItem *kith_match_list_dup_item (KithMatchList *self, guint position);
gboolean kith_match_list_has_focus (KithMatchList *self);
gboolean kith_match_list_focus_row (KithMatchList *self, guint position);
void kith_match_list_unselect (KithMatchList *self);
void kith_match_list_set_revealed (KithMatchList *self, gboolean revealed);
char *kith_match_list_dup_selected (KithMatchList *self);

G_END_DECLS
