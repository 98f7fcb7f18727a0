/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what waits or waited at the desk, notices, and that they are kept apart from somebody, never
 * from whom. */

#include "desk/kith-holding-desk-private.h"

#include <glib/gi18n-lib.h>

#include "desk/kith-desk-records.h"

static const char *
kind_words (KithWaitingKind kind)
{
  switch (kind)
    {
    case KITH_WAITING_MAIL:
      return _ ("Mail for you");
    case KITH_WAITING_PARCEL:
      return _ ("A parcel for you");
    case KITH_WAITING_MESSAGE:
    default:
      return _ ("A message for you");
    }
}

static const char *
kind_code (KithWaitingKind kind)
{
  switch (kind)
    {
    case KITH_WAITING_MAIL:
      return "mail";
    case KITH_WAITING_PARCEL:
      return "parcel";
    case KITH_WAITING_MESSAGE:
    default:
      return "message";
    }
}

static const char *
state_words (const KithDeskRecord *record, KithDay today)
{
  if (kith_desk_record_is_in_force (record, today))
    return _ ("in force");
  if (record->state == KITH_RECORD_TAKEN_BACK)
    return _ ("taken back");
  return record->state == KITH_RECORD_DONE ? _ ("done") : _ ("over");
}

static const char *
state_code (const KithDeskRecord *record, KithDay today)
{
  if (kith_desk_record_is_in_force (record, today))
    return "in-force";
  if (record->state == KITH_RECORD_TAKEN_BACK)
    return "taken-back";
  return record->state == KITH_RECORD_DONE ? "done" : "over";
}

static void
finish (const KithHoldingReading *reading, guint i, const KithDeskRecord *record, KithHoldingEntry *entry)
{
  KithDay today = reading->holding->day;
  GVariantDict data;

  if (record->what != KITH_RECORD_APART)
    entry->day = record->day;
  entry->source = kith_holding_source (reading, i, state_words (record, today), record->author);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "state", state_code (record, today));
  if (record->what == KITH_RECORD_WAITING)
    kith_holding_data_text (&data, "kind", kind_code (record->kind));
  if (record->what != KITH_RECORD_APART)
    kith_holding_data_day (&data, "last-day", record->last_day);
  if (record->what == KITH_RECORD_NOTICE)
    kith_holding_data_day (&data, "shown", record->shown_day);
  kith_holding_entry_set_data (entry, &data);
}

static gboolean
add_waiting (const KithHoldingReading *reading, guint i, GError **error)
{
  g_autoptr (GPtrArray) records = kith_desk_records_list_held (
      reading->session, KITH_RECORD_WAITING, g_array_index (reading->records, gint64, i), error);

  for (guint j = 0; records != NULL && j < records->len; j++)
    {
      const KithDeskRecord *record = g_ptr_array_index (records, j);
      g_autofree char *place = kith_holding_place (record->id, NULL);
      KithHoldingEntry *entry =
          kith_holding_add (reading->holding, "waiting", place, kind_words (record->kind),
                            record->words != NULL ? record->words : _ ("without a word to it"));

      if (record->words != NULL)
        kith_holding_entry_judge (entry, reading->others);
      finish (reading, i, record, entry);
    }
  return records != NULL;
}

static gboolean
add_notices (const KithHoldingReading *reading, guint i, GError **error)
{
  g_autoptr (GPtrArray) records = kith_desk_records_list_held (
      reading->session, KITH_RECORD_NOTICE, g_array_index (reading->records, gint64, i), error);

  for (guint j = 0; records != NULL && j < records->len; j++)
    {
      const KithDeskRecord *record = g_ptr_array_index (records, j);
      g_autofree char *place = kith_holding_place (record->id, NULL);
      KithHoldingEntry *entry =
          kith_holding_add (reading->holding, "notice", place, _ ("Notice for the desk"), record->words);

      kith_holding_entry_judge (entry, reading->others);
      finish (reading, i, record, entry);
      if (record->answer != NULL)
        kith_holding_entry_judge (kith_holding_add (reading->holding, "notice-answer", place,
                                                    _ ("What you answered to it"), record->answer),
                                  reading->others);
    }
  return records != NULL;
}

static gboolean
find_record (const KithHoldingReading *reading, gint64 person, guint *place)
{
  for (guint i = 0; i < reading->records->len; i++)
    if (g_array_index (reading->records, gint64, i) == person)
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

/* That there is somebody else is about them as well: a person decides. */
static gboolean
add_apart (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) records = kith_desk_records_list_held (reading->session, KITH_RECORD_APART, 0, error);

  for (guint j = 0; records != NULL && j < records->len; j++)
    {
      const KithDeskRecord *record = g_ptr_array_index (records, j);
      g_autofree char *place = kith_holding_place (record->id, NULL);
      KithHoldingEntry *entry;
      guint i;

      if (!find_record (reading, record->person, &i) && !find_record (reading, record->other, &i))
        continue;
      entry = kith_holding_add (reading->holding, "keep-apart", place, _ ("Kept apart"),
                                _ ("You and somebody else are not to be here at the same time."));
      entry->third_party = KITH_THIRD_PARTY_FIELD;
      finish (reading, i, record, entry);
    }
  return records != NULL;
}

/**
 * kith_holding_read_desk:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds what the desk knows.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_desk (const KithHoldingReading *reading, GError **error)
{
  g_return_val_if_fail (reading != NULL, FALSE);

  kith_holding_begin_section (reading->holding, "desk", _ ("At the front desk"));
  for (guint i = 0; i < reading->records->len; i++)
    if (!add_waiting (reading, i, error) || !add_notices (reading, i, error))
      return FALSE;
  return add_apart (reading, error);
}
