/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDesk from the inside, for the files of this room. */

#pragma once

#include "desk/kith-desk.h"
#include "desk/kith-desk-job-private.h"
#include "desk/kith-desk-row-private.h"
#include "people/kith-people-shown.h"

G_BEGIN_DECLS

#define KITH_DESK_N_RECORDS 3

/* What is read from the store for one day; by any thread. */
typedef struct
{
  KithDay day;
  GPtrArray *visits;                       /* (owned) (element-type KithVisit) */
  GPtrArray *guests;                       /* (owned) (element-type KithGuest) */
  GPtrArray *records[KITH_DESK_N_RECORDS]; /* (owned) (element-type KithDeskRecord) by KithRecordKind */
  GPtrArray *services;                     /* (owned) (element-type KithService) */
  KithFacts *facts;                        /* (owned) */
} KithDeskToday;

KithDeskToday *kith_desk_today_load (KithVisits *visits, GCancellable *cancellable, GError **error);
void kith_desk_today_free (KithDeskToday *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeskToday, kith_desk_today_free)

struct _KithDesk
{
  GObject parent_instance;

  KithSession *session;        /* (owned) */
  KithPeople *people;          /* (owned) */
  KithVisits *visits;          /* (owned) */
  KithCardIndex *index;        /* (owned) */
  KithLikenessIndex *likeness; /* (owned) (nullable): of the same cards, from when it is first wanted */
  GPtrArray *likeness_late;    /* (owned) (nullable) (element-type KithCard): put while that is made */
  GHashTable *presence;        /* (owned) person (gint64) → KithPresence */
  guint n_unreadable;

  GHashTable *hidden; /* (owned) (element-type gint64) who is being erased or was */
  KithDay day;
  GListStore *here;        /* (owned) (element-type KithDeskRow) newest first */
  GListStore *out;         /* (owned) (element-type KithDeskRow) */
  GListStore *left;        /* (owned) (element-type KithDeskRow) */
  GHashTable *visit_rows;  /* (owned) visit (gint64) → KithDeskRow */
  GHashTable *person_rows; /* (owned) person (gint64) → KithDeskRow (unowned) of visit_rows */
  GHashTable *alike_rows;  /* (owned) what reads alike → GPtrArray of those rows (unowned) */
  GHashTable *guest_rows;  /* (owned) guests (gint64) → KithDeskRow */
  GHashTable *records[KITH_DESK_N_RECORDS]; /* (owned) id (gint64) → KithDeskRecord */
  GPtrArray *services;                      /* (owned) (element-type KithService) */
  KithFacts *facts;                         /* (owned) of this day */
  KithCount today;
  gboolean today_stale; /* counted when idle, or asked for */
  guint recount_id;
  GPtrArray *scans; /* (owned) (element-type utf8) ended by NULL */
  GPtrArray *codes; /* (owned) (element-type utf8) of cards that are being written */

  gulong day_changed_id;
  gulong changed_id;
  gboolean reloading;
  gboolean reload_again;
};

/* In the main thread. */
void kith_desk_take_today (KithDesk *self, KithDeskToday *today);
void kith_desk_take_job (KithDesk *self, KithDeskJob *job);
void kith_desk_put_visit (KithDesk *self, const KithVisit *visit);
void kith_desk_put_guest (KithDesk *self, const KithGuest *guest);
void kith_desk_put_card (KithDesk *self, KithCard *card);
void kith_desk_put_services (KithDesk *self, GPtrArray *services);
void kith_desk_refresh_marks (KithDesk *self, gint64 person);
void kith_desk_recount (KithDesk *self);
void kith_desk_reload (KithDesk *self);
void kith_desk_put_likeness (KithDesk *self, KithCard *card);
void kith_desk_notify_likeness (KithDesk *self);
void kith_desk_notify_today (KithDesk *self);
void kith_desk_notify_day (KithDesk *self);
void kith_desk_notify_services (KithDesk *self);
void kith_desk_forget_scan (KithDesk *self, const char *code);

/* The record that this one counts as; itself where it was not merged. */
gint64 kith_desk_find_root (KithDesk *self, gint64 person);
/* Whether there is anything of this kind in force about this person. */
gboolean kith_desk_is_in_force (KithDesk *self, const KithDeskRecord *record);
gboolean kith_desk_has_record (KithDesk *self, KithRecordKind what, gint64 person);
/* Whether somebody whom this person is kept apart from is in the building. */
gboolean kith_desk_is_apart_here (KithDesk *self, gint64 person);
/* Who has that code, with the center's prefix or without; 0: nobody. */
gint64 kith_desk_find_code (KithDesk *self, const char *code);
/* Everyone whose name folds to the same as this; NULL: nobody. (element-type gint64) */
GArray *kith_desk_find_namesakes (KithDesk *self, const char *folded, const char *name);

/* "Rosa is signed in." */
char *kith_desk_say (KithDesk *self, const KithDeskJob *job, gboolean public_form);

/* The job for a command, with what the main thread knows. */
KithDeskJob *kith_desk_prepare (KithDesk *self, KithDeskCommand *command, GError **error);
/* The same and carried out here and now. */
KithDeskJob *kith_desk_carry_out (KithDesk *self, KithDeskCommand *command, GError **error);

G_END_DECLS
