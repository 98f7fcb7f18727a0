/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the log can say happened. Numbers are permanent: never reused, never renumbered. */

#pragma once

#include <glib.h>

/* What kind of thing it was, as the log is looked through: GROUP (symbol, word of the command line, what a
 * coordinator reads) */
#define KITH_EVENT_GROUPS(GROUP)                                                                             \
  GROUP (UNLOCKING, "unlocking", N_ ("Unlocking and locking"))                                               \
  GROUP (READING, "reading", N_ ("Records read"))                                                            \
  GROUP (LEAVING, "leaving", N_ ("Printed, exported, told"))                                                 \
  GROUP (RECORDS, "records", N_ ("Records changed"))                                                         \
  GROUP (ERASING, "erasing", N_ ("Erasing and legal holds"))                                                 \
  GROUP (DESK, "desk", N_ ("At the front desk"))                                                             \
  GROUP (DIRECTORY, "directory", N_ ("Resources"))                                                           \
  GROUP (ACCOUNTS, "accounts", N_ ("Accounts and keys"))                                                     \
  GROUP (SETTINGS, "settings", N_ ("Settings"))                                                              \
  GROUP (BACKUPS, "backups", N_ ("Backups"))                                                                 \
  GROUP (DRAFTS, "drafts", N_ ("Drafts"))

/* EVENT (symbol, number, group, stable code for JSON, what a coordinator reads) */
#define KITH_EVENTS(EVENT)                                                                                   \
  EVENT (CENTER_CREATED, 1, ACCOUNTS, "center-created", N_ ("Center set up"))                                \
  EVENT (UNLOCKED, 2, UNLOCKING, "unlocked", N_ ("Unlocked"))                                                \
  EVENT (LOCKED, 3, UNLOCKING, "locked", N_ ("Locked"))                                                      \
  EVENT (UNLOCK_REFUSED, 4, UNLOCKING, "unlock-refused", N_ ("Passphrase refused"))                          \
  EVENT (PIN_REFUSED, 5, UNLOCKING, "pin-refused", N_ ("PIN refused"))                                       \
  EVENT (ACCOUNT_ADDED, 10, ACCOUNTS, "account-added", N_ ("Account added"))                                 \
  EVENT (ACCOUNT_ROLE, 11, ACCOUNTS, "account-role", N_ ("Role changed"))                                    \
  EVENT (ACCOUNT_PASSPHRASE, 12, ACCOUNTS, "account-passphrase", N_ ("Passphrase changed"))                  \
  EVENT (ACCOUNT_RECOVERED, 13, ACCOUNTS, "account-recovered", N_ ("Account recovered"))                     \
  EVENT (ACCOUNT_RETIRED, 14, ACCOUNTS, "account-retired", N_ ("Account retired"))                           \
  EVENT (RECOVERY_RENEWED, 15, ACCOUNTS, "recovery-renewed", N_ ("Recovery code renewed"))                   \
  EVENT (KEYS_ROTATED, 16, ACCOUNTS, "keys-rotated", N_ ("Keys changed"))                                    \
  EVENT (COMPUTER_LOST, 17, ACCOUNTS, "computer-lost", N_ ("A computer was lost"))                           \
  EVENT (SETTINGS_CHANGED, 20, SETTINGS, "settings-changed", N_ ("Settings changed"))                        \
  EVENT (SERVICES_CHANGED, 21, SETTINGS, "services-changed", N_ ("Services changed"))                        \
  EVENT (CRISIS_CARD_CHANGED, 22, SETTINGS, "crisis-card-changed", N_ ("Crisis card changed"))               \
  EVENT (CONSENT_WORDING_CHANGED, 23, SETTINGS, "consent-wording-changed",                                   \
         N_ ("Words of a consent changed"))                                                                  \
  EVENT (QUESTIONS_CHANGED, 24, SETTINGS, "questions-changed", N_ ("Questions changed"))                     \
  EVENT (PERSON_ADDED, 30, RECORDS, "person-added", N_ ("Person added"))                                     \
  EVENT (PERSON_CHANGED, 31, RECORDS, "person-changed", N_ ("Person changed"))                               \
  EVENT (INTAKE_ADDED, 32, RECORDS, "intake-added", N_ ("Added to intake"))                                  \
  EVENT (INTAKE_READ, 33, READING, "intake-read", N_ ("Intake read"))                                        \
  EVENT (CARE_READ, 34, READING, "care-read", N_ ("Notes read"))                                             \
  EVENT (INTAKE_CHANGED, 35, RECORDS, "intake-changed", N_ ("Intake changed"))                               \
  EVENT (PEOPLE_MERGED, 36, RECORDS, "people-merged", N_ ("Records taken to be one person"))                 \
  EVENT (PEOPLE_UNMERGED, 37, RECORDS, "people-unmerged", N_ ("Records taken apart again"))                  \
  EVENT (PEOPLE_DISTINCT, 38, RECORDS, "people-distinct", N_ ("Not the same person"))                        \
  EVENT (PEOPLE_IMPORTED, 39, RECORDS, "people-imported", N_ ("People imported"))                            \
  EVENT (SIGNED_IN, 40, DESK, "signed-in", N_ ("Signed in"))                                                 \
  EVENT (VISIT_CHANGED, 41, DESK, "visit-changed", N_ ("Visit changed"))                                     \
  EVENT (VISIT_VOIDED, 42, DESK, "visit-voided", N_ ("Visit removed"))                                       \
  EVENT (GUEST_CHANGED, 43, DESK, "guest-changed", N_ ("Guests recorded"))                                   \
  EVENT (DAY_CLOSED, 44, DESK, "day-closed", N_ ("Day closed"))                                              \
  EVENT (PAPER_ENTERED, 45, DESK, "paper-entered", N_ ("Paper sheet entered"))                               \
  EVENT (WAITING_CHANGED, 46, DESK, "waiting-changed", N_ ("Waiting at the desk"))                           \
  EVENT (NOTICE_CHANGED, 47, DESK, "notice-changed", N_ ("Desk notice"))                                     \
  EVENT (KEEP_APART_CHANGED, 48, DESK, "keep-apart-changed", N_ ("Keep apart"))                              \
  EVENT (DAY_REOPENED, 49, DESK, "day-reopened", N_ ("Day opened again"))                                    \
  EVENT (DRAFT_SAVED, 50, DRAFTS, "draft-saved", N_ ("Draft saved"))                                         \
  EVENT (CONSENT_ADDED, 51, RECORDS, "consent-added", N_ ("Consent given"))                                  \
  EVENT (CONSENT_READ, 52, READING, "consent-read", N_ ("Consents read"))                                    \
  EVENT (CONSENT_ENDED, 53, RECORDS, "consent-ended", N_ ("Consent taken back"))                             \
  EVENT (VISIT_PUT_BACK, 54, DESK, "visit-put-back", N_ ("Visit put back"))                                  \
  EVENT (TOTALS_IMPORTED, 55, DESK, "totals-imported", N_ ("Past totals imported"))                          \
  EVENT (IMPORT_TAKEN_BACK, 56, RECORDS, "import-taken-back", N_ ("Import taken back"))                      \
  EVENT (REQUEST_ADDED, 57, RECORDS, "request-added", N_ ("Asked for something, or said what is not right")) \
  EVENT (REQUEST_CLOSED, 58, RECORDS, "request-closed", N_ ("Request closed"))                               \
  EVENT (REQUEST_READ, 59, READING, "request-read", N_ ("Requests read"))                                    \
  EVENT (PRINTED, 60, LEAVING, "printed", N_ ("Printed"))                                                    \
  EVENT (EXPORTED, 61, LEAVING, "exported", N_ ("Exported"))                                                 \
  EVENT (BACKED_UP, 62, BACKUPS, "backed-up", N_ ("Backed up"))                                              \
  EVENT (RESTORED, 63, BACKUPS, "restored", N_ ("Restored"))                                                 \
  EVENT (TOLD, 64, LEAVING, "told", N_ ("Told to somebody else"))                                            \
  EVENT (SAMPLE_WRITTEN, 70, SETTINGS, "sample-written", N_ ("Sample written"))                              \
  EVENT (ERASURE_ASKED, 80, ERASING, "erasure-asked", N_ ("Erasing asked for"))                              \
  EVENT (ERASURE_STOPPED, 81, ERASING, "erasure-stopped", N_ ("Erasing stopped"))                            \
  EVENT (ERASED, 82, ERASING, "erased", N_ ("Record erased"))                                                \
  EVENT (HOLD_SET, 83, ERASING, "hold-set", N_ ("Legal hold set"))                                           \
  EVENT (HOLD_ENDED, 84, ERASING, "hold-ended", N_ ("Legal hold ended"))                                     \
  EVENT (ERASURE_SWEPT, 85, ERASING, "erasure-swept",                                                        \
         N_ ("Nothing of what was erased is left in the store"))                                             \
  EVENT (GUARD_SET, 90, RECORDS, "guard-set", N_ ("Record guarded"))                                         \
  EVENT (GUARD_READ, 91, READING, "guard-read", N_ ("Guards read"))                                          \
  EVENT (GUARD_LIFTED, 92, RECORDS, "guard-lifted", N_ ("Guard lifted"))                                     \
  EVENT (STANDING_CHANGED, 100, RECORDS, "standing-changed", N_ ("Away, has died, or neither"))              \
  EVENT (RESOURCE_ADDED, 110, DIRECTORY, "resource-added", N_ ("Resource added"))                            \
  EVENT (RESOURCE_CHANGED, 111, DIRECTORY, "resource-changed", N_ ("Resource changed"))                      \
  EVENT (RESOURCE_VERIFIED, 112, DIRECTORY, "resource-verified", N_ ("Resource verified"))                   \
  EVENT (CATALOG_IMPORTED, 113, DIRECTORY, "catalog-imported", N_ ("Resources imported"))                    \
  EVENT (CATALOG_TAKEN_BACK, 114, DIRECTORY, "catalog-taken-back", N_ ("Import of resources taken back"))    \
  EVENT (CATALOG_CHANGED, 115, DIRECTORY, "catalog-changed", N_ ("Sources of the directory changed"))        \
  EVENT (DUPLICATE_DECIDED, 116, DIRECTORY, "resource-pair", N_ ("Two resources compared"))                  \
  EVENT (RESOURCE_WORDS, 120, DIRECTORY, "resource-words", N_ ("Words of the search changed"))               \
  EVENT (REFERRAL_ADDED, 130, RECORDS, "referral-added", N_ ("Referral made"))                               \
  EVENT (REFERRAL_CHANGED, 131, RECORDS, "referral-changed", N_ ("Referral changed"))                        \
  EVENT (REFERRAL_READ, 132, READING, "referral-read", N_ ("Referrals read"))                                \
  EVENT (NOTE_SIGNED, 140, RECORDS, "note-signed", N_ ("Note signed"))                                       \
  EVENT (NOTE_AMENDED, 141, RECORDS, "note-amended", N_ ("Note amended"))                                    \
  EVENT (NOTE_THEIR_WORDS, 142, RECORDS, "note-their-words", N_ ("Person’s words added to a note"))          \
  EVENT (GOAL_ADDED, 150, RECORDS, "goal-added", N_ ("Goal set"))                                            \
  EVENT (GOAL_CHANGED, 151, RECORDS, "goal-changed", N_ ("Goal changed"))                                    \
  EVENT (GOAL_READ, 152, READING, "goal-read", N_ ("Goals read"))                                            \
  EVENT (CHECK_IN_CHANGED, 153, RECORDS, "check-in-changed", N_ ("Check-in planned or done"))                \
  EVENT (CHECK_IN_READ, 154, READING, "check-in-read", N_ ("Check-ins read"))                                \
  EVENT (CASELOAD_HANDED, 155, RECORDS, "caseload-handed", N_ ("Follow-ups handed over"))                    \
  EVENT (PLAN_WRITTEN, 156, RECORDS, "plan-written", N_ ("Plan written down"))                               \
  EVENT (PLAN_CLEARED, 157, RECORDS, "plan-cleared", N_ ("Plan taken back"))                                 \
  EVENT (PLAN_REVIEWED, 158, RECORDS, "plan-reviewed", N_ ("Plan looked at together"))                       \
  EVENT (PLAN_READ, 159, READING, "plan-read", N_ ("Plans read"))                                            \
  EVENT (GROUP_CHANGED, 160, SETTINGS, "group-changed", N_ ("Group changed"))                                \
  EVENT (GROUP_SESSION_CHANGED, 161, DESK, "group-session", N_ ("Group held or cancelled"))                  \
  EVENT (GROUP_ATTENDANCE_CHANGED, 162, DESK, "group-attendance", N_ ("Who came to a group"))                \
  EVENT (GROUP_NOTE_WRITTEN, 163, RECORDS, "group-note-written", N_ ("Group note written"))                  \
  EVENT (GROUP_NOTE_READ, 164, READING, "group-note-read", N_ ("Group notes read"))                          \
  EVENT (NOTE_FOLLOW_UP_CHANGED, 165, RECORDS, "note-follow-up", N_ ("Follow-up of a note done or moved"))   \
  EVENT (INCIDENT_ADDED, 170, RECORDS, "incident-added", N_ ("Something happened"))                          \
  EVENT (INCIDENT_CHANGED, 171, RECORDS, "incident-changed", N_ ("Added to what happened"))                  \
  EVENT (INCIDENT_READ, 172, READING, "incident-read", N_ ("What happened read"))                            \
  EVENT (DEBRIEF_OFFERED, 173, RECORDS, "debrief-offered", N_ ("Debrief offered"))                           \
  EVENT (DEBRIEF_ANSWERED, 174, RECORDS, "debrief-answered", N_ ("Debrief answered"))                        \
  EVENT (HARD_TIME_SET, 176, RECORDS, "hard-time-set", N_ ("What helps in a hard time written down"))        \
  EVENT (HARD_TIME_CLEARED, 177, RECORDS, "hard-time-cleared", N_ ("What helps in a hard time taken back"))  \
  EVENT (HARD_TIME_READ, 178, READING, "hard-time-read", N_ ("What helps in a hard time read"))

/**
 * KithEventGroup:
 * @KITH_EVENT_GROUP_ALL: everything
 * @KITH_EVENT_GROUP_BUT_DRAFTS: everything but drafts, which are saved while somebody types
 *
 * And each of %KITH_EVENT_GROUPS.
 */
typedef enum
{
  KITH_EVENT_GROUP_ALL,
  KITH_EVENT_GROUP_BUT_DRAFTS,
#define GROUP(symbol, code, label) KITH_EVENT_GROUP_##symbol,
  KITH_EVENT_GROUPS (GROUP)
#undef GROUP
      KITH_N_EVENT_GROUPS
} KithEventGroup;

typedef enum
{
#define EVENT(symbol, number, group, code, label) KITH_EVENT_##symbol = number,
  KITH_EVENTS (EVENT)
#undef EVENT
} KithEvent;

const char *kith_event_code (KithEvent event);
const char *kith_event_label (KithEvent event);
gboolean kith_event_is_in (KithEvent event, KithEventGroup group);
const char *kith_event_group_code (KithEventGroup group);
const char *kith_event_group_label (KithEventGroup group);
gboolean kith_event_group_from_code (const char *code, KithEventGroup *group);
