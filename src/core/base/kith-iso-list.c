/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists are the same as long as the program runs, and kept. */

#include "base/kith-iso-list.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

typedef struct
{
  const char *file;
  const char *member;
  const char *domain; /* of the names' translations */
} Source;

static const Source sources[KITH_N_ISO_LISTS] = {
  [KITH_ISO_COUNTRIES] = { "iso-codes/json/iso_3166-1.json", "3166-1", "iso_3166-1" },
  [KITH_ISO_LANGUAGES] = { "iso-codes/json/iso_639-2.json", "639-2", "iso_639-2" },
};

typedef struct
{
  GHashTable *names; /* (owned) (element-type char* char*): by code */
  GPtrArray *codes;  /* (owned) (element-type char*): in the order of their names, NULL behind the last */
} List;

static JsonParser *
load (const Source *source)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], source->file, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (json_parser_load_from_file (parser, path, NULL))
        return g_steal_pointer (&parser);
    }
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer names)
{
  return g_utf8_collate (g_hash_table_lookup (names, *(char *const *) a),
                         g_hash_table_lookup (names, *(char *const *) b));
}

static void
fill (List *list, const Source *source, JsonObject *root)
{
  JsonArray *entries = json_object_get_array_member (root, source->member);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      const char *member = json_object_has_member (entry, "common_name") ? "common_name" : "name";
      const char *name = json_object_get_string_member_with_default (entry, member, NULL);
      const char *code = json_object_get_string_member_with_default (
          entry, json_object_has_member (entry, "alpha_2") ? "alpha_2" : "alpha_3", NULL);

      /* ISO 639-2 has a range for local use, which is no language. */
      if (code == NULL || name == NULL || strchr (code, '-') != NULL)
        continue;
      g_ptr_array_add (list->codes, g_strdup (code));
      g_hash_table_insert (list->names, g_strdup (code), g_strdup (g_dgettext (source->domain, name)));
    }
}

/* Each when it is first asked for: who sets up a center needs no languages. */
static List *
get_list (KithIsoList which)
{
  static List *lists[KITH_N_ISO_LISTS];
  static gsize made[KITH_N_ISO_LISTS];

  if (g_once_init_enter (&made[which]))
    {
      g_autoptr (JsonParser) parser = load (&sources[which]);
      JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;
      List *list = g_new0 (List, 1);

      list->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      list->codes = g_ptr_array_new_with_free_func (g_free);
      bind_textdomain_codeset (sources[which].domain, "UTF-8");
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
          json_object_has_member (json_node_get_object (root), sources[which].member))
        fill (list, &sources[which], json_node_get_object (root));
      g_ptr_array_sort_with_data (list->codes, compare_names, list->names);
      g_ptr_array_add (list->codes, NULL);
      lists[which] = list;
      g_once_init_leave (&made[which], 1);
    }
  return lists[which];
}

/**
 * kith_iso_list_codes:
 * @list: which
 *
 * Returns: (transfer none) (array zero-terminated=1): all codes, in the order of their names; none where the
 * package is not installed
 */
const char *const *
kith_iso_list_codes (KithIsoList list)
{
  g_return_val_if_fail (list < KITH_N_ISO_LISTS, NULL);

  return (const char *const *) get_list (list)->codes->pdata;
}

/**
 * kith_iso_list_dup_name:
 * @list: which
 * @code: a code, in either case
 *
 * Returns: (transfer full): its name in the user's language, or what was given where it has none
 */
char *
kith_iso_list_dup_name (KithIsoList list, const char *code)
{
  GHashTable *names;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;
  const char *name;

  g_return_val_if_fail (list < KITH_N_ISO_LISTS, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  names = get_list (list)->names;
  lower = g_ascii_strdown (code, -1);
  upper = g_ascii_strup (code, -1);
  name = g_hash_table_lookup (names, lower);
  if (name == NULL)
    name = g_hash_table_lookup (names, upper);
  return g_strdup (name != NULL ? name : code);
}
