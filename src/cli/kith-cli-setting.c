/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl setting: the center's name, zone, rollover and words, and when backups are made. */

#include "cli/kith-cli.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-settings.h"

#define USAGE "[NAME [VALUE]]"

static const char *const names[] = {
  KITH_SETTING_NAME,         KITH_SETTING_TIMEZONE,      KITH_SETTING_ROLLOVER,
  KITH_SETTING_WORD_ONE,     KITH_SETTING_WORD_MANY,     KITH_SETTING_COUNTRY,
  KITH_SETTING_CODE_PREFIX,  KITH_SETTING_POSTED_NOTICE, KITH_SETTING_BACKUP_FOLDER,
  KITH_SETTING_BACKUP_WHEN,  KITH_SETTING_BACKUP_KEEP,   KITH_SETTING_KEEP_YEARS,
  KITH_SETTING_REQUEST_DAYS, KITH_SETTING_MISSED_WEEKS,  NULL,
};

static void
put_setting (KithCli *cli, KithCenter *center, const char *name)
{
  const char *value = kith_center_get_text (center, name);

  kith_cli_put_string (cli, name, value);
  kith_cli_say (cli, "%s\t%s\n", name, value != NULL ? value : "");
}

/**
 * kith_cli_setting:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Shows the center's settings, or one of them, or changes it (coordinators).
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_setting (KithCli *cli, int argc, char **argv, GError **error)
{
  if (!kith_cli_expect_args (argc, argv, 0, 2, USAGE, error))
    return FALSE;
  if (argc > 1 && !g_strv_contains (names, argv[1]))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) names);

      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("A setting is one of: %s."), known);
      return FALSE;
    }
  if (argc > 2 &&
      (kith_cli_unlock (cli, error) == NULL || !kith_center_set (cli->session, argv[1], argv[2], error)))
    return FALSE;
  if (kith_cli_open_store (cli, error) == NULL)
    return FALSE;

  g_autoptr (KithCenter) center = kith_center_load (cli->store, error);
  if (center == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (argc == 1 || g_str_equal (names[i], argv[1]))
      put_setting (cli, center, names[i]);
  return TRUE;
}
