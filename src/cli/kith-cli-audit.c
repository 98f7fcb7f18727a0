/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl audit: the log, and what of it is asked for. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-id.h"
#include "cli/kith-cli.h"
#include "session/kith-accounts.h"
#include "session/kith-audit.h"

#define USAGE "[--from DATE] [--to DATE] [--account NAME] [--kind KIND] [--person PERSON] [--limit N]"

/* As on the command line. */
typedef struct
{
  char *from;    /* (owned) (nullable) */
  char *to;      /* (owned) (nullable) */
  char *account; /* (owned) (nullable) */
  char *kind;    /* (owned) (nullable) */
  char *person;  /* (owned) (nullable) */
  int limit;
} AuditOptions;

static void
audit_options_clear (AuditOptions *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->person, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AuditOptions, audit_options_clear)

/* Before anybody unlocks: what cannot be meant. */
static gboolean
read_kind (const char *word, KithEventGroup *group, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (word == NULL || kith_event_group_from_code (word, group))
    return TRUE;
  for (int i = 0; i < KITH_N_EVENT_GROUPS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", kith_event_group_code ((KithEventGroup) i));
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no kind of entry; there are: %s."), word,
               known->str);
  return FALSE;
}

static gboolean
read_days (const AuditOptions *options, KithDay *from, KithDay *to, GError **error)
{
  if ((options->from != NULL && !kith_day_parse (options->from, from, error)) ||
      (options->to != NULL && !kith_day_parse (options->to, to, error)))
    return FALSE;
  if (*from == KITH_DAY_NONE || *to == KITH_DAY_NONE || *from <= *to)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("The first day is after the last."));
  return FALSE;
}

static gboolean
find_account (KithCli *cli, const char *name, gint64 *id, GError **error)
{
  g_autoptr (KithAccount) account = NULL;

  if (name == NULL)
    return TRUE;
  account = kith_accounts_find (cli->store, name, error);
  if (account == NULL)
    return FALSE;
  *id = account->id;
  return TRUE;
}

static void
put_entry (KithCli *cli, const KithAuditEntry *entry)
{
  g_autofree char *time = kith_clock_format_utc (entry->utc);
  g_autofree char *details = entry->details != NULL ? g_variant_print (entry->details, FALSE) : NULL;

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", entry->id);
  kith_cli_put_string (cli, "time", time);
  kith_cli_put_string (cli, "event", kith_event_code (entry->event));
  kith_cli_put_string (cli, "account", entry->account_name);
  kith_cli_put_id (cli, "subject", entry->subject);
  kith_cli_put_string (cli, "details", details);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%s\t%s\t%s\n", time, entry->account_name != NULL ? entry->account_name : "",
                kith_event_code (entry->event));
}

/**
 * kith_cli_audit:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Lists the log, newest first, or what of it is asked for.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_audit (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (AuditOptions) options = { .limit = 1000 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, _ ("From this day on"), _ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, _ ("Until this day, which counts"), _ ("DATE") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account, _ ("Only what this account did"), _ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, _ ("Only this kind of entry"), _ ("KIND") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &options.person, _ ("Only what is about this person"),
      _ ("PERSON") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, _ ("At most so many"), "N" },
    { NULL },
  };
  KithAuditFilter filter = { 0 };
  KithDay from = KITH_DAY_NONE, to = KITH_DAY_NONE;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, USAGE, error) || !read_days (&options, &from, &to, error) ||
      !read_kind (options.kind, &filter.group, error) ||
      (options.person != NULL && !kith_id_parse (options.person, &filter.subject, error)) ||
      kith_cli_unlock (cli, error) == NULL || !find_account (cli, options.account, &filter.account, error))
    return FALSE;

  KithClock *clock = kith_session_get_clock (cli->session);
  if (from != KITH_DAY_NONE)
    filter.from_utc = kith_clock_day_start (clock, from);
  if (to != KITH_DAY_NONE)
    filter.until_utc = kith_clock_day_start (clock, to + 1);
  g_autoptr (GPtrArray) list =
      kith_audit_list (cli->session, &filter, NULL, (guint) CLAMP (options.limit, 1, 1000000), error);
  if (list == NULL)
    return FALSE;

  kith_cli_begin_array (cli, "entries");
  for (guint i = 0; i < list->len; i++)
    put_entry (cli, g_ptr_array_index (list, i));
  kith_cli_end_array (cli);
  return TRUE;
}
