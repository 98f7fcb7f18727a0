/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has seen or received a record: what the log knows of reading, printing and exporting it. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithRecordSeen:
 * @event: intake, consents, notes, referrals, goals, check-ins, what helps in a hard time or plans read;
 * printed; exported; told
 * @utc: when, in seconds
 * @account: whose account
 * @what: (nullable): a stable code of what was printed or exported, where the details can be read
 * @kind: (nullable): what it was released as, the same
 * @recipient: (nullable): to whom it went, the same; %NULL where to the person or within the house
 * @purpose: (nullable): what for, the same
 */
typedef struct
{
  KithEvent event;
  gint64 utc;
  char *account;   /* (owned) */
  char *what;      /* (owned) (nullable) */
  char *kind;      /* (owned) (nullable) */
  char *recipient; /* (owned) (nullable) */
  char *purpose;   /* (owned) (nullable) */
} KithRecordSeen;

/* What the person's own copy is in the log. */
#define KITH_RELEASE_WHAT_OWN_COPY "own-copy"
#define KITH_RELEASE_WHAT_CONSENT "consent"
#define KITH_RELEASE_WHAT_REFERRAL "referral"
#define KITH_RELEASE_WHAT_HARD_TIME "hard-time"
#define KITH_RELEASE_WHAT_OWN_PLAN "own-plan"
#define KITH_RELEASE_WHAT_NOTES "notes"

void kith_record_seen_free (KithRecordSeen *self);
char *kith_record_seen_describe (const KithRecordSeen *self);
/* Newest first. (element-type KithRecordSeen) */
GPtrArray *kith_record_seen_list (KithSession *session, gint64 person, GError **error);

G_END_DECLS
