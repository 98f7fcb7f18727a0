/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps in a hard time: who may read it with which keys, against a plain model and against the file. */

#include <string.h>

#include "base/kith-error.h"
#include "goals/kith-hard-times.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

static guint
count_findings (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

static KithHardTimeDone *
apply (KithSession *session, const KithHardTime *wanted)
{
  g_autoptr (GError) error = NULL;
  KithHardTimeDone *done = kith_hard_times_apply (session, wanted, &error);

  g_assert_no_error (error);
  return done;
}

static GPtrArray *
list (KithSession *session, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = kith_hard_times_list (session, person, &error);

  g_assert_no_error (error);
  return all;
}

/* The one that there is. */
static KithHardTime *
get (KithSession *session, gint64 person)
{
  g_autoptr (GPtrArray) all = list (session, person);

  g_assert_cmpuint (all->len, ==, 1);
  return kith_hard_time_copy (g_ptr_array_index (all, 0));
}

static KithHardTimeDone *
write_words (KithSession *session, gint64 person, KithHardTimeSeen seen_by, const char *words)
{
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (person);

  wanted->seen_by = seen_by;
  kith_hard_time_set (wanted, KITH_HARD_TIME_HELPS, words);
  return apply (session, wanted);
}

static void
expect_refused (KithSession *session, const KithHardTime *wanted, KithError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_hard_times_apply (session, wanted, &error));
  g_assert_error (error, KITH_ERROR, (int) code);
}

static void
test_codes (void)
{
  static const char *const lines[] = { "notice", "helps", "does-not-help", "call", "say", "unknown" };
  static const char *const seen[] = { "unknown", "staff", "desk", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpstr (kith_hard_time_line_code ((KithHardTimeLine) i), ==, lines[i]);
      g_assert_cmpint (*kith_hard_time_line_label ((KithHardTimeLine) i) != '\0', ==,
                       i < KITH_N_HARD_TIME_LINES);
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      KithHardTimeSeen parsed = (KithHardTimeSeen) 99;
      gboolean known = i == 1 || i == 2;

      g_assert_cmpstr (kith_hard_time_seen_code ((KithHardTimeSeen) i), ==, seen[i]);
      g_assert_cmpint (kith_hard_time_seen_parse (seen[i], &parsed, NULL), ==, known);
      g_assert_cmpuint (parsed, ==, known ? i : 99);
    }
}

/* What a newer Kith may have put there stays; what is no dictionary is refused. */
static void
test_content (void)
{
  g_autoptr (KithHardTime) one = kith_hard_time_new (1);
  g_autoptr (GVariant) content =
      g_variant_ref_sink (g_variant_new_parsed ("{'helps': <'music'>, 'call': <5>, 'song': <'blue'>}"));
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no"));
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_hard_time_take_content (one, content, NULL));
  g_assert_cmpstr (one->lines[KITH_HARD_TIME_HELPS], ==, "music");
  g_assert_null (one->lines[KITH_HARD_TIME_CALL]);
  back = g_variant_ref_sink (kith_hard_time_to_content (one));
  g_assert_cmpuint (g_variant_n_children (back), ==, 3);
  g_assert_false (kith_hard_time_take_content (one, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  kith_hard_time_clear (one);
  g_assert_true (kith_hard_time_is_empty (one));
  g_assert_cmpuint (g_variant_n_children (one->extras), ==, 0);
}

static void
test_written (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (person);
  g_autoptr (KithHardTimeDone) done = NULL;
  g_autoptr (KithHardTime) read = NULL;
  g_autofree char *described = NULL;

  kith_hard_time_set (wanted, KITH_HARD_TIME_NOTICE, "  I stop answering \n");
  kith_hard_time_set (wanted, KITH_HARD_TIME_SAY, "Tea?\nOr a walk?");
  kith_hard_time_set (wanted, KITH_HARD_TIME_CALL, " \n ");
  done = apply (fixture->session, wanted);
  read = get (fixture->session, person);
  g_assert_cmpint (read->id, ==, done->id);
  g_assert_cmpint (read->version, ==, 1);
  g_assert_cmpint (read->day, ==, kith_clock_today (fixture->clock));
  g_assert_cmpstr (read->by, ==, kith_session_get_account_name (fixture->session));
  g_assert_cmpstr (read->lines[KITH_HARD_TIME_NOTICE], ==, "I stop answering");
  g_assert_cmpstr (read->lines[KITH_HARD_TIME_SAY], ==, "Tea? Or a walk?");
  g_assert_null (read->lines[KITH_HARD_TIME_CALL]);
  g_assert_cmpint (read->seen_by, ==, KITH_HARD_TIME_SEEN_BY_STAFF);
  described = kith_hard_time_describe (read);
  g_assert_nonnull (strstr (described, read->by));
  /* The log names the fact: set, then read. */
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 176"), ==, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 178"), ==, 1);
  /* Of who wrote nothing, nothing was read. */
  {
    g_autoptr (GPtrArray) none = list (fixture->session, visits_fixture_person (fixture, "Ada Lovage"));

    g_assert_cmpuint (none->len, ==, 0);
  }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 178"), ==, 1);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 dead = visits_fixture_person (fixture, "Ada Lovage");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (person);
  g_autoptr (KithHardTimeDone) done = NULL;
  g_autoptr (KithHardTimeDone) of_dead = NULL;
  g_autoptr (KithHardTime) late = NULL;
  g_autoptr (GError) error = NULL;

  of_dead = write_words (fixture->session, dead, KITH_HARD_TIME_SEEN_BY_DESK, "music");
  g_assert_true (kith_standing_set (fixture->session, dead, KITH_PERSON_DIED, KITH_DAY_NONE, &error));
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  kith_hard_time_set (wanted, KITH_HARD_TIME_HELPS, " \n ");
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  kith_hard_time_set (wanted, KITH_HARD_TIME_HELPS, "music");
  wanted->seen_by = (KithHardTimeSeen) 3;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->seen_by = KITH_HARD_TIME_SEEN_BY_DESK;
  wanted->day = kith_clock_today (fixture->clock) + 1;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->day = KITH_DAY_NONE;
  expect_refused (desk, wanted, KITH_ERROR_NOT_PERMITTED);
  wanted->person = person + 1;
  expect_refused (fixture->session, wanted, KITH_ERROR_NOT_FOUND);
  wanted->person = dead;
  wanted->id = of_dead->id;
  wanted->version = of_dead->version;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->person = person;
  wanted->id = 77;
  expect_refused (fixture->session, wanted, KITH_ERROR_NOT_FOUND);
  wanted->id = 0;
  wanted->version = 0;
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM hard_time"), ==, 1);
  /* The desk is told of nobody who died. */
  {
    g_autoptr (GPtrArray) none = list (desk, dead);

    g_assert_cmpuint (none->len, ==, 0);
    g_assert_false (kith_hard_times_is_there (desk, dead));
    g_assert_true (kith_hard_times_is_there (fixture->session, dead));
  }

  /* Two look at the same and both write: the second is told. */
  done = apply (fixture->session, wanted);
  late = get (fixture->session, person);
  expect_refused (fixture->session, wanted, KITH_ERROR_CHANGED);
  {
    g_autoptr (KithHardTimeDone) second = apply (fixture->session, late);

    g_assert_cmpint (second->version, ==, 2);
  }
  expect_refused (fixture->session, late, KITH_ERROR_CHANGED);
  /* Who died may still take it back, or somebody for them. */
  kith_hard_time_clear (of_dead->inverse);
  g_clear_pointer (&done, kith_hard_time_done_free);
  done = apply (fixture->session, of_dead->inverse);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 177"), ==, 1);
}

/* A guard closes it to whoever it keeps out, and to the desk; and nothing is shown to the desk under one. */
static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithHardTimeDone) done = write_words (kept_out, person, KITH_HARD_TIME_SEEN_BY_STAFF, "music");
  KithSession *closed[] = { kept_out, desk };
  g_autoptr (KithHardTime) read = NULL;
  g_autoptr (KithHardTime) back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH,
                                  kith_session_get_account (kept_out), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      /* So that it has taken over what is new. */
      g_assert_true (kith_session_record (closed[i], KITH_EVENT_CARE_READ, 0, NULL, NULL));
      g_assert_null (kith_hard_times_list (closed[i], person, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      g_assert_false (kith_hard_times_is_there (closed[i], person));
      expect_refused (closed[i], done->inverse, KITH_ERROR_NOT_PERMITTED);
    }
  read = get (fixture->session, person);
  g_assert_cmpstr (read->lines[KITH_HARD_TIME_HELPS], ==, "music");
  read->seen_by = KITH_HARD_TIME_SEEN_BY_DESK;
  expect_refused (fixture->session, read, KITH_ERROR_INVALID);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  g_assert_true (kith_guards_lift (fixture->session, guard, &error));
  back = get (fixture->session, person);
  g_assert_cmpstr (back->lines[KITH_HARD_TIME_HELPS], ==, "music");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* into: 0: as itself again. */
static void
count_as (VisitsFixture *fixture, gint64 from, gint64 into)
{
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, from, &error);
  g_autoptr (KithMerge) merge = into != 0 ? kith_merges_begin_in (change, from, into, choices, &error)
                                          : kith_merges_end_in (change, from, &error);

  g_assert_no_error (error);
  g_assert_nonnull (merge);
  g_assert_true (kith_change_commit (change, &error));
}

/* Each record keeps its own words and its own choice, and after the merge is ended has them alone again. */
static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 into = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 from = visits_fixture_person (fixture, "Rosa Martines");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithHardTimeDone) one =
      write_words (fixture->session, into, KITH_HARD_TIME_SEEN_BY_STAFF, "a walk");
  g_autoptr (KithHardTimeDone) two =
      write_words (fixture->session, from, KITH_HARD_TIME_SEEN_BY_DESK, "music");
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GPtrArray) at_desk = NULL;
  g_autoptr (KithHardTime) alone = NULL;

  count_as (fixture, from, into);
  staff = list (fixture->session, into);
  at_desk = list (desk, into);
  g_assert_cmpuint (staff->len, ==, 2);
  g_assert_cmpuint (at_desk->len, ==, 1);
  g_assert_cmpint (((KithHardTime *) g_ptr_array_index (at_desk, 0))->person, ==, from);
  count_as (fixture, from, 0);
  alone = get (fixture->session, into);
  g_assert_cmpstr (alone->lines[KITH_HARD_TIME_HELPS], ==, "a walk");
  {
    g_autoptr (GPtrArray) none = list (desk, into);

    g_assert_cmpuint (none->len, ==, 0);
  }
}

static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithHardTimeDone) done =
      write_words (fixture->session, person, KITH_HARD_TIME_SEEN_BY_DESK, "music");
  g_autoptr (GPtrArray) before = list (desk, person);
  g_autoptr (GPtrArray) hidden = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  hidden = list (desk, person);
  g_assert_cmpuint (hidden->len, ==, 0);
  expect_refused (fixture->session, done->inverse, KITH_ERROR_NOT_FOUND);
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM hard_time"), ==, 0);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Every row that verifying has to name when somebody writes to it without a key. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const edits[] = {
    "UPDATE hard_time SET day = day - 1 WHERE id = ?1",
    "UPDATE hard_time SET desk = care, care = NULL WHERE id = ?1",
    "UPDATE hard_time SET care = NULL WHERE id = ?1",
    "UPDATE hard_time SET care = (SELECT care FROM hard_time WHERE id <> ?1) WHERE id = ?1",
    "UPDATE hard_time SET account = (SELECT max (id) FROM account) WHERE id = ?1",
    "DELETE FROM hard_time WHERE id = ?1",
  };
  g_autoptr (KithSession) other = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithHardTimeDone) one =
      write_words (fixture->session, visits_fixture_person (fixture, "Rosa Martinez"),
                   KITH_HARD_TIME_SEEN_BY_STAFF, "a walk");
  g_autoptr (KithHardTimeDone) two = write_words (
      fixture->session, visits_fixture_person (fixture, "Ada Lovage"), KITH_HARD_TIME_SEEN_BY_STAFF, "music");

  g_assert_nonnull (other);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_true (kith_db_run_script (db, "CREATE TABLE keep_h AS SELECT * FROM hard_time;", &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i], "i", one->id), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, "hard_time") == 0;
      if (!named)
        g_error ("not named: %s", edits[i]);
      g_assert_true (kith_db_run_script (
          db, "DELETE FROM hard_time; INSERT INTO hard_time SELECT * FROM keep_h; DROP TABLE keep_h;",
          &error));
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

#define N_PEOPLE 4

/* What is to be read of one person by whom: a plain model beside the store. */
typedef struct
{
  gint64 id;
  gint64 version;
  char *lines[KITH_N_HARD_TIME_LINES];
  KithHardTimeSeen seen_by;
  gboolean written;
} Model;

typedef struct
{
  VisitsFixture *fixture;
  GRand *rand;
  KithSession *sessions[3]; /* coordinator (unowned), advocate, desk */
  gint64 people[N_PEOPLE];
  Model model[N_PEOPLE];
  GPtrArray *replaced; /* (owned) (element-type GBytes): what was sealed and is no longer */
  guint n_moved;       /* from the desk to staff only */
} Run;

static void
run_clear (Run *run)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    for (guint j = 0; j < KITH_N_HARD_TIME_LINES; j++)
      g_free (run->model[i].lines[j]);
  g_clear_object (&run->sessions[1]);
  g_clear_object (&run->sessions[2]);
  g_rand_free (run->rand);
  g_ptr_array_unref (run->replaced);
}

/* (nullable) NULL: the column is. */
static GBytes *
sealed_of (Run *run, guint i, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM hard_time WHERE person = ?1", column);
  g_autoptr (KithDb) db = kith_db_open (run->fixture->path, KITH_DB_READ_ONLY, NULL);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, NULL);

  kith_stmt_bind (stmt, "i", run->people[i]);
  return kith_stmt_step (stmt, NULL) == KITH_STEP_ROW ? kith_stmt_dup_bytes (stmt, 0) : NULL;
}

static gboolean
opens (Run *run, KithSession *session, KithPurpose purpose, KithSealKind kind, guint i, GBytes *sealed)
{
  g_autoptr (GVariant) content = kith_session_open (session, purpose, kind, run->model[i].id, run->people[i],
                                                    sealed, G_VARIANT_TYPE_VARDICT, NULL);

  return content != NULL;
}

/* What each role's keys open of what lies in the file, as which kind ever. */
static void
check_keys (Run *run, guint i)
{
  const Model *model = &run->model[i];
  gboolean desk = model->seen_by == KITH_HARD_TIME_SEEN_BY_DESK;
  g_autoptr (GBytes) in_care = sealed_of (run, i, "care");
  g_autoptr (GBytes) in_desk = sealed_of (run, i, "desk");
  GBytes *sealed = in_care != NULL ? in_care : in_desk;

  g_assert_cmpint (in_care != NULL, ==, model->written && !desk);
  g_assert_cmpint (in_desk != NULL, ==, model->written && desk);
  for (guint s = 0; sealed != NULL && s < G_N_ELEMENTS (run->sessions); s++)
    for (int purpose = 0; purpose <= KITH_PURPOSE_LAST; purpose++)
      for (int kind = KITH_SEAL_KIND_HARD_TIME; kind <= KITH_SEAL_KIND_HARD_TIME_DESK; kind++)
        {
          gboolean as_it_is = desk ? purpose == KITH_PURPOSE_DESK && kind == KITH_SEAL_KIND_HARD_TIME_DESK
                                   : purpose == KITH_PURPOSE_CARE && kind == KITH_SEAL_KIND_HARD_TIME;

          if (kith_purpose_is_valid ((guint32) purpose))
            g_assert_cmpint (opens (run, run->sessions[s], (KithPurpose) purpose, (KithSealKind) kind, i,
                                    sealed),
                             ==, as_it_is && (desk || s < 2));
        }
}

static void
check_listed (Run *run, guint i)
{
  const Model *model = &run->model[i];

  for (guint s = 0; s < G_N_ELEMENTS (run->sessions); s++)
    {
      g_autoptr (GPtrArray) all = list (run->sessions[s], run->people[i]);
      gboolean may = model->written && (s < 2 || model->seen_by == KITH_HARD_TIME_SEEN_BY_DESK);
      const KithHardTime *read = all->len > 0 ? g_ptr_array_index (all, 0) : NULL;

      g_assert_cmpint (read != NULL && !kith_hard_time_is_empty (read), ==, may);
      g_assert_cmpint (kith_hard_times_is_there (run->sessions[s], run->people[i]), ==, may);
      for (guint j = 0; may && j < KITH_N_HARD_TIME_LINES; j++)
        g_assert_cmpstr (read->lines[j], ==, model->lines[j]);
      if (may)
        g_assert_cmpint (read->seen_by, ==, model->seen_by);
      if (s == 2 && !may)
        g_assert_cmpuint (all->len, ==, 0);
    }
}

/* Of what was ever replaced, nothing lies in the file or in its log. */
static void
check_overwritten (Run *run)
{
  static const char *const ends[] = { "", "-wal" };

  for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
    {
      g_autofree char *path = g_strconcat (run->fixture->path, ends[e], NULL);
      g_autofree char *bytes = NULL;
      gsize size = 0;

      if (!g_file_get_contents (path, &bytes, &size, NULL))
        continue;
      for (guint i = 0; i < run->replaced->len; i++)
        {
          gsize length;
          const char *sealed = g_bytes_get_data (g_ptr_array_index (run->replaced, i), &length);

          /* Version, mode, key and nonce are enough to know it by. */
          g_assert_cmpuint (length, >, 34);
          g_assert_null (memmem (bytes, size, sealed, 34));
        }
    }
}

static void
keep_replaced (Run *run, guint i)
{
  static const char *const columns[] = { "care", "desk" };

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      GBytes *sealed = sealed_of (run, i, columns[c]);

      if (sealed != NULL)
        g_ptr_array_add (run->replaced, sealed);
    }
}

static void
take_into_model (Run *run, guint i, const KithHardTime *wanted, const KithHardTimeDone *done)
{
  Model *model = &run->model[i];
  gboolean empty = kith_hard_time_is_empty (wanted);

  run->n_moved += model->written && model->seen_by == KITH_HARD_TIME_SEEN_BY_DESK && !empty &&
                  wanted->seen_by == KITH_HARD_TIME_SEEN_BY_STAFF;
  for (guint j = 0; j < KITH_N_HARD_TIME_LINES; j++)
    {
      g_free (model->lines[j]);
      model->lines[j] = g_strdup (wanted->lines[j]);
    }
  model->seen_by = wanted->seen_by;
  model->written = !empty;
  model->id = done->id;
  model->version = done->version;
}

static KithHardTime *
draw (Run *run, guint i)
{
  const Model *model = &run->model[i];
  KithHardTime *wanted = kith_hard_time_new (run->people[i]);

  wanted->id = model->id;
  wanted->version = model->version;
  wanted->seen_by = g_rand_boolean (run->rand) ? KITH_HARD_TIME_SEEN_BY_DESK : KITH_HARD_TIME_SEEN_BY_STAFF;
  if (model->written && g_rand_int_range (run->rand, 0, 4) == 0)
    return wanted;
  for (guint j = 0; j < KITH_N_HARD_TIME_LINES; j++)
    if (j == 0 || g_rand_boolean (run->rand))
      wanted->lines[j] = g_strdup_printf ("words %u", g_rand_int (run->rand));
  return wanted;
}

static char *
describe (Run *run, guint i)
{
  g_autofree char *rows = visits_fixture_dump (run->fixture);
  g_autoptr (GString) out = g_string_new (rows);

  for (guint j = 0; j < KITH_N_HARD_TIME_LINES; j++)
    g_string_append_printf (out, "%s\n", run->model[i].written ? run->model[i].lines[j] : "-");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* By staff of either role, with an undo now and then, which is as it was. */
static void
one_step (Run *run, guint i)
{
  KithSession *session = run->sessions[g_rand_int_range (run->rand, 0, 2)];
  g_autoptr (KithHardTime) wanted = draw (run, i);
  g_autofree char *before = describe (run, i);
  g_autofree char *after = NULL;
  g_autoptr (KithHardTimeDone) done = NULL;
  g_autoptr (KithHardTimeDone) undone = NULL;

  keep_replaced (run, i);
  done = apply (session, wanted);
  take_into_model (run, i, wanted, done);
  if (g_rand_int_range (run->rand, 0, 3) > 0)
    return;
  check_listed (run, i);
  check_keys (run, i);
  keep_replaced (run, i);
  undone = apply (session, done->inverse);
  take_into_model (run, i, done->inverse, undone);
  after = describe (run, i);
  g_assert_cmpstr (before, ==, after);
}

static void
test_model (VisitsFixture *fixture, gconstpointer data)
{
  Run run = { fixture, g_rand_new_with_seed (20261128) };

  run.replaced = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  run.sessions[0] = fixture->session;
  run.sessions[1] = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  run.sessions[2] = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  for (guint i = 0; i < N_PEOPLE; i++)
    run.people[i] = visits_fixture_person (fixture, "Rosa Martinez");
  for (guint n = 0; n < 120; n++)
    {
      guint i = (guint) g_rand_int_range (run.rand, 0, N_PEOPLE);

      one_step (&run, i);
      check_listed (&run, i);
      check_keys (&run, i);
      check_overwritten (&run);
      if (n % 10 == 0)
        kith_clock_set_standing_now (fixture->clock, kith_clock_now (fixture->clock).utc + 86400);
    }
  g_assert_cmpuint (run.n_moved, >, 10);
  g_assert_cmpuint (run.replaced->len, >, 60);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  run_clear (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goals/hard-times/codes", test_codes);
  g_test_add_func ("/goals/hard-times/content", test_content);
  VISITS_TEST ("/goals/hard-times/written", test_written);
  VISITS_TEST ("/goals/hard-times/refused", test_refused);
  VISITS_TEST ("/goals/hard-times/guarded", test_guarded);
  VISITS_TEST ("/goals/hard-times/merged", test_merged);
  VISITS_TEST ("/goals/hard-times/erased", test_erased);
  VISITS_TEST ("/goals/hard-times/tampered", test_tampered);
  VISITS_TEST ("/goals/hard-times/model", test_model);
  return g_test_run ();
}
