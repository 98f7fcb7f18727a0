/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what two records say differently is asked, and what is chosen comes out as chosen. */

#include "people/kith-merge-form.h"

#include "visits/visits-fixture.h"

static KithCard *
make_card (gint64 person, const char *name, const char *pronouns)
{
  KithCard *card = kith_card_new (person, name, NULL);

  kith_card_set_pronouns (card, pronouns);
  return card;
}

static void
test_fields (void)
{
  g_autoptr (KithCard) into = make_card (1, "Katherine Osei", "she");
  g_autoptr (KithCard) from = make_card (2, "Kathrine Osei", "");
  g_autoptr (KithIntake) one = kith_intake_new ();
  g_autoptr (KithIntake) other = kith_intake_new ();
  g_autoptr (KithMergeForm) form = NULL;
  g_autoptr (KithMergeForm) at_desk = NULL;
  g_autoptr (KithMergeChoices) choices = NULL;
  const KithBirth born = { 1984, 5, 2, FALSE };
  const KithBirth about = { 1984, 0, 0, TRUE };

  kith_intake_set_birth (one, &born);
  kith_intake_set_birth (other, &about);
  kith_intake_set_text (one, KITH_INTAKE_HOPES, "A bicycle");
  kith_intake_set_text (other, KITH_INTAKE_HOPES, "A bicycle");
  kith_intake_set_text (other, KITH_INTAKE_STRENGTHS, "Patience");
  kith_intake_set_answer (one, "gender", KITH_ANSWER_YES, "woman");
  kith_intake_set_answer (other, "gender", KITH_ANSWER_PREFERS_NOT, "");
  kith_intake_set_answer (other, "housing", KITH_ANSWER_DOES_NOT_KNOW, "");

  form = kith_merge_form_new (&(KithMergeRecord){ into, one, NULL }, &(KithMergeRecord){ from, other, NULL },
                              NULL);
  g_assert_cmpuint (kith_merge_form_get_n_fields (form), ==, 3);
  g_assert_cmpstr (kith_merge_form_get_field (form, 0)->field, ==, KITH_MERGE_NAME);
  g_assert_cmpstr (kith_merge_form_get_field (form, 0)->from, ==, "Kathrine Osei");
  g_assert_cmpstr (kith_merge_form_get_field (form, 1)->field, ==, KITH_MERGE_BIRTH);
  g_assert_cmpstr (kith_merge_form_get_field (form, 2)->field, ==, "question:gender");
  choices = kith_merge_form_to_choices (form);
  g_assert_true (kith_merge_choices_is_empty (choices));
  g_clear_pointer (&choices, kith_merge_choices_free);

  kith_merge_form_choose (form, 1, KITH_MERGE_FROM);
  kith_merge_form_choose (form, 2, KITH_MERGE_FROM);
  kith_merge_form_choose (form, 2, KITH_MERGE_INTO);
  choices = kith_merge_form_to_choices (form);
  g_assert_cmpint (kith_merge_choices_get (choices, KITH_MERGE_BIRTH), ==, KITH_MERGE_FROM);
  g_assert_cmpint (kith_merge_choices_get (choices, KITH_MERGE_NAME), ==, KITH_MERGE_BOTH);
  g_assert_cmpint (kith_merge_choices_get (choices, "question:gender"), ==, KITH_MERGE_BOTH);

  /* Who may not read what they told is asked about the cards only. */
  at_desk = kith_merge_form_new (&(KithMergeRecord){ into, NULL, NULL },
                                 &(KithMergeRecord){ from, NULL, NULL }, NULL);
  g_assert_cmpuint (kith_merge_form_get_n_fields (at_desk), ==, 1);
}

/* What becomes of two standings where somebody chooses, and where nobody does. */
static void
check_standings (const KithStanding *into, const KithStanding *from, KithMergeSide usual, const char *words)
{
  g_autoptr (KithCard) card = make_card (1, "Katherine Osei", "");
  KithMergeRecord one = { card, NULL, into }, other = { card, NULL, from };
  g_autoptr (KithMergeForm) form = kith_merge_form_new (&one, &other, NULL);

  if (words == NULL)
    {
      g_assert_cmpuint (kith_merge_form_get_n_fields (form), ==, 0);
      return;
    }
  g_assert_cmpuint (kith_merge_form_get_n_fields (form), ==, 1);
  g_assert_cmpstr (kith_merge_form_get_field (form, 0)->field, ==, KITH_MERGE_STATE);
  g_assert_cmpstr (kith_merge_form_get_field (form, 0)->into, ==, words);
  g_assert_cmpint (kith_merge_form_get_field (form, 0)->side, ==, usual);
  for (guint i = 0; i < 2; i++)
    {
      KithMergeSide side = i == 0 ? KITH_MERGE_INTO : KITH_MERGE_FROM;
      g_autoptr (KithMergeChoices) choices = NULL;

      kith_merge_form_choose (form, 0, side);
      choices = kith_merge_form_to_choices (form);
      g_assert_cmpint (kith_merge_choices_get (choices, KITH_MERGE_STATE), ==,
                       side == usual ? KITH_MERGE_BOTH : side);
    }
}

static void
test_standings (void)
{
  const KithStanding active = { KITH_PERSON_ACTIVE, KITH_DAY_NONE };
  const KithStanding away = { KITH_PERSON_AWAY, KITH_DAY_NONE };
  const KithStanding soon = { KITH_PERSON_AWAY, 20000 };
  const KithStanding later = { KITH_PERSON_AWAY, 20001 };
  const KithStanding died = { KITH_PERSON_DIED, KITH_DAY_NONE };

  check_standings (&active, &active, KITH_MERGE_INTO, NULL);
  check_standings (&soon, &soon, KITH_MERGE_INTO, NULL);
  check_standings (&active, &died, KITH_MERGE_FROM, "Neither");
  check_standings (&died, &active, KITH_MERGE_INTO, "They have died.");
  check_standings (&died, &away, KITH_MERGE_INTO, "They have died.");
  check_standings (&away, &active, KITH_MERGE_INTO, "Away for now");
  check_standings (&active, &away, KITH_MERGE_FROM, "Neither");
  check_standings (&soon, &later, KITH_MERGE_FROM, "Away until Friday, 4 October 2024");
  check_standings (&later, &soon, KITH_MERGE_INTO, "Away until Saturday, 5 October 2024");
  check_standings (&away, &later, KITH_MERGE_INTO, "Away for now");
  check_standings (&later, &away, KITH_MERGE_FROM, "Away until Saturday, 5 October 2024");
}

/* A question of the center's own is asked in its words, and so are its answers. */
static void
test_own_question (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pet =
      kith_questions_add (fixture->session, KITH_LIST_QUESTIONS, "Do you have a pet?", FALSE, &error);
  g_autofree char *dog = kith_questions_add (fixture->session, pet, "A dog", FALSE, &error);
  g_autoptr (KithQuestions) lists = kith_questions_load (fixture->store, &error);
  g_autoptr (KithCard) into = make_card (1, "Katherine Osei", "");
  g_autoptr (KithCard) from = make_card (2, "Katherine Osei", "");
  g_autoptr (KithIntake) one = kith_intake_new ();
  g_autoptr (KithIntake) other = kith_intake_new ();
  g_autoptr (KithMergeForm) form = NULL;
  const KithMergeField *field;

  g_assert_no_error (error);
  kith_intake_set_answer (one, pet, KITH_ANSWER_YES, dog);
  kith_intake_set_answer (other, pet, KITH_ANSWER_NO, "");
  form = kith_merge_form_new (&(KithMergeRecord){ into, one, NULL }, &(KithMergeRecord){ from, other, NULL },
                              lists);
  g_assert_cmpuint (kith_merge_form_get_n_fields (form), ==, 1);
  field = kith_merge_form_get_field (form, 0);
  g_assert_cmpstr (field->label, ==, "Do you have a pet?");
  g_assert_cmpstr (field->into, ==, "A dog");
  g_assert_cmpstr (field->from, ==, "None of these");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/merge-form/fields", test_fields);
  g_test_add_func ("/app/merge-form/standings", test_standings);
  g_test_add ("/app/merge-form/own-question", VisitsFixture, NULL, visits_fixture_set_up, test_own_question,
              visits_fixture_tear_down);
  return g_test_run ();
}
