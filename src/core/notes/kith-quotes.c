/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of several languages, in the pairs that each has. Whoever has opened double marks is still
 * writing down what somebody said, so they hold to the paragraph's end; a single one may be an apostrophe and
 * counts only where it is closed.
 */

#include "notes/kith-quotes.h"

#include <string.h>

typedef struct
{
  gunichar opens;
  gunichar closes;
  gunichar or_closes; /* 0: nothing else */
  gboolean is_single;
} Marks;

static const Marks pairs[] = {
  { '"', '"', 0x201d, FALSE },       /* "…" */
  { 0x201c, 0x201d, '"', FALSE },    /* “…” */
  { 0x201e, 0x201c, 0x201d, FALSE }, /* „…“ */
  { 0x00ab, 0x00bb, 0, FALSE },      /* «…» */
  { 0x00bb, 0x00ab, 0, FALSE },      /* »…« */
  { 0x2039, 0x203a, 0, TRUE },       /* ‹…› */
  { 0x203a, 0x2039, 0, TRUE },       /* ›…‹ */
  { 0x201a, 0x2018, 0x2019, TRUE },  /* ‚…‘ */
  { 0x2018, 0x2019, 0, TRUE },       /* ‘…’ */
  { '\'', '\'', 0, TRUE },           /* '…' */
};

/* Of what a mark may stand for a letter: inches, apostrophes, plurals of figures. */
static gboolean
follows_word (const char *paragraph, const char *at)
{
  return at > paragraph && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

static gboolean
precedes_word (const char *end, const char *next)
{
  return next < end && g_unichar_isalnum (g_utf8_get_char (next));
}

static const Marks *
find_pair (gunichar c)
{
  /* Nearly every letter. */
  if (c < 0x80 && c != '"' && c != '\'')
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].opens == c)
      return &pairs[i];
  return NULL;
}

/* Where the mark stands that closes; NULL: nowhere. */
static const char *
find_close (const char *from, const char *end, const Marks *pair)
{
  for (const char *p = from; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == pair->closes || (pair->or_closes != 0 && c == pair->or_closes)) &&
          !(pair->is_single && precedes_word (end, g_utf8_next_char (p))))
        return p;
    }
  return NULL;
}

/**
 * kith_quotes_find:
 * @paragraph: valid UTF-8 without line ends
 * @length: in bytes
 *
 * Returns: (transfer full) (element-type KithQuote): what is quoted, in order and without the marks
 */
GArray *
kith_quotes_find (const char *paragraph, gsize length)
{
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (KithQuote));
  gboolean is_open_ended[G_N_ELEMENTS (pairs)] = { FALSE };
  const char *end, *p;

  g_return_val_if_fail (paragraph != NULL, quotes);

  end = paragraph + length;
  for (p = paragraph; p < end; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      const Marks *pair = find_pair (g_utf8_get_char (p));
      const char *close;
      KithQuote quote;

      if (pair == NULL || follows_word (paragraph, p) || is_open_ended[pair - pairs])
        continue;
      close = find_close (next, end, pair);
      if (close == NULL && pair->is_single)
        {
          is_open_ended[pair - pairs] = TRUE;
          continue;
        }
      quote.start = (gsize) (next - paragraph);
      quote.end = close != NULL ? (gsize) (close - paragraph) : length;
      g_array_append_val (quotes, quote);
      if (close == NULL)
        break;
      p = close;
    }
  return quotes;
}
