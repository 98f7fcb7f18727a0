/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHardTime: what helps somebody when they are having a hard time, in their own words, and who may see it.
 * A value. */

#pragma once

#include "base/kith-day.h"

G_BEGIN_DECLS

/* What a line is about; any of them may be left out. */
typedef enum
{
  KITH_HARD_TIME_NOTICE,
  KITH_HARD_TIME_HELPS,
  KITH_HARD_TIME_NOT_HELPS,
  KITH_HARD_TIME_CALL,
  KITH_HARD_TIME_SAY,
  KITH_N_HARD_TIME_LINES
} KithHardTimeLine;

/* What the person chose. */
typedef enum
{
  KITH_HARD_TIME_SEEN_BY_STAFF = 1, /* who may read the record */
  KITH_HARD_TIME_SEEN_BY_DESK = 2,  /* and the front desk */
} KithHardTimeSeen;

/**
 * KithHardTime:
 * @id: of its row, 0 for one that is not stored
 * @person: whose words, as the row has it; a record that was merged keeps its own
 * @day: when they were written down; %KITH_DAY_NONE in one that is not stored: today
 * @account: with whom; 0 in one that is not stored: whoever writes it down
 * @by: (owned) (nullable): as that account is called
 * @seen_by: what the person chose
 * @version: for writing to it
 * @lines: (owned) (nullable): their words; nothing in any: they took them back
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  gint64 person;
  KithDay day;
  gint64 account;
  char *by;
  KithHardTimeSeen seen_by;
  gint64 version;
  char *lines[KITH_N_HARD_TIME_LINES];
  GVariant *extras;
} KithHardTime;

KithHardTime *kith_hard_time_new (gint64 person);
KithHardTime *kith_hard_time_copy (const KithHardTime *self);
void kith_hard_time_free (KithHardTime *self);

void kith_hard_time_set (KithHardTime *self, KithHardTimeLine line, const char *words);
void kith_hard_time_clear (KithHardTime *self);
gboolean kith_hard_time_is_empty (const KithHardTime *self);
gboolean kith_hard_time_equal (const KithHardTime *a, const KithHardTime *b);
void kith_hard_time_clean (KithHardTime *self);
gboolean kith_hard_time_check (const KithHardTime *self, KithDay today, GError **error);
char *kith_hard_time_describe (const KithHardTime *self);

const char *kith_hard_time_line_code (KithHardTimeLine line);
const char *kith_hard_time_line_label (KithHardTimeLine line);
const char *kith_hard_time_seen_code (KithHardTimeSeen seen_by);
const char *kith_hard_time_seen_label (KithHardTimeSeen seen_by);
gboolean kith_hard_time_seen_parse (const char *code, KithHardTimeSeen *seen_by, GError **error);

GVariant *kith_hard_time_to_content (const KithHardTime *self);
gboolean kith_hard_time_take_content (KithHardTime *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHardTime, kith_hard_time_free)

G_END_DECLS
