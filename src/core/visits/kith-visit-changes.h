/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way in which a visit or guests can change, inside a transaction that somebody else began: the desk
 * joins several. All ask for the right first; before: (out) (optional) the row as it was. */

#pragma once

#include "visits/kith-visits.h"

G_BEGIN_DECLS

/* KITH_ARRIVAL_ALREADY: nothing was written, roll back. when: NULL for now, here and below. */
KithVisit *kith_visit_change_sign_in (KithVisits *self,
                                      KithChange *change,
                                      gint64 person,
                                      const KithInstant *when,
                                      KithSource source,
                                      KithArrival *arrival,
                                      KithVisit **before,
                                      GError **error);
KithVisit *kith_visit_change_state (KithVisits *self,
                                    KithChange *change,
                                    gint64 visit,
                                    KithPresenceState state,
                                    const KithInstant *when,
                                    KithVisit **before,
                                    GError **error);
/* Only state and times, as they were in this copy: the inverse of a change of state. */
KithVisit *kith_visit_change_put_state (KithVisits *self,
                                        KithChange *change,
                                        const KithVisit *as_it_was,
                                        KithVisit **before,
                                        GError **error);
KithVisit *kith_visit_change_restore (KithVisits *self,
                                      KithChange *change,
                                      const KithVisit *as_it_was,
                                      KithVisit **before,
                                      GError **error);
/* Minutes and services, asking for the right and the version. */
KithVisit *kith_visit_change_correct (KithVisits *self,
                                      KithChange *change,
                                      const KithVisit *wanted,
                                      KithVisit **before,
                                      GError **error);
GPtrArray *
kith_visit_change_list_twins (KithVisits *self, KithChange *change, const KithVisit *visit, GError **error);
/* What was removed counts again, each record of the person with its own; the first is the one asked for.
 * (element-type KithVisit) */
GPtrArray *kith_visit_change_put_back (KithVisits *self, KithChange *change, gint64 visit, GError **error);
KithVisit *kith_visit_change_voided (KithVisits *self,
                                     KithChange *change,
                                     gint64 visit,
                                     gboolean voided,
                                     GError **error);
/* other_before: (out) (nullable) the other's visit as it was, where they had one that day. old: (out) the
 * voided one. */
KithVisit *kith_visit_change_reassign (KithVisits *self,
                                       KithChange *change,
                                       gint64 visit,
                                       gint64 person,
                                       KithVisit **old,
                                       KithVisit **other_before,
                                       GError **error);
KithVisit *kith_visit_change_service (KithVisits *self,
                                      KithChange *change,
                                      gint64 visit,
                                      gint64 service,
                                      gboolean taken,
                                      gboolean *changed,
                                      GError **error);

/* Only adds; recording, not correcting. services: (element-type gint64). visit and guest gain them. */
gboolean kith_visit_change_add_services (KithVisits *self,
                                         KithChange *change,
                                         KithVisit *visit,
                                         GArray *services,
                                         gboolean *changed,
                                         GError **error);

KithGuest *kith_visit_change_add_guests (KithVisits *self,
                                         KithChange *change,
                                         int number,
                                         const KithInstant *when,
                                         KithSource source,
                                         GError **error);
gboolean kith_visit_change_add_guest_services (KithVisits *self,
                                               KithChange *change,
                                               KithGuest *guest,
                                               GArray *services,
                                               GError **error);
/* Only state and times, as they were in this copy. */
KithGuest *kith_visit_change_put_guest_state (KithVisits *self,
                                              KithChange *change,
                                              const KithGuest *as_it_was,
                                              KithGuest **before,
                                              GError **error);
/* Every field but the id, whatever the version; version of guest 0: do not ask. */
KithGuest *kith_visit_change_guest (KithVisits *self,
                                    KithChange *change,
                                    const KithGuest *guest,
                                    KithGuest **before,
                                    GError **error);
KithGuest *kith_visit_change_guest_state (KithVisits *self,
                                          KithChange *change,
                                          gint64 guest,
                                          KithPresenceState state,
                                          KithGuest **before,
                                          GError **error);
KithGuest *kith_visit_change_guest_voided (KithVisits *self,
                                           KithChange *change,
                                           gint64 guest,
                                           gboolean voided,
                                           GError **error);
KithGuest *kith_visit_change_guest_service (KithVisits *self,
                                            KithChange *change,
                                            gint64 guest,
                                            gint64 service,
                                            int number,
                                            int *number_before,
                                            GError **error);
KithVisit *kith_visit_change_name_guest (KithVisits *self,
                                         KithChange *change,
                                         gint64 guest,
                                         gint64 person,
                                         KithGuest **guest_before,
                                         KithGuest **guest_after,
                                         KithVisit **before,
                                         GError **error);

/* visits, guests: filled with the rows as they were, for the undo (element-type KithVisit) (element-type
 * KithGuest); first: whether this was the day's first closing. */
gboolean kith_visit_change_close_day (KithVisits *self,
                                      KithChange *change,
                                      KithDay day,
                                      GPtrArray *visits,
                                      GPtrArray *guests,
                                      gboolean *first,
                                      GError **error);
/* Takes back closing a day: who was here is here again, as long as the day has not ended. */
gboolean kith_visit_change_reopen_day (KithVisits *self,
                                       KithChange *change,
                                       KithDay day,
                                       GPtrArray *visits,
                                       GPtrArray *guests,
                                       gboolean first,
                                       GError **error);

G_END_DECLS
