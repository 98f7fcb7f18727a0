/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: who has seen or received the record. */

#include "people/kith-holding-reading.h"

#include <glib/gi18n-lib.h>

#include "people/kith-record-seen.h"

static void
add_seen (const KithHoldingReading *reading, guint n, const KithRecordSeen *seen)
{
  KithInstant when = kith_clock_at (kith_session_get_clock (reading->session), seen->utc);
  g_autofree char *place = g_strdup_printf ("%u", n);
  g_autofree char *time = kith_clock_format_utc (seen->utc);
  g_autofree char *day = kith_day_format_long (when.day);
  g_autofree char *minute = kith_minute_format (when.minute);
  /* Translators: a day and a time of day. */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s"), day, minute);
  g_autofree char *value = kith_record_seen_describe (seen);
  KithHoldingEntry *entry = kith_holding_add (reading->holding, "seen", place, label, value);
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "time", time);
  kith_holding_data_text (&data, "event", kith_event_code (seen->event));
  kith_holding_data_text (&data, "account", seen->account);
  kith_holding_data_text (&data, "what", seen->what);
  kith_holding_data_text (&data, "recipient", seen->recipient);
  kith_holding_data_text (&data, "purpose", seen->purpose);
  kith_holding_entry_set_data (entry, &data);
}

/**
 * kith_holding_read_seen:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Adds who has seen or received the record, newest first.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_seen (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  all = kith_record_seen_list (reading->session, reading->holding->person, error);
  if (all == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "seen", _ ("Who has seen or received your record"));
  for (guint i = 0; i < all->len; i++)
    add_seen (reading, i, g_ptr_array_index (all, i));
  return TRUE;
}
