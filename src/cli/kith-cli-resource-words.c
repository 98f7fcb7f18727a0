/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl resource words: the words that mean the same to whoever searches the directory. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-resource.h"
#include "resources/kith-resource-words.h"
#include "resources/kith-word-groups.h"

#define USAGE "words [list [TEXT] | add WORDS | remove WORDS | restore]"

static void
put_group (KithCli *cli, const KithWordGroups *groups, guint group)
{
  const char *const *words = kith_word_groups_get_words (groups, group);
  g_autofree char *label = kith_word_groups_dup_label (groups, group);

  json_builder_begin_object (cli->out);
  kith_cli_put_string (cli, "heading", kith_word_groups_get_heading (groups, group));
  kith_cli_begin_array (cli, "words");
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (cli->out, words[i]);
  kith_cli_end_array (cli);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%s\n", label);
}

static KithWordGroups *
read_groups (KithCli *cli, gint64 *version, GError **error)
{
  g_autofree char *text =
      kith_cli_unlock (cli, error) != NULL ? kith_resource_words_read (cli->session, version, error) : NULL;

  return text != NULL ? kith_word_groups_new (text) : NULL;
}

static gboolean
list (KithCli *cli, const char *typed, GError **error)
{
  gint64 version;
  g_autoptr (KithWordGroups) groups = read_groups (cli, &version, error);

  if (groups == NULL)
    return FALSE;
  kith_cli_put_bool (cli, "as_it_came", version == 0);
  kith_cli_begin_array (cli, "groups");
  for (guint i = 0; i < kith_word_groups_get_length (groups); i++)
    if (kith_word_groups_matches (groups, i, typed))
      put_group (cli, groups, i);
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
change (KithCli *cli, gboolean adds, const char *words, GError **error)
{
  gint64 version;
  g_autoptr (KithWordGroups) groups = read_groups (cli, &version, error);
  g_autofree char *text = NULL;
  guint group = 0;

  if (groups == NULL || (adds ? !kith_word_groups_add (groups, words, error)
                              : !kith_word_groups_find (groups, words, &group, error)))
    return FALSE;
  kith_cli_begin_array (cli, "groups");
  put_group (cli, groups, group);
  kith_cli_end_array (cli);
  if (!adds)
    kith_word_groups_remove (groups, group);
  text = kith_word_groups_to_text (groups);
  return kith_resource_words_write (cli->session, text, version, error);
}

static gboolean
restore (KithCli *cli, GError **error)
{
  gint64 version;
  g_autoptr (KithWordGroups) groups = read_groups (cli, &version, error);

  return groups != NULL && kith_resource_words_write (cli->session, NULL, version, error);
}

/**
 * kith_cli_resource_words:
 * @cli: the run
 * @argc: number of words
 * @argv: "resource", "words", and what follows
 * @error: return location
 *
 * Lists the words that mean the same, or changes them (coordinators).
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_resource_words (KithCli *cli, int argc, char **argv, GError **error)
{
  static const GOptionEntry entries[] = { { NULL } };
  const char *what;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 3, USAGE, error))
    return FALSE;
  what = argc > 2 ? argv[2] : "list";
  if (g_str_equal (what, "list"))
    return list (cli, argc > 3 ? argv[3] : "", error);
  if (argc == 4 && (g_str_equal (what, "add") || g_str_equal (what, "remove")))
    return change (cli, g_str_equal (what, "add"), argv[3], error);
  if (argc == 3 && g_str_equal (what, "restore"))
    return restore (cli, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
