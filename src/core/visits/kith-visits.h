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

/* Not voided, by arrival. (element-type KithVisit) / (element-type KithGuest) */
GPtrArray *kith_visits_on_day (KithVisits *self, KithDay day, GError **error);
GPtrArray *kith_visits_guests_on_day (KithVisits *self, KithDay day, GError **error);
GPtrArray *kith_visits_of_person (KithVisits *self, gint64 person, guint limit, GError **error);
/* Those of them that were removed and can be put back. (element-type KithVisit) */
GPtrArray *kith_visits_removed_of_person (KithVisits *self, gint64 person, guint limit, GError **error);
KithVisit *kith_visits_get (KithVisits *self, gint64 visit, GError **error);

gboolean kith_visits_roll_over (KithVisits *self, guint *n_closed, GError **error);

typedef struct
{
  KithDay first_day;
  KithDay last_day;
  int times_seen;
} KithPresence;

/* FALSE without error: never seen. */
gboolean kith_visits_find_presence (KithDb *db, GArray *records, KithPresence *presence, GError **error);
gboolean kith_visits_get_presence (KithVisits *self, gint64 person, KithPresence *presence, GError **error);
/* All presence summaries: person id to KithPresence. */
GHashTable *kith_visits_load_presence (KithVisits *self, GError **error);
/* Puts one into such a table, or in the place of an older one. */
void kith_presence_put (GHashTable *all, gint64 person, const KithPresence *presence);

G_END_DECLS
