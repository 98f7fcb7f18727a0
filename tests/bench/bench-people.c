/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records that may be of one person, among as many as the sample has; and an import of people against its
 * floor: the same values sealed, and the same rows written by bare SQLite in one transaction with the same
 * pragmas.
 */

#include "kith-bench.h"

#include <sqlite3.h>

#include "base/kith-id.h"
#include "people/kith-card.h"
#include "people/kith-import-columns.h"
#include "people/kith-intake.h"
#include "people/kith-people-import.h"
#include "people/record-errors.h"
#include "session/kith-accounts.h"

#define TYPED 1000
#define IMPORTED 2000
#define TURNS 5

static void
likeness_figures (KithBench *bench)
{
  g_autoptr (GPtrArray) records = make_records (bench->people - bench->people / 10, bench->people / 10, 11);
  g_autoptr (KithLikenessIndex) index = kith_likeness_index_new ();
  g_auto (KithBenchTimes) typed = { NULL };
  double begun = kith_bench_now ();
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      KithLikenessFacts facts = made_record_facts (g_ptr_array_index (records, i));

      kith_likeness_index_put (index, &facts);
    }
  pairs = kith_likeness_index_find_pairs (index, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kith_bench_record (bench, "review of everybody for records of one person", "s", KITH_BENCH_ALONE,
                     kith_bench_now () - begun, 0, 10);

  kith_bench_times_init (&typed);
  for (guint i = 0; i < TYPED; i++)
    {
      KithLikenessFacts facts = made_record_facts (g_ptr_array_index (records, i * (records->len / TYPED)));
      KithLikenessFacts name = { .names = facts.names };
      g_autoptr (GArray) found = NULL;

      begun = kith_bench_now ();
      found = kith_likeness_index_find (index, &name, 6);
      kith_bench_times_add (&typed, 1000 * (kith_bench_now () - begun));
    }
  kith_bench_record (bench, "records like a name that is typed, p99 of 1,000", "ms", KITH_BENCH_ALONE,
                     kith_bench_times_percentile (&typed, 99), 0, 20);
}

static KithSession *
unlock_coordinator (KithBench *bench, const char *path, KithStore **store)
{
  const KithSampleSize size = { .people = 5, .visits = 20, .years = 1, .seed = 3, .until = KITH_DAY_NONE };
  g_autoptr (KithAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  KithSession *session;

  *store = kith_sample_create (path, &size, bench->passphrase, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  account = kith_accounts_find (*store, "coordinator", &error);
  g_assert_no_error (error);
  session = kith_session_unlock (*store, account->id, bench->passphrase, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static GInputStream *
make_table (guint turn)
{
  g_autoptr (GPtrArray) records = make_records (IMPORTED, 0, 100 + turn);
  GString *text = g_string_new ("name,birth date,phone\n");
  gsize length;

  for (guint i = 0; i < records->len; i++)
    {
      const MadeRecord *record = g_ptr_array_index (records, i);
      g_autofree char *birth = kith_birth_format_iso (&record->birth);

      g_string_append_printf (text, "\"%s\",%s,%s\n", record->names[0], birth,
                              record->phones != NULL && record->phones[0] != NULL ? record->phones[0] : "");
    }
  length = text->len;
  return g_memory_input_stream_new_from_data (g_string_free (text, FALSE), (gssize) length, g_free);
}

static double
import (KithSession *session, guint turn)
{
  g_autoptr (GInputStream) stream = make_table (turn);
  g_autoptr (KithPeopleImport) table = NULL;
  g_autoptr (GError) error = NULL;
  double begun = kith_bench_now ();

  table = kith_people_import_read (stream, NULL, &error);
  g_assert_no_error (error);
  kith_people_import_map (table, NULL, 0, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kith_people_import_get_table (table)->problems->len, ==, 0);
  kith_people_import_apply (table, session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return kith_bench_now () - begun;
}

/* A row as it was stored, and what was sealed in it. */
typedef struct
{
  gint64 person;
  GVariant *card;   /* (owned) */
  GVariant *intake; /* (owned) (nullable) */
} Imported;

static void
imported_clear (gpointer data)
{
  Imported *imported = data;

  g_variant_unref (imported->card);
  g_clear_pointer (&imported->intake, g_variant_unref);
}

/* As many contents of the same form and length as were imported: sealing does not look at them. */
static GArray *
make_contents (guint turn)
{
  g_autoptr (GPtrArray) records = make_records (IMPORTED, 0, 100 + turn);
  GArray *contents = g_array_new (FALSE, FALSE, sizeof (Imported));

  g_array_set_clear_func (contents, imported_clear);
  for (guint i = 0; i < records->len; i++)
    {
      const MadeRecord *record = g_ptr_array_index (records, i);
      g_autoptr (KithCard) card = kith_card_new (1, record->names[0], NULL);
      g_autoptr (KithIntake) intake = kith_intake_new ();
      Imported imported = { .person = kith_id_random () };

      kith_intake_set_birth (intake, &record->birth);
      if (record->phones != NULL && record->phones[0] != NULL)
        kith_intake_add_contact (intake,
                                 kith_contact_new (KITH_CONTACT_PHONE, record->phones[0], 0, NULL, NULL));
      imported.card = g_variant_ref_sink (kith_card_to_content (card));
      imported.intake = g_variant_ref_sink (kith_intake_to_content (intake));
      g_array_append_val (contents, imported);
    }
  return contents;
}

static void
step (sqlite3 *db, sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_reset (stmt);
}

static double
write_bare (sqlite3 *db, KithSession *session, guint turn)
{
  g_autoptr (GArray) contents = make_contents (turn);
  sqlite3_stmt *person = NULL, *intake = NULL;
  double begun = kith_bench_now ();

  sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_prepare_v2 (
      db, "INSERT INTO person (id, state, created_day, card, version) VALUES (?1, 1, 20000, ?2, 1)", -1,
      &person, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO intake VALUES (?1, ?2, 1)", -1, &intake, NULL);
  for (guint i = 0; i < contents->len; i++)
    {
      const Imported *imported = &g_array_index (contents, Imported, i);
      g_autoptr (GBytes) card = kith_session_seal (session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD,
                                                   imported->person, imported->person, imported->card, NULL);
      g_autoptr (GBytes) told =
          kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_INTAKE, imported->person,
                             imported->person, imported->intake, NULL);

      sqlite3_bind_int64 (person, 1, imported->person);
      sqlite3_bind_blob (person, 2, g_bytes_get_data (card, NULL), (int) g_bytes_get_size (card),
                         SQLITE_STATIC);
      step (db, person);
      sqlite3_bind_int64 (intake, 1, imported->person);
      sqlite3_bind_blob (intake, 2, g_bytes_get_data (told, NULL), (int) g_bytes_get_size (told),
                         SQLITE_STATIC);
      step (db, intake);
    }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  begun = kith_bench_now () - begun;
  sqlite3_finalize (person);
  sqlite3_finalize (intake);
  return begun;
}

static void
import_figures (KithBench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "import.kith", NULL);
  g_autofree char *bare = g_build_filename (bench->folder, "import-bare.db", NULL);
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithSession) session = unlock_coordinator (bench, path, &store);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (bare);
  g_auto (KithBenchTimes) ours = { NULL };
  g_auto (KithBenchTimes) floor = { NULL };
  sqlite3 *db = NULL;

  kith_bench_times_init (&ours);
  kith_bench_times_init (&floor);
  kith_store_truncate_log (store, NULL);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  g_assert_cmpint (sqlite3_open (bare, &db), ==, SQLITE_OK);
  sqlite3_exec (db,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                "PRAGMA temp_store=MEMORY",
                NULL, NULL, NULL);
  for (guint turn = 0; turn < TURNS; turn++)
    {
      kith_bench_times_add (&ours, import (session, turn));
      kith_bench_times_add (&floor, write_bare (db, session, turn));
    }
  sqlite3_close (db);
  kith_bench_record (bench, "import of people, a row (median)", "s", KITH_BENCH_RATIO,
                     kith_bench_times_percentile (&ours, 50) / IMPORTED,
                     kith_bench_times_percentile (&floor, 50) / IMPORTED, 2);
  kith_session_close (session, NULL);
}

void
kith_bench_people_figures (KithBench *bench)
{
  likeness_figures (bench);
  import_figures (bench);
}
