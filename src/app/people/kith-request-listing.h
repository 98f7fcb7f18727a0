/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people asked for, as a list for paper and clipboard. */

#pragma once

#include "people/kith-request.h"
#include "report/kith-listing.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* requests: (element-type KithRequest) */
KithListing *kith_request_listing_new (KithAppContext *context,
                                       GPtrArray *requests,
                                       KithQuestions *questions,
                                       gboolean closed_too);

G_END_DECLS
