/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of an entry, and what of them is sealed: a dictionary, in which what a newer Kith knows stays. */

#include "notes/kith-note-words.h"

#include <glib/gi18n-lib.h>

#include "base/kith-text.h"

#define KEY_STROKES "strokes"

static const struct
{
  const char *key;
  const char *label;
  gboolean is_long;
} texts[KITH_N_NOTE_TEXTS] = {
#define TEXT(symbol, key, label, is_long) { key, label, is_long },
  KITH_NOTE_TEXTS (TEXT)
#undef TEXT
};

/**
 * kith_note_words_new:
 *
 * Returns: (transfer full): nothing said
 */
KithNoteWords *
kith_note_words_new (void)
{
  KithNoteWords *self = g_new0 (KithNoteWords, 1);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_note_words_copy:
 * @self: words
 *
 * Returns: (transfer full): the same again
 */
KithNoteWords *
kith_note_words_copy (const KithNoteWords *self)
{
  KithNoteWords *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (KithNoteWords, 1);
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  copy->strokes = self->strokes != NULL ? kith_strokes_copy (self->strokes) : NULL;
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_note_words_free:
 * @self: (transfer full) (nullable): words
 */
void
kith_note_words_free (KithNoteWords *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->strokes, kith_strokes_free);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_note_words_equal:
 * @a: words
 * @b: others
 *
 * Returns: whether they say the same
 */
gboolean
kith_note_words_equal (const KithNoteWords *a, const KithNoteWords *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (!g_str_equal (a->texts[i], b->texts[i]))
      return FALSE;
  if ((a->strokes == NULL) != (b->strokes == NULL) ||
      (a->strokes != NULL && !kith_strokes_equal (a->strokes, b->strokes)))
    return FALSE;
  return g_variant_equal (a->extras, b->extras);
}

/**
 * kith_note_text_label:
 * @which: a part
 *
 * Returns: (transfer none): what it is called
 */
const char *
kith_note_text_label (KithNoteText which)
{
  g_return_val_if_fail (which < KITH_N_NOTE_TEXTS, "");

  return _ (texts[which].label);
}

/**
 * kith_note_words_set:
 * @self: words
 * @which: a part
 * @text: (nullable): what it says; %NULL as ""
 *
 * Returns: whether that is something else than before
 */
gboolean
kith_note_words_set (KithNoteWords *self, KithNoteText which, const char *text)
{
  g_return_val_if_fail (self != NULL && which < KITH_N_NOTE_TEXTS, FALSE);

  return kith_text_replace (&self->texts[which], text != NULL ? text : "");
}

/**
 * kith_note_words_clean:
 * @self: words
 *
 * Takes out what is no text; what is blank then is empty.
 */
void
kith_note_words_clean (KithNoteWords *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    {
      char *clean = texts[i].is_long ? kith_text_clean_lines (self->texts[i], KITH_TEXT_LONG_MAX)
                                     : kith_text_clean (self->texts[i], KITH_TEXT_LINE_MAX);

      g_free (self->texts[i]);
      self->texts[i] = clean;
    }
  if (self->strokes != NULL && kith_strokes_is_empty (self->strokes))
    g_clear_pointer (&self->strokes, kith_strokes_free);
}

/**
 * kith_note_words_is_empty:
 * @self: words
 *
 * Returns: whether nothing is said, where blanks are nothing; a place alone says nothing
 */
gboolean
kith_note_words_is_empty (const KithNoteWords *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (i != KITH_NOTE_TEXT_PLACE && !kith_text_is_blank (self->texts[i]))
      return FALSE;
  return self->strokes == NULL || kith_strokes_is_empty (self->strokes);
}

/**
 * kith_note_words_fold:
 * @self: words
 *
 * Sealed beside the words, so that searching ten thousand notes need fold none.
 *
 * Returns: (transfer full): all of them as they are searched (kith_text_fold_long()), with a line's end
 * between
 */
char *
kith_note_words_fold (const KithNoteWords *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    {
      g_autofree char *folded = kith_text_fold_long (self->texts[i]);

      if (*folded == '\0')
        continue;
      if (all->len > 0)
        g_string_append_c (all, '\n');
      g_string_append (all, folded);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * kith_note_words_to_content:
 * @self: words
 *
 * Equal words are equal bytes: parts have an order.
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_note_words_to_content (const KithNoteWords *self)
{
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *extra;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (*self->texts[i] != '\0')
      g_variant_builder_add (&builder, "{sv}", texts[i].key, g_variant_new_string (self->texts[i]));
  if (self->strokes != NULL)
    {
      g_autoptr (GBytes) bytes = kith_strokes_to_bytes (self->strokes);

      g_variant_builder_add (&builder, "{sv}", KEY_STROKES,
                             g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));
    }
  g_variant_iter_init (&iter, self->extras);
  while ((extra = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_variant_builder_add_value (&builder, extra);
      g_variant_unref (extra);
    }
  return g_variant_builder_end (&builder);
}

static gboolean
take (KithNoteWords *self, const char *key, GVariant *value)
{
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (g_str_equal (key, texts[i].key) && *self->texts[i] == '\0' &&
        g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
      {
        kith_note_words_set (self, i, g_variant_get_string (value, NULL));
        return TRUE;
      }
  if (g_str_equal (key, KEY_STROKES) && self->strokes == NULL &&
      g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING))
    {
      g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (value);

      self->strokes = kith_strokes_from_bytes (bytes, NULL);
      return self->strokes != NULL;
    }
  return FALSE;
}

/**
 * kith_note_words_from_content:
 * @content: an a{sv}
 *
 * What cannot be read is kept as it is.
 *
 * Returns: (transfer full): what it says
 */
KithNoteWords *
kith_note_words_from_content (GVariant *content)
{
  KithNoteWords *self = kith_note_words_new ();
  GVariantBuilder extras;
  GVariantIter iter;
  GVariant *entry;

  g_return_val_if_fail (g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT), self);

  g_variant_builder_init (&extras, G_VARIANT_TYPE_VARDICT);
  g_variant_iter_init (&iter, content);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) held = entry;
      g_autoptr (GVariant) value = NULL;
      const char *key;

      g_variant_get (held, "{&sv}", &key, &value);
      if (!take (self, key, value))
        g_variant_builder_add_value (&extras, held);
    }
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_builder_end (&extras));
  return self;
}
