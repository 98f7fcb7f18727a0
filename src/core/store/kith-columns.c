/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one table that classes every column of the store. A column that is not here fails a test; one that is
 * PUBLIC must have a reason that stands up to somebody who has the file and no key.
 */

#include "store/kith-columns.h"

#include <string.h>

/* clang-format off */
/* TABLE (name, has its rows' digests in the log) */
#define TABLES(TABLE)           \
  TABLE (store_binding, FALSE)  \
  TABLE (store_meta, FALSE)     \
  TABLE (setting, TRUE)         \
  TABLE (account, TRUE)         \
  TABLE (trust, FALSE)          \
  TABLE (key_grant, TRUE)       \
  TABLE (person, TRUE)          \
  TABLE (erasure, TRUE)         \
  TABLE (legal_hold, TRUE)      \
  TABLE (guard, TRUE)           \
  TABLE (person_presence, TRUE) \
  TABLE (intake_deposit, TRUE)  \
  TABLE (intake, TRUE)          \
  TABLE (consent, TRUE)         \
  TABLE (consent_end, TRUE)     \
  TABLE (consent_wording, TRUE) \
  TABLE (request, TRUE)         \
  TABLE (objection, TRUE)       \
  TABLE (referral, TRUE)        \
  TABLE (referral_step, TRUE)   \
  TABLE (goal, TRUE)            \
  TABLE (goal_entry, TRUE)      \
  TABLE (note_entry, TRUE)      \
  TABLE (note_follow_up, TRUE)  \
  TABLE (incident, TRUE)        \
  TABLE (incident_entry, TRUE)  \
  TABLE (incident_person, TRUE) \
  TABLE (debrief, TRUE)         \
  TABLE (check_in, TRUE)        \
  TABLE (check_in_contact, TRUE) \
  TABLE (hard_time, TRUE)       \
  TABLE (own_plan, TRUE)        \
  TABLE (duplicate_pair, TRUE)  \
  TABLE (person_merge, TRUE)    \
  TABLE (merge_choice, TRUE)    \
  TABLE (question_choice, TRUE) \
  TABLE (service, TRUE)         \
  TABLE (visit, TRUE)           \
  TABLE (visit_service, TRUE)   \
  TABLE (center_group, TRUE)    \
  TABLE (group_session, TRUE)   \
  TABLE (group_attendance, TRUE) \
  TABLE (group_note, TRUE)      \
  TABLE (guest, TRUE)           \
  TABLE (guest_service, TRUE)   \
  TABLE (day_close, TRUE)       \
  TABLE (past_total, TRUE)      \
  TABLE (waiting, TRUE)         \
  TABLE (desk_notice, TRUE)     \
  TABLE (keep_apart, TRUE)      \
  TABLE (crisis_number, TRUE)   \
  TABLE (catalog, TRUE)         \
  TABLE (import_run, TRUE)      \
  TABLE (import_problem, TRUE)  \
  TABLE (resource, TRUE)        \
  TABLE (resource_before, TRUE) \
  TABLE (field_conflict, TRUE)  \
  TABLE (resource_pair, TRUE)   \
  TABLE (resource_words, TRUE)  \
  TABLE (draft, TRUE)           \
  TABLE (audit, FALSE)          \
  TABLE (checkpoint, FALSE)

/* PUBLIC (table, column, what it holds); PERSONAL (table, column, which key seals it) */
#define COLUMNS(PUBLIC, PERSONAL)             \
  PUBLIC (store_binding, id, id)              \
  PUBLIC (store_binding, binding, token)      \
  PUBLIC (store_meta, id, id)                 \
  PUBLIC (store_meta, store_id, id)           \
  PUBLIC (store_meta, root_public, key)       \
  PUBLIC (store_meta, created_utc, time)      \
  PUBLIC (setting, id, id)                    \
  PUBLIC (setting, name, setting)             \
  PUBLIC (setting, value, setting)            \
  PUBLIC (setting, version, version)          \
  PUBLIC (account, id, id)                    \
  PUBLIC (account, name, account)             \
  PUBLIC (account, role, kind)                \
  PUBLIC (account, state, state)              \
  PERSONAL (account, bundle, account)         \
  PUBLIC (account, version, version)          \
  PUBLIC (trust, id, id)                      \
  PUBLIC (trust, kind, kind)                  \
  PUBLIC (trust, body, trust)                 \
  PUBLIC (trust, issuer, id)                  \
  PUBLIC (trust, previous, digest)            \
  PUBLIC (trust, signature, signature)        \
  PUBLIC (key_grant, id, id)                  \
  PUBLIC (key_grant, record_key, id)          \
  PUBLIC (key_grant, account, id)             \
  PERSONAL (key_grant, sealed, account)       \
  PUBLIC (key_grant, version, version)        \
  PUBLIC (person, id, id)                     \
  PUBLIC (person, state, state)               \
  PUBLIC (person, away_until, day)            \
  PUBLIC (person, created_day, day)           \
  PERSONAL (person, card, desk)               \
  PERSONAL (person, details, desk)            \
  PUBLIC (person, version, version)           \
  PUBLIC (erasure, id, id)                    \
  PUBLIC (erasure, asked_day, day)            \
  PUBLIC (erasure, due_day, day)              \
  PUBLIC (erasure, erased_day, day)           \
  PUBLIC (erasure, was, state)                \
  PUBLIC (erasure, state, state)              \
  PUBLIC (erasure, account, id)               \
  PUBLIC (erasure, version, version)          \
  PUBLIC (legal_hold, id, id)                 \
  PUBLIC (legal_hold, person, id)             \
  PUBLIC (legal_hold, day, day)               \
  PUBLIC (legal_hold, until_day, day)         \
  PUBLIC (legal_hold, account, id)            \
  PERSONAL (legal_hold, reason, intake)       \
  PUBLIC (legal_hold, version, version)       \
  PUBLIC (guard, id, id)                      \
  PUBLIC (guard, person, id)                  \
  PUBLIC (guard, day, day)                    \
  PUBLIC (guard, account, id)                 \
  PERSONAL (guard, sealed, record)            \
  PUBLIC (guard, version, version)            \
  PUBLIC (person_presence, id, id)            \
  PUBLIC (person_presence, first_day, day)    \
  PUBLIC (person_presence, last_day, day)     \
  PUBLIC (person_presence, times_seen, count) \
  PUBLIC (person_presence, version, version)  \
  PUBLIC (intake_deposit, id, id)             \
  PUBLIC (intake_deposit, person, id)         \
  PUBLIC (intake_deposit, day, day)           \
  PUBLIC (intake_deposit, account, id)        \
  PERSONAL (intake_deposit, sealed, intake)   \
  PUBLIC (intake_deposit, version, version)   \
  PUBLIC (intake, id, id)                     \
  PERSONAL (intake, sealed, intake)           \
  PUBLIC (intake, version, version)           \
  PUBLIC (consent, id, id)                    \
  PUBLIC (consent, person, id)                \
  PUBLIC (consent, day, day)                  \
  PUBLIC (consent, account, id)               \
  PERSONAL (consent, sealed, intake)          \
  PUBLIC (consent, version, version)          \
  PUBLIC (consent_end, id, id)                \
  PUBLIC (consent_end, consent, id)           \
  PUBLIC (consent_end, person, id)            \
  PUBLIC (consent_end, day, day)              \
  PUBLIC (consent_end, account, id)           \
  PERSONAL (consent_end, sealed, intake)      \
  PUBLIC (consent_end, version, version)      \
  PUBLIC (consent_wording, id, id)            \
  PUBLIC (consent_wording, kind, kind)        \
  PUBLIC (consent_wording, number, position)  \
  PUBLIC (consent_wording, day, day)          \
  PUBLIC (consent_wording, words, setting)    \
  PUBLIC (consent_wording, version, version)  \
  PUBLIC (request, id, id)                    \
  PUBLIC (request, person, id)                \
  PUBLIC (request, kind, kind)                \
  PUBLIC (request, outcome, state)            \
  PUBLIC (request, day, day)                  \
  PUBLIC (request, due_day, day)              \
  PUBLIC (request, closed_day, day)           \
  PUBLIC (request, account, id)               \
  PUBLIC (request, closed_account, id)        \
  PERSONAL (request, words, intake)           \
  PERSONAL (request, ending, intake)          \
  PUBLIC (request, version, version)          \
  PUBLIC (objection, id, id)                  \
  PUBLIC (objection, person, id)              \
  PERSONAL (objection, sealed, intake)        \
  PUBLIC (objection, version, version)        \
  PUBLIC (referral, id, id)                   \
  PUBLIC (referral, person, id)               \
  PUBLIC (referral, kind, kind)               \
  PUBLIC (referral, day, day)                 \
  PUBLIC (referral, state, state)             \
  PUBLIC (referral, reason, kind)             \
  PUBLIC (referral, state_day, day)           \
  PUBLIC (referral, due_day, day)             \
  PUBLIC (referral, account, id)              \
  PERSONAL (referral, details, care)          \
  PUBLIC (referral, version, version)         \
  PUBLIC (referral_step, id, id)              \
  PUBLIC (referral_step, referral, id)        \
  PUBLIC (referral_step, person, id)          \
  PUBLIC (referral_step, state, state)        \
  PUBLIC (referral_step, reason, kind)        \
  PUBLIC (referral_step, day, day)            \
  PUBLIC (referral_step, due_day, day)        \
  PUBLIC (referral_step, account, id)         \
  PUBLIC (referral_step, voided, state)       \
  PERSONAL (referral_step, words, care)       \
  PUBLIC (referral_step, version, version)    \
  PUBLIC (goal, id, id)                       \
  PUBLIC (goal, person, id)                   \
  PUBLIC (goal, area, kind)                   \
  PUBLIC (goal, day, day)                     \
  PUBLIC (goal, state, state)                 \
  PUBLIC (goal, state_day, day)               \
  PUBLIC (goal, target_day, day)              \
  PUBLIC (goal, account, id)                  \
  PERSONAL (goal, details, care)              \
  PUBLIC (goal, version, version)             \
  PUBLIC (goal_entry, id, id)                 \
  PUBLIC (goal_entry, goal, id)               \
  PUBLIC (goal_entry, person, id)             \
  PUBLIC (goal_entry, state, state)           \
  PUBLIC (goal_entry, day, day)               \
  PUBLIC (goal_entry, account, id)            \
  PUBLIC (goal_entry, voided, state)          \
  PERSONAL (goal_entry, words, care)          \
  PUBLIC (goal_entry, version, version)       \
  PUBLIC (note_entry, id, id)                 \
  PUBLIC (note_entry, note, id)               \
  PUBLIC (note_entry, person, id)             \
  PUBLIC (note_entry, seq, count)             \
  PUBLIC (note_entry, kind, kind)             \
  PUBLIC (note_entry, account, id)            \
  PUBLIC (note_entry, day, day)               \
  PUBLIC (note_entry, minute, minute)         \
  PUBLIC (note_entry, mode, kind)             \
  PUBLIC (note_entry, support, kind)          \
  PUBLIC (note_entry, utc, time)              \
  PUBLIC (note_entry, trust_seq, count)       \
  PUBLIC (note_entry, restricted, state)      \
  PUBLIC (note_entry, commitment, proof)      \
  PUBLIC (note_entry, previous, proof)        \
  PUBLIC (note_entry, signature, proof)       \
  PERSONAL (note_entry, sealed, care)         \
  PERSONAL (note_entry, words, audit)         \
  PERSONAL (note_entry, own, draft)           \
  PUBLIC (note_follow_up, id, id)             \
  PUBLIC (note_follow_up, note, id)           \
  PUBLIC (note_follow_up, person, id)         \
  PUBLIC (note_follow_up, account, id)        \
  PUBLIC (note_follow_up, day, day)           \
  PUBLIC (note_follow_up, done_utc, time)     \
  PUBLIC (note_follow_up, done_account, id)   \
  PUBLIC (note_follow_up, version, version)   \
  PUBLIC (incident, id, id)                   \
  PUBLIC (incident, account, id)              \
  PUBLIC (incident, day, day)                 \
  PUBLIC (incident, due_day, day)             \
  PUBLIC (incident, state, state)             \
  PUBLIC (incident, version, version)         \
  PUBLIC (incident_entry, id, id)             \
  PUBLIC (incident_entry, incident, id)       \
  PUBLIC (incident_entry, account, id)        \
  PUBLIC (incident_entry, day, day)           \
  PUBLIC (incident_entry, due_day, day)       \
  PUBLIC (incident_entry, voided, state)      \
  PERSONAL (incident_entry, words, audit)     \
  PERSONAL (incident_entry, own, draft)       \
  PUBLIC (incident_entry, version, version)   \
  PUBLIC (incident_person, id, id)            \
  PUBLIC (incident_person, incident, id)      \
  PERSONAL (incident_person, sealed, audit)   \
  PUBLIC (incident_person, version, version)  \
  PUBLIC (debrief, id, id)                    \
  PUBLIC (debrief, incident, id)              \
  PUBLIC (debrief, account, id)               \
  PUBLIC (debrief, state, state)              \
  PUBLIC (debrief, offered_by, id)            \
  PUBLIC (debrief, offered_day, day)          \
  PERSONAL (debrief, words, draft)            \
  PUBLIC (debrief, version, version)          \
  PUBLIC (check_in, id, id)                   \
  PUBLIC (check_in, person, id)               \
  PUBLIC (check_in, day, day)                 \
  PUBLIC (check_in, state, state)             \
  PUBLIC (check_in, due_day, day)             \
  PUBLIC (check_in, worker, id)               \
  PUBLIC (check_in, account, id)              \
  PERSONAL (check_in, details, care)          \
  PUBLIC (check_in, version, version)         \
  PUBLIC (check_in_contact, id, id)           \
  PUBLIC (check_in_contact, check_in, id)     \
  PUBLIC (check_in_contact, person, id)       \
  PUBLIC (check_in_contact, day, day)         \
  PUBLIC (check_in_contact, way, kind)        \
  PUBLIC (check_in_contact, outcome, kind)    \
  PUBLIC (check_in_contact, due_day, day)     \
  PUBLIC (check_in_contact, next_day, day)    \
  PUBLIC (check_in_contact, account, id)      \
  PUBLIC (check_in_contact, voided, state)    \
  PERSONAL (check_in_contact, words, care)    \
  PUBLIC (check_in_contact, version, version) \
  PUBLIC (hard_time, id, id)                  \
  PUBLIC (hard_time, person, id)              \
  PUBLIC (hard_time, day, day)                \
  PUBLIC (hard_time, account, id)             \
  PERSONAL (hard_time, care, care)            \
  PERSONAL (hard_time, desk, desk)            \
  PUBLIC (hard_time, version, version)        \
  PUBLIC (own_plan, id, id)                   \
  PUBLIC (own_plan, person, id)               \
  PUBLIC (own_plan, day, day)                 \
  PUBLIC (own_plan, account, id)              \
  PERSONAL (own_plan, words, care)            \
  PUBLIC (own_plan, version, version)         \
  PUBLIC (duplicate_pair, id, id)             \
  PUBLIC (duplicate_pair, person_a, id)       \
  PUBLIC (duplicate_pair, person_b, id)       \
  PUBLIC (duplicate_pair, state, state)       \
  PUBLIC (duplicate_pair, version, version)   \
  PUBLIC (person_merge, id, id)               \
  PUBLIC (person_merge, from_person, id)      \
  PUBLIC (person_merge, into_person, id)      \
  PUBLIC (person_merge, ended, state)         \
  PERSONAL (person_merge, choices, desk)      \
  PUBLIC (person_merge, version, version)     \
  PUBLIC (merge_choice, id, id)               \
  PUBLIC (merge_choice, from_person, id)      \
  PERSONAL (merge_choice, sealed, intake)     \
  PUBLIC (merge_choice, version, version)     \
  PUBLIC (question_choice, id, id)            \
  PUBLIC (question_choice, list, code)        \
  PUBLIC (question_choice, code, code)        \
  PUBLIC (question_choice, label, label)      \
  PUBLIC (question_choice, position, position) \
  PUBLIC (question_choice, yes_or_no, state)  \
  PUBLIC (question_choice, active, state)     \
  PUBLIC (question_choice, version, version)  \
  PUBLIC (service, id, id)                    \
  PUBLIC (service, code, code)                \
  PUBLIC (service, label, label)              \
  PUBLIC (service, position, position)        \
  PUBLIC (service, pinned, state)             \
  PUBLIC (service, active, state)             \
  PUBLIC (service, version, version)          \
  PUBLIC (visit, id, id)                      \
  PUBLIC (visit, person, id)                  \
  PUBLIC (visit, day, day)                    \
  PUBLIC (visit, arrived_minute, minute)      \
  PUBLIC (visit, left_minute, minute)         \
  PUBLIC (visit, utc, time)                   \
  PUBLIC (visit, utc_offset, time)            \
  PUBLIC (visit, state, state)                \
  PUBLIC (visit, source, kind)                \
  PUBLIC (visit, account, id)                 \
  PUBLIC (visit, voided, state)               \
  PUBLIC (visit, version, version)            \
  PUBLIC (visit_service, id, id)              \
  PUBLIC (visit_service, visit, id)           \
  PUBLIC (visit_service, service, id)         \
  PUBLIC (visit_service, voided, state)       \
  PUBLIC (visit_service, version, version)    \
  PUBLIC (center_group, id, id)               \
  PUBLIC (center_group, name, label)          \
  PUBLIC (center_group, kind, kind)           \
  PUBLIC (center_group, state, state)         \
  PUBLIC (center_group, schedule, setting)    \
  PUBLIC (center_group, facilitator, id)      \
  PUBLIC (center_group, facilitator_words, label)\
  PUBLIC (center_group, place, label)         \
  PUBLIC (center_group, capacity, count)      \
  PUBLIC (center_group, version, version)     \
  PUBLIC (group_session, id, id)              \
  PUBLIC (group_session, center_group, id)    \
  PUBLIC (group_session, day, day)            \
  PUBLIC (group_session, state, state)        \
  PUBLIC (group_session, guests, count)       \
  PUBLIC (group_session, account, id)         \
  PUBLIC (group_session, version, version)    \
  PUBLIC (group_attendance, id, id)           \
  PUBLIC (group_attendance, session, id)      \
  PUBLIC (group_attendance, person, id)       \
  PUBLIC (group_attendance, account, id)      \
  PUBLIC (group_attendance, voided, state)    \
  PUBLIC (group_attendance, version, version) \
  PUBLIC (group_note, id, id)                 \
  PUBLIC (group_note, session, id)            \
  PUBLIC (group_note, day, day)               \
  PUBLIC (group_note, account, id)            \
  PUBLIC (group_note, voided, state)          \
  PERSONAL (group_note, words, care)          \
  PUBLIC (group_note, version, version)       \
  PUBLIC (guest, id, id)                      \
  PUBLIC (guest, day, day)                    \
  PUBLIC (guest, number, count)               \
  PUBLIC (guest, arrived_minute, minute)      \
  PUBLIC (guest, left_minute, minute)         \
  PUBLIC (guest, utc, time)                   \
  PUBLIC (guest, utc_offset, time)            \
  PUBLIC (guest, state, state)                \
  PUBLIC (guest, source, kind)                \
  PUBLIC (guest, account, id)                 \
  PUBLIC (guest, voided, state)               \
  PUBLIC (guest, version, version)            \
  PUBLIC (guest_service, id, id)              \
  PUBLIC (guest_service, guest, id)           \
  PUBLIC (guest_service, service, id)         \
  PUBLIC (guest_service, number, count)       \
  PUBLIC (guest_service, version, version)    \
  PUBLIC (day_close, id, id)                  \
  PUBLIC (day_close, utc, time)               \
  PUBLIC (day_close, account, id)             \
  PUBLIC (day_close, version, version)        \
  PUBLIC (past_total, id, day)                \
  PUBLIC (past_total, visits, count)          \
  PUBLIC (past_total, people, count)          \
  PUBLIC (past_total, guests, count)          \
  PUBLIC (past_total, first_timers, count)    \
  PUBLIC (past_total, version, version)       \
  PUBLIC (waiting, id, id)                    \
  PUBLIC (waiting, person, id)                \
  PUBLIC (waiting, kind, kind)                \
  PUBLIC (waiting, day, day)                  \
  PUBLIC (waiting, expires_day, day)          \
  PUBLIC (waiting, given_day, day)            \
  PUBLIC (waiting, state, state)              \
  PERSONAL (waiting, words, desk)             \
  PUBLIC (waiting, account, id)               \
  PUBLIC (waiting, version, version)          \
  PUBLIC (desk_notice, id, id)                \
  PUBLIC (desk_notice, person, id)            \
  PUBLIC (desk_notice, day, day)              \
  PUBLIC (desk_notice, review_day, day)       \
  PUBLIC (desk_notice, shown_day, day)        \
  PUBLIC (desk_notice, state, state)          \
  PERSONAL (desk_notice, words, desk)         \
  PERSONAL (desk_notice, answer, desk)        \
  PUBLIC (desk_notice, account, id)           \
  PUBLIC (desk_notice, version, version)      \
  PUBLIC (keep_apart, id, id)                 \
  PERSONAL (keep_apart, pair, desk)           \
  PUBLIC (keep_apart, state, state)           \
  PUBLIC (keep_apart, version, version)       \
  PUBLIC (crisis_number, id, id)              \
  PUBLIC (crisis_number, position, position)  \
  PUBLIC (crisis_number, number, phone)       \
  PUBLIC (crisis_number, label, label)        \
  PUBLIC (crisis_number, checked_day, day)    \
  PUBLIC (crisis_number, version, version)    \
  PUBLIC (catalog, id, id)                    \
  PUBLIC (catalog, name, entry)               \
  PUBLIC (catalog, format, kind)              \
  PUBLIC (catalog, entity, entry)             \
  PUBLIC (catalog, entity_id, entry)          \
  PUBLIC (catalog, licence, entry)            \
  PUBLIC (catalog, attribution, entry)        \
  PUBLIC (catalog, partial, state)            \
  PUBLIC (catalog, version, version)          \
  PUBLIC (import_run, id, id)                 \
  PUBLIC (import_run, source, id)             \
  PUBLIC (import_run, day, day)               \
  PUBLIC (import_run, utc, time)              \
  PUBLIC (import_run, account, id)            \
  PUBLIC (import_run, file, entry)            \
  PUBLIC (import_run, digest, digest)         \
  PUBLIC (import_run, origin, entry)          \
  PUBLIC (import_run, added, count)           \
  PUBLIC (import_run, changed, count)         \
  PUBLIC (import_run, returned, count)        \
  PUBLIC (import_run, missing, count)         \
  PUBLIC (import_run, unchanged, count)       \
  PUBLIC (import_run, problems, count)        \
  PUBLIC (import_run, state, state)           \
  PUBLIC (import_run, version, version)       \
  PUBLIC (import_problem, id, id)             \
  PUBLIC (import_problem, run, id)            \
  PUBLIC (import_problem, severity, kind)     \
  PUBLIC (import_problem, line, position)     \
  PUBLIC (import_problem, path, entry)        \
  PUBLIC (import_problem, words, entry)       \
  PUBLIC (import_problem, version, version)   \
  PUBLIC (resource, id, id)                   \
  PUBLIC (resource, kind, kind)               \
  PUBLIC (resource, source, id)               \
  PUBLIC (resource, source_key, entry)        \
  PUBLIC (resource, told, digest)             \
  PUBLIC (resource, run, id)                  \
  PUBLIC (resource, organization, id)         \
  PUBLIC (resource, program, id)              \
  PUBLIC (resource, service, id)              \
  PUBLIC (resource, location, id)             \
  PUBLIC (resource, status, state)            \
  PUBLIC (resource, content, entry)           \
  PUBLIC (resource, base, entry)              \
  PUBLIC (resource, verified_day, day)        \
  PUBLIC (resource, verified_by, id)          \
  PUBLIC (resource, missing_day, day)         \
  PUBLIC (resource, same_as, id)              \
  PUBLIC (resource, pinned, state)            \
  PUBLIC (resource, made, version)            \
  PUBLIC (resource, version, version)         \
  PUBLIC (resource_before, id, id)            \
  PUBLIC (resource_before, run, id)           \
  PUBLIC (resource_before, resource, id)      \
  PUBLIC (resource_before, left_version, id)  \
  PUBLIC (resource_before, made, version)     \
  PUBLIC (resource_before, told, digest)      \
  PUBLIC (resource_before, organization, id)  \
  PUBLIC (resource_before, program, id)       \
  PUBLIC (resource_before, service, id)       \
  PUBLIC (resource_before, location, id)      \
  PUBLIC (resource_before, status, state)     \
  PUBLIC (resource_before, content, entry)    \
  PUBLIC (resource_before, base, entry)       \
  PUBLIC (resource_before, missing_day, day)  \
  PUBLIC (resource_before, version, version)  \
  PUBLIC (field_conflict, id, id)             \
  PUBLIC (field_conflict, resource, id)       \
  PUBLIC (field_conflict, run, id)            \
  PUBLIC (field_conflict, field, entry)       \
  PUBLIC (field_conflict, theirs, entry)      \
  PUBLIC (field_conflict, state, state)       \
  PUBLIC (field_conflict, ours, entry)        \
  PUBLIC (field_conflict, ended_by, id)       \
  PUBLIC (field_conflict, version, version)   \
  PUBLIC (resource_pair, id, id)              \
  PUBLIC (resource_pair, one, id)             \
  PUBLIC (resource_pair, other, id)           \
  PUBLIC (resource_pair, score, count)        \
  PUBLIC (resource_pair, state, state)        \
  PUBLIC (resource_pair, version, version)    \
  PUBLIC (resource_words, id, id)             \
  PUBLIC (resource_words, words, entry)       \
  PUBLIC (resource_words, version, version)   \
  PUBLIC (draft, id, id)                      \
  PUBLIC (draft, account, id)                 \
  PUBLIC (draft, kind, kind)                  \
  PUBLIC (draft, subject, id)                 \
  PERSONAL (draft, sealed, author)            \
  PUBLIC (draft, utc, time)                   \
  PUBLIC (draft, version, version)            \
  PUBLIC (audit, id, id)                      \
  PUBLIC (audit, chain, id)                   \
  PUBLIC (audit, seq, position)               \
  PUBLIC (audit, kind, kind)                  \
  PUBLIC (audit, utc, time)                   \
  PUBLIC (audit, account, id)                 \
  PUBLIC (audit, subject, id)                 \
  PERSONAL (audit, details, audit)            \
  PUBLIC (audit, erased, digest)              \
  PUBLIC (audit, changes, digest)             \
  PUBLIC (audit, hash, digest)                \
  PUBLIC (audit, signature, signature)        \
  PUBLIC (checkpoint, id, id)                 \
  PUBLIC (checkpoint, chain, id)              \
  PUBLIC (checkpoint, seq, position)          \
  PUBLIC (checkpoint, utc, time)              \
  PUBLIC (checkpoint, account, id)            \
  PUBLIC (checkpoint, previous, digest)       \
  PUBLIC (checkpoint, audit_head, digest)     \
  PUBLIC (checkpoint, trust_seq, position)    \
  PUBLIC (checkpoint, trust_head, digest)     \
  PUBLIC (checkpoint, signature, signature)
/* clang-format on */

#define TABLE_ROW(name, digested) { #name, digested },
#define PUBLIC_ROW(table, column, reason) { #table, #column, KITH_COLUMN_PUBLIC, #reason },
#define PERSONAL_ROW(table, column, reason) { #table, #column, KITH_COLUMN_PERSONAL, #reason },

static const KithTable tables[] = {
  TABLES (TABLE_ROW){ NULL, FALSE },
};

static const KithColumn columns[] = {
  COLUMNS (PUBLIC_ROW, PERSONAL_ROW){ NULL, NULL, KITH_COLUMN_PUBLIC, NULL },
};

/**
 * kith_columns_get:
 *
 * Returns: (transfer none): every column of every table; ends with a %NULL table
 */
const KithColumn *
kith_columns_get (void)
{
  return columns;
}

/**
 * kith_tables_get:
 *
 * Returns: (transfer none): every table; ends with a %NULL name
 */
const KithTable *
kith_tables_get (void)
{
  return tables;
}

/**
 * kith_tables_find:
 * @name: a table's name
 *
 * Returns: (transfer none) (nullable): the table, if the store has it
 */
const KithTable *
kith_tables_find (const char *name)
{
  for (const KithTable *table = tables; table->name != NULL; table++)
    if (strcmp (table->name, name) == 0)
      return table;
  return NULL;
}
