/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl note template: the texts that a note may begin with. */

#include <glib/gi18n-lib.h>

#include "cli/kith-cli-note.h"
#include "cli/kith-cli-words.h"
#include "notes/kith-center-templates.h"

#define USAGE                                                                                                \
  "template [list | set NAME FILE [--rename NAME] | move NAME (up | down) | remove NAME | restore]"

static gboolean
list (KithCli *cli, GError **error)
{
  g_autoptr (KithCenter) center = NULL;
  g_autoptr (KithNoteTemplates) templates = NULL;
  gboolean is_own = FALSE;

  if (kith_cli_open_store (cli, error) == NULL || (center = kith_center_load (cli->store, error)) == NULL)
    return FALSE;
  templates = kith_center_templates_load (center, &is_own);
  kith_cli_put_bool (cli, "as_it_came", !is_own);
  kith_cli_begin_array (cli, "templates");
  for (guint i = 0; i < kith_note_templates_get_length (templates); i++)
    {
      const KithNoteTemplate *one = kith_note_templates_get (templates, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "name", one->name);
      kith_cli_put_string (cli, "text", one->text);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s%s\n%s\n", i > 0 ? "\n" : "", one->name, one->text);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

/* (transfer full) (nullable) */
static KithNoteTemplates *
begin (KithCli *cli, GError **error)
{
  if (kith_cli_unlock (cli, error) == NULL ||
      !kith_session_demand (cli->session, KITH_ACTION_SETTINGS_WRITE, error))
    return NULL;
  return kith_center_templates_load (kith_session_get_center (cli->session), NULL);
}

/* rename: (nullable) */
static gboolean
set (KithCli *cli, const char *name, const char *path, const char *rename, GError **error)
{
  g_autofree char *text = kith_cli_read_text (path, error);
  g_autoptr (KithNoteTemplates) templates = text != NULL ? begin (cli, error) : NULL;
  gboolean is_there;

  if (templates == NULL)
    return FALSE;
  is_there = rename != NULL || kith_note_templates_find (templates, name) != KITH_NOTE_TEMPLATE_NONE;
  return kith_note_templates_put (templates, is_there ? name : NULL, rename != NULL ? rename : name, text,
                                  error) &&
         kith_center_templates_write (cli->session, templates, error);
}

static gboolean
move (KithCli *cli, const char *name, int step, GError **error)
{
  g_autoptr (KithNoteTemplates) templates = begin (cli, error);

  return templates != NULL && kith_note_templates_move (templates, name, step, error) &&
         kith_center_templates_write (cli->session, templates, error);
}

static gboolean
take_out (KithCli *cli, const char *name, GError **error)
{
  g_autoptr (KithNoteTemplates) templates = begin (cli, error);

  return templates != NULL && kith_note_templates_remove (templates, name, error) &&
         kith_center_templates_write (cli->session, templates, error);
}

static gboolean
restore (KithCli *cli, GError **error)
{
  return kith_cli_unlock (cli, error) != NULL && kith_center_templates_write (cli->session, NULL, error);
}

gboolean
kith_cli_note_template (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *rename = NULL;
  const GOptionEntry entries[] = {
    { "rename", 0, 0, G_OPTION_ARG_STRING, &rename, _ ("What it is called from now on"), _ ("NAME") },
    { NULL },
  };
  const char *what;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 4, USAGE, error))
    return FALSE;
  what = argc > 2 ? argv[2] : "list";
  if (argc == 5 && g_str_equal (what, "set"))
    return set (cli, argv[3], argv[4], rename, error);
  if (rename != NULL)
    return kith_cli_refuse_usage (argv, USAGE, error);
  if (argc == 5 && g_str_equal (what, "move") &&
      (g_str_equal (argv[4], "up") || g_str_equal (argv[4], "down")))
    return move (cli, argv[3], g_str_equal (argv[4], "up") ? -1 : 1, error);
  if (argc == 4 && g_str_equal (what, "remove"))
    return take_out (cli, argv[3], error);
  if (argc <= 3 && g_str_equal (what, "list"))
    return list (cli, error);
  if (argc == 3 && g_str_equal (what, "restore"))
    return restore (cli, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
