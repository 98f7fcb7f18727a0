/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change in a transaction of its own, for tests that look at a single one: the desk joins several. */

#pragma once

#include "people/kith-intakes.h"
#include "people/kith-people.h"
#include "visits/kith-visits.h"

G_BEGIN_DECLS

gint64 visits_step_add_person (KithSession *session, const KithCard *card, GError **error);
gboolean visits_step_set_card (KithSession *session, const KithCard *card, gint64 version, GError **error);
gboolean visits_step_take_back (KithSession *session, gint64 person, GError **error);
gboolean
visits_step_set_pair (KithSession *session, gint64 person, gint64 other, KithPairState state, GError **error);

KithVisit *visits_step_sign_in (KithVisits *visits,
                                gint64 person,
                                const KithInstant *when,
                                KithSource source,
                                KithArrival *arrival,
                                KithVisit **before,
                                GError **error);
KithVisit *visits_step_set_state (KithVisits *visits,
                                  gint64 visit,
                                  KithPresenceState state,
                                  const KithInstant *when,
                                  GError **error);
KithVisit *visits_step_restore (KithVisits *visits, const KithVisit *as_it_was, GError **error);
gboolean visits_step_void (KithVisits *visits, gint64 visit, GError **error);
gboolean visits_step_unvoid (KithVisits *visits, gint64 visit, GError **error);
KithVisit *visits_step_reassign (KithVisits *visits, gint64 visit, gint64 person, GError **error);
gboolean
visits_step_set_service (KithVisits *visits, gint64 visit, gint64 service, gboolean taken, GError **error);
KithGuest *visits_step_add_guests (KithVisits *visits,
                                   int number,
                                   const KithInstant *when,
                                   KithSource source,
                                   GError **error);
KithGuest *visits_step_set_guest (KithVisits *visits, const KithGuest *guest, GError **error);
gboolean
visits_step_set_guest_service (KithVisits *visits, gint64 guest, gint64 service, int number, GError **error);
KithVisit *visits_step_name_guest (KithVisits *visits, gint64 guest, gint64 person, GError **error);
gboolean visits_step_close_day (KithVisits *visits, KithDay day, guint *n_closed, GError **error);

/* What the desk is told, and cannot read back. */
gboolean visits_step_deposit (KithSession *session,
                              gint64 person,
                              KithIntakeText text,
                              const char *said,
                              GError **error);

G_END_DECLS
