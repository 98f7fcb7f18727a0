/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a center's names and addresses, each kept once with all that comparing asks of it. */

#include "people/kith-likeness-private.h"

#include <string.h>

#include "base/kith-distance.h"
#include "base/kith-nicknames.h"
#include "people/kith-word-table.h"

static void
word_free (gpointer data)
{
  KithLikeWord *word = data;

  g_array_unref (word->slots);
  g_free (word);
}

void
kith_like_words_init (KithLikeWords *self)
{
  self->words = g_ptr_array_new_with_free_func (word_free);
  self->gists = g_array_new (FALSE, FALSE, sizeof (KithLikeGist));
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
}

void
kith_like_words_clear (KithLikeWords *self)
{
  g_clear_pointer (&self->by_text, g_hash_table_unref);
  g_clear_pointer (&self->gists, g_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
}

static KithLikeGist
take_gist (const KithLikeWord *word)
{
  KithLikeGist gist = { .letters = word->letters, .length = word->length, .first = word->text[0] };

  for (guint i = 0; i < word->sound.n; i++)
    gist.marks |= G_GUINT64_CONSTANT (1) << g_str_hash (word->sound.keys[i]) % 64;
  for (guint i = 0; i < word->n_nicknames; i++)
    gist.marks |= G_GUINT64_CONSTANT (1) << word->nicknames[i] % 64;
  return gist;
}

/* @text: folded; cut where it is too long. */
guint32
kith_like_words_intern (KithLikeWords *self, const char *text, gboolean is_name)
{
  KithLikeWord *word;
  KithLikeGist gist;
  char cut[KITH_LIKE_WORD_LENGTH + 1] = { 0 };
  guint32 found;

  strncpy (cut, text, KITH_LIKE_WORD_LENGTH);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, cut));
  if (found != 0)
    return found - 1;

  word = g_new0 (KithLikeWord, 1);
  memcpy (word->text, cut, sizeof cut);
  word->length = (guint8) strlen (cut);
  word->letters = kith_word_letters (word->text, word->length);
  word->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  word->bits = 13;
  if (is_name)
    {
      kith_phonetic_init (&word->sound, word->text, word->length);
      word->nicknames = kith_nicknames_lookup (kith_nicknames_get_default (), word->text, &word->n_nicknames);
    }
  gist = take_gist (word);
  g_array_append_val (self->gists, gist);
  g_ptr_array_add (self->words, word);
  g_hash_table_insert (self->by_text, word->text, GUINT_TO_POINTER (self->words->len));
  return self->words->len - 1;
}

/* All but the first @n: what was typed and is nobody's name. */
void
kith_like_words_forget_from (KithLikeWords *self, guint n)
{
  for (guint i = n; i < self->words->len; i++)
    g_hash_table_remove (self->by_text, kith_like_word (self, i)->text);
  g_ptr_array_set_size (self->words, (int) n);
  g_array_set_size (self->gists, n);
}

gboolean
kith_like_words_are_near (const KithLikeWord *a, const KithLikeWord *b, guint bound)
{
  guint longer = MAX (a->length, b->length), shorter = MIN (a->length, b->length);

  if (longer - shorter > bound || (guint) __builtin_popcount (a->letters ^ b->letters) > 2 * bound)
    return FALSE;
  return kith_distance (a->text, a->length, b->text, b->length, bound) <= bound;
}
