/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAgreementsView: what somebody agreed to, and a page to add to it. */

#pragma once

#include "people/kith-record-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_AGREEMENTS_VIEW (kith_agreements_view_get_type ())
G_DECLARE_FINAL_TYPE (KithAgreementsView, kith_agreements_view, KITH, AGREEMENTS_VIEW, KithRecordSection)

G_END_DECLS
