/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCaseload: what one account is to come back to becomes another's, as one change with a way back. */

#pragma once

#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithCaseload:
 * @from: whose it was
 * @to: whose it is now
 * @n_handed: how many check-ins, and follow-ups of notes
 * @n_kept: how many stay as they are, since either of the two, or who hands over, may not open the record or
 *   the note
 * @rows: (owned): ids and versions, for handing them back
 */
typedef struct
{
  gint64 from;
  gint64 to;
  guint n_handed;
  guint n_kept;
  GArray *rows;
} KithCaseload;

void kith_caseload_free (KithCaseload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCaseload, kith_caseload_free)

/* As handing over would be, with nothing written. */
KithCaseload *kith_caseload_look (KithSession *session, gint64 from, gint64 to, GError **error);
/* (element-type gint64) (transfer full): about whom, each once */
GArray *kith_caseload_list_people (const KithCaseload *self);
KithCaseload *kith_caseload_hand_over (KithSession *session, gint64 from, gint64 to, GError **error);
/* (transfer full): what takes that back again */
KithCaseload *kith_caseload_hand_back (KithSession *session, const KithCaseload *handed, GError **error);

G_END_DECLS
