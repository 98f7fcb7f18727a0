/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever is done to signed notes by another tool: verifying names it, the record says it, and what was not
 * touched stays clean.
 */

#include <string.h>
#include <glib/gstdio.h>

#include "notes/note-fixture.h"
#include "session/kith-keeping.h"
#include "session/kith-note-chain-private.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define TABLE "note_entry"

typedef struct
{
  VisitsFixture center;
  KithSession *advocate; /* (owned) */
  gint64 rosa;
  gint64 ada;
  GArray *ids; /* (owned) (element-type gint64) all entries by rising id */
  KithDb *db;  /* (owned) another tool's connection */
} Fixture;

static gint64
sign_restricted (KithSession *session, gint64 person, const char *text)
{
  g_autoptr (KithNote) note = note_fixture_new (session, person, text);
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->restricted = TRUE;
  id = kith_notes_sign (session, note, 0, &error);
  g_assert_no_error (error);
  return id;
}

/* Two people, two authors, every kind of entry, and some that few may read. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first, second, third;

  visits_fixture_set_up (&self->center, NULL);
  self->advocate = visits_fixture_add_session (&self->center, KITH_ROLE_ADVOCATE);
  self->rosa = visits_fixture_person (&self->center, "Rosa Martinez");
  self->ada = visits_fixture_person (&self->center, "Ada Lovage");
  first = note_fixture_sign (self->advocate, self->rosa, "Filled in the bus pass together.", &error);
  g_assert_no_error (error);
  note_fixture_their_words (self->advocate, first, "It took long.", "Rosa");
  note_fixture_sign (self->center.session, self->ada, "Tea, and a talk about the garden.", &error);
  g_assert_no_error (error);
  second = note_fixture_sign (self->center.session, self->rosa, "Called the housing office.", &error);
  g_assert_no_error (error);
  note_fixture_amend (self->advocate, second, "They called back.");
  note_fixture_sign (self->advocate, self->ada, "Went for a walk.", &error);
  g_assert_no_error (error);
  note_fixture_mark_in_error (self->center.session, second, "it was about somebody else", &error);
  g_assert_no_error (error);
  third = sign_restricted (self->advocate, self->rosa, "Something that few should read.");
  note_fixture_amend (self->center.session, third, "Spoke about it.");

  self->db = kith_db_open (self->center.path, KITH_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_run_script (self->db,
                                     "PRAGMA foreign_keys = OFF;"
                                     "CREATE TEMP TABLE kept AS SELECT * FROM " TABLE ";",
                                     &error));
  g_assert_no_error (error);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, "SELECT id FROM " TABLE " ORDER BY id", &error);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (self->ids, id);
    }
  g_assert_cmpuint (self->ids->len, ==, 9);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kith_db_free (self->db);
  g_array_unref (self->ids);
  kith_session_close (self->advocate, &error);
  g_assert_no_error (error);
  g_object_unref (self->advocate);
  visits_fixture_tear_down (&self->center, NULL);
}

static gint64
id_at (Fixture *self, guint i)
{
  return g_array_index (self->ids, gint64, i);
}

/* -1: the statement is refused by the engine itself. */
static int
tamper (Fixture *self, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list arguments;
  int changed;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  changed = kith_db_run (self->db, &error, sql, "");
  if (changed < 0)
    g_test_message ("refused: %s: %s", sql, error->message);
  return changed;
}

static void
put_back (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_db_run_script (
      self->db, "BEGIN; DELETE FROM " TABLE "; INSERT INTO main." TABLE " SELECT * FROM kept; COMMIT;",
      &error));
  g_assert_no_error (error);
}

static GPtrArray *
verify (Fixture *self, KithSession *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = kith_verify (self->center.store, session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static gboolean
names (GPtrArray *findings, gint64 row)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->table, TABLE) == 0 && finding->row == row)
        return TRUE;
    }
  return FALSE;
}

static void
assert_clean (Fixture *self)
{
  g_autoptr (GPtrArray) findings = verify (self, self->center.session);
  g_autoptr (KithSignedNotes) rosa = note_fixture_list (self->advocate, self->rosa);
  g_autoptr (KithSignedNotes) ada = note_fixture_list (self->advocate, self->ada);
  g_autofree char *line = kith_signed_notes_describe (rosa);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KithFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (kith_signed_notes_are_sound (rosa));
  g_assert_true (kith_signed_notes_are_sound (ada));
  g_assert_cmpuint (rosa->notes->len, ==, 3);
  g_assert_cmpuint (ada->notes->len, ==, 2);
  g_assert_cmpstr (line, ==, "All of it is as it was signed.");
}

/* That the rows are named and shown, and no other is. changed: ids; 0 ends them */
static void
assert_named (Fixture *self, const char *what, const gint64 *changed)
{
  g_autoptr (GPtrArray) findings = verify (self, self->center.session);
  g_autoptr (GPtrArray) without = verify (self, NULL);
  g_autoptr (KithSignedNotes) rosa = note_fixture_list (self->advocate, self->rosa);
  g_autoptr (KithSignedNotes) ada = note_fixture_list (self->advocate, self->ada);
  /* What the advocate has no key to, the coordinator has. */
  g_autoptr (KithSignedNotes) all = note_fixture_list (self->center.session, self->rosa);
  gboolean is_sound = kith_signed_notes_are_sound (rosa);
  g_autofree char *line = kith_signed_notes_describe (!is_sound                            ? rosa
                                                      : !kith_signed_notes_are_sound (ada) ? ada
                                                                                           : all);

  g_test_message ("%s", what);
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = id_at (self, i);
      gboolean is_changed = FALSE;

      for (const gint64 *one = changed; *one != 0; one++)
        is_changed |= *one == id;
      if (is_changed)
        {
          g_assert_true (names (findings, id));
          g_assert_true (names (without, id));
        }
      else
        {
          const KithNoteEntry *entry = note_fixture_find (rosa, id);

          if (entry == NULL)
            entry = note_fixture_find (ada, id);
          g_assert_nonnull (entry);
          g_assert_cmpstr (entry->problem, ==, NULL);
          g_assert_false (names (findings, id));
        }
    }
  g_assert_false (is_sound && kith_signed_notes_are_sound (ada) && kith_signed_notes_are_sound (all));
  g_assert_nonnull (strstr (line, "verify the store"));
}

static void
test_clean (Fixture *self, gconstpointer data)
{
  assert_clean (self);
  put_back (self);
  assert_clean (self);
}

/* What some other row has in a column. */
static char *
another_rows (Fixture *self, guint row, const char *column)
{
  guint other = (row + (guint) g_test_rand_int_range (1, (gint32) self->ids->len)) % self->ids->len;

  return g_strdup_printf ("(SELECT %s FROM kept WHERE id = %" G_GINT64_FORMAT ")", column,
                          id_at (self, other));
}

/* Something else for a number, mostly. */
static char *
another_number (Fixture *self, guint row, const char *column)
{
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return g_strdup_printf ("%s + 1", column);
    case 1:
      return g_strdup_printf ("%s - 1", column);
    case 2:
      return g_strdup_printf ("-%s", column);
    case 3:
      return g_strdup ("0");
    case 4:
      return g_strdup_printf ("%" G_GINT64_FORMAT, G_MAXINT64);
    default:
      return another_rows (self, row, column);
    }
}

/* Each number of each row, a little and altogether. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  const char *const columns[] = { "id",     "note", "person",  "seq", "kind",      "account",   "day",
                                  "minute", "mode", "support", "utc", "trust_seq", "restricted" };
  guint n_done = 0;

  for (guint row = 0; row < self->ids->len; row++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        const gint64 changed[] = { id_at (self, row), 0 };
        g_autofree char *value = another_number (self, row, columns[i]);
        g_autofree char *what = g_strdup_printf ("row %u: %s = %s", row, columns[i], value);

        if (tamper (self, "UPDATE " TABLE " SET %s = %s WHERE id = %" G_GINT64_FORMAT " AND %s <> %s",
                    columns[i], value, changed[0], columns[i], value) == 1)
          {
            assert_named (self, what, changed);
            n_done++;
          }
        put_back (self);
      }
  g_assert_cmpuint (n_done, >, 50);
  assert_clean (self);
}

static gboolean
is_restricted (Fixture *self, gint64 id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT restricted FROM note_entry WHERE id = %" G_GINT64_FORMAT, id);

  return visits_fixture_ask (&self->center, sql) == 1;
}

/* Each region of each proof and of what is sealed: other bytes, fewer, more, none, another row's. */
static void
test_bytes (Fixture *self, gconstpointer data)
{
  const char *const columns[] = { "commitment", "previous", "signature", "sealed", "words", "own" };

  for (guint row = 0; row < self->ids->len; row++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      for (guint region = 0; region < 12; region++)
        {
          const gint64 changed[] = { id_at (self, row), 0 };
          const char *c = columns[i];
          g_autofree char *what = g_strdup_printf ("row %u: %s, region %u", row, c, region);
          g_autofree char *value = NULL;

          if (i >= 4 && !is_restricted (self, changed[0]))
            continue;
          if (region < 8)
            /* A byte of each eighth becomes another. */
            value = g_strdup_printf (
                "CAST (substr (%s, 1, length (%s) * %u / 8) || "
                "CASE WHEN substr (%s, length (%s) * %u / 8 + 1, 1) = x'5a' THEN x'a5' ELSE x'5a' END || "
                "substr (%s, length (%s) * %u / 8 + 2) AS BLOB)",
                c, c, region, c, c, region, c, c, region);
          else if (region == 8)
            value = g_strdup_printf ("CAST (substr (%s, 1, length (%s) - 1) AS BLOB)", c, c);
          else if (region == 9)
            value = g_strdup_printf ("CAST (%s || x'00' AS BLOB)", c);
          else if (region == 10)
            value = g_strdup_printf ("zeroblob (length (%s))", c);
          else
            value = another_rows (self, row, c);
          g_assert_cmpint (tamper (self, "UPDATE " TABLE " SET %s = %s WHERE id = %" G_GINT64_FORMAT, c,
                                   value, changed[0]),
                           ==, 1);
          if (visits_fixture_ask (&self->center, "SELECT count (*) FROM note_entry") ==
              (gint64) self->ids->len)
            assert_named (self, what, changed);
          put_back (self);
        }
  for (guint row = 0; row < self->ids->len; row++)
    {
      const gint64 changed[] = { id_at (self, row), 0 };

      g_assert_cmpint (tamper (self, "UPDATE " TABLE " SET sealed = NULL WHERE id = %" G_GINT64_FORMAT,
                               changed[0]),
                       ==, 1);
      assert_named (self, "nothing sealed", changed);
      put_back (self);
      if (!is_restricted (self, changed[0]))
        continue;
      g_assert_cmpint (
          tamper (self, "UPDATE " TABLE " SET words = NULL WHERE id = %" G_GINT64_FORMAT, changed[0]), ==, 1);
      assert_named (self, "nothing for coordinators", changed);
      put_back (self);
    }
  assert_clean (self);
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  for (guint row = 0; row < self->ids->len; row++)
    {
      const gint64 changed[] = { id_at (self, row), 0 };

      g_assert_cmpint (tamper (self, "DELETE FROM " TABLE " WHERE id = %" G_GINT64_FORMAT, changed[0]), ==,
                       1);
      assert_named (self, "removed", changed);
      put_back (self);
    }
  for (guint row = 0; row + 1 < self->ids->len; row++)
    {
      gint64 changed[] = { id_at (self, row), id_at (self, row + 1), 0 };

      g_assert_cmpint (
          tamper (self, "DELETE FROM " TABLE " WHERE id IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                  changed[0], changed[1]),
          ==, 2);
      assert_named (self, "two removed", changed);
      put_back (self);
    }
  assert_clean (self);
}

/* Two rows exchange a column, or all but their ids. */
static void
test_swapped (Fixture *self, gconstpointer data)
{
  const char *const sets[] = {
    "seq",
    "account",
    "person, seq",
    "day, minute",
    "commitment, sealed, words, own",
    "restricted, sealed, words, own",
    "commitment, previous, signature, sealed, words, own",
    "note, person, seq, kind, account, day, minute, mode, support, utc, trust_seq, restricted, commitment, "
    "previous, signature, sealed, words, own",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint a = 0; a < self->ids->len; a++)
      for (guint b = a + 1; b < self->ids->len; b++)
        {
          const gint64 changed[] = { id_at (self, a), id_at (self, b), 0 };
          g_autofree char *what = g_strdup_printf ("rows %u and %u exchange %s", a, b, sets[i]);
          g_autofree char *same = g_strdup_printf (
              "SELECT count (*) FROM (SELECT DISTINCT %s FROM note_entry WHERE id IN (%" G_GINT64_FORMAT
              ", %" G_GINT64_FORMAT "))",
              sets[i], changed[0], changed[1]);

          if (visits_fixture_ask (&self->center, same) < 2)
            continue;
          /* Past the engine's own order: both go, and come again. */
          g_assert_cmpint (
              tamper (self, "DELETE FROM " TABLE " WHERE id IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                      changed[0], changed[1]),
              ==, 2);
          g_assert_cmpint (
              tamper (self,
                      "CREATE TEMP TABLE pair AS SELECT * FROM kept WHERE id IN (%" G_GINT64_FORMAT
                      ", %" G_GINT64_FORMAT ")",
                      changed[0], changed[1]),
              >=, 0);
          g_assert_cmpint (
              tamper (self,
                      "UPDATE pair SET (%s) = (SELECT %s FROM kept WHERE kept.id = %" G_GINT64_FORMAT
                      " + %" G_GINT64_FORMAT " - pair.id)",
                      sets[i], sets[i], changed[0], changed[1]),
              ==, 2);
          if (tamper (self, "INSERT INTO main." TABLE " SELECT * FROM pair") == 2)
            assert_named (self, what, changed);
          g_assert_cmpint (tamper (self, "DROP TABLE pair"), >=, 0);
          put_back (self);
        }
  assert_clean (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TAMPERING_TEST(name, func)                                                                           \
  g_test_add ("/notes/tampering/" name, Fixture, NULL, set_up, func, tear_down)
  TAMPERING_TEST ("clean", test_clean);
  TAMPERING_TEST ("numbers", test_numbers);
  TAMPERING_TEST ("bytes", test_bytes);
  TAMPERING_TEST ("removed", test_removed);
  TAMPERING_TEST ("swapped", test_swapped);

  return g_test_run ();
}
