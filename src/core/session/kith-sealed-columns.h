/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sealed value stands in which column: what verifying opens and what a change of keys seals anew. */

#pragma once

#include "vault/kith-purpose.h"

G_BEGIN_DECLS

/**
 * KithSealedColumn:
 * @person_column: the column of the same row that holds the person the value is about; NULL: about nobody
 * @resealed: whether it may be written anew under a newer key (the log may not: its chain covers the sealed
 * bytes)
 */
typedef struct
{
  const char *table;
  const char *column;
  KithPurpose purpose;
  KithSealKind kind;
  const char *person_column; /* (nullable) */
  gboolean resealed;
} KithSealedColumn;

/* Ends with a NULL table. */
const KithSealedColumn *kith_sealed_columns_get (void);

G_END_DECLS
