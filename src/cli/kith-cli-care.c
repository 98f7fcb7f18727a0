/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl verify, backup, restore, recovery: looking after the store itself. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "session/kith-accounts.h"
#include "session/kith-audit.h"
#include "session/kith-keeping.h"
#include "session/kith-verify.h"
#include "store/kith-backup.h"

/* A store in which nothing can be believed any more is what verifying is for: it is looked at without a key
 * then. */
static gboolean
unlock_if_possible (KithCli *cli, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (cli->account_name == NULL || kith_cli_unlock (cli, &problem) != NULL)
    return TRUE;
  if (g_error_matches (problem, KITH_ERROR, KITH_ERROR_UNVERIFIED) ||
      g_error_matches (problem, KITH_ERROR, KITH_ERROR_DAMAGED))
    {
      kith_cli_say (cli, "%s\n", problem->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * kith_cli_verify:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Verifies the store; with --account also every sealed value that the account can open.
 *
 * Returns: whether it could be looked at; findings are an answer with exit status 5
 */
gboolean
kith_cli_verify (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *against = NULL;
  gboolean notes = FALSE;
  const GOptionEntry entries[] = {
    { "against", 0, 0, G_OPTION_ARG_FILENAME, &against, _ ("A backup that this store must go on from"),
      _ ("BACKUP") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &notes, _ ("Only what is signed about people"), NULL },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, "", &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, "[--against BACKUP] [--notes]", error) ||
      kith_cli_open_store (cli, error) == NULL || !unlock_if_possible (cli, error))
    return FALSE;

  g_autoptr (GPtrArray) findings =
      notes ? kith_verify_signed (cli->store, cli->session, against, NULL, error)
            : kith_verify (cli->store, cli->session, against, NULL, NULL, NULL, error);
  if (findings == NULL)
    return FALSE;

  kith_cli_put_bool (cli, "clean", findings->len == 0);
  kith_cli_begin_array (cli, "findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "table", finding->table);
      kith_cli_put_id (cli, "row", finding->row);
      kith_cli_put_string (cli, "sentence", finding->sentence);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\n", finding->sentence);
    }
  kith_cli_end_array (cli);
  if (findings->len == 0)
    {
      kith_cli_say (cli, _ ("Nothing wrong was found.\n"));
      return TRUE;
    }

  cli->status = 5;
  kith_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%u thing is wrong with the store.\n",
                             "%u things are wrong with the store.\n", findings->len),
                findings->len);
  return TRUE;
}

static char *
back_up_as_planned (KithCli *cli, char **made, GError **error)
{
  g_autoptr (KithBackupPlan) plan =
      kith_backup_plan_load (cli->store, kith_session_get_center (cli->session), error);

  if (plan == NULL)
    return NULL;
  if (plan->folder == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Nobody has chosen where backups go. Name a FILE, or set backup.folder."));
      return NULL;
    }
  return kith_keeping_back_up_as_planned (cli->store, cli->session, kith_session_get_clock (cli->session),
                                          plan, made, NULL, NULL, NULL, error);
}

/**
 * kith_cli_backup:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes a backup, reads it back and verifies it; without a FILE one as Settings → Backup has it, which any
 * account may make.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_backup (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *made = argc > 1 ? g_strdup (argv[1]) : NULL;
  g_autofree char *head = NULL;

  if (!kith_cli_expect_args (argc, argv, 0, 1, "[FILE]", error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  head = made != NULL ? kith_keeping_back_up (cli->session, made, NULL, NULL, NULL, error)
                      : back_up_as_planned (cli, &made, error);
  if (head == NULL)
    return FALSE;
  kith_cli_put_string (cli, "backup", made);
  kith_cli_put_string (cli, "head", head);
  kith_cli_say (cli, _ ("Backed up and verified: %s (log %s).\n"), made, head);
  return TRUE;
}

/**
 * kith_cli_restore:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Puts a backup in the store's place and keeps the store under another name.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_restore (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *kept = NULL;

  if (!kith_cli_expect_args (argc, argv, 1, 1, "FILE", error))
    return FALSE;

  g_autoptr (KithClock) clock = kith_clock_new ("UTC", 0, error);
  if (clock == NULL)
    return FALSE;
  g_autofree char *stamp = kith_clock_format_utc (kith_clock_now (clock).utc);

  g_strdelimit (stamp, ":", '-');
  if (!kith_backup_restore (argv[1], cli->store_path, stamp, NULL, NULL, &kept, error) ||
      kith_cli_open_store (cli, error) == NULL || !kith_audit_note_restored (cli->store, error))
    return FALSE;
  kith_cli_put_string (cli, "restored", argv[1]);
  kith_cli_put_string (cli, "kept", kept);
  kith_cli_say (cli, _ ("Restored from %s.\n"), argv[1]);
  if (kept != NULL)
    kith_cli_say (cli, _ ("What was there before is kept as %s.\n"), kept);
  return TRUE;
}

/**
 * kith_cli_recovery:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Makes a new recovery code and prints it, this once.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_recovery (KithCli *cli, int argc, char **argv, GError **error)
{
  if (argc != 2 || !g_str_equal (argv[1], "renew"))
    return kith_cli_refuse_usage (argv, "renew", error);
  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;

  g_autoptr (KithRecoveryCode) recovery = kith_accounts_renew_recovery (cli->session, error);
  if (recovery == NULL)
    return FALSE;

  g_autofree char *code = kith_recovery_code_to_string (recovery);
  kith_cli_put_string (cli, "recovery_code", code);
  kith_cli_say (
      cli, _ ("New recovery code, shown this once; the old one is of no use any more:\n\n    %s\n\n"), code);
  return TRUE;
}
