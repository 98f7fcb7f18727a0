/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the log can say happened. Numbers are permanent: never reused, never renumbered. */

#pragma once

#include <glib.h>

/* EVENT (symbol, number, stable code for JSON, what a coordinator reads) */
#define KITH_EVENTS(EVENT)                                                                                   \
  EVENT (CENTER_CREATED, 1, "center-created", N_ ("Center set up"))                                          \
  EVENT (UNLOCKED, 2, "unlocked", N_ ("Unlocked"))                                                           \
  EVENT (LOCKED, 3, "locked", N_ ("Locked"))                                                                 \
  EVENT (UNLOCK_REFUSED, 4, "unlock-refused", N_ ("Passphrase refused"))                                     \
  EVENT (PIN_REFUSED, 5, "pin-refused", N_ ("PIN refused"))                                                  \
  EVENT (ACCOUNT_ADDED, 10, "account-added", N_ ("Account added"))                                           \
  EVENT (ACCOUNT_ROLE, 11, "account-role", N_ ("Role changed"))                                              \
  EVENT (ACCOUNT_PASSPHRASE, 12, "account-passphrase", N_ ("Passphrase changed"))                            \
  EVENT (ACCOUNT_RECOVERED, 13, "account-recovered", N_ ("Account recovered"))                               \
  EVENT (ACCOUNT_RETIRED, 14, "account-retired", N_ ("Account retired"))                                     \
  EVENT (RECOVERY_RENEWED, 15, "recovery-renewed", N_ ("Recovery code renewed"))                             \
  EVENT (KEYS_ROTATED, 16, "keys-rotated", N_ ("Keys changed"))                                              \
  EVENT (SETTINGS_CHANGED, 20, "settings-changed", N_ ("Settings changed"))                                  \
  EVENT (SERVICES_CHANGED, 21, "services-changed", N_ ("Services changed"))                                  \
  EVENT (CRISIS_CARD_CHANGED, 22, "crisis-card-changed", N_ ("Crisis card changed"))                         \
  EVENT (CONSENT_WORDING_CHANGED, 23, "consent-wording-changed", N_ ("Words of a consent changed"))          \
  EVENT (PERSON_ADDED, 30, "person-added", N_ ("Person added"))                                              \
  EVENT (PERSON_CHANGED, 31, "person-changed", N_ ("Person changed"))                                        \
  EVENT (INTAKE_ADDED, 32, "intake-added", N_ ("Added to intake"))                                           \
  EVENT (INTAKE_READ, 33, "intake-read", N_ ("Intake read"))                                                 \
  EVENT (CARE_READ, 34, "care-read", N_ ("Notes read"))                                                      \
  EVENT (INTAKE_CHANGED, 35, "intake-changed", N_ ("Intake changed"))                                        \
  EVENT (PEOPLE_MERGED, 36, "people-merged", N_ ("Records taken to be one person"))                          \
  EVENT (PEOPLE_UNMERGED, 37, "people-unmerged", N_ ("Records taken apart again"))                           \
  EVENT (PEOPLE_DISTINCT, 38, "people-distinct", N_ ("Not the same person"))                                 \
  EVENT (PEOPLE_IMPORTED, 39, "people-imported", N_ ("People imported"))                                     \
  EVENT (SIGNED_IN, 40, "signed-in", N_ ("Signed in"))                                                       \
  EVENT (VISIT_CHANGED, 41, "visit-changed", N_ ("Visit changed"))                                           \
  EVENT (VISIT_VOIDED, 42, "visit-voided", N_ ("Visit removed"))                                             \
  EVENT (GUEST_CHANGED, 43, "guest-changed", N_ ("Guests recorded"))                                         \
  EVENT (DAY_CLOSED, 44, "day-closed", N_ ("Day closed"))                                                    \
  EVENT (PAPER_ENTERED, 45, "paper-entered", N_ ("Paper sheet entered"))                                     \
  EVENT (WAITING_CHANGED, 46, "waiting-changed", N_ ("Waiting at the desk"))                                 \
  EVENT (NOTICE_CHANGED, 47, "notice-changed", N_ ("Desk notice"))                                           \
  EVENT (KEEP_APART_CHANGED, 48, "keep-apart-changed", N_ ("Keep apart"))                                    \
  EVENT (DAY_REOPENED, 49, "day-reopened", N_ ("Day opened again"))                                          \
  EVENT (DRAFT_SAVED, 50, "draft-saved", N_ ("Draft saved"))                                                 \
  EVENT (CONSENT_ADDED, 51, "consent-added", N_ ("Consent given"))                                           \
  EVENT (CONSENT_READ, 52, "consent-read", N_ ("Consents read"))                                             \
  EVENT (CONSENT_ENDED, 53, "consent-ended", N_ ("Consent taken back"))                                      \
  EVENT (VISIT_PUT_BACK, 54, "visit-put-back", N_ ("Visit put back"))                                        \
  EVENT (TOTALS_IMPORTED, 55, "totals-imported", N_ ("Past totals imported"))                                \
  EVENT (PRINTED, 60, "printed", N_ ("Printed"))                                                             \
  EVENT (EXPORTED, 61, "exported", N_ ("Exported"))                                                          \
  EVENT (BACKED_UP, 62, "backed-up", N_ ("Backed up"))                                                       \
  EVENT (RESTORED, 63, "restored", N_ ("Restored"))                                                          \
  EVENT (SAMPLE_WRITTEN, 70, "sample-written", N_ ("Sample written"))                                        \
  EVENT (ERASURE_ASKED, 80, "erasure-asked", N_ ("Erasing asked for"))                                       \
  EVENT (ERASURE_STOPPED, 81, "erasure-stopped", N_ ("Erasing stopped"))                                     \
  EVENT (ERASED, 82, "erased", N_ ("Record erased"))                                                         \
  EVENT (HOLD_SET, 83, "hold-set", N_ ("Legal hold set"))                                                    \
  EVENT (HOLD_ENDED, 84, "hold-ended", N_ ("Legal hold ended"))                                              \
  EVENT (ERASURE_SWEPT, 85, "erasure-swept", N_ ("Nothing of what was erased is left in the store"))         \
  EVENT (GUARD_SET, 90, "guard-set", N_ ("Record guarded"))                                                  \
  EVENT (GUARD_READ, 91, "guard-read", N_ ("Guards read"))                                                   \
  EVENT (GUARD_LIFTED, 92, "guard-lifted", N_ ("Guard lifted"))

typedef enum
{
#define EVENT(symbol, number, code, label) KITH_EVENT_##symbol = number,
  KITH_EVENTS (EVENT)
#undef EVENT
} KithEvent;

const char *kith_event_code (KithEvent event);
const char *kith_event_label (KithEvent event);
