/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what somebody wrote about what helps them in a hard time; that it was taken back, too. */

#include "goals/kith-holding-hard-time.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-hard-times.h"

static void
add_one (const KithHoldingReading *reading, const KithHardTime *one)
{
  guint record = kith_holding_find_record (reading, one->person);
  gboolean empty = kith_hard_time_is_empty (one);
  g_autofree char *place = kith_holding_place (one->id, NULL);
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "hard-time", place, _ ("Who sees this"),
                        empty ? _ ("Nobody: it was taken back") : kith_hard_time_seen_label (one->seen_by));
  GVariantDict data;

  entry->day = one->day;
  entry->source = kith_holding_source (reading, record, NULL, one->by);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "seen-by", empty ? "nobody" : kith_hard_time_seen_code (one->seen_by));
  kith_holding_entry_set_data (entry, &data);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    {
      const char *code = kith_hard_time_line_code ((KithHardTimeLine) i);
      g_autofree char *where = kith_holding_place (one->id, code);

      if (one->lines[i] != NULL)
        kith_holding_entry_judge (kith_holding_add (reading->holding, "hard-time-line", where,
                                                    kith_hard_time_line_label ((KithHardTimeLine) i),
                                                    one->lines[i]),
                                  reading->others);
    }
  kith_holding_add_extras (reading, record, one->id, one->extras);
}

/**
 * kith_holding_read_hard_times:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds what they wrote about what helps in a hard time. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_hard_times (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  if (!kith_session_demand (reading->session, KITH_ACTION_CARE_READ, error))
    return FALSE;
  all = kith_hard_times_list (reading->session, reading->holding->person, error);
  if (all == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "hard-times", _ ("If I’m having a hard time"));
  for (guint i = 0; i < all->len; i++)
    add_one (reading, g_ptr_array_index (all, i));
  return TRUE;
}
