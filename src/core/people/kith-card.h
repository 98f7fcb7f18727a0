/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KITH_CARD_CONTENT_TYPE:
 *
 * What is sealed for a card: fold version, state, number of aliases, then in one piece, each ended by a zero
 * byte, name, pronouns, disambiguator, code, aliases, the folded name and the folded aliases in their order;
 * and whatever a later Kith adds. One piece, since at unlock tens of thousands are taken apart, and a tuple
 * of strings costs five times as much.
 */
#define KITH_CARD_CONTENT_TYPE "(qyyaya{sv})"

#define KITH_CARD_MAX_ALIASES 32
#define KITH_CARD_MAX_CODE 64

typedef enum
{
  KITH_CARD_ACTIVE = 0,
  KITH_CARD_AWAY = 1,
  KITH_CARD_DIED = 2,
  KITH_CARD_HIDDEN = 3, /* being erased or merged away: never found */
} KithCardState;

#define KITH_TYPE_CARD (kith_card_get_type ())

typedef struct _KithCard KithCard;

GType kith_card_get_type (void);
KithCard *kith_card_new (gint64 person, const char *name, GError **error);
KithCard *kith_card_copy (const KithCard *self);
KithCard *kith_card_ref (KithCard *self);
void kith_card_unref (KithCard *self);

gint64 kith_card_get_person (const KithCard *self);
const char *kith_card_get_name (const KithCard *self);
const char *kith_card_get_pronouns (const KithCard *self);
const char *kith_card_get_disambiguator (const KithCard *self);
const char *kith_card_get_code (const KithCard *self);
const char *const *kith_card_get_aliases (const KithCard *self);
KithCardState kith_card_get_state (const KithCard *self);
gint64 kith_card_get_merged_into (const KithCard *self);
const char *const *kith_card_get_folds (const KithCard *self);
gboolean kith_card_equal (const KithCard *a, const KithCard *b);

/* Only on a card nobody else holds yet: a fresh one or a copy. */
gboolean kith_card_set_name (KithCard *self, const char *name, GError **error);
void kith_card_set_pronouns (KithCard *self, const char *pronouns);
void kith_card_set_disambiguator (KithCard *self, const char *disambiguator);
gboolean kith_card_set_code (KithCard *self, const char *code, GError **error);
gboolean kith_card_set_aliases (KithCard *self, const char *const *aliases, GError **error);
void kith_card_set_state (KithCard *self, KithCardState state);
void kith_card_set_merged_into (KithCard *self, gint64 person);

GVariant *kith_card_to_content (const KithCard *self);
KithCard *kith_card_from_content (gint64 person, GVariant *content, GError **error);
KithCard *kith_card_from_bytes (gint64 person, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCard, kith_card_unref)

G_END_DECLS
