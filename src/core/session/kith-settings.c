/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one of the center's settings. */

#include "session/kith-settings.h"

#include "session/kith-center-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-settings-private.h"

gboolean
kith_center_put (KithChange *change, const char *name, const char *value, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GError) read_error = NULL;
  gint64 id = 0;

  if (!kith_db_get_int64 (db, &id, &read_error, KITH_SQL_SETTING_ID, "t", name))
    {
      if (read_error)
        {
          g_propagate_error (error, g_steal_pointer (&read_error));
          return FALSE;
        }
      if (!value)
        return TRUE;
      id = kith_change_new_id (change);
    }

  if (value ? kith_db_run (db, error, KITH_SQL_SETTING_PUT, "itt", id, name, value) < 0
            : kith_db_run (db, error, KITH_SQL_SETTING_REMOVE, "t", name) < 0)
    return FALSE;

  kith_change_touch (change, "setting", id);
  kith_change_announce (change, "setting", id);
  return TRUE;
}

/**
 * kith_center_set:
 * @session: a coordinator's session
 * @name: the setting's name
 * @value: (nullable): its new value; %NULL or "" puts the default back
 * @error: return location for an error
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_INVALID where the value will not do.
 *
 * Returns: whether it is stored, and the center goes by it
 */
gboolean
kith_center_set (KithSession *session, const char *name, const char *value, GError **error)
{
  g_autofree char *cleaned = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  if (!kith_session_demand (session, KITH_ACTION_SETTINGS_WRITE, error))
    return FALSE;
  if (value && *value && !kith_center_check (name, value, &cleaned, error))
    return FALSE;
  if (cleaned && *cleaned == '\0')
    g_clear_pointer (&cleaned, g_free);

  change = kith_session_begin (session, KITH_EVENT_SETTINGS_CHANGED, 0, error);
  if (!change || !kith_center_put (change, name, cleaned, error))
    return FALSE;
  kith_change_detail (change, "setting", g_variant_new_string (name));
  if (!kith_change_commit (change, error))
    return FALSE;

  kith_center_take (kith_session_get_center (session), name, cleaned);
  return TRUE;
}
