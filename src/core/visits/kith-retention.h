/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose records the center's rule would have erased. It proposes and erases nothing: a person decides about
 * each. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_RETENTION_MAX_YEARS 99

/**
 * KithRetentionCase:
 * @person: whose record; of records that are one person, the one they count as
 * @last_seen: the last day on which they came, or the record's first where they never did
 * @came: whether they ever did
 * @held_until: the last day on which the law keeps the record, %KITH_DAY_NONE where it does not today
 */
typedef struct
{
  gint64 person;
  KithDay last_seen;
  gboolean came;
  KithDay held_until;
} KithRetentionCase;

/* 0: the rule is off. */
guint kith_retention_get_years (KithCenter *center);
/* (element-type KithRetentionCase), longest not seen first */
GArray *kith_retention_list (KithSession *session, guint years, GError **error);

G_END_DECLS
