/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithToDo: what somebody is to come back to, whatever room it is from. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_TO_DO_NOTE,     /* a next step: kith_note_follow_ups_list_due() */
  KITH_TO_DO_REFERRAL, /* how it went: kith_follow_ups_list() */
  KITH_TO_DO_CHECK_IN, /* how they are: kith_check_ins_due_list() */
} KithToDoKind;

/**
 * KithToDo:
 * @kind: where it is from
 * @id: of its row there
 * @note: the note with that next step, 0 for another kind
 * @version: for writing to it
 * @shown: whom its record counts as
 * @day: when
 * @account: whose it is
 * @by: (owned) (nullable): as that account is called
 * @what: (owned): what it is, for people to read, by what stands in clear
 */
typedef struct
{
  KithToDoKind kind;
  gint64 id;
  gint64 note;
  gint64 version;
  gint64 shown;
  KithDay day;
  gint64 account;
  char *by;
  char *what;
} KithToDo;

void kith_to_do_free (KithToDo *self);
gboolean kith_to_do_is_overdue (const KithToDo *self, KithDay today);
char *kith_to_do_describe_day (const KithToDo *self, KithDay today);

GPtrArray *kith_to_do_list (KithSession *session, gint64 account, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithToDo, kith_to_do_free)

G_END_DECLS
