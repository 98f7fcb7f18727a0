/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithValues: what is known about one entry of the directory, as a list of named values that may hold others.
 * It is immutable, kept in the bytes that are stored, and the same whatever order a file told it in.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Values within values: an entry's contact has a phone that has a description. */
#define KITH_VALUES_MOST_DEEP 6

typedef struct _KithValues KithValues;
typedef struct _KithValuesBuilder KithValuesBuilder;

/* Walking from the front: a value comes before those it holds. name and text belong to the values; text is
 * never NULL, and "" for a value that only holds others. */
typedef struct
{
  const char *name;
  const char *text;
  guint depth; /* 1: of the entry itself */
  /*< private >*/
  const char *at;
  const char *end;
  guint floor;
} KithValueIter;

KithValuesBuilder *kith_values_builder_new (void);
void kith_values_builder_free (KithValuesBuilder *self);
/* Whatever is added between open and close is held by that value. */
void kith_values_builder_open (KithValuesBuilder *self, const char *name, const char *text);
void kith_values_builder_close (KithValuesBuilder *self);
void kith_values_builder_add (KithValuesBuilder *self, const char *name, const char *text);
/* The value at the iterator with all it holds. */
void kith_values_builder_copy (KithValuesBuilder *self, const KithValueIter *value);
guint kith_values_builder_get_length (const KithValuesBuilder *self);
KithValues *kith_values_builder_end (KithValuesBuilder *self);

KithValues *kith_values_new_from_bytes (GBytes *bytes, GError **error);
GBytes *kith_values_get_bytes (const KithValues *self);
KithValues *kith_values_ref (KithValues *self);
void kith_values_unref (KithValues *self);
gboolean kith_values_equal (const KithValues *one, const KithValues *other);
guint kith_values_get_length (const KithValues *self);

void kith_value_iter_init (KithValueIter *iter, const KithValues *values);
/* Goes through what the value at parent holds, and no further. */
void kith_value_iter_init_within (KithValueIter *iter, const KithValueIter *parent);
/* To the next value, whatever its depth. */
gboolean kith_value_iter_next (KithValueIter *iter);
/* To the next value of this name that is held directly. */
gboolean kith_value_iter_find (KithValueIter *iter, const char *name);

/* The text of the first value of that name, or NULL. */
const char *kith_values_get (const KithValues *self, const char *name);
const char *kith_value_get_within (const KithValueIter *value, const char *name);
gboolean kith_value_is_true_within (const KithValueIter *value, const char *name);

/* One field of an entry, all its values with what they hold, compared and exchanged as a whole. */
gboolean kith_values_field_equal (const KithValues *one, const KithValues *other, const char *name);
KithValues *kith_values_only_field (const KithValues *self, const char *name);
KithValues *kith_values_with_field (const KithValues *self, const char *name, const KithValues *from);
/* The names of the fields of either, each once, in their order. (transfer container) */
GPtrArray *kith_values_list_fields (const KithValues *one, const KithValues *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithValues, kith_values_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithValuesBuilder, kith_values_builder_free)

G_END_DECLS
