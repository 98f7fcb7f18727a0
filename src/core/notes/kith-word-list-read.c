/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a list, line by line: what kind of line, words or phrases with commas between, and what is
 * offered for them. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-word-list-private.h"

#define MOST_LINES 5000
#define MOST_WORDS 8

typedef struct
{
  const char *code;
  KithWordFlags flags;  /* of single words; 0: phrases */
  gboolean needs_offer; /* else it has none */
  KithWordKind kind;    /* of phrases */
} LineRow;

static const LineRow rows[] = {
  { "diagnosis", 0, TRUE, KITH_WORD_DIAGNOSIS },
  { "judging", 0, TRUE, KITH_WORD_JUDGING },
  { "name", 0, TRUE, KITH_WORD_NAME },
  /* What has one of the others in it and is said of none. */
  { "fine", 0, FALSE, KITH_WORD_JUDGING },
  { "given", KITH_WORD_IS_GIVEN, FALSE, KITH_WORD_NAME },
  { "title", KITH_WORD_IS_TITLE, FALSE, KITH_WORD_NAME },
  { "role", KITH_WORD_IS_ROLE, FALSE, KITH_WORD_NAME },
  { "place", KITH_WORD_IS_PLACE, FALSE, KITH_WORD_NAME },
  { "common", KITH_WORD_IS_COMMON, FALSE, KITH_WORD_NAME },
  { "particle", KITH_WORD_IS_PARTICLE, FALSE, KITH_WORD_NAME },
  { "determiner", KITH_WORD_IS_DETERMINER, FALSE, KITH_WORD_NAME },
};

#define NAMES "names"       /* what is offered for them */
#define CAPITALS "capitals" /* "nouns": those have them too */

typedef struct
{
  KithWordList *list;
  GHashTable *seen; /* (owned) (element-type utf8): phrases, folded */
  guint number;     /* of the line */
} Reading;

static gboolean
refuse (const Reading *reading, GError **error, const char *sentence)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Line %u of the word list: %s"), reading->number,
               sentence);
  return FALSE;
}

/* NULL: it is no phrase. */
static GStrv
split_phrase (const Reading *reading, const char *text)
{
  g_autoptr (GArray) words = kith_word_scan (text, strlen (text), reading->list->language);
  g_autoptr (GStrvBuilder) folds = g_strv_builder_new ();

  if (words->len == 0 || words->len > MOST_WORDS)
    return NULL;
  for (guint i = 0; i < words->len; i++)
    {
      const KithScannedWord *word = &g_array_index (words, KithScannedWord, i);

      if (word->is_quoted || (i > 0 && !word->is_joined) || *word->fold == '\0')
        return NULL;
      g_strv_builder_add (folds, word->fold);
    }
  return g_strv_builder_end (folds);
}

static int
compare_phrases (gconstpointer a, gconstpointer b)
{
  const KithPhrase *one = *(const KithPhrase *const *) a, *other = *(const KithPhrase *const *) b;

  return (int) other->n_words - (int) one->n_words;
}

static gboolean
add_phrase (Reading *reading, const LineRow *row, GStrv words, const char *offer, GError **error)
{
  KithWordEntry *entry = kith_word_list_add_entry (reading->list, words[0]);
  g_autofree char *joined = g_strjoinv (" ", words);
  gsize length = offer != NULL ? strlen (offer) : 0;
  KithPhrase *phrase;

  if (!g_hash_table_add (reading->seen, g_steal_pointer (&joined)))
    {
      g_strfreev (words);
      return refuse (reading, error, _ ("One of these stands in the list already."));
    }
  phrase = g_new0 (KithPhrase, 1);
  phrase->words = words;
  phrase->n_words = g_strv_length (words);
  phrase->kind = row->kind;
  phrase->is_advice = length > 2 && offer[0] == '(' && offer[length - 1] == ')';
  phrase->offer = phrase->is_advice ? g_strndup (offer + 1, length - 2) : g_strdup (offer);
  g_ptr_array_add (entry->phrases, phrase);
  g_ptr_array_sort (entry->phrases, compare_phrases);
  reading->list->n_phrases += offer != NULL ? 1 : 0;
  return TRUE;
}

static gboolean
add_words (Reading *reading, const LineRow *row, const char *text, const char *offer, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = kith_text_clean (parts[i], KITH_TEXT_LINE_MAX);
      GStrv words;

      if (*part == '\0')
        continue;
      words = split_phrase (reading, part);
      if (words == NULL || (row->flags != 0 && words[1] != NULL))
        {
          g_strfreev (words);
          return refuse (reading, error,
                         row->flags != 0 ? _ ("Write single words, with commas between.")
                                         : _ ("Write phrases of at most eight words, with commas between."));
        }
      n++;
      if (row->flags == 0)
        {
          if (!add_phrase (reading, row, words, offer, error))
            return FALSE;
          continue;
        }
      kith_word_list_add_entry (reading->list, words[0])->flags |= row->flags;
      g_strfreev (words);
    }
  return n > 0 || refuse (reading, error, _ ("Write at least one word behind the colon."));
}

/* What holds for the whole list. */
static gboolean
read_statement (Reading *reading, const char *code, const char *words, const char *offer, GError **error)
{
  if (g_str_equal (code, NAMES) && *words == '\0' && offer != NULL && *offer != '\0')
    {
      g_free (reading->list->name_offer);
      reading->list->name_offer = g_strdup (offer);
      return TRUE;
    }
  if (g_str_equal (code, CAPITALS) && g_str_equal (words, "nouns") && offer == NULL)
    {
      reading->list->has_noun_capitals = TRUE;
      return TRUE;
    }
  return refuse (reading, error,
                 _ ("Begin it with what it is, as “judging:”, and end it with “= better words”."));
}

static const LineRow *
find_row (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].code, code))
      return &rows[i];
  return NULL;
}

/* line: without its remark */
static gboolean
read_line (Reading *reading, char *line, GError **error)
{
  char *colon = strchr (line, ':'), *equals = strchr (line, '=');
  g_autofree char *code = NULL, *words = NULL, *offer = NULL;
  const LineRow *row;

  if (colon == NULL || (equals != NULL && equals < colon))
    return read_statement (reading, "", "", NULL, error);
  *colon = '\0';
  if (equals != NULL)
    *equals = '\0';
  code = kith_text_clean (line, KITH_TEXT_LINE_MAX);
  words = kith_text_clean (colon + 1, KITH_TEXT_LONG_MAX);
  offer = equals != NULL ? kith_text_clean (equals + 1, KITH_TEXT_LINE_MAX) : NULL;
  row = find_row (code);
  if (row == NULL)
    return read_statement (reading, code, words, offer, error);
  if (row->needs_offer ? offer == NULL || *offer == '\0' : offer != NULL)
    return refuse (reading, error,
                   row->needs_offer ? _ ("Write what is better behind “=”.")
                                    : _ ("Nothing is offered for these: leave “=” out."));
  return add_words (reading, row, words, offer, error);
}

gboolean
kith_word_list_read (KithWordList *self, const char *text, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = NULL;
  Reading reading = { .list = self, .seen = seen };

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The word list is not readable text. Save it as UTF-8."));
      return FALSE;
    }
  lines = g_strsplit (text, "\n", MOST_LINES + 2);
  if (g_strv_length (lines) > MOST_LINES + 1)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("A word list has at most %d lines."),
                   MOST_LINES);
      return FALSE;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strndup (lines[i], strcspn (lines[i], "#"));

      reading.number = i + 1;
      if (!kith_text_is_blank (line) && !read_line (&reading, line, error))
        return FALSE;
    }
  if (self->name_offer == NULL)
    self->name_offer = g_strdup (_ ("their role, such as “a friend” or “the landlord”"));
  return TRUE;
}
