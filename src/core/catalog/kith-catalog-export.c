/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing the directory: one organization after the other with all that belongs to it, then what belongs to
 * none. Each record is read for itself, so that memory does not grow with the directory.
 */

#include "catalog/kith-catalog-export.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-id.h"
#include "catalog/kith-catalog-queries.h"
#include "catalog/kith-catalog-writer.h"
#include "catalog/kith-catalogs.h"
#include "disclosure/kith-release.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-view.h"

/* Organizations within organizations that are followed. */
#define MOST_NESTED 20

typedef struct
{
  const KithCatalogExport *options;
  KithDb *db;
  KithCatalogWriter *writer; /* (owned) */
  GCancellable *cancellable;
  gint64 plain_source; /* whose keys are written as they are; 0: none's */
  GHashTable *done;    /* (owned) ids that belong to no organization and were written */
  guint n_entries;
} Exporting;

/* An entry that is written, by its id. */
typedef struct
{
  KithResource *resource;  /* (owned) */
  KithCatalogEntry *entry; /* (owned) (nullable) what is written of it */
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  kith_resource_free (part->resource);
  g_clear_pointer (&part->entry, kith_catalog_entry_free);
  g_free (part);
}

/* (nullable) */
static KithValues *
choose_values (Exporting *e, const KithResource *resource)
{
  g_autoptr (KithResourceView) view = NULL;

  if (e->options->whole)
    return kith_values_ref (resource->values);
  view = kith_resource_view_new_for_export (resource);
  return view != NULL ? kith_values_ref ((KithValues *) kith_resource_view_get_values (view)) : NULL;
}

static gboolean
is_of_source (Exporting *e, const KithResource *resource)
{
  return e->options->source == 0 || resource->source == e->options->source;
}

/* Keys are each source's own, so those of several are told apart. */
static char *
make_key (Exporting *e, const KithResource *resource)
{
  if (resource->key == NULL)
    return kith_id_format (resource->id);
  return resource->source == e->plain_source
             ? g_strdup (resource->key)
             : g_strdup_printf ("%" G_GINT64_FORMAT "/%s", resource->source, resource->key);
}

/* (nullable) Of what is written elsewhere in the file: it, and all that it is part of. */
static char *
find_key (Exporting *e, gint64 id, guint nested)
{
  g_autoptr (KithResource) resource = nested < MOST_NESTED ? kith_resource_rows_get (e->db, id, NULL) : NULL;
  g_autoptr (KithValues) values =
      resource != NULL && is_of_source (e, resource) ? choose_values (e, resource) : NULL;
  g_autofree char *owner = NULL;

  if (values == NULL)
    return NULL;
  if (resource->organization != 0)
    owner = find_key (e, resource->organization, nested + 1);
  return resource->organization == 0 || owner != NULL ? make_key (e, resource) : NULL;
}

/* FALSE: it names what is not written, so it is not either. */
static gboolean
set_link (Exporting *e, GHashTable *parts, gint64 id, char **key)
{
  const Part *part = id != 0 ? g_hash_table_lookup (parts, &id) : NULL;

  if (id == 0)
    return TRUE;
  if (part != NULL)
    *key = part->entry != NULL ? g_strdup (part->entry->key) : NULL;
  else
    *key = find_key (e, id, 0);
  return *key != NULL;
}

static void
make_entry (Exporting *e, GHashTable *parts, Part *part)
{
  const KithResource *r = part->resource;
  g_autoptr (KithCatalogEntry) entry = NULL;
  KithValues *values = choose_values (e, r);

  if (values == NULL)
    return;
  entry = kith_catalog_entry_new (r->kind);
  g_clear_pointer (&entry->values, kith_values_unref);
  entry->values = values;
  entry->key = make_key (e, r);
  entry->status = r->status;
  if (set_link (e, parts, r->organization, &entry->organization) &&
      set_link (e, parts, r->program, &entry->program) && set_link (e, parts, r->service, &entry->service) &&
      set_link (e, parts, r->location, &entry->location))
    part->entry = g_steal_pointer (&entry);
}

/* A service that is offered at places of which none is written, is not either. */
static void
leave_out_hidden (GHashTable *parts, GPtrArray *order)
{
  g_autoptr (GHashTable) standing = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const Part *site = order->pdata[i];
      Part *service = site->resource->kind == KITH_RESOURCE_SITE_SERVICE
                          ? g_hash_table_lookup (parts, &site->resource->service)
                          : NULL;

      /* A place in somebody else's record may well stand. */
      if (service != NULL)
        g_hash_table_insert (standing, service,
                             GINT_TO_POINTER (site->entry != NULL ||
                                              (site->resource->location != 0 &&
                                               !g_hash_table_contains (parts, &site->resource->location)) ||
                                              g_hash_table_lookup (standing, service) != NULL));
    }
  for (guint i = 0; i < order->len; i++)
    {
      Part *part = order->pdata[i];
      gpointer stands = NULL;

      if (g_hash_table_lookup_extended (standing, part, NULL, &stands) && stands == NULL)
        g_clear_pointer (&part->entry, kith_catalog_entry_free);
    }
}

/* list: (element-type KithResource), organizations before what belongs to them, then kind by kind. */
static gboolean
write_record (Exporting *e, GPtrArray *list, GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, part_free);
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (list->len);
  g_autoptr (GPtrArray) entries = g_ptr_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    {
      Part *part = g_new0 (Part, 1);

      part->resource = g_steal_pointer (&list->pdata[i]);
      make_entry (e, parts, part);
      g_hash_table_replace (parts, &part->resource->id, part);
      g_ptr_array_add (order, part);
    }
  if (!e->options->whole)
    leave_out_hidden (parts, order);
  for (guint i = 0; i < order->len; i++)
    if (((Part *) order->pdata[i])->entry != NULL)
      g_ptr_array_add (entries, ((Part *) order->pdata[i])->entry);
  e->n_entries += entries->len;
  return !g_cancellable_set_error_if_cancelled (e->cancellable, error) &&
         (entries->len == 0 || kith_catalog_writer_write (e->writer, entries, error));
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const KithResource *one = *(KithResource *const *) a, *other = *(KithResource *const *) b;

  if (one->kind != other->kind)
    return (int) one->kind - (int) other->kind;
  return (one->id > other->id) - (one->id < other->id);
}

/* Of each organization first itself, then what is directly below it. */
static gboolean
gather (Exporting *e, gint64 id, guint nested, GPtrArray *organizations, GPtrArray *others, GError **error)
{
  g_autoptr (GPtrArray) about = kith_resource_rows_list_about (e->db, id, error);

  if (about == NULL)
    return FALSE;
  for (guint i = 0; i < about->len; i++)
    {
      KithResource *resource = about->pdata[i];

      if (resource->organization != id || !is_of_source (e, resource))
        continue;
      about->pdata[i] = NULL;
      g_ptr_array_add (resource->kind == KITH_RESOURCE_ORGANIZATION ? organizations : others, resource);
      if (resource->kind == KITH_RESOURCE_ORGANIZATION && nested < MOST_NESTED &&
          !gather (e, resource->id, nested + 1, organizations, others, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
}

static gboolean
is_new (Exporting *e, gint64 id)
{
  return g_hash_table_add (e->done, g_memdup2 (&id, sizeof id));
}

/* Where these services are offered, where only the service says whose that is. */
static gboolean
gather_offers (Exporting *e, GPtrArray *others, GError **error)
{
  guint n_others = others->len;

  for (guint i = 0; i < n_others; i++)
    {
      const KithResource *service = others->pdata[i];
      g_autoptr (GPtrArray) about = NULL;

      if (service->kind != KITH_RESOURCE_SERVICE)
        continue;
      about = kith_resource_rows_list_about (e->db, service->id, error);
      if (about == NULL)
        return FALSE;
      for (guint k = 0; k < about->len; k++)
        {
          KithResource *site = about->pdata[k];

          if (site->kind != KITH_RESOURCE_SITE_SERVICE || site->organization != 0 ||
              site->service != service->id || !is_of_source (e, site) || !is_new (e, site->id))
            continue;
          about->pdata[k] = NULL;
          g_ptr_array_add (others, site);
        }
    }
  return TRUE;
}

static gboolean
write_organization (Exporting *e, KithResource *resource, GError **error)
{
  g_autoptr (GPtrArray) list = new_list ();
  g_autoptr (GPtrArray) others = new_list ();

  g_ptr_array_add (list, resource);
  if (!gather (e, resource->id, 0, list, others, error) || !gather_offers (e, others, error))
    return FALSE;
  g_ptr_array_sort (others, compare_parts);
  g_ptr_array_extend_and_steal (list, g_steal_pointer (&others));
  return write_record (e, list, error);
}

/* A place or a service of no organization, with what is there and where it is. */
static gboolean
write_loose (Exporting *e, KithResource *resource, GError **error)
{
  g_autoptr (GPtrArray) list = new_list ();
  g_autoptr (GPtrArray) about = kith_resource_rows_list_about (e->db, resource->id, error);

  if (!is_new (e, resource->id))
    {
      kith_resource_free (resource);
      return TRUE;
    }
  g_ptr_array_add (list, resource);
  for (guint i = 0; about != NULL && i < about->len; i++)
    {
      KithResource *site = about->pdata[i];
      gint64 other = site->service == resource->id ? site->location : site->service;
      GError *problem = NULL;
      KithResource *found;

      if (site->kind != KITH_RESOURCE_SITE_SERVICE || site->organization != 0 || !is_of_source (e, site) ||
          !is_new (e, site->id))
        continue;
      about->pdata[i] = NULL;
      g_ptr_array_add (list, site);
      found = other != 0 && is_new (e, other) ? kith_resource_rows_get (e->db, other, &problem) : NULL;
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (found != NULL)
        g_ptr_array_add (list, found);
    }
  if (about == NULL)
    return FALSE;
  g_ptr_array_sort (list, compare_parts);
  return write_record (e, list, error);
}

typedef gboolean (*WriteFunc) (Exporting *e, KithResource *resource, GError **error);

/* Ids first, so that no statement is open while records are read. */
static gboolean
write_each (Exporting *e, const char *sql, WriteFunc write_one, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (e->db, sql, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, e->options->source);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (step != KITH_STEP_DONE)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      GError *problem = NULL;
      KithResource *resource = kith_resource_rows_get (e->db, g_array_index (ids, gint64, i), &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (resource != NULL && !write_one (e, resource, error))
        return FALSE;
    }
  return TRUE;
}

/* What the file says of itself: its source where there is one, else the center. */
static void
make_header (Exporting *e, KithSession *session, KithCatalogHeader *header, GPtrArray *sources)
{
  const KithCatalog *only = NULL;
  guint n_used = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const KithCatalog *source = sources->pdata[i];

      if (e->options->source != 0 ? source->id != e->options->source : source->n_entries == 0)
        continue;
      only = source;
      n_used++;
    }
  if (n_used > 1)
    only = NULL;
  header->format = e->options->format;
  header->vendor = g_strdup ("Kith");
  if (only != NULL)
    {
      e->plain_source = only->id;
      header->entity = g_strdup (only->entity);
      header->source_id = g_strdup (only->entity_id);
      header->licence = g_strdup (only->licence);
      header->attribution = g_strdup (only->attribution);
    }
  if (header->entity == NULL)
    header->entity = g_strdup (kith_center_get_name (kith_session_get_center (session)));
}

static void
header_clear (KithCatalogHeader *header)
{
  g_free (header->vendor);
  g_free (header->entity);
  g_free (header->source_id);
  g_free (header->licence);
  g_free (header->attribution);
}

static gboolean
spend_release (KithSession *session, GError **error)
{
  const KithReleaseRequest request = { .kind = KITH_RELEASE_BLANK,
                                       .way = KITH_RELEASE_FILE,
                                       .what = "directory" };
  g_autoptr (KithRelease) release = kith_disclosure_request (session, &request, NULL, error);

  return release != NULL && kith_release_spend (release, KITH_RELEASE_BLANK, 0, KITH_SCOPE_NOTHING, error);
}

/**
 * kith_catalog_export:
 * @session: a coordinator's
 * @options: what of the directory, and how
 * @stream: where to; it is not closed
 * @n_entries: (out) (optional): how many entries were written
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED; as @stream
 *
 * Without @options' whole nothing is written that must not be shown: it goes through #KithResourceView.
 *
 * Returns: whether all of it is written
 */
gboolean
kith_catalog_export (KithSession *session,
                     const KithCatalogExport *options,
                     GOutputStream *stream,
                     guint *n_entries,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithCatalogWriter) writer = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) sources = NULL;
  KithCatalogHeader header = { 0 };
  gboolean written;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (options != NULL && kith_catalog_format_is_written (options->format), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_EXPORT, error))
    return FALSE;
  hold = kith_store_hold (kith_session_get_store (session), error);
  sources = hold != NULL ? kith_catalogs_list (session, error) : NULL;
  if (sources == NULL || !spend_release (session, error))
    return FALSE;
  writer = kith_catalog_writer_new (options->format, stream);

  Exporting exporting = { .options = options, .writer = writer, .cancellable = cancellable, .done = done };
  exporting.db = kith_store_get_reader (kith_session_get_store (session), error);
  make_header (&exporting, session, &header, sources);
  written = exporting.db != NULL && kith_catalog_writer_begin (writer, &header, error) &&
            write_each (&exporting, KITH_SQL_EXPORT_ORGANIZATIONS, write_organization, error) &&
            write_each (&exporting, KITH_SQL_EXPORT_LOOSE, write_loose, error) &&
            kith_catalog_writer_end (writer, error);
  header_clear (&header);
  if (written && n_entries != NULL)
    *n_entries = exporting.n_entries;
  return written;
}
