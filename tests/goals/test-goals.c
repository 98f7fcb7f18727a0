/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: set, gone on with, put in other words and taken back by whoever may; what the file then holds. */

#include <string.h>

#include "base/kith-error.h"
#include "goals/goal-fixture.h"
#include "people/kith-erasures.h"
#include "people/kith-record-seen.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

static KithDay
today (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static KithGoalDone *
apply (VisitsFixture *fixture, const KithGoalCommand *command)
{
  g_autoptr (GError) error = NULL;
  KithGoalDone *done = kith_goals_apply (fixture->session, command, &error);

  g_assert_no_error (error);
  return done;
}

static gint64
make (VisitsFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  gint64 goal = goal_fixture_make (fixture->session, person, &error);

  g_assert_no_error (error);
  return goal;
}

static void
go_on (VisitsFixture *fixture, gint64 goal, KithGoalState state, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGoalDone) done = goal_fixture_entry (fixture->session, goal, state, words, &error);

  g_assert_no_error (error);
}

static void
test_set_and_reached (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 id = make (fixture, person);
  KithDay set = today (fixture);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  visits_fixture_at (fixture, "2025-11-29 12:00");
  go_on (fixture, id, KITH_GOAL_GOING, "bought strings");
  go_on (fixture, id, KITH_GOAL_REACHED, "Tuesday, with Ada");
  all = kith_goals_list (fixture->session, person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  const KithGoal *read = g_ptr_array_index (all, 0);
  const KithGoalMark *step = g_ptr_array_index (read->steps, 0);
  const KithGoalEntry *last = g_ptr_array_index (read->entries, 2);
  g_assert_cmpint (read->person, ==, person);
  g_assert_cmpint (read->area, ==, KITH_GOAL_AREA_INTERESTS);
  g_assert_cmpint (read->day, ==, set);
  g_assert_cmpint (read->state, ==, KITH_GOAL_REACHED);
  g_assert_cmpint (read->state_day, ==, set + 9);
  g_assert_cmpint (read->target_day, ==, set + 60);
  g_assert_cmpint (read->version, ==, 3);
  g_assert_cmpstr (read->words, ==, "play music with others again");
  g_assert_cmpstr (read->set_by, ==, kith_session_get_account_name (fixture->session));
  g_assert_cmpuint (read->steps->len, ==, 2);
  g_assert_cmpstr (step->words, ==, "mend the guitar");
  g_assert_cmpint (step->day, ==, set);
  g_assert_cmpint (((KithGoalMark *) g_ptr_array_index (read->steps, 1))->day, ==, KITH_DAY_NONE);
  g_assert_cmpuint (read->milestones->len, ==, 1);
  g_assert_cmpuint (read->entries->len, ==, 3);
  g_assert_cmpstr (((KithGoalEntry *) g_ptr_array_index (read->entries, 0))->words, ==, "misses it");
  g_assert_cmpstr (last->words, ==, "Tuesday, with Ada");
  g_assert_cmpint (last->day, ==, set + 9);
  g_assert_cmpstr (last->by, ==, kith_session_get_account_name (fixture->session));
  state = kith_goal_describe_state (read);
  g_assert_true (g_str_has_prefix (state, "Reached, ") && strstr (state, "29") != NULL);
}

/* What each code stands for stays, and each has words. */
static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    gboolean open;
  } states[] = { { "taken-back", FALSE }, { "proposed", TRUE }, { "going", TRUE },   { "paused", TRUE },
                 { "reached", FALSE },    { "let-go", FALSE },  { "unknown", FALSE } };
  static const char *const areas[] = { "unknown", "home",      "well-being", "people", "work",
                                       "money",   "interests", "other",      "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      KithGoalState state = (KithGoalState) 99;
      gboolean known = i >= 1 && i <= 5;

      g_assert_cmpstr (kith_goal_state_code ((KithGoalState) i), ==, states[i].code);
      g_assert_cmpint (kith_goal_state_is_open ((KithGoalState) i), ==, states[i].open);
      g_assert_cmpint (kith_goal_state_is_known ((KithGoalState) i), ==, known);
      g_assert_cmpint (kith_goal_state_parse (states[i].code, &state, NULL), ==, known);
      g_assert_true (!known || (guint) state == i);
      g_assert_cmpstr (kith_goal_state_label ((KithGoalState) i), !=, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      KithGoalArea area = (KithGoalArea) 99;
      gboolean known = i >= 1 && i <= 7;

      g_assert_cmpstr (kith_goal_area_code ((KithGoalArea) i), ==, areas[i]);
      g_assert_cmpint (kith_goal_area_is_known ((KithGoalArea) i), ==, known);
      g_assert_cmpint (kith_goal_area_parse (areas[i], &area, NULL), ==, known);
      g_assert_true (!known || (guint) area == i);
      g_assert_cmpstr (kith_goal_area_label ((KithGoalArea) i), !=, "");
    }
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  const struct
  {
    const char *words;
    int area;
    KithDay set;
    KithDay target;
    guint n_steps;
    KithDay step;
    KithDay milestone;
    int state;
    KithDay day;
    KithGoalPart part;
  } cases[] = {
    { " \n", 1, day, day, 1, day, day, 1, day, KITH_GOAL_PART_WORDS },
    { "A", 0, day, day, 1, day, day, 1, day, KITH_GOAL_PART_AREA },
    { "A", 8, day, day, 1, day, day, 1, day, KITH_GOAL_PART_AREA },
    { "A", 1, day + 1, day + 1, 1, day, day, 1, day, KITH_GOAL_PART_DAY },
    { "A", 1, day, day - 1, 1, day, day, 1, day, KITH_GOAL_PART_TARGET },
    { "A", 1, day, G_MAXINT32, 1, day, day, 1, day, KITH_GOAL_PART_TARGET },
    { "A", 1, day, day, 1, day + 1, day, 1, day, KITH_GOAL_PART_STEPS },
    { "A", 1, day, day, KITH_GOAL_MARKS_MAX + 1, day, day, 1, day, KITH_GOAL_PART_STEPS },
    { "A", 1, day, day, 1, day, day + 1, 1, day, KITH_GOAL_PART_MILESTONES },
    { "A", 1, day, day, 1, day, day, 0, day, KITH_GOAL_PART_STATE },
    { "A", 1, day, day, 1, day, day, 6, day, KITH_GOAL_PART_STATE },
    { "A", 1, day, day, 1, day, day, 1, day - 1, KITH_GOAL_PART_ENTRY_DAY },
    { "A", 1, day, day, 1, day, day, 1, day + 1, KITH_GOAL_PART_ENTRY_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithGoal) goal = kith_goal_new (person);
      g_autoptr (KithGoalEntry) entry = kith_goal_entry_new ((KithGoalState) cases[i].state);
      g_autoptr (KithGoalCommand) command = NULL;
      g_autoptr (GError) error = NULL;
      KithGoalPart part = (KithGoalPart) 99;

      goal->words = g_strdup (cases[i].words);
      goal->area = (KithGoalArea) cases[i].area;
      goal->day = cases[i].set;
      goal->target_day = cases[i].target;
      for (guint j = 0; j < cases[i].n_steps; j++)
        g_ptr_array_add (goal->steps, kith_goal_mark_new ("one", cases[i].step));
      g_ptr_array_add (goal->milestones, kith_goal_mark_new ("one", cases[i].milestone));
      entry->day = cases[i].day;
      command = kith_goal_command_make (goal, entry);
      g_assert_null (kith_goals_apply (fixture->session, command, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_false (kith_goal_check (goal, day, &part, NULL) &&
                      kith_goal_check_entry (goal, entry, day, &part, NULL));
      g_assert_cmpint (part, ==, cases[i].part);
    }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM goal"), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 150"), ==, 0);
}

static void
test_nobody_there (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithGoalCommand) command = kith_goal_command_take_back (99, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (goal_fixture_make (fixture->session, person + 1, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (kith_goals_get (fixture->session, 99, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (kith_goals_apply (fixture->session, command, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* Two look at the same and both write: the second is told. */
static void
test_changed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 id = make (fixture, visits_fixture_person (fixture, "Rosa Martinez"));
  g_autoptr (KithGoal) seen = goal_fixture_get (fixture->session, id);
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_PAUSED);
  KithGoalCommand *late[] = { kith_goal_command_entry (id, seen->version, entry),
                              kith_goal_command_edit (seen),
                              kith_goal_command_take_back (id, seen->version) };

  go_on (fixture, id, KITH_GOAL_GOING, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    {
      g_autofree char *before = visits_fixture_dump (fixture);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (kith_goals_apply (fixture->session, late[i], &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
      after = visits_fixture_dump (fixture);
      g_assert_cmpstr (before, ==, after);
      kith_goal_command_unref (late[i]);
    }
}

/* Every command and its way back, and again. */
static void
test_undo (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autofree char *nothing = visits_fixture_dump (fixture);
  gint64 id = make (fixture, person);
  g_autofree char *made = visits_fixture_dump (fixture);
  g_autoptr (KithGoalCommand) take_back = kith_goal_command_take_back (id, 1);
  g_autoptr (KithGoalDone) back = apply (fixture, take_back);
  g_autofree char *undone = visits_fixture_dump (fixture);
  g_autoptr (KithGoalDone) again = apply (fixture, back->inverse);
  g_autofree char *redone = visits_fixture_dump (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (nothing, ==, undone);
  g_assert_cmpstr (made, ==, redone);
  g_assert_cmpint (again->version, ==, 3);
  g_assert_cmpint (again->entry, ==, back->entry);

  /* What was taken back as a whole can be brought no further. */
  g_clear_pointer (&take_back, kith_goal_command_unref);
  g_clear_pointer (&back, kith_goal_done_free);
  take_back = kith_goal_command_take_back (id, 3);
  back = apply (fixture, take_back);
  g_assert_null (goal_fixture_entry (fixture->session, id, KITH_GOAL_GOING, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_edit_and_back (VisitsFixture *fixture, gconstpointer data)
{
  gint64 id = make (fixture, visits_fixture_person (fixture, "Rosa Martinez"));
  KithDay set = today (fixture);
  g_autoptr (KithGoal) read = goal_fixture_get (fixture->session, id);
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) edited = NULL;
  g_autoptr (KithGoalDone) restored = NULL;
  g_autoptr (KithGoal) now = NULL;
  g_autoptr (KithGoal) as_before = NULL;

  g_free (read->words);
  read->words = g_strdup ("sing \a\n in the choir  ");
  read->area = KITH_GOAL_AREA_PEOPLE;
  read->target_day = KITH_DAY_NONE;
  read->day = set - 400;
  read->person = 1;
  ((KithGoalMark *) g_ptr_array_index (read->milestones, 0))->day = set;
  g_ptr_array_remove_index (read->steps, 0);
  g_ptr_array_add (read->steps, kith_goal_mark_new ("  ", KITH_DAY_NONE));
  command = kith_goal_command_edit (read);
  edited = apply (fixture, command);
  now = goal_fixture_get (fixture->session, id);
  g_assert_cmpstr (now->words, ==, "sing \n in the choir");
  g_assert_cmpint (now->area, ==, KITH_GOAL_AREA_PEOPLE);
  g_assert_cmpint (now->target_day, ==, KITH_DAY_NONE);
  /* Whose it is and since when is not for putting in other words. */
  g_assert_cmpint (now->day, ==, set);
  g_assert_cmpint (now->person, !=, 1);
  g_assert_cmpuint (now->steps->len, ==, 1);
  g_assert_cmpstr (((KithGoalMark *) g_ptr_array_index (now->steps, 0))->words, ==, "ask Ada about Tuesdays");
  g_assert_cmpint (((KithGoalMark *) g_ptr_array_index (now->milestones, 0))->day, ==, set);
  restored = apply (fixture, edited->inverse);
  as_before = goal_fixture_get (fixture->session, id);
  g_assert_cmpstr (as_before->words, ==, "play music with others again");
  g_assert_cmpint (as_before->area, ==, KITH_GOAL_AREA_INTERESTS);
  g_assert_cmpint (as_before->target_day, ==, set + 60);
  g_assert_cmpuint (as_before->steps->len, ==, 2);
  g_assert_cmpint (((KithGoalMark *) g_ptr_array_index (as_before->milestones, 0))->day, ==, KITH_DAY_NONE);
  g_assert_cmpint (restored->version, ==, as_before->version);
}

/* A form knows nothing of what a newer Kith wrote, and must not lose it. */
static void
test_edit_keeps_extras (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithGoal) written = kith_goal_new (person);
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_GOING);
  g_autoptr (KithGoalCommand) make_it = NULL;
  g_autoptr (KithGoalCommand) edit = NULL;
  g_autoptr (KithGoalDone) made = NULL;
  g_autoptr (KithGoalDone) edited = NULL;
  g_autoptr (KithGoal) form = kith_goal_new (person);
  g_autoptr (KithGoal) now = NULL;

  written->words = g_strdup ("one");
  written->area = KITH_GOAL_AREA_HOME;
  g_variant_unref (written->extras);
  written->extras = g_variant_ref_sink (g_variant_new_parsed ("{'shared with': <'Dana'>}"));
  make_it = kith_goal_command_make (written, entry);
  made = apply (fixture, make_it);
  form->id = made->goal;
  form->version = made->version;
  form->words = g_strdup ("another");
  form->area = KITH_GOAL_AREA_HOME;
  edit = kith_goal_command_edit (form);
  edited = apply (fixture, edit);
  now = goal_fixture_get (fixture->session, made->goal);
  g_assert_cmpstr (now->words, ==, "another");
  g_assert_true (g_variant_lookup (now->extras, "shared with", "&s", NULL));
}

/* What a newer Kith, or somebody with a hammer, may have put there. */
static void
test_content (void)
{
  g_autoptr (KithGoal) goal = kith_goal_new (1);
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_GOING);
  g_autoptr (GVariant) content = g_variant_ref_sink (
      g_variant_new_parsed ("{'words': <'sing'>, 'color': <'green'>, 'milestones': <'many'>, "
                            "'steps': <[{'words': <'one'>, 'day': <20000>, 'who': <'Ada'>}, {'words': <7>, "
                            "'day': <2000000000>}, @a{sv} {}]>}"));
  g_autoptr (GVariant) said =
      g_variant_ref_sink (g_variant_new_parsed ("{'words': <'well'>, 'mood': <int32 3>}"));
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no"));
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GVariant) said_back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_goal_take_content (goal, content, NULL));
  g_assert_cmpstr (goal->words, ==, "sing");
  g_assert_cmpuint (goal->milestones->len, ==, 0);
  g_assert_cmpuint (goal->steps->len, ==, 3);
  g_assert_cmpint (((KithGoalMark *) g_ptr_array_index (goal->steps, 0))->day, ==, 20000);
  g_assert_null (((KithGoalMark *) g_ptr_array_index (goal->steps, 1))->words);
  g_assert_cmpint (((KithGoalMark *) g_ptr_array_index (goal->steps, 1))->day, ==, KITH_DAY_NONE);
  back = g_variant_ref_sink (kith_goal_to_content (goal));
  {
    g_auto (GVariantDict) one = G_VARIANT_DICT_INIT (back), two = G_VARIANT_DICT_INIT (content);
    static const char *const keys[] = { "words", "color", "milestones" };
    g_autoptr (GVariant) steps = g_variant_dict_lookup_value (&one, "steps", G_VARIANT_TYPE ("aa{sv}"));

    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      {
        g_autoptr (GVariant) a = g_variant_dict_lookup_value (&one, keys[i], NULL);
        g_autoptr (GVariant) b = g_variant_dict_lookup_value (&two, keys[i], NULL);

        g_assert_true (a != NULL && g_variant_equal (a, b));
      }
    g_assert_cmpuint (g_variant_n_children (steps), ==, 3);
    for (guint i = 0; i < 3; i++)
      {
        g_autoptr (GVariant) step = g_variant_get_child_value (steps, i);

        g_assert_cmpuint (g_variant_n_children (step), ==, 3 - i - (i == 2));
      }
  }
  /* What says nothing goes; what this Kith cannot read stays. */
  kith_goal_clean (goal);
  g_assert_cmpuint (goal->steps->len, ==, 2);
  g_assert_true (kith_goal_entry_take_content (entry, said, NULL));
  g_assert_cmpstr (entry->words, ==, "well");
  said_back = g_variant_ref_sink (kith_goal_entry_to_content (entry));
  g_assert_cmpuint (g_variant_n_children (said_back), ==, 2);
  g_assert_false (kith_goal_take_content (goal, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (kith_goal_entry_take_content (entry, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/* The desk holds no key to care: it sets, reads and lists none. */
static void
test_at_the_desk (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = goal_fixture_make (advocate, person, &error);
  guint n_read = 0;

  g_assert_no_error (error);
  g_assert_cmpint (goal_fixture_make (desk, person, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_goals_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_goals_get (desk, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  /* Whose it is can see who read it. */
  kith_goal_free (goal_fixture_get (advocate, id));
  seen = kith_record_seen_list (fixture->session, person, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < seen->len; i++)
    {
      const KithRecordSeen *one = g_ptr_array_index (seen, i);
      g_autofree char *words = kith_record_seen_describe (one);

      n_read += one->event == KITH_EVENT_GOAL_READ && strstr (words, "read the goals") != NULL;
    }
  g_assert_cmpuint (n_read, ==, 1);
}

static guint
count_findings (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

static void
assert_kept_out (KithSession *session, gint64 person, gint64 goal)
{
  g_autoptr (KithGoalCommand) command = kith_goal_command_take_back (goal, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (goal_fixture_make (session, person, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_goals_list (session, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_goals_get (session, goal, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_goals_apply (session, command, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithGoal) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = goal_fixture_make (kept_out, person, &error);
  gint64 guard;

  g_assert_no_error (error);
  guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH, kith_session_get_account (kept_out),
                           &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_record (kept_out, KITH_EVENT_CARE_READ, 0, NULL, &error));
  assert_kept_out (kept_out, person, id);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 152"), ==, 0);

  /* Sealed anew under the record's own key, and written to under that. */
  go_on (fixture, id, KITH_GOAL_GOING, "after");
  read = goal_fixture_get (fixture->session, id);
  g_assert_cmpstr (read->words, ==, "play music with others again");
  g_assert_cmpstr (((KithGoalEntry *) g_ptr_array_index (read->entries, 1))->words, ==, "after");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  g_assert_true (kith_guards_lift (fixture->session, guard, &error));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  kith_goal_free (goal_fixture_get (fixture->session, id));
}

/* Somebody has the file and no key: verifying names the row. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *table;
  } edits[] = {
    { "UPDATE goal SET state = 4 WHERE id = ?1", "goal" },
    { "UPDATE goal SET area = 2 WHERE id = ?1", "goal" },
    { "UPDATE goal SET day = day - 400 WHERE id = ?1", "goal" },
    { "UPDATE goal SET state_day = state_day - 1 WHERE id = ?1", "goal" },
    { "UPDATE goal SET target_day = NULL WHERE id = ?1", "goal" },
    { "UPDATE goal SET person = (SELECT person FROM goal WHERE id <> ?1) WHERE id = ?1", "goal" },
    { "UPDATE goal SET details = (SELECT details FROM goal WHERE id <> ?1) WHERE id = ?1", "goal" },
    { "UPDATE goal SET details = (SELECT words FROM goal_entry WHERE goal = ?1) WHERE id = ?1", "goal" },
    { "UPDATE goal SET details = NULL WHERE id = ?1", "goal" },
    { "UPDATE goal_entry SET words = (SELECT words FROM goal_entry WHERE goal <> ?1) WHERE goal = ?1",
      "goal_entry" },
    { "UPDATE goal_entry SET voided = 1 WHERE goal = ?1", "goal_entry" },
    { "UPDATE goal_entry SET state = 4 WHERE goal = ?1", "goal_entry" },
    { "DELETE FROM goal_entry WHERE goal = ?1", "goal_entry" },
    { "INSERT INTO goal_entry SELECT id + 1, goal, person, 4, day, account, 0, words, 1 "
      "FROM goal_entry WHERE goal = ?1",
      "goal_entry" },
  };
  gint64 one = make (fixture, visits_fixture_person (fixture, "Rosa Martinez"));

  make (fixture, visits_fixture_person (fixture, "Ada Lovage"));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_no_error (error);
      g_assert_true (kith_db_run_script (db,
                                         "CREATE TABLE keep_g AS SELECT * FROM goal;"
                                         "CREATE TABLE keep_e AS SELECT * FROM goal_entry;",
                                         &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i].sql, "i", one), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, edits[i].table) == 0;
      if (!named)
        g_error ("not named: %s", edits[i].sql);
      g_assert_true (kith_db_run_script (
          db,
          "DELETE FROM goal_entry; DELETE FROM goal; INSERT INTO goal SELECT * FROM keep_g;"
          "INSERT INTO goal_entry SELECT * FROM keep_e; DROP TABLE keep_g; DROP TABLE keep_e;",
          &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Every word goes with the record; that there was a goal and how it went is counted as before. */
static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 open = make (fixture, person);
  gint64 closed = make (fixture, person);
  const char *count = "SELECT sum(area * 1000 + state * 100 + state_day + day) FROM goal";
  g_autoptr (KithGoal) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  go_on (fixture, closed, KITH_GOAL_LET_GO, "something else now");
  before = visits_fixture_ask (fixture, count);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  g_assert_null (goal_fixture_entry (fixture->session, open, KITH_GOAL_REACHED, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (visits_fixture_ask (fixture, count), ==, before);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM goal WHERE details IS NOT NULL "
                                                "OR target_day IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM goal_entry WHERE words IS NOT NULL"),
                   ==, 0);
  read = goal_fixture_get (fixture->session, closed);
  g_assert_null (read->words);
  g_assert_cmpuint (read->steps->len, ==, 0);
  g_assert_cmpint (read->state, ==, KITH_GOAL_LET_GO);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goals/goals/codes", test_codes);
  g_test_add_func ("/goals/goals/content", test_content);
  VISITS_TEST ("/goals/goals/set-and-reached", test_set_and_reached);
  VISITS_TEST ("/goals/goals/refused", test_refused);
  VISITS_TEST ("/goals/goals/nobody-there", test_nobody_there);
  VISITS_TEST ("/goals/goals/changed", test_changed);
  VISITS_TEST ("/goals/goals/undo", test_undo);
  VISITS_TEST ("/goals/goals/edit-and-back", test_edit_and_back);
  VISITS_TEST ("/goals/goals/edit-keeps-extras", test_edit_keeps_extras);
  VISITS_TEST ("/goals/goals/at-the-desk", test_at_the_desk);
  VISITS_TEST ("/goals/goals/guarded", test_guarded);
  VISITS_TEST ("/goals/goals/tampered", test_tampered);
  VISITS_TEST ("/goals/goals/erased", test_erased);
  return g_test_run ();
}
