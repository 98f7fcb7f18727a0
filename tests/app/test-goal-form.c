/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of a goal: it says what is missing and where, comes back from its draft, and a step that was
 * done stays done whatever is typed around it. */

#include "goals/kith-goal-form.h"

#include "base/kith-error.h"
#include "goals/kith-goal-lines.h"

#define TODAY 20500
#define ROUNDS 400

static KithGoal *
make_goal (void)
{
  KithGoal *goal = kith_goal_new (7);

  goal->id = 42;
  goal->version = 3;
  goal->day = TODAY - 30;
  goal->area = KITH_GOAL_AREA_HOME;
  goal->state = KITH_GOAL_PAUSED;
  goal->target_day = TODAY + 30;
  goal->words = g_strdup ("A room of my own");
  g_ptr_array_add (goal->steps, kith_goal_mark_new ("call the office", TODAY - 3));
  g_ptr_array_add (goal->steps, kith_goal_mark_new ("see the room", KITH_DAY_NONE));
  g_ptr_array_add (goal->milestones, kith_goal_mark_new ("the first night", KITH_DAY_NONE));
  return goal;
}

static void
expect (const KithGoalForm *form, KithGoalPart expected)
{
  g_autoptr (GError) error = NULL;
  KithGoalPart part = (KithGoalPart) -1;

  g_assert_false (kith_goal_form_check (form, TODAY, &part, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (part, ==, expected);
}

/* Each thing that is missing, in the order in which it is asked for. */
static void
test_check (void)
{
  g_autoptr (KithGoalForm) form = kith_goal_form_new (TODAY);

  g_assert_false (kith_goal_form_is_changed (form));
  expect (form, KITH_GOAL_PART_WORDS);
  g_assert_true (kith_goal_form_set_text (form, KITH_GOAL_TEXT_WORDS, "A dog"));
  g_assert_true (kith_goal_form_is_changed (form));
  expect (form, KITH_GOAL_PART_AREA);
  kith_goal_form_set_area (form, KITH_GOAL_AREA_INTERESTS);
  g_assert_true (kith_goal_form_check (form, TODAY, NULL, NULL));
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_TARGET, "soon");
  expect (form, KITH_GOAL_PART_TARGET);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_TARGET, "1999-01-01");
  expect (form, KITH_GOAL_PART_TARGET);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_TARGET, " ");
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_DAY, "soon");
  expect (form, KITH_GOAL_PART_DAY);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_DAY, "2099-01-01");
  expect (form, KITH_GOAL_PART_DAY);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_DAY, "");
  g_assert_true (kith_goal_form_check (form, TODAY, NULL, NULL));
}

/* Of a note only what was said counts, and it begins where the goal stands. */
static void
test_note (void)
{
  g_autoptr (KithGoal) about = make_goal ();
  g_autoptr (KithGoalForm) form = kith_goal_form_new_note (about, TODAY);
  g_autoptr (KithGoalEntry) entry = NULL;

  g_assert_cmpint (kith_goal_form_get_form (form), ==, KITH_GOAL_FORM_NOTES);
  g_assert_cmpint (kith_goal_form_get_state (form), ==, KITH_GOAL_PAUSED);
  g_assert_true (kith_goal_form_check (form, TODAY, NULL, NULL));
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_SAID, "it is going ");
  entry = kith_goal_form_to_entry (form);
  g_assert_cmpstr (entry->words, ==, "it is going");
  g_assert_cmpint (entry->day, ==, TODAY);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_DAY, "1999-01-01");
  expect (form, KITH_GOAL_PART_ENTRY_DAY);
}

static KithDay
day_of (GPtrArray *marks, const char *words)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);

      if (g_strcmp0 (mark->words, words) == 0)
        return mark->day;
    }
  g_assert_not_reached ();
}

/* Untouched it gives back what it was; other words, another order and a new step leave what was done. */
static void
test_correction (void)
{
  g_autoptr (KithGoal) about = make_goal ();
  g_autoptr (KithGoalForm) form = kith_goal_form_new_correction (about, TODAY);
  g_autoptr (KithGoal) same = kith_goal_form_to_goal (form, 7);
  g_autoptr (GVariant) before = g_variant_ref_sink (kith_goal_to_content (about));
  g_autoptr (GVariant) after = g_variant_ref_sink (kith_goal_to_content (same));
  g_autoptr (KithGoal) other = NULL;

  g_assert_true (g_variant_equal (before, after));
  g_assert_cmpint (same->target_day, ==, about->target_day);
  g_assert_cmpint (same->version, ==, 3);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_STEPS,
                           "bring papers\n\n  see the room\ncall the office \nmove in");
  other = kith_goal_form_to_goal (form, 7);
  g_assert_cmpuint (other->steps->len, ==, 4);
  g_assert_cmpint (day_of (other->steps, "call the office"), ==, TODAY - 3);
  g_assert_cmpint (day_of (other->steps, "see the room"), ==, KITH_DAY_NONE);
  g_assert_cmpint (day_of (other->steps, "bring papers"), ==, KITH_DAY_NONE);
  g_assert_cmpint (day_of (other->steps, "move in"), ==, KITH_DAY_NONE);
  g_clear_pointer (&other, kith_goal_free);
  kith_goal_form_set_text (form, KITH_GOAL_TEXT_STEPS, "ring the office\nsee the room");
  other = kith_goal_form_to_goal (form, 7);
  g_assert_cmpint (day_of (other->steps, "ring the office"), ==, TODAY - 3);
  /* Ticked by somebody else meanwhile. */
  ((KithGoalMark *) g_ptr_array_index (about->steps, 1))->day = TODAY - 1;
  about->version = 4;
  kith_goal_form_follow (form, about);
  g_clear_pointer (&other, kith_goal_free);
  other = kith_goal_form_to_goal (form, 7);
  g_assert_cmpint (day_of (other->steps, "see the room"), ==, TODAY - 1);
  g_assert_cmpint (other->version, ==, 4);
}

/* Whatever lines are typed: each nonblank one is a step, in its order; a day is used at most once; a line
 * that was there keeps its day; and what cannot be read is still there. */
static void
test_lines (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) before = kith_goal_marks_new ();
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GString) typed = g_string_new (NULL);
      gboolean used[8] = { FALSE };
      int n_before = g_test_rand_int_range (0, 8), n_lines = g_test_rand_int_range (0, 8), at = 0;
      int lines[8];

      for (int i = 0; i < n_before; i++)
        {
          g_autofree char *words = g_strdup_printf ("step %d", i);

          g_ptr_array_add (before, kith_goal_mark_new (i == 3 ? NULL : words, TODAY - 1 - i));
        }
      for (int i = 0; i < n_lines; i++)
        {
          /* Blank, one that may have been there, or another. */
          lines[i] = g_test_rand_int_range (-1, 16);
          if (lines[i] >= 0)
            g_string_append_printf (typed, "step %d", lines[i]);
          g_string_append_c (typed, '\n');
        }
      after = kith_goal_lines_to_marks (typed->str, before);
      for (int i = 0; i < n_lines; i++)
        {
          const KithGoalMark *mark;
          g_autofree char *words = g_strdup_printf ("step %d", lines[i]);

          if (lines[i] < 0)
            continue;
          mark = g_ptr_array_index (after, at++);
          g_assert_cmpstr (mark->words, ==, words);
          if (mark->day != KITH_DAY_NONE)
            {
              g_assert_false (used[TODAY - 1 - mark->day]);
              used[TODAY - 1 - mark->day] = TRUE;
            }
        }
      for (int i = 0; i < n_lines; i++)
        if (lines[i] >= 0 && lines[i] < n_before && lines[i] != 3)
          g_assert_true (used[lines[i]]);
      g_assert_cmpint ((int) after->len, ==, at + (n_before > 3));
      if (n_before > 3)
        g_assert_null (((KithGoalMark *) g_ptr_array_index (after, at))->words);
    }
}

/* A form that comes back from its draft makes the same goal, entry and draft. */
static void
test_draft (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (KithGoal) about = make_goal ();
      g_autoptr (KithGoalForm) form = g_test_rand_bit ()   ? kith_goal_form_new (TODAY)
                                      : g_test_rand_bit () ? kith_goal_form_new_note (about, TODAY)
                                                           : kith_goal_form_new_correction (about, TODAY);
      g_autoptr (KithGoalForm) back = kith_goal_form_new (TODAY);
      g_autoptr (GVariant) draft = NULL;
      g_autoptr (GVariant) again = NULL;

      for (guint i = 0; i < KITH_N_GOAL_TEXTS; i++)
        if (g_test_rand_bit ())
          {
            g_autofree char *text = g_strdup_printf ("typed %d\nand more", g_test_rand_int_range (0, 3));

            kith_goal_form_set_text (form, i, text);
          }
      kith_goal_form_set_area (form, (KithGoalArea) g_test_rand_int_range (0, 8));
      kith_goal_form_set_state (form, (KithGoalState) g_test_rand_int_range (1, 6));
      draft = g_variant_ref_sink (kith_goal_form_to_draft (form));
      kith_goal_form_take_draft (back, draft);
      again = g_variant_ref_sink (kith_goal_form_to_draft (back));
      g_assert_true (g_variant_equal (draft, again));
      g_assert_cmpint (kith_goal_form_get_form (back), ==, kith_goal_form_get_form (form));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/goal-form/check", test_check);
  g_test_add_func ("/app/goal-form/note", test_note);
  g_test_add_func ("/app/goal-form/correction", test_correction);
  g_test_add_func ("/app/goal-form/lines", test_lines);
  g_test_add_func ("/app/goal-form/draft", test_draft);

  return g_test_run ();
}
