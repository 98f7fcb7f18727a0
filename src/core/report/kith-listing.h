/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithListing: a list as a screen shows it, with what it was asked for in words: on paper, and as text. */

#pragma once

#include "report/kith-document.h"

G_BEGIN_DECLS

/* More would be a day's work for the printer, and nobody reads them. */
#define KITH_LISTING_MOST 10000

/**
 * KithListingColumn:
 * @head: its name, translated
 * @share: of the width, beside those of the other columns
 * @named: whether names of people who come stand in it: it is on paper only, never in what is copied
 */
typedef struct
{
  const char *head;
  double share;
  gboolean named;
} KithListingColumn;

typedef struct _KithListing KithListing;

KithListing *kith_listing_new (const char *title, const KithListingColumn *columns, guint n_columns);
KithListing *kith_listing_ref (KithListing *self);
void kith_listing_free (KithListing *self);
void kith_listing_add_fact (KithListing *self, const char *fact, gboolean named);
gboolean kith_listing_add_row (KithListing *self, const char *const *cells);
guint kith_listing_get_n_rows (const KithListing *self);

KithDocument *kith_listing_paper_new (KithListing *self, const char *center_name, const KithPaper *paper);
char *kith_listing_to_text (const KithListing *self, KithRelease *release, GError **error);
KithRelease *kith_listing_request (KithSession *session,
                                   KithAction action,
                                   const char *what,
                                   KithReleaseWay way,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithListing, kith_listing_free)

G_END_DECLS
