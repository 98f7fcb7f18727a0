/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-sources.h"

#include <glib/gi18n.h>

struct _KithCatalogSources
{
  GPtrArray *sources; /* (owned) (element-type KithCatalog) */
  GPtrArray *runs;    /* (owned) (element-type KithCatalogRun) */
};

/**
 * kith_catalog_sources_new:
 * @sources: (transfer full) (element-type KithCatalog): the sources
 * @runs: (transfer full) (element-type KithCatalogRun): what was taken in from them, newest first
 *
 * Returns: (transfer full): both
 */
KithCatalogSources *
kith_catalog_sources_new (GPtrArray *sources, GPtrArray *runs)
{
  KithCatalogSources *self = g_new0 (KithCatalogSources, 1);

  self->sources = sources;
  self->runs = runs;
  return self;
}

/**
 * kith_catalog_sources_load:
 * @session: a session
 * @error: as kith_catalogs_list()
 *
 * Returns: (transfer full): the sources as they are now
 */
KithCatalogSources *
kith_catalog_sources_load (KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) sources = kith_catalogs_list (session, error);
  g_autoptr (GPtrArray) runs = sources != NULL ? kith_catalogs_list_runs (session, 0, error) : NULL;

  if (runs == NULL)
    return NULL;
  return kith_catalog_sources_new (g_steal_pointer (&sources), g_steal_pointer (&runs));
}

/**
 * kith_catalog_sources_free:
 * @self: (nullable) (transfer full): the sources
 */
void
kith_catalog_sources_free (KithCatalogSources *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->runs);
  g_free (self);
}

/**
 * kith_catalog_sources_list:
 * @self: the sources
 *
 * Returns: (transfer none) (element-type KithCatalog): each, by name
 */
GPtrArray *
kith_catalog_sources_list (const KithCatalogSources *self)
{
  return self->sources;
}

/**
 * kith_catalog_sources_find:
 * @self: the sources
 * @source: of one of them
 *
 * Returns: (transfer none) (nullable): it
 */
const KithCatalog *
kith_catalog_sources_find (const KithCatalogSources *self, gint64 source)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (((const KithCatalog *) self->sources->pdata[i])->id == source)
      return self->sources->pdata[i];
  return NULL;
}

/**
 * kith_catalog_sources_list_runs:
 * @self: the sources
 * @source: one of them
 *
 * Returns: (transfer container) (element-type KithCatalogRun): what was taken in from it, newest first
 */
GPtrArray *
kith_catalog_sources_list_runs (const KithCatalogSources *self, gint64 source)
{
  GPtrArray *runs = g_ptr_array_new ();

  for (guint i = 0; i < self->runs->len; i++)
    if (((const KithCatalogRun *) self->runs->pdata[i])->source == source)
      g_ptr_array_add (runs, self->runs->pdata[i]);
  return runs;
}

/**
 * kith_catalog_sources_get_newest:
 * @self: the sources
 * @source: one of them
 *
 * Returns: (transfer none) (nullable): its newest import that was not taken back
 */
const KithCatalogRun *
kith_catalog_sources_get_newest (const KithCatalogSources *self, gint64 source)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const KithCatalogRun *run = self->runs->pdata[i];

      if (run->source == source && run->state == KITH_CATALOG_RUN_STANDS)
        return run;
    }
  return NULL;
}

/**
 * kith_catalog_sources_refuse_name:
 * @self: the sources
 * @source: one of them
 * @name: what it is to be called
 *
 * Returns: (transfer none) (nullable): why it cannot be called so
 */
const char *
kith_catalog_sources_refuse_name (const KithCatalogSources *self, gint64 source, const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0')
    return _ ("Give the source a name.");
  for (guint i = 0; i < self->sources->len; i++)
    {
      const KithCatalog *other = self->sources->pdata[i];

      if (other->id != source && g_str_equal (other->name, stripped))
        return _ ("There is a source of that name already.");
    }
  return NULL;
}
