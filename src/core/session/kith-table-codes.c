/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and the permanent numbers by which the log names them. */

#include "session/kith-table-codes.h"

static const char *const table_names[] = { NULL,
#define TABLE(name, code) [code] = #name,
                                           KITH_TABLE_CODES (TABLE)
#undef TABLE
};

/**
 * kith_table_code:
 * @table: a table's name
 *
 * Returns: its permanent number, 0 where the log does not follow its rows
 */
guint8
kith_table_code (const char *table)
{
  g_return_val_if_fail (table != NULL, 0);

  for (guint8 code = kith_table_code_next (0); code != 0; code = kith_table_code_next (code))
    {
      if (g_str_equal (table_names[code], table))
        return code;
    }

  return 0;
}

/**
 * kith_table_code_next:
 * @code: a permanent number, or 0
 *
 * Returns: the next higher number that a table has, 0 where there is none
 */
guint8
kith_table_code_next (guint8 code)
{
  for (gsize next = (gsize) code + 1; next < G_N_ELEMENTS (table_names); next++)
    {
      if (table_names[next] != NULL)
        return (guint8) next;
    }

  return 0;
}

/**
 * kith_table_from_code:
 * @code: a permanent number
 *
 * Returns: (transfer none) (nullable): the table of this number
 */
const char *
kith_table_from_code (guint8 code)
{
  return code < G_N_ELEMENTS (table_names) ? table_names[code] : NULL;
}

/**
 * kith_table_set_add:
 * @self: numbers of tables
 * @code: one more
 */
void
kith_table_set_add (KithTableSet *self, guint8 code)
{
  g_return_if_fail (self != NULL);

  self->bits[code / 64] |= G_GUINT64_CONSTANT (1) << code % 64;
}

/**
 * kith_table_set_has:
 * @self: numbers of tables
 * @code: a number
 *
 * Returns: whether it is among them
 */
gboolean
kith_table_set_has (const KithTableSet *self, guint8 code)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->bits[code / 64] & G_GUINT64_CONSTANT (1) << code % 64) != 0;
}

/**
 * kith_table_set_is_empty:
 * @self: numbers of tables
 *
 * Returns: whether there is none
 */
gboolean
kith_table_set_is_empty (const KithTableSet *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return (self->bits[0] | self->bits[1] | self->bits[2] | self->bits[3]) == 0;
}
