/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl incident: what happened in the center, written down and read by who may. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-words.h"
#include "cli/kith-cli.h"
#include "incidents/kith-incidents.h"

#define USAGE                                                                                                \
  "list [--own] [--due] | add [--on DATE] [--at TIME] [--about] [--place TEXT] [--done TEXT] "               \
  "[--told-inside TEXT] [--told-outside TEXT] [--next TEXT] [--due-on DATE] [--person ID]... | "             \
  "more ID [--done TEXT] [--told-inside TEXT] [--told-outside TEXT] [--next TEXT] [--due-on DATE] | "        \
  "take-back ID"

typedef struct
{
  char *on;  /* (owned) (nullable) */
  char *at;  /* (owned) (nullable) */
  char *due; /* (owned) (nullable) */
  gboolean about;
  gboolean own;
  gboolean only_due;
  GStrv people;                       /* (owned) (nullable) */
  char *texts[KITH_N_INCIDENT_TEXTS]; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_free (self->at);
  g_free (self->due);
  g_strfreev (self->people);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    g_free (self->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_time (const char *text, int *minute, GError **error)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ":", 2) : NULL;
  guint64 hours, minutes;

  *minute = KITH_INCIDENT_NO_MINUTE;
  if (text == NULL)
    return TRUE;
  if (g_strv_length (parts) == 2 && g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hours, NULL) &&
      g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minutes, NULL))
    {
      *minute = (int) (hours * 60 + minutes);
      return TRUE;
    }
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no time of a day. Write it like 14:30."),
               text);
  return FALSE;
}

static void
put_entry (KithCli *cli, const KithIncidentEntry *entry)
{
  g_autofree char *at = kith_incident_entry_format_time (entry);

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", entry->id);
  kith_cli_put_string (cli, "by", entry->by);
  kith_cli_put_day (cli, "written", entry->day);
  kith_cli_put_day (cli, "due", entry->due_day);
  kith_cli_put_bool (cli, "taken_back", entry->taken_back);
  kith_cli_put_bool (cli, "readable", entry->readable);
  kith_cli_put_string (cli, "at", at);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    kith_cli_put_string (cli, kith_incident_text_code ((KithIncidentText) i), entry->texts[i]);
  json_builder_end_object (cli->out);
}

static void
put_incident (KithCli *cli, const KithIncident *incident)
{
  const KithIncidentEntry *first = kith_incident_get_first (incident);
  g_autofree char *when = kith_incident_describe (incident);
  const char *happened = first != NULL ? first->texts[KITH_INCIDENT_TEXT_HAPPENED] : NULL;

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", incident->id);
  kith_cli_put_string (cli, "by", incident->by);
  kith_cli_put_day (cli, "day", incident->day);
  kith_cli_put_day (cli, "due", incident->due_day);
  kith_cli_put_bool (cli, "taken_back", incident->state == KITH_INCIDENT_TAKEN_BACK);
  kith_cli_put_bool (cli, "withheld", incident->withheld);
  kith_cli_put_int (cli, "version", incident->version);
  kith_cli_begin_array (cli, "people");
  for (guint i = 0; i < incident->people->len; i++)
    {
      g_autofree char *id =
          g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (incident->people, gint64, i));

      json_builder_add_string_value (cli->out, id);
    }
  kith_cli_end_array (cli);
  kith_cli_begin_array (cli, "entries");
  for (guint i = 0; i < incident->entries->len; i++)
    put_entry (cli, g_ptr_array_index (incident->entries, i));
  kith_cli_end_array (cli);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", incident->id, when,
                incident->by != NULL ? incident->by : "?", happened != NULL ? happened : "-");
}

static gboolean
list (KithCli *cli, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  KithDay today;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  today = kith_clock_today (kith_session_get_clock (cli->session));
  all = options->own ? kith_incidents_list_own (cli->session, error)
                     : kith_incidents_list (cli->session, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "incidents");
  for (guint i = 0; i < all->len; i++)
    {
      const KithIncident *incident = g_ptr_array_index (all, i);

      if (!options->only_due || (incident->due_day != KITH_DAY_NONE && incident->due_day <= today))
        put_incident (cli, incident);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
apply (KithCli *cli, KithIncidentCommand *command, GError **error)
{
  g_autoptr (KithIncidentCommand) held = command;
  g_autoptr (KithIncidentDone) done = kith_incidents_apply (cli->session, command, error);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->incident);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\n", done->incident);
  return TRUE;
}

static KithIncidentEntry *
read_entry (const Options *options, GError **error)
{
  g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();
  g_autofree char *happened = NULL;

  if (!kith_cli_read_day (options->due, KITH_DAY_NONE, &entry->due_day, error) ||
      !read_time (options->at, &entry->minute, error))
    return NULL;
  /* What happened is no word of a command line, which others may list. */
  happened = kith_cli_read_text (KITH_CLI_STANDARD_INPUT, error);
  if (happened == NULL)
    return NULL;
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    kith_incident_entry_set (entry, (KithIncidentText) i, options->texts[i]);
  kith_incident_entry_set (entry, KITH_INCIDENT_TEXT_HAPPENED, happened);
  entry->about = options->about;
  return g_steal_pointer (&entry);
}

static gboolean
add (KithCli *cli, const Options *options, GError **error)
{
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentEntry) entry = NULL;

  for (guint i = 0; options->people != NULL && options->people[i] != NULL; i++)
    {
      gint64 person;

      if (!kith_id_parse (options->people[i], &person, error))
        return FALSE;
      g_array_append_val (incident->people, person);
    }
  if (!kith_cli_read_day (options->on, KITH_DAY_NONE, &incident->day, error))
    return FALSE;
  entry = read_entry (options, error);
  return entry != NULL && kith_cli_unlock (cli, error) != NULL &&
         apply (cli, kith_incident_command_add (incident, entry), error);
}

static gboolean
more (KithCli *cli, const char *id_text, const Options *options, gboolean take_back, GError **error)
{
  g_autoptr (KithIncident) incident = NULL;
  g_autoptr (KithIncidentEntry) entry = NULL;
  gint64 id;

  if (!kith_id_parse (id_text, &id, error) || (!take_back && (entry = read_entry (options, error)) == NULL) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  incident = kith_incidents_get (cli->session, id, error);
  return incident != NULL && apply (cli,
                                    take_back ? kith_incident_command_take_back (id, incident->version)
                                              : kith_incident_command_entry (id, incident->version, entry),
                                    error);
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "list") && argc == 2)
    return list (cli, options, error);
  if (g_str_equal (argv[1], "add") && argc == 2)
    return add (cli, options, error);
  if ((g_str_equal (argv[1], "more") || g_str_equal (argv[1], "take-back")) && argc == 3)
    return more (cli, argv[2], options, g_str_equal (argv[1], "take-back"), error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_incident:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes down that something happened, adds to it, and lists it. What happened comes from standard input.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_incident (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("The day on which it happened; today without it"),
      _ ("DATE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &o.at, _ ("The time of that day"), _ ("TIME") },
    { "about", 0, 0, G_OPTION_ARG_NONE, &o.about, _ ("The time is only about right"), NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &o.texts[KITH_INCIDENT_TEXT_PLACE], _ ("Where it happened"),
      _ ("TEXT") },
    { "done", 0, 0, G_OPTION_ARG_STRING, &o.texts[KITH_INCIDENT_TEXT_DONE], _ ("What was done"), _ ("TEXT") },
    { "told-inside", 0, 0, G_OPTION_ARG_STRING, &o.texts[KITH_INCIDENT_TEXT_TOLD_INSIDE],
      _ ("Who was told, in the center"), _ ("TEXT") },
    { "told-outside", 0, 0, G_OPTION_ARG_STRING, &o.texts[KITH_INCIDENT_TEXT_TOLD_OUTSIDE],
      _ ("Who was told, outside"), _ ("TEXT") },
    { "next", 0, 0, G_OPTION_ARG_STRING, &o.texts[KITH_INCIDENT_TEXT_NEXT], _ ("What comes next"),
      _ ("TEXT") },
    { "due-on", 0, 0, G_OPTION_ARG_STRING, &o.due, _ ("When somebody is to look at it again"), _ ("DATE") },
    { "person", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.people,
      _ ("Somebody it names, by their number; can be given several times"), _ ("ID") },
    { "own", 0, 0, G_OPTION_ARG_NONE, &o.own, _ ("Only what this account wrote"), NULL },
    { "due", 0, 0, G_OPTION_ARG_NONE, &o.only_due, _ ("Only what somebody is to look at again by today"),
      NULL },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 2, USAGE, error) && run (cli, argc, argv, &o, error);
}
