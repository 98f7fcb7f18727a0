/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the benchmarks and prints one JSON document. Every figure stands beside a floor measured in the same
 * run, since the machine's own speed tells nothing.
 */

#include "kith-bench.h"

#include <glib/gstdio.h>

#include "bench-search.h"
#include "session/kith-accounts.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

void
kith_bench_times_init (KithBenchTimes *times)
{
  times->seconds = g_array_new (FALSE, FALSE, sizeof (double));
}

void
kith_bench_times_clear (KithBenchTimes *times)
{
  g_clear_pointer (&times->seconds, g_array_unref);
}

void
kith_bench_times_add (KithBenchTimes *times, double seconds)
{
  g_array_append_val (times->seconds, seconds);
}

double
kith_bench_times_percentile (KithBenchTimes *times, double percent)
{
  g_assert (times->seconds->len > 0);
  g_array_sort (times->seconds, compare_doubles);
  guint at = (guint) (percent / 100.0 * (times->seconds->len - 1) + 0.5);

  return g_array_index (times->seconds, double, at);
}

double
kith_bench_now (void)
{
  return g_get_monotonic_time () / 1e6;
}

static double
relation (KithBenchKind kind, double value, double floor)
{
  switch (kind)
    {
    case KITH_BENCH_RATIO:
      return value / floor;
    case KITH_BENCH_DIFFERENCE:
      return value - floor;
    case KITH_BENCH_FASTER:
      return floor / value;
    case KITH_BENCH_ALONE:
    case KITH_BENCH_AT_LEAST:
      return value;
    default:
      g_assert_not_reached ();
    }
}

static void
put (JsonBuilder *out, const char *name, double value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_double_value (out, value);
}

void
kith_bench_record (KithBench *bench,
                   const char *figure,
                   const char *unit,
                   KithBenchKind kind,
                   double value,
                   double floor,
                   double bar)
{
  static const char *const kinds[] = { "value at most", "value / floor at most", "value - floor at most",
                                       "floor / value at least", "value at least" };
  double related = relation (kind, value, floor);
  gboolean met = kind == KITH_BENCH_FASTER || kind == KITH_BENCH_AT_LEAST ? related >= bar : related <= bar;

  json_builder_begin_object (bench->out);
  json_builder_set_member_name (bench->out, "figure");
  json_builder_add_string_value (bench->out, figure);
  json_builder_set_member_name (bench->out, "unit");
  json_builder_add_string_value (bench->out, unit);
  put (bench->out, "value", value);
  if (floor > 0)
    put (bench->out, "floor", floor);
  json_builder_set_member_name (bench->out, "rule");
  json_builder_add_string_value (bench->out, kinds[kind]);
  put (bench->out, "bar", bar);
  put (bench->out, "result", related);
  json_builder_set_member_name (bench->out, "met");
  json_builder_add_boolean_value (bench->out, met);
  json_builder_end_object (bench->out);
  g_autofree char *beside = floor > 0 ? g_strdup_printf (" (floor %.4g)", floor) : g_strdup ("");

  g_printerr ("%-52s %10.4g %s%s, %s %.4g: %.4g %s\n", figure, value, unit, beside, kinds[kind], bar, related,
              met ? "(met)" : "(NOT MET)");
}

KithSession *
kith_bench_unlock (KithBench *bench, const char *name, KithStore **store)
{
  g_autoptr (GError) error = NULL;

  *store = kith_store_open (bench->store_path, KITH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_autoptr (KithAccount) account = kith_accounts_find (*store, name, &error);
  g_assert_no_error (error);
  KithSession *session = kith_session_unlock (*store, account->id, bench->passphrase, NULL, &error);
  g_assert_no_error (error);
  return session;
}

gboolean
kith_bench_has_screen (void)
{
  if (g_getenv ("DISPLAY") != NULL || g_getenv ("WAYLAND_DISPLAY") != NULL)
    return TRUE;
  g_printerr ("no screen: figures of windows left out\n");
  return FALSE;
}

static double
member (JsonObject *object, const char *name)
{
  return json_object_get_double_member (object, name);
}

static void
search_figures (KithBench *bench)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kith_bench_search (builder, bench->people, 2000);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  JsonObject *search = json_object_get_object_member (json_node_get_object (root), "search");

  g_printerr ("search: median %.2f ms, longest %.2f ms, %.0f %% namesakes, index %.0f MB, ready in %.0f ms\n",
              member (search, "p50_ms"), member (search, "max_ms"), 100 * member (search, "namesakes"),
              member (search, "index_mb"), member (search, "from_content_ms") + member (search, "build_ms"));
  kith_bench_record (bench, "person search per keystroke, p99 of 2,000", "ms", KITH_BENCH_ALONE,
                     member (search, "p99_ms"), 0, 8);
  kith_bench_record (bench, "right person in the first five, one edit", "%", KITH_BENCH_AT_LEAST,
                     100 * member (search, "recall_one_edit"), 0, 97);
}

static void
make_store (KithBench *bench)
{
  g_autoptr (GError) error = NULL;
  KithSampleSize size = {
    .people = bench->people, .visits = bench->visits, .years = bench->years, .seed = 1, .until = KITH_DAY_NONE
  };
  double begun = kith_bench_now ();
  g_autoptr (KithStore) store =
      kith_sample_create (bench->store_path, &size, bench->passphrase, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  kith_store_close (store, &error);
  g_assert_no_error (error);
  g_printerr ("sample of %u people, %u visits, %u years: %.1f s\n", bench->people, bench->visits,
              bench->years, kith_bench_now () - begun);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
run_all (KithBench *bench, char **only)
{
  static const struct
  {
    const char *name;
    void (*run) (KithBench *bench);
  } parts[] = {
    { "search", search_figures },
    { "sign-in", kith_bench_sign_in_figures },
    { "unlock", kith_bench_unlock_figures },
    { "count", kith_bench_count_figures },
    { "people", kith_bench_people_figures },
    { "catalog", kith_bench_catalog_figures },
    { "directory", kith_bench_directory_figures },
    { "windows", kith_bench_window_figures },
    { "record", kith_bench_record_figures },
    { "resources", kith_bench_resources_figures },
    { "words", kith_bench_words_figures },
    { "notes", kith_bench_notes_figures },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (only == NULL || g_strv_contains ((const char *const *) only, parts[i].name))
      parts[i].run (bench);
}

int
main (int argc, char **argv)
{
  int people = 50000, visits = 1000000, years = 10, rounds = 300;
  g_auto (GStrv) only = NULL;
  g_autofree char *store_path = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "people", 0, 0, G_OPTION_ARG_INT, &people, "People in the sample", "N" },
    { "visits", 0, 0, G_OPTION_ARG_INT, &visits, "Visits in the sample", "N" },
    { "years", 0, 0, G_OPTION_ARG_INT, &years, "Years of the sample", "N" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "Pairs of measurements", "N" },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &store_path,
      "A sample made before (passphrase as here), left where it is", "FILE" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Where the document goes; without it, standard output",
      "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &only, NULL,
      "search sign-in unlock count people catalog directory windows record resources words notes" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !kith_vault_init (&error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  KithBench bench = {
    .people = (guint) people, .visits = (guint) visits, .years = (guint) years, .rounds = (guint) rounds
  };
  g_autofree char *own_path = g_file_read_link ("/proc/self/exe", NULL);

  bench.own_folder = g_path_get_dirname (own_path);
  bench.out = json_builder_new ();
  bench.folder = g_dir_make_tmp ("kith-bench-XXXXXX", &error);
  g_assert_no_error (error);
  bench.store_path =
      store_path != NULL ? g_strdup (store_path) : g_build_filename (bench.folder, "center.kith", NULL);
  bench.passphrase = kith_passphrase_prepare ("seven green kettles sing", &error);
  g_assert_no_error (error);
  if (!g_file_test (bench.store_path, G_FILE_TEST_EXISTS))
    make_store (&bench);

  json_builder_begin_array (bench.out);
  run_all (&bench, only);
  json_builder_end_array (bench.out);

  g_autoptr (JsonNode) root = json_builder_get_root (bench.out);
  g_autofree char *text = json_to_string (root, TRUE);
  if (output == NULL)
    g_print ("%s\n", text);
  else if (!g_file_set_contents (output, text, -1, &error))
    g_error ("%s", error->message);

  remove_folder (bench.folder);
  g_object_unref (bench.out);
  g_free (bench.own_folder);
  g_free (bench.folder);
  g_free (bench.store_path);
  kith_secret_unref (bench.passphrase);
  return 0;
}
