/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of kithctl: global options, finding the command, opening what it needs, one document out, one
 * status. */

#include "cli/kith-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "base/kith-error.h"
#include "cli/kith-cli-secret.h"
#include "people/kith-erasures.h"
#include "session/kith-guards.h"
#include "kith-config.h"
#include "session/kith-accounts.h"
#include "vault/kith-vault.h"

/* So many values are sealed anew in one change. */
#define RESEAL_ROWS 200

static const KithCliCommand commands[] = {
  { "init", kith_cli_init,
    "--center NAME --timezone ZONE --coordinator NAME [--rollover HH:MM] [--word-one W --word-many W] "
    "[--country CODE]" },
  { "account", kith_cli_account,
    "list | add NAME --role ROLE | role NAME ROLE | passphrase | reset NAME | retire NAME | recover NAME" },
  { "sample", kith_cli_sample, "--people N --visits N --years N [--resources N] [--seed S] [--until DATE]" },
  { "person", kith_cli_person,
    "add NAME [--alias A]... [--code C] | search TEXT [--limit N] | show ID | edit ID [--name N] [--alias "
    "A]... "
    "[--pronouns P] [--disambiguator D] [--code C] [--version V] | merge FROM INTO [--choose "
    "FIELD=from|into]... "
    "| unmerge ID [--distinct] | duplicates [--dry-run] | distinct ID ID | "
    "erase ID [--stop] | erasures | hold ID --until DATE --reason TEXT | hold --end HOLD | holds [ID] | "
    "seen ID | export ID FILE [--leave-out MARK]... [--keep MARK]..." },
  { "consent", kith_cli_consent,
    "add PERSON --kind KIND [--recipient R --purpose P --what A,B] [--on DATE] [--until DATE] [--event TEXT] "
    "[--signed-name NAME] [--part2] [--guardian NAME --guardian-who WHO] | list PERSON | revoke ID "
    "[--on DATE] [--by WHO] [--note TEXT] | words KIND [FILE]" },
  { "requests", kith_cli_requests,
    "list [PERSON] [--open] | add PERSON (--kind KIND | --not-right FIELD) [--words TEXT] [--by WHO] "
    "[--on DATE] | close ID --outcome OUTCOME [--note TEXT]" },
  { "referral", kith_cli_referral,
    "list [PERSON] [--open] | add PERSON --kind KIND (--resource ID | --name TEXT) [--contact TEXT] "
    "[--asked TEXT] [--state STATE] [STEP]... | state ID (STATE [STEP]... | --take-back)" },
  { "goal", kith_cli_goal,
    "list PERSON [--open] | add PERSON --area AREA --goal TEXT [--step TEXT]... [--milestone TEXT]... "
    "[--until DATE] [--state STATE] [--words TEXT] [--on DATE] | state ID (STATE [--words TEXT] [--on DATE] "
    "| --take-back)" },
  { "hard-time", kith_cli_hard_time,
    "show PERSON | set PERSON [FILE] [--seen-by WHO] [--on DATE] | clear PERSON" },
  { "plan", kith_cli_plan,
    "list PERSON | set PERSON PLAN [FILE] [--again DATE] [--on DATE] | review PERSON PLAN [--on DATE] "
    "[--again DATE] [--signed-name NAME] | clear PERSON PLAN" },
  { "note", kith_cli_note,
    "list [PERSON] | sign PERSON FILE --mode MODE [--on DATE] | print (PERSON | --note ID) [--to RECIPIENT "
    "--for PURPOSE] --out FILE | template [list | set NAME FILE [--rename NAME] | move NAME (up | down) | "
    "remove NAME | restore] | words [list | on | off | set FILE | restore "
    "| check [FILE]] [--language CODE]" },
  { "checkin", kith_cli_checkin,
    "due [--overdue | --all] [--worker NAME] | missed [--weeks N] | list PERSON | plan PERSON --due DATE "
    "[--way WAY]... [--worker NAME] [--words TEXT] | done ID (--way WAY --outcome OUTCOME [--next DATE] | "
    "--outcome not-needed | --take-back) [--words TEXT] [--on DATE] | hand-over FROM TO" },
  { "group", kith_cli_group,
    "list [--day DATE] [--all] | add NAME --kind KIND [WHAT]... | edit ID [--name NAME] [--kind KIND] "
    "[WHAT]... [--retire | --resume] | attendance ID [--from DATE] [--to DATE] | "
    "tick ID PERSON [--day DATE] [--off] | session ID [--day DATE] [--state STATE] [--guests N] | "
    "note ID [--day DATE] [--count N] [--themes TEXT] [--follow-ups TEXT] | notes ID [--day DATE] | "
    "timetable FILE.pdf [--day DATE]" },
  { "incident", kith_cli_incident,
    "list [--own] [--due] | add [--on DATE] [--at TIME] [--about] [PART]... [--due-on DATE] [--person ID]... "
    "| more ID [PART]... [--due-on DATE] | take-back ID" },
  { "debrief", kith_cli_debrief, "list [INCIDENT] | offer INCIDENT --account NAME... | answer ID STATE" },
  { "guard", kith_cli_guard, "add PERSON --kind KIND --account NAME | list [PERSON] | lift ID" },
  { "import", kith_cli_import,
    "people FILE [--dry-run] [--dates ORDER] [--column HEADER=FIELD]... [--same LINE=PERSON]... "
    "[--distinct LINE]... [--leave-out LINE]... | totals FILE [--dry-run] [--replace] "
    "[--column HEADER=FIELD]..." },
  { "catalog", kith_cli_catalog,
    "import FILE [--source NAME] [--partial] [--many-missing] [--dry-run] [--changes N] | undo RUN | sources "
    "| "
    "runs [--source NAME] | problems RUN" },
  { "resource", kith_cli_resource,
    "search [TEXT] [--open] [--open-at TIME] [--kind KIND] [--language NAME] [--for WHO] [--free] "
    "[--wheelchair] [--near PLACE [--km N]] [--limit N] [--facets N] | show ID | hours ID [--at TIME] | "
    "words [list [TEXT] | add WORDS | remove WORDS | restore]" },
  { "handout", kith_cli_handout,
    "ID... --out FILE.pdf [--size normal|large|very-large] [--language CODE] [--from TEXT] [--room]" },
  { "sign-in", kith_cli_sign_in, "(TEXT | --id ID | -) [--at TIME]" },
  { "sign-out", kith_cli_sign_out, "ID" },
  { "guest", kith_cli_guest, "[--count N]" },
  { "here", kith_cli_here, "" },
  { "paper", kith_cli_paper, "FILE" },
  { "count", kith_cli_count, "--from DATE --to DATE [--by day|week|month|quarter|year]" },
  { "totals", kith_cli_totals, "" },
  { "verify", kith_cli_verify, "[--against BACKUP] [--notes]" },
  { "backup", kith_cli_backup, "[FILE]" },
  { "restore", kith_cli_restore, "FILE" },
  { "recovery", kith_cli_recovery, "renew" },
  { "lost", kith_cli_lost,
    "--slips FILE --new-recovery-file FILE [--recovery-file FILE] [--new-passphrase-file FILE] [--people "
    "FILE] "
    "| --people FILE" },
  { "audit", kith_cli_audit,
    "[--from DATE] [--to DATE] [--account NAME] [--kind KIND] [--person PERSON] [--limit N]" },
  { "questions", kith_cli_questions,
    "[list [LIST]] | add LIST LABEL [--yes-or-no] | rename LIST CODE LABEL | retire LIST CODE | "
    "offer LIST CODE | restore" },
  { "setting", kith_cli_setting, "[NAME [VALUE]]" },
};

static void
cli_clear (KithCli *cli)
{
  g_clear_object (&cli->desk);
  g_clear_object (&cli->session);
  g_clear_object (&cli->store);
  g_clear_object (&cli->out);
  g_clear_pointer (&cli->store_path, g_free);
  g_clear_pointer (&cli->account_name, g_free);
  g_clear_pointer (&cli->passphrase_file, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithCli, cli_clear)

static char *
describe_commands (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %s %s", commands[i].name, commands[i].usage);
  g_string_append_printf (text, "\n\n%s", _ ("The manual page kithctl(1) tells the rest."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
use_as_usage_error (GError **error)
{
  if (error != NULL && *error != NULL && (*error)->domain == G_OPTION_ERROR)
    {
      (*error)->domain = KITH_ERROR;
      (*error)->code = KITH_ERROR_USAGE;
    }
}

/* Reads the options before the command's name and leaves the rest. */
static gboolean
parse_global (KithCli *cli, int *argc, char ***argv, gboolean *version, GError **error)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &cli->store_path, _ ("The center's file"), _ ("FILE") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &cli->account_name, _ ("Who asks"), _ ("NAME") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->passphrase_file,
      _ ("Where the passphrase stands, in the first line"), _ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, _ ("Print one JSON document"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, _ ("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autofree char *description = describe_commands ();

  g_option_context_set_summary (context, _ ("Looks after the records of a peer-run drop-in center."));
  g_option_context_set_description (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  gboolean parsed = g_option_context_parse (context, argc, argv, error);
  use_as_usage_error (error);
  return parsed;
}

static const KithCliCommand *
find_command (const char *name, GError **error)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  if (name == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _ ("Say what to do; “kithctl --help” lists the commands."));
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                 _ ("There is no command “%s”; “kithctl --help” lists the commands."), name);
  return NULL;
}

static gboolean
run_command (KithCli *cli, int argc, char **argv, GError **error)
{
  gboolean version = FALSE;

  if (!parse_global (cli, &argc, &argv, &version, error))
    return FALSE;
  if (version)
    {
      cli->json = FALSE;
      kith_cli_say (cli, "kithctl %s\n", KITH_VERSION);
      return TRUE;
    }
  if (cli->store_path == NULL)
    cli->store_path = g_build_filename (g_get_user_data_dir (), "kith", "center.kith", NULL);

  const KithCliCommand *command = find_command (argc > 1 ? argv[1] : NULL, error);
  return command != NULL && command->run (cli, argc - 1, argv + 1, error);
}

static void
print_document (KithCli *cli)
{
  g_autoptr (JsonNode) root = json_builder_get_root (cli->out);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

/* What an earlier change of keys left, as where the computer went off, is finished by the next coordinator.
 * The command is done by then, so that a failure here is said and does not undo it. */
static void
finish_change_of_keys (KithCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (cli->session != NULL && kith_session_may (cli->session, KITH_ACTION_ACCOUNTS_MANAGE) &&
      !kith_cli_reseal (cli, &error))
    g_printerr ("kithctl: %s\n", error->message);
}

/* What is due is erased, and guarded records get the keys they are to have, whatever was asked; a failure is
 * said and goes before nothing else. */
static void
settle (KithCli *cli)
{
  g_autoptr (GError) erase_error = NULL;
  g_autoptr (GError) guard_error = NULL;

  if (!kith_erasures_settle (cli->session, NULL, &erase_error))
    g_printerr ("kithctl: %s\n", erase_error->message);
  if (!kith_guards_settle (cli->session, NULL, &guard_error))
    g_printerr ("kithctl: %s\n", guard_error->message);
}

static gboolean
close_session (KithCli *cli, GError **error)
{
  g_clear_object (&cli->desk);
  return cli->session == NULL || kith_session_close (cli->session, error);
}

/**
 * kith_cli_main:
 * @argc: number of words
 * @argv: the words
 *
 * Runs kithctl.
 *
 * Returns: the exit status: 0 done, 1 failed, 2 usage, 3 not permitted, 4 wrong passphrase, 5 damaged store
 */
int
kith_cli_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (KithCli) cli = { 0 };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KITH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  cli.out = json_builder_new_immutable ();
  json_builder_begin_object (cli.out);
  gboolean done = kith_vault_init (&error) && run_command (&cli, argc, argv, &error);
  if (done)
    {
      finish_change_of_keys (&cli);
      done = close_session (&cli, &error);
    }
  else
    close_session (&cli, NULL);
  json_builder_end_object (cli.out);

  if (!done)
    {
      g_printerr ("kithctl: %s\n", error->message);
      return kith_error_exit_status (error);
    }
  if (cli.json)
    print_document (&cli);
  return cli.status;
}

/**
 * kith_cli_open_store:
 * @cli: the run
 * @error: return location
 *
 * Opens the store, once.
 *
 * Returns: (transfer none): the locked store
 */
KithStore *
kith_cli_open_store (KithCli *cli, GError **error)
{
  if (cli->store == NULL)
    cli->store = kith_store_open (cli->store_path, KITH_STORE_READ_WRITE, error);
  return cli->store;
}

/**
 * kith_cli_unlock:
 * @cli: the run
 * @error: return location
 *
 * Unlocks the store for the account that --account names, once.
 *
 * Returns: (transfer none): the session
 */
KithSession *
kith_cli_unlock (KithCli *cli, GError **error)
{
  if (cli->session != NULL)
    return cli->session;
  if (kith_cli_open_store (cli, error) == NULL)
    return NULL;
  if (cli->account_name == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say who asks with --account NAME before the command."));
      return NULL;
    }

  g_autoptr (KithAccount) account = kith_accounts_find (cli->store, cli->account_name, error);
  if (account == NULL)
    return NULL;

  g_autofree char *prompt = g_strdup_printf (_ ("Passphrase of %s"), account->name);
  g_autoptr (KithSecret) passphrase = kith_cli_read_passphrase (cli->passphrase_file, prompt, error);
  if (passphrase == NULL)
    return NULL;
  cli->session = kith_session_unlock (cli->store, account->id, passphrase, NULL, error);
  if (cli->session != NULL && !kith_session_must_change_passphrase (cli->session))
    settle (cli);
  return cli->session;
}

/**
 * kith_cli_reseal:
 * @cli: a run that a coordinator has unlocked
 * @error: return location
 *
 * Seals anew whatever older keys still open.
 *
 * Returns: whether nothing of it is left
 */
gboolean
kith_cli_reseal (KithCli *cli, GError **error)
{
  guint n_left = 0;

  do
    if (!kith_accounts_reseal_step (cli->session, RESEAL_ROWS, &n_left, NULL, error))
      return FALSE;
  while (n_left > 0);
  return TRUE;
}

/**
 * kith_cli_open_desk:
 * @cli: the run
 * @error: return location
 *
 * Unlocks and loads the front desk, once. Records that cannot be opened are left out, which is said on
 * standard error.
 *
 * Returns: (transfer none): the desk
 */
KithDesk *
kith_cli_open_desk (KithCli *cli, GError **error)
{
  if (cli->desk == NULL && kith_cli_unlock (cli, error) != NULL)
    cli->desk = kith_desk_open (cli->session, NULL, error);
  else
    return cli->desk;

  guint n_unreadable = cli->desk != NULL ? kith_desk_get_n_unreadable (cli->desk) : 0;
  if (n_unreadable > 0)
    g_printerr (
        g_dngettext (GETTEXT_PACKAGE,
                     "kithctl: %u person’s record cannot be opened and is left out. Run kithctl verify.\n",
                     "kithctl: %u people’s records cannot be opened and are left out. Run kithctl verify.\n",
                     n_unreadable),
        n_unreadable);
  return cli->desk;
}

/**
 * kith_cli_parse:
 * @cli: the run
 * @entries: the command's own options
 * @usage: what follows the command's name
 * @argc: (inout): number of words
 * @argv: (inout): the words
 * @error: return location
 *
 * Reads a command's options; what is left are its arguments.
 *
 * Returns: %FALSE with %KITH_ERROR_USAGE when the words are not of the command's form
 */
gboolean
kith_cli_parse (KithCli *cli,
                const GOptionEntry *entries,
                const char *usage,
                int *argc,
                char ***argv,
                GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  gboolean parsed = g_option_context_parse (context, argc, argv, error);
  use_as_usage_error (error);
  if (parsed && *argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      memmove (&(*argv)[1], &(*argv)[2], (gsize) (*argc - 1) * sizeof (char *));
      (*argc)--;
    }
  return parsed;
}

/**
 * kith_cli_refuse_usage:
 * @argv: the words, the command's name first
 * @usage: what follows the command's name
 * @error: return location
 *
 * Says how a command is said.
 *
 * Returns: %FALSE, with %KITH_ERROR_USAGE
 */
gboolean
kith_cli_refuse_usage (char **argv, const char *usage, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("This is said as: kithctl %s %s"), argv[0], usage);
  return FALSE;
}

/**
 * kith_cli_expect_args:
 * @argc: number of words left, the command's name among them
 * @argv: the words
 * @at_least: fewest arguments
 * @at_most: most arguments
 * @usage: what follows the command's name
 * @error: return location
 *
 * Counts a command's arguments.
 *
 * Returns: %FALSE with %KITH_ERROR_USAGE when there are too few or too many
 */
gboolean
kith_cli_expect_args (int argc, char **argv, int at_least, int at_most, const char *usage, GError **error)
{
  return (argc - 1 >= at_least && argc - 1 <= at_most) || kith_cli_refuse_usage (argv, usage, error);
}

/**
 * kith_cli_say:
 * @cli: the run
 * @format: printf format
 * @...: its values
 *
 * Prints text for people; nothing when a JSON document was asked for.
 */
void
kith_cli_say (KithCli *cli, const char *format, ...)
{
  va_list values;

  if (cli->json)
    return;
  va_start (values, format);
  g_autofree char *text = g_strdup_vprintf (format, values);
  va_end (values);
  g_print ("%s", text);
}

static void
put_name (KithCli *cli, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (cli->out, name);
}

/**
 * kith_cli_put_string:
 * @cli: the run
 * @name: (nullable): the member's name; %NULL within an array
 * @value: (nullable): its value; %NULL gives null
 *
 * Adds a string to the document.
 */
void
kith_cli_put_string (KithCli *cli, const char *name, const char *value)
{
  put_name (cli, name);
  if (value != NULL)
    json_builder_add_string_value (cli->out, value);
  else
    json_builder_add_null_value (cli->out);
}

/**
 * kith_cli_put_int:
 * @cli: the run
 * @name: (nullable): the member's name
 * @value: its value
 *
 * Adds a number.
 */
void
kith_cli_put_int (KithCli *cli, const char *name, gint64 value)
{
  put_name (cli, name);
  json_builder_add_int_value (cli->out, value);
}

/**
 * kith_cli_put_bool:
 * @cli: the run
 * @name: (nullable): the member's name
 * @value: its value
 *
 * Adds a truth value.
 */
void
kith_cli_put_bool (KithCli *cli, const char *name, gboolean value)
{
  put_name (cli, name);
  json_builder_add_boolean_value (cli->out, value);
}

/**
 * kith_cli_put_id:
 * @cli: the run
 * @name: (nullable): the member's name
 * @id: an id, 0 gives null
 *
 * Adds an id as a string.
 */
void
kith_cli_put_id (KithCli *cli, const char *name, gint64 id)
{
  g_autofree char *text = id != 0 ? kith_id_format (id) : NULL;

  kith_cli_put_string (cli, name, text);
}

/**
 * kith_cli_put_day:
 * @cli: the run
 * @name: (nullable): the member's name
 * @day: a day
 *
 * Adds a day as YYYY-MM-DD.
 */
void
kith_cli_put_day (KithCli *cli, const char *name, KithDay day)
{
  g_autofree char *text = day != KITH_DAY_NONE ? kith_day_format_iso (day) : NULL;

  kith_cli_put_string (cli, name, text);
}

/**
 * kith_cli_begin_array:
 * @cli: the run
 * @name: the member's name
 *
 * Begins an array.
 */
void
kith_cli_begin_array (KithCli *cli, const char *name)
{
  put_name (cli, name);
  json_builder_begin_array (cli->out);
}

/**
 * kith_cli_end_array:
 * @cli: the run
 *
 * Ends the array.
 */
void
kith_cli_end_array (KithCli *cli)
{
  json_builder_end_array (cli->out);
}
