/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithVisits: who came on which day. Synchronous; any thread. One visit a person and center day: coming back
 * reopens it. */

#pragma once

#include "session/kith-change.h"
#include "session/kith-session.h"
#include "visits/kith-service.h"
#include "visits/kith-visit.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_ARRIVAL_NEW,      /* a visit was made */
  KITH_ARRIVAL_REOPENED, /* came back on the same day: the same visit goes on */
  KITH_ARRIVAL_ALREADY,  /* is here; nothing was written */
} KithArrival;

#define KITH_TYPE_VISITS (kith_visits_get_type ())
G_DECLARE_FINAL_TYPE (KithVisits, kith_visits, KITH, VISITS, GObject)

KithVisits *kith_visits_new (KithSession *session);
KithSession *kith_visits_get_session (KithVisits *self);

/* when: NULL for now. before: (out) (nullable) the visit as it was when it is reopened. */
KithVisit *kith_visits_sign_in (KithVisits *self,
                                gint64 person,
                                const KithInstant *when,
                                KithSource source,
                                KithArrival *arrival,
                                KithVisit **before,
                                GError **error);
KithVisit *kith_visits_set_state (KithVisits *self,
                                  gint64 visit,
                                  KithPresenceState state,
                                  const KithInstant *when,
                                  GError **error);
/* Puts every field of a visit back to what it was: the inverse of any change. */
KithVisit *kith_visits_restore (KithVisits *self, const KithVisit *as_it_was, GError **error);
gboolean kith_visits_void (KithVisits *self, gint64 visit, GError **error);
gboolean kith_visits_unvoid (KithVisits *self, gint64 visit, GError **error);
/* Wrong person: the visit is voided and one with the same times and services stands under the other. */
KithVisit *kith_visits_reassign (KithVisits *self, gint64 visit, gint64 person, GError **error);
gboolean
kith_visits_set_service (KithVisits *self, gint64 visit, gint64 service, gboolean taken, GError **error);

KithGuest *kith_visits_add_guests (KithVisits *self,
                                   int number,
                                   const KithInstant *when,
                                   KithSource source,
                                   GError **error);
KithGuest *kith_visits_set_guest (KithVisits *self, const KithGuest *guest, GError **error);
gboolean
kith_visits_set_guest_service (KithVisits *self, gint64 guest, gint64 service, int number, GError **error);
/* They gave a name: one guest fewer, a visit with the guest's arrival time. */
KithVisit *kith_visits_name_guest (KithVisits *self, gint64 guest, gint64 person, GError **error);

/* Not voided, by arrival. (element-type KithVisit) / (element-type KithGuest) */
GPtrArray *kith_visits_on_day (KithVisits *self, KithDay day, GError **error);
GPtrArray *kith_visits_guests_on_day (KithVisits *self, KithDay day, GError **error);
GPtrArray *kith_visits_of_person (KithVisits *self, gint64 person, guint limit, GError **error);
KithVisit *kith_visits_get (KithVisits *self, gint64 visit, GError **error);

/* Everyone still here on days before "today" (or on day itself when ending it): state closed, no time
 * invented. */
gboolean kith_visits_close_day (KithVisits *self, KithDay day, guint *n_closed, GError **error);
gboolean kith_visits_roll_over (KithVisits *self, guint *n_closed, GError **error);

typedef struct
{
  KithDay first_day;
  KithDay last_day;
  int times_seen;
} KithPresence;

/* FALSE without error: never seen. */
gboolean kith_visits_get_presence (KithVisits *self, gint64 person, KithPresence *presence, GError **error);
/* All presence summaries: person id to KithPresence. */
GHashTable *kith_visits_load_presence (KithVisits *self, GError **error);
/* Puts one into such a table, or in the place of an older one. */
void kith_presence_put (GHashTable *all, gint64 person, const KithPresence *presence);

G_END_DECLS
