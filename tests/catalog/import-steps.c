/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking files into a store in tests: the helpers. */

#include "catalog/import-steps.h"

#include <string.h>

#include "resources/kith-resource-rows.h"

KithCatalogPlan *
import_plan (SessionFixture *fixture, const char *path, const char *source, gboolean partial)
{
  const KithCatalogOptions options = { .name = source, .partial = partial };
  g_autoptr (GError) error = NULL;
  KithCatalogPlan *plan =
      kith_catalog_plan_read (fixture->coordinator, path, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static gint64
apply (KithCatalogPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 run = 0;

  g_assert_true (kith_catalog_plan_apply (plan, &run, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return run;
}

gint64
import_file (SessionFixture *fixture, const char *path, const char *source)
{
  g_autoptr (KithCatalogPlan) plan = import_plan (fixture, path, source, FALSE);

  return apply (plan);
}

KithCatalogPlan *
import_plan_text (SessionFixture *fixture, const char *text, const char *source, gboolean partial)
{
  g_autofree char *path = g_build_filename (fixture->folder, "catalog.xml", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return import_plan (fixture, path, source, partial);
}

gint64
import_text (SessionFixture *fixture, const char *text, const char *source)
{
  g_autoptr (KithCatalogPlan) plan = import_plan_text (fixture, text, source, FALSE);

  return apply (plan);
}

typedef struct
{
  GPtrArray *entries;
  GHashTable *keys; /* id → key (owned) */
  GArray *links;    /* of each entry: four ids */
} Reading;

static gboolean
take_cb (KithResource *resource, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  KithCatalogEntry *entry = kith_catalog_entry_new (resource->kind);
  const gint64 links[] = { resource->organization, resource->program, resource->service, resource->location };

  entry->key = g_strdup (resource->key);
  entry->status = resource->status;
  g_clear_pointer (&entry->values, kith_values_unref);
  entry->values = kith_values_ref (resource->values);
  g_hash_table_insert (reading->keys, g_memdup2 (&resource->id, sizeof resource->id),
                       g_strdup (resource->key));
  g_ptr_array_add (reading->entries, entry);
  g_array_append_vals (reading->links, links, G_N_ELEMENTS (links));
  return TRUE;
}

static char *
key_of (Reading *reading, guint i)
{
  gint64 id = g_array_index (reading->links, gint64, i);

  return id != 0 ? g_strdup (g_hash_table_lookup (reading->keys, &id)) : NULL;
}

GPtrArray *
import_read_store (SessionFixture *fixture, gint64 source)
{
  Reading reading = { g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free),
                      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                      g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_resource_rows_foreach (kith_store_get_reader (fixture->store, NULL), source, take_cb,
                                             &reading, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < reading.entries->len; i++)
    {
      KithCatalogEntry *entry = reading.entries->pdata[i];

      entry->organization = key_of (&reading, 4 * i);
      entry->program = key_of (&reading, 4 * i + 1);
      entry->service = key_of (&reading, 4 * i + 2);
      entry->location = key_of (&reading, 4 * i + 3);
    }
  g_hash_table_unref (reading.keys);
  g_array_unref (reading.links);
  return reading.entries;
}

static char *
sum_of (const KithValues *values)
{
  return values != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_MD5, kith_values_get_bytes (values))
                        : g_strdup ("-");
}

static gboolean
print_cb (KithResource *r, gpointer user_data, GError **error)
{
  g_autofree char *values = sum_of (r->values);
  g_autofree char *base = sum_of (r->base);
  g_autofree char *told =
      r->told != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_MD5, r->told) : g_strdup ("-");

  g_string_append_printf (user_data,
                          "%" G_GINT64_FORMAT " %d %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s %s %s %d %d\n",
                          r->id, r->kind, r->key != NULL ? r->key : "-", r->organization, r->program,
                          r->service, r->location, r->status, values, base, told, r->missing_since,
                          r->made != 0 && r->made == r->version);
  return TRUE;
}

char *
import_print_store (SessionFixture *fixture)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      kith_resource_rows_foreach (kith_store_get_reader (fixture->store, NULL), 0, print_cb, out, &error));
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

typedef struct
{
  KithResourceKind kind;
  const char *key;
  gint64 id;
} Finding;

static gboolean
find_cb (KithResource *resource, gpointer user_data, GError **error)
{
  Finding *finding = user_data;

  if (resource->kind == finding->kind && g_strcmp0 (resource->key, finding->key) == 0)
    finding->id = resource->id;
  return TRUE;
}

KithResource *
import_find (SessionFixture *fixture, KithResourceKind kind, const char *key)
{
  Finding finding = { kind, key, 0 };
  KithDb *db = kith_store_get_reader (fixture->store, NULL);

  g_assert_true (kith_resource_rows_foreach (db, 0, find_cb, &finding, NULL));
  return finding.id != 0 ? kith_resource_rows_get (db, finding.id, NULL) : NULL;
}
