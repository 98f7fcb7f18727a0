/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen first of many notes is what all of them begin with; it is written down once. */

#include "base/kith-error.h"
#include "notes/kith-notes-reading.h"
#include "notes/kith-notes-queries.h"
#include "notes/note-fixture.h"
#include "people/kith-merges.h"
#include "visits/visits-fixture.h"

#define N_READINGS "SELECT count (*) FROM audit WHERE kind = 34"
#define N_NOTES 14

static KithNotesReading *
begin (KithSession *session, gint64 person)
{
  g_autoptr (GError) error = NULL;
  KithNotesReading *reading = kith_notes_reading_new (session, person, &error);

  g_assert_no_error (error);
  return reading;
}

static KithSignedNotes *
list_newest (KithNotesReading *reading, guint n)
{
  g_autoptr (GError) error = NULL;
  KithSignedNotes *notes = kith_notes_reading_list_newest (reading, n, &error);

  g_assert_no_error (error);
  return notes;
}

static KithSignedNotes *
list_all (KithNotesReading *reading)
{
  g_autoptr (GError) error = NULL;
  KithSignedNotes *notes = kith_notes_reading_list_all (reading, &error);

  g_assert_no_error (error);
  return notes;
}

/* Days in no order, additions to any of them, by two authors, restricted or not. */
static void
sign_some (VisitsFixture *fixture, KithSession *advocate, gint64 person)
{
  gint64 ids[N_NOTES];

  for (guint i = 0; i < N_NOTES; i++)
    {
      KithSession *by = g_test_rand_bit () ? advocate : fixture->session;
      g_autofree char *text = g_strdup_printf ("note %u", i);
      g_autoptr (KithNote) note = note_fixture_new (by, person, text);
      g_autoptr (GError) error = NULL;

      note->day -= g_test_rand_int_range (0, 6);
      note->restricted = g_test_rand_int_range (0, 4) == 0;
      ids[i] = kith_notes_sign (by, note, 0, &error);
      g_assert_no_error (error);
      if (g_test_rand_bit ())
        note_fixture_amend (fixture->session, ids[g_test_rand_int_range (0, (gint32) i + 1)], "more");
    }
}

static void
assert_same (const KithNoteEntry *one, const KithNoteEntry *other)
{
  g_assert_cmpint (one->facts.id, ==, other->facts.id);
  g_assert_cmpstr (one->by, ==, other->by);
  g_assert_cmpstr (one->problem, ==, other->problem);
  g_assert_cmpint (one->is_closed, ==, other->is_closed);
  g_assert_cmpint (one->is_erased, ==, other->is_erased);
  g_assert_cmpint (one->words != NULL, ==, other->words != NULL);
  if (one->words != NULL)
    g_assert_true (kith_note_words_equal (one->words, other->words));
}

static void
assert_beginning (const KithSignedNotes *newest, const KithSignedNotes *all, guint n)
{
  g_assert_cmpuint (newest->notes->len, ==, MIN (n, all->notes->len));
  for (guint i = 0; i < newest->notes->len; i++)
    {
      const KithSignedNote *one = g_ptr_array_index (newest->notes, i);
      const KithSignedNote *other = g_ptr_array_index (all->notes, i);

      g_assert_cmpuint (one->entries->len, ==, other->entries->len);
      for (guint j = 0; j < one->entries->len; j++)
        assert_same (g_ptr_array_index (one->entries, j), g_ptr_array_index (other->entries, j));
    }
}

static void
merge (VisitsFixture *fixture, gint64 other, gint64 person)
{
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, person, &error);
  g_autoptr (KithMerge) done = kith_merges_begin_in (change, other, person, choices, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_true (kith_change_commit (change, &error));
}

static void
test_beginning (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Rosie M.");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);

  sign_some (fixture, advocate, person);
  sign_some (fixture, advocate, other);
  for (guint round = 0; round < 2; round++)
    {
      KithSession *const sessions[] = { fixture->session, advocate };

      for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
        {
          g_autoptr (KithNotesReading) reading = begin (sessions[i], person);
          g_autoptr (KithSignedNotes) all = list_all (reading);

          g_assert_true (kith_signed_notes_are_sound (all));
          for (guint n = 1; n <= 2 * N_NOTES + 1; n++)
            {
              g_autoptr (KithSignedNotes) newest = list_newest (reading, n);

              assert_beginning (newest, all, n);
            }
        }
      /* And where two records are one person's. */
      if (round == 0)
        merge (fixture, other, person);
    }
}

static void
test_written_down (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithNotesReading) reading = NULL;
  g_autoptr (KithSignedNotes) newest = NULL;
  g_autoptr (KithSignedNotes) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = visits_fixture_ask (fixture, N_READINGS);

  g_assert_null (kith_notes_reading_new (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  reading = begin (fixture->session, person);
  g_assert_cmpint (visits_fixture_ask (fixture, N_READINGS), ==, n + 1);
  newest = list_newest (reading, 3);
  all = list_all (reading);
  g_assert_cmpint (visits_fixture_ask (fixture, N_READINGS), ==, n + 1);
}

/* What is damaged among the newest says so at once; what is missing is told by all of it. */
static void
test_damaged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithNotesReading) reading = NULL;
  g_autoptr (KithSignedNotes) newest = NULL;
  g_autoptr (KithSignedNotes) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  gint64 ids[4];
  KithDb *db;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = note_fixture_sign (fixture->session, person, "as it was", &error);
      g_assert_no_error (error);
    }
  sql = g_strdup_printf ("PRAGMA foreign_keys = OFF;"
                         "DELETE FROM note_entry WHERE id = %" G_GINT64_FORMAT ";"
                         "UPDATE note_entry SET minute = 601 WHERE id = %" G_GINT64_FORMAT ";",
                         ids[0], ids[3]);
  db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_run_script (db, sql, &error));
  g_assert_no_error (error);
  kith_db_free (db);

  reading = begin (fixture->session, person);
  newest = list_newest (reading, 2);
  all = list_all (reading);
  g_assert_cmpuint (newest->notes->len, ==, 2);
  g_assert_nonnull (note_fixture_find (newest, ids[3])->problem);
  g_assert_null (note_fixture_find (newest, ids[2])->problem);
  g_assert_cmpuint (newest->missing->len, ==, 0);
  g_assert_nonnull (note_fixture_find (all, ids[3])->problem);
  g_assert_cmpuint (all->missing->len, >, 0);
}

/* Whether some are restricted is known before anything is handed out: it must not cost as much as all. */
static void
test_restricted_found (VisitsFixture *fixture, gconstpointer data)
{
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", KITH_SQL_NOTE_RESTRICTED, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_store_get_reader (fixture->store, &error), sql, &error);
  guint n_searches = 0;

  g_assert_no_error (error);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    if (strstr (kith_stmt_get_text (stmt, 3), "note_entry") != NULL &&
        strstr (kith_stmt_get_text (stmt, 3), "QUERY") == NULL)
      {
        g_assert_nonnull (strstr (kith_stmt_get_text (stmt, 3), "COVERING INDEX note_entry_restricted"));
        n_searches++;
      }
  g_assert_no_error (error);
  g_assert_cmpuint (n_searches, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/notes/reading/the newest are what all begins with", test_beginning);
  VISITS_TEST ("/notes/reading/written down once", test_written_down);
  VISITS_TEST ("/notes/reading/damaged", test_damaged);
  VISITS_TEST ("/notes/reading/restricted found", test_restricted_found);
  return g_test_run ();
}
