/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One command being carried out: what the main thread knew, and what the database thread found and wrote. */

#pragma once

#include "desk/kith-desk-command-private.h"
#include "desk/kith-desk-records.h"
#include "desk/kith-paper-sheet.h"
#include "people/kith-people-shown.h"
#include "visits/kith-visit-changes.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 person;
  gboolean seen;
  KithPresence presence;
} KithDeskSeen;

typedef struct
{
  gint64 a;
  gint64 b;
  gboolean unresolved;
} KithDeskPair;

typedef struct
{
  /* What the main thread prepared; nobody changes it afterwards. */
  KithSession *session;     /* (owned) */
  KithPeople *people;       /* (owned) */
  KithVisits *visits_of;    /* (owned) */
  KithDeskCommand *command; /* (owned) */
  GHashTable *namesakes;    /* (owned) (nullable) folded name → GArray of gint64 */
  GHashTable
      *notices; /* (owned) (nullable) person (gint64) → GArray of gint64: notices to show at a sign-in */

  /* What was done, in the order in which it was. */
  gboolean wrote;
  GPtrArray *visits;   /* (owned) (element-type KithVisit) as they are */
  GPtrArray *guests;   /* (owned) (element-type KithGuest) as they are */
  GPtrArray *cards;    /* (owned) (element-type KithCard) as they are shown; hidden: gone, or merged */
  GPtrArray *records;  /* (owned) (element-type KithDeskRecord) as they are */
  GArray *pairs;       /* (owned) (element-type KithDeskPair) */
  GArray *seen;        /* (owned) (element-type KithDeskSeen) of everyone whose visits changed */
  GArray *shown;       /* (owned) (element-type gint64) notices marked as shown */
  KithDay day;         /* the day on which it was done */
  gboolean reload;     /* more changed than is listed here */
  GPtrArray *inverses; /* (owned) (element-type KithDeskCommand) in order of doing */

  /* For the outcome. */
  KithArrival arrival;
  gint64 person;
  gint64 visit;
  gint64 guest;
  KithVisit *at;          /* (unowned) (nullable) the visit that the sentence speaks of, in visits */
  KithGuest *guests_at;   /* (unowned) (nullable) */
  KithDeskRecord *record; /* (unowned) (nullable) */
  gint64 alone;           /* somebody whom no merge concerns; 0: nobody known */
  gint64 merged_from;     /* whose record was merged or taken apart; 0: nobody's */
  gint64 merged_into;
  gboolean first_time;
  guint n_changed;
  KithPaperSummary paper;
} KithDeskJob;

KithDeskJob *
kith_desk_job_new (KithSession *session, KithPeople *people, KithVisits *visits, KithDeskCommand *command);
void kith_desk_job_free (KithDeskJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeskJob, kith_desk_job_free)

/* Carries it out in one transaction. Any thread but one at a time. */
gboolean kith_desk_job_run (KithDeskJob *self, GError **error);

/* For the files of this room: a command inside the transaction. */
gboolean kith_desk_job_do (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
gboolean
kith_desk_job_do_visit (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
gboolean
kith_desk_job_do_guest (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
gboolean
kith_desk_job_do_record (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
gboolean
kith_desk_job_do_merge (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
gboolean
kith_desk_job_do_paper (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
/* The record that this one counts as; 0 on failure. */
gint64 kith_desk_job_find_root (KithChange *change, gint64 person, GError **error);
/* The cards of a record and of all that count as it, as they are by now. */
gboolean kith_desk_job_take_cards (KithDeskJob *self, KithChange *change, gint64 person, GError **error);
/* What came of pairs. */
gboolean kith_desk_job_set_pair (KithDeskJob *self,
                                 KithChange *change,
                                 gint64 person,
                                 gint64 other,
                                 KithPairState state,
                                 KithPairState *before,
                                 GError **error);
/* 0 on failure. */
gint64
kith_desk_job_add_person (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error);
/* Nobody comes under the record of somebody who has died. */
gboolean kith_desk_job_check_alive (KithDeskJob *self, KithChange *change, gint64 person, GError **error);
gboolean kith_desk_job_sign_in (KithDeskJob *self,
                                KithChange *change,
                                gint64 person,
                                const KithInstant *when,
                                KithSource source,
                                GError **error);
KithVisit *kith_desk_job_take_visit (KithDeskJob *self, KithVisit *visit);
KithGuest *kith_desk_job_take_guest (KithDeskJob *self, KithGuest *guest);
void kith_desk_job_take_inverse (KithDeskJob *self, KithDeskCommand *inverse);
void kith_desk_job_note_person (KithDeskJob *self, gint64 person);

G_END_DECLS
