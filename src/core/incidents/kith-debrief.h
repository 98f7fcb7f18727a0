/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDebrief: a conversation that somebody who works here is offered after something happened, and what they
 * keep of it for themself. A value. */

#pragma once

#include "base/kith-day.h"

G_BEGIN_DECLS

/* STATE (symbol, permanent number, permanent code, label) */
#define KITH_DEBRIEF_STATES(STATE)                                                                           \
  STATE (OFFERED, 1, "offered", N_ ("Offered"))                                                              \
  STATE (DONE, 2, "done", N_ ("Done"))                                                                       \
  STATE (NOT_NEEDED, 3, "not-needed", N_ ("Not needed"))

typedef enum
{
  KITH_DEBRIEF_WITHDRAWN = 0, /* offered by mistake */
#define STATE(symbol, number, ...) KITH_DEBRIEF_##symbol = number,
  KITH_DEBRIEF_STATES (STATE)
#undef STATE
} KithDebriefState;

/**
 * KithDebrief:
 * @id: of its row
 * @incident: what happened
 * @account: to whom it is offered
 * @name: (owned) (nullable): their name
 * @state: whether they took it
 * @offered_by: (owned) (nullable): who offers it
 * @offered_day: since when
 * @happened: the day of what happened
 * @version: for answering it
 * @day: when it was, or %KITH_DAY_NONE; sealed to the account
 * @with: (owned) (nullable): with whom; sealed to the account
 * @words: (owned) (nullable): what they keep of it; sealed to the account
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  gint64 incident;
  gint64 account;
  char *name;
  KithDebriefState state;
  char *offered_by;
  KithDay offered_day;
  KithDay happened;
  gint64 version;
  KithDay day;
  char *with;
  char *words;
  GVariant *extras;
} KithDebrief;

const char *kith_debrief_state_code (KithDebriefState state);
const char *kith_debrief_state_label (KithDebriefState state);
gboolean kith_debrief_state_parse (const char *code, KithDebriefState *state, GError **error);

KithDebrief *kith_debrief_new (void);
KithDebrief *kith_debrief_copy (const KithDebrief *self);
void kith_debrief_free (KithDebrief *self);

void kith_debrief_clean (KithDebrief *self);
gboolean kith_debrief_check (const KithDebrief *self, KithDay today, GError **error);

GVariant *kith_debrief_to_content (const KithDebrief *self);
gboolean kith_debrief_take_content (KithDebrief *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDebrief, kith_debrief_free)

G_END_DECLS
