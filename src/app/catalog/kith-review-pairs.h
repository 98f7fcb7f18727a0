/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReviewPairs: entries of different sources that may be one, as they are told to who decides. It knows no
 * widget. */

#pragma once

#include "catalog/kith-resource-pairs.h"

G_BEGIN_DECLS

/* One of the two. */
typedef struct
{
  gint64 id;
  char *name;  /* (owned) */
  char *about; /* (owned) "Organization · Harbor Helpline" */
  char *facts; /* (owned) a line each: phone, address, …; "" */
} KithReviewSide;

typedef struct
{
  gint64 id;
  KithReviewSide sides[2];
} KithReviewPair;

/* source: (nullable) what it is called; NULL: the center's own. FALSE: the entry is not to be shown. */
gboolean kith_review_side_fill (KithReviewSide *self, const KithResource *resource, const char *source);
void kith_review_side_clear (KithReviewSide *self);

/* In any thread: (element-type KithReviewPair) what is to be decided, the most alike first. */
GPtrArray *kith_review_pairs_load (KithSession *session, GError **error);

G_END_DECLS
