/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMerges: which records are one person. A merge is a row, a view: no other row knows of it, and ending it
 * leaves every record as it was. */

#pragma once

#include "people/kith-merge-choices.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithMerge:
 * @from: the record that counts as another
 * @into: the record that it counts as, which may itself count as another
 */
typedef struct
{
  gint64 id;
  gint64 from;
  gint64 into;
  gboolean ended;
  gint64 version;
  GBytes *choices; /* (owned) (nullable): sealed */
} KithMerge;

KithMerge *kith_merge_copy (const KithMerge *self);
void kith_merge_free (KithMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMerge, kith_merge_free)

/* Ids and states only: for services of every room, which ask for rights themselves. */
gint64 kith_merges_find_root (KithDb *db, gint64 person, GError **error);
GPtrArray *kith_merges_list_below (KithDb *db, gint64 person, GError **error);
GPtrArray *kith_merges_list (KithDb *db, GError **error);
KithMerge *kith_merges_get (KithDb *db, gint64 merge, GError **error);
GArray *kith_merges_list_records (KithDb *db, gint64 person, GError **error);
/* The same of whoever the record counts as. */
GArray *kith_merges_list_group (KithDb *db, gint64 person, GError **error);

/* A version of rows that are shown as one: below zero, where no single row's is. */
gint64 kith_merges_stamp (const GArray *versions);

/* Of a card, or of an intake. */
KithMergeChoices *
kith_merges_open_choices (KithSession *session, KithDb *db, const KithMerge *merge, gboolean of_intake);

KithMerge *kith_merges_begin_in (KithChange *change,
                                 gint64 from,
                                 gint64 into,
                                 const KithMergeChoices *choices,
                                 GError **error);
KithMerge *kith_merges_end_in (KithChange *change, gint64 from, GError **error);
KithMerge *kith_merges_resume_in (KithChange *change, gint64 merge, GError **error);
gboolean kith_merges_choose_in (KithChange *change,
                                const KithMerge *merge,
                                gboolean of_intake,
                                const KithMergeChoices *choices,
                                GError **error);

G_END_DECLS
