/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of what the trust log says: who is who, and who holds which key. Private to this room. */

#pragma once

#include "session/kith-session.h"
#include "session/kith-trust-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  KithSession *session; /* borrowed */
  KithChange *change;   /* (owned) */
  KithTrust *trust;     /* (owned) as stored, and what this change adds */
  GArray *held;         /* (owned) keys of guarded records that somebody held before */
} KithTrustTurn;

/* Begins, and believes nothing of the file that is not signed. */
gboolean kith_trust_turn_begin (KithTrustTurn *self,
                                KithSession *session,
                                KithEvent event,
                                gint64 subject,
                                GError **error);
/* Gives guarded records new keys where others may open them now, and makes it all durable. */
gboolean kith_trust_turn_commit (KithTrustTurn *self, GError **error);
void kith_trust_turn_clear (KithTrustTurn *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithTrustTurn, kith_trust_turn_clear)

G_END_DECLS
