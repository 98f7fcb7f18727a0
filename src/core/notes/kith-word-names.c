/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whoever is named in full and is not the one the note is about. Two capitals beside each other are far more
 * often a place, an office or a program than a person, and at a sentence's beginning the first of them says
 * nothing at all; so a capital alone is never enough. There must be a title before it, or a role ("her
 * landlord Bob Teague"), or it begins with a first name that the list has. Where nouns have capitals, a
 * role counts only together with such a first name. A first name alone is how a note should have it.
 */

#include "notes/kith-word-list-private.h"

#include <string.h>

#include "base/kith-text.h"

/* Of which at most two are particles. */
#define MOST_WORDS 5

static KithWordFlags
get_flags (const KithWordList *self, const KithScannedWord *word)
{
  const KithWordEntry *entry = g_hash_table_lookup (self->entries, word->fold);

  return entry != NULL ? entry->flags : 0;
}

/* "Dr. Berg", "her landlord, Bob Teague". */
static gboolean
follows_by (const char *text, const KithScannedWord *before, const KithScannedWord *word, char mark)
{
  const char *p = text + before->end, *end = text + word->start;

  if (word->is_joined)
    return TRUE;
  return *p == mark && p + 1 < end && p[1] == ' ' && p + 2 == end;
}

/* A word of a person's name, with a capital as names have it. */
static gboolean
is_of_name (const KithWordList *self, const KithScannedWord *word)
{
  return word->is_capital && !word->is_quoted &&
         (get_flags (self, word) & (KITH_WORD_IS_COMMON | KITH_WORD_IS_TITLE | KITH_WORD_IS_PLACE)) == 0;
}

/* How many words from @at on can be one name, with what stands inside it. */
static guint
measure (const KithWordList *self, GArray *words, guint at, guint *n_capitals)
{
  guint n = 0;

  *n_capitals = 0;
  for (guint i = at; i < words->len && i - at < MOST_WORDS; i++)
    {
      const KithScannedWord *word = &g_array_index (words, KithScannedWord, i);

      if (i > at && !word->is_joined)
        break;
      if (is_of_name (self, word))
        {
          n = i - at + 1;
          (*n_capitals)++;
        }
      else if (word->is_quoted || (get_flags (self, word) & KITH_WORD_IS_PARTICLE) == 0)
        break;
    }
  return n;
}

/* "Anna Berg House" is none of a person. */
static gboolean
is_place (const KithWordList *self, GArray *words, guint after)
{
  const KithScannedWord *word;

  if (after >= words->len)
    return FALSE;
  word = &g_array_index (words, KithScannedWord, after);
  return word->is_joined && (get_flags (self, word) & KITH_WORD_IS_PLACE) != 0;
}

static gboolean
has_title (const KithWordList *self, const char *text, GArray *words, guint at)
{
  const KithScannedWord *before, *word = &g_array_index (words, KithScannedWord, at);

  if (at == 0)
    return FALSE;
  before = word - 1;
  if ((get_flags (self, before) & KITH_WORD_IS_TITLE) == 0 || !follows_by (text, before, word, '.'))
    return FALSE;
  return at < 2 || !before->is_joined || (get_flags (self, before - 1) & KITH_WORD_IS_DETERMINER) == 0;
}

static gboolean
has_role (const KithWordList *self, const char *text, GArray *words, guint at)
{
  const KithScannedWord *word = &g_array_index (words, KithScannedWord, at);

  return at > 0 && (get_flags (self, word - 1) & KITH_WORD_IS_ROLE) != 0 &&
         follows_by (text, word - 1, word, ',');
}

static gboolean
is_among (const char *fold, const char *const *own)
{
  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    {
      g_autofree char *name = kith_text_fold (own[i]);
      g_auto (GStrv) parts = kith_text_tokens (name);

      if (g_strv_contains ((const char *const *) parts, fold))
        return TRUE;
    }
  return FALSE;
}

/* By the first word of it; or, behind a title, by all. */
static gboolean
is_own (GArray *words, guint at, const char *const *own)
{
  g_autofree char *fold = g_strdup (g_array_index (words, KithScannedWord, at).fold);
  gsize length = strlen (fold);

  /* "Rosa's", without its apostrophe. */
  if (is_among (fold, own))
    return TRUE;
  if (length < 3 || fold[length - 1] != 's')
    return FALSE;
  fold[length - 1] = '\0';
  return is_among (fold, own);
}

guint
kith_word_list_find_name (const KithWordList *self,
                          const char *text,
                          GArray *words,
                          guint at,
                          const char *const *own)
{
  const KithScannedWord *first = &g_array_index (words, KithScannedWord, at);
  gboolean is_given, is_named;
  guint n, n_capitals;

  if (!is_of_name (self, first))
    return 0;
  n = measure (self, words, at, &n_capitals);
  is_given = (get_flags (self, first) & KITH_WORD_IS_GIVEN) != 0;
  is_named = has_title (self, text, words, at);
  if (!is_named && n_capitals > 1)
    is_named = self->has_noun_capitals ? is_given && has_role (self, text, words, at)
                                       : is_given || has_role (self, text, words, at);
  if (!is_named || is_place (self, words, at + n) || is_own (words, at, own))
    return 0;
  return n;
}
