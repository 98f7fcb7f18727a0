/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: which groups somebody came to, and when; what was ticked by mistake too. What is written of a
 * group is about no single person and not in it. */

#include "groups/kith-holding-groups.h"

#include <glib/gi18n-lib.h>

#include "groups/kith-group.h"
#include "groups/kith-groups-queries.h"

/* Columns of what is read of one record. */
enum
{
  COLUMN_ID,
  COLUMN_DAY,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_VOIDED,
  COLUMN_ACCOUNT,
};

static void
add_attendance (const KithHoldingReading *reading, guint record, KithStmt *stmt)
{
  KithDay day = (KithDay) kith_stmt_get_int64 (stmt, COLUMN_DAY);
  gboolean taken_back = kith_stmt_get_int64 (stmt, COLUMN_VOIDED) != 0;
  const char *name = kith_stmt_get_text (stmt, COLUMN_NAME);
  g_autofree char *place = kith_holding_place (kith_stmt_get_int64 (stmt, COLUMN_ID), NULL);
  g_autofree char *account = kith_stmt_dup_text (stmt, COLUMN_ACCOUNT);
  /* Translators: %s is the name of a group */
  g_autofree char *mistake = g_strdup_printf (_ ("%s (recorded by mistake and taken back)"), name);
  g_autofree char *label = kith_day_is_valid (day) ? kith_day_format_long (day) : g_strdup ("?");
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "group", place, label, taken_back ? mistake : name);
  GVariantDict data;

  entry->source = kith_holding_source (reading, record, NULL, account);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_day (&data, "day", day);
  kith_holding_data_text (&data, "kind",
                          kith_group_kind_code ((KithGroupKind) kith_stmt_get_int64 (stmt, COLUMN_KIND)));
  g_variant_dict_insert (&data, "taken-back", "b", taken_back);
  kith_holding_entry_set_data (entry, &data);
}

static gboolean
read_record (const KithHoldingReading *reading, guint record, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (reading->db, KITH_SQL_GROUPS_HELD, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", g_array_index (reading->records, gint64, record));
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    add_attendance (reading, record, stmt);
  return step == KITH_STEP_DONE;
}

/**
 * kith_holding_read_groups:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Adds the groups that they came to, newest first.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_groups (const KithHoldingReading *reading, GError **error)
{
  g_return_val_if_fail (reading != NULL, FALSE);

  if (!kith_session_demand (reading->session, KITH_ACTION_INTAKE_READ, error))
    return FALSE;
  kith_holding_begin_section (reading->holding, "groups", _ ("Which groups you came to"));
  for (guint i = 0; i < reading->records->len; i++)
    if (!read_record (reading, i, error))
      return FALSE;
  return TRUE;
}
