/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the command line that several commands have in common. */

#include "cli/kith-cli-words.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/**
 * kith_cli_read_scope:
 * @text: codes with commas between
 * @scope: (out): what they stand for
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether all are known
 */
gboolean
kith_cli_read_scope (const char *text, KithScope *scope, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);

  *scope = KITH_SCOPE_NOTHING;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      KithScope one = kith_scope_from_code (g_strstrip (codes[i]));

      if (one == KITH_SCOPE_NOTHING)
        {
          g_auto (GStrv) all = kith_scope_to_codes ((KithScope) ~0);
          g_autofree char *known = g_strjoinv (", ", all);

          g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” cannot be shared; there are: %s."),
                       codes[i], known);
          return FALSE;
        }
      *scope |= one;
    }
  return TRUE;
}

/**
 * kith_cli_read_day:
 * @text: (nullable): YYYY-MM-DD
 * @otherwise: where nothing is said
 * @day: (out): the day
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether it is one
 */
gboolean
kith_cli_read_day (const char *text, KithDay otherwise, KithDay *day, GError **error)
{
  *day = otherwise;
  return text == NULL || kith_day_parse (text, day, error);
}
