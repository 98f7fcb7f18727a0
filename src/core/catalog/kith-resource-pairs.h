/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of different sources that may be one: asked about once, decided by a person, remembered. */

#pragma once

#include "resources/kith-resource.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_RESOURCE_PAIR_OPEN = 0,
  KITH_RESOURCE_PAIR_SAME = 1,
  KITH_RESOURCE_PAIR_OTHER = 2,
} KithResourcePairState;

typedef struct
{
  gint64 id;
  gint64 one;
  gint64 other;
  int score; /* of 100, roughly */
  KithResourcePairState state;
  gint64 version;
} KithResourcePair;

/* Looks through the whole directory and asks about what is new: in a thread. n_new: (out) (optional) */
gboolean
kith_resource_pairs_propose (KithSession *session, guint *n_new, GCancellable *cancellable, GError **error);
/* (element-type KithResourcePair) what is to be decided, the most alike first */
GArray *kith_resource_pairs_list (KithSession *session, GError **error);
/* survivor: which of the two is shown from now on, in place of the other. */
gboolean kith_resource_pairs_decide_same (KithSession *session, gint64 pair, gint64 survivor, GError **error);
gboolean kith_resource_pairs_decide_other (KithSession *session, gint64 pair, GError **error);
/* Takes either back: it is asked about again. */
gboolean kith_resource_pairs_reopen (KithSession *session, gint64 pair, GError **error);

G_END_DECLS
