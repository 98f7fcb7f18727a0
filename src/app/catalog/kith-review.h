/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReview: entries of the directory that somebody should look at, as they were at one moment. It knows no
 * widget. */

#pragma once

#include "resources/kith-resource.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* Months after which an entry should be made sure of again, unless somebody says otherwise. */
#define KITH_REVIEW_MONTHS 12

/**
 * KithReviewItem:
 * @id: of the entry
 * @kind: what it is
 * @name: (owned): what it is called
 * @organization: (owned) (nullable): whose it is
 * @day: when it was verified last, or since when its source does not tell it; %KITH_DAY_NONE: never
 * @by_source: whether that was its source
 */
typedef struct
{
  gint64 id;
  KithResourceKind kind;
  char *name;
  char *organization;
  KithDay day;
  gboolean by_source;
  /*< private >*/
  gint64 organization_id;
} KithReviewItem;

typedef struct _KithReview KithReview;

KithReview *kith_review_new (void);
/* Each entry once, in any order; then the end. */
void kith_review_add (KithReview *self, const KithResource *resource);
void kith_review_end (KithReview *self);
/* In any thread: all of the store. */
KithReview *kith_review_load (KithSession *session, GCancellable *cancellable, GError **error);
void kith_review_free (KithReview *self);

/* (element-type KithReviewItem) borrowed, (transfer container): services, and organizations without any, that
 * were not verified for so many months before today; oldest first, those that never were before them. */
GPtrArray *kith_review_list_unverified (const KithReview *self, KithDay today, guint months);
/* (element-type KithReviewItem) (transfer none): the longest missing first. */
GPtrArray *kith_review_list_missing (const KithReview *self);

/* "Service · Teapot House · verified 3 May 2024 by its source": (transfer full) */
char *kith_review_item_describe_verified (const KithReviewItem *item);
char *kith_review_item_describe_missing (const KithReviewItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReview, kith_review_free)

G_END_DECLS
