/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl account: who may open what. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-secret.h"
#include "cli/kith-cli.h"
#include "session/kith-accounts.h"

#define USAGE                                                                                                \
  "list | add NAME --role ROLE | role NAME ROLE | passphrase | reset NAME | retire NAME | recover NAME"

typedef struct
{
  char *role;                /* (owned) (nullable) */
  char *new_passphrase_file; /* (owned) (nullable) */
  char *recovery_file;       /* (owned) (nullable) */
} AccountOptions;

static void
account_options_clear (AccountOptions *self)
{
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->new_passphrase_file, g_free);
  g_clear_pointer (&self->recovery_file, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccountOptions, account_options_clear)

static gboolean
read_role (const char *name, KithRole *role, GError **error)
{
  if (name != NULL && kith_role_from_name (name, role) && *role != KITH_ROLE_RECOVERY)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _ ("A role is one of front-desk, advocate, coordinator."));
  return FALSE;
}

static gboolean
list_accounts (KithCli *cli, GError **error)
{
  if (kith_cli_open_store (cli, error) == NULL)
    return FALSE;

  g_autoptr (GPtrArray) accounts = kith_accounts_list (cli->store, error);
  if (accounts == NULL)
    return FALSE;

  kith_cli_begin_array (cli, "accounts");
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", account->id);
      kith_cli_put_string (cli, "name", account->name);
      kith_cli_put_string (cli, "role", kith_role_get_name (account->role));
      kith_cli_put_bool (cli, "active", account->active);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\n", account->name, kith_role_get_name (account->role));
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
add_account (KithCli *cli, const char *name, const AccountOptions *options, GError **error)
{
  KithRole role;

  if (!read_role (options->role, &role, error) || kith_cli_unlock (cli, error) == NULL ||
      !kith_session_demand (cli->session, KITH_ACTION_ACCOUNTS_MANAGE, error))
    return FALSE;

  g_autoptr (KithSecret) passphrase =
      kith_cli_read_new_passphrase (options->new_passphrase_file, _ ("Passphrase of the new account"), error);
  if (passphrase == NULL)
    return FALSE;

  gint64 id = kith_accounts_add (cli->session, name, role, passphrase, error);
  if (id == 0)
    return FALSE;
  kith_cli_put_id (cli, "id", id);
  kith_cli_put_string (cli, "name", name);
  kith_cli_put_string (cli, "role", kith_role_get_name (role));
  kith_cli_say (cli, _ ("%s can unlock as %s.\n"), name, kith_role_get_label (role));
  return TRUE;
}

/* role, retire and reset name an account that must exist. */
static gboolean
change_account (KithCli *cli,
                const char *what,
                const char *name,
                const char *role_name,
                const AccountOptions *options,
                GError **error)
{
  KithRole role = KITH_ROLE_NONE;

  if ((g_str_equal (what, "role") && !read_role (role_name, &role, error)) ||
      kith_cli_unlock (cli, error) == NULL ||
      !kith_session_demand (cli->session, KITH_ACTION_ACCOUNTS_MANAGE, error))
    return FALSE;

  g_autoptr (KithAccount) account = kith_accounts_find (cli->store, name, error);
  gboolean done;

  if (account == NULL)
    return FALSE;
  if (g_str_equal (what, "role"))
    done = kith_accounts_set_role (cli->session, account->id, role, error) && kith_cli_reseal (cli, error);
  else if (g_str_equal (what, "retire"))
    done = kith_accounts_retire (cli->session, account->id, error) && kith_cli_reseal (cli, error);
  else
    {
      g_autoptr (KithSecret) passphrase =
          kith_cli_read_new_passphrase (options->new_passphrase_file, _ ("New passphrase"), error);

      done = passphrase != NULL && kith_accounts_reset (cli->session, account->id, passphrase, error);
    }
  if (!done)
    return FALSE;
  kith_cli_put_string (cli, "name", account->name);
  if (role != KITH_ROLE_NONE)
    kith_cli_put_string (cli, "role", kith_role_get_name (role));
  kith_cli_say (cli, _ ("Done for %s.\n"), account->name);
  return TRUE;
}

static gboolean
change_own_passphrase (KithCli *cli, const AccountOptions *options, GError **error)
{
  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;

  g_autoptr (KithSecret) old =
      kith_cli_read_passphrase (cli->passphrase_file, _ ("Passphrase until now"), error);
  g_autoptr (KithSecret) new =
      old != NULL ? kith_cli_read_new_passphrase (options->new_passphrase_file, _ ("New passphrase"), error)
                  : NULL;

  if (new == NULL || !kith_accounts_set_own_passphrase (cli->session, old, new, error))
    return FALSE;
  kith_cli_put_string (cli, "name", kith_session_get_account_name (cli->session));
  kith_cli_say (cli, _ ("The passphrase of %s is changed.\n"), kith_session_get_account_name (cli->session));
  return TRUE;
}

static gboolean
recover_account (KithCli *cli, const char *name, const AccountOptions *options, GError **error)
{
  if (kith_cli_open_store (cli, error) == NULL)
    return FALSE;

  g_autoptr (KithAccount) account = kith_accounts_find (cli->store, name, error);
  if (account == NULL)
    return FALSE;

  g_autoptr (KithRecoveryCode) code = kith_cli_read_recovery (options->recovery_file, error);
  if (code == NULL)
    return FALSE;

  g_autoptr (KithSecret) passphrase =
      kith_cli_read_new_passphrase (options->new_passphrase_file, _ ("New passphrase"), error);
  if (passphrase == NULL || !kith_accounts_recover (cli->store, account->id, code, passphrase, error))
    return FALSE;
  kith_cli_put_string (cli, "name", account->name);
  kith_cli_say (cli, _ ("%s can unlock with the new passphrase.\n"), account->name);
  return TRUE;
}

/**
 * kith_cli_account:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Lists, adds and changes accounts.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_account (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (AccountOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, _ ("front-desk, advocate or coordinator"),
      _ ("ROLE") },
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.new_passphrase_file,
      _ ("Where the new passphrase stands"), _ ("FILE") },
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &options.recovery_file,
      _ ("Where the recovery code stands"), _ ("FILE") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 3, USAGE, error))
    return FALSE;

  const char *what = argv[1];
  int n_args = argc - 2;

  if (g_str_equal (what, "list") && n_args == 0)
    return list_accounts (cli, error);
  if (g_str_equal (what, "add") && n_args == 1)
    return add_account (cli, argv[2], &options, error);
  if (g_str_equal (what, "role") && n_args == 2)
    return change_account (cli, what, argv[2], argv[3], &options, error);
  if ((g_str_equal (what, "retire") || g_str_equal (what, "reset")) && n_args == 1)
    return change_account (cli, what, argv[2], NULL, &options, error);
  if (g_str_equal (what, "passphrase") && n_args == 0)
    return change_own_passphrase (cli, &options, error);
  if (g_str_equal (what, "recover") && n_args == 1)
    return recover_account (cli, argv[2], &options, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
