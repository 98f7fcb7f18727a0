/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was to be erased, outside the store: a backup that knows nothing of it is held to it once it is
 * restored. */

#pragma once

#include "session/kith-session.h"
#include "vault/kith-statement.h"

G_BEGIN_DECLS

/**
 * KithErasureEntry:
 * @person: a random number, which says nothing once the record is gone
 * @asked_day: when it was asked for or stopped
 * @due_day: when it is final; 0: it was stopped
 * @utc: when this was written, in seconds; of two about one person the later counts
 * @account: the coordinator who signed it
 * @signature: theirs
 */
typedef struct
{
  gint64 person;
  KithDay asked_day;
  KithDay due_day;
  gint64 utc;
  gint64 account;
  guint8 signature[KITH_SIGNATURE_SIZE];
} KithErasureEntry;

/* The newest about each person. (element-type KithErasureEntry) */
GArray *kith_erasure_ledger_read (KithSession *session, GError **error);
/* Whether a coordinator of this center signed it. */
gboolean kith_erasure_ledger_check (KithSession *session, const KithErasureEntry *entry, GError **error);
/* due_day 0: stopped. */
gboolean kith_erasure_ledger_put (KithSession *session,
                                  gint64 person,
                                  KithDay asked_day,
                                  KithDay due_day,
                                  GError **error);
/* Beside the backups too, if the place is there. */
void kith_erasure_ledger_spread (KithSession *session, GArray *entries);

G_END_DECLS
