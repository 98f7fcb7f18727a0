/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and phrases that stand for each other. The list is plain text: one group a line, parted by commas;
 * "#" begins a remark. */

#include "resources/kith-synonyms.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define RESOURCE "/org/kithdesk/Kith/core/defaults/synonyms.txt"
#define MOST_GROUPS 5000

struct _KithSynonyms
{
  GPtrArray *groups;     /* (owned) (element-type GPtrArray of utf8): folded */
  GHashTable *by_phrase; /* (owned) (element-type utf8 GPtrArray of groups): keys belong to the groups */
  guint most_words;      /* of a phrase */
};

static gboolean
add_line (KithSynonyms *self, const char *line, guint number, GError **error)
{
  g_autofree char *wanted = g_strndup (line, strcspn (line, "#"));
  g_auto (GStrv) parts = g_strsplit (wanted, ",", -1);
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *phrase = kith_text_fold (parts[i]);

      if (phrase[0] != '\0' && !g_ptr_array_find_with_equal_func (group, phrase, g_str_equal, NULL))
        g_ptr_array_add (group, g_steal_pointer (&phrase));
    }
  if (group->len == 1)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("Line %u of the synonyms has one word only. Write what it stands for after a comma."),
                   number);
      return FALSE;
    }
  if (group->len > 0)
    g_ptr_array_add (self->groups, g_steal_pointer (&group));
  return TRUE;
}

static void
note_phrases (KithSynonyms *self, GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      g_auto (GStrv) words = kith_text_tokens (group->pdata[i]);
      GPtrArray *groups = g_hash_table_lookup (self->by_phrase, group->pdata[i]);

      self->most_words = MAX (self->most_words, g_strv_length (words));
      if (groups == NULL)
        {
          groups = g_ptr_array_new ();
          g_hash_table_insert (self->by_phrase, group->pdata[i], groups);
        }
      g_ptr_array_add (groups, group);
    }
}

/**
 * kith_synonyms_new:
 * @list: one group a line, words or phrases parted by commas; "#" begins a remark
 * @error: %KITH_ERROR_INVALID with the line
 *
 * Returns: (transfer full): the synonyms
 */
KithSynonyms *
kith_synonyms_new (const char *list, GError **error)
{
  g_autoptr (KithSynonyms) self = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  self = g_new0 (KithSynonyms, 1);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->by_phrase = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!add_line (self, lines[i], i + 1, error))
      return NULL;
  if (self->groups->len > MOST_GROUPS)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("There are more than %d lines of synonyms."),
                   MOST_GROUPS);
      return NULL;
    }
  for (guint i = 0; i < self->groups->len; i++)
    note_phrases (self, self->groups->pdata[i]);
  return g_steal_pointer (&self);
}

/**
 * kith_synonyms_dup_default:
 *
 * Returns: (transfer full): the list that comes with Kith, as kith_synonyms_new() takes it
 */
char *
kith_synonyms_dup_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * kith_synonyms_new_default:
 *
 * Returns: (transfer full): those that come with Kith
 */
KithSynonyms *
kith_synonyms_new_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = kith_synonyms_dup_default ();
  KithSynonyms *self = kith_synonyms_new (list, &error);

  g_assert_no_error (error);
  return self;
}

/**
 * kith_synonyms_free:
 * @self: (nullable): synonyms
 */
void
kith_synonyms_free (KithSynonyms *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_phrase);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static char *
join_words (char **words, guint first, guint last)
{
  GString *joined = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    g_string_append_printf (joined, i > first ? " %s" : "%s", words[i]);
  return g_string_free (joined, FALSE);
}

/* The words with others in the place of some. */
static void
add_way (GPtrArray *ways, char **words, guint n_words, guint first, guint last, const char *phrase)
{
  g_autofree char *before = join_words (words, 0, first), *after = join_words (words, last, n_words);
  g_autofree char *way = g_strstrip (g_strjoin (" ", before, phrase, after, NULL));

  if (ways->len < KITH_SYNONYMS_MOST_WAYS && !g_ptr_array_find_with_equal_func (ways, way, g_str_equal, NULL))
    g_ptr_array_add (ways, g_steal_pointer (&way));
}

static void
replace_phrase (const KithSynonyms *self,
                GPtrArray *ways,
                char **words,
                guint n_words,
                guint first,
                guint last)
{
  g_autofree char *phrase = join_words (words, first, last);
  GPtrArray *groups = g_hash_table_lookup (self->by_phrase, phrase);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      GPtrArray *group = groups->pdata[i];

      for (guint k = 0; k < group->len; k++)
        if (!g_str_equal (group->pdata[k], phrase))
          add_way (ways, words, n_words, first, last, group->pdata[k]);
    }
}

/**
 * kith_synonyms_list_ways:
 * @self: synonyms
 * @typed: what was typed
 *
 * One phrase is replaced at a time, and only one that was typed whole: longer ones first.
 *
 * Returns: (transfer full) (element-type utf8): ways to say the same, folded; first what was typed; at most
 *   %KITH_SYNONYMS_MOST_WAYS
 */
GPtrArray *
kith_synonyms_list_ways (const KithSynonyms *self, const char *typed)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *fold = NULL;
  g_auto (GStrv) words = NULL;
  guint n_words;

  g_return_val_if_fail (self != NULL && typed != NULL, ways);

  fold = kith_text_fold (typed);
  words = kith_text_tokens (fold);
  n_words = g_strv_length (words);
  g_ptr_array_add (ways, g_strdup (fold));
  for (guint length = MIN (self->most_words, n_words); length > 0; length--)
    for (guint first = 0; first + length <= n_words; first++)
      replace_phrase (self, ways, words, n_words, first, first + length);
  return ways;
}
