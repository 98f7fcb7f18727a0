/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl questions: the pronouns that are offered, what is asked, and the answers to choose from. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "people/kith-questions.h"

#define USAGE                                                                                                \
  "[list [LIST]] | add LIST LABEL [--yes-or-no] | rename LIST CODE LABEL | retire LIST CODE | "              \
  "offer LIST CODE | restore"

static void
put_list (KithCli *cli, KithQuestions *questions, const char *name)
{
  g_autoptr (GPtrArray) list = kith_questions_get_list (questions, name);

  for (guint i = 0; i < list->len; i++)
    {
      const KithListed *one = g_ptr_array_index (list, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "list", one->list);
      kith_cli_put_string (cli, "code", one->code);
      kith_cli_put_string (cli, "label", one->label);
      kith_cli_put_bool (cli, "yes_or_no", one->yes_or_no);
      kith_cli_put_bool (cli, "offered", one->active);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\t%s%s\n", one->list, one->code, one->label,
                    one->active ? "" : _ ("\tno longer offered"));
      if (g_str_equal (name, KITH_LIST_QUESTIONS))
        put_list (cli, questions, one->code);
    }
}

static gboolean
list_all (KithCli *cli, const char *only, GError **error)
{
  g_autoptr (KithQuestions) questions = NULL;

  if (kith_cli_open_store (cli, error) == NULL)
    return FALSE;
  questions = kith_questions_load (cli->store, error);
  if (questions == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "listed");
  if (only == NULL || g_str_equal (only, KITH_LIST_PRONOUNS))
    put_list (cli, questions, KITH_LIST_PRONOUNS);
  if (only == NULL || !g_str_equal (only, KITH_LIST_PRONOUNS))
    put_list (cli, questions, only != NULL ? only : KITH_LIST_QUESTIONS);
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
add (KithCli *cli, const char *list, const char *label, gboolean yes_or_no, GError **error)
{
  g_autofree char *code = NULL;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  code = kith_questions_add (cli->session, list, label, yes_or_no, error);
  if (code == NULL)
    return FALSE;
  kith_cli_put_string (cli, "list", list);
  kith_cli_put_string (cli, "code", code);
  kith_cli_say (cli, "%s\t%s\n", list, code);
  return TRUE;
}

/* label: (nullable): its new words; otherwise whether it is offered changes */
static gboolean
change (KithCli *cli, const char *list, const char *code, const char *label, gboolean active, GError **error)
{
  g_autoptr (KithQuestions) questions = NULL;
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);
  const KithListed *found;
  KithListed *changed;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  questions = kith_questions_load (cli->store, error);
  if (questions == NULL)
    return FALSE;
  found = kith_questions_find (questions, list, code);
  if (found == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("“%s” is not in the list."), code);
      return FALSE;
    }
  changed = kith_listed_copy (found);
  g_ptr_array_add (listed, changed);
  if (label != NULL)
    {
      g_free (changed->label);
      changed->label = g_strdup (label);
    }
  else
    changed->active = active;
  if (!kith_questions_write (cli->session, listed, error))
    return FALSE;
  kith_cli_put_string (cli, "list", list);
  kith_cli_put_string (cli, "code", code);
  return TRUE;
}

/**
 * kith_cli_questions:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Shows the lists, or changes them (coordinators).
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_questions (KithCli *cli, int argc, char **argv, GError **error)
{
  gboolean yes_or_no = FALSE;
  const GOptionEntry entries[] = {
    { "yes-or-no", 0, 0, G_OPTION_ARG_NONE, &yes_or_no, _ ("The question is answered by yes or no"), NULL },
    { NULL },
  };
  const char *what;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 4, USAGE, error))
    return FALSE;
  what = argc > 1 ? argv[1] : "list";
  if (g_str_equal (what, "list") && argc <= 3)
    return list_all (cli, argc > 2 ? argv[2] : NULL, error);
  if (g_str_equal (what, "add") && argc == 4)
    return add (cli, argv[2], argv[3], yes_or_no, error);
  if (g_str_equal (what, "rename") && argc == 5)
    return change (cli, argv[2], argv[3], argv[4], TRUE, error);
  if ((g_str_equal (what, "retire") || g_str_equal (what, "offer")) && argc == 4)
    return change (cli, argv[2], argv[3], NULL, g_str_equal (what, "offer"), error);
  if (g_str_equal (what, "restore") && argc == 2)
    return kith_cli_unlock (cli, error) != NULL && kith_questions_restore (cli->session, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
