/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInsListing: whom to ask how they are, as it is read for the page of check-ins. */

#pragma once

#include "goals/kith-check-ins-due.h"
#include "goals/kith-missed.h"

G_BEGIN_DECLS

/**
 * KithCheckInsListing:
 * @everyone: whether what others are to ask is in it
 * @reach: whether it is read how they may be reached, and what to ask about
 * @missed: whether it is read who is missed
 * @due: (owned) (nullable) (element-type KithCheckInDue): until the end of this week, the longest due first
 * @n_away: how many are left out, since they are away
 * @all_missed: (owned) (nullable) (element-type KithMissed): where @missed is set
 */
typedef struct
{
  gboolean everyone;
  gboolean reach;
  gboolean missed;
  GPtrArray *due;
  guint n_away;
  GPtrArray *all_missed;
} KithCheckInsListing;

KithCheckInsListing *kith_check_ins_listing_new (gboolean everyone, gboolean reach, gboolean missed);
void kith_check_ins_listing_free (KithCheckInsListing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckInsListing, kith_check_ins_listing_free)

gboolean kith_check_ins_listing_run (KithCheckInsListing *self, KithSession *session, GError **error);

char *kith_check_ins_listing_describe_due (const KithCheckInDue *due, KithDay today);
char *kith_check_ins_listing_describe_more (const KithCheckInDue *due);

G_END_DECLS
