/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of fields and parts as code. */

#include "resources/kith-resource-field.h"

#include <glib/gi18n-lib.h>

/* Unknown names come after all that are known. */
#define RANK_PART 1000
#define RANK_UNKNOWN 2000

typedef struct
{
  const char *name;
  KithResourceFieldType type;
  gboolean repeats;
  const char *label;
} FieldRow;

typedef struct
{
  const char *name;
  const char *label;
} PartRow;

static const FieldRow fields[KITH_N_RESOURCE_FIELDS] = {
#define FIELD(symbol, name, type, repeats, label) { name, KITH_RESOURCE_##type, repeats, label },
  KITH_RESOURCE_FIELDS (FIELD)
#undef FIELD
};

static const PartRow parts[KITH_N_RESOURCE_PARTS] = {
#define PART(symbol, name, label) { name, label },
  KITH_RESOURCE_PARTS (PART)
#undef PART
};

/* Rank by name, counted from 1. */
static GHashTable *
get_ranks (void)
{
  static gsize ready = 0;
  static GHashTable *ranks = NULL;

  if (g_once_init_enter (&ready))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < KITH_N_RESOURCE_FIELDS; i++)
        g_hash_table_insert (table, (gpointer) fields[i].name, GUINT_TO_POINTER (1 + i));
      for (guint i = 0; i < KITH_N_RESOURCE_PARTS; i++)
        g_hash_table_insert (table, (gpointer) parts[i].name, GUINT_TO_POINTER (1 + RANK_PART + i));
      ranks = table;
      g_once_init_leave (&ready, 1);
    }
  return ranks;
}

/**
 * kith_resource_field_name:
 * @field: a field
 *
 * Returns: (transfer none): its permanent name
 */
const char *
kith_resource_field_name (KithResourceField field)
{
  g_return_val_if_fail (field < KITH_N_RESOURCE_FIELDS, NULL);

  return fields[field].name;
}

/**
 * kith_resource_field_label:
 * @field: a field
 *
 * Returns: (transfer none): what it is called on a screen
 */
const char *
kith_resource_field_label (KithResourceField field)
{
  g_return_val_if_fail (field < KITH_N_RESOURCE_FIELDS, NULL);

  return _ (fields[field].label);
}

/**
 * kith_resource_field_type:
 * @field: a field
 *
 * Returns: what its text is
 */
KithResourceFieldType
kith_resource_field_type (KithResourceField field)
{
  g_return_val_if_fail (field < KITH_N_RESOURCE_FIELDS, KITH_RESOURCE_TEXT);

  return fields[field].type;
}

/**
 * kith_resource_field_repeats:
 * @field: a field
 *
 * Returns: whether an entry may have more than one
 */
gboolean
kith_resource_field_repeats (KithResourceField field)
{
  g_return_val_if_fail (field < KITH_N_RESOURCE_FIELDS, FALSE);

  return fields[field].repeats;
}

/**
 * kith_resource_field_parse:
 * @name: a name
 * @field: (out): the field of that name
 *
 * Returns: whether there is one
 */
gboolean
kith_resource_field_parse (const char *name, KithResourceField *field)
{
  guint rank;

  g_return_val_if_fail (name != NULL && field != NULL, FALSE);

  rank = kith_resource_name_rank (name);
  if (rank >= KITH_N_RESOURCE_FIELDS)
    return FALSE;
  *field = (KithResourceField) rank;
  return TRUE;
}

/**
 * kith_resource_part_name:
 * @part: a part
 *
 * Returns: (transfer none): its permanent name
 */
const char *
kith_resource_part_name (KithResourcePart part)
{
  g_return_val_if_fail (part < KITH_N_RESOURCE_PARTS, NULL);

  return parts[part].name;
}

/**
 * kith_resource_part_label:
 * @part: a part
 *
 * Returns: (transfer none): what it is called on a screen
 */
const char *
kith_resource_part_label (KithResourcePart part)
{
  g_return_val_if_fail (part < KITH_N_RESOURCE_PARTS, NULL);

  return _ (parts[part].label);
}

/**
 * kith_resource_name_label:
 * @name: the name of a field or a part, or any other
 *
 * Returns: (transfer none): what it is called on a screen; @name itself where nobody knows
 */
const char *
kith_resource_name_label (const char *name)
{
  guint rank;

  g_return_val_if_fail (name != NULL, NULL);

  rank = kith_resource_name_rank (name);
  if (rank < KITH_N_RESOURCE_FIELDS)
    return _ (fields[rank].label);
  return rank < RANK_UNKNOWN ? _ (parts[rank - RANK_PART].label) : name;
}

/**
 * kith_resource_name_rank:
 * @name: the name of a field or a part, or any other
 *
 * Returns: its place among its neighbours; all that nobody knows have the same
 */
guint
kith_resource_name_rank (const char *name)
{
  guint rank;

  g_return_val_if_fail (name != NULL, RANK_UNKNOWN);

  rank = GPOINTER_TO_UINT (g_hash_table_lookup (get_ranks (), name));
  return rank > 0 ? rank - 1 : RANK_UNKNOWN;
}

/**
 * kith_resource_knows_day:
 * @day: (nullable): a date as a source writes it
 *
 * Returns: whether it says a day; many systems write the first of 1900 where nobody knows
 */
gboolean
kith_resource_knows_day (const char *day)
{
  return day != NULL && !g_str_has_prefix (day, "1900-01-01");
}
