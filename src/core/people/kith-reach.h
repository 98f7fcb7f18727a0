/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReach: whose record is in the store, and how they may be reached, so that they can be told something.
 */

#pragma once

#include "people/kith-card.h"
#include "people/kith-contact.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithReach:
 * @name: as the desk calls them
 * @disambiguator: what tells them from others of that name, or ""
 * @state: %KITH_CARD_HIDDEN: waiting to be erased, and still held
 * @is_open: whether this account may read what they told; where not, @contacts is empty
 * @contacts: (element-type KithContact): with what may be done with each, and when it is safe
 */
typedef struct
{
  gint64 person;
  char *name;          /* (owned) */
  char *disambiguator; /* (owned) */
  KithCardState state;
  gboolean is_open;
  GPtrArray *contacts; /* (owned) */
} KithReach;

void kith_reach_free (KithReach *self);
/* (element-type KithReach) by name */
GPtrArray *
kith_reach_list (KithSession *session, guint *n_unreadable, GCancellable *cancellable, GError **error);
GPtrArray *
kith_reach_list_to_ask (KithSession *session, guint *n_unreadable, GCancellable *cancellable, GError **error);

G_END_DECLS
