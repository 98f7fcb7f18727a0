/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDraftKeeper: saves what somebody is typing a moment after they pause, and at once before the program
 * locks. */

#pragma once

#include "session/kith-draft.h"

G_BEGIN_DECLS

#define KITH_TYPE_DRAFT_KEEPER (kith_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (KithDraftKeeper, kith_draft_keeper, KITH, DRAFT_KEEPER, GObject)

/* Property "saved" (boolean): everything given to it is in the store. */
KithDraftKeeper *kith_draft_keeper_new (KithSession *session, KithDraftKind kind, gint64 subject);
void kith_draft_keeper_go_on (KithDraftKeeper *self, gint64 id);
gint64 kith_draft_keeper_get_id (KithDraftKeeper *self);
GVariant *kith_draft_keeper_load (KithDraftKeeper *self, const GVariantType *type);
void kith_draft_keeper_put (KithDraftKeeper *self, GVariant *content);
void kith_draft_keeper_discard (KithDraftKeeper *self);
void kith_draft_keeper_flush (KithDraftKeeper *self);

G_END_DECLS
