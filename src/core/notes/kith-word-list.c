/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each paragraph is looked at alone: sentences, quotations and names end with it. So after a key only the
 * paragraph that changed is looked at again, and what that finds is what looking at everything would find.
 */

#include "notes/kith-word-list-private.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_FOLDER "/org/kithdesk/Kith/core/defaults/words/"
#define PARAGRAPH_SEPARATOR "\xe2\x80\xa9"

static void
phrase_free (gpointer data)
{
  KithPhrase *phrase = data;

  g_strfreev (phrase->words);
  g_free (phrase->offer);
  g_free (phrase);
}

static void
entry_free (gpointer data)
{
  KithWordEntry *entry = data;

  g_clear_pointer (&entry->phrases, g_ptr_array_unref);
  g_free (entry);
}

/* An empty list. */
KithWordList *
kith_word_list_alloc (const char *language)
{
  KithWordList *self = g_new0 (KithWordList, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->language = g_strdup (language);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  return self;
}

/* word: folded. */
KithWordEntry *
kith_word_list_add_entry (KithWordList *self, const char *word)
{
  KithWordEntry *entry = g_hash_table_lookup (self->entries, word);

  if (entry != NULL)
    return entry;
  entry = g_new0 (KithWordEntry, 1);
  entry->phrases = g_ptr_array_new_with_free_func (phrase_free);
  g_hash_table_insert (self->entries, g_strdup (word), entry);
  return entry;
}

/**
 * kith_word_list_new:
 * @language: its code, as "en"
 * @text: a line "KIND: PHRASE, PHRASE = OFFER" for what has one better wording; "#" begins a remark
 * @error: %KITH_ERROR_INVALID with the line
 *
 * Returns: (transfer full): the list
 */
KithWordList *
kith_word_list_new (const char *language, const char *text, GError **error)
{
  g_autoptr (KithWordList) self = NULL;

  g_return_val_if_fail (language != NULL && text != NULL, NULL);

  self = kith_word_list_alloc (language);
  if (!kith_word_list_read (self, text, error))
    return NULL;
  return g_steal_pointer (&self);
}

static GBytes *
find_default (const char *language)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, language, ".txt", NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * kith_word_list_dup_default:
 * @language: a language's code
 *
 * Returns: (transfer full) (nullable): the text that comes with Kith; %NULL: none in that language
 */
char *
kith_word_list_dup_default (const char *language)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  bytes = find_default (language);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/**
 * kith_word_list_has_default:
 * @language: a language's code
 *
 * Returns: whether a list in it comes with Kith
 */
gboolean
kith_word_list_has_default (const char *language)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (language != NULL, FALSE);

  bytes = find_default (language);
  return bytes != NULL;
}

/**
 * kith_word_list_new_default:
 * @language: of a list that comes with Kith
 *
 * Returns: (transfer full): that list
 */
KithWordList *
kith_word_list_new_default (const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kith_word_list_dup_default (language);
  KithWordList *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = kith_word_list_new (language, text, &error);
  g_assert_no_error (error);
  return self;
}

/**
 * kith_word_list_ref:
 * @self: a list
 *
 * Returns: (transfer full): the same
 */
KithWordList *
kith_word_list_ref (KithWordList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

/**
 * kith_word_list_unref:
 * @self: (nullable): a list
 */
void
kith_word_list_unref (KithWordList *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_hash_table_unref (self->entries);
  g_free (self->name_offer);
  g_free (self->language);
  g_free (self);
}

/**
 * kith_word_list_get_language:
 * @self: a list
 *
 * Returns: (transfer none): the code of its language
 */
const char *
kith_word_list_get_language (const KithWordList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * kith_word_list_get_length:
 * @self: a list
 *
 * Returns: how many phrases it offers something for
 */
guint
kith_word_list_get_length (const KithWordList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_phrases;
}

/**
 * kith_word_kind_to_code:
 * @kind: a kind
 *
 * Returns: (transfer none): what it is called in a list
 */
const char *
kith_word_kind_to_code (KithWordKind kind)
{
  static const char *const codes[] = { "diagnosis", "judging", "name" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (codes), "");

  return codes[kind];
}

/* ---- Looking at one paragraph. */

static gboolean
stands_at (const KithPhrase *phrase, GArray *words, guint at)
{
  if (phrase->n_words > words->len - at)
    return FALSE;
  for (guint i = 0; i < phrase->n_words; i++)
    {
      const KithScannedWord *word = &g_array_index (words, KithScannedWord, at + i);

      if (word->is_quoted || (i > 0 && !word->is_joined) || strcmp (word->fold, phrase->words[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The longest; NULL: none. */
static const KithPhrase *
find_phrase (const KithWordList *self, GArray *words, guint at)
{
  const KithWordEntry *entry =
      g_hash_table_lookup (self->entries, g_array_index (words, KithScannedWord, at).fold);

  for (guint i = 0; entry != NULL && i < entry->phrases->len; i++)
    if (stands_at (entry->phrases->pdata[i], words, at))
      return entry->phrases->pdata[i];
  return NULL;
}

static void
add_match (GArray *matches, gsize offset, GArray *words, guint at, guint n_words, KithWordMatch match)
{
  match.start = offset + g_array_index (words, KithScannedWord, at).start;
  match.end = offset + g_array_index (words, KithScannedWord, at + n_words - 1).end;
  g_array_append_val (matches, match);
}

/* What stands first is found first, and of what begins at one word the longest. */
static void
check_paragraph (const KithWordList *self,
                 GArray *matches,
                 const char *text,
                 gsize start,
                 gsize end,
                 const char *const *own)
{
  g_autoptr (GArray) words = kith_word_scan (text + start, end - start, self->language);
  guint n_words = 1;

  for (guint at = 0; at < words->len; at += n_words)
    {
      const KithPhrase *phrase = find_phrase (self, words, at);
      guint n_of_name = phrase == NULL ? kith_word_list_find_name (self, text + start, words, at, own) : 0;

      n_words = phrase != NULL ? phrase->n_words : MAX (n_of_name, 1);
      if (phrase != NULL && phrase->offer != NULL)
        add_match (
            matches, start, words, at, n_words,
            (KithWordMatch){ .kind = phrase->kind, .offer = phrase->offer, .is_advice = phrase->is_advice });
      else if (n_of_name > 0)
        add_match (matches, start, words, at, n_words,
                   (KithWordMatch){ .kind = KITH_WORD_NAME, .offer = self->name_offer, .is_advice = TRUE });
    }
}

/* ---- Paragraphs. Each of these ends one, so that two of them have an empty one between. */

static gboolean
ends_paragraph (const char *at)
{
  return *at == '\n' || *at == '\r' ||
         (*at == PARAGRAPH_SEPARATOR[0] &&
          strncmp (at, PARAGRAPH_SEPARATOR, strlen (PARAGRAPH_SEPARATOR)) == 0);
}

/* Byte by byte: no letter has one of theirs in it. */
static gsize
find_start (const char *text, gsize at)
{
  gsize start = at;

  while (start > 0 && !ends_paragraph (text + start - 1))
    start--;
  /* Behind the whole of the separator. */
  while (start < at && ((guchar) text[start] & 0xc0) == 0x80)
    start++;
  return start;
}

static gsize
find_end (const char *text, gsize at)
{
  while (text[at] != '\0' && !ends_paragraph (text + at))
    at++;
  return at;
}

static void
check_between (const KithWordList *self,
               GArray *matches,
               const char *text,
               gsize start,
               gsize end,
               const char *const *own)
{
  while (start < end)
    {
      gsize stop = find_end (text, start);

      if (stop > start)
        check_paragraph (self, matches, text, start, stop, own);
      start = stop < end ? (gsize) (g_utf8_next_char (text + stop) - text) : stop;
    }
}

/**
 * kith_word_list_check:
 * @self: a list
 * @text: valid UTF-8
 * @own: (nullable): the names of whom it is about, which are not underlined
 *
 * What is quoted is left alone.
 *
 * Returns: (transfer full) (element-type KithWordMatch): what there are better words for, in order, none in
 *   another
 */
GArray *
kith_word_list_check (const KithWordList *self, const char *text, const char *const *own)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (KithWordMatch));

  g_return_val_if_fail (self != NULL && text != NULL, matches);

  check_between (self, matches, text, 0, strlen (text), own);
  return matches;
}

/* The first that begins at @at or behind it. */
static guint
find_match (GArray *matches, gsize at)
{
  guint low = 0, high = matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, KithWordMatch, middle).start < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kith_word_list_recheck:
 * @self: a list
 * @matches: (element-type KithWordMatch): as kith_word_list_check() found them before @text changed
 * @text: as it is now
 * @at: where it changed, in bytes
 * @n_removed: how many bytes went there
 * @n_inserted: how many came in their place
 * @own: as for kith_word_list_check(), with the same names
 *
 * Looks again at the paragraphs that changed, and has the others follow: @matches is then what
 * kith_word_list_check() finds in @text.
 */
void
kith_word_list_recheck (const KithWordList *self,
                        GArray *matches,
                        const char *text,
                        gsize at,
                        gsize n_removed,
                        gsize n_inserted,
                        const char *const *own)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (KithWordMatch));
  gsize start, end;
  guint first, last;

  g_return_if_fail (self != NULL && matches != NULL && text != NULL);

  start = find_start (text, at);
  end = find_end (text, at + n_inserted);
  first = find_match (matches, start);
  last = find_match (matches, end - n_inserted + n_removed);
  for (guint i = last; i < matches->len; i++)
    {
      KithWordMatch *match = &g_array_index (matches, KithWordMatch, i);

      match->start = match->start - n_removed + n_inserted;
      match->end = match->end - n_removed + n_inserted;
    }
  g_array_remove_range (matches, first, last - first);
  check_between (self, found, text, start, end, own);
  g_array_insert_vals (matches, first, found->data, found->len);
}
