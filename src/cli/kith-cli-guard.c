/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl guard: who must not open somebody's record. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"

#define USAGE "add PERSON --kind KIND --account NAME | list [PERSON] | lift ID"

static gboolean
add_guard (KithCli *cli, gint64 person, const char *kind_code, const char *name, GError **error)
{
  g_autoptr (KithAccount) account = NULL;
  KithGuardKind kind;
  gint64 id;

  if (kind_code == NULL || name == NULL)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_USAGE,
          _ ("Say why with --kind, and from whom the record is guarded with --account NAME."));
      return FALSE;
    }
  if (!kith_guard_kind_from_code (kind_code, &kind))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                   _ ("“%s” is no kind of guard; there are: linked, conflict, wish."), kind_code);
      return FALSE;
    }
  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  account = kith_accounts_find (cli->store, name, error);
  id = account != NULL ? kith_guards_add (cli->session, person, kind, account->id, error) : 0;
  if (id == 0)
    return FALSE;
  kith_cli_put_id (cli, "guard", id);
  kith_cli_put_id (cli, "person", person);
  kith_cli_put_string (cli, "kind", kind_code);
  kith_cli_put_string (cli, "account", name);
  kith_cli_say (cli,
                _ ("%s cannot open what is told about this person from now on. What was opened or copied "
                   "before is not taken back.\n"),
                name);
  return TRUE;
}

static gboolean
list_guards (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) guards = NULL;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  guards = kith_guards_list (cli->session, person, error);
  if (guards == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "guards");
  for (guint i = 0; i < guards->len; i++)
    {
      const KithGuard *guard = g_ptr_array_index (guards, i);
      g_autofree char *day = kith_day_format_iso (guard->day);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "guard", guard->id);
      kith_cli_put_id (cli, "person", guard->person);
      kith_cli_put_string (cli, "kind", kith_guard_kind_code (guard->kind));
      kith_cli_put_string (cli, "account", guard->account_name);
      kith_cli_put_day (cli, "set", guard->day);
      kith_cli_put_string (cli, "by", guard->who);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", guard->id, guard->person,
                    guard->account_name, kith_guard_kind_label (guard->kind), day);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
lift_guard (KithCli *cli, gint64 guard, GError **error)
{
  if (kith_cli_unlock (cli, error) == NULL || !kith_guards_lift (cli->session, guard, error))
    return FALSE;
  kith_cli_put_id (cli, "guard", guard);
  return TRUE;
}

/**
 * kith_cli_guard:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Guards a record from an account, lists guards and lifts one.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_guard (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *account = NULL;
  gint64 id = 0;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, _ ("Why: linked, conflict or wish"), _ ("KIND") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, _ ("Who must not open the record"), _ ("NAME") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 2, USAGE, error) ||
      (argc > 2 && !kith_id_parse (argv[2], &id, error)))
    return FALSE;
  if (g_str_equal (argv[1], "add") && id != 0)
    return add_guard (cli, id, kind, account, error);
  if (g_str_equal (argv[1], "list"))
    return list_guards (cli, id, error);
  if (g_str_equal (argv[1], "lift") && id != 0)
    return lift_guard (cli, id, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
