/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signing in against its floor: the very same rows (read back from the store), written by bare SQLite in one
 * transaction with the same pragmas into a copy of the same file. The two take turns, so that a slow moment
 * of the disk hits both.
 */

#include "kith-bench.h"

#include <sqlite3.h>

#include "desk/kith-desk.h"

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *begin, *visit, *presence, *audit, *commit;
} Bare;

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

/* A row with all its columns, however many the table has. */
static sqlite3_stmt *
prepare_insert (sqlite3 *db, const char *table, const char *otherwise)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *columns = prepare (db, select);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (?1", table);
  for (int i = 2; i <= sqlite3_column_count (columns); i++)
    g_string_append_printf (sql, ",?%d", i);
  g_string_append_printf (sql, ") %s", otherwise);
  sqlite3_finalize (columns);
  return prepare (db, sql->str);
}

static void
bare_open (Bare *bare, KithBench *bench)
{
  g_autofree char *copy = g_build_filename (bench->folder, "bare.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (bench->store_path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (copy, &bare->db), ==, SQLITE_OK);
  sqlite3_exec (
      bare->db,
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
      "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY",
      NULL, NULL, NULL);
  bare->begin = prepare (bare->db, "BEGIN IMMEDIATE");
  bare->visit = prepare_insert (bare->db, "visit", "");
  bare->presence =
      prepare_insert (bare->db, "person_presence",
                      "ON CONFLICT (id) DO UPDATE SET last_day = ?3, times_seen = ?4, version = ?5");
  bare->audit = prepare_insert (bare->db, "audit", "");
  bare->commit = prepare (bare->db, "COMMIT");
}

static void
bare_close (Bare *bare)
{
  sqlite3_finalize (bare->begin);
  sqlite3_finalize (bare->visit);
  sqlite3_finalize (bare->presence);
  sqlite3_finalize (bare->audit);
  sqlite3_finalize (bare->commit);
  sqlite3_close (bare->db);
}

/* Takes a row of the store as it is and binds it to a statement of the copy. */
static void
bind_row (sqlite3_stmt *target, KithDb *db, const char *sql, gint64 id)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, NULL);

  kith_stmt_bind_int64 (stmt, 1, id);
  g_assert_cmpint (kith_stmt_step (stmt, NULL), ==, KITH_STEP_ROW);
  for (int i = 0; i < kith_stmt_get_n_columns (stmt); i++)
    {
      gsize size = 0;
      const void *blob;

      switch (kith_stmt_get_value_type (stmt, i))
        {
        case KITH_VALUE_INT64:
          sqlite3_bind_int64 (target, i + 1, kith_stmt_get_int64 (stmt, i));
          break;
        case KITH_VALUE_BLOB:
          blob = kith_stmt_get_blob (stmt, i, &size);
          sqlite3_bind_blob (target, i + 1, blob, (int) size, SQLITE_TRANSIENT);
          break;
        case KITH_VALUE_NULL:
          sqlite3_bind_null (target, i + 1);
          break;
        case KITH_VALUE_DOUBLE:
        case KITH_VALUE_TEXT:
        default:
          g_assert_not_reached ();
        }
    }
}

static void
run (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

static double
write_bare (Bare *bare)
{
  double begun = kith_bench_now ();

  run (bare->begin);
  run (bare->visit);
  run (bare->presence);
  run (bare->audit);
  run (bare->commit);
  return kith_bench_now () - begun;
}

static double
sign_in (KithDesk *desk, gint64 person, gint64 *visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskCommand) command = kith_desk_command_sign_in (person, KITH_SOURCE_DESK, NULL);
  double begun = kith_bench_now ();
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, command, &error);
  double seconds = kith_bench_now () - begun;

  g_assert_no_error (error);
  *visit = outcome->arrival == KITH_ARRIVAL_NEW ? outcome->visit : 0;
  return seconds;
}

static GArray *
everybody (KithDb *db)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, "SELECT id FROM person ORDER BY id", NULL);

  while (kith_stmt_step (stmt, NULL) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (people, id);
    }
  return people;
}

void
kith_bench_sign_in_figures (KithBench *bench)
{
  g_autoptr (KithStore) store = NULL;
  g_auto (KithBenchTimes) ours = { NULL };
  g_auto (KithBenchTimes) floor = { NULL };
  Bare bare = { NULL };

  kith_bench_times_init (&ours);
  kith_bench_times_init (&floor);
  bare_open (&bare, bench);

  g_autoptr (KithSession) session = kith_bench_unlock (bench, "desk", &store);
  g_autoptr (KithDesk) desk = kith_desk_open (session, NULL, NULL);
  KithDb *db = kith_store_get_reader (store, NULL);
  g_autoptr (GArray) people = everybody (db);

  for (guint i = 0; i < people->len && ours.seconds->len < bench->rounds; i++)
    {
      gint64 person = g_array_index (people, gint64, i);
      gint64 visit;
      double seconds = sign_in (desk, person, &visit);

      if (visit == 0)
        continue;
      g_autoptr (KithStmt) newest = kith_db_prepare (db, "SELECT MAX(id) FROM audit", NULL);
      kith_stmt_step (newest, NULL);
      bind_row (bare.visit, db, "SELECT * FROM visit WHERE id = ?1", visit);
      bind_row (bare.presence, db, "SELECT * FROM person_presence WHERE id = ?1", person);
      bind_row (bare.audit, db, "SELECT * FROM audit WHERE id = ?1", kith_stmt_get_int64 (newest, 0));
      kith_bench_times_add (&ours, seconds);
      kith_bench_times_add (&floor, write_bare (&bare));
    }
  bare_close (&bare);
  kith_bench_record (bench, "sign-in, acknowledged and durable (median)", "s", KITH_BENCH_RATIO,
                     kith_bench_times_percentile (&ours, 50), kith_bench_times_percentile (&floor, 50), 1.4);
  kith_session_close (session, NULL);
}
