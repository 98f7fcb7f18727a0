/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people ask of their own record and say is not right in it: written by any role, read by those who may,
 * closed once; compared with a model through merges, unmerges and erasing.
 */

#include <string.h>

#include "base/kith-error.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "people/kith-objections.h"
#include "people/kith-record-field.h"
#include "people/kith-requests.h"
#include "session/kith-guards.h"
#include "session/kith-settings.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 6
#define N_STEPS 220

/* What the model knows of one request. */
typedef struct
{
  gint64 id;
  guint person; /* place in people */
  KithRequestKind kind;
  KithRequestOutcome outcome;
  char *field; /* (owned) (nullable) */
  char *words; /* (owned) */
  char *note;  /* (owned) (nullable) */
} Asked;

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  GRand *rand;            /* (owned) */
  gint64 people[N_PEOPLE];
  int into[N_PEOPLE]; /* -1: nobody */
  gboolean erased[N_PEOPLE];
  GPtrArray *asked; /* (owned) (element-type Asked) */
  guint n_words;
} Model;

static KithDay
today (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static gint64
object (KithSession *session, gint64 person, const char *field, const char *words, GError **error)
{
  g_autoptr (KithRequest) request = kith_request_new (KITH_REQUEST_CORRECTION);

  request->field = g_strdup (field);
  request->words = g_strdup (words);
  return kith_requests_add (session, person, request, error);
}

static gint64
ask (KithSession *session, gint64 person, KithRequestKind kind, const char *words, GError **error)
{
  g_autoptr (KithRequest) request = kith_request_new (kind);

  request->words = g_strdup (words);
  return kith_requests_add (session, person, request, error);
}

static GPtrArray *
list (VisitsFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = kith_requests_list (fixture->session, person, &error);

  g_assert_no_error (error);
  return all;
}

static gboolean
merge (KithSession *session, gint64 from, gint64 into, gboolean begin)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PEOPLE_MERGED, from, NULL);
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithMerge) done = begin ? kith_merges_begin_in (change, from, into, choices, NULL)
                                     : kith_merges_end_in (change, from, NULL);

  return done != NULL && kith_change_commit (change, NULL);
}

static void
test_asked_and_closed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithRequest) request = kith_request_new (KITH_REQUEST_COPY);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  KithRequestsOpen open;
  gint64 id, found;

  g_assert_true (kith_center_set (fixture->session, KITH_SETTING_REQUEST_DAYS, "10", &error));
  g_assert_false (kith_center_set (fixture->session, KITH_SETTING_REQUEST_DAYS, "0", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  request->by = g_strdup ("her sister");
  request->words = g_strdup ("on paper, please");
  request->day = today (fixture) - 11;
  id = kith_requests_add (fixture->session, person, request, &error);
  g_assert_no_error (error);

  g_assert_true (kith_requests_count_open (fixture->session, person, &open, &error));
  g_assert_cmpuint (open.n_open, ==, 1);
  g_assert_cmpuint (open.n_objections, ==, 0);
  g_assert_cmpuint (open.n_overdue, ==, 1);
  g_assert_true (kith_requests_find_open (fixture->session, person, KITH_REQUEST_COPY, &found, &error));
  g_assert_cmpint (found, ==, id);
  g_assert_true (kith_requests_find_open (fixture->session, person, KITH_REQUEST_ERASURE, &found, &error));
  g_assert_cmpint (found, ==, 0);

  g_assert_false (kith_requests_close (fixture->session, id, KITH_REQUEST_DECLINED, " ", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_requests_close (fixture->session, id, KITH_REQUEST_ENDED, "no", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_requests_close (fixture->session, id, KITH_REQUEST_DONE, "given to her", &error));
  g_assert_no_error (error);
  g_assert_false (kith_requests_close (fixture->session, id, KITH_REQUEST_DONE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (kith_requests_close (fixture->session, id + 1, KITH_REQUEST_DONE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);

  all = list (fixture, person);
  g_assert_cmpuint (all->len, ==, 1);
  const KithRequest *read = g_ptr_array_index (all, 0);
  g_assert_cmpint (read->kind, ==, KITH_REQUEST_COPY);
  g_assert_cmpint (read->outcome, ==, KITH_REQUEST_DONE);
  g_assert_cmpint (read->day, ==, today (fixture) - 11);
  g_assert_cmpint (read->due_day, ==, today (fixture) - 1);
  g_assert_cmpint (read->closed_day, ==, today (fixture));
  g_assert_cmpstr (read->by, ==, "her sister");
  g_assert_cmpstr (read->words, ==, "on paper, please");
  g_assert_cmpstr (read->note, ==, "given to her");
  g_assert_cmpstr (read->taken_by, ==, kith_session_get_account_name (fixture->session));
  g_assert_cmpstr (read->closed_by, ==, kith_session_get_account_name (fixture->session));
  g_assert_false (read->at_desk);
  g_assert_false (kith_request_is_overdue (read, today (fixture)));
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithRequest) request = kith_request_new (KITH_REQUEST_OTHER);
  g_autoptr (GError) error = NULL;
  static const char *const bad_fields[] = {
    "", "diagnosis", "visit:", "visit:2025-13-01", "question:no", "contact:", "agreement:x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad_fields); i++)
    {
      g_assert_cmpint (object (fixture->session, person, bad_fields[i], "wrong", &error), ==, 0);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpint (object (fixture->session, person, "name", " \n", &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (ask (fixture->session, person + 1, KITH_REQUEST_COPY, NULL, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (ask (fixture->session, person, (KithRequestKind) 9, NULL, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  request->day = today (fixture) + 1;
  g_assert_cmpint (kith_requests_add (fixture->session, person, request, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM request"), ==, 0);
}

/* Every field that can be named can be written, read and described, questions of the center's own too. */
static void
test_fields (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;
  g_autofree char *pet =
      kith_questions_add (fixture->session, KITH_LIST_QUESTIONS, "Do you have a pet?", TRUE, &error);
  g_autoptr (KithQuestions) questions = kith_questions_load (fixture->store, &error);
  g_auto (GStrv) fields = kith_record_fields_list (questions, NULL);
  g_autofree char *visit = kith_record_field_visit (today (fixture));
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_nonnull (pet);
  g_assert_cmpuint (g_strv_length (fields), >, 30);
  for (guint i = 0; i <= g_strv_length (fields); i++)
    {
      const char *field = fields[i] != NULL ? fields[i] : visit;
      gint64 id = object (fixture->session, person, field, field, &error);
      g_autoptr (GPtrArray) all = list (fixture, person);
      const KithRequest *read = g_ptr_array_index (all, 0);

      g_assert_no_error (error);
      g_assert_cmpint (read->id, ==, id);
      g_assert_cmpstr (read->field, ==, field);
      g_assert_cmpstr (read->words, ==, field);
      g_assert_true (g_hash_table_add (labels, kith_record_field_describe (field, questions)));
    }
  g_assert_true (g_hash_table_contains (labels, "Do you have a pet?"));
}

static gboolean
lists (KithQuestions *questions, const KithIntake *told, const char *field)
{
  g_auto (GStrv) fields = kith_record_fields_list (questions, told);

  return g_strv_contains ((const char *const *) fields, field);
}

/* A question that is asked no more can be named by whoever answered it, in whatever way. */
static void
test_retired (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);
  g_autoptr (KithQuestions) questions = kith_questions_load (fixture->store, NULL);
  g_autoptr (KithIntake) told = kith_intake_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_record_fields_have_retired (questions));
  g_assert_true (lists (questions, NULL, "question:housing"));
  g_ptr_array_add (listed,
                   kith_listed_copy (kith_questions_find (questions, KITH_LIST_QUESTIONS, "housing")));
  ((KithListed *) g_ptr_array_index (listed, 0))->active = FALSE;
  g_assert_true (kith_questions_write (fixture->session, listed, &error));
  g_assert_no_error (error);
  kith_questions_unref (questions);
  questions = kith_questions_load (fixture->store, NULL);
  g_assert_true (kith_record_fields_have_retired (questions));
  g_assert_false (lists (questions, NULL, "question:housing"));
  g_assert_false (lists (questions, told, "question:housing"));
  g_assert_true (lists (questions, told, "question:gender"));
  kith_intake_set_answer (told, "housing", KITH_ANSWER_PREFERS_NOT, "");
  g_assert_true (lists (questions, told, "question:housing"));
  kith_intake_set_answer (told, "housing", KITH_ANSWER_NOT_ASKED, "");
  g_assert_false (lists (questions, told, "question:housing"));
}

/* The desk takes down what somebody asks for, and reads and closes none. */
static void
test_at_the_desk (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  KithRequestsOpen open;
  gint64 id = object (desk, person, "pronouns", "it is they", &error);

  g_assert_no_error (error);
  g_assert_null (kith_requests_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_requests_list_all (desk, FALSE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_requests_count_open (desk, person, &open, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_requests_close (desk, id, KITH_REQUEST_DONE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);

  all = list (fixture, person);
  const KithRequest *read = g_ptr_array_index (all, 0);
  g_assert_true (read->at_desk);
  g_assert_true (read->objects);
  g_assert_true (kith_request_stands (read));
  g_assert_cmpstr (read->words, ==, "it is they");
}

/* Whom a guard keeps out takes down as the desk does; what is written lies under the record's own key. */
static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = object (fixture->session, person, "name", "before", &error);

  g_assert_true (kith_requests_close (fixture->session,
                                      object (fixture->session, person, "name", "closed", NULL),
                                      KITH_REQUEST_DECLINED, "why", &error));
  kith_guards_add (fixture->session, person, KITH_GUARD_WISH, kith_session_get_account (kept_out), &error);
  g_assert_no_error (error);
  g_assert_cmpint (object (kept_out, person, "name", "after", &error), !=, 0);
  g_assert_no_error (error);
  g_assert_null (kith_requests_list (kept_out, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_requests_close (kept_out, before, KITH_REQUEST_DONE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  all = list (fixture, person);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((KithRequest *) g_ptr_array_index (all, 0))->words, ==, "after");
  g_assert_cmpstr (((KithRequest *) g_ptr_array_index (all, 1))->note, ==, "why");
  findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->field);
  g_free (asked->words);
  g_free (asked->note);
  g_free (asked);
}

static int
pick (Model *model, int below)
{
  return g_rand_int_range (model->rand, 0, below);
}

static guint
root_of (Model *model, guint person)
{
  while (model->into[person] >= 0)
    person = (guint) model->into[person];
  return person;
}

static void
step_ask (Model *model)
{
  static const char *const fields[] = { "name", "brings", "visit:2025-11-20", "other" };
  guint person = (guint) pick (model, N_PEOPLE);
  Asked *asked;
  g_autoptr (KithRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  if (model->erased[person])
    return;
  asked = g_new0 (Asked, 1);
  asked->person = person;
  asked->kind = (KithRequestKind) (1 + pick (model, 5));
  asked->words = g_strdup_printf ("zqwords%ugone", model->n_words++);
  if (asked->kind == KITH_REQUEST_CORRECTION)
    asked->field = g_strdup (fields[pick (model, G_N_ELEMENTS (fields))]);
  request = kith_request_new (asked->kind);
  request->field = g_strdup (asked->field);
  request->words = g_strdup (asked->words);
  asked->id = kith_requests_add (model->fixture->session, model->people[person], request, &error);
  g_assert_no_error (error);
  g_ptr_array_add (model->asked, asked);
}

static void
step_close (Model *model)
{
  Asked *asked =
      model->asked->len > 0 ? g_ptr_array_index (model->asked, pick (model, (int) model->asked->len)) : NULL;
  KithRequestOutcome outcome = (KithRequestOutcome) (1 + pick (model, 3));
  g_autofree char *note = g_strdup_printf ("zqnote%ugone", model->n_words++);
  g_autoptr (GError) error = NULL;
  gboolean closed;

  if (asked == NULL)
    return;
  closed = kith_requests_close (model->fixture->session, asked->id, outcome, note, &error);
  if (asked->outcome != KITH_REQUEST_OPEN)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (closed);
  asked->outcome = outcome;
  asked->note = g_steal_pointer (&note);
}

static void
step_merge (Model *model)
{
  guint from = (guint) pick (model, N_PEOPLE), into = (guint) pick (model, N_PEOPLE);

  if (model->into[from] >= 0)
    {
      if (merge (model->fixture->session, model->people[from], 0, FALSE))
        model->into[from] = -1;
    }
  else if (from != into && !model->erased[from] && !model->erased[into] &&
           merge (model->fixture->session, model->people[from], model->people[into], TRUE))
    model->into[from] = (int) into;
}

/* With everybody who counts as them. */
static void
step_erase (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE), root = root_of (model, person);
  g_autoptr (GError) error = NULL;

  if (model->erased[root])
    return;
  g_assert_true (kith_erasures_ask (model->fixture->session, model->people[root], NULL, &error));
  g_assert_no_error (error);
  kith_clock_set_standing_now (model->fixture->clock,
                               kith_clock_now (model->fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (model->fixture->session, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_PEOPLE; i++)
    model->erased[i] |= root_of (model, i) == root;
  for (guint i = 0; i < model->asked->len; i++)
    {
      Asked *asked = g_ptr_array_index (model->asked, i);

      if (!model->erased[asked->person])
        continue;
      if (asked->outcome == KITH_REQUEST_OPEN)
        asked->outcome = asked->kind == KITH_REQUEST_ERASURE ? KITH_REQUEST_DONE : KITH_REQUEST_ENDED;
      g_clear_pointer (&asked->field, g_free);
      g_clear_pointer (&asked->words, g_free);
      g_clear_pointer (&asked->note, g_free);
    }
}

static const Asked *
find_asked (Model *model, gint64 id)
{
  for (guint i = 0; i < model->asked->len; i++)
    if (((Asked *) g_ptr_array_index (model->asked, i))->id == id)
      return g_ptr_array_index (model->asked, i);
  g_assert_not_reached ();
}

/* What stands beside each field is what the model says of it, the newest first; that something stands is told
 * without reading it. */
static void
check_objections (Model *model, guint person, GPtrArray *all)
{
  static const char *const fields[] = { "name", "brings", "visit:2025-11-20", "other", "pronouns" };
  g_autoptr (KithQuestions) questions = kith_questions_load (model->fixture->store, NULL);
  g_autoptr (KithObjections) objections = kith_objections_new (all, questions);
  g_autofree char *standing =
      kith_requests_dup_standing (model->fixture->session, model->people[person], NULL);
  guint n_standing = 0;

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      GPtrArray *said = kith_objections_find (objections, fields[f]);
      guint n = 0;

      for (guint i = 0; i < all->len; i++)
        {
          const Asked *asked = find_asked (model, ((KithRequest *) g_ptr_array_index (all, i))->id);

          if (g_strcmp0 (asked->field, fields[f]) != 0 ||
              (asked->outcome != KITH_REQUEST_OPEN && asked->outcome != KITH_REQUEST_DECLINED))
            continue;
          g_assert_nonnull (said);
          g_assert_cmpuint (n, <, said->len);
          g_assert_cmpstr (((KithRequest *) g_ptr_array_index (said, n))->words, ==, asked->words);
          n++;
        }
      g_assert_cmpuint (n, ==, said != NULL ? said->len : 0);
      g_assert_true ((said != NULL) == (kith_objections_get_label (objections, fields[f]) != NULL));
      n_standing += n;
    }
  g_assert_true ((*standing != '\0') == (n_standing > 0));
}

/* Each is under its own record, and shown for whom that counts as; nothing is in two places. */
static void
check_model (Model *model)
{
  g_autoptr (GPtrArray) everything = kith_requests_list_all (model->fixture->session, FALSE, NULL);
  g_autoptr (GPtrArray) open = kith_requests_list_all (model->fixture->session, TRUE, NULL);
  guint n_open = 0, n_listed = 0;
  KithDay due = 0;

  g_assert_cmpuint (everything->len, ==, model->asked->len);
  for (guint i = 0; i < everything->len; i++)
    {
      const KithRequest *request = g_ptr_array_index (everything, i);
      const Asked *asked = find_asked (model, request->id);

      g_assert_cmpint (request->outcome, ==, asked->outcome);
      g_assert_cmpint (request->kind, ==, asked->kind);
      g_assert_cmpint (request->person, ==, model->people[asked->person]);
      g_assert_cmpint (request->shown, ==, model->people[root_of (model, asked->person)]);
      g_assert_null (request->words);
      g_assert_null (request->field);
      if (request->outcome == KITH_REQUEST_OPEN)
        {
          g_assert_cmpuint (i, ==, n_open);
          g_assert_cmpint (request->due_day, >=, due);
          due = request->due_day;
          n_open++;
        }
    }
  g_assert_cmpuint (open->len, ==, n_open);
  for (guint person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GPtrArray) all = list (model->fixture, model->people[person]);

      n_listed += model->into[person] < 0 ? all->len : 0;
      for (guint i = 0; i < all->len; i++)
        {
          const KithRequest *request = g_ptr_array_index (all, i);
          const Asked *asked = find_asked (model, request->id);
          guint at = asked->person;

          while (at != person && model->into[at] >= 0)
            at = (guint) model->into[at];
          g_assert_cmpuint (at, ==, person);
          g_assert_cmpstr (request->words, ==, asked->words);
          g_assert_cmpstr (request->field, ==, asked->field);
          g_assert_cmpstr (request->note, ==, asked->note);
        }
      check_objections (model, person, all);
    }
  g_assert_cmpuint (n_listed, ==, model->asked->len);
}

static void
test_property (VisitsFixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Model *) = { step_ask, step_ask, step_ask, step_close, step_merge };
  Model model = { .fixture = fixture, .rand = g_rand_new_with_seed (20261126) };
  guint n_erased = 0;

  model.asked = g_ptr_array_new_with_free_func (asked_free);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      model.people[i] = visits_fixture_person (fixture, name);
      model.into[i] = -1;
    }
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i % 70 == 69)
        step_erase (&model);
      else
        steps[pick (&model, G_N_ELEMENTS (steps))](&model);
      check_model (&model);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    n_erased += model.erased[i];
  g_assert_cmpuint (n_erased, >, 1);
  g_assert_cmpuint (model.asked->len, >, 60);
  g_ptr_array_unref (model.asked);
  g_rand_free (model.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/people/requests/asked-and-closed", test_asked_and_closed);
  VISITS_TEST ("/people/requests/refused", test_refused);
  VISITS_TEST ("/people/requests/fields", test_fields);
  VISITS_TEST ("/people/requests/retired", test_retired);
  VISITS_TEST ("/people/requests/at-the-desk", test_at_the_desk);
  VISITS_TEST ("/people/requests/guarded", test_guarded);
  VISITS_TEST ("/people/requests/property", test_property);
  return g_test_run ();
}
