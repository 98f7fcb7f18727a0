/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLogQuery: what of the log is asked for, in words too, and the list that answers it. */

#pragma once

#include "report/kith-listing.h"
#include "session/kith-audit.h"
#include "shared/kith-app-context.h"
#include "shared/kith-listing-out.h"

G_BEGIN_DECLS

/**
 * KithLogQuery:
 * @filter: what is asked for
 * @account: (nullable): of which account, by name
 * @person: (nullable): about whom, by name
 */
typedef struct
{
  KithAuditFilter filter;
  const char *account;
  const char *person;
} KithLogQuery;

extern const KithListingExit kith_log_listing_exit;

KithListing *kith_log_listing_new (KithAppContext *context, const KithLogQuery *query);
void kith_log_listing_print (GtkWidget *parent,
                             KithAppContext *context,
                             KithListing *listing,
                             const KithAuditFilter *filter);

G_END_DECLS
