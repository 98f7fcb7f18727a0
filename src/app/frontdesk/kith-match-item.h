/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMatchItem: one match as this screen may show it. */

#pragma once

#include "desk/kith-desk.h"

G_BEGIN_DECLS

#define KITH_TYPE_MATCH_ITEM (kith_match_item_get_type ())
G_DECLARE_FINAL_TYPE (KithMatchItem, kith_match_item, KITH, MATCH_ITEM, GObject)

/* Properties (read-only): "name", "pronouns", "detail" (what matched and how to tell them apart, "" where
 * nothing), "presence"
 * ("already here, since 9:40", or ""). Writable: "revealed" (boolean): a public screen shows the
 * disambiguator. */
GPtrArray *kith_match_items_new (GPtrArray *matches, gboolean public_screen, KithDesk *here);
gint64 kith_match_item_get_person (KithMatchItem *self);
const char *kith_match_item_get_name (KithMatchItem *self);
const char *kith_match_item_get_title (KithMatchItem *self);
const char *kith_match_item_get_pronouns (KithMatchItem *self);
const char *kith_match_item_get_presence (KithMatchItem *self);
char *kith_match_item_dup_detail (KithMatchItem *self);
char *kith_match_item_dup_label (KithMatchItem *self);
void kith_match_item_set_revealed (KithMatchItem *self, gboolean revealed);

G_END_DECLS
