/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckIn: that somebody is asked now and then how they are, by whom and how. A value. */

#pragma once

#include "goals/kith-check-in-contact.h"

G_BEGIN_DECLS

/* Permanent: in clear. */
typedef enum
{
  KITH_CHECK_IN_TAKEN_BACK = 0, /* planned by mistake */
  KITH_CHECK_IN_OPEN = 1,
  KITH_CHECK_IN_ENDED = 2,
} KithCheckInState;

/* What of it is missing or wrong. */
typedef enum
{
  KITH_CHECK_IN_PART_DUE,
  KITH_CHECK_IN_PART_WAYS,
  KITH_CHECK_IN_PART_WORKER,
  KITH_CHECK_IN_PART_DAY,
  KITH_CHECK_IN_PART_WAY,
  KITH_CHECK_IN_PART_OUTCOME,
  KITH_CHECK_IN_PART_NEXT,
} KithCheckInPart;

/**
 * KithCheckIn:
 * @id: of its row, 0 for one that is not stored
 * @person: of whom, as the row has it; a record that was merged keeps its own
 * @day: when it was planned
 * @state: whether somebody is to ask
 * @due_day: when, or %KITH_DAY_NONE where it has ended
 * @worker: whose account is to ask; 0 in one that is not stored: whoever plans it
 * @worker_name: (owned) (nullable): as it is called
 * @planned_by: (owned) (nullable): whose account wrote it down
 * @version: for writing to it
 * @ways: how; each has to be permitted when it is planned
 * @words: (owned) (nullable): what about
 * @extras: (owned): what this Kith does not know
 * @contacts: (owned) (element-type KithCheckInContact): how it went, oldest first, with what was taken back
 */
typedef struct
{
  gint64 id;
  gint64 person;
  KithDay day;
  KithCheckInState state;
  KithDay due_day;
  gint64 worker;
  char *worker_name;
  char *planned_by;
  gint64 version;
  KithContactWays ways;
  char *words;
  GVariant *extras;
  GPtrArray *contacts;
} KithCheckIn;

KithCheckIn *kith_check_in_new (gint64 person);
KithCheckIn *kith_check_in_copy (const KithCheckIn *self);
void kith_check_in_free (KithCheckIn *self);

const char *kith_check_in_state_code (KithCheckInState state);
const char *kith_check_in_state_label (KithCheckInState state);
gboolean kith_check_in_is_overdue (const KithCheckIn *self, KithDay today);

void kith_check_in_clean (KithCheckIn *self);
gboolean kith_check_in_check (const KithCheckIn *self,
                              KithContactWays permitted,
                              KithDay today,
                              KithCheckInPart *part,
                              GError **error);
gboolean kith_check_in_check_contact (const KithCheckIn *self,
                                      const KithCheckInContact *contact,
                                      KithDay today,
                                      KithCheckInPart *part,
                                      GError **error);

GVariant *kith_check_in_to_content (const KithCheckIn *self);
gboolean kith_check_in_take_content (KithCheckIn *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckIn, kith_check_in_free)

G_END_DECLS
