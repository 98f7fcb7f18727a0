/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl checkin: whom somebody is to ask how they are, and who is missed. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-words.h"
#include "cli/kith-cli.h"
#include "desk/kith-caseload.h"
#include "goals/kith-check-ins-due.h"
#include "goals/kith-check-ins.h"
#include "goals/kith-missed.h"
#include "people/kith-people-shown.h"
#include "session/kith-accounts.h"

#define USAGE                                                                                                \
  "due [--overdue | --all] [--worker NAME] | missed [--weeks N] | list PERSON | "                            \
  "plan PERSON --due DATE [--way WAY]... [--worker NAME] [--words TEXT] | "                                  \
  "done ID (--way WAY --outcome OUTCOME [--next DATE] | --outcome not-needed | --take-back) "                \
  "[--words TEXT] [--on DATE] | hand-over FROM TO"

typedef struct
{
  char *due;     /* (owned) (nullable) */
  char *next;    /* (owned) (nullable) */
  char *on;      /* (owned) (nullable) */
  char *outcome; /* (owned) (nullable) */
  char *words;   /* (owned) (nullable) */
  char *worker;  /* (owned) (nullable) */
  GStrv ways;    /* (owned) (nullable) */
  int weeks;
  gboolean overdue;
  gboolean all;
  gboolean take_back;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->due);
  g_free (self->next);
  g_free (self->on);
  g_free (self->outcome);
  g_free (self->words);
  g_free (self->worker);
  g_strfreev (self->ways);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static KithDay
today (KithCli *cli)
{
  return kith_clock_today (kith_session_get_clock (cli->session));
}

static gboolean
find_account (KithCli *cli, const char *name, gint64 *id, GError **error)
{
  g_autoptr (KithAccount) account = kith_accounts_find (cli->store, name, error);

  if (account == NULL)
    return FALSE;
  *id = account->id;
  return TRUE;
}

static void
put_ways (KithCli *cli, const char *name, KithContactWays ways)
{
  g_auto (GStrv) codes = kith_contact_ways_to_codes (ways);

  kith_cli_begin_array (cli, name);
  for (guint i = 0; codes[i] != NULL; i++)
    kith_cli_put_string (cli, NULL, codes[i]);
  kith_cli_end_array (cli);
}

static void
put_check_in (KithCli *cli, const KithCheckIn *check_in)
{
  kith_cli_put_id (cli, "id", check_in->id);
  kith_cli_put_id (cli, "person", check_in->person);
  kith_cli_put_string (cli, "state", kith_check_in_state_code (check_in->state));
  kith_cli_put_day (cli, "planned", check_in->day);
  kith_cli_put_day (cli, "due", check_in->due_day);
  kith_cli_put_bool (cli, "overdue", kith_check_in_is_overdue (check_in, today (cli)));
  kith_cli_put_string (cli, "worker", check_in->worker_name);
  kith_cli_put_string (cli, "planned_by", check_in->planned_by);
  kith_cli_put_int (cli, "version", check_in->version);
  put_ways (cli, "ways", check_in->ways);
  kith_cli_put_string (cli, "words", check_in->words);
  kith_cli_begin_array (cli, "contacts");
  for (guint i = 0; i < check_in->contacts->len; i++)
    {
      const KithCheckInContact *contact = g_ptr_array_index (check_in->contacts, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", contact->id);
      kith_cli_put_day (cli, "on", contact->day);
      kith_cli_put_string (cli, "way", kith_contact_way_code (contact->way));
      kith_cli_put_string (cli, "outcome", kith_contact_outcome_code (contact->outcome));
      kith_cli_put_day (cli, "next", contact->next_day);
      kith_cli_put_string (cli, "by", contact->by);
      kith_cli_put_bool (cli, "taken_back", contact->taken_back);
      kith_cli_put_string (cli, "words", contact->words);
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

static void
say_check_in (KithCli *cli, const KithCheckIn *check_in, const char *called)
{
  g_autofree char *due =
      check_in->due_day != KITH_DAY_NONE ? kith_day_format_iso (check_in->due_day) : g_strdup ("-");

  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", check_in->id, due,
                check_in->worker_name != NULL ? check_in->worker_name : "",
                kith_check_in_state_label (check_in->state), called);
}

static gboolean
list_due (KithCli *cli, const Options *options, GError **error)
{
  g_autoptr (KithPeople) people = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 worker = 0;
  guint n_away = 0;
  KithDay until;

  if (kith_cli_unlock (cli, error) == NULL ||
      (options->worker != NULL && !find_account (cli, options->worker, &worker, error)))
    return FALSE;
  until = options->all       ? KITH_DAY_NONE
          : options->overdue ? today (cli) - 1
                             : kith_check_ins_week_end (today (cli));
  all = kith_check_ins_due_list (cli->session, until, worker, &n_away, error);
  if (all == NULL || !kith_check_ins_due_read (cli->session, all, error))
    return FALSE;
  people = kith_people_new (cli->session);
  kith_cli_put_int (cli, "away", n_away);
  kith_cli_begin_array (cli, "check_ins");
  for (guint i = 0; i < all->len; i++)
    {
      const KithCheckInDue *row = g_ptr_array_index (all, i);
      g_autoptr (KithCard) card = kith_people_get_shown_card (people, row->shown, NULL, NULL);
      const char *called = card != NULL ? kith_card_get_name (card) : "";

      json_builder_begin_object (cli->out);
      put_check_in (cli, row->check_in);
      kith_cli_put_id (cli, "shown", row->shown);
      kith_cli_put_string (cli, "called", called);
      put_ways (cli, "ways_now", row->ways);
      kith_cli_put_string (cli, "reach", row->reach);
      json_builder_end_object (cli->out);
      say_check_in (cli, row->check_in, called);
      kith_cli_say (cli, "\t%s\n", row->reach);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
list_missed (KithCli *cli, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  guint weeks;

  if (options->weeks < 0 || options->weeks > KITH_MISSED_MAX_WEEKS)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("Somebody is missed after 1 to %d weeks."),
                   KITH_MISSED_MAX_WEEKS);
      return FALSE;
    }
  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  weeks = options->weeks > 0 ? (guint) options->weeks
                             : kith_missed_get_weeks (kith_session_get_center (cli->session));
  all = kith_missed_list (cli->session, weeks, NULL, error);
  if (all == NULL)
    return FALSE;
  kith_cli_put_int (cli, "weeks", weeks);
  kith_cli_begin_array (cli, "missed");
  for (guint i = 0; i < all->len; i++)
    {
      const KithMissed *missed = g_ptr_array_index (all, i);
      g_autofree char *last = kith_day_format_iso (missed->last_day);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "person", missed->person);
      kith_cli_put_string (cli, "called", missed->name);
      kith_cli_put_string (cli, "disambiguator", missed->disambiguator);
      kith_cli_put_day (cli, "last_seen", missed->last_day);
      put_ways (cli, "ways", missed->ways);
      kith_cli_put_string (cli, "reach", missed->reach);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", missed->person, last, missed->name,
                    missed->reach);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
list_person (KithCli *cli, const char *person_text, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 person;

  if (!kith_id_parse (person_text, &person, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = kith_check_ins_list (cli->session, person, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "check_ins");
  for (guint i = 0; i < all->len; i++)
    {
      const KithCheckIn *check_in = g_ptr_array_index (all, i);

      json_builder_begin_object (cli->out);
      put_check_in (cli, check_in);
      json_builder_end_object (cli->out);
      say_check_in (cli, check_in, check_in->words != NULL ? check_in->words : "");
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
apply (KithCli *cli, KithCheckInCommand *command, GError **error)
{
  g_autoptr (KithCheckInDone) done = kith_check_ins_apply (cli->session, command, error);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->check_in);
  kith_cli_put_id (cli, "person", done->person);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\n", done->check_in);
  return TRUE;
}

static gboolean
read_ways (GStrv codes, KithContactWays *ways, GError **error)
{
  guint all = 0;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      KithContactWay way;

      if (!kith_contact_way_parse (codes[i], &way, error))
        return FALSE;
      all |= 1u << (guint) way;
    }
  if (all != 0)
    *ways = (KithContactWays) all;
  return TRUE;
}

static gboolean
plan (KithCli *cli, const char *person_text, const Options *options, GError **error)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (0);
  g_autoptr (KithCheckInCommand) command = NULL;

  if (options->due == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("Say when to ask with --due."));
      return FALSE;
    }
  if (!kith_id_parse (person_text, &check_in->person, error) ||
      !kith_cli_read_day (options->due, KITH_DAY_NONE, &check_in->due_day, error) ||
      !read_ways (options->ways, &check_in->ways, error) || kith_cli_unlock (cli, error) == NULL ||
      (options->worker != NULL && !find_account (cli, options->worker, &check_in->worker, error)))
    return FALSE;
  check_in->words = g_strdup (options->words);
  command = kith_check_in_command_plan (check_in);
  return apply (cli, command, error);
}

static gboolean
done (KithCli *cli, const char *id_text, const Options *options, GError **error)
{
  g_autoptr (KithCheckInContact) contact = kith_check_in_contact_new (KITH_WAY_NONE, KITH_CONTACT_REACHED);
  g_autoptr (KithCheckIn) check_in = NULL;
  g_autoptr (KithCheckInCommand) command = NULL;
  gint64 id;

  if ((options->outcome == NULL) != options->take_back ||
      (options->ways != NULL && g_strv_length (options->ways) > 1))
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_USAGE,
          _ ("Say what came of it with --outcome, or that the last was a mistake with --take-back."));
      return FALSE;
    }
  if (!kith_id_parse (id_text, &id, error) ||
      (options->outcome != NULL &&
       !kith_contact_outcome_parse (options->outcome, &contact->outcome, error)) ||
      (options->ways != NULL && !kith_contact_way_parse (options->ways[0], &contact->way, error)) ||
      !kith_cli_read_day (options->on, KITH_DAY_NONE, &contact->day, error) ||
      !kith_cli_read_day (options->next, KITH_DAY_NONE, &contact->next_day, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  contact->words = g_strdup (options->words);
  check_in = kith_check_ins_get (cli->session, id, error);
  if (check_in == NULL)
    return FALSE;
  command = options->take_back ? kith_check_in_command_take_back (id, check_in->version)
                               : kith_check_in_command_contact (id, check_in->version, contact);
  return apply (cli, command, error);
}

static gboolean
hand_over (KithCli *cli, const char *from_name, const char *to_name, GError **error)
{
  g_autoptr (KithCaseload) caseload = NULL;
  gint64 from, to;

  if (kith_cli_unlock (cli, error) == NULL || !find_account (cli, from_name, &from, error) ||
      !find_account (cli, to_name, &to, error))
    return FALSE;
  caseload = kith_caseload_hand_over (cli->session, from, to, error);
  if (caseload == NULL)
    return FALSE;
  kith_cli_put_int (cli, "handed", caseload->n_handed);
  kith_cli_put_int (cli, "kept", caseload->n_kept);
  kith_cli_say (cli, "%u\n", caseload->n_handed);
  return TRUE;
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "due") && argc == 2)
    return list_due (cli, options, error);
  if (g_str_equal (argv[1], "missed") && argc == 2)
    return list_missed (cli, options, error);
  if (g_str_equal (argv[1], "list") && argc == 3)
    return list_person (cli, argv[2], error);
  if (g_str_equal (argv[1], "plan") && argc == 3)
    return plan (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "done") && argc == 3)
    return done (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "hand-over") && argc == 4)
    return hand_over (cli, argv[2], argv[3], error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_checkin:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Plans check-ins, writes down how they went, and lists who is to be asked and who is missed.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_checkin (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "due", 0, 0, G_OPTION_ARG_STRING, &o.due, _ ("When to ask"), _ ("DATE") },
    { "next", 0, 0, G_OPTION_ARG_STRING, &o.next, _ ("When to ask again; without it, not any more"),
      _ ("DATE") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("When it was; today without it"), _ ("DATE") },
    { "way", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.ways,
      _ ("How they are asked; can be given several times; in person without it"), _ ("WAY") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &o.outcome, _ ("What came of it"), _ ("OUTCOME") },
    { "words", 0, 0, G_OPTION_ARG_STRING, &o.words, _ ("What about, or what was said"), _ ("TEXT") },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &o.worker, _ ("Which account is to ask; this one without it"),
      _ ("NAME") },
    { "weeks", 0, 0, G_OPTION_ARG_INT, &o.weeks, _ ("Weeks without a visit; as the center set it without it"),
      _ ("N") },
    { "overdue", 0, 0, G_OPTION_ARG_NONE, &o.overdue, _ ("Only what was due before today"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &o.all, _ ("All that is planned, not only this week’s"), NULL },
    { "take-back", 0, 0, G_OPTION_ARG_NONE, &o.take_back, _ ("The last was a mistake"), NULL },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) && run (cli, argc, argv, &o, error);
}
