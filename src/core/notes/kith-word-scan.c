/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words begin and end is for ICU to say, by Unicode's rules (UAX 29) and those of the language, and
 * what they are compared by for kith_text_fold(). Pango knows the same boundaries at four times the cost. */

#include "notes/kith-word-scan.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/kith-text.h"
#include "notes/kith-quotes.h"

#define HYPHEN 0x2010
#define HYPHEN_THAT_STAYS 0x2011

static void
word_clear (gpointer data)
{
  g_free (((KithScannedWord *) data)->fold);
}

static gboolean
joins (const char *from, const char *to)
{
  if (to == from + 1 && *from == ' ')
    return TRUE;
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '-' && c != HYPHEN && c != HYPHEN_THAT_STAYS && !g_unichar_isspace (c) &&
          !kith_text_is_invisible (c))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_capital (const char *from, const char *to)
{
  const char *next = g_utf8_next_char (from);

  return g_unichar_isupper (g_utf8_get_char (from)) && next < to &&
         g_unichar_islower (g_utf8_get_char (next));
}

static void
add_word (GArray *words, GString *text, const char *paragraph, const char *from, const char *to)
{
  const KithScannedWord *before =
      words->len > 0 ? &g_array_index (words, KithScannedWord, words->len - 1) : NULL;
  KithScannedWord word = {
    .start = (gsize) (from - paragraph),
    .end = (gsize) (to - paragraph),
    .is_joined = before != NULL && joins (paragraph + before->end, from),
    .is_capital = is_capital (from, to),
  };

  g_string_truncate (text, 0);
  g_string_append_len (text, from, to - from);
  word.fold = kith_text_fold (text->str);
  g_array_append_val (words, word);
}

/* Both are in order. */
static void
note_quoted (GArray *words, GArray *quotes)
{
  guint at = 0;

  for (guint i = 0; i < words->len; i++)
    {
      KithScannedWord *word = &g_array_index (words, KithScannedWord, i);

      while (at < quotes->len && g_array_index (quotes, KithQuote, at).end <= word->start)
        at++;
      word->is_quoted = at < quotes->len && g_array_index (quotes, KithQuote, at).start < word->end;
    }
}

static void
add_words (GArray *words, const char *paragraph, UBreakIterator *breaks)
{
  g_autoptr (GString) text = g_string_sized_new (64);
  int32_t from = ubrk_first (breaks), to;

  while ((to = ubrk_next (breaks)) != UBRK_DONE)
    {
      if (ubrk_getRuleStatus (breaks) >= UBRK_WORD_NONE_LIMIT)
        add_word (words, text, paragraph, paragraph + from, paragraph + to);
      from = to;
    }
}

/**
 * kith_word_scan:
 * @paragraph: valid UTF-8 without line ends
 * @length: in bytes
 * @language: the code of what it is written in
 *
 * Returns: (transfer full) (element-type KithScannedWord): its words, in order
 */
GArray *
kith_word_scan (const char *paragraph, gsize length, const char *language)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (KithScannedWord));
  g_autoptr (GArray) quotes = NULL;
  UText bytes = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks;

  g_return_val_if_fail (paragraph != NULL && length <= G_MAXINT32 && language != NULL, words);

  g_array_set_clear_func (words, word_clear);
  utext_openUTF8 (&bytes, paragraph, (int64_t) length, &status);
  breaks = ubrk_open (UBRK_WORD, language, NULL, 0, &status);
  ubrk_setUText (breaks, &bytes, &status);
  if (U_FAILURE (status))
    g_error ("ICU cannot tell words apart: %s", u_errorName (status));
  add_words (words, paragraph, breaks);
  ubrk_close (breaks);
  utext_close (&bytes);
  quotes = kith_quotes_find (paragraph, length);
  note_quoted (words, quotes);
  return words;
}
