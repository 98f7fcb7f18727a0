/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/kith-cli-backups.h"

/**
 * kith_cli_put_kept_backups:
 * @cli: the run, unlocked
 * @say: says one of them to people
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Adds the array "backups" to the document: each with its path and the day on which it makes room.
 *
 * Returns: whether they could be listed
 */
gboolean
kith_cli_put_kept_backups (KithCli *cli, KithCliSayBackup say, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;

  g_return_val_if_fail (cli != NULL && say != NULL, FALSE);

  kept = kith_kept_backups_list (cli->session, error);
  if (kept == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "backups");
  for (guint i = 0; i < kept->len; i++)
    {
      const KithKeptBackup *backup = g_ptr_array_index (kept, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "path", backup->path);
      kith_cli_put_day (cli, "gone", backup->gone_day);
      json_builder_end_object (cli->out);
      say (cli, i, backup);
    }
  kith_cli_end_array (cli);
  return TRUE;
}
