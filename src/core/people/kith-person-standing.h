/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithStanding: whether somebody is away or has died, and what follows from it. Both can be taken back. */

#pragma once

#include "people/kith-merge-choices.h"
#include "people/kith-people.h"

G_BEGIN_DECLS

/**
 * KithStanding:
 * @state: active, away or died; who is away no longer is active
 * @away_until: of somebody who is away, the last day of it, %KITH_DAY_NONE where it is open
 */
typedef struct
{
  KithPersonState state;
  KithDay away_until;
} KithStanding;

gboolean kith_standing_get (KithSession *session, gint64 person, KithStanding *standing, GError **error);
gboolean kith_standing_set (KithSession *session,
                            gint64 person,
                            KithPersonState state,
                            KithDay away_until,
                            GError **error);
KithStanding
kith_standing_put_together (const KithStanding *into, const KithStanding *from, KithMergeSide side);
gboolean kith_standing_equal (const KithStanding *a, const KithStanding *b);
gboolean kith_standing_may_remind (const KithStanding *standing);
char *kith_standing_describe (const KithStanding *standing);

/* Of one record as it is written, whatever counts as it. For the services, which ask for rights themselves.
 */
gboolean
kith_standing_read (KithDb *db, gint64 record, KithDay today, KithStanding *standing, GError **error);
/* Refuses who has died. Session: whose words it is told in. */
gboolean
kith_standing_check_alive (KithSession *session, KithDb *db, gint64 person, gboolean *alone, GError **error);

G_END_DECLS
