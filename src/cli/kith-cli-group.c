/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl group: what is held at the center, and when. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-group-attendance.h"
#include "cli/kith-cli-group-list.h"
#include "cli/kith-cli-group-note.h"
#include "groups/kith-groups.h"
#include "session/kith-accounts.h"

#define USAGE                                                                                                \
  "list [--day DATE] [--all] | add NAME --kind KIND [WHAT]... | edit ID [--name NAME] [--kind KIND] "        \
  "[WHAT]... [--retire | --resume] | attendance ID [--from DATE] [--to DATE] | "                             \
  "tick ID PERSON [--day DATE] [--off] | session ID [--day DATE] [--state STATE] [--guests N] | "            \
  "note ID [--day DATE] [--count N] [--themes TEXT] [--follow-ups TEXT] | notes ID [--day DATE] | "          \
  "timetable FILE.pdf [--day DATE]"

typedef struct
{
  char *name;        /* (owned) (nullable) */
  char *kind;        /* (owned) (nullable) */
  char *when;        /* (owned) (nullable) */
  char *facilitator; /* (owned) (nullable) */
  char *place;       /* (owned) (nullable) */
  char *day;         /* (owned) (nullable) */
  char *from;        /* (owned) (nullable) */
  char *to;          /* (owned) (nullable) */
  char *state;       /* (owned) (nullable) */
  char *themes;      /* (owned) (nullable) */
  char *follow_ups;  /* (owned) (nullable) */
  int guests;        /* -1: not said */
  int count;         /* -1: not said */
  gboolean off;
  int capacity; /* -1: not said */
  gboolean retire;
  gboolean resume;
  gboolean all;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->when);
  g_free (self->facilitator);
  g_free (self->place);
  g_free (self->day);
  g_free (self->from);
  g_free (self->to);
  g_free (self->state);
  g_free (self->themes);
  g_free (self->follow_ups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* By account where one is called so, by these words otherwise. */
static void
take_facilitator (KithCli *cli, KithGroup *group, const char *name)
{
  g_autoptr (KithAccount) account = kith_accounts_find (cli->store, name, NULL);

  g_clear_pointer (&group->facilitator_words, g_free);
  group->facilitator = account != NULL ? account->id : 0;
  if (account == NULL)
    group->facilitator_words = g_strdup (name);
}

static gboolean
take (KithCli *cli, KithGroup *group, const Options *options, GError **error)
{
  if (options->kind != NULL && !kith_group_kind_parse (options->kind, &group->kind, error))
    return FALSE;
  if (options->when != NULL)
    {
      KithGroupSchedule *schedule = kith_group_schedule_parse (options->when, error);

      if (schedule == NULL)
        return FALSE;
      kith_group_schedule_free (group->schedule);
      group->schedule = schedule;
    }
  if (options->facilitator != NULL)
    take_facilitator (cli, group, options->facilitator);
  if (options->place != NULL)
    {
      g_free (group->place);
      group->place = g_strdup (options->place);
    }
  if (options->capacity >= 0)
    group->capacity = options->capacity;
  return TRUE;
}

static gboolean
apply (KithCli *cli, const KithGroupCommand *command, const char *name, GError **error)
{
  g_autoptr (KithGroupDone) done = kith_groups_apply (cli->session, command, error);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->group);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", done->group, name);
  return TRUE;
}

static gboolean
add (KithCli *cli, const char *name, const Options *options, GError **error)
{
  g_autoptr (KithGroup) group = kith_group_new ();
  g_autoptr (KithGroupCommand) command = NULL;

  if (options->kind == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say what kind of group it is with --kind."));
      return FALSE;
    }
  if (kith_cli_unlock (cli, error) == NULL || !take (cli, group, options, error))
    return FALSE;
  group->name = g_strdup (name);
  command = kith_group_command_add (group);
  return apply (cli, command, name, error);
}

static gboolean
edit (KithCli *cli, const char *id_text, const Options *options, GError **error)
{
  g_autoptr (KithGroup) group = NULL;
  g_autoptr (KithGroupCommand) command = NULL;
  gint64 id;

  if (options->retire && options->resume)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("A group is held no more with --retire, or again with --resume."));
      return FALSE;
    }
  if (!kith_id_parse (id_text, &id, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  group = kith_groups_get (cli->session, id, error);
  if (group == NULL || !take (cli, group, options, error))
    return FALSE;
  if (options->name != NULL)
    {
      g_free (group->name);
      group->name = g_strdup (options->name);
    }
  if (options->retire || options->resume)
    group->state = options->retire ? KITH_GROUP_RETIRED : KITH_GROUP_ACTIVE;
  command = kith_group_command_edit (group);
  return apply (cli, command, group->name, error);
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "list") && argc == 2)
    return kith_cli_group_list (cli, options->day, options->all, error);
  if (g_str_equal (argv[1], "add") && argc == 3)
    return add (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "edit") && argc == 3)
    return edit (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "attendance") && argc == 3)
    return kith_cli_group_attendance (cli, argv[2], options->from, options->to, error);
  if (g_str_equal (argv[1], "tick") && argc == 4)
    return kith_cli_group_tick (cli, argv[2], argv[3], options->day, options->off, error);
  if (g_str_equal (argv[1], "session") && argc == 3)
    return kith_cli_group_session (cli, argv[2], options->day, options->state, options->guests, error);
  if (g_str_equal (argv[1], "note") && argc == 3)
    return kith_cli_group_note (cli, argv[2], options->day, options->count, options->themes,
                                options->follow_ups, error);
  if (g_str_equal (argv[1], "notes") && argc == 3)
    return kith_cli_group_notes (cli, argv[2], options->day, error);
  if (g_str_equal (argv[1], "timetable") && argc == 3)
    return kith_cli_group_timetable (cli, argv[2], options->day, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_group:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Adds groups, edits and lists them, and writes down who came.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_group (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { .capacity = -1, .guests = -1, .count = -1 };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &o.name, _ ("What the group is called"), _ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, _ ("What kind of group it is"), _ ("KIND") },
    { "when", 0, 0, G_OPTION_ARG_STRING, &o.when, _ ("When it is held"), _ ("TIMES") },
    { "facilitator", 0, 0, G_OPTION_ARG_STRING, &o.facilitator, _ ("Who leads it"), _ ("NAME") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &o.place, _ ("Where it is held"), _ ("TEXT") },
    { "capacity", 0, 0, G_OPTION_ARG_INT, &o.capacity, _ ("For how many there is room; 0: for all"),
      _ ("N") },
    { "day", 0, 0, G_OPTION_ARG_STRING, &o.day, _ ("The day that it is about"), _ ("DATE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &o.all, _ ("Also what is held no more"), NULL },
    { "retire", 0, 0, G_OPTION_ARG_NONE, &o.retire, _ ("It is held no more"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &o.from, _ ("The first day"), _ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &o.to, _ ("The last day; today without it"), _ ("DATE") },
    { "off", 0, 0, G_OPTION_ARG_NONE, &o.off, _ ("They did not come after all"), NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &o.state, _ ("What became of it on that day"), _ ("STATE") },
    { "guests", 0, 0, G_OPTION_ARG_INT, &o.guests, _ ("How many came without a name"), _ ("N") },
    { "count", 0, 0, G_OPTION_ARG_INT, &o.count, _ ("How many were there"), _ ("N") },
    { "themes", 0, 0, G_OPTION_ARG_STRING, &o.themes, _ ("What it was about"), _ ("TEXT") },
    { "follow-ups", 0, 0, G_OPTION_ARG_STRING, &o.follow_ups, _ ("What is to be done"), _ ("TEXT") },
    { "resume", 0, 0, G_OPTION_ARG_NONE, &o.resume, _ ("It is held again"), NULL },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) && run (cli, argc, argv, &o, error);
}
