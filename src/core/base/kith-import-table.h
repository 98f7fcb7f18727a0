/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithImportTable: a table with a header (CSV in UTF-8), read whole within bounds, and what is wrong in its
 * lines. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithImportProblem:
 * @line: where, from 1
 * @column: which, from 1; 0 for the whole line
 * @sentence: (owned): what is wrong and what to do
 */
typedef struct
{
  guint64 line;
  guint column;
  char *sentence;
} KithImportProblem;

/**
 * KithImportTable:
 * @headers: (owned): what the columns are called
 * @n_columns: how many there are
 * @header_line: where they are named, from 1
 * @lines: (owned) (element-type GStrv): the cells of each line below
 * @numbers: (owned) (element-type guint64): where each stands, from 1
 * @problems: (owned) (element-type KithImportProblem): what keeps the table from being taken
 */
typedef struct
{
  GStrv headers;
  guint n_columns;
  guint64 header_line;
  GPtrArray *lines;
  GArray *numbers;
  GPtrArray *problems;
} KithImportTable;

KithImportTable *kith_import_table_read (GInputStream *stream, GCancellable *cancellable, GError **error);
void kith_import_table_free (KithImportTable *self);

gboolean
kith_import_table_refuse (const KithImportTable *self, guint column, const char *sentence, GError **error);
void kith_import_table_take_problem (KithImportTable *self, guint64 line, guint column, char *sentence);
gboolean kith_import_table_check_width (KithImportTable *self, guint row);
gboolean kith_import_table_is_full (const KithImportTable *self);
gboolean kith_import_table_demand_clean (const KithImportTable *self, GError **error);
char *kith_import_table_describe (const KithImportTable *self, const KithImportProblem *problem);
char *kith_import_table_fold_header (const char *header);
char *kith_import_table_show (const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithImportTable, kith_import_table_free)

G_END_DECLS
