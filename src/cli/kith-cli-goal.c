/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl goal: what somebody wants to reach, and how it goes. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-words.h"
#include "cli/kith-cli.h"
#include "goals/kith-goals.h"

#define USAGE                                                                                                \
  "list PERSON [--open] | add PERSON --area AREA --goal TEXT [--step TEXT]... [--milestone TEXT]... "        \
  "[--until DATE] [--state STATE] [--words TEXT] [--on DATE] | "                                             \
  "state ID (STATE [--words TEXT] [--on DATE] | --take-back)"

typedef struct
{
  char *area;       /* (owned) (nullable) */
  char *goal;       /* (owned) (nullable) */
  GStrv steps;      /* (owned) (nullable) */
  GStrv milestones; /* (owned) (nullable) */
  char *target;     /* (owned) (nullable) */
  char *state;      /* (owned) (nullable) */
  char *words;      /* (owned) (nullable) */
  char *on;         /* (owned) (nullable) */
  gboolean take_back;
  gboolean open;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->area);
  g_free (self->goal);
  g_strfreev (self->steps);
  g_strfreev (self->milestones);
  g_free (self->target);
  g_free (self->state);
  g_free (self->words);
  g_free (self->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
put_marks (KithCli *cli, const char *name, GPtrArray *marks)
{
  kith_cli_begin_array (cli, name);
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "words", mark->words);
      kith_cli_put_day (cli, "on", mark->day);
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

static void
put_goal (KithCli *cli, const KithGoal *goal)
{
  kith_cli_put_id (cli, "id", goal->id);
  kith_cli_put_id (cli, "person", goal->person);
  kith_cli_put_string (cli, "area", kith_goal_area_code (goal->area));
  kith_cli_put_day (cli, "set", goal->day);
  kith_cli_put_string (cli, "state", kith_goal_state_code (goal->state));
  kith_cli_put_day (cli, "since", goal->state_day);
  kith_cli_put_day (cli, "until", goal->target_day);
  kith_cli_put_string (cli, "set_by", goal->set_by);
  kith_cli_put_int (cli, "version", goal->version);
  kith_cli_put_string (cli, "goal", goal->words);
  put_marks (cli, "steps", goal->steps);
  put_marks (cli, "milestones", goal->milestones);
  kith_cli_begin_array (cli, "entries");
  for (guint i = 0; i < goal->entries->len; i++)
    {
      const KithGoalEntry *entry = g_ptr_array_index (goal->entries, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", entry->id);
      kith_cli_put_string (cli, "state", kith_goal_state_code (entry->state));
      kith_cli_put_day (cli, "on", entry->day);
      kith_cli_put_string (cli, "by", entry->by);
      kith_cli_put_bool (cli, "taken_back", entry->taken_back);
      kith_cli_put_string (cli, "words", entry->words);
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

static gboolean
list (KithCli *cli, const char *person_text, gboolean open, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 person;

  if (!kith_id_parse (person_text, &person, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = kith_goals_list (cli->session, person, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "goals");
  for (guint i = 0; i < all->len; i++)
    {
      const KithGoal *goal = g_ptr_array_index (all, i);
      g_autofree char *state = kith_goal_describe_state (goal);
      g_autofree char *target =
          goal->target_day != KITH_DAY_NONE ? kith_day_format_iso (goal->target_day) : g_strdup ("-");

      if (open && !kith_goal_state_is_open (goal->state))
        continue;
      json_builder_begin_object (cli->out);
      put_goal (cli, goal);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", goal->id,
                    kith_goal_area_label (goal->area), state, target, goal->words != NULL ? goal->words : "");
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
apply (KithCli *cli, KithGoalCommand *command, KithGoalState state, GError **error)
{
  g_autoptr (KithGoalDone) done = kith_goals_apply (cli->session, command, error);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->goal);
  kith_cli_put_id (cli, "person", done->person);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", done->goal, kith_goal_state_label (state));
  return TRUE;
}

static KithGoalEntry *
read_entry (const Options *options, const char *state, GError **error)
{
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_GOING);

  if ((state != NULL && !kith_goal_state_parse (state, &entry->state, error)) ||
      !kith_cli_read_day (options->on, KITH_DAY_NONE, &entry->day, error))
    return NULL;
  entry->words = g_strdup (options->words);
  return g_steal_pointer (&entry);
}

static void
add_marks (GPtrArray *marks, GStrv words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (marks, kith_goal_mark_new (words[i], KITH_DAY_NONE));
}

static gboolean
add (KithCli *cli, const char *person_text, const Options *options, GError **error)
{
  g_autoptr (KithGoal) goal = kith_goal_new (0);
  g_autoptr (KithGoalEntry) entry = NULL;
  g_autoptr (KithGoalCommand) command = NULL;

  if (options->area == NULL || options->goal == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say what part of life it is about with --area, and what it is with --goal."));
      return FALSE;
    }
  entry = read_entry (options, options->state, error);
  if (entry == NULL || !kith_id_parse (person_text, &goal->person, error) ||
      !kith_goal_area_parse (options->area, &goal->area, error) ||
      !kith_cli_read_day (options->on, KITH_DAY_NONE, &goal->day, error) ||
      !kith_cli_read_day (options->target, KITH_DAY_NONE, &goal->target_day, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  goal->words = g_strdup (options->goal);
  add_marks (goal->steps, options->steps);
  add_marks (goal->milestones, options->milestones);
  command = kith_goal_command_make (goal, entry);
  return apply (cli, command, entry->state, error);
}

static gboolean
set_state (KithCli *cli, const char *id_text, const char *state, const Options *options, GError **error)
{
  g_autoptr (KithGoal) goal = NULL;
  g_autoptr (KithGoalEntry) entry = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  gint64 id;

  if ((state == NULL) != options->take_back)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_USAGE,
          _ ("Say how it stands with the goal, or that the last was a mistake with --take-back."));
      return FALSE;
    }
  entry = read_entry (options, state, error);
  if (entry == NULL || !kith_id_parse (id_text, &id, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  goal = kith_goals_get (cli->session, id, error);
  if (goal == NULL)
    return FALSE;
  command = options->take_back ? kith_goal_command_take_back (id, goal->version)
                               : kith_goal_command_entry (id, goal->version, entry);
  return apply (cli, command, options->take_back ? KITH_GOAL_TAKEN_BACK : entry->state, error);
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "list") && argc == 3)
    return list (cli, argv[2], options->open, error);
  if (g_str_equal (argv[1], "add") && argc == 3)
    return add (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "state") && argc >= 3)
    return set_state (cli, argv[2], argc == 4 ? argv[3] : NULL, options, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_goal:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes goals down, how it goes with them, and lists them.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_goal (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &o.area, _ ("What part of life it is about"), _ ("AREA") },
    { "goal", 0, 0, G_OPTION_ARG_STRING, &o.goal, _ ("The goal, in the person’s words"), _ ("TEXT") },
    { "step", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.steps, _ ("What is to be done; can be given several times"),
      _ ("TEXT") },
    { "milestone", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.milestones,
      _ ("What is to be celebrated on the way; can be given several times"), _ ("TEXT") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o.target, _ ("When they would like to be there"), _ ("DATE") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &o.state, _ ("How it stands with it already"), _ ("STATE") },
    { "words", 0, 0, G_OPTION_ARG_STRING, &o.words, _ ("What was said"), _ ("TEXT") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("When it was; today without it"), _ ("DATE") },
    { "take-back", 0, 0, G_OPTION_ARG_NONE, &o.take_back, _ ("The last entry was a mistake"), NULL },
    { "open", 0, 0, G_OPTION_ARG_NONE, &o.open, _ ("Only those with something still to come"), NULL },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) && run (cli, argc, argv, &o, error);
}
