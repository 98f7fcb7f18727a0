/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be asked and who is missed: compared with a plain loop over everything, while people come, go
 * away, die, are merged, guarded and erased. */

#include <string.h>

#include "base/kith-error.h"
#include "goals/check-in-fixture.h"
#include "goals/kith-check-ins-due.h"
#include "goals/kith-missed.h"
#include "people/kith-erasures.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "session/kith-guards.h"
#include "session/kith-settings.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 7
#define N_STEPS 320

/* How somebody may be asked is what they permit now; reading it is in the log, once a person. */
static void
test_read (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay today = kith_clock_today (fixture->clock);
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckInDone) done = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const KithCheckInDue *row;

  check_in_fixture_permit (fixture->session, person, KITH_MAY_CALL | KITH_MAY_TEXT);
  check_in->due_day = today;
  check_in->ways = (KithContactWays) (KITH_WAYS_CALL | KITH_WAYS_IN_PERSON);
  command = kith_check_in_command_plan (check_in);
  done = kith_check_ins_apply (fixture->session, command, &error);
  g_assert_no_error (error);
  check_in_fixture_plan (fixture->session, person, today, 0, &error);
  all = kith_check_ins_due_list (fixture->session, today, 0, NULL, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 154"), ==, 0);
  g_assert_true (kith_check_ins_due_read (fixture->session, all, &error));
  row = g_ptr_array_index (all, 0);
  g_assert_cmpint (row->ways, ==, KITH_WAYS_CALL | KITH_WAYS_IN_PERSON);
  g_assert_nonnull (row->reach);
  row = g_ptr_array_index (all, 1);
  g_assert_cmpint (row->ways, ==, KITH_WAYS_IN_PERSON);
  g_assert_cmpstr (row->check_in->words, ==, "how the move went");
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 154"), ==, 1);

  /* They took it back since. */
  {
    g_autoptr (KithIntakeRead) read = kith_intakes_read (fixture->session, person, &error);
    g_autoptr (KithIntake) intake = kith_intake_new ();
    g_autoptr (KithChange) change =
        kith_session_begin (fixture->session, KITH_EVENT_INTAKE_CHANGED, person, &error);

    kith_intake_add_contact (intake,
                             kith_contact_new (KITH_CONTACT_PHONE, "555-0100", KITH_MAY_NOTHING, NULL, NULL));
    g_assert_true (kith_intakes_write_in (change, person, intake, read->version, read->last_deposit, &error));
    g_assert_true (kith_change_commit (change, &error));
  }
  g_assert_true (kith_check_ins_due_read (fixture->session, all, &error));
  row = g_ptr_array_index (all, 0);
  g_assert_cmpint (row->ways, ==, KITH_WAYS_IN_PERSON);
  g_assert_cmpint (row->check_in->ways, ==, KITH_WAYS_CALL | KITH_WAYS_IN_PERSON);
}

static void
test_week (void)
{
  KithDay first = kith_day_from_ymd (2025, 11, 24);

  while (kith_day_get_weekday (first) != kith_day_first_weekday ())
    first--;
  for (KithDay day = first; day < first + 7; day++)
    g_assert_cmpint (kith_check_ins_week_end (day), ==, first + 6);
  g_assert_cmpint (kith_check_ins_week_end (first + 7), ==, first + 13);
}

/* After as many weeks as the center says, the day itself among them. */
static void
test_weeks (VisitsFixture *fixture, gconstpointer data)
{
  KithCenter *center = kith_session_get_center (fixture->session);
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;

  check_in_fixture_permit (fixture->session, person, KITH_MAY_EMAIL);
  kith_visit_free (visits_fixture_sign_in (fixture, person));
  g_assert_cmpuint (kith_missed_get_weeks (center), ==, 6);
  g_assert_false (kith_center_set (fixture->session, KITH_SETTING_MISSED_WEEKS, "0", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_center_set (fixture->session, KITH_SETTING_MISSED_WEEKS, "105", &error));
  g_clear_error (&error);
  g_assert_true (kith_center_set (fixture->session, KITH_SETTING_MISSED_WEEKS, "3", &error));
  g_assert_cmpuint (kith_missed_get_weeks (center), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) all = NULL;

      visits_fixture_at (fixture, i == 0 ? "2025-12-10 12:00" : "2025-12-11 12:00");
      all = kith_missed_list (fixture->session, 3, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (all->len, ==, i);
      if (i == 1)
        {
          const KithMissed *missed = g_ptr_array_index (all, 0);

          g_assert_cmpstr (missed->name, ==, "Rosa Martinez");
          g_assert_cmpint (missed->ways, ==, KITH_WAYS_EMAIL);
        }
    }
  /* Nobody is told that they are missed who is away, or has died; and it can be taken back. */
  for (guint i = 0; i < 3; i++)
    {
      static const KithPersonState states[] = { KITH_PERSON_AWAY, KITH_PERSON_DIED, KITH_PERSON_ACTIVE };
      g_autoptr (GPtrArray) all = NULL;

      g_assert_true (kith_standing_set (fixture->session, person, states[i], KITH_DAY_NONE, &error));
      all = kith_missed_list (fixture->session, 3, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (all->len, ==, states[i] == KITH_PERSON_ACTIVE ? 1 : 0);
    }
}

static guint
count_missed (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = kith_missed_list (fixture->session, 3, NULL, &error);

  g_assert_no_error (error);
  return all->len;
}

static void
run (VisitsFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (kith_db_run_script (db, sql, &error));
  g_assert_no_error (error);
  kith_db_free (db);
}

/* Who comes to a group is seen there, signed in or not; who was ticked by mistake is not. */
static void
test_in_group (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autofree char *ticked = NULL;

  check_in_fixture_permit (fixture->session, person, KITH_MAY_EMAIL);
  kith_visit_free (visits_fixture_sign_in (fixture, person));
  visits_fixture_at (fixture, "2026-02-10 12:00");
  g_assert_cmpuint (count_missed (fixture), ==, 1);
  ticked = g_strdup_printf ("PRAGMA foreign_keys = OFF;"
                            "INSERT INTO group_session VALUES (5, 5, %d, 1, 0, 5, 1);"
                            "INSERT INTO group_attendance VALUES (6, 5, %" G_GINT64_FORMAT ", 5, 0, 1);",
                            (int) kith_clock_today (fixture->clock) - 7, person);
  run (fixture, ticked);
  g_assert_cmpuint (count_missed (fixture), ==, 0);
  run (fixture, "UPDATE group_attendance SET voided = 1");
  g_assert_cmpuint (count_missed (fixture), ==, 1);
}

/* What the model knows. */
typedef struct
{
  gint64 id;
  guint person;
  gboolean open;
  gboolean others; /* somebody else is to ask */
  KithDay due;
} Made;

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithSession *kept_out;  /* (unowned) */
  GRand *rand;            /* (owned) */
  gint64 people[N_PEOPLE];
  int into[N_PEOPLE];
  KithStanding standing[N_PEOPLE];
  gint64 guard[N_PEOPLE]; /* 0: none */
  gboolean erasing[N_PEOPLE];
  gboolean permits[N_PEOPLE];
  KithDay seen[N_PEOPLE];
  GArray *made; /* (owned) (element-type Made) */
} Model;

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

static gboolean
is_guarded (Model *model, guint person)
{
  guint root = root_of (model, person);

  for (guint i = 0; i < N_PEOPLE; i++)
    if (root_of (model, i) == root && model->guard[i] != 0)
      return TRUE;
  return FALSE;
}

static KithDay
today (Model *model)
{
  return kith_clock_today (model->fixture->clock);
}

static void
step_plan (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  Made made = { 0, person, TRUE, pick (model, 3) == 0, today (model) + pick (model, 12) };
  gint64 worker = made.others && !is_guarded (model, person) ? kith_session_get_account (model->kept_out) : 0;
  g_autoptr (GError) error = NULL;

  made.others = worker != 0;
  if (model->erasing[person] || model->standing[root_of (model, person)].state == KITH_PERSON_DIED)
    return;
  made.id = check_in_fixture_plan (model->fixture->session, model->people[person], made.due, worker, &error);
  g_assert_no_error (error);
  g_array_append_val (model->made, made);
}

static void
step_contact (Model *model)
{
  Made *made =
      model->made->len > 0 ? &g_array_index (model->made, Made, pick (model, (int) model->made->len)) : NULL;
  g_autoptr (KithCheckInDone) done = NULL;
  g_autoptr (GError) error = NULL;

  if (made == NULL || model->erasing[made->person] || !made->open)
    return;
  made->open = pick (model, 2) == 0;
  made->due = made->open ? today (model) + pick (model, 9) : KITH_DAY_NONE;
  done = check_in_fixture_contact (model->fixture->session, made->id, KITH_WAY_CALL, KITH_CONTACT_REACHED,
                                   made->due, &error);
  g_assert_no_error (error);
}

static gboolean
is_seen_today (Model *model, guint root)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    if (root_of (model, i) == root && model->seen[i] == today (model))
      return TRUE;
  return FALSE;
}

static void
step_visit (Model *model)
{
  guint person = root_of (model, (guint) pick (model, N_PEOPLE));

  if (model->erasing[person] || model->standing[person].state != KITH_PERSON_ACTIVE ||
      is_seen_today (model, person))
    return;
  kith_visit_free (visits_fixture_sign_in (model->fixture, model->people[person]));
  model->seen[person] = today (model);
}

static void
step_merge (Model *model)
{
  guint from = (guint) pick (model, N_PEOPLE), into = (guint) pick (model, N_PEOPLE);
  gboolean begin = model->into[from] < 0;
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithMerge) merge = NULL;

  if (is_guarded (model, from) || is_guarded (model, into) || model->erasing[from] || model->erasing[into] ||
      root_of (model, from) == (begin ? root_of (model, into) : N_PEOPLE))
    return;
  /* What each says of itself is what is shown. */
  if (model->standing[from].state != KITH_PERSON_ACTIVE ||
      model->standing[root_of (model, into)].state != KITH_PERSON_ACTIVE)
    return;
  change = kith_session_begin (model->fixture->session, KITH_EVENT_PEOPLE_MERGED, model->people[from], NULL);
  merge = begin ? kith_merges_begin_in (change, model->people[from], model->people[root_of (model, into)],
                                        choices, NULL)
                : kith_merges_end_in (change, model->people[from], NULL);
  if (merge != NULL && kith_change_commit (change, NULL))
    model->into[from] = begin ? (int) root_of (model, into) : -1;
}

static void
step_standing (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  KithPersonState state = (KithPersonState) (pick (model, 5) % 3);
  KithStanding standing = { state, state == KITH_PERSON_AWAY && pick (model, 2)
                                       ? today (model) + pick (model, 9)
                                       : KITH_DAY_NONE };
  g_autoptr (GError) error = NULL;

  /* Of records that are one person, that of the one that stays: see test-merges. */
  for (guint i = 0; i < N_PEOPLE; i++)
    if (model->into[i] == (int) person)
      return;
  if (model->into[person] >= 0 || model->erasing[person])
    return;
  g_assert_true (kith_standing_set (model->fixture->session, model->people[person], standing.state,
                                    standing.away_until, &error));
  g_assert_no_error (error);
  model->standing[person] = standing;
}

static void
step_guard (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  g_autoptr (GError) error = NULL;

  if (model->erasing[person])
    return;
  if (model->guard[person] != 0)
    {
      g_assert_true (kith_guards_lift (model->fixture->session, model->guard[person], &error));
      model->guard[person] = 0;
    }
  else if (!is_guarded (model, person))
    model->guard[person] =
        kith_guards_add (model->fixture->session, model->people[person], KITH_GUARD_CONFLICT,
                         kith_session_get_account (model->kept_out), &error);
  g_assert_no_error (error);
}

static void
step_erase (Model *model)
{
  guint root = root_of (model, (guint) pick (model, N_PEOPLE));

  if (model->erasing[root])
    return;
  g_assert_true (kith_erasures_ask (model->fixture->session, model->people[root], NULL, NULL));
  for (guint i = 0; i < N_PEOPLE; i++)
    model->erasing[i] |= root_of (model, i) == root;
}

static void
step_day (Model *model)
{
  kith_clock_set_standing_now (model->fixture->clock, kith_clock_now (model->fixture->clock).utc + 86400);
}

static gboolean
is_away (Model *model, guint person)
{
  const KithStanding *standing = &model->standing[root_of (model, person)];

  return standing->state == KITH_PERSON_AWAY &&
         (standing->away_until == KITH_DAY_NONE || standing->away_until >= today (model));
}

static void
check_list (Model *model, KithSession *session, gboolean kept_out, KithDay until, gint64 worker)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint n_away, n = 0, away = 0;
  KithDay last = G_MININT32;

  /* Of a guard that another session set it learns with whatever it writes next. */
  if (kept_out)
    g_assert_true (kith_session_record (session, KITH_EVENT_CARE_READ, 0, NULL, NULL));
  all = kith_check_ins_due_list (session, until, worker, &n_away, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < model->made->len; i++)
    {
      const Made *made = &g_array_index (model->made, Made, i);
      gboolean found = FALSE, wanted;

      wanted = made->open && !model->erasing[made->person] &&
               !(kept_out && is_guarded (model, made->person)) && (worker == 0 || made->others) &&
               (until == KITH_DAY_NONE || made->due <= until);
      away += wanted && is_away (model, made->person);
      wanted = wanted && !is_away (model, made->person) &&
               model->standing[root_of (model, made->person)].state != KITH_PERSON_DIED;
      for (guint j = 0; j < all->len; j++)
        {
          const KithCheckInDue *row = g_ptr_array_index (all, j);

          if (row->check_in->id != made->id)
            continue;
          found = TRUE;
          g_assert_cmpint (row->shown, ==, model->people[root_of (model, made->person)]);
          g_assert_cmpint (row->check_in->due_day, ==, made->due);
          g_assert_null (row->check_in->words);
        }
      g_assert_cmpint (found, ==, wanted);
      n += wanted;
    }
  g_assert_cmpuint (all->len, ==, n);
  g_assert_cmpuint (n_away, ==, away);
  for (guint j = 0; j < all->len; j++)
    {
      KithDay due = ((KithCheckInDue *) g_ptr_array_index (all, j))->check_in->due_day;

      g_assert_cmpint (due, >=, last);
      last = due;
    }
}

/* Whoever counts as this person: when they were here last, and whether any of them permits to be reached. */
static gboolean
is_missed (Model *model, guint root, gboolean kept_out, guint weeks, KithDay *last)
{
  gboolean permits = FALSE;

  *last = KITH_DAY_NONE;
  for (guint i = 0; i < N_PEOPLE; i++)
    if (root_of (model, i) == root)
      {
        permits |= model->permits[i];
        *last = MAX (*last, model->seen[i]);
      }
  return model->into[root] < 0 && permits && *last != KITH_DAY_NONE &&
         today (model) - *last >= 7 * (KithDay) weeks && !model->erasing[root] && !is_away (model, root) &&
         model->standing[root].state != KITH_PERSON_DIED && !(kept_out && is_guarded (model, root));
}

static guint
check_missed (Model *model, KithSession *session, gboolean kept_out, guint weeks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  KithDay before = G_MAXINT32;
  guint n = 0;

  if (kept_out)
    g_assert_true (kith_session_record (session, KITH_EVENT_CARE_READ, 0, NULL, NULL));
  all = kith_missed_list (session, weeks, NULL, &error);
  g_assert_no_error (error);
  for (guint person = 0; person < N_PEOPLE; person++)
    {
      KithDay last;
      gboolean wanted = is_missed (model, person, kept_out, weeks, &last), found = FALSE;

      for (guint i = 0; i < all->len; i++)
        {
          const KithMissed *missed = g_ptr_array_index (all, i);

          if (missed->person != model->people[person])
            continue;
          found = TRUE;
          g_assert_cmpint (missed->last_day, ==, last);
          g_assert_cmpint (missed->ways, ==, KITH_WAYS_TEXT);
        }
      g_assert_cmpint (found, ==, wanted);
      n += wanted;
    }
  g_assert_cmpuint (all->len, ==, n);
  for (guint i = 0; i < all->len; i++)
    {
      const KithMissed *missed = g_ptr_array_index (all, i);

      g_assert_cmpint (missed->last_day, <=, before);
      before = missed->last_day;
    }
  return n;
}

static void
test_property (VisitsFixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Model *) = { step_plan,  step_plan,     step_contact, step_visit,
                                             step_merge, step_standing, step_guard,   step_day };
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  Model model = { .fixture = fixture, .kept_out = kept_out, .rand = g_rand_new_with_seed (20261127) };
  guint n_missed = 0;

  model.made = g_array_new (FALSE, TRUE, sizeof (Made));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      model.people[i] = visits_fixture_person (fixture, "Rosa Martinez");
      model.into[i] = -1;
      model.standing[i].away_until = KITH_DAY_NONE;
      model.seen[i] = KITH_DAY_NONE;
      model.permits[i] = i % 3 != 0;
      if (i % 3 != 2)
        check_in_fixture_permit (fixture->session, model.people[i], model.permits[i] ? KITH_MAY_TEXT : 0);
      else
        model.permits[i] = FALSE;
    }
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == 200 || i == 290)
        step_erase (&model);
      else
        steps[pick (&model, G_N_ELEMENTS (steps))](&model);
      check_list (&model, fixture->session, FALSE, today (&model), 0);
      check_list (&model, fixture->session, FALSE, KITH_DAY_NONE, kith_session_get_account (kept_out));
      check_list (&model, kept_out, TRUE, today (&model) + 5, 0);
      n_missed += check_missed (&model, fixture->session, FALSE, 1);
      check_missed (&model, kept_out, TRUE, 2);
    }
  g_assert_cmpuint (model.made->len, >, 40);
  g_assert_cmpuint (n_missed, >, 40);
  g_array_unref (model.made);
  g_rand_free (model.rand);
}

static void
test_desk (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_check_ins_due_list (desk, 20000, 0, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_check_ins_due_read (desk, none, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_missed_list (desk, 6, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goals/due/week", test_week);
  VISITS_TEST ("/goals/due/read", test_read);
  VISITS_TEST ("/goals/due/weeks", test_weeks);
  VISITS_TEST ("/goals/due/in a group", test_in_group);
  VISITS_TEST ("/goals/due/desk", test_desk);
  VISITS_TEST ("/goals/due/property", test_property);
  return g_test_run ();
}
