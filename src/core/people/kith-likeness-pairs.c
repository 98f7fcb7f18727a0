/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of all records may be one person. Comparing each with each would take hours; so each record gets
 * keys, and only records that share one are compared:
 *
 *   two words of a name, both by their sounds or nicknames; or one as it stands and the other with at most
 * one letter left out: whatever one typing error does to either, a key in common stays; a name of one word,
 * the same way; the date of birth, day and month in either order; a phone number, an e-mail address, two
 * words of a postal address that say enough together.
 *
 * Pairs whose names and dates of birth could not make them likely, were everything else forgiven, are passed
 * over before they are compared. */

#include "people/kith-likeness-private.h"

#include <math.h>
#include <string.h>

#include "base/kith-error.h"

/* Of a key that more records share, no pair is made: it says too little. */
#define MOST_ALIKE 400
/* Two words of an address that are rarer together than this are worth comparing for, and in a large town only
 * if about eight records would have both by chance. */
#define ADDRESS_KEY_BITS 10.0
#define ADDRESS_CHANCE_BITS 3.0
/* How often progress is told and cancelling asked for. */
#define STEP 4096

typedef struct
{
  guint64 key;
  guint32 slot;
  float most; /* no more can the names of this record add */
} Entry;

typedef enum
{
  KEY_WORDS = 1,
  KEY_WORD,
  KEY_BIRTH,
  KEY_PHONE,
  KEY_EMAIL,
  KEY_ADDRESS,
} KeyKind;

/* Of keys that say enough by themselves. */
#define MOST_ANY 1000

/* FNV-1a: keys meet by chance once in 2^64, and a chance meeting costs one comparison. */
static guint64
hash_more (guint64 hash, gconstpointer data, gsize size)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static guint64
hash_start (KeyKind kind)
{
  guint8 byte = (guint8) kind;

  return hash_more (G_GUINT64_CONSTANT (14695981039346656037), &byte, 1);
}

/* What a word is known by however it is written: its sounds and nicknames. */
static guint
list_classes (const KithLikeWord *word, guint64 *classes, guint room)
{
  guint n = 0;

  for (guint i = 0; i < word->sound.n && n < room; i++)
    classes[n++] = hash_more (hash_start (KEY_WORDS), word->sound.keys[i], strlen (word->sound.keys[i]));
  for (guint i = 0; i < word->n_nicknames && n < room; i++)
    classes[n++] = hash_more (hash_start (KEY_WORD), &word->nicknames[i], sizeof (guint16));
  if (word->sound.n == 0 && n < room)
    classes[n++] = hash_more (hash_start (KEY_WORDS), word->text, word->length);
  return n;
}

/* The word as it stands, and with each letter left out once. */
static guint
list_spellings (const KithLikeWord *word, guint64 *spellings)
{
  char text[KITH_LIKE_WORD_LENGTH + 1];
  guint n = 0;

  spellings[n++] = hash_more (hash_start (KEY_WORDS), word->text, word->length);
  if (word->length < 3)
    return n;
  for (guint i = 0; i < word->length; i++)
    if (i == 0 || word->text[i] != word->text[i - 1])
      {
        memcpy (text, word->text, i);
        memcpy (text + i, word->text + i + 1, word->length - i - 1u);
        spellings[n++] = hash_more (hash_start (KEY_WORDS), text, word->length - 1u);
      }
  return n;
}

static void
add_entry (GArray *entries, guint64 key, guint32 slot, double most)
{
  Entry entry = { key, slot, (float) most };

  g_array_append_val (entries, entry);
}

/* The words' own order is left out of the key: adding up does not know it. */
static void
add_word_keys (GArray *entries, const KithLikeWord *a, const KithLikeWord *b, guint32 slot, double most)
{
  guint64 classes[16], spellings[KITH_LIKE_WORD_LENGTH + 1], others[16];
  guint64 exact = hash_more (hash_start (KEY_WORDS), a->text, a->length);
  guint n_classes = list_classes (a, classes, G_N_ELEMENTS (classes));
  guint n_spellings = list_spellings (b, spellings);
  guint n_others = list_classes (b, others, G_N_ELEMENTS (others));

  for (guint j = 0; j < n_spellings; j++)
    add_entry (entries, (exact + spellings[j]) | 1, slot, most);
  for (guint i = 0; i < n_classes; i++)
    for (guint j = 0; j < n_others && a < b; j++)
      add_entry (entries, (classes[i] + others[j]) & ~G_GUINT64_CONSTANT (1), slot, most);
}

static void
add_name_keys (KithLikenessIndex *self, GArray *entries, const KithLikeRecord *record, guint32 slot)
{
  double most = 0;

  for (guint i = 0; i < record->names->len; i++)
    {
      const KithLikePhrase *name = &g_array_index (record->names, KithLikePhrase, i);
      double bits = 0;

      for (guint j = 0; j < name->n; j++)
        bits += kith_like_word (&self->name_words, name->words[j])->bits;
      most = MAX (most, bits);
    }

  for (guint i = 0; i < record->names->len; i++)
    {
      const KithLikePhrase *name = &g_array_index (record->names, KithLikePhrase, i);

      for (guint a = 0; a < name->n; a++)
        for (guint b = 0; b < name->n; b++)
          if (a != b)
            add_word_keys (entries, kith_like_word (&self->name_words, name->words[a]),
                           kith_like_word (&self->name_words, name->words[b]), slot, most);
      /* Two words written as one meet the one. */
      for (guint a = 0; a < name->n && name->n <= 3; a++)
        {
          const KithLikeWord *word = kith_like_word (&self->name_words, name->words[a]);
          char joined[2 * KITH_LIKE_WORD_LENGTH + 1];

          add_entry (entries, hash_more (hash_start (KEY_WORD), word->text, word->length), slot, most);
          if (a + 1 < name->n)
            {
              g_snprintf (joined, sizeof joined, "%s%s", word->text,
                          kith_like_word (&self->name_words, name->words[a + 1])->text);
              add_entry (entries, hash_more (hash_start (KEY_WORD), joined, strlen (joined)), slot, most);
            }
        }
    }
}

static void
add_value_keys (GArray *entries, KeyKind kind, const GArray *values, guint32 slot)
{
  for (guint i = 0; i < values->len; i++)
    add_entry (entries, hash_more (hash_start (kind), &g_array_index (values, guint32, i), sizeof (guint32)),
               slot, G_MAXFLOAT);
}

static void
add_address_keys (KithLikenessIndex *self, GArray *entries, const KithLikeRecord *record, guint32 slot)
{
  const KithLikeWords *words = &self->address_words;
  double least = MAX (ADDRESS_KEY_BITS, log2 (MAX (self->n_records, 2)) - ADDRESS_CHANCE_BITS);

  for (guint i = 0; i < record->addresses->len; i++)
    {
      const KithLikePhrase *address = &g_array_index (record->addresses, KithLikePhrase, i);

      for (guint a = 0; a < address->n; a++)
        for (guint b = a + 1; b < address->n; b++)
          {
            guint32 first = address->words[a], second = address->words[b];
            guint32 key[2] = { MIN (first, second), MAX (first, second) };

            if (kith_like_word (words, first)->bits + kith_like_word (words, second)->bits >= least)
              add_entry (entries, hash_more (hash_start (KEY_ADDRESS), key, sizeof key), slot, G_MAXFLOAT);
          }
    }
}

static void
add_keys (KithLikenessIndex *self, GArray *entries, guint32 slot)
{
  const KithLikeRecord *record = kith_like_record (self, slot);
  const KithBirth *birth = &record->birth;

  add_name_keys (self, entries, record, slot);
  add_value_keys (entries, KEY_PHONE, record->phones, slot);
  add_value_keys (entries, KEY_EMAIL, record->emails, slot);
  add_address_keys (self, entries, record, slot);
  if (birth->day != 0)
    {
      gint16 key[3] = { birth->year, MIN (birth->month, birth->day), MAX (birth->month, birth->day) };

      add_entry (entries, hash_more (hash_start (KEY_BIRTH), key, sizeof key), slot, G_MAXFLOAT);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->slot > y->slot) - (x->slot < y->slot);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
could_be (KithLikenessIndex *self, double prior, const Entry *a, const Entry *b)
{
  KithLikenessReasons why = 0;

  if (a->most == G_MAXFLOAT)
    return TRUE;
  return prior + MIN (a->most, b->most) +
             kith_likeness_weigh_birth (&kith_like_record (self, a->slot)->birth,
                                        &kith_like_record (self, b->slot)->birth, &why) >
         0;
}

static void
collect_run (KithLikenessIndex *self, double prior, const Entry *run, guint n, GArray *pairs)
{
  if (n > (run->most == G_MAXFLOAT ? MOST_ANY : MOST_ALIKE))
    return;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (run[i].slot != run[j].slot && could_be (self, prior, &run[i], &run[j]))
        {
          guint64 pair = (guint64) run[i].slot << 32 | run[j].slot;

          g_array_append_val (pairs, pair);
        }
}

static GArray *
collect_pairs (KithLikenessIndex *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 64 * self->records->len);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  double prior = kith_likeness_prior (self);

  for (guint slot = 0; slot < self->records->len; slot++)
    {
      if (slot % STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (kith_like_record (self, slot) != NULL)
        add_keys (self, entries, slot);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0, end; i < entries->len; i = end)
    {
      const Entry *run = &g_array_index (entries, Entry, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      end = i + 1;
      while (end < entries->len && g_array_index (entries, Entry, end).key == run->key)
        end++;
      if (end > i + 1)
        collect_run (self, prior, run, end - i, pairs);
    }
  g_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}

/**
 * kith_likeness_index_find_pairs:
 * @self: an index, left alone by other threads meanwhile
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type KithLikeness): all pairs worth a look, likeliest first, the smaller
 * id of each pair first
 */
GArray *
kith_likeness_index_find_pairs (KithLikenessIndex *self,
                                KithLikenessProgress progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (KithLikeness));
  g_autoptr (GArray) pairs = NULL;
  guint64 before = 0;

  g_return_val_if_fail (KITH_IS_LIKENESS_INDEX (self), NULL);

  kith_likeness_index_weigh_words (self);
  pairs = collect_pairs (self, cancellable, error);
  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      const KithLikeRecord *a, *b;
      KithLikeness one = { 0 };

      if (i % STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          if (progress != NULL)
            progress ((double) i / pairs->len, user_data);
        }
      if (i > 0 && pair == before)
        continue;
      before = pair;
      a = kith_like_record (self, (guint32) (pair >> 32));
      b = kith_like_record (self, (guint32) pair);
      one.bits = kith_likeness_weigh (self, a, b, &one.reasons);
      if (one.bits <= 0)
        continue;
      one.person = MIN (a->person, b->person);
      one.other = MAX (a->person, b->person);
      g_array_append_val (found, one);
    }
  g_array_sort (found, kith_likeness_compare);
  return g_steal_pointer (&found);
}
