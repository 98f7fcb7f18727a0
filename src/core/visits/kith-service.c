/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the center offers. A code never changes and is never used again; a label is the center's own words, or
 * where it has none the translated default. */

#include "visits/kith-service.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/kith-change.h"
#include "session/kith-default-services.h"
#include "visits/kith-visits-queries.h"

/**
 * kith_service_copy:
 * @self: a service
 *
 * Returns: (transfer full): the same
 */
KithService *
kith_service_copy (const KithService *self)
{
  KithService *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->code = g_strdup (self->code);
  copy->label = g_strdup (self->label);
  return copy;
}

/**
 * kith_service_free:
 * @self: (nullable): a service
 */
void
kith_service_free (KithService *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->label);
  g_free (self);
}

static KithService *
read_service (KithStmt *stmt)
{
  KithService *service = g_new0 (KithService, 1);
  const char *label = kith_stmt_get_text (stmt, 2);
  const char *standard;

  service->id = kith_stmt_get_int64 (stmt, 0);
  service->code = kith_stmt_dup_text (stmt, 1);
  standard = kith_default_service_label (service->code);
  service->label = g_strdup (label != NULL ? label : standard != NULL ? standard : service->code);
  service->position = (int) kith_stmt_get_int64 (stmt, 3);
  service->pinned = kith_stmt_get_int64 (stmt, 4) != 0;
  service->active = kith_stmt_get_int64 (stmt, 5) != 0;
  service->version = kith_stmt_get_int64 (stmt, 6);
  return service;
}

/**
 * kith_services_list:
 * @store: a store
 * @with_inactive: also what is offered no more
 * @error: return location
 *
 * Returns: (transfer full) (element-type KithService): the services in the center's order
 */
GPtrArray *
kith_services_list (KithStore *store, gboolean with_inactive, GError **error)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_service_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  db = kith_store_get_reader (store, error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_SERVICES, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (KithService) service = read_service (stmt);

      if (service->active || with_inactive)
        g_ptr_array_add (services, g_steal_pointer (&service));
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&services);
}

/* *code: one that no service has or had; FALSE on failure. */
static gboolean
find_free_code (KithDb *db, const char *label, char **code, GError **error)
{
  g_autofree char *stem = kith_text_make_code (label, "service");
  g_autofree char *candidate = g_strdup (stem);

  for (guint n = 2;; n++)
    {
      g_autoptr (GError) local = NULL;
      gint64 id;

      if (!kith_db_get_int64 (db, &id, &local, KITH_SQL_SERVICE_BY_CODE, "t", candidate))
        {
          if (local != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return FALSE;
            }
          /* A default's code is taken even before the center uses it. */
          if (kith_default_service_label (candidate) == NULL)
            break;
        }
      g_free (candidate);
      candidate = g_strdup_printf ("%s-%u", stem, n);
    }
  *code = g_steal_pointer (&candidate);
  return TRUE;
}

static char *
clean_label (const char *label, GError **error)
{
  char *cleaned = kith_text_clean (label, KITH_TEXT_NAME_MAX);

  if (*cleaned != '\0')
    return cleaned;
  g_free (cleaned);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("A service needs a name. Enter what the center calls it."));
  return NULL;
}

/**
 * kith_services_add:
 * @session: a coordinator's session
 * @label: what the center calls it
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID for no name
 *
 * Returns: the new service's id, 0 on failure
 */
gint64
kith_services_add (KithSession *session, const char *label, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autofree char *cleaned = NULL;
  g_autofree char *code = NULL;
  gint64 id, last;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (label != NULL, 0);

  if (!kith_session_demand (session, KITH_ACTION_SERVICES_WRITE, error))
    return 0;
  cleaned = clean_label (label, error);
  if (cleaned == NULL)
    return 0;
  change = kith_session_begin (session, KITH_EVENT_SERVICES_CHANGED, 0, error);
  if (change == NULL)
    return 0;
  db = kith_change_get_db (change);
  id = kith_change_new_id (change);
  if (!find_free_code (db, cleaned, &code, error) ||
      !kith_db_get_int64 (db, &last, error, KITH_SQL_SERVICE_LAST_POSITION, "") ||
      kith_db_run (db, error, KITH_SQL_SERVICE_ADD, "itti", id, code, cleaned, last + 1) < 0)
    return 0;
  kith_change_touch (change, "service", id);
  kith_change_announce (change, "service", id);
  return kith_change_commit (change, error) ? id : 0;
}

/**
 * kith_services_update:
 * @session: a coordinator's session
 * @service: the service as it shall be, at the version it was read at
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED, %KITH_ERROR_INVALID for no name
 *
 * A label that is the default's is not stored, so that it stays translated.
 *
 * Returns: whether it was written
 */
gboolean
kith_services_update (KithSession *session, const KithService *service, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autofree char *cleaned = NULL;
  const char *standard;
  int changed;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (service != NULL && service->code != NULL && service->label != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_SERVICES_WRITE, error))
    return FALSE;
  cleaned = clean_label (service->label, error);
  if (cleaned == NULL)
    return FALSE;
  standard = kith_default_service_label (service->code);
  change = kith_session_begin (session, KITH_EVENT_SERVICES_CHANGED, 0, error);
  if (change == NULL)
    return FALSE;
  changed =
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_SERVICE_UPDATE, "twwwii",
                   standard != NULL && strcmp (standard, cleaned) == 0 ? NULL : cleaned, service->position,
                   service->pinned ? 1 : 0, service->active ? 1 : 0, service->id, service->version);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "service", service->id);
  kith_change_announce (change, "service", service->id);
  return kith_change_commit (change, error);
}
