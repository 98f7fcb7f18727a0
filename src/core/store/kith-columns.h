/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table that classes every column of the store: personal (sealed) or public, and why it may be. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KITH_COLUMN_PERSONAL, /* a sealed value: ciphertext only */
  KITH_COLUMN_PUBLIC,
} KithColumnClass;

/**
 * KithColumn:
 * @reason: one word: what a public column holds, or which key seals a personal one (a purpose of the vault,
 * author, account)
 */
typedef struct
{
  const char *table;
  const char *column;
  KithColumnClass column_class;
  const char *reason;
} KithColumn;

/**
 * KithTable:
 * @digested: its rows are written only through KithChange, so that each has a digest in the log
 */
typedef struct
{
  const char *name;
  gboolean digested;
} KithTable;

/* Both end with a NULL name. Every table's key is its column "id". */
const KithColumn *kith_columns_get (void);
const KithTable *kith_tables_get (void);
const KithTable *kith_tables_find (const char *name);

G_END_DECLS
