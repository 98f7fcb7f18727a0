/* SPDX-License-Identifier: GPL-3.0-or-later */
/* defaults/consent/NAME.txt is in English, defaults/consent/de/NAME.txt in German; a language is a folder. */

#include "session/kith-default-text.h"

#include <gio/gio.h>

#define RESOURCE_FOLDER "/org/kithdesk/Kith/core/defaults/consent/"

static GBytes *
find_text (const char *name)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *plain = g_strconcat (RESOURCE_FOLDER, name, ".txt", NULL);

  for (guint i = 0; languages[i] != NULL && !g_str_has_prefix (languages[i], "en"); i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, languages[i], "/", name, ".txt", NULL);
      GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        return bytes;
    }
  return g_resources_lookup_data (plain, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * kith_default_text:
 * @name: of a text that comes with Kith
 *
 * Returns: (transfer none): the text, without line breaks at its end; stays valid for the life of the program
 */
const char *
kith_default_text (const char *name)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (name != NULL, "");

  bytes = find_text (name);
  g_return_val_if_fail (bytes != NULL, "");
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_intern_string (g_strchomp (text));
}
