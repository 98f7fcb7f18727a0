/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResultItem: one thing found in the directory, in the words of its row. */

#pragma once

#include "resources/kith-directory.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESULT_ITEM (kith_result_item_get_type ())
G_DECLARE_FINAL_TYPE (KithResultItem, kith_result_item, KITH, RESULT_ITEM, GObject)

/* heading: (nullable) stands above it: what the rows from here on have in common. */
KithResultItem *kith_result_item_new (const KithDirectoryResult *result, GDateTime *now, const char *heading);
gint64 kith_result_item_get_id (KithResultItem *self);
gint64 kith_result_item_get_place (KithResultItem *self);
const char *kith_result_item_get_name (KithResultItem *self);
const char *kith_result_item_get_more (KithResultItem *self);
const char *kith_result_item_get_state_words (KithResultItem *self);
KithHoursState kith_result_item_get_state (KithResultItem *self);
const char *kith_result_item_get_heading (KithResultItem *self);
gboolean kith_result_item_is_pinned (KithResultItem *self);
gboolean kith_result_item_is_missing (KithResultItem *self);
char *kith_result_item_dup_label (KithResultItem *self);

G_END_DECLS
