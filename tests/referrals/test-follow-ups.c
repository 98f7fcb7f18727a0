/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has to be asked how it went: compared with a plain loop over everything, while people go away, die, are
 * merged, guarded and erased. */

#include <string.h>

#include "base/kith-error.h"
#include "people/kith-contact.h"
#include "people/kith-erasures.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "referrals/kith-follow-ups.h"
#include "referrals/referral-fixture.h"
#include "session/kith-guards.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 7
#define N_STEPS 260

static GPtrArray *
list (KithSession *session, KithDay until, guint *n_away)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = kith_follow_ups_list (session, until, n_away, &error);

  g_assert_no_error (error);
  return all;
}

static gint64
make (KithSession *session, gint64 person, KithReferralState state, KithDay due)
{
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralStep) first = kith_referral_step_new (state);
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (GError) error = NULL;

  referral->kind = KITH_REFERRAL_KIND_FOOD;
  referral->name = g_strdup ("Community pantry");
  first->due_day = due;
  first->reason = state == KITH_REFERRAL_NOT_WORKED ? KITH_REFERRAL_REASON_GONE : KITH_REFERRAL_REASON_NONE;
  command = kith_referral_command_make (referral, first);
  done = kith_referrals_apply (session, command, &error);
  g_assert_no_error (error);
  return done->referral;
}

static void
test_due (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay today = kith_clock_today (fixture->clock);
  gint64 later = make (fixture->session, person, KITH_REFERRAL_OFFERED, today + 1);
  gint64 never = make (fixture->session, person, KITH_REFERRAL_CONTACTED, KITH_DAY_NONE);
  gint64 now = make (fixture->session, person, KITH_REFERRAL_ACCEPTED, today);
  gint64 over = make (fixture->session, person, KITH_REFERRAL_ATTENDED, KITH_DAY_NONE);
  g_autoptr (GPtrArray) due = list (fixture->session, today, NULL);
  g_autoptr (GPtrArray) open = list (fixture->session, KITH_DAY_NONE, NULL);
  gint64 n_log = visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind IN (132, 33)");

  g_assert_cmpint (over, !=, 0);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (((KithFollowUp *) g_ptr_array_index (due, 0))->referral->id, ==, now);
  g_assert_null (((KithFollowUp *) g_ptr_array_index (due, 0))->referral->name);
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpint (((KithFollowUp *) g_ptr_array_index (open, 0))->referral->id, ==, now);
  g_assert_cmpint (((KithFollowUp *) g_ptr_array_index (open, 1))->referral->id, ==, later);
  g_assert_cmpint (((KithFollowUp *) g_ptr_array_index (open, 2))->referral->id, ==, never);
  /* Nobody read anything of anybody. */
  g_assert_cmpint (n_log, ==, 0);
}

/* How somebody may be reached is what they permit; reading it is in the log, once a person. */
static void
test_read (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    KithContactPermission permission;
    gboolean may;
  } cases[] = {
    { 0, FALSE }, { KITH_MAY_NOTHING, FALSE }, { KITH_MAY_TEXT, TRUE }, { KITH_MAY_LEAVE_VOICEMAIL, TRUE }
  };
  KithDay today = kith_clock_today (fixture->clock);
  gint64 people[G_N_ELEMENTS (cases) + 1];
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      people[i] = visits_fixture_person (fixture, "Rosa Martinez");
      make (fixture->session, people[i], KITH_REFERRAL_OFFERED, today);
      make (fixture->session, people[i], KITH_REFERRAL_OFFERED, today);
      if (i < G_N_ELEMENTS (cases))
        {
          g_autoptr (KithIntake) intake = kith_intake_new ();
          g_autoptr (KithChange) change =
              kith_session_begin (fixture->session, KITH_EVENT_INTAKE_CHANGED, people[i], &error);

          kith_intake_add_contact (intake, kith_contact_new (KITH_CONTACT_PHONE, "555-0100",
                                                             cases[i].permission, NULL, NULL));
          g_assert_true (kith_intakes_write_in (change, people[i], intake, 0, 0, &error));
          g_assert_true (kith_change_commit (change, &error));
        }
    }
  all = list (fixture->session, today, NULL);
  g_assert_cmpuint (all->len, ==, 2 * G_N_ELEMENTS (people));
  g_assert_true (kith_follow_ups_read (fixture->session, all, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const KithFollowUp *row = g_ptr_array_index (all, i);

      g_assert_cmpstr (row->referral->name, ==, "Community pantry");
      g_assert_nonnull (row->reach);
      for (guint j = 0; j < G_N_ELEMENTS (people); j++)
        if (people[j] == row->shown)
          g_assert_cmpint (row->may_reach, ==, j < G_N_ELEMENTS (cases) && cases[j].may);
    }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 132"), ==,
                   G_N_ELEMENTS (people));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 33"), ==,
                   G_N_ELEMENTS (people));
}

/* What the model knows. */
typedef struct
{
  gint64 id;
  guint person;
  KithReferralState state;
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
step_make (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  KithReferralState state = (KithReferralState) (1 + pick (model, 6));
  Made made = { 0, person, state, KITH_DAY_NONE };

  if (model->erasing[person])
    return;
  if (kith_referral_state_is_open (state) && pick (model, 4) > 0)
    made.due = today (model) + pick (model, 12);
  made.id = make (model->fixture->session, model->people[person], state, made.due);
  g_array_append_val (model->made, made);
}

static void
step_state (Model *model)
{
  Made *made =
      model->made->len > 0 ? &g_array_index (model->made, Made, pick (model, (int) model->made->len)) : NULL;
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (GError) error = NULL;

  if (made == NULL || model->erasing[made->person])
    return;
  made->state = (KithReferralState) (1 + pick (model, 5));
  made->due = KITH_DAY_NONE;
  done = referral_fixture_step (model->fixture->session, made->id, made->state, 0, NULL, &error);
  g_assert_no_error (error);
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
check_list (Model *model, KithSession *session, gboolean kept_out, KithDay until)
{
  g_autoptr (GPtrArray) all = NULL;
  guint n_away, n = 0, away = 0;
  KithDay last = G_MININT32;

  /* Of a guard that another session set it learns with whatever it writes next. */
  if (kept_out)
    g_assert_true (kith_session_record (session, KITH_EVENT_CARE_READ, 0, NULL, NULL));
  all = list (session, until, &n_away);
  for (guint i = 0; i < model->made->len; i++)
    {
      const Made *made = &g_array_index (model->made, Made, i);
      gboolean found = FALSE, wanted;

      wanted = made->state >= 1 && made->state <= 3 && !model->erasing[made->person] &&
               !(kept_out && is_guarded (model, made->person)) &&
               (until == KITH_DAY_NONE || (made->due != KITH_DAY_NONE && made->due <= until));
      away += wanted && is_away (model, made->person);
      wanted = wanted && !is_away (model, made->person) &&
               model->standing[root_of (model, made->person)].state != KITH_PERSON_DIED;
      for (guint j = 0; j < all->len; j++)
        {
          const KithFollowUp *row = g_ptr_array_index (all, j);

          if (row->referral->id != made->id)
            continue;
          found = TRUE;
          g_assert_cmpint (row->shown, ==, model->people[root_of (model, made->person)]);
          g_assert_cmpint (row->referral->due_day, ==, made->due);
        }
      g_assert_cmpint (found, ==, wanted);
      n += wanted;
    }
  g_assert_cmpuint (all->len, ==, n);
  g_assert_cmpuint (n_away, ==, away);
  for (guint j = 0; j < all->len; j++)
    {
      KithDay due = ((KithFollowUp *) g_ptr_array_index (all, j))->referral->due_day;

      g_assert_true (due == KITH_DAY_NONE || due >= last);
      last = due != KITH_DAY_NONE ? due : G_MAXINT32;
    }
}

static void
test_property (VisitsFixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Model *) = { step_make,  step_make,     step_make,  step_state,
                                             step_merge, step_standing, step_guard, step_day };
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  Model model = { .fixture = fixture, .kept_out = kept_out, .rand = g_rand_new_with_seed (20261127) };

  model.made = g_array_new (FALSE, TRUE, sizeof (Made));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      model.people[i] = visits_fixture_person (fixture, "Rosa Martinez");
      model.into[i] = -1;
      model.standing[i].away_until = KITH_DAY_NONE;
    }
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == 120 || i == 220)
        step_erase (&model);
      else
        steps[pick (&model, G_N_ELEMENTS (steps))](&model);
      check_list (&model, fixture->session, FALSE, today (&model));
      check_list (&model, fixture->session, FALSE, KITH_DAY_NONE);
      check_list (&model, kept_out, TRUE, today (&model) + 5);
    }
  g_assert_cmpuint (model.made->len, >, 60);
  g_array_unref (model.made);
  g_rand_free (model.rand);
}

static void
test_desk (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_follow_ups_list (desk, 20000, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_follow_ups_read (desk, none, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/referrals/follow-ups/due", test_due);
  VISITS_TEST ("/referrals/follow-ups/read", test_read);
  VISITS_TEST ("/referrals/follow-ups/desk", test_desk);
  VISITS_TEST ("/referrals/follow-ups/property", test_property);
  return g_test_run ();
}
