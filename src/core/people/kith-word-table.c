/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every word that occurs in names, once, with where it occurs: found by hash, by beginning, or by
 * running over all of them. What a run reads lies in arrays of its own. */

#include "people/kith-word-table.h"

#include <string.h>

#define FIRST_BUCKETS 1024

static guint32
hash_word (const char *word, gsize length)
{
  guint32 hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/* The bucket that holds the word, or the empty one where it belongs. */
static guint
find_bucket (const KithWordTable *self, const char *word, gsize length)
{
  guint at = hash_word (word, length) & (self->n_buckets - 1);

  while (self->buckets[at] != 0)
    {
      guint32 id = self->buckets[at] - 1;

      if (self->lengths[id] == length && memcmp (kith_word_table_get_word (self, id), word, length) == 0)
        break;
      at = (at + 1) & (self->n_buckets - 1);
    }

  return at;
}

static void
grow_buckets (KithWordTable *self, guint n_buckets)
{
  g_free (self->buckets);
  self->buckets = g_new0 (guint32, n_buckets);
  self->n_buckets = n_buckets;
  for (guint32 id = 0; id < self->n; id++)
    self->buckets[find_bucket (self, kith_word_table_get_word (self, id), self->lengths[id])] = id + 1;
}

static void
grow_words (KithWordTable *self, guint room)
{
  room = (room + KITH_WORD_BLOCK - 1) / KITH_WORD_BLOCK * KITH_WORD_BLOCK;
  self->starts = g_renew (guint32, self->starts, room);
  self->lengths = g_renew (guint8, self->lengths, room);
  self->letters = g_renew (guint32, self->letters, room);
  memset (self->letters + self->room, 0xff, (room - self->room) * sizeof (guint32));
  self->postings = g_renew (KithPostings, self->postings, room);
  self->order = g_renew (guint32, self->order, room);
  self->room = room;
}

/* Words are compared by their first eight bytes first, as one number. */
typedef struct
{
  guint64 head;
  const char *word;
  guint32 id;
  guint8 length;
} SortKey;

static int
compare_words (const char *a, gsize a_length, const char *b, gsize b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *x = a, *y = b;

  if (x->head != y->head)
    return x->head < y->head ? -1 : 1;
  return compare_words (x->word, x->length, y->word, y->length);
}

/* Where the word belongs in the order. */
static guint
find_place (const KithWordTable *self, guint n, const char *word, gsize length)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 id = self->order[middle];

      if (compare_words (kith_word_table_get_word (self, id), self->lengths[id], word, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * kith_word_letters:
 * @word: folded letters and digits
 * @length: its bytes
 *
 * One edit changes at most one bit to set and one to clear: so words of few edits are told quickly.
 *
 * Returns: a bit for each letter in @word, and some for digits
 */
guint32
kith_word_letters (const char *word, gsize length)
{
  guint32 letters = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint c = (guchar) word[i];

      letters |= 1u << (c >= 'a' && c <= 'z' ? c - 'a' : 26 + c % 6);
    }

  return letters;
}

static inline guint32
without_lowest (guint32 bits, guint n)
{
  for (guint i = 0; i < n; i++)
    bits &= bits - 1;
  return bits;
}

/* Called with constant bounds only, and without branches, so that compilers make it run several words
 * at a time. */
static inline guint64
filter (const guint32 *all, guint32 letters, guint missing, guint extra)
{
  guint32 unfit[KITH_WORD_BLOCK];
  guint64 fit = 0;

  for (guint i = 0; i < KITH_WORD_BLOCK; i++)
    unfit[i] = without_lowest (letters & ~all[i], missing) |
               (extra < 32 ? without_lowest (all[i] & ~letters, extra) : 0);

  for (guint i = 0; i < KITH_WORD_BLOCK; i++)
    fit |= (guint64) (unfit[i] == 0) << i;
  return fit;
}

/**
 * kith_word_table_filter_block:
 * @self: a table
 * @block: a block of words: those with the ids from @block times %KITH_WORD_BLOCK
 * @letters: the letters looked for
 * @missing: how many of @letters a word may lack, 0 to 2
 * @extra: how many other letters it may have: 1, 2, or 32 for any
 *
 * Returns: a bit for each word in the block that fits, lowest first
 */
guint64
kith_word_table_filter_block (const KithWordTable *self,
                              guint block,
                              guint32 letters,
                              guint missing,
                              guint extra)
{
  const guint32 *all = self->letters + block * KITH_WORD_BLOCK;
  guint left = self->n - block * KITH_WORD_BLOCK;
  guint64 fit;

  if (extra >= 32)
    fit = filter (all, letters, 1, 32);
  else if (missing >= 2)
    fit = filter (all, letters, 2, 2);
  else if (missing == 1)
    fit = filter (all, letters, 1, 1);
  else
    fit = filter (all, letters, 0, 1);

  return left < KITH_WORD_BLOCK ? fit & ((G_GUINT64_CONSTANT (1) << left) - 1) : fit;
}

/**
 * kith_word_table_init:
 * @self: (out caller-allocates): an empty table
 */
void
kith_word_table_init (KithWordTable *self)
{
  memset (self, 0, sizeof *self);
  grow_buckets (self, FIRST_BUCKETS);
  self->sorted = TRUE;
}

/**
 * kith_word_table_clear:
 * @self: a table, to be initialised again before its next use
 */
void
kith_word_table_clear (KithWordTable *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->postings[i].room > 0)
      g_free (self->postings[i].many);

  g_free (self->text);
  g_free (self->starts);
  g_free (self->lengths);
  g_free (self->letters);
  g_free (self->postings);
  g_free (self->order);
  g_free (self->buckets);
  memset (self, 0, sizeof *self);
}

/**
 * kith_word_table_reserve:
 * @self: a table
 * @n_words: how many words it may come to hold
 *
 * Prepares for many words at once: they are put in order together by the next kith_word_table_sort().
 */
void
kith_word_table_reserve (KithWordTable *self, guint n_words)
{
  guint n_buckets = self->n_buckets;

  while (n_buckets < n_words + n_words / 2)
    n_buckets *= 2;
  if (n_buckets > self->n_buckets)
    grow_buckets (self, n_buckets);
  self->sorted = FALSE;
}

/**
 * kith_word_table_get_memory:
 * @self: a table
 *
 * Returns: about how many bytes it takes
 */
gsize
kith_word_table_get_memory (const KithWordTable *self)
{
  gsize size = self->text_room + self->n_buckets * sizeof (guint32) +
               self->room * (3 * sizeof (guint32) + sizeof (guint8) + sizeof (KithPostings));

  for (guint i = 0; i < self->n; i++)
    if (self->postings[i].room > 0)
      size += self->postings[i].room * sizeof (guint32) + 16;

  return size;
}

/**
 * kith_word_table_lookup:
 * @self: a table
 * @word: a word
 * @length: its bytes
 * @id: (out): its id
 *
 * Returns: whether the table has @word
 */
gboolean
kith_word_table_lookup (const KithWordTable *self, const char *word, gsize length, guint32 *id)
{
  guint32 found = self->buckets[find_bucket (self, word, MIN (length, KITH_WORD_MAX))];

  if (found == 0)
    return FALSE;

  *id = found - 1;
  return TRUE;
}

/**
 * kith_word_table_add:
 * @self: a table
 * @word: a word
 * @length: its bytes; what is beyond %KITH_WORD_MAX is cut
 * @added: (out): whether it is new
 *
 * Returns: the word's id
 */
guint32
kith_word_table_add (KithWordTable *self, const char *word, gsize length, gboolean *added)
{
  guint bucket;
  guint32 id;

  length = MIN (length, KITH_WORD_MAX);
  bucket = find_bucket (self, word, length);
  *added = self->buckets[bucket] == 0;
  if (!*added)
    return self->buckets[bucket] - 1;

  if (self->n == self->room)
    grow_words (self, MAX (256, self->room + self->room / 2));
  if (self->text_length + length > self->text_room)
    {
      self->text_room = MAX (4096, self->text_room + self->text_room / 2);
      self->text = g_realloc (self->text, self->text_room);
    }

  id = self->n;
  self->starts[id] = (guint32) self->text_length;
  memcpy (self->text + self->text_length, word, length);
  self->text_length += length;
  self->lengths[id] = (guint8) length;
  self->letters[id] = kith_word_letters (word, length);
  self->postings[id] = (KithPostings){ 0 };
  self->buckets[bucket] = id + 1;
  if (self->sorted)
    {
      guint place = find_place (self, self->n, word, length);

      memmove (self->order + place + 1, self->order + place, (self->n - place) * sizeof (guint32));
      self->order[place] = id;
    }
  self->n++;

  if (self->n * 3 > self->n_buckets * 2)
    grow_buckets (self, self->n_buckets * 2);
  return id;
}

/**
 * kith_word_table_post:
 * @self: a table
 * @id: a word's id
 * @posting: where it occurs
 */
void
kith_word_table_post (KithWordTable *self, guint32 id, guint32 posting)
{
  KithPostings *postings = &self->postings[id];

  if (postings->n == 0 && postings->room == 0)
    {
      postings->one = posting;
      postings->n = 1;
      return;
    }

  if (postings->room == 0)
    {
      guint32 one = postings->one;

      postings->room = 4;
      postings->many = g_new (guint32, postings->room);
      postings->many[0] = one;
    }
  else if (postings->n == postings->room)
    {
      postings->room += postings->room / 2;
      postings->many = g_renew (guint32, postings->many, postings->room);
    }
  postings->many[postings->n++] = posting;
}

/**
 * kith_word_table_unpost:
 * @self: a table
 * @id: a word's id
 * @posting: where it no longer occurs; once, if it was posted more often
 */
void
kith_word_table_unpost (KithWordTable *self, guint32 id, guint32 posting)
{
  KithPostings *postings = &self->postings[id];
  guint32 *all = postings->room == 0 ? &postings->one : postings->many;

  for (guint32 i = 0; i < postings->n; i++)
    if (all[i] == posting)
      {
        all[i] = all[--postings->n];
        return;
      }
}

/**
 * kith_word_table_sort:
 * @self: a table
 *
 * Puts the words in order, if they are not.
 */
void
kith_word_table_sort (KithWordTable *self)
{
  g_autofree SortKey *keys = NULL;

  if (self->sorted)
    return;

  keys = g_new (SortKey, self->n);
  for (guint32 id = 0; id < self->n; id++)
    {
      const char *word = kith_word_table_get_word (self, id);
      guint64 head = 0;

      for (guint i = 0; i < 8; i++)
        head = head << 8 | (i < self->lengths[id] ? (guchar) word[i] : 0);
      keys[id] = (SortKey){ head, word, id, self->lengths[id] };
    }

  if (self->n > 0)
    qsort (keys, self->n, sizeof *keys, compare_keys);
  for (guint i = 0; i < self->n; i++)
    self->order[i] = keys[i].id;
  self->sorted = TRUE;
}

/**
 * kith_word_table_find_prefix:
 * @self: a table in order
 * @prefix: how words begin
 * @length: its bytes
 * @first: (out): the place in the order of the first word that begins so
 * @end: (out): the place after the last
 */
void
kith_word_table_find_prefix (const KithWordTable *self,
                             const char *prefix,
                             gsize length,
                             guint *first,
                             guint *end)
{
  char after[KITH_WORD_MAX + 1];

  g_assert (self->sorted);

  length = MIN (length, KITH_WORD_MAX);
  *first = find_place (self, self->n, prefix, length);
  if (length == 0)
    {
      *end = self->n;
      return;
    }

  memcpy (after, prefix, length);
  after[length - 1]++;
  *end = find_place (self, self->n, after, length);
}
