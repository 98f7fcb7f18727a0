/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every import begins with. A file that is no table ends the reading with its line and column, as soon
 * as that is seen, so that no file, however large, takes more than a bounded amount of memory; what is wrong
 * in single lines is collected, and where there is anything nothing is taken. */

#include "base/kith-import-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-csv.h"
#include "base/kith-error.h"
#include "base/kith-text.h"

#define MOST_ROWS 200000
#define MOST_COLUMNS 500
#define MOST_MEMORY (128 << 20)
#define MOST_PROBLEMS 100
#define MOST_SHOWN 40
/* What a cell takes beside its letters, about. */
#define CELL 24

static void
problem_free (gpointer data)
{
  KithImportProblem *problem = data;

  g_free (problem->sentence);
  g_free (problem);
}

static gboolean
refuse_at (guint64 line, guint column, const char *sentence, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Line %llu, column %llu: %s"),
               (unsigned long long) line, (unsigned long long) column, sentence);
  return FALSE;
}

static GStrv
clean_headers (GStrv cells)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **cell = cells; *cell != NULL; cell++)
    {
      g_autofree char *cleaned = kith_text_clean (*cell, KITH_TEXT_NAME_MAX);

      g_strv_builder_add (builder, cleaned);
    }
  return g_strv_builder_end (builder);
}

/* In whatever case: nobody could tell two such columns apart. */
static gboolean
check_headers (KithImportTable *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *fold = g_utf8_casefold (self->headers[i], -1);
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (seen, fold));

      if (other != 0)
        {
          g_autofree char *shown = kith_import_table_show (self->headers[i]);
          g_autofree char *sentence = g_strdup_printf (
              _ ("Column %u is called “%s” as well. Give each a name of its own."), other, shown);

          return kith_import_table_refuse (self, i + 1, sentence, error);
        }
      if (fold[0] != '\0')
        g_hash_table_insert (seen, g_steal_pointer (&fold), GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

static gboolean
is_blank_line (GStrv cells)
{
  for (char **cell = cells; *cell != NULL; cell++)
    if (!kith_text_is_blank (*cell))
      return FALSE;
  return TRUE;
}

static gsize
measure (GStrv cells)
{
  gsize size = 0;

  for (char **cell = cells; *cell != NULL; cell++)
    size += strlen (*cell) + CELL;
  return size;
}

static gboolean
read_lines (KithImportTable *self, KithCsvReader *reader, GCancellable *cancellable, GError **error)
{
  gsize size = 0;

  for (;;)
    {
      g_auto (GStrv) cells = NULL;
      guint64 number;

      if (!kith_csv_reader_next (reader, &cells, cancellable, error))
        return FALSE;
      number = kith_csv_reader_get_line (reader);
      if (cells == NULL)
        return self->lines->len > 0 ||
               refuse_at (number + 1, 1, _ ("Nothing stands below the names of the columns."), error);
      if (is_blank_line (cells))
        continue;
      size += measure (cells);
      if (self->lines->len >= MOST_ROWS || size > MOST_MEMORY)
        return refuse_at (number, 1, _ ("The file is too large from here on. Split it into several."), error);
      g_ptr_array_add (self->lines, g_steal_pointer (&cells));
      g_array_append_val (self->numbers, number);
    }
}

/**
 * kith_import_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
kith_import_table_free (KithImportTable *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->headers);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * kith_import_table_read:
 * @stream: CSV in UTF-8 whose first line names the columns
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID with line and column where this is no such table, an I/O error, cancelled
 *
 * Reads the whole file: at most 500 columns, 200,000 lines of 1 MiB each, and 128 MiB. Blank lines are passed
 * over.
 *
 * Returns: (transfer full): what was read, without problems so far
 */
KithImportTable *
kith_import_table_read (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  const KithCsvLimits limits = { .max_columns = MOST_COLUMNS };
  g_autoptr (KithImportTable) self = NULL;
  g_autoptr (KithCsvReader) reader = NULL;
  g_auto (GStrv) header = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  reader = kith_csv_reader_new (stream, &limits);
  if (!kith_csv_reader_next (reader, &header, cancellable, error))
    return NULL;
  if (header == NULL)
    {
      refuse_at (1, 1, _ ("The file is empty."), error);
      return NULL;
    }
  self = g_new0 (KithImportTable, 1);
  self->headers = clean_headers (header);
  self->n_columns = g_strv_length (self->headers);
  self->header_line = kith_csv_reader_get_line (reader);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  return check_headers (self, error) && read_lines (self, reader, cancellable, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * kith_import_table_refuse:
 * @self: a table
 * @column: whose name is no good, from 1
 * @sentence: why
 * @error: (out): %KITH_ERROR_INVALID with line and column
 *
 * Returns: %FALSE
 */
gboolean
kith_import_table_refuse (const KithImportTable *self, guint column, const char *sentence, GError **error)
{
  g_return_val_if_fail (self != NULL && sentence != NULL, FALSE);

  return refuse_at (self->header_line, column, sentence, error);
}

/**
 * kith_import_table_take_problem:
 * @self: a table
 * @line: where it is, from 1
 * @column: in which column, from 1; 0 for the whole line
 * @sentence: (transfer full): what is wrong and what to do
 */
void
kith_import_table_take_problem (KithImportTable *self, guint64 line, guint column, char *sentence)
{
  KithImportProblem *problem = g_new0 (KithImportProblem, 1);

  problem->line = line;
  problem->column = column;
  problem->sentence = sentence;
  g_ptr_array_add (self->problems, problem);
}

/**
 * kith_import_table_check_width:
 * @self: a table
 * @row: a line, from 0
 *
 * Makes it a problem where the line has not as many cells as there are columns.
 *
 * Returns: whether it has
 */
gboolean
kith_import_table_check_width (KithImportTable *self, guint row)
{
  guint n;

  g_return_val_if_fail (self != NULL && row < self->lines->len, FALSE);

  n = g_strv_length (g_ptr_array_index (self->lines, row));
  if (n != self->n_columns)
    kith_import_table_take_problem (self, g_array_index (self->numbers, guint64, row), 0,
                                    g_strdup_printf (_ ("This line has %u cells, the first line has %u."), n,
                                                     self->n_columns));
  return n == self->n_columns;
}

/**
 * kith_import_table_is_full:
 * @self: a table
 *
 * Returns: whether there are so many problems that nobody would read more
 */
gboolean
kith_import_table_is_full (const KithImportTable *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->problems->len >= MOST_PROBLEMS;
}

/**
 * kith_import_table_demand_clean:
 * @self: a table
 * @error: %KITH_ERROR_INVALID: the first problem
 *
 * Returns: whether there is no problem
 */
gboolean
kith_import_table_demand_clean (const KithImportTable *self, GError **error)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->problems->len == 0)
    return TRUE;
  first = kith_import_table_describe (self, g_ptr_array_index (self->problems, 0));
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, first);
  return FALSE;
}

/**
 * kith_import_table_describe:
 * @self: a table
 * @problem: of this table
 *
 * Returns: (transfer full): the problem with its line, and its column by number and name
 */
char *
kith_import_table_describe (const KithImportTable *self, const KithImportProblem *problem)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL && problem != NULL, NULL);

  if (problem->column == 0 || problem->column > self->n_columns)
    return g_strdup_printf (_ ("Line %llu: %s"), (unsigned long long) problem->line, problem->sentence);
  shown = kith_import_table_show (self->headers[problem->column - 1]);
  /* Translators: line, number and name of a column, then what is wrong there. */
  return g_strdup_printf (_ ("Line %llu, column %u (“%s”): %s"), (unsigned long long) problem->line,
                          problem->column, shown, problem->sentence);
}

/**
 * kith_import_table_fold_header:
 * @header: a column's name, in whatever case, with or without spaces and marks
 *
 * Returns: (transfer full): what it is known by: letters and digits of the folded name
 */
char *
kith_import_table_fold_header (const char *header)
{
  char *fold, *to;

  g_return_val_if_fail (header != NULL, NULL);

  fold = kith_text_fold (header);
  to = fold;
  for (const char *from = fold; *from != '\0'; from++)
    if (g_ascii_isalnum (*from))
      *to++ = *from;
  *to = '\0';
  return fold;
}

/**
 * kith_import_table_show:
 * @cell: a cell as it is in the file
 *
 * Returns: (transfer full): as much of it as a sentence can hold
 */
char *
kith_import_table_show (const char *cell)
{
  g_autofree char *cleaned = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  cleaned = kith_text_clean (cell, MOST_SHOWN + 1);
  if (kith_text_length (cleaned) <= MOST_SHOWN)
    return g_steal_pointer (&cleaned);
  *g_utf8_offset_to_pointer (cleaned, MOST_SHOWN - 1) = '\0';
  return g_strconcat (cleaned, "…", NULL);
}
