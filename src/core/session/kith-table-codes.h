/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers by which the log names tables. Permanent: they stand in signed chains. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_TABLE_CODES(TABLE)                                                                              \
  TABLE (store_meta, 1)                                                                                      \
  TABLE (setting, 2)                                                                                         \
  TABLE (account, 3)                                                                                         \
  TABLE (trust, 4)                                                                                           \
  TABLE (key_grant, 5)                                                                                       \
  TABLE (person, 6)                                                                                          \
  TABLE (person_presence, 7)                                                                                 \
  TABLE (intake_deposit, 8)                                                                                  \
  TABLE (duplicate_pair, 9)                                                                                  \
  TABLE (person_merge, 10)                                                                                   \
  TABLE (service, 11)                                                                                        \
  TABLE (visit, 12)                                                                                          \
  TABLE (visit_service, 13)                                                                                  \
  TABLE (guest, 14)                                                                                          \
  TABLE (guest_service, 15)                                                                                  \
  TABLE (day_close, 16)                                                                                      \
  TABLE (waiting, 17)                                                                                        \
  TABLE (desk_notice, 18)                                                                                    \
  TABLE (keep_apart, 19)                                                                                     \
  TABLE (crisis_number, 20)                                                                                  \
  TABLE (draft, 21)                                                                                          \
  TABLE (intake, 22)                                                                                         \
  TABLE (consent, 23)                                                                                        \
  TABLE (consent_end, 24)                                                                                    \
  TABLE (consent_wording, 25)                                                                                \
  TABLE (merge_choice, 26)                                                                                   \
  TABLE (erasure, 27)                                                                                        \
  TABLE (legal_hold, 28)                                                                                     \
  TABLE (guard, 29)                                                                                          \
  TABLE (past_total, 30)                                                                                     \
  TABLE (request, 31)                                                                                        \
  TABLE (objection, 32)                                                                                      \
  TABLE (question_choice, 33)                                                                                \
  TABLE (catalog, 34)                                                                                        \
  TABLE (import_run, 35)                                                                                     \
  TABLE (import_problem, 36)                                                                                 \
  TABLE (resource, 37)                                                                                       \
  TABLE (resource_before, 38)                                                                                \
  TABLE (field_conflict, 39)                                                                                 \
  TABLE (resource_pair, 40)                                                                                  \
  TABLE (resource_words, 41)                                                                                 \
  TABLE (referral, 42)                                                                                       \
  TABLE (referral_step, 43)                                                                                  \
  TABLE (note_entry, 44)                                                                                     \
  TABLE (incident, 45)                                                                                       \
  TABLE (incident_entry, 46)                                                                                 \
  TABLE (incident_person, 47)                                                                                \
  TABLE (debrief, 48)                                                                                        \
  TABLE (hard_time, 49)                                                                                      \
  TABLE (goal, 50)                                                                                           \
  TABLE (goal_entry, 51)                                                                                     \
  TABLE (check_in, 52)                                                                                       \
  TABLE (check_in_contact, 53)                                                                               \
  TABLE (own_plan, 54)                                                                                       \
  TABLE (center_group, 60)                                                                                   \
  TABLE (group_session, 61)                                                                                  \
  TABLE (group_attendance, 62)                                                                               \
  TABLE (group_note, 63)                                                                                     \
  TABLE (note_follow_up, 65)

/* Numbers of tables. All zeros: none. */
typedef struct
{
  guint64 bits[4];
} KithTableSet;

void kith_table_set_add (KithTableSet *self, guint8 code);
gboolean kith_table_set_has (const KithTableSet *self, guint8 code);
gboolean kith_table_set_is_empty (const KithTableSet *self);

/* 0: none */
guint8 kith_table_code (const char *table);
/* The one that follows; 0: there is none. Numbers may be missing between. */
guint8 kith_table_code_next (guint8 code);
/* NULL: no table has this number */
const char *kith_table_from_code (guint8 code);

G_END_DECLS
