/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of one's own: who may read them with which keys, against a plain model and against the file. */

#include <string.h>

#include "base/kith-error.h"
#include "goals/kith-own-plans.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "people/kith-record-seen.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

static const KithPlanTemplate templates[] = { KITH_PLAN_WELLNESS, KITH_PLAN_STRESS, KITH_PLAN_RELAPSE };

static guint
count_findings (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

static KithOwnPlanDone *
apply (KithSession *session, const KithOwnPlan *wanted)
{
  g_autoptr (GError) error = NULL;
  KithOwnPlanDone *done = kith_own_plans_apply (session, wanted, &error);

  g_assert_no_error (error);
  return done;
}

static GPtrArray *
list (KithSession *session, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = kith_own_plans_list (session, person, &error);

  g_assert_no_error (error);
  return all;
}

/* The one that there is. */
static KithOwnPlan *
get (KithSession *session, gint64 person)
{
  g_autoptr (GPtrArray) all = list (session, person);

  g_assert_cmpuint (all->len, ==, 1);
  return kith_own_plan_copy (g_ptr_array_index (all, 0));
}

static KithOwnPlanDone *
write_words (KithSession *session, gint64 person, KithPlanTemplate template, const char *words)
{
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_new (person, template);

  kith_own_plan_set (wanted, KITH_PLAN_SECTION_HELPS, words);
  return apply (session, wanted);
}

static void
expect_refused (KithSession *session, const KithOwnPlan *wanted, KithError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_own_plans_apply (session, wanted, &error));
  g_assert_error (error, KITH_ERROR, (int) code);
}

static gint64
count_events (VisitsFixture *fixture, int event)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM audit WHERE kind = %d", event);

  return visits_fixture_ask (fixture, sql);
}

/* Each asks for strengths, what helps, early signs and people to call, and for nothing twice. */
static void
test_templates (void)
{
  static const KithPlanSection always[] = { KITH_PLAN_SECTION_STRENGTHS, KITH_PLAN_SECTION_HELPS,
                                            KITH_PLAN_SECTION_SIGNS, KITH_PLAN_SECTION_PEOPLE };
  static const char *const codes[] = { "wellness", "stress", "relapse-prevention" };
  static const char *const sections[] = { "reasons",     "strengths", "daily",  "helps",  "harder", "signs",
                                          "first-steps", "less",      "people", "others", "setback" };
  KithPlanTemplate parsed = (KithPlanTemplate) 99;

  G_STATIC_ASSERT (G_N_ELEMENTS (sections) == KITH_N_PLAN_SECTIONS);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_cmpstr (kith_plan_section_code ((KithPlanSection) i), ==, sections[i]);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      gboolean seen[KITH_N_PLAN_SECTIONS] = { FALSE };

      g_assert_cmpint (templates[i], ==, i + 1);
      g_assert_cmpstr (kith_plan_template_code (templates[i]), ==, codes[i]);
      g_assert_true (kith_plan_template_parse (codes[i], &parsed, NULL));
      g_assert_cmpint (parsed, ==, templates[i]);
      for (guint j = 0; j < kith_plan_template_get_n_parts (templates[i]); j++)
        {
          const KithPlanPart part = kith_plan_template_get_part (templates[i], j);

          g_assert_false (seen[part.section]);
          seen[part.section] = TRUE;
          g_assert_true (kith_plan_template_has (templates[i], part.section));
          g_assert_cmpint (*part.heading, !=, '\0');
          g_assert_true (g_str_has_suffix (part.question, "?"));
        }
      for (guint j = 0; j < G_N_ELEMENTS (always); j++)
        g_assert_true (seen[always[j]]);
    }
  parsed = (KithPlanTemplate) 99;
  g_assert_false (kith_plan_template_parse ("unknown", &parsed, NULL));
  g_assert_cmpint (parsed, ==, 99);
  g_assert_cmpuint (kith_plan_template_get_n_parts (KITH_PLAN_NONE), ==, 0);
  g_assert_cmpstr (kith_plan_template_code (KITH_PLAN_NONE), ==, "unknown");
}

/* What a newer Kith may have put there stays, a plan of a kind of its own too; what is no dictionary is
 * refused. */
static void
test_content (void)
{
  g_autoptr (KithOwnPlan) one = kith_own_plan_new (1, KITH_PLAN_NONE);
  g_autoptr (KithOwnPlan) newer = kith_own_plan_new (1, KITH_PLAN_NONE);
  g_autoptr (GVariant) content = g_variant_ref_sink (
      g_variant_new_parsed ("{'template': <'stress'>, 'helps': <'music'>, 'people': <5>, 'next': <'soon'>, "
                            "'reviewed': <20000>, 'song': <'blue'>}"));
  g_autoptr (GVariant) of_newer = g_variant_ref_sink (g_variant_new_parsed ("{'template': <'moving'>}"));
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no"));
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GVariant) newer_back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_own_plan_take_content (one, content, NULL));
  g_assert_cmpint (one->template, ==, KITH_PLAN_STRESS);
  g_assert_cmpstr (one->words[KITH_PLAN_SECTION_HELPS], ==, "music");
  g_assert_null (one->words[KITH_PLAN_SECTION_PEOPLE]);
  g_assert_cmpint (one->next_day, ==, KITH_DAY_NONE);
  g_assert_cmpint (one->reviewed_day, ==, 20000);
  back = g_variant_ref_sink (kith_own_plan_to_content (one));
  g_assert_cmpuint (g_variant_n_children (back), ==, 6);
  g_assert_false (kith_own_plan_is_of_newer (one));
  g_assert_true (kith_own_plan_take_content (newer, of_newer, NULL));
  g_assert_true (kith_own_plan_is_of_newer (newer));
  g_assert_false (kith_own_plan_is_empty (newer));
  g_assert_true (kith_own_plan_check (newer, 20000, NULL));
  newer_back = g_variant_ref_sink (kith_own_plan_to_content (newer));
  g_assert_true (g_variant_equal (newer_back, of_newer));
  g_assert_false (kith_own_plan_take_content (one, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  kith_own_plan_clear (one);
  g_assert_true (kith_own_plan_is_empty (one));
  g_assert_cmpuint (g_variant_n_children (one->extras), ==, 0);
}

/* Any words, taken to what is sealed and back, are the same; and set once more they are no change. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint n = 0; n < 400; n++)
    {
      g_autoptr (KithOwnPlan) one = kith_own_plan_new (1, templates[g_rand_int_range (rand, 0, 3)]);
      g_autoptr (KithOwnPlan) read = kith_own_plan_new (1, KITH_PLAN_NONE);
      g_autoptr (KithOwnPlan) again = NULL;
      g_autoptr (GVariant) content = NULL;

      for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
        {
          g_autoptr (GString) words = g_string_new (NULL);
          static const char *const bits[] = { "a", " ", "\n", "\r\n", "\t", "walk", "é", "م", "\u2028", ":" };

          for (int k = g_rand_int_range (rand, 0, 9); k > 0; k--)
            g_string_append (words, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
          kith_own_plan_set (one, (KithPlanSection) i, words->str);
        }
      if (g_rand_boolean (rand))
        kith_own_plan_review (one, g_rand_int_range (rand, 19000, 21000), "Adi",
                              g_rand_boolean (rand) ? "Rosa" : NULL);
      one->next_day = g_rand_boolean (rand) ? g_rand_int_range (rand, 19000, 21000) : KITH_DAY_NONE;
      content = g_variant_ref_sink (kith_own_plan_to_content (one));
      g_assert_true (kith_own_plan_take_content (read, content, NULL));
      g_assert_true (kith_own_plan_says_same (one, read));
      g_assert_cmpint (read->template, ==, one->template);
      g_assert_cmpint (read->next_day, ==, one->next_day);
      g_assert_cmpint (read->reviewed_day, ==, one->reviewed_day);
      g_assert_cmpstr (read->reviewed_with, ==, one->reviewed_with);
      g_assert_cmpstr (read->signed_name, ==, one->signed_name);
      again = kith_own_plan_copy (read);
      for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
        kith_own_plan_set (again, (KithPlanSection) i, read->words[i]);
      g_assert_true (kith_own_plan_says_same (again, read));
      g_assert_cmpstr (again->signed_name, ==, read->signed_name);
    }
}

static void
test_written (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_new (person, KITH_PLAN_RELAPSE);
  g_autoptr (KithOwnPlanDone) done = NULL;
  g_autoptr (KithOwnPlan) read = NULL;
  g_autofree char *described = NULL;

  kith_own_plan_set (wanted, KITH_PLAN_SECTION_SIGNS, "  I stop answering \n\n I sleep badly\n");
  kith_own_plan_set (wanted, KITH_PLAN_SECTION_PEOPLE, " \n ");
  done = apply (fixture->session, wanted);
  read = get (fixture->session, person);
  g_assert_cmpint (read->id, ==, done->id);
  g_assert_cmpint (read->version, ==, 1);
  g_assert_cmpint (read->template, ==, KITH_PLAN_RELAPSE);
  g_assert_cmpint (read->day, ==, kith_clock_today (fixture->clock));
  g_assert_cmpstr (read->by, ==, kith_session_get_account_name (fixture->session));
  g_assert_cmpstr (read->words[KITH_PLAN_SECTION_SIGNS], ==, "I stop answering\nI sleep badly");
  g_assert_null (read->words[KITH_PLAN_SECTION_PEOPLE]);
  g_assert_null (kith_own_plan_describe_review (read));
  described = kith_own_plan_describe (read);
  g_assert_nonnull (strstr (described, read->by));
  /* The log names the fact: written, then read; and who has read it is told. */
  g_assert_cmpint (count_events (fixture, KITH_EVENT_PLAN_WRITTEN), ==, 1);
  g_assert_cmpint (count_events (fixture, KITH_EVENT_PLAN_READ), ==, 1);
  {
    g_autoptr (GPtrArray) none = list (fixture->session, visits_fixture_person (fixture, "Ada Lovage"));
    g_autoptr (GPtrArray) seen = kith_record_seen_list (fixture->session, person, NULL);
    g_autofree char *sentence = kith_record_seen_describe (g_ptr_array_index (seen, 0));

    g_assert_cmpuint (none->len, ==, 0);
    g_assert_cmpuint (seen->len, ==, 1);
    g_assert_nonnull (strstr (sentence, "read the plans"));
  }
  /* Of who wrote nothing, nothing was read. */
  g_assert_cmpint (count_events (fixture, KITH_EVENT_PLAN_READ), ==, 1);
}

/* The signature is of the words as they were: it goes with other words, and comes back with the undo. */
static void
test_reviewed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay today = kith_clock_today (fixture->clock);
  g_autoptr (KithOwnPlanDone) written = write_words (fixture->session, person, KITH_PLAN_STRESS, "music");
  g_autoptr (KithOwnPlanDone) reviewed = NULL;
  g_autoptr (KithOwnPlanDone) changed = NULL;
  g_autoptr (KithOwnPlanDone) undone = NULL;
  g_autoptr (KithOwnPlan) plan = get (fixture->session, person);
  g_autoptr (KithOwnPlan) other = NULL;
  g_autoptr (KithOwnPlan) back = NULL;
  g_autofree char *review = NULL;

  kith_own_plan_review (plan, today + 1, "Adi", " Rosa \n");
  expect_refused (fixture->session, plan, KITH_ERROR_INVALID);
  kith_own_plan_review (plan, today, "Adi", " Rosa \n");
  reviewed = apply (fixture->session, plan);
  g_assert_cmpint (count_events (fixture, KITH_EVENT_PLAN_REVIEWED), ==, 1);
  other = get (fixture->session, person);
  g_assert_cmpstr (other->signed_name, ==, "Rosa");
  review = kith_own_plan_describe_review (other);
  g_assert_true (strstr (review, "Adi") != NULL && strstr (review, "Rosa") != NULL);
  kith_own_plan_set (other, KITH_PLAN_SECTION_HELPS, "a walk");
  changed = apply (fixture->session, other);
  g_assert_cmpint (count_events (fixture, KITH_EVENT_PLAN_REVIEWED), ==, 1);
  back = get (fixture->session, person);
  g_assert_null (back->signed_name);
  g_assert_cmpint (back->reviewed_day, ==, today);
  undone = apply (fixture->session, changed->inverse);
  g_clear_pointer (&back, kith_own_plan_free);
  back = get (fixture->session, person);
  g_assert_cmpstr (back->signed_name, ==, "Rosa");
  g_assert_cmpstr (back->words[KITH_PLAN_SECTION_HELPS], ==, "music");
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 dead = visits_fixture_person (fixture, "Ada Lovage");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_new (person, KITH_PLAN_WELLNESS);
  g_autoptr (KithOwnPlanDone) of_dead = NULL;
  g_autoptr (KithOwnPlanDone) done = NULL;
  g_autoptr (KithOwnPlanDone) cleared = NULL;
  g_autoptr (KithOwnPlan) late = NULL;
  g_autoptr (GError) error = NULL;

  of_dead = write_words (fixture->session, dead, KITH_PLAN_WELLNESS, "music");
  g_assert_true (kith_standing_set (fixture->session, dead, KITH_PERSON_DIED, KITH_DAY_NONE, &error));
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  kith_own_plan_set (wanted, KITH_PLAN_SECTION_HELPS, "music");
  wanted->template = KITH_PLAN_NONE;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->template = KITH_PLAN_WELLNESS;
  wanted->day = kith_clock_today (fixture->clock) + 1;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->day = KITH_DAY_NONE;
  wanted->next_day = G_MAXINT32;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->next_day = KITH_DAY_NONE;
  expect_refused (desk, wanted, KITH_ERROR_NOT_PERMITTED);
  g_assert_null (kith_own_plans_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  wanted->person = person + 1;
  expect_refused (fixture->session, wanted, KITH_ERROR_NOT_FOUND);
  wanted->person = dead;
  wanted->template = KITH_PLAN_STRESS;
  expect_refused (fixture->session, wanted, KITH_ERROR_INVALID);
  wanted->person = person;
  wanted->id = 77;
  expect_refused (fixture->session, wanted, KITH_ERROR_NOT_FOUND);
  wanted->id = 0;
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM own_plan"), ==, 1);

  /* Two begin the same: the second is told. Another template is another plan. */
  done = apply (fixture->session, wanted);
  expect_refused (fixture->session, wanted, KITH_ERROR_CHANGED);
  late = get (fixture->session, person);
  {
    g_autoptr (KithOwnPlanDone) other = write_words (fixture->session, person, KITH_PLAN_WELLNESS, "a walk");
    g_autoptr (KithOwnPlanDone) second = apply (fixture->session, late);

    g_assert_cmpint (second->version, ==, 2);
  }
  expect_refused (fixture->session, late, KITH_ERROR_CHANGED);
  /* Who died may still take it back, or somebody for them; it does not come back then. */
  cleared = apply (fixture->session, of_dead->inverse);
  g_assert_cmpint (count_events (fixture, KITH_EVENT_PLAN_CLEARED), ==, 1);
  expect_refused (fixture->session, cleared->inverse, KITH_ERROR_INVALID);
}

/* A guard closes it to whoever it keeps out, with the keys too. */
static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithOwnPlanDone) done = write_words (kept_out, person, KITH_PLAN_WELLNESS, "music");
  g_autoptr (KithOwnPlan) read = NULL;
  g_autoptr (KithOwnPlan) back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH,
                                  kith_session_get_account (kept_out), &error);

  g_assert_no_error (error);
  /* So that it has taken over what is new. */
  g_assert_true (kith_session_record (kept_out, KITH_EVENT_CARE_READ, 0, NULL, NULL));
  g_assert_null (kith_own_plans_list (kept_out, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  expect_refused (kept_out, done->inverse, KITH_ERROR_NOT_PERMITTED);
  read = get (fixture->session, person);
  g_assert_cmpstr (read->words[KITH_PLAN_SECTION_HELPS], ==, "music");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  g_assert_true (kith_guards_lift (fixture->session, guard, &error));
  back = get (fixture->session, person);
  g_assert_cmpstr (back->words[KITH_PLAN_SECTION_HELPS], ==, "music");
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

/* Each record keeps its own, also of the same template, and after the merge is ended has them alone again. */
static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 into = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 from = visits_fixture_person (fixture, "Rosa Martines");
  g_autoptr (KithOwnPlanDone) one = write_words (fixture->session, into, KITH_PLAN_STRESS, "a walk");
  g_autoptr (KithOwnPlanDone) two = write_words (fixture->session, from, KITH_PLAN_STRESS, "music");
  g_autoptr (KithOwnPlanDone) three = write_words (fixture->session, from, KITH_PLAN_WELLNESS, "tea");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithOwnPlan) alone = NULL;

  count_as (fixture, from, into);
  all = list (fixture->session, into);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (((KithOwnPlan *) g_ptr_array_index (all, 0))->template, ==, KITH_PLAN_WELLNESS);
  g_assert_cmpint (((KithOwnPlan *) g_ptr_array_index (all, 0))->person, ==, from);
  count_as (fixture, from, 0);
  alone = get (fixture->session, into);
  g_assert_cmpstr (alone->words[KITH_PLAN_SECTION_HELPS], ==, "a walk");
}

static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithOwnPlanDone) done = write_words (fixture->session, person, KITH_PLAN_RELAPSE, "music");
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  kith_own_plan_set (done->inverse, KITH_PLAN_SECTION_HELPS, "a walk");
  expect_refused (fixture->session, done->inverse, KITH_ERROR_NOT_FOUND);
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM own_plan"), ==, 0);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Every row that verifying has to name when somebody writes to it without a key. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const edits[] = {
    "UPDATE own_plan SET day = day - 1 WHERE id = ?1",
    "UPDATE own_plan SET words = (SELECT words FROM own_plan WHERE id <> ?1) WHERE id = ?1",
    "UPDATE own_plan SET person = (SELECT person FROM own_plan WHERE id <> ?1) WHERE id = ?1",
    "UPDATE own_plan SET account = (SELECT max (id) FROM account) WHERE id = ?1",
    "DELETE FROM own_plan WHERE id = ?1",
  };
  g_autoptr (KithSession) other = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithOwnPlanDone) one = write_words (
      fixture->session, visits_fixture_person (fixture, "Rosa Martinez"), KITH_PLAN_STRESS, "a walk");
  g_autoptr (KithOwnPlanDone) two = write_words (
      fixture->session, visits_fixture_person (fixture, "Ada Lovage"), KITH_PLAN_STRESS, "music");

  g_assert_nonnull (other);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_true (kith_db_run_script (db, "CREATE TABLE keep_p AS SELECT * FROM own_plan;", &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i], "i", one->id), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, "own_plan") == 0;
      if (!named)
        g_error ("not named: %s", edits[i]);
      g_assert_true (kith_db_run_script (
          db, "DELETE FROM own_plan; INSERT INTO own_plan SELECT * FROM keep_p; DROP TABLE keep_p;", &error));
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

#define N_PEOPLE 3

/* What is to be read of one plan: a plain model beside the store. */
typedef struct
{
  gint64 id; /* 0: there is none */
  gint64 version;
  char *words[KITH_N_PLAN_SECTIONS];
  KithDay reviewed_day;
  char *signed_name;
} Model;

typedef struct
{
  VisitsFixture *fixture;
  GRand *rand;
  KithSession *sessions[3]; /* coordinator (unowned), advocate, desk */
  gint64 people[N_PEOPLE];
  Model model[N_PEOPLE][G_N_ELEMENTS (templates)];
  GPtrArray *replaced; /* (owned) (element-type GBytes): what was sealed and is no longer */
} Run;

static void
model_clear (Model *model)
{
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    g_free (model->words[i]);
  g_free (model->signed_name);
  *model = (Model){ .reviewed_day = KITH_DAY_NONE };
}

static void
run_clear (Run *run)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    for (guint t = 0; t < G_N_ELEMENTS (templates); t++)
      model_clear (&run->model[i][t]);
  g_clear_object (&run->sessions[1]);
  g_clear_object (&run->sessions[2]);
  g_rand_free (run->rand);
  g_ptr_array_unref (run->replaced);
}

static GBytes *
sealed_of (Run *run, gint64 id)
{
  g_autoptr (KithDb) db = kith_db_open (run->fixture->path, KITH_DB_READ_ONLY, NULL);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, "SELECT words FROM own_plan WHERE id = ?1", NULL);

  kith_stmt_bind (stmt, "i", id);
  return kith_stmt_step (stmt, NULL) == KITH_STEP_ROW ? kith_stmt_dup_bytes (stmt, 0) : NULL;
}

/* What each role's keys open of what lies in the file: staff's of care, as what it is, for whom it is. */
static void
check_keys (Run *run, guint i, guint t)
{
  const Model *model = &run->model[i][t];
  g_autoptr (GBytes) sealed = model->id != 0 ? sealed_of (run, model->id) : NULL;

  g_assert_cmpint (sealed != NULL, ==, model->id != 0);
  for (guint s = 0; sealed != NULL && s < G_N_ELEMENTS (run->sessions); s++)
    for (int purpose = 0; purpose <= KITH_PURPOSE_LAST; purpose++)
      for (guint k = 0; k < N_PEOPLE; k++)
        {
          g_autoptr (GVariant) content =
              kith_purpose_is_valid ((guint32) purpose)
                  ? kith_session_open (run->sessions[s], (KithPurpose) purpose, KITH_SEAL_KIND_OWN_PLAN,
                                       model->id, run->people[k], sealed, G_VARIANT_TYPE_VARDICT, NULL)
                  : NULL;

          g_assert_cmpint (content != NULL, ==, purpose == KITH_PURPOSE_CARE && s < 2 && k == i);
        }
}

static void
check_listed (Run *run, guint i)
{
  for (guint s = 0; s < 2; s++)
    {
      g_autoptr (GPtrArray) all = list (run->sessions[s], run->people[i]);
      guint at = 0;

      for (guint t = 0; t < G_N_ELEMENTS (templates); t++)
        {
          const Model *model = &run->model[i][t];
          const KithOwnPlan *read = model->id != 0 ? g_ptr_array_index (all, at++) : NULL;

          if (read == NULL)
            continue;
          g_assert_cmpint (read->template, ==, templates[t]);
          g_assert_cmpint (read->id, ==, model->id);
          g_assert_cmpint (read->version, ==, model->version);
          for (guint j = 0; j < KITH_N_PLAN_SECTIONS; j++)
            g_assert_cmpstr (read->words[j], ==, model->words[j]);
          g_assert_cmpint (read->reviewed_day, ==, model->reviewed_day);
          g_assert_cmpstr (read->signed_name, ==, model->signed_name);
        }
      g_assert_cmpuint (all->len, ==, at);
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

static KithOwnPlan *
from_model (Run *run, guint i, guint t)
{
  const Model *model = &run->model[i][t];
  KithOwnPlan *plan = kith_own_plan_new (run->people[i], templates[t]);

  plan->id = model->id;
  plan->version = model->version;
  for (guint j = 0; j < KITH_N_PLAN_SECTIONS; j++)
    kith_own_plan_set (plan, (KithPlanSection) j, model->words[j]);
  if (model->reviewed_day != KITH_DAY_NONE)
    kith_own_plan_review (plan, model->reviewed_day, "Adi", model->signed_name);
  return plan;
}

/* As one of them would have it: other words, looked at together, or taken back. */
static KithOwnPlan *
draw (Run *run, guint i, guint t)
{
  KithOwnPlan *wanted = from_model (run, i, t);
  int what = g_rand_int_range (run->rand, 0, 4);

  if (wanted->id != 0 && what == 0)
    kith_own_plan_clear (wanted);
  else if (wanted->id != 0 && what == 1)
    kith_own_plan_review (wanted, kith_clock_today (run->fixture->clock), "Adi",
                          g_rand_boolean (run->rand) ? "Rosa" : NULL);
  else
    for (guint j = 0; j < KITH_N_PLAN_SECTIONS; j++)
      if (j == 0 || g_rand_boolean (run->rand))
        {
          g_autofree char *words = g_strdup_printf ("words %u", g_rand_int (run->rand));

          kith_own_plan_set (wanted, (KithPlanSection) j, words);
        }
  return wanted;
}

static void
take_into_model (Run *run, guint i, guint t, const KithOwnPlan *wanted, const KithOwnPlanDone *done)
{
  Model *model = &run->model[i][t];

  model_clear (model);
  if (kith_own_plan_is_empty (wanted))
    return;
  model->id = done->id;
  model->version = done->version;
  for (guint j = 0; j < KITH_N_PLAN_SECTIONS; j++)
    model->words[j] = g_strdup (wanted->words[j]);
  model->reviewed_day = wanted->reviewed_day;
  model->signed_name = g_strdup (wanted->signed_name);
}

static void
carry_out (Run *run, guint i, guint t, KithSession *session, const KithOwnPlan *wanted, KithOwnPlan **inverse)
{
  GBytes *replaced = wanted->id != 0 ? sealed_of (run, wanted->id) : NULL;
  g_autoptr (KithOwnPlanDone) done = apply (session, wanted);

  if (replaced != NULL)
    g_ptr_array_add (run->replaced, replaced);
  take_into_model (run, i, t, wanted, done);
  if (inverse != NULL)
    *inverse = kith_own_plan_copy (done->inverse);
}

/* By staff of either role, with an undo now and then, which is as it was; each step is one of the rest too.
 */
static void
one_step (Run *run, guint i, guint t)
{
  KithSession *session = run->sessions[g_rand_int_range (run->rand, 0, 2)];
  g_autoptr (KithOwnPlan) wanted = draw (run, i, t);
  g_autoptr (KithOwnPlan) before = from_model (run, i, t);
  g_autoptr (KithOwnPlan) after = NULL;
  g_autoptr (KithOwnPlan) inverse = NULL;
  g_autofree char *rows = visits_fixture_dump (run->fixture);
  g_autofree char *rows_after = NULL;

  carry_out (run, i, t, session, wanted, &inverse);
  if (g_rand_int_range (run->rand, 0, 3) > 0)
    return;
  check_listed (run, i);
  carry_out (run, i, t, session, inverse, NULL);
  after = from_model (run, i, t);
  rows_after = visits_fixture_dump (run->fixture);
  g_assert_cmpstr (rows, ==, rows_after);
  g_assert_true (kith_own_plan_says_same (before, after));
  g_assert_cmpint (before->reviewed_day, ==, after->reviewed_day);
  g_assert_cmpstr (before->signed_name, ==, after->signed_name);
}

static void
run_set_up (Run *run, VisitsFixture *fixture)
{
  *run = (Run){ fixture, g_rand_new_with_seed (20261128) };
  run->replaced = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  run->sessions[0] = fixture->session;
  run->sessions[1] = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  run->sessions[2] = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      run->people[i] = visits_fixture_person (fixture, "Rosa Martinez");
      for (guint t = 0; t < G_N_ELEMENTS (templates); t++)
        model_clear (&run->model[i][t]);
    }
}

static void
test_model (VisitsFixture *fixture, gconstpointer data)
{
  Run run;

  run_set_up (&run, fixture);
  for (guint n = 0; n < 120; n++)
    {
      guint i = (guint) g_rand_int_range (run.rand, 0, N_PEOPLE);
      guint t = (guint) g_rand_int_range (run.rand, 0, G_N_ELEMENTS (templates));

      one_step (&run, i, t);
      check_listed (&run, i);
      check_keys (&run, i, t);
      check_overwritten (&run);
      if (n % 10 == 0)
        kith_clock_set_standing_now (fixture->clock, kith_clock_now (fixture->clock).utc + 86400);
    }
  g_assert_cmpuint (run.replaced->len, >, 60);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  run_clear (&run);
}

/* Once an account is retired everything lies under a new key, and reads as before. */
static void
test_resealed (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  guint left = 1;
  Run run;

  run_set_up (&run, fixture);
  for (guint i = 0; i < N_PEOPLE; i++)
    for (guint t = 0; t < G_N_ELEMENTS (templates); t++)
      {
        g_autoptr (KithOwnPlan) wanted = draw (&run, i, t);

        carry_out (&run, i, t, fixture->session, wanted, NULL);
        g_ptr_array_add (old, sealed_of (&run, run.model[i][t].id));
      }
  kith_session_close (run.sessions[1], NULL);
  g_assert_true (kith_accounts_retire (fixture->session, kith_session_get_account (run.sessions[1]), &error));
  for (int i = 0; left > 0; i++)
    {
      g_assert_cmpint (i, <, 100);
      g_assert_true (kith_accounts_reseal_step (fixture->session, 4, &left, NULL, &error));
    }
  g_clear_object (&run.sessions[1]);
  run.sessions[1] = g_object_ref (fixture->session);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      for (guint t = 0; t < G_N_ELEMENTS (templates); t++)
        {
          g_autoptr (GBytes) now = sealed_of (&run, run.model[i][t].id);
          const char *before =
              g_bytes_get_data (g_ptr_array_index (old, i * G_N_ELEMENTS (templates) + t), NULL);

          /* The id of the key. */
          g_assert_cmpmem ((const char *) g_bytes_get_data (now, NULL), 2, before, 2);
          g_assert_cmpint (memcmp ((const char *) g_bytes_get_data (now, NULL) + 2, before + 2, 8), !=, 0);
          run.model[i][t].version =
              visits_fixture_ask (fixture, "SELECT max (version) FROM own_plan WHERE words IS NOT NULL");
        }
      check_listed (&run, i);
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  run_clear (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goals/own-plans/templates", test_templates);
  g_test_add_func ("/goals/own-plans/content", test_content);
  g_test_add_func ("/goals/own-plans/round-trip", test_round_trip);
  VISITS_TEST ("/goals/own-plans/written", test_written);
  VISITS_TEST ("/goals/own-plans/reviewed", test_reviewed);
  VISITS_TEST ("/goals/own-plans/refused", test_refused);
  VISITS_TEST ("/goals/own-plans/guarded", test_guarded);
  VISITS_TEST ("/goals/own-plans/merged", test_merged);
  VISITS_TEST ("/goals/own-plans/erased", test_erased);
  VISITS_TEST ("/goals/own-plans/tampered", test_tampered);
  VISITS_TEST ("/goals/own-plans/model", test_model);
  VISITS_TEST ("/goals/own-plans/resealed", test_resealed);
  return g_test_run ();
}
