/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account can open of somebody's record with every key that it ever held, whatever Kith would let it.
 */

#pragma once

#include "session-fixture.h"
#include "session/kith-guards.h"
#include "vault/kith-trust.h"

typedef struct
{
  guint n_values;
  guint n_opened;
} GuardReach;

/* Takes every key out of the file that a grant, whoever it was made for, gives this identity. */
void guard_hoard (KithStore *store, KithTrust *trust, KithIdentity *identity, KithKeyring *hoard);
KithTrust *guard_load_trust (KithStore *store, KithIdentity *identity);
/* Tries each sealed value about the person that may be guarded. */
GuardReach guard_reach (KithStore *store, KithKeyring *hoard, gint64 person);
/* Writes a value about the person as any service does: 0 a deposit, 1 a consent, 2 a legal hold, 3 the
 * intake. */
void guard_write (KithSession *session, guint what, gint64 person);
void guard_assert_verifies (KithStore *store, KithSession *session);
