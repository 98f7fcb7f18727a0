/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of people: what their columns mean, what keeps one from being taken, all or nothing, and duplicates
 * that come with them. */

#include "base/kith-error.h"
#include "people/kith-duplicates.h"
#include "people/kith-intakes.h"
#include "people/kith-people-import.h"
#include "visits/visits-fixture.h"

static KithPeopleImport *
read_sized (const char *text, gsize size, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (KithPeopleImport) import = kith_people_import_read (stream, NULL, error);

  return import != NULL &&
                 kith_people_import_map (import, NULL, 0, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, error)
             ? g_steal_pointer (&import)
             : NULL;
}

static KithPeopleImport *
read_text (const char *text, GError **error)
{
  return read_sized (text, strlen (text), error);
}

static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) import =
      read_text ("First Name,LAST-NAME,Date of birth,Mobile,E-Mail,Street,City,shoe size\n"
                 "Rosa,\"Díaz, Luna\",1984-05-02,555 0100,rosa@post.example,5 Elm Street,Corran,38\n"
                 "\n"
                 "Sam,,~1970,,,,,\n",
                 &error);
  const KithImportRow *row;
  const KithContact *address;

  g_assert_no_error (error);
  g_assert_cmpuint (kith_people_import_get_table (import)->problems->len, ==, 0);
  g_assert_cmpuint (kith_people_import_get_rows (import)->len, ==, 2);
  g_assert_cmpint (kith_people_import_get_field (import, 7), ==, KITH_IMPORT_NONE);
  row = g_ptr_array_index (kith_people_import_get_rows (import), 0);
  g_assert_cmpstr (row->name, ==, "Rosa Díaz, Luna");
  g_assert_cmpint (kith_intake_get_birth (row->intake)->month, ==, 5);
  address = g_ptr_array_index (kith_intake_get_contacts (row->intake), 2);
  g_assert_cmpstr (address->value, ==, "5 Elm Street, Corran");
  g_assert_false (kith_contact_permits (address, KITH_MAY_POST));
  row = g_ptr_array_index (kith_people_import_get_rows (import), 1);
  g_assert_cmpuint (row->line, ==, 4);
  g_assert_cmpstr (row->name, ==, "Sam");
}

static void
test_dates (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) day_first = read_text ("name,dob\nA,31/01/1980\nB,02/05/1984\n", &error);
  g_autoptr (KithPeopleImport) month_first = read_text ("name,dob\nA,01/31/1980\nB,02/05/1984\n", &error);
  g_autoptr (KithPeopleImport) unclear = read_text ("name,dob\nA,03/03/1980\nB,02/05/1984\n", &error);
  const KithImportRow *row;
  const KithImportProblem *problem;

  row = g_ptr_array_index (kith_people_import_get_rows (day_first), 1);
  g_assert_cmpint (kith_intake_get_birth (row->intake)->month, ==, 5);
  row = g_ptr_array_index (kith_people_import_get_rows (month_first), 1);
  g_assert_cmpint (kith_intake_get_birth (row->intake)->month, ==, 2);
  g_assert_cmpuint (kith_people_import_get_table (unclear)->problems->len, ==, 1);
  problem = g_ptr_array_index (kith_people_import_get_table (unclear)->problems, 0);
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_cmpuint (problem->column, ==, 2);
}

/* Each is refused in a sentence, or is a problem with its line. */
static void
test_hostile (void)
{
  static const char *const files[] = {
    "",
    "\xff\xfen\0a\0m\0",
    "name\n\xc3\x28\n",
    "shoe size,hat\n38,7\n",
    "name,name\nA,B\n",
    "name\n\"never closed\n",
    "name,dob\nA,1984-02-30\n",
    "name,dob\nA\n",
    "name,code\nA,7\nB,7\n",
    "name\n \nA,B,C\n",
    "first,last\n,\nx,y,z\n",
  };
  g_autoptr (GString) wide = g_string_new ("name");
  g_autoptr (GString) rows = g_string_new ("name,dob\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) many = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (KithPeopleImport) import = read_text (files[i], &local);

      if (import == NULL)
        g_assert_error (local, KITH_ERROR, KITH_ERROR_INVALID);
      else
        g_assert_cmpuint (kith_people_import_get_table (import)->problems->len, >, 0);
    }

  for (guint i = 0; i < 10000; i++)
    g_string_append (wide, ",c");
  g_assert_null (read_text (wide->str, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  for (guint i = 0; i < 1000; i++)
    g_string_append (rows, "A,never\n");
  many = read_text (rows->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kith_people_import_get_table (many)->problems->len, ==, 100);
}

/* A line of a gigabyte is refused when it has grown too long, not when it is read. */
typedef struct
{
  GInputStream parent_instance;
} EndlessStream;
typedef GInputStreamClass EndlessStreamClass;
static GType endless_stream_get_type (void);
static gsize endless_read;
G_DEFINE_TYPE (EndlessStream, endless_stream, G_TYPE_INPUT_STREAM)

static gssize
endless_read_fn (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  memset (buffer, 'a', count);
  if (endless_read == 0)
    memcpy (buffer, "name\n", 5);
  endless_read += count;
  return (gssize) count;
}

static void
endless_stream_class_init (EndlessStreamClass *klass)
{
  klass->read_fn = endless_read_fn;
}

static void
endless_stream_init (EndlessStream *self)
{
}

static void
test_endless_line (void)
{
  g_autoptr (GInputStream) stream = g_object_new (endless_stream_get_type (), NULL);
  g_autoptr (GError) error = NULL;

  endless_read = 0;
  g_assert_null (kith_people_import_read (stream, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpuint (endless_read, <, 4 << 20);
}

static void
test_all_or_nothing (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) good = read_text ("name,code\nRosa,K1\nSam,K2\n", &error);
  g_autoptr (KithPeopleImport) again = read_text ("name,code\nNew One,K3\nOther,k2\n", &error);
  g_autoptr (KithPeopleImport) bad = read_text ("name,dob\nRosa,1984\nSam,never\n", &error);
  gint64 n = visits_fixture_ask (fixture, "SELECT count(*) FROM person");

  g_assert_false (kith_people_import_apply (good, advocate, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_people_import_apply (bad, fixture->session, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM person"), ==, n);

  g_assert_true (kith_people_import_apply (good, fixture->session, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM person"), ==, n + 2);
  g_assert_false (kith_people_import_apply (again, fixture->session, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM person"), ==, n + 2);
  kith_session_close (advocate, NULL);
}

static void
test_duplicates (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) import =
      read_text ("name,dob,phone\nRosalind Achterberg,1984-05-02,555 010 4711\nPetra Vlietstra,1961-11-23,\n"
                 "Achterberg Rosalynd,1984-02-05,\nOkonkwo Uchenna,1990-01-07,\n",
                 &error);
  g_autoptr (KithDuplicates) duplicates = NULL;
  g_autoptr (KithDuplicates) at_desk = NULL;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) left = NULL;
  KithLikeness pair;

  g_assert_true (kith_people_import_apply (import, fixture->session, NULL, NULL, NULL, &error));
  duplicates = kith_duplicates_load (fixture->session, NULL, &error);
  pairs = kith_duplicates_review (duplicates, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_array_index (pairs, KithLikeness, 0);
  g_assert_cmpuint (pair.reasons & KITH_LIKE_BIRTH_NEAR, !=, 0);

  change = kith_session_begin (fixture->session, KITH_EVENT_PERSON_CHANGED, 0, &error);
  g_assert_true (kith_duplicates_note_in (duplicates, change, pairs, &error));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM duplicate_pair WHERE state = 1"), ==,
                   1);

  /* The desk compares names only, and may not decide. */
  at_desk = kith_duplicates_load (desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (
      kith_likeness_index_compare (kith_duplicates_get_index (at_desk), pair.person, pair.other, &pair));
  g_assert_cmpuint (pair.reasons & KITH_LIKE_BIRTH_NEAR, ==, 0);
  g_assert_null (kith_duplicates_review (at_desk, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_duplicates_distinct (desk, pair.person, pair.other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  g_assert_true (kith_duplicates_distinct (fixture->session, pair.person, pair.other, &error));
  left = kith_duplicates_review (duplicates, NULL, NULL, NULL, &error);
  g_assert_cmpuint (left->len, ==, 0);
  kith_session_close (desk, NULL);
}

/* What a name of a column does not tell, a person says; as often as they like. */
static void
test_by_hand (void)
{
  static const KithImportField wrong[] = { KITH_IMPORT_NAME, KITH_IMPORT_NAME, KITH_IMPORT_NONE };
  static const KithImportField right[] = { KITH_IMPORT_NONE, KITH_IMPORT_NAME, KITH_IMPORT_PRONOUNS };
  const char *text = "nummer,wie gerufen,anrede\n1,Rosa,sie\n2,Sam,er\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) import = kith_people_import_read (stream, NULL, &error);
  const KithImportRow *row;

  g_assert_no_error (error);
  g_assert_false (kith_people_import_map (import, NULL, 0, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_people_import_map (import, wrong, 3, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpuint (kith_people_import_get_rows (import)->len, ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (kith_people_import_map (import, right, 3, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, &error));
      g_assert_cmpuint (kith_people_import_get_rows (import)->len, ==, 2);
      row = g_ptr_array_index (kith_people_import_get_rows (import), 1);
      g_assert_cmpstr (row->name, ==, "Sam");
      g_assert_cmpstr (row->pronouns, ==, "er");
    }
}

#define PAIRS "SELECT count(*) FROM duplicate_pair WHERE state = "
#define MERGES "SELECT count(*) FROM person_merge WHERE ended = 0"
#define SHOWN "SELECT count(*) FROM person WHERE state = 0"

static void
count_progress (double fraction, gpointer user_data)
{
  g_assert_cmpfloat (fraction, <=, 1.0);
  ++*(guint *) user_data;
}

/* One who is there, one twice in the file, one who is nobody else, and one left out; then all as before. */
static void
test_decided (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) first =
      read_text ("name,dob,code\nRosalind Achterberg,1984-05-02,K1\nPetra Vlietstra,1961-11-23,\n"
                 "Uchenna Okonkwo,1990-01-07,\n",
                 &error);
  g_autoptr (KithPeopleImport) second =
      read_text ("name,dob,code\nAchterberg Rosalynd,1984-05-02,k1\nPetra Vlietstra,1961-11-23,\n"
                 "Okonkwo Uchena,1990-01-07,\nMaarten Zuidema,1971-03-09,\nZuidema Maarten,1971-03-09,\n",
                 &error);
  KithImportDone done;
  g_autoptr (GArray) likes = NULL;
  guint n_told = 0;
  gint64 n;

  g_assert_true (kith_people_import_apply (first, fixture->session, NULL, NULL, NULL, &error));
  n = visits_fixture_ask (fixture, SHOWN);
  likes = kith_people_import_find_like (second, fixture->session, count_progress, &n_told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, >, 0);
  g_assert_cmpuint (likes->len, ==, 4);
  for (guint i = 0; i < likes->len; i++)
    {
      const KithImportLike *like = &g_array_index (likes, KithImportLike, i);

      g_assert_cmpuint (like->row, ==, i < 3 ? i : 4);
      g_assert_true (i < 3 ? like->person > 0 : like->person == 0);
      g_assert_cmpuint (like->other, ==, i < 3 ? 0 : 3);
      kith_people_import_decide (second, like, KITH_IMPORT_LATER);
    }

  /* The card code is somebody's, until it is said that they are the same. */
  g_assert_false (kith_people_import_apply (second, fixture->session, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (visits_fixture_ask (fixture, SHOWN), ==, n);

  kith_people_import_decide (second, &g_array_index (likes, KithImportLike, 0), KITH_IMPORT_SAME);
  kith_people_import_decide (second, &g_array_index (likes, KithImportLike, 1), KITH_IMPORT_LEFT_OUT);
  kith_people_import_decide (second, &g_array_index (likes, KithImportLike, 2), KITH_IMPORT_OTHER);
  kith_people_import_count (second, &done);
  g_assert_cmpuint (done.added, ==, 3);
  g_assert_cmpuint (done.merged, ==, 1);
  g_assert_cmpuint (done.left_out, ==, 1);
  g_assert_true (kith_people_import_apply (second, fixture->session, count_progress, &n_told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, SHOWN), ==, n + 4);
  g_assert_cmpint (visits_fixture_ask (fixture, MERGES), ==, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, PAIRS "1"), ==, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, PAIRS "2"), ==, 1);

  g_assert_true (kith_people_import_take_back (second, fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, SHOWN), ==, n);
  g_assert_cmpint (visits_fixture_ask (fixture, MERGES), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, PAIRS "1"), ==, 0);
}

/* Who has come by now stays, and so does everybody else of that import. */
static void
test_come_since (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) import = read_text ("name\nRosa\nSam\n", &error);
  g_autoptr (KithVisit) visit = NULL;
  gint64 n = visits_fixture_ask (fixture, SHOWN);
  gint64 person;

  g_assert_true (kith_people_import_apply (import, fixture->session, NULL, NULL, NULL, &error));
  person = visits_fixture_ask (fixture, "SELECT id FROM person WHERE state = 0 ORDER BY rowid DESC LIMIT 1");
  visit = visits_fixture_sign_in (fixture, person);
  g_assert_false (kith_people_import_take_back (import, fixture->session, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (visits_fixture_ask (fixture, SHOWN), ==, n + 2);
}

static void
test_cancelled (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPeopleImport) import = read_text ("name\nRosa\nSam\n", &error);
  gint64 n = visits_fixture_ask (fixture, SHOWN);

  g_cancellable_cancel (cancellable);
  g_assert_false (kith_people_import_apply (import, fixture->session, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (visits_fixture_ask (fixture, SHOWN), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/import/columns", test_columns);
  g_test_add_func ("/people/import/dates", test_dates);
  g_test_add_func ("/people/import/hostile", test_hostile);
  g_test_add_func ("/people/import/endless-line", test_endless_line);
  g_test_add ("/people/import/all-or-nothing", VisitsFixture, NULL, visits_fixture_set_up,
              test_all_or_nothing, visits_fixture_tear_down);
  g_test_add_func ("/people/import/by-hand", test_by_hand);
  g_test_add ("/people/import/decided", VisitsFixture, NULL, visits_fixture_set_up, test_decided,
              visits_fixture_tear_down);
  g_test_add ("/people/import/come-since", VisitsFixture, NULL, visits_fixture_set_up, test_come_since,
              visits_fixture_tear_down);
  g_test_add ("/people/import/cancelled", VisitsFixture, NULL, visits_fixture_set_up, test_cancelled,
              visits_fixture_tear_down);
  g_test_add ("/people/import/duplicates", VisitsFixture, NULL, visits_fixture_set_up, test_duplicates,
              visits_fixture_tear_down);
  return g_test_run ();
}
