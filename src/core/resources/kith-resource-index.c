/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making an index: words in order, and for each where it stands. */

#include "resources/kith-resource-index-private.h"

#include <string.h>

#include "base/kith-text.h"

/* One word of one entry, while the index is made. */
typedef struct
{
  guint32 word;
  guint32 entry;
  guint32 where;
} Place;

struct _KithResourceIndexBuilder
{
  GArray *entries;     /* (owned) (element-type KithIndexEntry) */
  GStringChunk *text;  /* (owned) */
  GPtrArray *words;    /* (owned) (element-type utf8) */
  GHashTable *numbers; /* (owned) (element-type utf8 guint): of the words, counted from 1 */
  GArray *places;      /* (owned) (element-type Place) */
};

static void
clear_entry_cb (gpointer entry)
{
  g_free (((KithIndexEntry *) entry)->fold);
}

/* ---- Into their order: numbers as they were given become ranks. */

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GArray *entries = user_data;
  const KithIndexEntry *one = &g_array_index (entries, KithIndexEntry, *(const guint32 *) a);
  const KithIndexEntry *other = &g_array_index (entries, KithIndexEntry, *(const guint32 *) b);
  int folds = strcmp (one->fold, other->fold);

  return folds != 0 ? folds : (one->id > other->id) - (one->id < other->id);
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GPtrArray *words = user_data;

  return strcmp (words->pdata[*(const guint32 *) a], words->pdata[*(const guint32 *) b]);
}

/* Old numbers in their new order. */
static GArray *
sort_numbers (guint n, GCompareDataFunc compare, gpointer user_data)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint32 i = 0; i < n; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare, user_data);
  return order;
}

static GArray *
invert (GArray *order)
{
  GArray *ranks = g_array_sized_new (FALSE, FALSE, sizeof (guint32), order->len);

  g_array_set_size (ranks, order->len);
  for (guint32 i = 0; i < order->len; i++)
    g_array_index (ranks, guint32, g_array_index (order, guint32, i)) = i;
  return ranks;
}

static void
order_entries (KithResourceIndex *self, KithResourceIndexBuilder *builder)
{
  g_autoptr (GArray) order = sort_numbers (builder->entries->len, compare_entries, builder->entries);
  g_autoptr (GArray) ranks = invert (order);

  for (guint i = 0; i < order->len; i++)
    {
      KithIndexEntry *entry =
          &g_array_index (builder->entries, KithIndexEntry, g_array_index (order, guint32, i));

      g_array_append_val (self->entries, *entry);
      entry->fold = NULL;
    }
  for (guint i = 0; i < builder->places->len; i++)
    {
      Place *place = &g_array_index (builder->places, Place, i);

      place->entry = g_array_index (ranks, guint32, place->entry);
    }
}

static void
order_words (KithResourceIndex *self, KithResourceIndexBuilder *builder)
{
  g_autoptr (GArray) order = sort_numbers (builder->words->len, compare_words, builder->words);
  g_autoptr (GArray) ranks = invert (order);

  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (self->words, builder->words->pdata[g_array_index (order, guint32, i)]);
  for (guint i = 0; i < builder->places->len; i++)
    {
      Place *place = &g_array_index (builder->places, Place, i);

      place->word = g_array_index (ranks, guint32, place->word);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->word != other->word)
    return one->word < other->word ? -1 : 1;
  if (one->entry != other->entry)
    return one->entry < other->entry ? -1 : 1;
  return (one->where > other->where) - (one->where < other->where);
}

static void
write_postings (KithResourceIndex *self, GArray *places)
{
  guint32 n_words = 0;

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      guint32 posting = place->entry << KITH_RESOURCE_WORDS_BITS | place->where;

      if (i > 0 && compare_places (place, place - 1) == 0)
        continue;
      for (; n_words <= place->word; n_words++)
        g_array_append_val (self->starts, self->postings->len);
      g_array_append_val (self->postings, posting);
    }
  g_array_append_val (self->starts, self->postings->len);
}

/**
 * kith_resource_index_builder_new:
 *
 * Returns: (transfer full): a builder without entries
 */
KithResourceIndexBuilder *
kith_resource_index_builder_new (void)
{
  KithResourceIndexBuilder *self = g_new0 (KithResourceIndexBuilder, 1);

  G_STATIC_ASSERT (KITH_N_RESOURCE_WORDS <= 1 << KITH_RESOURCE_WORDS_BITS);

  self->entries = g_array_new (FALSE, FALSE, sizeof (KithIndexEntry));
  g_array_set_clear_func (self->entries, clear_entry_cb);
  self->text = g_string_chunk_new (16384);
  self->words = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

/**
 * kith_resource_index_builder_free:
 * @self: (nullable): a builder
 */
void
kith_resource_index_builder_free (KithResourceIndexBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_clear_pointer (&self->text, g_string_chunk_free);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->places);
  g_free (self);
}

/**
 * kith_resource_index_builder_begin:
 * @self: a builder
 * @id: an entry's id, each once
 * @name: what it is called
 *
 * Begins another entry; what is added afterwards is its.
 */
void
kith_resource_index_builder_begin (KithResourceIndexBuilder *self, gint64 id, const char *name)
{
  KithIndexEntry entry = { .id = id };

  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (self->entries->len < G_MAXUINT32 >> KITH_RESOURCE_WORDS_BITS);

  entry.fold = kith_text_fold (name);
  g_array_append_val (self->entries, entry);
  kith_resource_index_builder_add (self, KITH_RESOURCE_WORDS_NAME, name);
}

/**
 * kith_resource_index_builder_add:
 * @self: a builder with an entry
 * @where: what the text is
 * @text: (nullable): a text whose words the entry is found by
 */
void
kith_resource_index_builder_add (KithResourceIndexBuilder *self, KithResourceWords where, const char *text)
{
  g_autofree char *fold = NULL;
  g_auto (GStrv) tokens = NULL;

  g_return_if_fail (self != NULL && self->entries->len > 0 && where < KITH_N_RESOURCE_WORDS);

  if (text == NULL)
    return;
  fold = kith_text_fold (text);
  tokens = kith_text_tokens (fold);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, tokens[i]));
      Place place = { .entry = self->entries->len - 1, .where = where };

      if (number == 0)
        {
          char *word = g_string_chunk_insert (self->text, tokens[i]);

          g_ptr_array_add (self->words, word);
          number = self->words->len;
          g_hash_table_insert (self->numbers, word, GUINT_TO_POINTER (number));
        }
      place.word = number - 1;
      g_array_append_val (self->places, place);
    }
}

/**
 * kith_resource_index_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): the index
 */
KithResourceIndex *
kith_resource_index_builder_end (KithResourceIndexBuilder *self)
{
  KithResourceIndex *index;

  g_return_val_if_fail (self != NULL, NULL);

  index = g_new0 (KithResourceIndex, 1);
  g_atomic_ref_count_init (&index->refs);
  index->entries = g_array_sized_new (FALSE, FALSE, sizeof (KithIndexEntry), self->entries->len);
  g_array_set_clear_func (index->entries, clear_entry_cb);
  index->words = g_ptr_array_sized_new (self->words->len);
  index->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->words->len + 1);
  index->postings = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->places->len);
  order_entries (index, self);
  order_words (index, self);
  write_postings (index, self->places);
  index->text = g_steal_pointer (&self->text);
  kith_resource_index_builder_free (self);
  return index;
}

/**
 * kith_resource_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): the same
 */
KithResourceIndex *
kith_resource_index_ref (KithResourceIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_resource_index_unref:
 * @self: (nullable) (transfer full): an index
 */
void
kith_resource_index_unref (KithResourceIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->entries);
  g_ptr_array_unref (self->words);
  g_array_unref (self->starts);
  g_array_unref (self->postings);
  g_string_chunk_free (self->text);
  g_free (self);
}

/**
 * kith_resource_index_get_size:
 * @self: an index
 *
 * Returns: how many entries it has
 */
guint
kith_resource_index_get_size (const KithResourceIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}
