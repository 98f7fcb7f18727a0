/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what somebody was typing, sealed to its author and to recovery, found again by the same author. */

#pragma once

#include "session/kith-change.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_DRAFT_NEW_PERSON = 1,
  KITH_DRAFT_DESK_NOTICE = 2,
  KITH_DRAFT_PAPER_SHEET = 3,
  KITH_DRAFT_WAITING = 4,
  KITH_DRAFT_INTAKE = 5,
  KITH_DRAFT_AGREEMENT = 6,
  KITH_DRAFT_ANSWER = 7,
  KITH_DRAFT_LEGAL_HOLD = 8,
  KITH_DRAFT_REQUEST = 9,
  KITH_DRAFT_OBJECTION = 10,
  KITH_DRAFT_REFERRAL = 11,
  KITH_DRAFT_RESOURCE = 12,
  KITH_DRAFT_NOTE = 13,
  KITH_DRAFT_GOAL = 20,
  KITH_DRAFT_CHECK_IN = 21,
  KITH_DRAFT_HARD_TIME = 22,
  KITH_DRAFT_OWN_PLAN = 23,
  KITH_DRAFT_GROUP = 24,
  KITH_DRAFT_GROUP_NOTE = 25,
  KITH_DRAFT_NOTE_TEMPLATE = 26,
  KITH_DRAFT_INCIDENT = 14,
  KITH_DRAFT_DEBRIEF = 15,
} KithDraftKind;

/**
 * KithDraft:
 * @id: of its row
 * @subject: the person it is about, or 0
 * @utc: when it was saved last
 * @content: (owned): what was typed
 */
typedef struct
{
  gint64 id;
  gint64 subject;
  gint64 utc;
  GVariant *content;
} KithDraft;

void kith_draft_free (KithDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDraft, kith_draft_free)

/* For what else is sealed to its author. Before a change is begun. */
gboolean kith_draft_need_key (KithSession *session, GError **error);
gint64 kith_draft_save (KithSession *session,
                        gint64 id,
                        KithDraftKind kind,
                        gint64 subject,
                        GVariant *content,
                        GError **error);
GVariant *
kith_draft_load (KithSession *session, KithDraftKind kind, gint64 subject, gint64 *id, GError **error);
gboolean kith_draft_count_of (KithSession *session, gint64 account, guint *n, GError **error);
/* (element-type KithDraft) */
GPtrArray *kith_draft_list (KithSession *session, KithDraftKind kind, GError **error);
gboolean kith_draft_remove_in (KithChange *change, gint64 id, GError **error);
gboolean kith_draft_discard (KithSession *session, gint64 id, GError **error);

G_END_DECLS
