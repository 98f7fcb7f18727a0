/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl note follow-ups, follow-up: the notes to which somebody is to come back; no word of any note. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-note.h"
#include "cli/kith-cli-words.h"
#include "notes/kith-note-follow-ups.h"
#include "people/kith-people-shown.h"

#define USAGE "follow-ups [--everyone] | follow-up ID (--done | --not-done | --move-to DATE)"

typedef struct
{
  char *move_to; /* (owned) (nullable) */
  gboolean everyone;
  gboolean done;
  gboolean not_done;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->move_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
put_row (KithCli *cli, const KithNoteFollowUp *row, const char *called, gboolean is_overdue)
{
  g_autofree char *day = kith_day_format_iso (row->day);

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", row->id);
  kith_cli_put_id (cli, "note", row->note);
  kith_cli_put_id (cli, "person", row->person);
  kith_cli_put_id (cli, "shown", row->shown);
  kith_cli_put_string (cli, "called", called);
  kith_cli_put_day (cli, "day", row->day);
  kith_cli_put_day (cli, "note_day", row->note_day);
  kith_cli_put_bool (cli, "overdue", is_overdue);
  kith_cli_put_string (cli, "by", row->by);
  kith_cli_put_int (cli, "version", row->version);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", row->id, day, row->by != NULL ? row->by : "",
                called, is_overdue ? _ ("overdue") : "");
}

static gboolean
list (KithCli *cli, gboolean everyone, GError **error)
{
  g_autoptr (KithPeople) people = NULL;
  g_autoptr (GPtrArray) all = NULL;
  guint n_away = 0;
  KithDay today;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = kith_note_follow_ups_list_due (
      cli->session, KITH_DAY_NONE, everyone ? 0 : kith_session_get_account (cli->session), &n_away, error);
  if (all == NULL)
    return FALSE;
  people = kith_people_new (cli->session);
  today = kith_clock_today (kith_session_get_clock (cli->session));
  kith_cli_put_int (cli, "away", n_away);
  kith_cli_begin_array (cli, "follow_ups");
  for (guint i = 0; i < all->len; i++)
    {
      const KithNoteFollowUp *row = g_ptr_array_index (all, i);
      g_autoptr (KithCard) card = kith_people_get_shown_card (people, row->shown, NULL, NULL);

      put_row (cli, row, card != NULL ? kith_card_get_name (card) : "",
               kith_note_follow_up_is_overdue (row, today));
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
change (KithCli *cli, const char *id, const Options *options, GError **error)
{
  KithNoteFollowUpCommand command = { .what = options->done       ? KITH_NOTE_FOLLOW_UP_DONE
                                              : options->not_done ? KITH_NOTE_FOLLOW_UP_NOT_DONE
                                                                  : KITH_NOTE_FOLLOW_UP_MOVE };
  g_autoptr (KithNoteFollowUp) row = NULL;

  if (!kith_id_parse (id, &command.id, error) ||
      !kith_cli_read_day (options->move_to, KITH_DAY_NONE, &command.day, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  row = kith_note_follow_ups_get (cli->session, command.id, error);
  if (row == NULL)
    return FALSE;
  command.version = row->version;
  if (!kith_note_follow_ups_apply (cli->session, &command, NULL, error))
    return FALSE;
  kith_cli_put_id (cli, "id", row->id);
  kith_cli_put_id (cli, "person", row->person);
  kith_cli_put_int (cli, "version", row->version + 1);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\n", row->id);
  return TRUE;
}

/**
 * kith_cli_note_follow_up:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Lists the notes to which somebody is to come back; says that somebody did, or when instead.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_note_follow_up (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "everyone", 0, 0, G_OPTION_ARG_NONE, &o.everyone, _ ("Those of every account, not only one’s own"),
      NULL },
    { "done", 0, 0, G_OPTION_ARG_NONE, &o.done, _ ("Somebody followed it up"), NULL },
    { "not-done", 0, 0, G_OPTION_ARG_NONE, &o.not_done, _ ("Nobody did after all"), NULL },
    { "move-to", 0, 0, G_OPTION_ARG_STRING, &o.move_to, _ ("When to follow it up instead"), _ ("DATE") },
    { NULL },
  };
  int n_said;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 2, USAGE, error))
    return FALSE;
  n_said = o.done + o.not_done + (o.move_to != NULL);
  if (g_str_equal (argv[1], "follow-ups") && argc == 2 && n_said == 0)
    return list (cli, o.everyone, error);
  if (g_str_equal (argv[1], "follow-up") && argc == 3 && n_said == 1 && !o.everyone)
    return change (cli, argv[2], &o, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
