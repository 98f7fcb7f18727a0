/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may do what: one table, asked by the services themselves. Screens only hide what would be refused. */

#pragma once

#include <glib.h>

#include "vault/kith-role.h"

/* ACTION (symbol, stable code, front desk, advocate, coordinator) */
#define KITH_ACTIONS(ACTION)                                                                                 \
  ACTION (VISIT_RECORD, "visit-record", 1, 1, 1)                                                             \
  ACTION (VISIT_CORRECT_PAST, "visit-correct-past", 0, 1, 1)                                                 \
  ACTION (DESK_READ, "desk-read", 1, 1, 1)                                                                   \
  ACTION (DESK_WRITE, "desk-write", 1, 1, 1)                                                                 \
  ACTION (NOTICE_WRITE, "notice-write", 0, 0, 1)                                                             \
  ACTION (KEEP_APART_WRITE, "keep-apart-write", 0, 0, 1)                                                     \
  ACTION (INTAKE_ADD, "intake-add", 1, 1, 1)                                                                 \
  ACTION (INTAKE_READ, "intake-read", 0, 1, 1)                                                               \
  ACTION (INTAKE_WRITE, "intake-write", 0, 1, 1)                                                             \
  ACTION (CONSENT_ADD, "consent-add", 1, 1, 1)                                                               \
  ACTION (CONSENT_READ, "consent-read", 0, 1, 1)                                                             \
  ACTION (CONSENT_END, "consent-end", 1, 1, 1)                                                               \
  ACTION (CONSENT_WORDING_WRITE, "consent-wording-write", 0, 0, 1)                                           \
  ACTION (REQUEST_ADD, "request-add", 1, 1, 1)                                                               \
  ACTION (REQUEST_READ, "request-read", 0, 1, 1)                                                             \
  ACTION (REQUEST_CLOSE, "request-close", 0, 1, 1)                                                           \
  ACTION (REQUEST_LIST, "request-list", 0, 0, 1)                                                             \
  ACTION (CARE_READ, "care-read", 0, 1, 1)                                                                   \
  ACTION (CARE_WRITE, "care-write", 0, 1, 1)                                                                 \
  ACTION (COUNT_TODAY, "count-today", 1, 1, 1)                                                               \
  ACTION (COUNT_TOTALS, "count-totals", 0, 1, 1)                                                             \
  ACTION (COUNT_ALL, "count-all", 0, 0, 1)                                                                   \
  ACTION (PRINT_PAPER_PACK, "print-paper-pack", 1, 1, 1)                                                     \
  ACTION (PRINT_PRESENT, "print-present", 1, 1, 1)                                                           \
  ACTION (EXPORT, "export", 0, 0, 1)                                                                         \
  ACTION (ACCOUNTS_MANAGE, "accounts-manage", 0, 0, 1)                                                       \
  ACTION (SETTINGS_WRITE, "settings-write", 0, 0, 1)                                                         \
  ACTION (SERVICES_WRITE, "services-write", 0, 0, 1)                                                         \
  ACTION (QUESTIONS_WRITE, "questions-write", 0, 0, 1)                                                       \
  ACTION (CRISIS_CARD_WRITE, "crisis-card-write", 0, 0, 1)                                                   \
  ACTION (AUDIT_READ, "audit-read", 0, 0, 1)                                                                 \
  ACTION (COMPUTER_LOST, "computer-lost", 0, 0, 1)                                                           \
  ACTION (RECOVERY_RENEW, "recovery-renew", 0, 0, 1)                                                         \
  ACTION (BACKUP, "backup", 0, 0, 1)                                                                         \
  ACTION (BACKUP_AS_PLANNED, "backup-as-planned", 1, 1, 1)                                                   \
  ACTION (VERIFY, "verify", 1, 1, 1)                                                                         \
  ACTION (OWN_PASSPHRASE, "own-passphrase", 1, 1, 1)                                                         \
  ACTION (DRAFT_OWN, "draft-own", 1, 1, 1)                                                                   \
  ACTION (PERSON_STATE, "person-state", 0, 1, 1)                                                             \
  ACTION (PERSON_MERGE, "person-merge", 0, 1, 1)                                                             \
  ACTION (PEOPLE_IMPORT, "people-import", 0, 0, 1)                                                           \
  ACTION (TOTALS_IMPORT, "totals-import", 0, 0, 1)                                                           \
  ACTION (PERSON_ERASE, "person-erase", 0, 0, 1)                                                             \
  ACTION (PERSON_HOLD, "person-hold", 0, 0, 1)                                                               \
  ACTION (GUARD_READ, "guard-read", 0, 1, 1)                                                                 \
  ACTION (GUARD_WRITE, "guard-write", 0, 1, 1)                                                               \
  ACTION (GUARD_LIFT, "guard-lift", 0, 0, 1)                                                                 \
  ACTION (GROUP_READ, "group-read", 1, 1, 1)                                                                 \
  ACTION (GROUP_WRITE, "group-write", 0, 1, 1)                                                               \
  ACTION (GROUP_ATTEND, "group-attend", 1, 1, 1)                                                             \
  ACTION (INCIDENT_ADD, "incident-add", 1, 1, 1)                                                             \
  ACTION (INCIDENT_READ, "incident-read", 0, 0, 1)                                                           \
  ACTION (DEBRIEF_OFFER, "debrief-offer", 0, 0, 1)                                                           \
  ACTION (DEBRIEF_OWN, "debrief-own", 1, 1, 1)                                                               \
  ACTION (RESOURCE_READ, "resource-read", 1, 1, 1)                                                           \
  ACTION (RESOURCE_WRITE, "resource-write", 1, 1, 1)                                                         \
  ACTION (RESOURCE_WORDS_WRITE, "resource-words-write", 0, 0, 1)                                             \
  ACTION (CATALOG_IMPORT, "catalog-import", 0, 0, 1)

typedef enum
{
#define ACTION(symbol, ...) KITH_ACTION_##symbol,
  KITH_ACTIONS (ACTION)
#undef ACTION
      KITH_N_ACTIONS
} KithAction;

const char *kith_action_code (KithAction action);
gboolean kith_role_may (KithRole role, KithAction action);
