/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sources of the directory, and what was taken in from each. */

#include "catalog/kith-catalogs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "catalog/kith-catalog-queries.h"
#include "session/kith-change.h"

#define NAME_MAX_CHARS 200

static KithDb *
get_reader (KithSession *session, GError **error)
{
  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  return kith_store_get_reader (kith_session_get_store (session), error);
}

/**
 * kith_catalog_free:
 * @self: (nullable) (transfer full): a source
 */
void
kith_catalog_free (KithCatalog *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->entity);
  g_free (self->entity_id);
  g_free (self->licence);
  g_free (self->attribution);
  g_free (self);
}

/**
 * kith_catalog_run_free:
 * @self: (nullable) (transfer full): a run
 */
void
kith_catalog_run_free (KithCatalogRun *self)
{
  if (self == NULL)
    return;
  g_free (self->source_name);
  g_free (self->who);
  g_free (self->file);
  g_free (self->origin);
  g_free (self);
}

static guint
get_count (KithStmt *stmt, int column)
{
  return (guint) CLAMP (kith_stmt_get_int64 (stmt, column), 0, G_MAXUINT);
}

static KithCatalog *
read_catalog (KithStmt *stmt)
{
  KithCatalog *self = g_new0 (KithCatalog, 1);

  self->id = kith_stmt_get_int64 (stmt, 0);
  self->name = kith_stmt_dup_text (stmt, 1);
  self->format = (KithCatalogFormat) CLAMP (kith_stmt_get_int64 (stmt, 2), 0, KITH_N_CATALOG_FORMATS - 1);
  self->entity = kith_stmt_dup_text (stmt, 3);
  self->entity_id = kith_stmt_dup_text (stmt, 4);
  self->licence = kith_stmt_dup_text (stmt, 5);
  self->attribution = kith_stmt_dup_text (stmt, 6);
  self->partial = kith_stmt_get_int64 (stmt, 7) != 0;
  self->version = kith_stmt_get_int64 (stmt, 8);
  if (kith_stmt_get_n_columns (stmt) < 12)
    return self;
  self->last_run = kith_stmt_get_int64 (stmt, 9);
  self->n_entries = get_count (stmt, 10);
  self->n_missing = get_count (stmt, 11);
  return self;
}

static KithCatalogRun *
read_run (KithStmt *stmt)
{
  KithCatalogRun *self = g_new0 (KithCatalogRun, 1);

  self->id = kith_stmt_get_int64 (stmt, 0);
  self->source = kith_stmt_get_int64 (stmt, 1);
  self->source_name = kith_stmt_dup_text (stmt, 2);
  self->day = (KithDay) kith_stmt_get_int64 (stmt, 3);
  self->utc = kith_stmt_get_int64 (stmt, 4);
  self->who = kith_stmt_dup_text (stmt, 5);
  self->file = kith_stmt_dup_text (stmt, 6);
  self->origin = kith_stmt_dup_text (stmt, 8);
  self->added = get_count (stmt, 9);
  self->changed = get_count (stmt, 10);
  self->returned = get_count (stmt, 11);
  self->missing = get_count (stmt, 12);
  self->unchanged = get_count (stmt, 13);
  self->problems = get_count (stmt, 14);
  self->state = kith_stmt_get_int64 (stmt, 15) == KITH_CATALOG_RUN_STANDS ? KITH_CATALOG_RUN_STANDS
                                                                          : KITH_CATALOG_RUN_TAKEN_BACK;
  return self;
}

static KithCatalogProblem *
read_problem (KithStmt *stmt)
{
  KithCatalogProblem *problem = g_new0 (KithCatalogProblem, 1);

  problem->severity =
      kith_stmt_get_int64 (stmt, 0) == KITH_CATALOG_NOTE ? KITH_CATALOG_NOTE : KITH_CATALOG_SKIPPED;
  problem->line = get_count (stmt, 1);
  problem->path = kith_stmt_dup_text (stmt, 2);
  problem->text = kith_stmt_dup_text (stmt, 3);
  return problem;
}

typedef gpointer (*ReadFunc) (KithStmt *stmt);

/* parameter below 0: the statement has none. */
static GPtrArray *
list (KithSession *session,
      const char *sql,
      gint64 parameter,
      ReadFunc read,
      GDestroyNotify destroy,
      GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  KithDb *db = get_reader (session, error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, sql, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  if (parameter >= 0)
    kith_stmt_bind_int64 (stmt, 1, parameter);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (rows, read (stmt));
  return step == KITH_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * kith_catalogs_list:
 * @session: a session
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithCatalog): the sources, by name
 */
GPtrArray *
kith_catalogs_list (KithSession *session, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return list (session, KITH_SQL_CATALOGS, -1, (ReadFunc) read_catalog, (GDestroyNotify) kith_catalog_free,
               error);
}

/**
 * kith_catalogs_list_runs:
 * @session: a session
 * @source: a source; 0: of all
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithCatalogRun): what was taken in, newest first
 */
GPtrArray *
kith_catalogs_list_runs (KithSession *session, gint64 source, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return list (session, KITH_SQL_RUNS, source, (ReadFunc) read_run, (GDestroyNotify) kith_catalog_run_free,
               error);
}

/* The row of that id; none is said in that sentence. */
static gpointer
get (KithSession *session, const char *sql, gint64 id, ReadFunc read, const char *none, GError **error)
{
  g_autoptr (GPtrArray) rows = list (session, sql, id, read, NULL, error);

  if (rows == NULL)
    return NULL;
  if (rows->len == 1)
    return g_ptr_array_steal_index (rows, 0);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, none);
  return NULL;
}

/**
 * kith_catalogs_get_run:
 * @session: a session
 * @run: a run
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): it
 */
KithCatalogRun *
kith_catalogs_get_run (KithSession *session, gint64 run, GError **error)
{
  g_autofree char *none = g_strdup_printf (_ ("There is no import with the number %" PRId64 "."), run);

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return get (session, KITH_SQL_RUN_ONE, run, (ReadFunc) read_run, none, error);
}

/**
 * kith_catalogs_list_problems:
 * @session: a session
 * @run: a run
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithCatalogProblem): what was wrong in its file, the first thousand
 */
GPtrArray *
kith_catalogs_list_problems (KithSession *session, gint64 run, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return list (session, KITH_SQL_PROBLEMS, run, (ReadFunc) read_problem,
               (GDestroyNotify) kith_catalog_problem_free, error);
}

/**
 * kith_catalogs_rename:
 * @session: a coordinator's
 * @source: a source
 * @version: the version that it was read with
 * @name: what to call it
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID, %KITH_ERROR_EXISTS, %KITH_ERROR_CHANGED
 *
 * Returns: whether it is called so
 */
gboolean
kith_catalogs_rename (KithSession *session, gint64 source, gint64 version, const char *name, GError **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CATALOG_IMPORT, error))
    return FALSE;
  clean = kith_text_clean (name, NAME_MAX_CHARS);
  if (*clean == '\0')
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Give the source a name."));
      return FALSE;
    }
  change = kith_session_begin (session, KITH_EVENT_CATALOG_CHANGED, 0, error);
  if (change == NULL ||
      !kith_change_expect_one (change,
                               kith_db_run (kith_change_get_db (change), error, KITH_SQL_CATALOG_RENAME,
                                            "iti", source, clean, version),
                               error))
    return FALSE;
  kith_change_touch (change, "catalog", source);
  kith_change_announce (change, KITH_CATALOG_TOPIC, source);
  return kith_change_commit (change, error);
}

/* AIRS XML of any version is one family: a producer may go on to the next. */
static guint
family (KithCatalogFormat format)
{
  return format == KITH_CATALOG_AIRS_3_1 || format == KITH_CATALOG_AIRS_4_0 ? KITH_CATALOG_AIRS_3_0 : format;
}

static gboolean
is_of (KithStmt *stmt, const KithCatalogHeader *header)
{
  const char *entity = kith_stmt_get_text (stmt, 1);
  const char *entity_id = kith_stmt_get_text (stmt, 2);
  gint64 format = kith_stmt_get_int64 (stmt, 3);

  if (format < 0 || format >= KITH_N_CATALOG_FORMATS ||
      family ((KithCatalogFormat) format) != family (header->format))
    return FALSE;
  if (entity_id != NULL && header->source_id != NULL)
    return g_str_equal (entity_id, header->source_id);
  return entity != NULL && g_strcmp0 (entity, header->entity) == 0;
}

static gboolean
match (KithDb *db,
       const KithCatalogHeader *header,
       gint64 wanted,
       gint64 *source,
       char **name,
       GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CATALOG_MATCH, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      if (wanted != 0 ? kith_stmt_get_int64 (stmt, 0) != wanted : !is_of (stmt, header))
        continue;
      *source = kith_stmt_get_int64 (stmt, 0);
      *name = kith_stmt_dup_text (stmt, 4);
      return TRUE;
    }
  return step == KITH_STEP_DONE;
}

/* A name that no source has yet. */
static char *
make_name (KithDb *db, const KithCatalogHeader *header, const char *file, GError **error)
{
  g_autofree char *said = kith_text_clean (header->entity != NULL ? header->entity : file, NAME_MAX_CHARS);
  const char *first = *said != '\0' ? said : kith_catalog_format_label (header->format);

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup (first) : g_strdup_printf ("%s (%u)", first, i);
      GError *problem = NULL;
      gint64 id;

      if (kith_db_get_int64 (db, &id, &problem, KITH_SQL_CATALOG_FIND, "t", name))
        continue;
      if (problem == NULL)
        return g_steal_pointer (&name);
      g_propagate_error (error, problem);
      return NULL;
    }
}

/**
 * kith_catalogs_choose:
 * @db: a connection
 * @wanted: a source; 0 for none
 * @wanted_name: (nullable): what a source is called, or shall be
 * @header: what the file says of itself
 * @file: what it is called
 * @source: (out): the source; 0 for a new one
 * @name: (out) (transfer full): what it is called, or will be
 * @error: %KITH_ERROR_NOT_FOUND where there is no source @wanted
 *
 * Returns: whether that could be told
 */
gboolean
kith_catalogs_choose (KithDb *db,
                      gint64 wanted,
                      const char *wanted_name,
                      const KithCatalogHeader *header,
                      const char *file,
                      gint64 *source,
                      char **name,
                      GError **error)
{
  GError *problem = NULL;

  *source = 0;
  *name = NULL;
  if (wanted_name != NULL && wanted == 0)
    {
      *name = kith_text_clean (wanted_name, NAME_MAX_CHARS);
      if (**name == '\0')
        g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_INVALID, _ ("Give the source a name."));
      else
        kith_db_get_int64 (db, source, &problem, KITH_SQL_CATALOG_FIND, "t", *name);
    }
  else if (match (db, header, wanted, source, name, &problem) && *source == 0)
    {
      if (wanted != 0)
        g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                             _ ("There is no such source of the directory any more."));
      else
        *name = make_name (db, header, file, &problem);
    }
  if (problem == NULL)
    return TRUE;
  g_clear_pointer (name, g_free);
  g_propagate_error (error, problem);
  return FALSE;
}
