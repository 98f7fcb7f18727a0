/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceSearch: what is found in the directory: names at once, descriptions a moment later. */

#pragma once

#include "resources/kith-directory-keeper.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCE_SEARCH (kith_resource_search_get_type ())
G_DECLARE_FINAL_TYPE (KithResourceSearch, kith_resource_search, KITH, RESOURCE_SEARCH, GObject)

/*
 * Signals:
 * "found" (): names were searched
 * "found-texts" (): descriptions were searched
 */
KithResourceSearch *kith_resource_search_new (KithSession *session, KithDirectoryKeeper *keeper);
/* The search before is given up. */
void kith_resource_search_run (KithResourceSearch *self, const KithDirectoryQuery *query);
/* (transfer none) (nullable) NULL until the directory was read. */
KithDirectoryResults *kith_resource_search_get_names (KithResourceSearch *self);
/* (transfer none) (nullable) NULL while they are not searched to the end. */
KithDirectoryResults *kith_resource_search_get_texts (KithResourceSearch *self);
/* (transfer none) (nullable) the instant that was asked about. */
GDateTime *kith_resource_search_get_now (KithResourceSearch *self);

/* (transfer full) Now, in the center's time zone. */
GDateTime *kith_resource_now (KithSession *session);

G_END_DECLS
