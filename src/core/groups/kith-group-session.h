/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupSession: what became of a group on one center day. A value. */

#pragma once

#include "base/kith-day.h"

G_BEGIN_DECLS

/* Permanent. */
typedef enum
{
  KITH_GROUP_SESSION_PLANNED = 0, /* nothing was said: on the days that the schedule has */
  KITH_GROUP_SESSION_HELD = 1,
  KITH_GROUP_SESSION_CANCELLED = 2,
} KithGroupSessionState;

#define KITH_GROUP_MAX_GUESTS 9999

/**
 * KithGroupSession:
 * @id: of its row, 0 where nothing was ever said of that day
 * @group: whose
 * @day: the center's day
 * @state: what became of it
 * @guests: how many came without a name
 * @n_people: how many came with one, each counted once
 * @people: (owned) (element-type gint64) (nullable): who, as whom they count now; %NULL where only numbers
 *   were read
 * @version: for writing to it, 0 where there is no row
 */
typedef struct
{
  gint64 id;
  gint64 group;
  KithDay day;
  KithGroupSessionState state;
  int guests;
  guint n_people;
  GArray *people;
  gint64 version;
} KithGroupSession;

KithGroupSession *kith_group_session_new (gint64 group, KithDay day);
KithGroupSession *kith_group_session_copy (const KithGroupSession *self);
void kith_group_session_free (KithGroupSession *self);

const char *kith_group_session_state_code (KithGroupSessionState state);
const char *kith_group_session_state_label (KithGroupSessionState state);
gboolean kith_group_session_state_parse (const char *code, KithGroupSessionState *state, GError **error);
gboolean kith_group_session_check (const KithGroupSession *self, KithDay today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupSession, kith_group_session_free)

G_END_DECLS
