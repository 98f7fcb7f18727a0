/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl sign-in, sign-out, guest, here, paper: the front desk without a window. */

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "cli/kith-cli-person.h"
#include "cli/kith-cli.h"
#include "desk/kith-paper-sheet.h"

#define N_CANDIDATES 6

static const char *
arrival_code (KithArrival arrival)
{
  static const char *const codes[] = { "new", "reopened", "already" };

  return arrival < G_N_ELEMENTS (codes) ? codes[arrival] : "new";
}

static KithDeskOutcome *
apply (KithCli *cli, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskCommand) owned = command;

  return kith_desk_apply (cli->desk, owned, error);
}

static void
put_outcome (KithCli *cli, const KithDeskOutcome *outcome)
{
  kith_cli_put_id (cli, "person", outcome->person);
  kith_cli_put_id (cli, "visit", outcome->visit);
  kith_cli_put_string (cli, "arrival", arrival_code (outcome->arrival));
  kith_cli_put_bool (cli, "first_time", outcome->first_time);
  kith_cli_put_bool (cli, "something_waiting", outcome->something_waiting);
  kith_cli_put_string (cli, "notice", outcome->notice);
  kith_cli_put_bool (cli, "keep_apart", outcome->keep_apart);
  kith_cli_say (cli, "%s\n", outcome->sentence);
  if (outcome->something_waiting)
    kith_cli_say (cli, _ ("Something is waiting.\n"));
  if (outcome->notice != NULL)
    kith_cli_say (cli, "%s\n", outcome->notice);
}

/* A single clear match, or nobody: then the candidates are the answer. */
static gint64
find_one (KithCli *cli, const char *text, GPtrArray **candidates)
{
  KithEntryMeaning meaning;
  g_autoptr (GPtrArray) matches =
      kith_desk_match (cli->desk, text, N_CANDIDATES, KITH_FIND_DEFAULT, &meaning);

  if ((meaning == KITH_ENTRY_CODE || meaning == KITH_ENTRY_CLEAR) && matches->len > 0)
    return kith_card_get_person (((const KithMatch *) g_ptr_array_index (matches, 0))->card);
  *candidates = g_steal_pointer (&matches);
  return 0;
}

static gboolean
sign_in_one (KithCli *cli, gint64 person, const KithInstant *when, GError **error)
{
  g_autoptr (KithDeskOutcome) outcome =
      apply (cli, kith_desk_command_sign_in (person, KITH_SOURCE_DESK, when), error);

  if (outcome == NULL)
    return FALSE;
  put_outcome (cli, outcome);
  return TRUE;
}

/* A line of standard input each: an id or a text. Every answer is written out before the next line is read.
 */
static gboolean
sign_in_lines (KithCli *cli, const KithInstant *when, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);

  cli->json = FALSE;
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, error);
      g_autoptr (GPtrArray) candidates = NULL;
      gint64 person;

      if (line == NULL)
        return error == NULL || *error == NULL;
      if (kith_text_is_blank (line))
        continue;
      if (!kith_id_parse (line, &person, NULL))
        person = find_one (cli, line, &candidates);
      if (person == 0)
        {
          g_print ("? %s\n", line);
          cli->status = 1;
        }
      else
        {
          g_autoptr (KithDeskOutcome) outcome =
              apply (cli, kith_desk_command_sign_in (person, KITH_SOURCE_DESK, when), error);

          if (outcome == NULL)
            return FALSE;
          g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", outcome->person, outcome->visit,
                   arrival_code (outcome->arrival));
        }
      fflush (stdout);
    }
}

/**
 * kith_cli_sign_in:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Signs in the single clear match of a text, or the person with an id; "-" reads ids and texts from standard
 * input.
 *
 * Returns: whether it was done; candidates instead of a clear match are an answer with exit status 1
 */
gboolean
kith_cli_sign_in (KithCli *cli, int argc, char **argv, GError **error)
{
  const char *usage = "(TEXT | --id ID | -) [--at TIME]";
  g_autofree char *id_text = NULL, *at = NULL;
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &id_text, _ ("The person's id"), "ID" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, _ ("When they came, HH:MM or YYYY-MM-DD HH:MM"), _ ("TIME") },
    { NULL },
  };
  KithInstant instant;
  gint64 person = 0;
  g_autoptr (GPtrArray) candidates = NULL;

  if (!kith_cli_parse (cli, entries, usage, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, id_text != NULL ? 0 : 1, id_text != NULL ? 0 : 1, usage, error) ||
      (id_text != NULL && !kith_id_parse (id_text, &person, error)) ||
      kith_cli_open_desk (cli, error) == NULL)
    return FALSE;
  if (at != NULL && !kith_clock_parse (kith_session_get_clock (cli->session), at, &instant, error))
    return FALSE;

  const KithInstant *when = at != NULL ? &instant : NULL;
  if (person == 0 && g_str_equal (argv[1], "-"))
    return sign_in_lines (cli, when, error);
  if (person == 0)
    person = find_one (cli, argv[1], &candidates);
  if (person != 0)
    return sign_in_one (cli, person, when, error);

  kith_cli_put_string (cli, "person", NULL);
  if (!cli->json && candidates->len == 0)
    kith_cli_say (cli, _ ("Nobody by that name yet. Nobody was signed in.\n"));
  else
    kith_cli_say (cli, _ ("No single clear match; nobody was signed in. Choose with --id:\n"));
  kith_cli_put_matches (cli, "candidates", candidates);
  cli->status = 1;
  return TRUE;
}

/**
 * kith_cli_sign_out:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Records that somebody left: a person's or a visit's id of today.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_sign_out (KithCli *cli, int argc, char **argv, GError **error)
{
  gint64 id;

  if (!kith_cli_expect_args (argc, argv, 1, 1, "ID", error) || !kith_id_parse (argv[1], &id, error) ||
      kith_cli_open_desk (cli, error) == NULL)
    return FALSE;

  KithDeskRow *row = kith_desk_find_here (cli->desk, id);
  g_autoptr (KithDeskOutcome) outcome = apply (
      cli, kith_desk_command_set_state (row != NULL ? kith_desk_row_get_visit (row) : id, KITH_PRESENCE_LEFT),
      error);

  if (outcome == NULL)
    return FALSE;
  kith_cli_put_id (cli, "person", outcome->person);
  kith_cli_put_id (cli, "visit", outcome->visit);
  kith_cli_say (cli, "%s\n", outcome->sentence);
  return TRUE;
}

/**
 * kith_cli_guest:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Counts guests without a name.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_guest (KithCli *cli, int argc, char **argv, GError **error)
{
  int number = 1;
  const GOptionEntry entries[] = {
    { "count", 0, 0, G_OPTION_ARG_INT, &number, _ ("How many"), "N" },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, "", &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, "[--count N]", error))
    return FALSE;
  if (number < 1 || number > 1000)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Guests are counted from 1 to 1000 at a time."));
      return FALSE;
    }
  if (kith_cli_open_desk (cli, error) == NULL)
    return FALSE;

  g_autoptr (KithDeskOutcome) outcome = apply (cli, kith_desk_command_guests (number), error);
  if (outcome == NULL)
    return FALSE;
  kith_cli_put_id (cli, "guest", outcome->guest);
  kith_cli_put_int (cli, "count", number);
  kith_cli_say (cli, "%s\n", outcome->sentence);
  return TRUE;
}

static void
put_rows (KithCli *cli, const char *name, GListModel *rows)
{
  kith_cli_begin_array (cli, name);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KithDeskRow) row = g_list_model_get_item (rows, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "person", kith_desk_row_get_person (row));
      kith_cli_put_id (cli, "visit", kith_desk_row_get_visit (row));
      kith_cli_put_id (cli, "guest", kith_desk_row_get_guest (row));
      kith_cli_put_string (cli, "name", kith_desk_row_get_name (row));
      kith_cli_put_string (cli, "arrived", kith_desk_row_get_arrived (row));
      kith_cli_put_int (cli, "number", kith_desk_row_get_number (row));
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\n", kith_desk_row_get_arrived (row), kith_desk_row_get_name (row));
    }
  kith_cli_end_array (cli);
}

/**
 * kith_cli_here:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Says who is here, who stepped out, and today's four numbers.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_here (KithCli *cli, int argc, char **argv, GError **error)
{
  if (!kith_cli_expect_args (argc, argv, 0, 0, "", error) || kith_cli_open_desk (cli, error) == NULL)
    return FALSE;

  const KithCount *today = kith_desk_get_today (cli->desk);

  kith_cli_put_day (cli, "day", kith_desk_get_day (cli->desk));
  if (g_list_model_get_n_items (kith_desk_get_here (cli->desk)) == 0)
    kith_cli_say (cli, _ ("No one is signed in right now.\n"));
  put_rows (cli, "here", kith_desk_get_here (cli->desk));
  put_rows (cli, "stepped_out", kith_desk_get_out (cli->desk));
  kith_cli_put_int (cli, "visits", (gint64) today->visits);
  kith_cli_put_int (cli, "people_low", (gint64) today->people_low);
  kith_cli_put_int (cli, "people_high", (gint64) today->people_high);
  kith_cli_put_int (cli, "guests", (gint64) today->guests);
  kith_cli_put_int (cli, "first_timers", (gint64) today->first_timers);
  return TRUE;
}

static gboolean
refuse_problems (KithCli *cli, GPtrArray *problems, GError **error)
{
  if (problems == NULL || problems->len == 0)
    return TRUE;
  for (guint i = 1; i < problems->len; i++)
    g_printerr ("kithctl: %s\n", (const char *) g_ptr_array_index (problems, i));
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("%s Nothing was entered."),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/**
 * kith_cli_paper:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Enters a paper sheet from a CSV file: all of it, or nothing.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_paper (KithCli *cli, int argc, char **argv, GError **error)
{
  if (!kith_cli_expect_args (argc, argv, 1, 1, "FILE", error) || kith_cli_open_desk (cli, error) == NULL)
    return FALSE;

  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KithPaperSummary summary;
  KithDay day = KITH_DAY_NONE;

  if (stream == NULL ||
      !kith_paper_sheet_read_csv (cli->desk, G_INPUT_STREAM (stream), &day, &lines, &problems, error) ||
      !refuse_problems (cli, problems, error) ||
      !kith_paper_sheet_apply (cli->desk, day, lines, &summary, error))
    return FALSE;

  kith_cli_put_day (cli, "day", day);
  kith_cli_put_int (cli, "visits", summary.visits);
  kith_cli_put_int (cli, "already", summary.already);
  kith_cli_put_int (cli, "guests", summary.guests);
  kith_cli_put_int (cli, "new_people", summary.new_people);
  kith_cli_say (cli, _ ("Sheet entered: %u visits, %u of them there already, %u guests. Shred it.\n"),
                summary.visits + summary.already, summary.already, summary.guests);
  return TRUE;
}
