/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a holding has in common, and what is left out of every one, with the reason. */

#include "people/kith-holding-reading.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Sealed about a person and not in their copy. tests/desk/test-holding.c compares it with the classes of the
 * columns: what is in neither a copy nor here fails. */
static const struct
{
  const char *table;
  const char *column;
  const char *why; /* (nullable): nothing that would be missed */
} absent[] = {
  { "account", "bundle", NULL },
  { "key_grant", "sealed", NULL },
  { "person", "details", NULL },
  { "person_merge", "choices", NULL },
  { "merge_choice", "sealed",
    N_ ("Where two records were found to be yours, which of them says what. Both are here in full.") },
  { "group_note", "words",
    N_ ("What was written about groups: how many came and what they spoke of. It tells nobody’s story, and "
        "all "
        "who came share it. Which groups you came to is here.") },
  { "note_entry", "own", NULL },
  { "incident_entry", "own", NULL },
  { "incident_person", "sealed", NULL },
  { "debrief", "words",
    N_ ("What somebody who works here kept for themself of a conversation after something happened. Only "
        "they "
        "can open it.") },
  { "draft", "sealed",
    N_ ("What somebody is still writing and has not saved. Only they can open it; ask them.") },
  { "audit", "details",
    N_ ("The log of the center, but for who has seen or received your record, which is here. A coordinator "
        "can look up more with you.") },
};

/**
 * kith_holding_why_absent:
 * @table: a table of the store
 * @column: a column of it that holds something personal
 *
 * Returns: (transfer none) (nullable): why it is in no copy, "" where there is nothing in it to tell; %NULL
 * where it is in each
 */
const char *
kith_holding_why_absent (const char *table, const char *column)
{
  g_return_val_if_fail (table != NULL && column != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    if (g_str_equal (absent[i].table, table) && g_str_equal (absent[i].column, column))
      return absent[i].why != NULL ? _ (absent[i].why) : "";
  return NULL;
}

/**
 * kith_holding_add_absent:
 * @holding: what is held
 *
 * Says what else there is, and why it is not in the copy.
 */
void
kith_holding_add_absent (KithHolding *holding)
{
  g_return_if_fail (holding != NULL);

  kith_holding_begin_section (holding, "absent", _ ("What is not in here, and why"));
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    if (absent[i].why != NULL)
      kith_holding_add (holding, "absent", absent[i].table, "", _ (absent[i].why));
}

/**
 * kith_holding_find_record:
 * @reading: what is read
 * @person: a record
 *
 * Returns: its place among those of the reading; that of the one that is shown where it is none of them
 */
guint
kith_holding_find_record (const KithHoldingReading *reading, gint64 person)
{
  g_return_val_if_fail (reading != NULL, 0);

  for (guint i = 0; i < reading->records->len; i++)
    if (g_array_index (reading->records, gint64, i) == person)
      return i;
  return 0;
}

/**
 * kith_holding_place:
 * @row: an id
 * @part: (nullable): what of that row
 *
 * Returns: (transfer full): a place for kith_holding_add()
 */
char *
kith_holding_place (gint64 row, const char *part)
{
  if (part == NULL)
    return g_strdup_printf ("%" PRId64, row);
  return g_strdup_printf ("%" PRId64 ".%s", row, part);
}

/**
 * kith_holding_source:
 * @reading: what is read
 * @record: the place of the record it stands in
 * @how: (nullable): how it came, in words
 * @account: (nullable): who wrote it down
 *
 * Returns: (transfer full) (nullable): where something came from, in words; %NULL where nothing is to be said
 */
char *
kith_holding_source (const KithHoldingReading *reading, guint record, const char *how, const char *account)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (reading != NULL, NULL);

  if (how != NULL)
    g_ptr_array_add (parts, g_strdup (how));
  if (account != NULL)
    /* Translators: %s is the name of somebody who works here */
    g_ptr_array_add (parts, g_strdup_printf (_ ("written down by %s"), account));
  if (reading->records->len > 1)
    /* Translators: two or more records were found to be one person's */
    g_ptr_array_add (parts,
                     g_strdup_printf (_ ("record %u of %u"), record + 1, (guint) reading->records->len));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * kith_holding_add_extras:
 * @reading: what is read
 * @record: the place of the record it stands in
 * @row: its row
 * @extras: an a{sv} that a newer Kith wrote
 *
 * What this Kith does not know is held too: as it is, and somebody has to look at it.
 */
void
kith_holding_add_extras (const KithHoldingReading *reading, guint record, gint64 row, GVariant *extras)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_return_if_fail (reading != NULL && extras != NULL);

  g_variant_iter_init (&iter, extras);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autofree char *place = kith_holding_place (row, key);
      g_autofree char *text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
                                  ? g_variant_dup_string (value, NULL)
                                  : g_variant_print (value, FALSE);
      /* Translators: %s is a code of a newer version */
      g_autofree char *label = g_strdup_printf (_ ("Written by a newer Kith: %s"), key);
      KithHoldingEntry *entry = kith_holding_add (reading->holding, "newer", place, label, text);

      entry->source = kith_holding_source (reading, record, NULL, NULL);
      entry->typed = TRUE;
      entry->third_party = KITH_THIRD_PARTY_UNCLEAR;
      g_variant_unref (value);
    }
}

/**
 * kith_holding_data_day:
 * @data: what programs read
 * @key: permanent
 * @day: a day, or %KITH_DAY_NONE for nothing
 */
void
kith_holding_data_day (GVariantDict *data, const char *key, KithDay day)
{
  g_autofree char *iso = kith_day_is_valid (day) && day != KITH_DAY_NONE ? kith_day_format_iso (day) : NULL;

  kith_holding_data_text (data, key, iso);
}

/**
 * kith_holding_data_text:
 * @data: what programs read
 * @key: permanent
 * @text: (nullable): a text, or %NULL for nothing
 */
void
kith_holding_data_text (GVariantDict *data, const char *key, const char *text)
{
  g_return_if_fail (data != NULL && key != NULL);

  if (text != NULL)
    g_variant_dict_insert (data, key, "s", text);
}
