/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: on which days somebody came, and what they took part in; what was recorded by mistake too. */

#include "visits/kith-holding-visits.h"

#include <glib/gi18n-lib.h>

#include "visits/kith-service.h"
#include "visits/kith-visit-rows-private.h"
#include "visits/kith-visits-queries.h"

#define LOOK_EVERY 64

static const KithService *
find_service (GPtrArray *services, gint64 id)
{
  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);

      if (service->id == id)
        return service;
    }
  return NULL;
}

static void
append_service (GPtrArray *labels, GPtrArray *codes, const KithService *service)
{
  if (service == NULL)
    return;
  g_ptr_array_add (labels, service->label);
  g_ptr_array_add (codes, service->code);
}

static char *
describe (const KithVisit *visit, GPtrArray *labels)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (visit->voided)
    g_string_append (text, _ ("Recorded by mistake and taken back."));
  if (visit->arrived != KITH_MINUTE_NONE)
    {
      g_autofree char *minute = kith_minute_format (visit->arrived);

      /* Translators: %s is a time of day */
      g_string_append_printf (text, _ (" Came at %s."), minute);
    }
  if (visit->left != KITH_MINUTE_NONE)
    {
      g_autofree char *minute = kith_minute_format (visit->left);

      /* Translators: %s is a time of day */
      g_string_append_printf (text, _ (" Left at %s."), minute);
    }
  if (labels->len > 1)
    {
      g_autofree char *all = g_strjoinv (_ (", "), (char **) labels->pdata);

      /* Translators: %s is one or more services, as "Lunch, Shower" */
      g_string_append_printf (text, _ (" Took part in: %s."), all);
    }
  if (text->len == 0)
    g_string_append (text, _ ("The times were not recorded."));
  return g_strdup (g_strchug (text->str));
}

static void
add_data (KithHoldingEntry *entry, const KithVisit *visit, GPtrArray *codes)
{
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_day (&data, "day", visit->day);
  if (visit->arrived != KITH_MINUTE_NONE)
    {
      g_autofree char *minute = kith_minute_format_iso (visit->arrived);

      kith_holding_data_text (&data, "arrived", minute);
    }
  if (visit->left != KITH_MINUTE_NONE)
    {
      g_autofree char *minute = kith_minute_format_iso (visit->left);

      kith_holding_data_text (&data, "left", minute);
    }
  g_variant_dict_insert_value (
      &data, "services", g_variant_new_strv ((const char *const *) codes->pdata, (gssize) codes->len - 1));
  g_variant_dict_insert (&data, "taken-back", "b", visit->voided);
  kith_holding_entry_set_data (entry, &data);
}

static void
add_visit (const KithHoldingReading *reading,
           guint record,
           const KithVisit *visit,
           const char *account,
           GPtrArray *services)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *place = kith_holding_place (visit->id, NULL);
  g_autofree char *day = kith_day_format_long (visit->day);
  g_autofree char *value = NULL;
  KithHoldingEntry *entry;

  for (guint i = 0; i < visit->services->len; i++)
    append_service (labels, codes, find_service (services, g_array_index (visit->services, gint64, i)));
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (codes, NULL);
  value = describe (visit, labels);
  entry = kith_holding_add (reading->holding, "visit", place, day, value);
  entry->source = kith_holding_source (reading, record, NULL, account);
  add_data (entry, visit, codes);
}

static gboolean
read_record (const KithHoldingReading *reading, guint record, GPtrArray *services, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (reading->db, KITH_SQL_VISITS_HELD, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", g_array_index (reading->records, gint64, record));
  for (guint n = 1; (step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW; n++)
    {
      g_autoptr (KithVisit) visit = kith_visit_row_read (stmt);
      g_autofree char *account = kith_stmt_dup_text (stmt, 11);

      if ((n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (reading->cancellable, error)) ||
          !kith_visit_row_read_services (reading->db, visit, error))
        return FALSE;
      add_visit (reading, record, visit, account, services);
    }
  return step == KITH_STEP_DONE;
}

/**
 * kith_holding_read_visits:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Adds the visits, newest first.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_visits (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) services = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  if (!kith_session_demand (reading->session, KITH_ACTION_INTAKE_READ, error))
    return FALSE;
  services = kith_services_list (kith_session_get_store (reading->session), TRUE, error);
  if (services == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "visits", _ ("When you were here"));
  for (guint i = 0; i < reading->records->len; i++)
    if (!read_record (reading, i, services, error))
      return FALSE;
  return TRUE;
}
