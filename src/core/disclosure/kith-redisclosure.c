/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The file: lines that begin with # are for whoever edits it; the first other line stands at the foot of
 * every page, and what follows is printed whole. One in the folder kith of the user's or the system's data
 * comes before the one that is built in. One that cannot be used is an error and not passed over: nothing
 * leaves with another statement than the center believes.
 */

#include "disclosure/kith-redisclosure.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define RESOURCE "/org/kithdesk/Kith/core/defaults/consent/" KITH_REDISCLOSURE_FILE
#define MAX_BYTES (64 * 1024)

static char *
find_file (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  char *path = g_build_filename (g_get_user_data_dir (), "kith", KITH_REDISCLOSURE_FILE, NULL);

  for (guint i = 0; !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      if (folders[i] == NULL)
        return NULL;
      path = g_build_filename (folders[i], "kith", KITH_REDISCLOSURE_FILE, NULL);
    }
  return path;
}

static char *
read_text (GError **error)
{
  g_autofree char *path = find_file ();
  g_autoptr (GFile) file =
      path != NULL ? g_file_new_for_path (path) : g_file_new_for_uri ("resource://" RESOURCE);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc0 (MAX_BYTES + 1);
  gsize size = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_BYTES, &size, NULL, error))
    return NULL;
  text[size] = '\0';
  return g_steal_pointer (&text);
}

/**
 * kith_redisclosure_free:
 * @self: (transfer full) (nullable): a statement
 */
void
kith_redisclosure_free (KithRedisclosure *self)
{
  if (self == NULL)
    return;
  g_free (self->line);
  g_free (self->statement);
  g_free (self);
}

/**
 * kith_redisclosure_parse:
 * @text: the file
 * @error: %KITH_ERROR_INVALID where a line or the statement is missing
 *
 * Returns: (transfer full): the statement
 */
KithRedisclosure *
kith_redisclosure_parse (const char *text, GError **error)
{
  g_autoptr (KithRedisclosure) self = g_new0 (KithRedisclosure, 1);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (g_utf8_validate (text, -1, NULL) ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#')
        continue;
      if (self->line != NULL)
        g_string_append_printf (rest, "%s\n", lines[i]);
      else if (!kith_text_is_blank (lines[i]))
        self->line = kith_text_clean (lines[i], KITH_TEXT_LINE_MAX);
    }
  g_strstrip (rest->str);
  self->statement = kith_text_clean_lines (rest->str, MAX_BYTES);
  if (self->line == NULL || kith_text_is_blank (self->statement))
    {
      g_set_error (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("The file “%s” needs one line for the foot of a page and below it the whole statement, as "
             "readable text."),
          KITH_REDISCLOSURE_FILE);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * kith_redisclosure_load:
 * @error: return location for an error
 *
 * Reads the file that is in force now.
 *
 * Returns: (transfer full): the statement that goes with what leaves under 42 CFR Part 2
 */
KithRedisclosure *
kith_redisclosure_load (GError **error)
{
  g_autofree char *text = read_text (error);

  return text != NULL ? kith_redisclosure_parse (text, error) : NULL;
}
