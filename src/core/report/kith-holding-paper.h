/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is held about somebody, on paper for them. */

#pragma once

#include "people/kith-holding.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

/* What of a record is in it. */
#define KITH_HOLDING_SCOPE (KITH_SCOPE_COMES | KITH_SCOPE_CONTACT | KITH_SCOPE_INTAKE)

KithDocument *kith_holding_paper_new (KithHolding *holding, const KithPaper *paper, GError **error);

G_END_DECLS
