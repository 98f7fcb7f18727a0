/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was looked for is found in folded text, and shown in the words as they were written. */

#include "notes/kith-note-excerpt.h"

#include <string.h>

#include "base/kith-text.h"
#include "notes/kith-word-scan.h"

/* In characters, before and behind the word. */
#define BEFORE_MAX 40
#define BEHIND_MAX 100
#define ELLIPSIS "…"

/* Whether a word begins so. */
static gboolean
has_word (const char *folded, const char *token)
{
  for (const char *at = strstr (folded, token); at != NULL; at = strstr (at + 1, token))
    if (at == folded || at[-1] == ' ' || at[-1] == '\n')
      return TRUE;
  return FALSE;
}

/**
 * kith_note_folded_has:
 * @folded: words as kith_note_words_fold() gives them
 * @tokens: words as kith_text_tokens() gives them, or their beginnings
 *
 * Returns: whether each of @tokens begins a word there
 */
gboolean
kith_note_folded_has (const char *folded, const char *const *tokens)
{
  g_return_val_if_fail (folded != NULL && tokens != NULL, FALSE);

  for (; *tokens != NULL; tokens++)
    if (!has_word (folded, *tokens))
      return FALSE;
  return TRUE;
}

static gboolean
has_any (const char *folded, const char *const *tokens)
{
  for (; *tokens != NULL; tokens++)
    if (has_word (folded, *tokens))
      return TRUE;
  return FALSE;
}

/* FALSE: none of the line's words. */
static gboolean
find_in_line (const char *line, gsize length, const char *const *tokens, gsize *start, gsize *end)
{
  g_autoptr (GArray) words = kith_word_scan (line, length, "en");

  for (guint i = 0; i < words->len; i++)
    {
      const KithScannedWord *word = &g_array_index (words, KithScannedWord, i);

      if (!has_any (word->fold, tokens))
        continue;
      *start = word->start;
      *end = word->end;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_in_text (const char *text, const char *const *tokens, gsize *start, gsize *end)
{
  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");

      if (find_in_line (line, length, tokens, start, end))
        {
          *start += (gsize) (line - text);
          *end += (gsize) (line - text);
          return TRUE;
        }
      line += length + (line[length] == '\n');
    }
  return FALSE;
}

/* From a place backwards, to where a word begins. */
static const char *
step_back (const char *text, const char *at)
{
  const char *from = at;

  for (guint i = 0; i < BEFORE_MAX && from > text; i++)
    from = g_utf8_prev_char (from);
  if (from == text)
    return text;
  for (const char *p = from; p < at; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return g_utf8_next_char (p);
  return from;
}

/* From a place on, to where a word ends. */
static const char *
step_on (const char *at)
{
  const char *to = at, *space = NULL;

  for (guint i = 0; i < BEHIND_MAX && *to != '\0'; i++)
    {
      if (g_unichar_isspace (g_utf8_get_char (to)))
        space = to;
      to = g_utf8_next_char (to);
    }
  return *to == '\0' || space == NULL ? to : space;
}

/* A piece of the text as part of one line: a line's end is a space. */
static void
append_piece (GString *line, const char *from, const char *to)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
}

/* Every word that was looked for, as far as it is seen. */
static GArray *
mark (const char *line, const char *const *tokens)
{
  g_autoptr (GArray) words = kith_word_scan (line, strlen (line), "en");
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KithNoteMark));

  for (guint i = 0; i < words->len; i++)
    {
      const KithScannedWord *word = &g_array_index (words, KithScannedWord, i);
      KithNoteMark found = { word->start, word->end };

      if (has_any (word->fold, tokens))
        g_array_append_val (marks, found);
    }
  return marks;
}

static KithNoteExcerpt *
cut (const char *text, gsize start, gsize end, const char *const *tokens)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *from = step_back (text, text + start), *to = step_on (text + end);
  KithNoteExcerpt *self = g_new0 (KithNoteExcerpt, 1);

  if (from > text)
    g_string_append (line, ELLIPSIS);
  append_piece (line, from, to);
  if (*to != '\0')
    g_string_append (line, ELLIPSIS);
  self->text = g_string_free (g_steal_pointer (&line), FALSE);
  self->marks = mark (self->text, tokens);
  return self;
}

/**
 * kith_note_excerpt_new:
 * @words: what an entry says
 * @tokens: what was looked for, as for kith_note_folded_has()
 *
 * Returns: (transfer full): what it says around the first of @tokens; its beginning where that word cannot be
 *   pointed at, as where a letter's sound hangs on its neighbours
 */
KithNoteExcerpt *
kith_note_excerpt_new (const KithNoteWords *words, const char *const *tokens)
{
  gsize start, end;

  g_return_val_if_fail (words != NULL && tokens != NULL, NULL);

  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (find_in_text (words->texts[i], tokens, &start, &end))
      return cut (words->texts[i], start, end, tokens);
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    if (!kith_text_is_blank (words->texts[i]))
      return cut (words->texts[i], 0, 0, tokens);
  return cut ("", 0, 0, tokens);
}

/**
 * kith_note_excerpt_free:
 * @self: (transfer full) (nullable): an excerpt
 */
void
kith_note_excerpt_free (KithNoteExcerpt *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_free (self->text);
  g_free (self);
}
