/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that are stored, with their permanent codes and what people read: one table each, looked up here.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithNamed:
 * @number: as stored
 * @code: permanent; %NULL ends a table
 * @label: untranslated, marked with N_()
 */
typedef struct
{
  int number;
  const char *code;
  const char *label;
} KithNamed;

/* (nullable) NULL: none has that number. */
const KithNamed *kith_named_find (const KithNamed *table, int number);
gboolean kith_named_parse (const KithNamed *table, const char *code, int *number);
/* (transfer full) "one, other", for telling which there are. */
char *kith_named_list_codes (const KithNamed *table);

G_END_DECLS
