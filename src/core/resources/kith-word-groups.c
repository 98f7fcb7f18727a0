/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines without words (remarks and empty ones) stay where they are, whatever happens to the groups between.
 */

#include "resources/kith-word-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

typedef struct
{
  GStrv words;   /* (owned) (nullable): of a group */
  char *remark;  /* (owned) (nullable): with its "#" */
  char *heading; /* (owned) (nullable): of a group */
} Line;

struct _KithWordGroups
{
  GPtrArray *lines;  /* (owned) (element-type Line) */
  GPtrArray *groups; /* (owned) (element-type Line): those of the lines that have words */
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_strfreev (line->words);
  g_free (line->remark);
  g_free (line->heading);
  g_free (line);
}

/* Each word once, whatever its case. */
static GStrv
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = kith_text_clean (parts[i], KITH_TEXT_LINE_MAX);
      char *fold = kith_text_fold (word);

      if (*fold == '\0')
        g_free (fold);
      else if (g_hash_table_add (seen, fold))
        g_strv_builder_add (words, word);
    }
  return g_strv_builder_end (words);
}

static Line *
line_new (const char *text)
{
  Line *line = g_new0 (Line, 1);
  const char *remark = strchr (text, '#');
  g_autofree char *wanted = g_strndup (text, strcspn (text, "#"));

  line->remark = g_strdup (remark);
  line->words = split_words (wanted);
  if (line->words[0] == NULL)
    g_clear_pointer (&line->words, g_strfreev);
  return line;
}

/* A remark is the heading of what follows it without a line between; of several lines the last. */
static void
note_groups (KithWordGroups *self)
{
  const char *heading = NULL;

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      g_clear_pointer (&line->heading, g_free);
      if (line->words == NULL)
        {
          heading = line->remark;
          continue;
        }
      line->heading = heading != NULL ? kith_text_clean (heading + 1, KITH_TEXT_LINE_MAX) : NULL;
      g_ptr_array_add (self->groups, line);
    }
}

/**
 * kith_word_groups_new:
 * @list: one group a line, words or phrases parted by commas; "#" begins a remark
 *
 * Returns: (transfer full): the groups
 */
KithWordGroups *
kith_word_groups_new (const char *list)
{
  KithWordGroups *self;
  g_autofree char *trimmed = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  self = g_new0 (KithWordGroups, 1);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->groups = g_ptr_array_new ();
  trimmed = g_strchomp (g_strdup (list));
  lines = g_strsplit (trimmed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (self->lines, line_new (lines[i]));
  note_groups (self);
  return self;
}

/**
 * kith_word_groups_free:
 * @self: (nullable): groups
 */
void
kith_word_groups_free (KithWordGroups *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * kith_word_groups_to_text:
 * @self: groups
 *
 * Returns: (transfer full): the list, for kith_resource_words_write()
 */
char *
kith_word_groups_to_text (const KithWordGroups *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      g_autofree char *words = line->words != NULL ? g_strjoinv (", ", line->words) : NULL;

      g_string_append_printf (text, "%s%s%s\n", words != NULL ? words : "",
                              words != NULL && line->remark != NULL ? " " : "",
                              line->remark != NULL ? line->remark : "");
    }
  return g_string_free (text, FALSE);
}

/**
 * kith_word_groups_get_length:
 * @self: groups
 *
 * Returns: how many there are
 */
guint
kith_word_groups_get_length (const KithWordGroups *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

static Line *
get_line (const KithWordGroups *self, guint group)
{
  return self->groups->pdata[group];
}

/**
 * kith_word_groups_get_heading:
 * @self: groups
 * @group: one of them
 *
 * Returns: (transfer none) (nullable): what it stands under
 */
const char *
kith_word_groups_get_heading (const KithWordGroups *self, guint group)
{
  g_return_val_if_fail (self != NULL && group < self->groups->len, NULL);

  return get_line (self, group)->heading;
}

/**
 * kith_word_groups_get_words:
 * @self: groups
 * @group: one of them
 *
 * Returns: (transfer none) (array zero-terminated=1): its words and phrases, as somebody wrote them
 */
const char *const *
kith_word_groups_get_words (const KithWordGroups *self, guint group)
{
  g_return_val_if_fail (self != NULL && group < self->groups->len, NULL);

  return (const char *const *) get_line (self, group)->words;
}

/**
 * kith_word_groups_dup_label:
 * @self: groups
 * @group: one of them
 *
 * Returns: (transfer full): its words with commas between, as kith_word_groups_replace() takes them
 */
char *
kith_word_groups_dup_label (const KithWordGroups *self, guint group)
{
  g_return_val_if_fail (self != NULL && group < self->groups->len, NULL);

  return g_strjoinv (", ", get_line (self, group)->words);
}

/**
 * kith_word_groups_matches:
 * @self: groups
 * @group: one of them
 * @typed: what somebody looks for
 *
 * Returns: whether that begins a word of it; nothing typed begins any
 */
gboolean
kith_word_groups_matches (const KithWordGroups *self, guint group, const char *typed)
{
  g_autofree char *wanted = NULL;
  g_autofree char *begins = NULL;
  GStrv words;

  g_return_val_if_fail (self != NULL && group < self->groups->len, FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  wanted = kith_text_fold (typed);
  begins = g_strconcat (" ", wanted, NULL);
  words = get_line (self, group)->words;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *fold = kith_text_fold (words[i]);

      if (g_str_has_prefix (fold, wanted) || strstr (fold, begins) != NULL)
        return TRUE;
    }
  return FALSE;
}

static GHashTable *
fold_words (GStrv words)
{
  GHashTable *folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (folds, kith_text_fold (words[i]));
  return folds;
}

/* Whether a group has all of them. */
static gboolean
has_all (GStrv words, GHashTable *wanted)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *fold = kith_text_fold (words[i]);

      n += g_hash_table_contains (wanted, fold) ? 1 : 0;
    }
  return n == g_hash_table_size (wanted);
}

/**
 * kith_word_groups_find_same:
 * @self: groups
 * @words: words with commas between
 *
 * Returns: the group of exactly these, in whatever order; %KITH_WORD_GROUPS_NONE: there is none
 */
guint
kith_word_groups_find_same (const KithWordGroups *self, const char *words)
{
  g_auto (GStrv) list = NULL;
  g_autoptr (GHashTable) wanted = NULL;

  g_return_val_if_fail (self != NULL && words != NULL, KITH_WORD_GROUPS_NONE);

  list = split_words (words);
  wanted = fold_words (list);
  for (guint i = 0; i < self->groups->len; i++)
    if (g_strv_length (get_line (self, i)->words) == g_hash_table_size (wanted) &&
        has_all (get_line (self, i)->words, wanted))
      return i;
  return KITH_WORD_GROUPS_NONE;
}

/**
 * kith_word_groups_find:
 * @self: groups
 * @words: one word of a group, or several with commas between
 * @group: (out): the one group that has them all
 * @error: %KITH_ERROR_NOT_FOUND; %KITH_ERROR_AMBIGUOUS where several have
 *
 * Returns: whether it is clear which is meant
 */
gboolean
kith_word_groups_find (const KithWordGroups *self, const char *words, guint *group, GError **error)
{
  g_auto (GStrv) list = NULL;
  g_autoptr (GHashTable) wanted = NULL;
  guint found = KITH_WORD_GROUPS_NONE, n = 0;

  g_return_val_if_fail (self != NULL && words != NULL && group != NULL, FALSE);

  found = kith_word_groups_find_same (self, words);
  if (found == KITH_WORD_GROUPS_NONE)
    {
      list = split_words (words);
      wanted = fold_words (list);
      for (guint i = 0; list[0] != NULL && i < self->groups->len; i++)
        if (has_all (get_line (self, i)->words, wanted))
          {
            found = i;
            n++;
          }
    }
  if (found == KITH_WORD_GROUPS_NONE)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("No group of words has “%s”."), words);
      return FALSE;
    }
  if (n > 1)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_AMBIGUOUS,
                   _ ("More than one group of words has “%s”. Give more words of the one that is meant."),
                   words);
      return FALSE;
    }
  *group = found;
  return TRUE;
}

/**
 * kith_word_groups_count:
 * @words: words with commas between
 *
 * Returns: how many different ones
 */
guint
kith_word_groups_count (const char *words)
{
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (words != NULL, 0);

  list = split_words (words);
  return g_strv_length (list);
}

/**
 * kith_word_groups_check:
 * @self: groups
 * @group: which of them becomes @words; %KITH_WORD_GROUPS_NONE: a new one
 * @words: words with commas between
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_EXISTS
 *
 * Returns: whether these can be a group: at least two, without line ends or "#", and no other group of the
 *   same words
 */
gboolean
kith_word_groups_check (const KithWordGroups *self, guint group, const char *words, GError **error)
{
  guint same;

  g_return_val_if_fail (self != NULL && words != NULL, FALSE);
  g_return_val_if_fail (group == KITH_WORD_GROUPS_NONE || group < self->groups->len, FALSE);

  if (strpbrk (words, "#\r\n") != NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Write the words in one line, without “#”: that begins a remark."));
      return FALSE;
    }
  if (kith_text_length (words) > KITH_TEXT_LINE_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("A group has at most %d characters."),
                   KITH_TEXT_LINE_MAX);
      return FALSE;
    }
  if (kith_word_groups_count (words) < 2)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Write at least two different words or phrases, with commas between."));
      return FALSE;
    }
  same = kith_word_groups_find_same (self, words);
  if (same == KITH_WORD_GROUPS_NONE || same == group)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS, _ ("There is a group of these words already."));
  return FALSE;
}

/**
 * kith_word_groups_add:
 * @self: groups
 * @words: words with commas between
 * @error: as kith_word_groups_check()
 *
 * Puts a group before all others, under no heading.
 *
 * Returns: whether it was added
 */
gboolean
kith_word_groups_add (KithWordGroups *self, const char *words, GError **error)
{
  if (!kith_word_groups_check (self, KITH_WORD_GROUPS_NONE, words, error))
    return FALSE;
  g_ptr_array_insert (self->lines, 0, line_new (words));
  note_groups (self);
  return TRUE;
}

/**
 * kith_word_groups_replace:
 * @self: groups
 * @group: one of them
 * @words: words with commas between, in the place of its own
 * @error: as kith_word_groups_check()
 *
 * Returns: whether it has them now
 */
gboolean
kith_word_groups_replace (KithWordGroups *self, guint group, const char *words, GError **error)
{
  g_return_val_if_fail (group != KITH_WORD_GROUPS_NONE, FALSE);

  if (!kith_word_groups_check (self, group, words, error))
    return FALSE;
  g_strfreev (get_line (self, group)->words);
  get_line (self, group)->words = split_words (words);
  return TRUE;
}

/**
 * kith_word_groups_remove:
 * @self: groups
 * @group: one of them
 */
void
kith_word_groups_remove (KithWordGroups *self, guint group)
{
  g_return_if_fail (self != NULL && group < self->groups->len);

  g_ptr_array_remove (self->lines, get_line (self, group));
  note_groups (self);
}
