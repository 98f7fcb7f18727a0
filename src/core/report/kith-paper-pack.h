/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPaperPack: what the desk works with when there is no power: the crisis card, what the center wants at
 * hand of the directory, and blank sign-in sheets. No names of people. */

#pragma once

#include "report/kith-document.h"
#include "session/kith-crisis-card.h"
#include "visits/kith-service.h"

G_BEGIN_DECLS

#define KITH_PAPER_PACK_MAX_SHEETS 50

/* services: (element-type KithService); the pinned ones become columns. resources: (element-type
 * KithHandoutItem) (nullable). Needs KITH_RELEASE_BLANK. */
KithDocument *kith_paper_pack_new (const char *center_name,
                                   const KithCrisisCard *card,
                                   GPtrArray *services,
                                   GPtrArray *resources,
                                   guint n_sheets,
                                   const KithPaper *paper);
/* How many lines fit on one sheet. */
guint kith_paper_pack_get_n_lines (const KithPaper *paper);

G_END_DECLS
