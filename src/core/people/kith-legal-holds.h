/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A legal hold: a record that must be kept until a day, whatever was asked. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 person;
  KithDay day;   /* set on */
  KithDay until; /* the last day it holds */
  char *who;     /* (owned) the account that set it */
  char *reason;  /* (owned) */
} KithLegalHold;

void kith_legal_hold_free (KithLegalHold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithLegalHold, kith_legal_hold_free)

/* Returns the hold's id, 0 on failure. */
gint64
kith_legal_holds_set (KithSession *session, gint64 person, KithDay until, const char *reason, GError **error);
gboolean kith_legal_holds_end (KithSession *session, gint64 hold, GError **error);
/* person 0: all. (element-type KithLegalHold) */
GPtrArray *kith_legal_holds_list (KithSession *session, gint64 person, GError **error);
/* The last day on which this person's records must be kept; KITH_DAY_NONE: they need not. */
gboolean kith_legal_holds_until (KithSession *session, gint64 person, KithDay *until, GError **error);

G_END_DECLS
