/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl note words: the lists of words that a note may say better, and what one of them finds in a text. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-note.h"
#include "cli/kith-cli-words.h"
#include "notes/kith-word-lists.h"

#define USAGE "words [list | on | off | set FILE | restore | check [FILE]] [--language CODE]"
#define STANDARD_INPUT "-"

static KithCenter *
load_center (KithCli *cli, GError **error)
{
  return kith_cli_open_store (cli, error) != NULL ? kith_center_load (cli->store, error) : NULL;
}

static gboolean
list (KithCli *cli, const char *language, GError **error)
{
  g_autoptr (KithCenter) center = load_center (cli, error);
  g_autofree char *text = NULL;
  gboolean is_own = FALSE;

  if (center == NULL || (text = kith_word_lists_read (center, language, &is_own, error)) == NULL)
    return FALSE;
  kith_cli_put_bool (cli, "on", kith_word_lists_is_on (center));
  kith_cli_put_string (cli, "language", language);
  kith_cli_put_bool (cli, "as_it_came", !is_own);
  kith_cli_put_string (cli, "list", text);
  kith_cli_say (cli, "%s\n", text);
  return TRUE;
}

static gboolean
turn (KithCli *cli, gboolean is_on, GError **error)
{
  if (kith_cli_unlock (cli, error) == NULL || !kith_word_lists_switch (cli->session, is_on, error))
    return FALSE;
  kith_cli_put_bool (cli, "on", is_on);
  return TRUE;
}

/* path: NULL: the list that comes with Kith again. */
static gboolean
set (KithCli *cli, const char *language, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  if ((path != NULL && (text = kith_cli_read_text (path, error)) == NULL) ||
      kith_cli_unlock (cli, error) == NULL || !kith_word_lists_write (cli->session, language, text, error))
    return FALSE;
  kith_cli_put_string (cli, "language", language);
  kith_cli_put_bool (cli, "as_it_came", text == NULL);
  return TRUE;
}

static void
put_match (KithCli *cli, const char *text, const KithWordMatch *match)
{
  g_autofree char *phrase = g_strndup (text + match->start, match->end - match->start);
  glong start = g_utf8_pointer_to_offset (text, text + match->start);
  const char *kind = kith_word_kind_to_code (match->kind);

  json_builder_begin_object (cli->out);
  kith_cli_put_int (cli, "start", start);
  kith_cli_put_int (cli, "end", start + g_utf8_strlen (phrase, -1));
  kith_cli_put_string (cli, "kind", kind);
  kith_cli_put_string (cli, "phrase", phrase);
  kith_cli_put_string (cli, "offer", match->offer);
  kith_cli_put_bool (cli, "advice", match->is_advice);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%ld\t%s\t%s\t%s\n", start, kind, phrase, match->offer);
}

/* Whether the center turned it on or not: this is for trying a list. */
static gboolean
check (KithCli *cli, const char *language, const char *path, GError **error)
{
  g_autoptr (KithCenter) center = load_center (cli, error);
  g_autofree char *words = NULL, *text = NULL;
  g_autoptr (KithWordList) words_list = NULL;
  g_autoptr (GArray) matches = NULL;

  if (center == NULL || (words = kith_word_lists_read (center, language, NULL, error)) == NULL ||
      (words_list = kith_word_list_new (language, words, error)) == NULL ||
      (text = kith_cli_read_text (path, error)) == NULL)
    return FALSE;
  matches = kith_word_list_check (words_list, text, NULL);
  kith_cli_begin_array (cli, "found");
  for (guint i = 0; i < matches->len; i++)
    put_match (cli, text, &g_array_index (matches, KithWordMatch, i));
  kith_cli_end_array (cli);
  return TRUE;
}

gboolean
kith_cli_note_words (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *chosen = NULL;
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &chosen, _ ("The language of the list"), _ ("CODE") },
    { NULL },
  };
  const char *what, *language;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 3, USAGE, error))
    return FALSE;
  what = argc > 2 ? argv[2] : "list";
  language = chosen != NULL ? chosen : kith_word_lists_get_usual_language ();
  if (g_str_equal (what, "check"))
    return check (cli, language, argc > 3 ? argv[3] : STANDARD_INPUT, error);
  if (argc == 4 && g_str_equal (what, "set"))
    return set (cli, language, argv[3], error);
  if (argc > 3)
    return kith_cli_refuse_usage (argv, USAGE, error);
  if (g_str_equal (what, "list"))
    return list (cli, language, error);
  if (g_str_equal (what, "on") || g_str_equal (what, "off"))
    return turn (cli, g_str_equal (what, "on"), error);
  if (g_str_equal (what, "restore"))
    return set (cli, language, NULL, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
