/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl note. */

#include "cli/kith-cli-note.h"

#define USAGE                                                                                                \
  "list [PERSON | --containing-file FILE] | "                                                                \
  "sign PERSON FILE --mode MODE [--on DATE] [--follow-up DATE] | "                                           \
  "follow-ups [--everyone] | follow-up ID (--done | --not-done | --move-to DATE) | "                         \
  "print (PERSON | --note ID) [--to RECIPIENT --for PURPOSE] --out FILE | "                                  \
  "template [list | set NAME FILE [--rename NAME] | move NAME (up | down) | remove NAME | restore] | "       \
  "words [list | on | off | set FILE | restore | check [FILE]] [--language CODE]"

/**
 * kith_cli_note:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Says that notes were signed, signs one, says which are to be followed up, writes some as PDF; shows and
 * changes the texts that one may begin with and the word lists, and tries one on a text.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_note (KithCli *cli, int argc, char **argv, GError **error)
{
  if (argc > 1 && g_str_equal (argv[1], "template"))
    return kith_cli_note_template (cli, argc, argv, error);
  if (argc > 1 && g_str_equal (argv[1], "words"))
    return kith_cli_note_words (cli, argc, argv, error);
  if (argc > 1 && (g_str_equal (argv[1], "list") || g_str_equal (argv[1], "sign")))
    return kith_cli_note_signed (cli, argc, argv, error);
  if (argc > 1 && g_str_equal (argv[1], "print"))
    return kith_cli_note_print (cli, argc, argv, error);
  if (argc > 1 && (g_str_equal (argv[1], "follow-ups") || g_str_equal (argv[1], "follow-up")))
    return kith_cli_note_follow_up (cli, argc, argv, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
