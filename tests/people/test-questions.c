/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's lists: what comes with Kith, what a coordinator makes of it, and that whatever somebody
 * answered stays readable whatever is done to the lists. */

#include "people/kith-questions.h"

#include "base/kith-error.h"
#include "visits/visits-fixture.h"

#define N_RUNS 6
#define N_STEPS 40

/* An answer that somebody gave, and the words that it had then or was given since. */
typedef struct
{
  char *question;
  char *choice;
} Given;

static void
given_free (gpointer data)
{
  Given *given = data;

  g_free (given->question);
  g_free (given->choice);
  g_free (given);
}

static KithQuestions *
load (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KithQuestions *questions = kith_questions_load (fixture->store, &error);

  g_assert_no_error (error);
  return questions;
}

/* One changed by the caller. */
static GPtrArray *
one_of (const KithListed *one)
{
  GPtrArray *listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);

  g_ptr_array_add (listed, kith_listed_copy (one));
  return listed;
}

static void
rename_one (VisitsFixture *fixture, const char *list, const char *code, const char *label, GError **error)
{
  g_autoptr (KithQuestions) questions = load (fixture);
  g_autoptr (GPtrArray) listed = one_of (kith_questions_find (questions, list, code));
  KithListed *one = g_ptr_array_index (listed, 0);

  g_free (one->label);
  one->label = g_strdup (label);
  kith_questions_write (fixture->session, listed, error);
}

static void
offer (VisitsFixture *fixture, const char *list, const char *code, gboolean active)
{
  g_autoptr (KithQuestions) questions = load (fixture);
  g_autoptr (GPtrArray) listed = one_of (kith_questions_find (questions, list, code));
  g_autoptr (GError) error = NULL;

  ((KithListed *) g_ptr_array_index (listed, 0))->active = active;
  kith_questions_write (fixture->session, listed, &error);
  g_assert_no_error (error);
}

static void
test_edits (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithQuestions) before = load (fixture);
  g_autoptr (KithQuestions) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *tent = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (kith_questions_describe (before, "housing", KITH_ANSWER_YES, "outside"), ==,
                   "Outside, or in a vehicle");
  tent = kith_questions_add (fixture->session, "housing", "  A <tent> & more ", FALSE, &error);
  g_assert_no_error (error);
  offer (fixture, "housing", tent, FALSE);
  again = kith_questions_add (fixture->session, "housing", "A <tent> & more", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, !=, tent);
  rename_one (fixture, KITH_LIST_QUESTIONS, "housing", "Where do you sleep?", &error);
  g_assert_no_error (error);
  offer (fixture, KITH_LIST_QUESTIONS, "gender", FALSE);

  after = load (fixture);
  g_assert_cmpstr (kith_questions_label (after, "housing"), ==, "Where do you sleep?");
  g_assert_cmpstr (kith_questions_describe (after, "housing", KITH_ANSWER_YES, tent), ==, "A <tent> & more");
  g_assert_cmpstr (kith_questions_label (after, "gender"), ==, "Gender");
  g_assert_false (kith_questions_find (after, KITH_LIST_QUESTIONS, "gender")->active);
  g_assert_cmpstr (kith_questions_describe (after, "gender", KITH_ANSWER_YES, "woman"), ==, "Woman");

  g_assert_true (kith_questions_restore (fixture->session, &error));
  g_assert_no_error (error);
  kith_questions_unref (after);
  after = load (fixture);
  g_assert_cmpstr (kith_questions_label (after, "housing"), ==, "Where you stay");
  g_assert_true (kith_questions_find (after, KITH_LIST_QUESTIONS, "gender")->active);
  g_assert_false (kith_questions_find (after, "housing", again)->active);
  g_assert_cmpstr (kith_questions_describe (after, "housing", KITH_ANSWER_YES, tent), ==, "A <tent> & more");
}

static void
assert_refused (GError **error, KithError code)
{
  g_assert_error (*error, KITH_ERROR, (int) code);
  g_clear_error (error);
}

/* A form says the same beforehand. */
static void
assert_check (KithQuestions *lists, const char *list, const char *code, const char *label, gboolean good)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kith_questions_check (lists, list,
                                         code != NULL ? kith_questions_find (lists, list, code) : NULL, label,
                                         &error),
                   ==, good);
  if (good)
    g_assert_no_error (error);
  else
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_check (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithQuestions) lists = NULL;
  g_autoptr (GError) error = NULL;

  offer (fixture, "gender", "non-binary", FALSE);
  lists = load (fixture);
  assert_check (lists, "gender", NULL, " \n ", FALSE);
  assert_check (lists, "gender", NULL, " WOMAN", FALSE);
  assert_check (lists, "gender", "man", "Woman", FALSE);
  assert_check (lists, "gender", "woman", "woman", TRUE);
  assert_check (lists, "gender", NULL, "Non-binary", TRUE);
  assert_check (lists, "gender", "non-binary", "Woman", TRUE);
  assert_check (lists, "housing", NULL, "Woman", TRUE);
  for (guint i = 0; i < 56; i++)
    {
      g_autofree char *label = g_strdup_printf ("Answer %u", i);
      g_autofree char *code = kith_questions_add (fixture->session, "gender", label, FALSE, &error);

      g_assert_no_error (error);
    }
  kith_questions_unref (lists);
  lists = load (fixture);
  g_assert_null (kith_questions_add (fixture->session, "gender", "One more", FALSE, &error));
  assert_refused (&error, KITH_ERROR_INVALID);
  assert_check (lists, "gender", NULL, "One more", FALSE);
  assert_check (lists, "gender", "woman", "One more", TRUE);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithQuestions) stale = load (fixture);
  g_autoptr (GPtrArray) listed = one_of (kith_questions_find (stale, "gender", "woman"));
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_questions_add (fixture->session, "gender", " \n ", FALSE, &error));
  assert_refused (&error, KITH_ERROR_INVALID);
  g_assert_null (kith_questions_add (fixture->session, "nothing", "X", FALSE, &error));
  assert_refused (&error, KITH_ERROR_NOT_FOUND);
  g_assert_null (kith_questions_add (fixture->session, "armed-forces", "X", FALSE, &error));
  assert_refused (&error, KITH_ERROR_NOT_FOUND);
  g_assert_null (kith_questions_add (fixture->session, "gender", "WOMAN", FALSE, &error));
  assert_refused (&error, KITH_ERROR_INVALID);
  rename_one (fixture, "gender", "man", "Woman", &error);
  assert_refused (&error, KITH_ERROR_INVALID);
  rename_one (fixture, "gender", "woman", "A woman", &error);
  g_assert_no_error (error);
  g_assert_false (kith_questions_write (fixture->session, listed, &error));
  assert_refused (&error, KITH_ERROR_CHANGED);
}

/* One thing is done to the lists, whatever comes of it. */
static void
do_something (VisitsFixture *fixture, GRand *rand)
{
  static const char *const words[] = { "Other", "Ein Zelt", "Übergang", "x",        "None",
                                       "Woman", "!?",       "pronouns", "questions" };
  g_autoptr (KithQuestions) questions = load (fixture);
  g_autoptr (GPtrArray) asked = kith_questions_get_list (questions, KITH_LIST_QUESTIONS);
  const KithListed *question = g_ptr_array_index (asked, g_rand_int_range (rand, 0, (gint32) asked->len));
  g_autoptr (GPtrArray) choices = kith_questions_get_list (questions, question->code);
  const KithListed *one = choices->len > 0 && g_rand_boolean (rand)
                              ? g_ptr_array_index (choices, g_rand_int_range (rand, 0, (gint32) choices->len))
                              : question;
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  g_autoptr (GPtrArray) listed = one_of (one);
  KithListed *changed = g_ptr_array_index (listed, 0);
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      code = kith_questions_add (fixture->session, question->code, word, FALSE, &error);
      break;
    case 1:
      code = kith_questions_add (fixture->session, KITH_LIST_QUESTIONS, word, g_rand_boolean (rand), &error);
      break;
    case 2:
      kith_questions_restore (fixture->session, &error);
      g_assert_no_error (error);
      break;
    case 3:
      g_free (changed->label);
      changed->label = g_strdup (word);
      kith_questions_write (fixture->session, listed, &error);
      break;
    default:
      changed->active = !changed->active;
      changed->position = g_rand_int_range (rand, 0, 40);
      kith_questions_write (fixture->session, listed, &error);
      break;
    }
}

/* What can be answered now is answered by somebody. */
static void
answer_all (VisitsFixture *fixture, GHashTable *labels, GPtrArray *given)
{
  g_autoptr (KithQuestions) questions = load (fixture);
  g_autoptr (GPtrArray) asked = kith_questions_get_list (questions, KITH_LIST_QUESTIONS);

  for (guint i = 0; i < asked->len; i++)
    {
      const KithListed *question = g_ptr_array_index (asked, i);
      g_autoptr (GPtrArray) choices = kith_questions_get_list (questions, question->code);

      for (guint c = 0; c < choices->len; c++)
        {
          const KithListed *choice = g_ptr_array_index (choices, c);
          g_autofree char *key = g_strconcat (question->code, "/", choice->code, NULL);
          Given *one;

          if (g_hash_table_contains (labels, key))
            continue;
          one = g_new0 (Given, 1);
          one->question = g_strdup (question->code);
          one->choice = g_strdup (choice->code);
          g_ptr_array_add (given, one);
          g_hash_table_add (labels, g_steal_pointer (&key));
        }
    }
}

/* Names are compared as they will be: two may change theirs, as taking back a change can, but not meet. */
static void
test_names_change_places (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithQuestions) before = load (fixture);
  g_autoptr (GPtrArray) listed = one_of (kith_questions_find (before, "gender", "woman"));
  g_autoptr (KithQuestions) after = NULL;
  g_autoptr (GError) error = NULL;
  KithListed *woman = g_ptr_array_index (listed, 0);
  KithListed *man = kith_listed_copy (kith_questions_find (before, "gender", "man"));

  g_ptr_array_add (listed, man);
  g_free (woman->label);
  woman->label = g_strdup ("Other");
  g_free (man->label);
  man->label = g_strdup ("other");
  g_assert_false (kith_questions_write (fixture->session, listed, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_free (woman->label);
  woman->label = g_strdup ("Man");
  g_free (man->label);
  man->label = g_strdup ("Woman");
  g_assert_true (kith_questions_write (fixture->session, listed, &error));
  g_assert_no_error (error);
  after = load (fixture);
  g_assert_cmpstr (kith_questions_find (after, "gender", "woman")->label, ==, "Man");
  g_assert_cmpstr (kith_questions_find (after, "gender", "man")->label, ==, "Woman");
}

/* Any sequence of edits: every answer that could ever be given has words for its question and itself, no two
 * that are offered in a list are called the same, and a code stays what it was. */
static void
test_any_edits (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (given_free);

  for (guint step = 0; step < N_RUNS * N_STEPS; step++)
    {
      g_autoptr (KithQuestions) now = NULL;

      answer_all (fixture, seen, given);
      do_something (fixture, rand);
      now = load (fixture);
      for (guint i = 0; i < given->len; i++)
        {
          const Given *one = g_ptr_array_index (given, i);

          g_assert_nonnull (kith_questions_find (now, KITH_LIST_QUESTIONS, one->question));
          g_assert_nonnull (kith_questions_find (now, one->question, one->choice));
          g_assert_cmpstr (kith_questions_describe (now, one->question, KITH_ANSWER_YES, one->choice), !=,
                           "");
        }
      for (KithAnswer answer = KITH_ANSWER_NOT_ASKED; answer < KITH_ANSWER_YES; answer++)
        g_assert_cmpstr (kith_questions_describe (now, "gender", answer, NULL), !=, "");
    }
  g_assert_cmpuint (given->len, >, 30);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) - count(DISTINCT list || '/' || code) "
                                                "FROM question_choice"),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/people/questions/" name, VisitsFixture, NULL, visits_fixture_set_up, func,                   \
              visits_fixture_tear_down)
  ADD ("edits", test_edits);
  ADD ("refused", test_refused);
  ADD ("check", test_check);
  ADD ("names-change-places", test_names_change_places);
  ADD ("any-edits", test_any_edits);
#undef ADD
  return g_test_run ();
}
