/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of sealed columns: which purpose, kind and person belong to each. */

#include "session/kith-sealed-columns.h"

static const KithSealedColumn sealed_columns[] = {
  { "person", "card", KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, "id", TRUE },
  { "person", "details", KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_DESK, "id", TRUE },
  { "intake_deposit", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, "person", TRUE },
  { "intake", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_INTAKE, "id", TRUE },
  { "consent", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_CONSENT, "person", TRUE },
  { "consent_end", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_CONSENT_END, "person", TRUE },
  { "legal_hold", "reason", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_LEGAL_HOLD, "person", TRUE },
  { "request", "words", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_REQUEST, "person", TRUE },
  { "request", "ending", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_REQUEST_END, "person", TRUE },
  { "objection", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_OBJECTION, "person", TRUE },
  { "referral", "details", KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL, "person", TRUE },
  { "referral_step", "words", KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL_STEP, "person", TRUE },
  { "goal", "details", KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL, "person", TRUE },
  { "goal_entry", "words", KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL_ENTRY, "person", TRUE },
  { "note_entry", "sealed", KITH_PURPOSE_CARE, KITH_SEAL_KIND_NOTE, "person", TRUE },
  { "note_entry", "words", KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_NOTE, "person", TRUE },
  { "note_entry", "own", KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_NOTE, "person", FALSE },
  { "incident_entry", "words", KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_INCIDENT, NULL, TRUE },
  { "incident_entry", "own", KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_INCIDENT, NULL, FALSE },
  { "incident_person", "sealed", KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_INCIDENT, NULL, TRUE },
  { "debrief", "words", KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_INCIDENT, NULL, FALSE },
  { "group_note", "words", KITH_PURPOSE_CARE, KITH_SEAL_KIND_GROUP_NOTE, NULL, TRUE },
  { "check_in", "details", KITH_PURPOSE_CARE, KITH_SEAL_KIND_CHECK_IN, "person", TRUE },
  { "check_in_contact", "words", KITH_PURPOSE_CARE, KITH_SEAL_KIND_CHECK_IN_CONTACT, "person", TRUE },
  { "hard_time", "care", KITH_PURPOSE_CARE, KITH_SEAL_KIND_HARD_TIME, "person", TRUE },
  { "hard_time", "desk", KITH_PURPOSE_DESK, KITH_SEAL_KIND_HARD_TIME_DESK, "person", TRUE },
  { "own_plan", "words", KITH_PURPOSE_CARE, KITH_SEAL_KIND_OWN_PLAN, "person", TRUE },
  { "guard", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_GUARD, "person", TRUE },
  { "person_merge", "choices", KITH_PURPOSE_DESK, KITH_SEAL_KIND_MERGE, "from_person", TRUE },
  { "merge_choice", "sealed", KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_MERGE, "from_person", TRUE },
  { "waiting", "words", KITH_PURPOSE_DESK, KITH_SEAL_KIND_WAITING, "person", TRUE },
  { "desk_notice", "words", KITH_PURPOSE_DESK, KITH_SEAL_KIND_DESK_NOTICE, "person", TRUE },
  { "desk_notice", "answer", KITH_PURPOSE_DESK, KITH_SEAL_KIND_DESK_ANSWER, "person", TRUE },
  { "keep_apart", "pair", KITH_PURPOSE_DESK, KITH_SEAL_KIND_KEEP_APART, NULL, TRUE },
  { "draft", "sealed", KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_DRAFT, NULL, FALSE },
  { "audit", "details", KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_AUDIT_DETAIL, "subject", FALSE },
  { NULL, NULL, KITH_PURPOSE_NONE, KITH_SEAL_KIND_ANY, NULL, FALSE },
};

/**
 * kith_sealed_columns_get:
 *
 * Returns: (transfer none): every sealed column of the schema, ended by one without a table
 */
const KithSealedColumn *
kith_sealed_columns_get (void)
{
  return sealed_columns;
}
