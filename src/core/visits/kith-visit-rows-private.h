/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing the rows of visits, guests and presence: what the changes stand on. Private to this
 * room. */

#pragma once

#include "visits/kith-visits.h"

struct _KithVisits
{
  GObject parent_instance;

  KithSession *session; /* (owned) */
  GMutex mutex;
  GHashTable *own; /* (owned) (mutex mutex) gint64: rows of days that were over, written by this service */
};

/* Recording, and for a day that is over: correcting it, unless the row was written just now (a paper sheet).
 */
gboolean kith_visits_demand_change (KithVisits *self, KithDay day, gint64 row, GError **error);
void kith_visits_note_own (KithVisits *self, gint64 row);

/* past: the day is over. */
gboolean kith_visits_take_instant (KithVisits *self,
                                   const KithInstant *when,
                                   KithInstant *taken,
                                   gboolean *past,
                                   GError **error);
gboolean kith_visits_apply_state (KithVisits *self,
                                  KithPresenceState state,
                                  KithDay day,
                                  int arrived,
                                  int *left,
                                  const KithInstant *when,
                                  GError **error);

/* From a statement that stands on a row, without services. */
KithVisit *kith_visit_row_read (KithStmt *stmt);
gboolean kith_visit_row_read_services (KithDb *db, KithVisit *visit, GError **error);
KithVisit *kith_visit_row_load (KithDb *db, gint64 visit, GError **error);
/* *visit NULL: none on that day. */
gboolean kith_visit_row_find (KithDb *db, gint64 person, KithDay day, KithVisit **visit, GError **error);
/* The visits that stand of a person, all their records together, the one to show first. (element-type
 * KithVisit) */
GPtrArray *kith_visit_row_find_all (KithDb *db, gint64 person, KithDay day, GError **error);
/* The same, of records that were listed already; (element-type gint64) */
GPtrArray *kith_visit_row_find_among (KithDb *db, GArray *records, KithDay day, GError **error);
/* Writes times, state and voided, and raises the version in the copy. */
gboolean kith_visit_row_update (KithChange *change, KithVisit *visit, GError **error);
/* 1 written, 0 refused by the visit that stands or by nobody being there, -1 on failure. */
int kith_visit_row_insert (KithChange *change, KithVisit *visit, gint64 account, GError **error);
gboolean kith_visit_row_put_service (KithChange *change,
                                     gint64 visit,
                                     gint64 service,
                                     gboolean taken,
                                     gboolean *changed,
                                     GError **error);

KithGuest *kith_guest_row_read (KithStmt *stmt);
KithGuest *kith_guest_row_load (KithDb *db, gint64 guest, GError **error);
gboolean kith_guest_row_insert (KithChange *change, KithGuest *guest, gint64 account, GError **error);
gboolean kith_guest_row_update (KithChange *change, KithGuest *guest, GError **error);
gboolean kith_guest_row_put_service (KithChange *change,
                                     gint64 guest,
                                     gint64 service,
                                     int number,
                                     gboolean *changed,
                                     GError **error);

gboolean kith_presence_row_seen (KithChange *change, gint64 person, KithDay day, GError **error);
gboolean kith_presence_row_recount (KithChange *change, gint64 person, GError **error);
