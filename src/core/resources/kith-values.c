/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values in the bytes that are stored: a version, then of each value its depth, its name and its text, both
 * ended by NUL. Those that are held follow the one that holds them. Neighbours stand in the order of the
 * table of fields, and of one name as they were told, so that equal entries are equal bytes.
 */

#include "resources/kith-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-resource-field.h"

#define FORMAT_VERSION 1

struct _KithValues
{
  gatomicrefcount refs;
  GBytes *bytes; /* (owned) */
  guint length;
};

/* A value while it is put together: name and text lie one after the other in the builder's string. */
typedef struct
{
  guint depth;
  gsize name;
  gsize text;
  guint rank;
} Item;

/* One of several neighbours, with all it holds. */
typedef struct
{
  guint first;
  guint last; /* one after */
} Block;

struct _KithValuesBuilder
{
  GArray *items; /* (owned) (element-type Item) */
  GString *text; /* (owned) */
  guint depth;
};

static const char *
get_string (const KithValuesBuilder *self, gsize offset)
{
  return self->text->str + offset;
}

static gsize
take_string (KithValuesBuilder *self, const char *string)
{
  gsize offset = self->text->len;

  g_string_append_len (self->text, string, (gssize) strlen (string) + 1);
  return offset;
}

/* ---- Putting neighbours in their order. */

static int
compare_blocks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  KithValuesBuilder *self = user_data;
  const Block *one = a, *other = b;
  const Item *left = &g_array_index (self->items, Item, one->first);
  const Item *right = &g_array_index (self->items, Item, other->first);
  int names;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  names = strcmp (get_string (self, left->name), get_string (self, right->name));
  return names != 0 ? names : (one->first > other->first) - (one->first < other->first);
}

static void
write_item (KithValuesBuilder *self, const Item *item, GByteArray *out)
{
  const char *name = get_string (self, item->name), *text = get_string (self, item->text);
  guint8 depth = (guint8) item->depth;

  g_byte_array_append (out, &depth, 1);
  g_byte_array_append (out, (const guint8 *) name, (guint) strlen (name) + 1);
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text) + 1);
}

static guint
end_of_block (KithValuesBuilder *self, guint first, guint last)
{
  guint depth = g_array_index (self->items, Item, first).depth;
  guint end = first + 1;

  while (end < last && g_array_index (self->items, Item, end).depth > depth)
    end++;
  return end;
}

static gboolean
is_in_order (KithValuesBuilder *self, guint first, guint last)
{
  Block before = { first, first };

  for (guint i = first; i < last; i = end_of_block (self, i, last))
    {
      Block block = { i, i };

      if (compare_blocks (&before, &block, self) > 0)
        return FALSE;
      before = block;
    }
  return TRUE;
}

static void
write_neighbours (KithValuesBuilder *self, guint first, guint last, GByteArray *out)
{
  g_autoptr (GArray) blocks = NULL;

  if (is_in_order (self, first, last))
    {
      for (guint i = first; i < last;)
        {
          guint end = end_of_block (self, i, last);

          write_item (self, &g_array_index (self->items, Item, i), out);
          if (end > i + 1)
            write_neighbours (self, i + 1, end, out);
          i = end;
        }
      return;
    }

  blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  for (guint i = first; i < last;)
    {
      Block block = { i, end_of_block (self, i, last) };

      g_array_append_val (blocks, block);
      i = block.last;
    }
  g_array_sort_with_data (blocks, compare_blocks, self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      write_item (self, &g_array_index (self->items, Item, block->first), out);
      if (block->last > block->first + 1)
        write_neighbours (self, block->first + 1, block->last, out);
    }
}

static KithValues *
values_new (GBytes *bytes, guint length)
{
  KithValues *self = g_new0 (KithValues, 1);

  g_atomic_ref_count_init (&self->refs);
  self->bytes = bytes;
  self->length = length;
  return self;
}

/* ---- Building. */

/**
 * kith_values_builder_new:
 *
 * Returns: (transfer full): an empty one
 */
KithValuesBuilder *
kith_values_builder_new (void)
{
  KithValuesBuilder *self = g_new0 (KithValuesBuilder, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->text = g_string_new (NULL);
  return self;
}

/**
 * kith_values_builder_free:
 * @self: (nullable): a builder
 */
void
kith_values_builder_free (KithValuesBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * kith_values_builder_open:
 * @self: a builder
 * @name: name of a field or part; any other is kept too
 * @text: (nullable): its text, in UTF-8
 *
 * Adds a value that holds what is added until it is closed. Where it has no text and holds nothing in the
 * end, it is as if it had not been added. At most %KITH_VALUES_MOST_DEEP may be open.
 */
void
kith_values_builder_open (KithValuesBuilder *self, const char *name, const char *text)
{
  Item item;

  g_return_if_fail (self != NULL && name != NULL && name[0] != '\0');
  g_return_if_fail (self->depth < KITH_VALUES_MOST_DEEP);

  self->depth++;
  item.depth = self->depth;
  item.name = take_string (self, name);
  item.text = take_string (self, text != NULL ? text : "");
  item.rank = kith_resource_name_rank (name);
  g_array_append_val (self->items, item);
}

/**
 * kith_values_builder_close:
 * @self: a builder with an open value
 */
void
kith_values_builder_close (KithValuesBuilder *self)
{
  const Item *last;

  g_return_if_fail (self != NULL && self->depth > 0);

  last = &g_array_index (self->items, Item, self->items->len - 1);
  if (last->depth == self->depth && get_string (self, last->text)[0] == '\0')
    {
      g_string_truncate (self->text, last->name);
      g_array_set_size (self->items, self->items->len - 1);
    }
  self->depth--;
}

/**
 * kith_values_builder_add:
 * @self: a builder
 * @name: name of a field or part
 * @text: (nullable): its text; nothing is added where there is none
 */
void
kith_values_builder_add (KithValuesBuilder *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (text == NULL || text[0] == '\0')
    return;
  kith_values_builder_open (self, name, text);
  kith_values_builder_close (self);
}

/**
 * kith_values_builder_copy:
 * @self: a builder, of other values than @value's or the same
 * @value: a value
 *
 * Adds it with all it holds.
 */
void
kith_values_builder_copy (KithValuesBuilder *self, const KithValueIter *value)
{
  KithValueIter within;
  guint open = 1;

  g_return_if_fail (self != NULL && value != NULL && value->name != NULL);

  kith_values_builder_open (self, value->name, value->text);
  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    {
      for (guint depth = within.depth - value->depth; open > depth; open--)
        kith_values_builder_close (self);
      kith_values_builder_open (self, within.name, within.text);
      open++;
    }
  for (; open > 0; open--)
    kith_values_builder_close (self);
}

/**
 * kith_values_builder_get_length:
 * @self: a builder
 *
 * Returns: how many values there are so far, held ones too
 */
guint
kith_values_builder_get_length (const KithValuesBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * kith_values_builder_end:
 * @self: a builder with no open value; it is empty afterwards
 *
 * Returns: (transfer full): the values
 */
KithValues *
kith_values_builder_end (KithValuesBuilder *self)
{
  GByteArray *out;
  const guint8 version = FORMAT_VERSION;
  guint length;

  g_return_val_if_fail (self != NULL && self->depth == 0, NULL);

  length = self->items->len;
  out = g_byte_array_sized_new ((guint) (self->text->len + length + 1));
  g_byte_array_append (out, &version, 1);
  if (length > 0)
    write_neighbours (self, 0, length, out);
  g_array_set_size (self->items, 0);
  g_string_truncate (self->text, 0);
  return values_new (g_byte_array_free_to_bytes (out), length);
}

/* ---- Stored ones. */

/* A name or a text: up to its NUL, in UTF-8. */
static gboolean
pass_string (const char **at, const char *end, gboolean may_be_empty)
{
  const char *stop = memchr (*at, '\0', (gsize) (end - *at));

  if (stop == NULL || (stop == *at && !may_be_empty) || !g_utf8_validate (*at, stop - *at, NULL))
    return FALSE;
  *at = stop + 1;
  return TRUE;
}

static gboolean
check_bytes (const char *at, const char *end, guint *length)
{
  guint depth = 0;

  if (at == end || *at++ != FORMAT_VERSION)
    return FALSE;
  for (*length = 0; at < end; (*length)++)
    {
      guint next = (guint8) *at++;

      if (next == 0 || next > depth + 1 || next > KITH_VALUES_MOST_DEEP || !pass_string (&at, end, FALSE) ||
          !pass_string (&at, end, TRUE))
        return FALSE;
      depth = next;
    }
  return TRUE;
}

/**
 * kith_values_new_from_bytes:
 * @bytes: as they were stored; any bytes may come
 * @error: %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full): the values
 */
KithValues *
kith_values_new_from_bytes (GBytes *bytes, GError **error)
{
  const char *data;
  gsize size;
  guint length = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0 || !check_bytes (data, data + size, &length))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("An entry of the directory is damaged. A backup may still have it."));
      return NULL;
    }
  return values_new (g_bytes_ref (bytes), length);
}

/**
 * kith_values_get_bytes:
 * @self: values
 *
 * Returns: (transfer none): what to store, and to compare and take digests of
 */
GBytes *
kith_values_get_bytes (const KithValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * kith_values_ref:
 * @self: values
 *
 * Returns: (transfer full): the same; any thread may
 */
KithValues *
kith_values_ref (KithValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_values_unref:
 * @self: (nullable) (transfer full): values
 */
void
kith_values_unref (KithValues *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * kith_values_equal:
 * @one: (nullable): values
 * @other: (nullable): values
 *
 * Returns: whether both say the same
 */
gboolean
kith_values_equal (const KithValues *one, const KithValues *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return one == other || g_bytes_equal (one->bytes, other->bytes);
}

/**
 * kith_values_get_length:
 * @self: values
 *
 * Returns: how many there are, held ones too
 */
guint
kith_values_get_length (const KithValues *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/* ---- Walking. */

/**
 * kith_value_iter_init:
 * @iter: (out caller-allocates): before the first
 * @values: values, which must outlive it
 */
void
kith_value_iter_init (KithValueIter *iter, const KithValues *values)
{
  gsize size;

  g_return_if_fail (iter != NULL && values != NULL);

  *iter = (KithValueIter){ .at = (const char *) g_bytes_get_data (values->bytes, &size) + 1 };
  iter->end = iter->at + size - 1;
}

/**
 * kith_value_iter_init_within:
 * @iter: (out caller-allocates): before the first that @parent holds
 * @parent: at a value
 */
void
kith_value_iter_init_within (KithValueIter *iter, const KithValueIter *parent)
{
  g_return_if_fail (iter != NULL && parent != NULL && parent->name != NULL);

  *iter = (KithValueIter){ .at = parent->at, .end = parent->end, .floor = parent->depth };
}

/**
 * kith_value_iter_next:
 * @iter: an iterator
 *
 * Returns: whether there was another
 */
gboolean
kith_value_iter_next (KithValueIter *iter)
{
  g_return_val_if_fail (iter != NULL, FALSE);

  if (iter->at >= iter->end || (guint8) *iter->at <= iter->floor)
    return FALSE;
  iter->depth = (guint8) *iter->at;
  iter->name = iter->at + 1;
  iter->text = iter->name + strlen (iter->name) + 1;
  iter->at = iter->text + strlen (iter->text) + 1;
  return TRUE;
}

/**
 * kith_value_iter_find:
 * @iter: an iterator
 * @name: a name
 *
 * Returns: whether there was another of that name that no other of those gone through holds
 */
gboolean
kith_value_iter_find (KithValueIter *iter, const char *name)
{
  g_return_val_if_fail (iter != NULL && name != NULL, FALSE);

  while (kith_value_iter_next (iter))
    if (iter->depth == iter->floor + 1 && g_str_equal (iter->name, name))
      return TRUE;
  return FALSE;
}

/**
 * kith_values_get:
 * @self: values
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the text of the first of that name of the entry itself
 */
const char *
kith_values_get (const KithValues *self, const char *name)
{
  KithValueIter iter;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  kith_value_iter_init (&iter, self);
  return kith_value_iter_find (&iter, name) ? iter.text : NULL;
}

/**
 * kith_value_get_within:
 * @value: at a value
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the text of the first of that name that it holds
 */
const char *
kith_value_get_within (const KithValueIter *value, const char *name)
{
  KithValueIter iter;

  g_return_val_if_fail (value != NULL && name != NULL, NULL);

  kith_value_iter_init_within (&iter, value);
  return kith_value_iter_find (&iter, name) ? iter.text : NULL;
}

/**
 * kith_value_is_true_within:
 * @value: at a value
 * @name: a name
 *
 * Returns: whether it holds a "true" of that name
 */
gboolean
kith_value_is_true_within (const KithValueIter *value, const char *name)
{
  return g_strcmp0 (kith_value_get_within (value, name), "true") == 0;
}

/* ---- By field. */

/**
 * kith_values_field_equal:
 * @one: values
 * @other: values
 * @name: a field
 *
 * Returns: whether both have the same under it, with all that is held, in the same order
 */
gboolean
kith_values_field_equal (const KithValues *one, const KithValues *other, const char *name)
{
  KithValueIter left, right;

  g_return_val_if_fail (one != NULL && other != NULL && name != NULL, FALSE);

  kith_value_iter_init (&left, one);
  kith_value_iter_init (&right, other);
  for (;;)
    {
      gboolean has_left = kith_value_iter_find (&left, name), has_right = kith_value_iter_find (&right, name);
      KithValueIter below, beside;
      gboolean more, more_beside;

      if (has_left != has_right || !has_left)
        return has_left == has_right;
      if (!g_str_equal (left.text, right.text))
        return FALSE;
      kith_value_iter_init_within (&below, &left);
      kith_value_iter_init_within (&beside, &right);
      do
        {
          more = kith_value_iter_next (&below);
          more_beside = kith_value_iter_next (&beside);
          if (more != more_beside)
            return FALSE;
          if (more && (below.depth != beside.depth || !g_str_equal (below.name, beside.name) ||
                       !g_str_equal (below.text, beside.text)))
            return FALSE;
        }
      while (more);
    }
}

/**
 * kith_values_only_field:
 * @self: values
 * @name: a field
 *
 * Returns: (transfer full): that field alone, all its values with what they hold
 */
KithValues *
kith_values_only_field (const KithValues *self, const char *name)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithValueIter iter;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  kith_value_iter_init (&iter, self);
  while (kith_value_iter_find (&iter, name))
    kith_values_builder_copy (builder, &iter);
  return kith_values_builder_end (builder);
}

/**
 * kith_values_with_field:
 * @self: values
 * @name: a field
 * @from: (nullable): where its values are taken from; %NULL: none
 *
 * Returns: (transfer full): the values with another field
 */
KithValues *
kith_values_with_field (const KithValues *self, const char *name, const KithValues *from)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithValueIter iter;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  kith_value_iter_init (&iter, self);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1 && !g_str_equal (iter.name, name))
      kith_values_builder_copy (builder, &iter);
  if (from != NULL)
    {
      kith_value_iter_init (&iter, from);
      while (kith_value_iter_find (&iter, name))
        kith_values_builder_copy (builder, &iter);
    }
  return kith_values_builder_end (builder);
}

static void
list_fields (GPtrArray *names, const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1 && !g_ptr_array_find_with_equal_func (names, iter.name, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) iter.name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  guint left = kith_resource_name_rank (one), right = kith_resource_name_rank (other);

  return left != right ? (left < right ? -1 : 1) : strcmp (one, other);
}

/**
 * kith_values_list_fields:
 * @one: values
 * @other: (nullable): values
 *
 * Returns: (transfer container) (element-type utf8): the names of the fields of either, each once, in their
 * order; they belong to the values
 */
GPtrArray *
kith_values_list_fields (const KithValues *one, const KithValues *other)
{
  GPtrArray *names = g_ptr_array_new ();

  g_return_val_if_fail (one != NULL, names);

  list_fields (names, one);
  if (other != NULL)
    list_fields (names, other);
  g_ptr_array_sort (names, compare_names);
  return names;
}
