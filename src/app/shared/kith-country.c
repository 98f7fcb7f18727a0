/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of countries, in the user's language, from the iso-codes package. */

#include "shared/kith-country.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define LIST "iso-codes/json/iso_3166-1.json"
#define DOMAIN "iso_3166-1"

static JsonParser *
load_list (void)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], LIST, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (json_parser_load_from_file (parser, path, NULL))
        return g_steal_pointer (&parser);
    }
  return NULL;
}

static const char *
find_name (JsonParser *parser, const char *code)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonArray *list;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !json_object_has_member (json_node_get_object (root), "3166-1"))
    return NULL;
  list = json_object_get_array_member (json_node_get_object (root), "3166-1");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *country = json_array_get_object_element (list, i);

      if (g_ascii_strcasecmp (json_object_get_string_member_with_default (country, "alpha_2", ""), code) == 0)
        return json_object_get_string_member_with_default (
            country, json_object_has_member (country, "common_name") ? "common_name" : "name", NULL);
    }
  return NULL;
}

/**
 * kith_country_dup_name:
 * @code: ISO 3166-1 alpha-2, in either case
 *
 * Returns: (transfer full): its name, or the code where there is no list of names
 */
char *
kith_country_dup_name (const char *code)
{
  static JsonParser *list; /* kept: the list is the same as long as the program runs */
  static gsize loaded;
  const char *name = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  if (g_once_init_enter (&loaded))
    {
      list = load_list ();
      bind_textdomain_codeset (DOMAIN, "UTF-8");
      g_once_init_leave (&loaded, 1);
    }
  if (list != NULL)
    name = find_name (list, code);
  return name != NULL ? g_strdup (g_dgettext (DOMAIN, name)) : g_ascii_strup (code, -1);
}
