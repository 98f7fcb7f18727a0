/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCrisisCard: what to say and do, whom to call, what to answer callers and officials. Readable while
 * locked, and from the bundled defaults where there is no store or a damaged one. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct
{
  char *number;        /* (owned) as dialled or written: "988", "Text HOME to 741741" */
  char *label;         /* (owned) */
  KithDay checked_day; /* KITH_DAY_NONE: nobody has checked it */
} KithCrisisNumber;

typedef struct
{
  char *title; /* (owned) */
  char *body;  /* (owned) */
} KithCrisisSaying;

typedef struct
{
  GPtrArray *numbers;   /* (owned) (element-type KithCrisisNumber) in order */
  GPtrArray *sayings;   /* (owned) (element-type KithCrisisSaying) with the person */
  GPtrArray *callers;   /* (owned) (element-type KithCrisisSaying) */
  GPtrArray *officials; /* (owned) (element-type KithCrisisSaying) */
} KithCrisisCard;

/* country: ISO 3166-1 alpha-2 in either case; NULL or unknown: one without national lines. Never fails. */
KithCrisisCard *kith_crisis_card_new_default (const char *country);
/* The numbers of another country in place of those of the first that nobody edited or checked. */
gboolean kith_crisis_card_move (KithCrisisCard *self, const char *from, const char *to);
/* The country codes that have a card of their own, as an array of lower-case codes. */
GStrv kith_crisis_card_list_countries (void);
KithCrisisCard *kith_crisis_card_load (KithStore *store, GError **error);
KithCrisisCard *kith_crisis_card_copy (const KithCrisisCard *self);
void kith_crisis_card_free (KithCrisisCard *self);
guint kith_crisis_card_count_unchecked (const KithCrisisCard *self);

KithCrisisNumber *kith_crisis_number_new (const char *number, const char *label, KithDay checked_day);
void kith_crisis_number_free (KithCrisisNumber *self);
KithCrisisSaying *kith_crisis_saying_new (const char *title, const char *body);
void kith_crisis_saying_free (KithCrisisSaying *self);

/* Puts the whole card in place of what was there. Needs crisis-card-write. */
gboolean kith_crisis_card_save (const KithCrisisCard *self, KithSession *session, GError **error);
/* Somebody dialled or looked up this number (position from 0) today. */
gboolean kith_crisis_card_mark_checked (KithSession *session, guint position, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCrisisCard, kith_crisis_card_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCrisisNumber, kith_crisis_number_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCrisisSaying, kith_crisis_saying_free)

G_END_DECLS
