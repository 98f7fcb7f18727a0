/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are imported: what is refused and where, how much is read at most, and what is said of a line.
 */

#include <string.h>

#include "base/kith-csv.h"
#include "base/kith-error.h"
#include "base/kith-import-table.h"

static KithImportTable *
read_text (const char *text, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return kith_import_table_read (stream, NULL, error);
}

static void
test_refuses (void)
{
  static const char *const cases[][2] = {
    { "", "Line 1, column 1: " },
    { "\n\n", "Line 1, column 1: " },
    { "name\n", "Line 2, column 1: " },
    { "name\n \n\t\n", "Line 4, column 1: " },
    { "name,hat,NAME\na,b,c\n", "Line 1, column 3: " },
    { "\n\nhat,hat\na,b\n", "Line 3, column 2: " },
    { "name\na\n\"b\n", "Line 3, column 1: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i][0], &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_test_message ("%u: %s", i, error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i][1]));
    }
}

static void
test_describes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportTable) table = read_text ("name\nx\n", &error);
  g_autoptr (KithImportTable) two = read_text ("name,hat\na,b\n\na,b,c\n", &error);
  g_autofree char *whole = NULL;
  g_autofree char *cell = NULL;

  g_assert_no_error (error);
  g_assert_true (kith_import_table_check_width (two, 0));
  g_assert_false (kith_import_table_check_width (two, 1));
  kith_import_table_take_problem (two, 9, 2, g_strdup ("No."));
  whole = kith_import_table_describe (two, g_ptr_array_index (two->problems, 0));
  g_assert_true (g_str_has_prefix (whole, "Line 4: "));
  cell = kith_import_table_describe (two, g_ptr_array_index (two->problems, 1));
  g_assert_cmpstr (cell, ==, "Line 9, column 2 (“hat”): No.");
  g_assert_false (kith_import_table_demand_clean (two, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, whole);
  g_assert_true (kith_import_table_demand_clean (table, NULL));
}

/* Lines that are each within bounds, for ever. */
typedef struct
{
  GInputStream parent_instance;
} EndlessLines;
typedef GInputStreamClass EndlessLinesClass;
static GType endless_lines_get_type (void);
static gsize lines_read;
static gsize line_length;
G_DEFINE_TYPE (EndlessLines, endless_lines, G_TYPE_INPUT_STREAM)

static gssize
endless_lines_read (GInputStream *stream,
                    void *buffer,
                    gsize count,
                    GCancellable *cancellable,
                    GError **error)
{
  for (gsize i = 0; i < count; i++, lines_read++)
    ((char *) buffer)[i] = lines_read % line_length == line_length - 1 ? '\n' : 'a';
  return (gssize) count;
}

static void
endless_lines_class_init (EndlessLinesClass *klass)
{
  klass->read_fn = endless_lines_read;
}

static void
endless_lines_init (EndlessLines *self)
{
}

static void
test_bounds (void)
{
  static const gsize lengths[] = { 2, 60000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GInputStream) stream = g_object_new (endless_lines_get_type (), NULL);
      g_autoptr (GError) error = NULL;

      lines_read = 0;
      line_length = lengths[i];
      g_assert_null (kith_import_table_read (stream, NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, ", column 1: "));
      g_assert_cmpuint (lines_read, <, 130 << 20);
    }
}

/* Taken as the words that they are, and never written as what a spreadsheet would work out. */
static void
test_formulas (void)
{
  static const char *const formulas[] = { "=1+1", "+1", "-1", "@x", "\t=1", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportTable) table = read_text ("a,b,c,d,e\n=1+1,+1,-1,@x,\t=1\n", &error);
  g_autoptr (GString) out = g_string_new (NULL);
  GStrv cells;

  g_assert_no_error (error);
  cells = g_ptr_array_index (table->lines, 0);
  g_assert_cmpstrv (cells, formulas);
  kith_csv_append_row (out, (const char *const *) cells);
  g_assert_cmpstr (out->str, ==, "'=1+1,'+1,'-1,'@x,\"'\t=1\"\r\n");
}

static void
test_fold_header (void)
{
  g_autofree char *a = kith_import_table_fold_header (" First-Timers ");
  g_autofree char *b = kith_import_table_fold_header ("Émail");

  g_assert_cmpstr (a, ==, "firsttimers");
  g_assert_cmpstr (b, ==, "email");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/import-table/refuses", test_refuses);
  g_test_add_func ("/base/import-table/describes", test_describes);
  g_test_add_func ("/base/import-table/bounds", test_bounds);
  g_test_add_func ("/base/import-table/formulas", test_formulas);
  g_test_add_func ("/base/import-table/fold-header", test_fold_header);
  return g_test_run ();
}
