/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl hard-time: what helps somebody in a hard time, in their words, and who may see it. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-words.h"
#include "cli/kith-cli.h"
#include "goals/kith-hard-times.h"

#define USAGE "show PERSON | set PERSON [FILE] [--seen-by WHO] [--on DATE] | clear PERSON"

typedef struct
{
  char *seen_by; /* (owned) (nullable) */
  char *on;      /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->seen_by);
  g_free (self->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
put_hard_time (KithCli *cli, const KithHardTime *one)
{
  g_autofree char *written = kith_hard_time_describe (one);

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", one->id);
  kith_cli_put_id (cli, "person", one->person);
  kith_cli_put_day (cli, "on", one->day);
  kith_cli_put_string (cli, "by", one->by);
  kith_cli_put_string (cli, "seen_by", kith_hard_time_seen_code (one->seen_by));
  kith_cli_put_int (cli, "version", one->version);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    {
      kith_cli_put_string (cli, kith_hard_time_line_code ((KithHardTimeLine) i), one->lines[i]);
      if (one->lines[i] != NULL)
        kith_cli_say (cli, "%s\t%s\n", kith_hard_time_line_label ((KithHardTimeLine) i), one->lines[i]);
    }
  kith_cli_say (cli, "%s\t%s\n", kith_hard_time_seen_label (one->seen_by), written);
  json_builder_end_object (cli->out);
}

static gboolean
show (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = kith_hard_times_list (cli->session, person, error);

  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "hard_times");
  for (guint i = 0; i < all->len; i++)
    if (!kith_hard_time_is_empty (g_ptr_array_index (all, i)))
      put_hard_time (cli, g_ptr_array_index (all, i));
  kith_cli_end_array (cli);
  return TRUE;
}

/* To be written: the newest that says something; else that of the record itself; else a new one. */
static KithHardTime *
find (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = kith_hard_times_list (cli->session, person, error);
  const KithHardTime *own = NULL;

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const KithHardTime *one = g_ptr_array_index (all, i);

      if (!kith_hard_time_is_empty (one))
        return kith_hard_time_copy (one);
      if (one->person == person)
        own = one;
    }
  return own != NULL ? kith_hard_time_copy (own) : kith_hard_time_new (person);
}

static gboolean
apply (KithCli *cli, KithHardTime *wanted, GError **error)
{
  g_autoptr (KithHardTimeDone) done = kith_hard_times_apply (cli->session, wanted, error);
  gboolean empty = kith_hard_time_is_empty (wanted);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->id);
  kith_cli_put_id (cli, "person", done->person);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_put_string (cli, "seen_by", empty ? "nobody" : kith_hard_time_seen_code (wanted->seen_by));
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", done->id,
                empty ? _ ("Taken back") : kith_hard_time_seen_label (wanted->seen_by));
  return TRUE;
}

/* One line of the text is one line, in their order; an empty one says nothing. */
static gboolean
take_lines (KithHardTime *wanted, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (i < KITH_N_HARD_TIME_LINES)
      kith_hard_time_set (wanted, (KithHardTimeLine) i, g_strstrip (lines[i]));
    else if (*g_strstrip (lines[i]) != '\0')
      {
        g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                     _ ("There are more than %d lines. Give one for each part, in their order; an empty one "
                        "leaves a part out."),
                     KITH_N_HARD_TIME_LINES);
        return FALSE;
      }
  return TRUE;
}

static gboolean
set (KithCli *cli, gint64 person, const char *path, const Options *options, GError **error)
{
  g_autofree char *text = kith_cli_read_text (path, error);
  g_autoptr (KithHardTime) wanted = text != NULL ? find (cli, person, error) : NULL;

  if (wanted == NULL)
    return FALSE;
  /* Written anew, with whoever does it; who may see it stays as the person chose unless they choose again. */
  kith_hard_time_clear (wanted);
  wanted->account = 0;
  if (!kith_cli_read_day (options->on, KITH_DAY_NONE, &wanted->day, error) ||
      (options->seen_by != NULL && !kith_hard_time_seen_parse (options->seen_by, &wanted->seen_by, error)) ||
      !take_lines (wanted, text, error))
    return FALSE;
  if (!kith_hard_time_is_empty (wanted))
    return apply (cli, wanted, error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Nothing is written there. To take it back, use clear."));
  return FALSE;
}

static gboolean
clear (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (KithHardTime) wanted = find (cli, person, error);

  if (wanted == NULL)
    return FALSE;
  if (kith_hard_time_is_empty (wanted))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("Nothing is written down there."));
      return FALSE;
    }
  kith_hard_time_clear (wanted);
  return apply (cli, wanted, error);
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  gboolean shows = g_str_equal (argv[1], "show") && argc == 3;
  gboolean sets = g_str_equal (argv[1], "set") && argc >= 3;
  gboolean clears = g_str_equal (argv[1], "clear") && argc == 3;
  gint64 person;

  if (!shows && !sets && !clears)
    return kith_cli_refuse_usage (argv, USAGE, error);
  if (!kith_id_parse (argv[2], &person, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  if (sets)
    return set (cli, person, argc == 4 ? argv[3] : KITH_CLI_STANDARD_INPUT, options, error);
  return shows ? show (cli, person, error) : clear (cli, person, error);
}

/**
 * kith_cli_hard_time:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Shows what helps somebody in a hard time, writes it down, and takes it back.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_hard_time (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "seen-by", 0, 0, G_OPTION_ARG_STRING, &o.seen_by, _ ("Who may see it, as the person chose"),
      _ ("WHO") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("When it was; today without it"), _ ("DATE") },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) && run (cli, argc, argv, &o, error);
}
