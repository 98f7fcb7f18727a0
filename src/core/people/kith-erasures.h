/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing a record: asked for, hidden at once, final after a week unless it is stopped. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_ERASURE_DAYS 7

typedef enum
{
  KITH_ERASURE_NONE = 0,
  KITH_ERASURE_ASKED = 1, /* hidden, and can be stopped */
  KITH_ERASURE_FINAL = 2, /* gone from the store; its write-ahead log is still to be emptied */
  KITH_ERASURE_SWEPT = 3, /* and from that */
} KithErasureState;

/**
 * KithErasure:
 * @erased_day: %KITH_DAY_NONE while it is not final
 * @held_until: the last day of a legal hold that is in the way; %KITH_DAY_NONE: none
 */
typedef struct
{
  gint64 person;
  KithDay asked_day;
  KithDay due_day;
  KithDay erased_day;
  KithDay held_until;
  KithErasureState state;
} KithErasure;

gboolean kith_erasures_ask (KithSession *session, gint64 person, KithErasure *erasure, GError **error);
gboolean kith_erasures_stop (KithSession *session, gint64 person, GError **error);
/* (element-type KithErasure) */
GArray *kith_erasures_list (KithSession *session, GError **error);
/* What is due and what a restored backup does not know yet: at each unlock. n_erased: (out) (optional) */
gboolean kith_erasures_settle (KithSession *session, guint *n_erased, GError **error);
/* Who is being erased or was: a set of ids. */
GHashTable *kith_erasures_load_hidden (KithSession *session, GError **error);

G_END_DECLS
