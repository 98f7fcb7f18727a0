/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLogQuery: what of the log is asked for, in words too, and the list that answers it. */

#pragma once

#include "report/kith-listing.h"
#include "session/kith-audit.h"
#include "shared/kith-app-context.h"

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

KithListing *kith_log_listing_new (KithAppContext *context, const KithLogQuery *query);
/* (element-type KithAuditEntry), one more than a list has room for, if there is; on any thread */
GPtrArray *kith_log_listing_read (KithSession *session, const KithAuditFilter *filter, GError **error);
void kith_log_listing_add_entries (KithListing *listing, KithAppContext *context, GPtrArray *entries);

G_END_DECLS
