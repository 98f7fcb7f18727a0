/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a directory in, and the same file again: beside reading it by xmllint and writing as many rows and
 * texts by the bare engine. */

#include "kith-bench.h"

#include <string.h>

#include "catalog/kith-catalog-plan.h"
#include "catalog/kith-catalog-writer.h"
#include "catalog/kith-catalogs.h"
#include "sample/kith-sample-county.h"

#define SEED 20261127
#define SOURCE "Bench county"

typedef struct
{
  KithCatalogWriter *writer;
  gint64 next; /* keys are numbers that no other entry has */
} Writing;

static gboolean
write_cb (KithResource **resources, guint n_resources, gpointer user_data, GError **error)
{
  Writing *writing = user_data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);

  for (guint i = 0; i < n_resources; i++)
    {
      KithCatalogEntry *entry = kith_catalog_entry_new (resources[i]->kind);

      entry->key = g_strdup_printf ("%" G_GINT64_FORMAT, writing->next++);
      entry->status = resources[i]->status;
      g_clear_pointer (&entry->values, kith_values_unref);
      entry->values = kith_values_ref (resources[i]->values);
      g_ptr_array_add (entries, entry);
    }
  for (guint i = 0; i < n_resources; i++)
    {
      KithCatalogEntry *entry = entries->pdata[i];
      const gint64 links[] = { resources[i]->organization, resources[i]->service, resources[i]->location };
      char **keys[] = { &entry->organization, &entry->service, &entry->location };

      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        if (links[k] < 0)
          *keys[k] = g_strdup (((KithCatalogEntry *) entries->pdata[-links[k] - 1])->key);
    }
  return kith_catalog_writer_write (writing->writer, entries, error);
}

static char *
write_file (KithBench *bench, guint n_services)
{
  char *path = g_build_filename (bench->folder, "county.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (KithCatalogWriter) writer = NULL;
  const KithCatalogHeader header = { .format = KITH_CATALOG_AIRS_3_1, .entity = (char *) SOURCE };
  const KithSampleCounty county = { .n_services = n_services, .seed = SEED, .n_words = 40 };
  Writing writing = { NULL, 1 };

  g_assert_no_error (error);
  writer = kith_catalog_writer_new (KITH_CATALOG_AIRS_3_1, G_OUTPUT_STREAM (stream));
  writing.writer = writer;
  g_assert_true (kith_catalog_writer_begin (writer, &header, &error));
  g_assert_true (kith_sample_county_tell (&county, write_cb, &writing, &error));
  g_assert_true (kith_catalog_writer_end (writer, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  return path;
}

static void
append_value (GString *line, KithStmt *stmt, int column)
{
  gsize size;
  const guint8 *data;

  switch (kith_stmt_get_value_type (stmt, column))
    {
    case KITH_VALUE_INT64:
      g_string_append_printf (line, "%" G_GINT64_FORMAT, kith_stmt_get_int64 (stmt, column));
      break;
    case KITH_VALUE_TEXT:
    case KITH_VALUE_BLOB:
      data = kith_stmt_get_blob (stmt, column, &size);
      g_string_append (line, kith_stmt_get_value_type (stmt, column) == KITH_VALUE_TEXT ? "CAST(x'" : "x'");
      for (gsize i = 0; i < size; i++)
        g_string_append_printf (line, "%02x", data[i]);
      g_string_append (line, kith_stmt_get_value_type (stmt, column) == KITH_VALUE_TEXT ? "' AS TEXT)" : "'");
      break;
    case KITH_VALUE_NULL:
    case KITH_VALUE_DOUBLE:
    default:
      g_string_append (line, "NULL");
    }
}

static void
write_rows (GOutputStream *out, KithDb *db, const char *select, const char *insert)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, select, &error);
  g_autoptr (GString) line = g_string_new (NULL);

  g_assert_no_error (error);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      g_string_printf (line, "INSERT INTO %s VALUES (", insert);
      for (int i = 0; i < kith_stmt_get_n_columns (stmt); i++)
        {
          if (i > 0)
            g_string_append_c (line, ',');
          append_value (line, stmt, i);
        }
      g_string_append (line, ");\n");
      g_assert_true (g_output_stream_write_all (out, line->str, line->len, NULL, NULL, &error));
    }
  g_assert_no_error (error);
}

static void
write_schema (GOutputStream *out, KithDb *db)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db,
                                               "SELECT sql FROM sqlite_schema WHERE (tbl_name = 'resource' "
                                               "OR name = 'full_text') AND sql IS NOT NULL ORDER BY rootpage",
                                               NULL);

  while (kith_stmt_step (stmt, NULL) == KITH_STEP_ROW)
    g_output_stream_printf (out, NULL, NULL, NULL, "%s;\n", kith_stmt_get_text (stmt, 0));
}

/* The same rows and texts for the bare engine's shell, as it would be told them. */
static char *
write_script (KithBench *bench, KithDb *db)
{
  char *path = g_build_filename (bench->folder, "rows.sql", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GOutputStream) out = g_buffered_output_stream_new (G_OUTPUT_STREAM (stream));

  g_output_stream_printf (out, NULL, NULL, NULL, "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n");
  write_schema (out, db);
  g_output_stream_printf (out, NULL, NULL, NULL, "BEGIN;\n");
  write_rows (out, db, "SELECT * FROM resource WHERE source IS NOT NULL", "resource");
  write_rows (out, db,
              "SELECT f.rowid, f.words FROM full_text AS f JOIN resource AS r ON r.id = f.rowid WHERE "
              "r.source IS NOT NULL",
              "full_text (rowid, words)");
  g_output_stream_printf (out, NULL, NULL, NULL, "COMMIT;\n");
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return path;
}

/* Below 0: the program is not here. */
static double
time_program (const char *input, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  double begun = kith_bench_now ();
  g_autoptr (GSubprocess) process = NULL;

  if (input != NULL)
    g_subprocess_launcher_set_stdin_file_path (launcher, input);
  process = g_subprocess_launcher_spawnv (launcher, words, NULL);
  return process != NULL && g_subprocess_wait_check (process, NULL, NULL) ? kith_bench_now () - begun : -1;
}

static KithCatalogPlan *
read_plan (KithSession *session, const char *path, double *seconds)
{
  const KithCatalogOptions options = { .name = SOURCE };
  g_autoptr (GError) error = NULL;
  double begun = kith_bench_now ();
  KithCatalogPlan *plan = kith_catalog_plan_read (session, path, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  *seconds = kith_bench_now () - begun;
  return plan;
}

void
kith_bench_catalog_figures (KithBench *bench)
{
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithSession) session = kith_bench_unlock (bench, "coordinator", &store);
  g_autofree char *path = write_file (bench, 2 * bench->people);
  g_autofree char *copy = g_build_filename (bench->folder, "rows.db", NULL);
  g_autofree char *script = NULL;
  g_autoptr (KithCatalogPlan) plan = NULL;
  g_autoptr (KithCatalogPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  double reading, begun, taking, second, xmllint, engine;
  gint64 run;

  plan = read_plan (session, path, &reading);
  begun = kith_bench_now ();
  g_assert_true (kith_catalog_plan_apply (plan, &run, NULL, NULL, NULL, &error));
  taking = reading + kith_bench_now () - begun;
  again = read_plan (session, path, &second);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);

  script = write_script (bench, kith_store_get_reader (store, NULL));
  xmllint = time_program (NULL, (const char *const[]){ "xmllint", "--stream", "--noout", path, NULL });
  engine = time_program (script, (const char *const[]){ "sqlite3", copy, NULL });
  if (xmllint < 0 || engine < 0)
    {
      g_printerr (
          "catalog: xmllint or sqlite3 is not here (Debian: libxml2-utils, sqlite3), so there is no floor\n");
      return;
    }
  g_printerr ("catalog: reading %.2f s, all %.2f s; xmllint %.2f s, engine %.2f s\n", reading, taking,
              xmllint, engine);
  kith_bench_record (bench, "directory taken in", "s", KITH_BENCH_RATIO, taking, xmllint + engine, 3);
  kith_bench_record (bench, "directory taken in again", "s", KITH_BENCH_RATIO, second, xmllint + engine, 1.5);
  g_assert_true (kith_catalogs_take_back (session, run, NULL, &error));
}
