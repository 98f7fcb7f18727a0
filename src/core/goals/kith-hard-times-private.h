/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHardTimes from the inside: reading a row. */

#pragma once

#include "goals/kith-hard-times.h"
#include "store/kith-db.h"

G_BEGIN_DECLS

/* The facts of a row and who may see it, without anything sealed. */
KithHardTime *kith_hard_times_take_facts (KithStmt *stmt);
/* With the words. */
KithHardTime *kith_hard_times_take_row (KithSession *session, KithStmt *stmt, GError **error);
/* Whether they were not taken back. */
gboolean kith_hard_times_has_words (KithStmt *stmt);

G_END_DECLS
