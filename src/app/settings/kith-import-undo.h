/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an import back. */

#pragma once

#include "people/kith-people-import.h"
#include "shared/kith-app-context.h"
#include "stats/kith-totals-import.h"

G_BEGIN_DECLS

void kith_import_undo_push (KithAppContext *context, KithPeopleImport *people, KithTotalsImport *totals);

G_END_DECLS
