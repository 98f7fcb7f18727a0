/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralState: how far a referral has come, and why one did not work out. Permanent numbers, in clear,
 * so that they can be counted. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* STATE (symbol, permanent number, permanent code, whether nothing more is to come, outcome, label) */
#define KITH_REFERRAL_STATES(STATE)                                                                          \
  STATE (OFFERED, 1, "offered", FALSE, UNKNOWN, N_ ("Offered"))                                              \
  STATE (ACCEPTED, 2, "accepted", FALSE, UNKNOWN, N_ ("Accepted"))                                           \
  STATE (CONTACTED, 3, "contacted", FALSE, UNKNOWN, N_ ("Contacted"))                                        \
  STATE (ATTENDED, 4, "attended", TRUE, ATTAINED, N_ ("Attended"))                                           \
  STATE (DECLINED, 5, "declined", TRUE, NOT_ATTAINED, N_ ("Declined"))                                       \
  STATE (NOT_WORKED, 6, "did-not-work-out", TRUE, NOT_ATTAINED, N_ ("Did not work out"))

typedef enum
{
  KITH_REFERRAL_TAKEN_BACK = 0, /* made by mistake */
#define STATE(symbol, number, ...) KITH_REFERRAL_##symbol = number,
  KITH_REFERRAL_STATES (STATE)
#undef STATE
} KithReferralState;

/* REASON (symbol, permanent number, permanent code, label) */
#define KITH_REFERRAL_REASONS(REASON)                                                                        \
  REASON (NO_ROOM, 1, "no-room", N_ ("No room, or too long a wait"))                                         \
  REASON (NOT_ELIGIBLE, 2, "not-eligible", N_ ("It is not for them"))                                        \
  REASON (TURNED_AWAY, 3, "turned-away", N_ ("They were turned away"))                                       \
  REASON (NO_ANSWER, 4, "no-answer", N_ ("Nobody answered"))                                                 \
  REASON (GONE, 5, "gone", N_ ("The place is not there any more"))                                           \
  REASON (TOO_FAR, 6, "too-far", N_ ("Hard to get to"))                                                      \
  REASON (COST, 7, "cost", N_ ("It costs too much"))                                                         \
  REASON (TIME, 8, "time", N_ ("Not at a time that suits"))                                                  \
  REASON (ACCESS, 9, "access", N_ ("Language or accessibility"))                                             \
  REASON (NOT_RIGHT, 10, "not-right", N_ ("It did not feel right"))                                          \
  REASON (CHANGED_MIND, 11, "changed-mind", N_ ("They want something else"))                                 \
  REASON (NOT_NEEDED, 12, "not-needed", N_ ("Not needed any more"))                                          \
  REASON (NO_CONTACT, 13, "no-contact", N_ ("They have not been seen since"))                                \
  REASON (OTHER, 14, "other", N_ ("Something else"))

typedef enum
{
  KITH_REFERRAL_REASON_NONE = 0, /* not said */
#define REASON(symbol, number, ...) KITH_REFERRAL_REASON_##symbol = number,
  KITH_REFERRAL_REASONS (REASON)
#undef REASON
} KithReferralReason;

/**
 * KithReferralOutcome:
 * @KITH_REFERRAL_UNKNOWN: it is open, or was never heard of again
 *
 * What reports count by.
 */
typedef enum
{
  KITH_REFERRAL_UNKNOWN,
  KITH_REFERRAL_ATTAINED,
  KITH_REFERRAL_NOT_ATTAINED,
} KithReferralOutcome;

const char *kith_referral_state_code (KithReferralState state);
const char *kith_referral_state_label (KithReferralState state);
gboolean kith_referral_state_parse (const char *code, KithReferralState *state, GError **error);
gboolean kith_referral_state_is_known (KithReferralState state);
gboolean kith_referral_state_is_open (KithReferralState state);
KithReferralOutcome kith_referral_state_outcome (KithReferralState state);
const char *kith_referral_outcome_code (KithReferralOutcome outcome);

const char *kith_referral_reason_code (KithReferralReason reason);
const char *kith_referral_reason_label (KithReferralReason reason);
gboolean kith_referral_reason_parse (const char *code, KithReferralReason *reason, GError **error);
gboolean kith_referral_reason_is_known (KithReferralReason reason);

G_END_DECLS
