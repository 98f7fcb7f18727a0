/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things waiting at the desk, desk notices and pairs kept apart, as rows. Private to this room; any thread.
 */

#pragma once

#include "desk/kith-desk-command.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

#define KITH_WAITING_DAYS 30
#define KITH_NOTICE_MAX_DAYS 90

typedef enum
{
  KITH_RECORD_IN_FORCE = 1,
  KITH_RECORD_DONE = 2,
  KITH_RECORD_TAKEN_BACK = 3,
} KithRecordState;

typedef enum
{
  KITH_RECORD_WAITING,
  KITH_RECORD_NOTICE,
  KITH_RECORD_APART,
} KithRecordKind;

/* One of the three. */
typedef struct
{
  KithRecordKind what;
  gint64 id;
  gint64 person;
  gint64 other; /* whom person is kept apart from */
  KithWaitingKind kind;
  KithDay day;
  KithDay last_day;  /* the last day on which it is in force */
  KithDay shown_day; /* KITH_DAY_NONE: not yet */
  KithRecordState state;
  char *words;  /* (owned) (nullable) */
  char *answer; /* (owned) (nullable) */
  char *author; /* (owned) (nullable) who wrote it; only of those that are held */
  gint64 version;
} KithDeskRecord;

KithDeskRecord *kith_desk_record_copy (const KithDeskRecord *self);
void kith_desk_record_free (KithDeskRecord *self);
gboolean kith_desk_record_is_in_force (const KithDeskRecord *self, KithDay today);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDeskRecord, kith_desk_record_free)

/* All in force today; what cannot be opened is left out. (element-type KithDeskRecord) */
GPtrArray *kith_desk_records_load (KithSession *session, KithRecordKind what, KithDay today, GError **error);

/* All of a record, also those that are over; of APART all of everybody. One that cannot be opened fails.
 * (element-type KithDeskRecord) */
GPtrArray *
kith_desk_records_list_held (KithSession *session, KithRecordKind what, gint64 person, GError **error);

KithDeskRecord *kith_desk_records_add_waiting (KithSession *session,
                                               KithChange *change,
                                               gint64 person,
                                               KithWaitingKind kind,
                                               const char *words,
                                               GError **error);
KithDeskRecord *kith_desk_records_add_notice (KithSession *session,
                                              KithChange *change,
                                              gint64 person,
                                              const char *words,
                                              KithDay review_day,
                                              GError **error);
KithDeskRecord *kith_desk_records_add_apart (KithSession *session,
                                             KithChange *change,
                                             gint64 person,
                                             gint64 other,
                                             GError **error);
/* before: (out): the record as it was. */
KithDeskRecord *kith_desk_records_set_state (KithSession *session,
                                             KithChange *change,
                                             KithRecordKind what,
                                             gint64 id,
                                             KithRecordState state,
                                             KithDeskRecord **before,
                                             GError **error);
KithDeskRecord *kith_desk_records_set_answer (KithSession *session,
                                              KithChange *change,
                                              gint64 notice,
                                              const char *words,
                                              KithDeskRecord **before,
                                              GError **error);
gboolean kith_desk_records_set_shown (KithChange *change, gint64 notice, KithDay day, GError **error);

G_END_DECLS
