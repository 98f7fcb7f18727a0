/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl note print: signed notes as PDF, for the person or for whom they agreed to; no word of them stands
 * on the terminal. */

#include <glib/gi18n-lib.h>

#include "cli/kith-cli-note.h"
#include "report/kith-given-notes.h"

#define USAGE "print (PERSON | --note ID) [--to RECIPIENT --for PURPOSE] --out FILE"

typedef struct
{
  char *note;    /* (owned) (nullable) */
  char *to;      /* (owned) (nullable) */
  char *purpose; /* (owned) (nullable) */
  char *out;     /* (owned) (nullable) */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->note);
  g_free (options->to);
  g_free (options->purpose);
  g_free (options->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
put_given (KithCli *cli, const KithGivenNotes *given, const char *path)
{
  g_autofree char *state = kith_given_notes_describe_state (given);
  g_autofree char *left = kith_given_notes_describe_left (given);

  kith_cli_put_id (cli, "person", given->person);
  kith_cli_begin_array (cli, "notes");
  for (guint i = 0; i < given->notes->len; i++)
    kith_cli_put_id (cli, NULL,
                     kith_signed_note_get_original (g_ptr_array_index (given->notes, i))->facts.note);
  kith_cli_end_array (cli);
  kith_cli_put_int (cli, "restricted", given->n_left[KITH_NOTE_LEFT_RESTRICTED]);
  kith_cli_put_int (cli, "in_error", given->n_left[KITH_NOTE_LEFT_IN_ERROR]);
  kith_cli_put_int (cli, "closed", given->n_left[KITH_NOTE_LEFT_CLOSED]);
  kith_cli_put_string (cli, "file", path);
  kith_cli_say (cli, "%s\n", state);
  if (*left != '\0')
    kith_cli_say (cli, "%s\n", left);
}

static gboolean
print (KithCli *cli, gint64 person, gint64 note, const Options *options, GError **error)
{
  g_autoptr (KithGivenNotes) given = NULL;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  given = kith_given_notes_read (cli->session, person, note, options->to, options->purpose, error);
  if (given == NULL || !kith_given_notes_save (cli->session, given, options->out, error))
    return FALSE;
  put_given (cli, given, options->out);
  return TRUE;
}

/**
 * kith_cli_note_print:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes a note, or all of a person's that are handed out together, as PDF, if that may leave.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_note_print (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  gint64 person = 0;
  gint64 note = 0;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, _ ("Only this note"), _ ("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
      _ ("Who receives it, as it was agreed to; the person without it"), _ ("RECIPIENT") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.purpose, _ ("What they receive it for"), _ ("PURPOSE") },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, _ ("The file to write"), _ ("FILE") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 2, USAGE, error))
    return FALSE;
  if (options.out == NULL || (argc == 3) == (options.note != NULL) ||
      (options.purpose != NULL && options.to == NULL))
    return kith_cli_refuse_usage (argv, USAGE, error);
  return (argc < 3 || kith_id_parse (argv[2], &person, error)) &&
         (options.note == NULL || kith_id_parse (options.note, &note, error)) &&
         print (cli, person, note, &options, error);
}
