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

  for (guint8 i = 1; i < G_N_ELEMENTS (table_names); i++)
    {
      if (g_str_equal (table_names[i], table))
        return i;
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
