/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the command line that several commands have in common. */

#include "cli/kith-cli-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/kith-error.h"

#define MOST_BYTES (4 * 1024 * 1024)

static char *
read_input (gsize *length, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char part[4096];
  gsize n;

  while ((n = fread (part, 1, sizeof part, stdin)) > 0 && text->len <= MOST_BYTES)
    g_string_append_len (text, part, (gssize) n);
  if (!ferror (stdin))
    {
      *length = text->len;
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_IO, _ ("The standard input cannot be read."));
  return NULL;
}

/**
 * kith_cli_read_text:
 * @path: a file, or %KITH_CLI_STANDARD_INPUT
 * @error: %KITH_ERROR_IO, %KITH_ERROR_INVALID where it is no text, or too long
 *
 * For what must be no word of a command line, which others may list.
 *
 * Returns: (transfer full): the text
 */
char *
kith_cli_read_text (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (g_str_equal (path, KITH_CLI_STANDARD_INPUT))
    text = read_input (&length, error);
  else if (!g_file_get_contents (path, &text, &length, NULL))
    g_set_error (error, KITH_ERROR, KITH_ERROR_IO, _ ("“%s” cannot be read. Look whether it is there."),
                 path);
  if (text == NULL)
    return NULL;
  if (length <= MOST_BYTES && g_utf8_validate (text, (gssize) length, NULL))
    return g_steal_pointer (&text);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("This is not readable text. Give a text in UTF-8 of at most 4 megabytes."));
  return NULL;
}

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
