/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every card in memory, and the tables that the search runs on: kept current card by card. What is
 * found, and in which order, is in kith-card-search.c. */

#include "people/kith-card-index-private.h"

#include <string.h>

#include "base/kith-phonetic.h"
#include "base/kith-text.h"

G_DEFINE_FINAL_TYPE (KithCardIndex, kith_card_index, G_TYPE_OBJECT)

static guint32
lookup_slot (KithCardIndex *self, gint64 person)
{
  guint slot = GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, &person));

  return slot == 0 ? KITH_NO_SLOT : slot - 1;
}

static guint32
add_word (KithCardIndex *self, const char *word, gsize length)
{
  gboolean added;
  guint32 id = kith_word_table_add (&self->words, word, length, &added);

  if (added)
    {
      KithPhonetic phonetic;

      kith_phonetic_init (&phonetic, word, MIN (length, KITH_WORD_MAX));
      for (guint i = 0; i < phonetic.n; i++)
        {
          guint32 sound =
              kith_word_table_add (&self->sounds, phonetic.keys[i], strlen (phonetic.keys[i]), &added);

          kith_word_table_post (&self->sounds, sound, id);
        }
    }

  return id;
}

/* Takes one folded name apart. Words go to the front of the arrays, pairs to their own. */
static void
link_name (KithCardIndex *self,
           guint32 slot,
           const char *fold,
           gboolean is_alias,
           guint32 words[KITH_CARD_MAX_WORDS],
           guint32 pairs[KITH_CARD_MAX_WORDS])
{
  KithCardEntry *entry = kith_card_index_entry (self, slot);
  const char *before = NULL;
  gsize before_length = 0;

  while (*fold != '\0' && entry->n_words < KITH_CARD_MAX_WORDS)
    {
      gsize length = strcspn (fold, " ");
      guint32 id = add_word (self, fold, length);

      kith_word_table_post (&self->words, id, slot);
      words[entry->n_words++] = id << 2 | (before == NULL ? 2u : 0u) | (is_alias ? 1u : 0u);

      if (before != NULL)
        {
          char pair[2 * KITH_WORD_MAX];
          gsize head = MIN (before_length, KITH_WORD_MAX), tail = MIN (length, KITH_WORD_MAX);
          gboolean added;

          memcpy (pair, before, head);
          memcpy (pair + head, fold, tail);
          id = kith_word_table_add (&self->pairs, pair, head + tail, &added);
          kith_word_table_post (&self->pairs, id, slot);
          pairs[entry->n_pairs++] = id << 2 | (is_alias ? 1u : 0u);
        }

      before = fold;
      before_length = length;
      fold += length + (fold[length] == ' ');
    }
}

static void
link_words (KithCardIndex *self, guint32 slot)
{
  KithCardEntry *entry = kith_card_index_entry (self, slot);
  const char *const *folds = kith_card_get_folds (entry->card);
  guint32 words[KITH_CARD_MAX_WORDS], pairs[KITH_CARD_MAX_WORDS];

  for (guint i = 0; folds[i] != NULL; i++)
    {
      link_name (self, slot, folds[i], i > 0, words, pairs);
      if (i == 0)
        entry->n_name_words = entry->n_words;
    }

  if (entry->n_words > 0)
    {
      entry->words = g_new (guint32, entry->n_words + entry->n_pairs);
      memcpy (entry->words, words, entry->n_words * sizeof (guint32));
      memcpy (entry->words + entry->n_words, pairs, entry->n_pairs * sizeof (guint32));
    }
}

static void
unlink_words (KithCardIndex *self, guint32 slot)
{
  KithCardEntry *entry = kith_card_index_entry (self, slot);

  for (guint i = 0; i < entry->n_words; i++)
    kith_word_table_unpost (&self->words, entry->words[i] >> 2, slot);
  for (guint i = 0; i < entry->n_pairs; i++)
    kith_word_table_unpost (&self->pairs, entry->words[entry->n_words + i] >> 2, slot);

  g_clear_pointer (&entry->words, g_free);
  entry->n_words = entry->n_name_words = entry->n_pairs = 0;
}

static void
link_code (KithCardIndex *self, guint32 slot)
{
  KithCardEntry *entry = kith_card_index_entry (self, slot);
  g_autofree char *key = NULL;
  gpointer first;

  entry->next_code = KITH_NO_SLOT;
  if (kith_card_get_code (entry->card)[0] == '\0')
    return;

  key = kith_card_fold_code (kith_card_get_code (entry->card));
  if (g_hash_table_lookup_extended (self->codes, key, NULL, &first))
    entry->next_code = GPOINTER_TO_UINT (first);
  g_hash_table_replace (self->codes, g_steal_pointer (&key), GUINT_TO_POINTER (slot));
}

static void
unlink_code (KithCardIndex *self, guint32 slot)
{
  KithCardEntry *entry = kith_card_index_entry (self, slot);
  g_autofree char *key = NULL;
  gpointer first;
  guint32 at;

  if (kith_card_get_code (entry->card)[0] == '\0')
    return;

  key = kith_card_fold_code (kith_card_get_code (entry->card));
  if (!g_hash_table_lookup_extended (self->codes, key, NULL, &first))
    return;

  at = GPOINTER_TO_UINT (first);
  if (at == slot)
    {
      if (entry->next_code == KITH_NO_SLOT)
        g_hash_table_remove (self->codes, key);
      else
        g_hash_table_replace (self->codes, g_steal_pointer (&key), GUINT_TO_POINTER (entry->next_code));
      return;
    }

  while (at != KITH_NO_SLOT)
    {
      KithCardEntry *other = kith_card_index_entry (self, at);

      if (other->next_code == slot)
        {
          other->next_code = entry->next_code;
          return;
        }
      at = other->next_code;
    }
}

static guint32
take_slot (KithCardIndex *self)
{
  KithCardEntry entry = { .last_day = KITH_DAY_NONE, .next_code = KITH_NO_SLOT };
  guint32 slot;

  if (self->free_slots->len > 0)
    {
      slot = g_array_index (self->free_slots, guint32, self->free_slots->len - 1);
      g_array_set_size (self->free_slots, self->free_slots->len - 1);
      *kith_card_index_entry (self, slot) = entry;
      return slot;
    }

  slot = self->entries->len;
  g_array_append_val (self->entries, entry);
  return slot;
}

static void
clear_entry (gpointer data)
{
  KithCardEntry *entry = data;

  g_clear_pointer (&entry->card, kith_card_unref);
  g_clear_pointer (&entry->words, g_free);
}

static void
kith_card_index_finalize (GObject *object)
{
  KithCardIndex *self = KITH_CARD_INDEX (object);

  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->codes);
  g_array_unref (self->entries);
  g_array_unref (self->free_slots);
  kith_word_table_clear (&self->words);
  kith_word_table_clear (&self->pairs);
  kith_word_table_clear (&self->sounds);
  g_clear_pointer (&self->scratch, kith_card_scratch_free);

  G_OBJECT_CLASS (kith_card_index_parent_class)->finalize (object);
}

static void
kith_card_index_class_init (KithCardIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_card_index_finalize;
}

static void
kith_card_index_init (KithCardIndex *self)
{
  self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (KithCardEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->newest_day = KITH_DAY_NONE;
  kith_word_table_init (&self->words);
  kith_word_table_init (&self->pairs);
  kith_word_table_init (&self->sounds);
}

/* Codes are the same in capitals and small letters: some scanners are set either way. */
char *
kith_card_fold_code (const char *code)
{
  g_autofree char *cleaned = kith_text_clean (code, KITH_CARD_MAX_CODE);

  return g_utf8_casefold (cleaned, -1);
}

/**
 * kith_card_index_new:
 *
 * An index may be filled in one thread and handed to another; only one may use it at a time.
 *
 * Returns: (transfer full): an index without cards
 */
KithCardIndex *
kith_card_index_new (void)
{
  return g_object_new (KITH_TYPE_CARD_INDEX, NULL);
}

/**
 * kith_card_index_reserve:
 * @self: an index
 * @n_cards: how many cards are about to be put into it
 *
 * Makes it faster to put many at once; call kith_card_index_prepare() afterwards.
 */
void
kith_card_index_reserve (KithCardIndex *self, guint n_cards)
{
  g_return_if_fail (KITH_IS_CARD_INDEX (self));

  kith_word_table_reserve (&self->words, self->words.n + n_cards / 4);
  kith_word_table_reserve (&self->pairs, self->pairs.n + n_cards);
  kith_word_table_reserve (&self->sounds, self->sounds.n + n_cards / 8);
}

/**
 * kith_card_index_put:
 * @self: an index
 * @card: a card, which must not be changed any more
 *
 * Adds the card, or puts it in the place of the one of the same person; what is known of the person's
 * presence stays.
 */
void
kith_card_index_put (KithCardIndex *self, KithCard *card)
{
  KithCardEntry *entry;
  guint32 slot;
  gint64 person;

  g_return_if_fail (KITH_IS_CARD_INDEX (self));
  g_return_if_fail (card != NULL);

  person = kith_card_get_person (card);
  slot = lookup_slot (self, person);
  if (slot == KITH_NO_SLOT)
    {
      slot = take_slot (self);
      g_hash_table_insert (self->slots, g_memdup2 (&person, sizeof person), GUINT_TO_POINTER (slot + 1));
      self->n_cards++;
    }
  else
    {
      unlink_words (self, slot);
      unlink_code (self, slot);
    }

  entry = kith_card_index_entry (self, slot);
  kith_card_ref (card);
  g_clear_pointer (&entry->card, kith_card_unref);
  entry->card = card;
  if (kith_card_get_state (card) != KITH_CARD_HIDDEN)
    link_words (self, slot);
  link_code (self, slot);
}

/**
 * kith_card_index_remove:
 * @self: an index
 * @person: a person's id
 *
 * Returns: whether there was a card of this person
 */
gboolean
kith_card_index_remove (KithCardIndex *self, gint64 person)
{
  guint32 slot;

  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), FALSE);

  slot = lookup_slot (self, person);
  if (slot == KITH_NO_SLOT)
    return FALSE;

  unlink_words (self, slot);
  unlink_code (self, slot);
  clear_entry (kith_card_index_entry (self, slot));
  g_hash_table_remove (self->slots, &person);
  g_array_append_val (self->free_slots, slot);
  self->n_cards--;
  return TRUE;
}

/**
 * kith_card_index_clear:
 * @self: an index
 *
 * Forgets every card.
 */
void
kith_card_index_clear (KithCardIndex *self)
{
  g_return_if_fail (KITH_IS_CARD_INDEX (self));

  g_hash_table_remove_all (self->slots);
  g_hash_table_remove_all (self->codes);
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->free_slots, 0);
  kith_word_table_clear (&self->words);
  kith_word_table_clear (&self->pairs);
  kith_word_table_clear (&self->sounds);
  kith_word_table_init (&self->words);
  kith_word_table_init (&self->pairs);
  kith_word_table_init (&self->sounds);
  g_clear_pointer (&self->scratch, kith_card_scratch_free);
  self->n_cards = 0;
  self->newest_day = KITH_DAY_NONE;
}

/**
 * kith_card_index_set_presence:
 * @self: an index
 * @person: a person's id; one without a card is passed over
 * @last_day: the last day the person was seen, or %KITH_DAY_NONE
 * @times_seen: on how many days
 *
 * Among equal matches, who came lately and often is shown first.
 */
void
kith_card_index_set_presence (KithCardIndex *self, gint64 person, KithDay last_day, guint times_seen)
{
  KithCardEntry *entry;
  guint32 slot;

  g_return_if_fail (KITH_IS_CARD_INDEX (self));

  slot = lookup_slot (self, person);
  if (slot == KITH_NO_SLOT)
    return;

  entry = kith_card_index_entry (self, slot);
  entry->last_day = last_day;
  entry->times_seen = times_seen;
  self->newest_day = MAX (self->newest_day, last_day);
}

/**
 * kith_card_index_prepare:
 * @self: an index
 *
 * Does now what the first search would otherwise wait for.
 */
void
kith_card_index_prepare (KithCardIndex *self)
{
  g_return_if_fail (KITH_IS_CARD_INDEX (self));

  kith_word_table_sort (&self->words);
  kith_word_table_sort (&self->pairs);
}

/**
 * kith_card_index_get_size:
 * @self: an index
 *
 * Returns: how many cards it has
 */
guint
kith_card_index_get_size (KithCardIndex *self)
{
  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), 0);

  return self->n_cards;
}

/**
 * kith_card_index_get_memory:
 * @self: an index
 *
 * Returns: about how many bytes it takes beside the cards
 */
gsize
kith_card_index_get_memory (KithCardIndex *self)
{
  gsize size;

  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), 0);

  size = kith_word_table_get_memory (&self->words) + kith_word_table_get_memory (&self->pairs) +
         kith_word_table_get_memory (&self->sounds) + self->entries->len * sizeof (KithCardEntry) +
         g_hash_table_size (self->slots) * 72 + g_hash_table_size (self->codes) * 80;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const KithCardEntry *entry = kith_card_index_entry (self, i);

      size += (entry->n_words + entry->n_pairs) * sizeof (guint32) + 16;
    }

  return self->scratch != NULL ? size + kith_card_scratch_get_memory (self->scratch) : size;
}

/**
 * kith_card_index_get:
 * @self: an index
 * @person: a person's id
 *
 * Returns: (transfer none) (nullable): the person's card
 */
KithCard *
kith_card_index_get (KithCardIndex *self, gint64 person)
{
  guint32 slot;

  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), NULL);

  slot = lookup_slot (self, person);
  return slot == KITH_NO_SLOT ? NULL : kith_card_index_entry (self, slot)->card;
}

/**
 * kith_card_index_list:
 * @self: an index
 *
 * Returns: (transfer full) (element-type KithCard): every card in it
 */
GPtrArray *
kith_card_index_list (KithCardIndex *self)
{
  GPtrArray *cards;

  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), NULL);

  cards = g_ptr_array_new_full (self->entries->len, (GDestroyNotify) kith_card_unref);
  for (guint i = 0; i < self->entries->len; i++)
    if (kith_card_index_entry (self, i)->card != NULL)
      g_ptr_array_add (cards, kith_card_ref (kith_card_index_entry (self, i)->card));
  return cards;
}

/**
 * kith_card_index_get_by_code:
 * @self: an index
 * @code: what a scanner read
 *
 * A card with the code of a record that counts as somebody else is that person's.
 *
 * Returns: (transfer none) (nullable): the card with this code, where exactly one person has it who has
 *   not died and is not hidden
 */
KithCard *
kith_card_index_get_by_code (KithCardIndex *self, const char *code)
{
  g_autofree char *key = NULL;
  KithCard *found = NULL;
  gpointer first;

  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  key = kith_card_fold_code (code);
  if (key[0] == '\0' || !g_hash_table_lookup_extended (self->codes, key, NULL, &first))
    return NULL;

  for (guint32 slot = GPOINTER_TO_UINT (first); slot != KITH_NO_SLOT;)
    {
      const KithCardEntry *entry = kith_card_index_entry (self, slot);
      gint64 merged_into = kith_card_get_merged_into (entry->card);
      KithCard *card = merged_into != 0 ? kith_card_index_get (self, merged_into) : entry->card;

      if (card != NULL && card != found && kith_card_get_state (card) < KITH_CARD_DIED)
        {
          if (found != NULL)
            return NULL;
          found = card;
        }
      slot = entry->next_code;
    }

  return found;
}
