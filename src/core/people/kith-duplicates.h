/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDuplicates: which records may be one person, as far as this account can read them. */

#pragma once

#include "people/kith-likeness.h"
#include "people/kith-people.h"

G_BEGIN_DECLS

#define KITH_TYPE_DUPLICATES (kith_duplicates_get_type ())
G_DECLARE_FINAL_TYPE (KithDuplicates, kith_duplicates, KITH, DUPLICATES, GObject)

KithDuplicates *kith_duplicates_load (KithSession *session, GCancellable *cancellable, GError **error);

KithLikenessIndex *kith_duplicates_get_index (KithDuplicates *self);
GArray *kith_duplicates_review (KithDuplicates *self,
                                KithLikenessProgress progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
gboolean kith_duplicates_note_in (KithDuplicates *self, KithChange *change, GArray *pairs, GError **error);
gboolean kith_duplicates_distinct (KithSession *session, gint64 person, gint64 other, GError **error);
GArray *kith_duplicates_list_told_apart (KithSession *session, gint64 person, GError **error);

G_END_DECLS
