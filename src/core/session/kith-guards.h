/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must not open somebody's record: because it is their own, because they declared a conflict, or because
 * the person wishes so. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/* The codes are permanent: they are sealed. */
typedef enum
{
  KITH_GUARD_LINKED = 1,   /* the account is this person */
  KITH_GUARD_CONFLICT = 2, /* declared by the account: a friend, a relative, the other side of an order */
  KITH_GUARD_WISH = 3,     /* the person names the account */
} KithGuardKind;

typedef struct
{
  gint64 id;
  gint64 person;
  KithGuardKind kind;
  gint64 account;     /* who must not open the record */
  char *account_name; /* (owned) */
  KithDay day;
  char *who; /* (owned) who wrote it down */
} KithGuard;

void kith_guard_free (KithGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGuard, kith_guard_free)

const char *kith_guard_kind_code (KithGuardKind kind);
const char *kith_guard_kind_label (KithGuardKind kind);
gboolean kith_guard_kind_from_code (const char *code, KithGuardKind *kind);

gint64
kith_guards_add (KithSession *session, gint64 person, KithGuardKind kind, gint64 account, GError **error);
gboolean kith_guards_lift (KithSession *session, gint64 guard, GError **error);
/* person 0: everybody's. (element-type KithGuard) */
GPtrArray *kith_guards_list (KithSession *session, gint64 person, GError **error);
/* The accounts that may open it now. (element-type KithAccount) */
GPtrArray *kith_guards_list_open_to (KithSession *session, gint64 person);
gboolean kith_guards_may_look_after (KithSession *session, gint64 account, gint64 person);
/* What is to be done at each unlock. */
gboolean kith_guards_settle (KithSession *session, guint *n_changed, GError **error);
/* For merging: whether any record that counts as this person is guarded. */
gboolean kith_guards_is_guarded (KithSession *session, gint64 person);
/* For erasing. */
gboolean kith_guards_destroy_keys_in (KithChange *change, gint64 person, GError **error);

G_END_DECLS
