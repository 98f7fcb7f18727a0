/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDesk: what the front desk sees and does: the card index, presence, notices and today's lists joined.
 * Main thread; commands are carried out on the database thread and the lists change once they are durable. */

#pragma once

#include <gio/gio.h>

#include "desk/kith-desk-command.h"
#include "desk/kith-desk-row.h"
#include "people/kith-card-index.h"
#include "people/kith-likeness.h"
#include "people/kith-people.h"
#include "session/kith-session.h"
#include "stats/kith-counts.h"
#include "visits/kith-visits.h"

G_BEGIN_DECLS

#define KITH_TYPE_DESK (kith_desk_get_type ())
G_DECLARE_FINAL_TYPE (KithDesk, kith_desk, KITH, DESK, GObject)

/* Loads cards, presence, today; heavy: from a worker (async) or in kithctl (sync). Also rolls over days that
 * ended. */
KithDesk *kith_desk_open (KithSession *session, GCancellable *cancellable, GError **error);
void kith_desk_open_async (KithSession *session,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
KithDesk *kith_desk_open_finish (GAsyncResult *result, GError **error);

KithSession *kith_desk_get_session (KithDesk *self);
KithCardIndex *kith_desk_get_index (KithDesk *self);
KithDay kith_desk_get_day (KithDesk *self);

/* Here and stepped out and left today: GListModels of KithDeskRow, by arrival, newest first for here.
 * (transfer none) */
GListModel *kith_desk_get_here (KithDesk *self);
GListModel *kith_desk_get_out (KithDesk *self);
GListModel *kith_desk_get_left (KithDesk *self);
/* Today's four numbers, until something changes; notify::today comes when idle. */
const KithCount *kith_desk_get_today (KithDesk *self);

/* What Enter means for this text. */
typedef enum
{
  KITH_ENTRY_EMPTY,
  KITH_ENTRY_TOO_SHORT,
  KITH_ENTRY_CODE,         /* a scanned or typed card code: exactly one person */
  KITH_ENTRY_CLEAR,        /* a single clear match */
  KITH_ENTRY_SEVERAL,      /* goes into the list */
  KITH_ENTRY_NOBODY,       /* goes to New person, creates nothing */
  KITH_ENTRY_UNKNOWN_CODE, /* a scan with the center's prefix that is nobody's */
} KithEntryMeaning;

/* At most limit matches; (element-type KithMatch) (transfer full). Synchronous, in memory. */
GPtrArray *kith_desk_match (KithDesk *self,
                            const char *text,
                            guint limit,
                            KithFindFlags flags,
                            KithEntryMeaning *meaning);
/* Whose name is like one that is typed; notify::likeness comes when everybody's were taken apart. */
void kith_desk_prepare_likeness (KithDesk *self);
gboolean kith_desk_has_likeness (KithDesk *self);
GArray *kith_desk_find_like (KithDesk *self, const KithLikenessFacts *facts, guint limit);
/* The code of a scan if text carries the center's prefix, else NULL. */
char *kith_desk_parse_scan (KithDesk *self, const char *text);
/* Scans of today that were nobody's card, newest last, kept in memory only; one leaves when a card gets that
 * code. */
void kith_desk_note_unmatched_scan (KithDesk *self, const char *code);
const char *const *kith_desk_get_unmatched_scans (KithDesk *self); /* notify::unmatched-scans */
/* Cards that could not be opened: verify names them. */
guint kith_desk_get_n_unreadable (KithDesk *self);
/* The center's services, active ones in order. (element-type KithService) (transfer none); notify::services
 */
GPtrArray *kith_desk_get_services (KithDesk *self);
/* FALSE: never seen. In memory. */
gboolean kith_desk_get_presence (KithDesk *self, gint64 person, KithPresence *presence);
KithDeskRow *kith_desk_find_here (KithDesk *self, gint64 person);

/* What a paper sheet brought. */
typedef struct
{
  guint visits;
  guint already; /* were signed in that day before */
  guint guests;
  guint new_people;
} KithPaperSummary;

typedef struct
{
  KithDeskCommand *inverse; /* (owned) (nullable) */
  char *sentence;           /* (owned) "Rosa is signed in." */
  char *public_sentence;    /* (owned) the same with first name and initial, for a screen that others see */
  KithArrival arrival;      /* for sign-ins */
  gint64 person;
  gint64 visit;
  gint64 guest;
  gboolean first_time;
  gboolean something_waiting;
  char *notice; /* (owned) (nullable) the desk notice to show once */
  gint64 notice_id;
  KithPaperSummary paper; /* for sheets */
  gboolean keep_apart;    /* somebody this person is kept apart from is here; no name */
} KithDeskOutcome;

void kith_desk_outcome_free (KithDeskOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeskOutcome, kith_desk_outcome_free)

KithDeskOutcome *kith_desk_apply (KithDesk *self, KithDeskCommand *command, GError **error);
void kith_desk_apply_async (KithDesk *self,
                            KithDeskCommand *command,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
KithDeskOutcome *kith_desk_apply_finish (KithDesk *self, GAsyncResult *result, GError **error);

typedef struct
{
  gint64 id;
  gint64 person;
  KithWaitingKind kind;
  KithDay day;
  char *words; /* (owned) (nullable) */
} KithWaiting;

void kith_waiting_free (KithWaiting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithWaiting, kith_waiting_free)

/* Not given and not lapsed; person 0: all. (element-type KithWaiting) */
GPtrArray *kith_desk_list_waiting (KithDesk *self, gint64 person, GError **error);

typedef struct
{
  gint64 id;
  gint64 person;
  KithDay review_day;
  char *words;  /* (owned) */
  char *answer; /* (owned) (nullable) */
} KithDeskNotice;

void kith_desk_notice_free (KithDeskNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeskNotice, kith_desk_notice_free)

/* In force: not withdrawn, before their review day; person 0: all. (element-type KithDeskNotice) */
GPtrArray *kith_desk_list_notices (KithDesk *self, gint64 person, GError **error);

typedef struct
{
  gint64 id;
  gint64 person_a;
  gint64 person_b;
} KithKeepApart;

/* Coordinators only. (element-type KithKeepApart) (transfer full) */
GPtrArray *kith_desk_list_keep_apart (KithDesk *self, GError **error);

G_END_DECLS
