/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDeskCommand: everything the front desk can do, as a value. Applying one hands back its inverse, so undo
 * is applying that. */

#pragma once

#include "people/kith-card.h"
#include "people/kith-merge-choices.h"
#include "visits/kith-visit.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_WAITING_MESSAGE = 1,
  KITH_WAITING_MAIL = 2,
  KITH_WAITING_PARCEL = 3,
} KithWaitingKind;

typedef struct _KithDeskCommand KithDeskCommand;

KithDeskCommand *kith_desk_command_ref (KithDeskCommand *self);
void kith_desk_command_unref (KithDeskCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeskCommand, kith_desk_command_unref)

KithDeskCommand *kith_desk_command_sign_in (gint64 person, KithSource source, const KithInstant *when);
KithDeskCommand *kith_desk_command_add_and_sign_in (const char *name,
                                                    const char *pronouns,
                                                    const char *disambiguator,
                                                    const char *code);
KithDeskCommand *kith_desk_command_set_state (gint64 visit, KithPresenceState state);
KithDeskCommand *kith_desk_command_void_visit (gint64 visit);
KithDeskCommand *kith_desk_command_put_back_visit (gint64 visit);
/* wanted: a copy of the visit as it was read, with other minutes or services. */
KithDeskCommand *kith_desk_command_correct_visit (const KithVisit *wanted);
KithDeskCommand *kith_desk_command_reassign (gint64 visit, gint64 person);
KithDeskCommand *kith_desk_command_service (gint64 visit, gint64 service, gboolean taken);
KithDeskCommand *
kith_desk_command_service_for_many (const gint64 *visits, gsize n_visits, gint64 service, gboolean taken);
KithDeskCommand *kith_desk_command_guests (int number);
KithDeskCommand *kith_desk_command_guest_state (gint64 guest, KithPresenceState state);
KithDeskCommand *kith_desk_command_guest_service (gint64 guest, gint64 service, int number);
KithDeskCommand *kith_desk_command_void_guest (gint64 guest);
KithDeskCommand *kith_desk_command_name_guest (gint64 guest, gint64 person);
KithDeskCommand *kith_desk_command_waiting_add (gint64 person, KithWaitingKind kind, const char *words);
KithDeskCommand *kith_desk_command_waiting_given (gint64 waiting);
KithDeskCommand *kith_desk_command_notice_add (gint64 person, const char *words, KithDay review_day);
KithDeskCommand *kith_desk_command_notice_withdraw (gint64 notice);
KithDeskCommand *kith_desk_command_notice_answer (gint64 notice, const char *words);
KithDeskCommand *kith_desk_command_keep_apart (gint64 person_a, gint64 person_b);
KithDeskCommand *kith_desk_command_keep_apart_end (gint64 keep_apart);
KithDeskCommand *kith_desk_command_close_day (KithDay day);
KithDeskCommand *kith_desk_command_set_card (gint64 person,
                                             const char *name,
                                             const char *pronouns,
                                             const char *disambiguator,
                                             const char *const *aliases,
                                             const char *code);
/* The card as it shall be shown; refused where it was read at another version. */
KithDeskCommand *kith_desk_command_edit_card (KithCard *card, gint64 version);
/* from counts as into from now on, until unmerged. */
KithDeskCommand *kith_desk_command_merge (gint64 from, gint64 into, const KithMergeChoices *choices);
/* distinct: they were told apart, which is remembered. */
KithDeskCommand *kith_desk_command_unmerge (gint64 from, gboolean distinct);

/* A person without a visit, with everything the desk may know; the namesake question is written down as for a
 * sign-in. */
KithDeskCommand *kith_desk_command_add (const char *name,
                                        const char *pronouns,
                                        const char *disambiguator,
                                        const char *const *aliases,
                                        const char *code);
/* Two namesakes: agreed to be different people. */
KithDeskCommand *kith_desk_command_distinct (gint64 person_a, gint64 person_b);
/* Several as one: one transaction, one undo. (element-type KithDeskCommand) */
KithDeskCommand *kith_desk_command_several (GPtrArray *commands);

G_END_DECLS
