/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDraftWatch: knows of all drafts of a session whether what is typed reaches the disk, says what is in
 * the way where it does not, and has them saved at once before the session ends. */

#pragma once

#include "session/kith-session.h"
#include "shared/kith-draft-keeper.h"

G_BEGIN_DECLS

#define KITH_TYPE_DRAFT_WATCH (kith_draft_watch_get_type ())
G_DECLARE_FINAL_TYPE (KithDraftWatch, kith_draft_watch, KITH, DRAFT_WATCH, GObject)

/* Property "problem" (string, nullable): why something typed is not stored. */
KithDraftWatch *kith_draft_watch_get (KithSession *session);
const char *kith_draft_watch_get_problem (KithDraftWatch *self);
void kith_draft_watch_add (KithDraftWatch *self, KithDraftKeeper *keeper);
void kith_draft_watch_remove (KithDraftWatch *self, KithDraftKeeper *keeper);
void kith_draft_watch_set_failed (KithDraftWatch *self, KithDraftKeeper *keeper, const GError *error);
void kith_draft_watch_flush (KithDraftWatch *self);

G_END_DECLS
