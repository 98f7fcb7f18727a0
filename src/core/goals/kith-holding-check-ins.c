/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: who was to ask somebody, and how it went; what was taken back too. */

#include "goals/kith-holding-check-ins.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-check-ins.h"

static void
add_text (const KithHoldingReading *reading,
          gint64 row,
          const char *code,
          const char *label,
          const char *value)
{
  g_autofree char *place = kith_holding_place (row, NULL);

  if (value != NULL)
    kith_holding_entry_judge (kith_holding_add (reading->holding, code, place, label, value),
                              reading->others);
}

static void
add_contact (const KithHoldingReading *reading, guint record, const KithCheckInContact *contact)
{
  g_autofree char *place = kith_holding_place (contact->id, NULL);
  const char *way = kith_contact_way_label (contact->way);
  const char *outcome = kith_contact_outcome_label (contact->outcome);
  g_autofree char *words = *way == '\0' ? g_strdup (outcome)
                                        /* Translators: how somebody was asked, and what came of it */
                                        : g_strdup_printf (_ ("%s: %s"), way, outcome);
  /* Translators: %s is how somebody was asked, written down by mistake */
  g_autofree char *value =
      contact->taken_back ? g_strdup_printf (_ ("%s (a mistake, taken back)"), words) : g_strdup (words);
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "check-in-contact", place, _ ("How it went"), value);
  GVariantDict data;

  entry->day = contact->day;
  entry->source = kith_holding_source (reading, record, NULL, contact->by);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "way", kith_contact_way_code (contact->way));
  kith_holding_data_text (&data, "outcome", kith_contact_outcome_code (contact->outcome));
  kith_holding_data_day (&data, "planned-for", contact->due_day);
  kith_holding_data_day (&data, "next", contact->next_day);
  g_variant_dict_insert (&data, "taken-back", "b", contact->taken_back);
  kith_holding_entry_set_data (entry, &data);
  add_text (reading, contact->id, "check-in-said", _ ("What was said"), contact->words);
  kith_holding_add_extras (reading, record, contact->id, contact->extras);
}

static void
add_check_in (const KithHoldingReading *reading, const KithCheckIn *check_in)
{
  guint record = kith_holding_find_record (reading, check_in->person);
  g_autofree char *place = kith_holding_place (check_in->id, NULL);
  g_auto (GStrv) ways = kith_contact_ways_to_codes (check_in->ways);
  KithHoldingEntry *entry = kith_holding_add (reading->holding, "check-in", place, _ ("Check-in"),
                                              kith_check_in_state_label (check_in->state));
  GVariantDict data;

  entry->day = check_in->day;
  entry->source = kith_holding_source (reading, record, NULL, check_in->planned_by);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "state", kith_check_in_state_code (check_in->state));
  kith_holding_data_day (&data, "due", check_in->due_day);
  kith_holding_data_text (&data, "by", check_in->worker_name);
  g_variant_dict_insert_value (&data, "ways", g_variant_new_strv ((const char *const *) ways, -1));
  kith_holding_entry_set_data (entry, &data);
  add_text (reading, check_in->id, "check-in-words", _ ("What about"), check_in->words);
  kith_holding_add_extras (reading, record, check_in->id, check_in->extras);
  for (guint i = 0; i < check_in->contacts->len; i++)
    add_contact (reading, record, g_ptr_array_index (check_in->contacts, i));
}

/**
 * kith_holding_read_check_ins:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds who was to ask them how they are, newest first, each with how it went. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_check_ins (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  all = kith_check_ins_list (reading->session, reading->holding->person, error);
  if (all == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "check-ins", _ ("When we asked how you are"));
  for (guint i = 0; i < all->len; i++)
    add_check_in (reading, g_ptr_array_index (all, i));
  return TRUE;
}
