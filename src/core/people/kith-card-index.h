/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "base/kith-day.h"
#include "people/kith-card.h"

G_BEGIN_DECLS

/* Best first: a lower reason is a better match. */
typedef enum
{
  KITH_MATCH_CODE,
  KITH_MATCH_NAME,
  KITH_MATCH_ALIAS,
  KITH_MATCH_NICKNAME,
  KITH_MATCH_TYPO,
  KITH_MATCH_SOUND,
} KithMatchReason;

/**
 * KithMatch:
 * @card: whom it found
 * @score: higher is better; only comparable within one answer
 * @reason: the weakest thing that had to be forgiven
 * @alias: the other name that matched, where @reason is %KITH_MATCH_ALIAS or the like
 * @clear: whether Enter may sign this person in without asking
 */
typedef struct
{
  KithCard *card; /* (owned) */
  guint score;
  KithMatchReason reason;
  const char *alias; /* (nullable), lives as long as @card */
  gboolean clear;
} KithMatch;

typedef enum
{
  KITH_FIND_DEFAULT = 0,
  KITH_FIND_INCLUDE_DIED = 1 << 0,
} KithFindFlags;

#define KITH_TYPE_MATCH (kith_match_get_type ())
GType kith_match_get_type (void);
KithMatch *kith_match_copy (const KithMatch *self);
void kith_match_free (KithMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMatch, kith_match_free)

#define KITH_TYPE_CARD_INDEX (kith_card_index_get_type ())
G_DECLARE_FINAL_TYPE (KithCardIndex, kith_card_index, KITH, CARD_INDEX, GObject)

KithCardIndex *kith_card_index_new (void);

void kith_card_index_reserve (KithCardIndex *self, guint n_cards);
void kith_card_index_put (KithCardIndex *self, KithCard *card);
gboolean kith_card_index_remove (KithCardIndex *self, gint64 person);
void kith_card_index_clear (KithCardIndex *self);
void kith_card_index_set_presence (KithCardIndex *self, gint64 person, KithDay last_day, guint times_seen);
void kith_card_index_prepare (KithCardIndex *self);

guint kith_card_index_get_size (KithCardIndex *self);
gsize kith_card_index_get_memory (KithCardIndex *self);
GPtrArray *kith_card_index_list (KithCardIndex *self);
KithCard *kith_card_index_get (KithCardIndex *self, gint64 person);
KithCard *kith_card_index_get_by_code (KithCardIndex *self, const char *code);

GPtrArray *kith_card_index_find (KithCardIndex *self, const char *text, guint limit, KithFindFlags flags);

G_END_DECLS
