/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper sheet or export of any shape: never a crash, and what we write reads back as it was. */

#include "kith-fuzz.h"

#include "base/kith-csv.h"

#include <gio/gio.h>

static GPtrArray *
read_all (const guint8 *data, size_t size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (KithCsvReader) reader = kith_csv_reader_new (stream, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  guint64 line = 0;

  for (;;)
    {
      GStrv fields = NULL;

      if (!kith_csv_reader_next (reader, &fields, NULL, &error))
        {
          g_assert_nonnull (error);
          g_assert_null (fields);
          break;
        }
      if (fields == NULL)
        break;
      g_assert_cmpuint (kith_csv_reader_get_line (reader), >, line);
      line = kith_csv_reader_get_line (reader);
      for (guint i = 0; fields[i] != NULL; i++)
        g_assert_true (g_utf8_validate (fields[i], -1, NULL));
      g_ptr_array_add (rows, fields);
    }

  return g_steal_pointer (&rows);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GPtrArray) rows = read_all (data, size);
  /* A byte order mark is passed over once, so that one in the first field stays. */
  g_autoptr (GString) once = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GString) twice = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GPtrArray) again = NULL;

  for (guint i = 0; i < rows->len; i++)
    kith_csv_append_row (once, g_ptr_array_index (rows, i));

  /* A guard before a formula is added once more each time; everything else must stand still. */
  again = read_all ((const guint8 *) once->str, once->len);
  for (guint i = 0; i < again->len; i++)
    {
      GStrv fields = g_ptr_array_index (again, i);

      for (guint j = 0; fields[j] != NULL; j++)
        if (fields[j][0] == '\'')
          return 0;
      kith_csv_append_row (twice, (const char *const *) fields);
    }
  g_assert_cmpstr (once->str, ==, twice->str);

  return 0;
}
