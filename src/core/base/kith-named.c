/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with their codes and labels. */

#include "base/kith-named.h"

/**
 * kith_named_find:
 * @table: a table, ended by a row without a code
 * @number: as stored
 *
 * Returns: (transfer none) (nullable): its row; %NULL for a number of a newer Kith
 */
const KithNamed *
kith_named_find (const KithNamed *table, int number)
{
  g_return_val_if_fail (table != NULL, NULL);

  for (; table->code != NULL; table++)
    if (table->number == number)
      return table;
  return NULL;
}

/**
 * kith_named_parse:
 * @table: a table, ended by a row without a code
 * @code: a code
 * @number: (out): its number
 *
 * Returns: whether there is such a code
 */
gboolean
kith_named_parse (const KithNamed *table, const char *code, int *number)
{
  g_return_val_if_fail (table != NULL && code != NULL && number != NULL, FALSE);

  for (; table->code != NULL; table++)
    if (g_str_equal (table->code, code))
      {
        *number = table->number;
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_named_list_codes:
 * @table: a table, ended by a row without a code
 *
 * Returns: (transfer full): all codes, for telling which there are
 */
char *
kith_named_list_codes (const KithNamed *table)
{
  GString *codes = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, NULL);

  for (const KithNamed *row = table; row->code != NULL; row++)
    g_string_append_printf (codes, "%s%s", row == table ? "" : ", ", row->code);
  return g_string_free (codes, FALSE);
}
