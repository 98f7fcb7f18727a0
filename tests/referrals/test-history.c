/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals against a plain model: made, brought further, corrected, taken back and put back by chance, while
 * records are merged, taken apart and erased. */

#include "base/kith-error.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "referrals/referral-fixture.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 5
#define N_STEPS 300

typedef struct
{
  KithReferralState state;
  KithReferralReason reason;
  KithDay due;
  char words[24];
  gboolean taken_back;
} Step;

typedef struct
{
  gint64 id;
  guint person;
  KithReferralKind kind;
  char name[24];
  guint n_steps;
  Step steps[60];
  gint64 version;
  KithReferralCommand *inverse; /* (owned) (nullable): of some change that may be long past */
  gint64 inverse_version;       /* at which that still fits */
} Made;

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  GRand *rand;            /* (owned) */
  gint64 people[N_PEOPLE];
  int into[N_PEOPLE];
  gboolean erased[N_PEOPLE];
  GPtrArray *made; /* (owned) (element-type Made) */
  guint n_words;
  guint n_stale;
} Model;

static void
made_free (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->inverse, kith_referral_command_unref);
  g_free (made);
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

static Step *
last_standing (Made *made)
{
  for (guint i = made->n_steps; i > 0; i--)
    if (!made->steps[i - 1].taken_back)
      return &made->steps[i - 1];
  return NULL;
}

static Made *
pick_made (Model *model)
{
  Made *made =
      model->made->len > 0 ? g_ptr_array_index (model->made, pick (model, (int) model->made->len)) : NULL;

  return made == NULL || model->erased[made->person] ? NULL : made;
}

static KithReferralStep *
draw_step (Model *model, Step *drawn)
{
  KithDay today = kith_clock_today (model->fixture->clock);
  KithReferralStep *step;

  drawn->state = (KithReferralState) (1 + pick (model, 6));
  drawn->reason = drawn->state == KITH_REFERRAL_NOT_WORKED ? (KithReferralReason) (1 + pick (model, 14))
                  : drawn->state == KITH_REFERRAL_DECLINED ? (KithReferralReason) pick (model, 15)
                                                           : KITH_REFERRAL_REASON_NONE;
  drawn->due = kith_referral_state_is_open (drawn->state) && pick (model, 2) ? today + pick (model, 20)
                                                                             : KITH_DAY_NONE;
  g_snprintf (drawn->words, sizeof drawn->words, "zqwords%ugone", model->n_words++);
  step = kith_referral_step_new (drawn->state);
  step->reason = drawn->reason;
  step->due_day = drawn->due;
  step->words = g_strdup (drawn->words);
  return step;
}

/* Keeps the inverse for later, now and then. */
static void
take_done (Model *model, Made *made, KithReferralDone *done)
{
  made->version = done->version;
  if (made->inverse != NULL && pick (model, 3) > 0)
    return;
  g_clear_pointer (&made->inverse, kith_referral_command_unref);
  made->inverse = kith_referral_command_ref (done->inverse);
  made->inverse_version = done->version;
}

static KithReferralDone *
apply (Model *model, KithReferralCommand *command)
{
  g_autoptr (GError) error = NULL;
  KithReferralDone *done = kith_referrals_apply (model->fixture->session, command, &error);

  g_assert_no_error (error);
  return done;
}

static void
step_make (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  g_autoptr (KithReferral) referral = kith_referral_new (model->people[person]);
  g_autoptr (KithReferralStep) step = NULL;
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;
  Made *made;

  if (model->erased[person])
    return;
  made = g_new0 (Made, 1);
  made->person = person;
  made->kind = (KithReferralKind) (1 + pick (model, 10));
  g_snprintf (made->name, sizeof made->name, "zqname%ugone", model->n_words++);
  step = draw_step (model, &made->steps[made->n_steps++]);
  referral->kind = made->kind;
  referral->name = g_strdup (made->name);
  command = kith_referral_command_make (referral, step);
  done = apply (model, command);
  made->id = done->referral;
  g_ptr_array_add (model->made, made);
  take_done (model, made, done);
}

static void
step_step (Model *model)
{
  Made *made = pick_made (model);
  g_autoptr (KithReferralStep) step = NULL;
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;

  if (made == NULL || last_standing (made) == NULL || made->n_steps >= G_N_ELEMENTS (made->steps))
    return;
  step = draw_step (model, &made->steps[made->n_steps++]);
  command = kith_referral_command_step (made->id, made->version, step);
  done = apply (model, command);
  take_done (model, made, done);
}

static void
step_edit (Model *model)
{
  Made *made = pick_made (model);
  g_autoptr (KithReferral) read = NULL;
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;
  Made before;

  if (made == NULL || last_standing (made) == NULL)
    return;
  before = *made;
  read = referral_fixture_get (model->fixture->session, made->id);
  made->kind = (KithReferralKind) (1 + pick (model, 10));
  g_snprintf (made->name, sizeof made->name, "zqname%ugone", model->n_words++);
  read->kind = made->kind;
  g_free (read->name);
  read->name = g_strdup (made->name);
  command = kith_referral_command_edit (read);
  done = apply (model, command);
  made->version = done->version;
  if (pick (model, 2))
    {
      g_autoptr (KithReferralDone) undone = apply (model, done->inverse);

      made->version = undone->version;
      made->kind = before.kind;
      g_strlcpy (made->name, before.name, sizeof made->name);
    }
}

/* Back, and now and then put back at once. */
static void
step_take_back (Model *model)
{
  Made *made = pick_made (model);
  Step *last = made != NULL ? last_standing (made) : NULL;
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;

  if (last == NULL)
    return;
  command = kith_referral_command_take_back (made->id, made->version);
  done = apply (model, command);
  last->taken_back = TRUE;
  made->version = done->version;
  if (pick (model, 2))
    {
      g_autoptr (KithReferralDone) again = apply (model, done->inverse);

      last->taken_back = FALSE;
      made->version = again->version;
    }
}

/* An inverse of long ago does what it says, or nothing. */
static void
step_inverse (Model *model)
{
  Made *made = pick_made (model);
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (GError) error = NULL;

  if (made == NULL || made->inverse == NULL)
    return;
  done = kith_referrals_apply (model->fixture->session, made->inverse, &error);
  if (made->inverse_version != made->version)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
      model->n_stale++;
    }
  else
    {
      g_assert_no_error (error);
      last_standing (made)->taken_back = TRUE;
      made->version = done->version;
    }
  g_clear_pointer (&made->inverse, kith_referral_command_unref);
}

static void
step_merge (Model *model)
{
  guint from = (guint) pick (model, N_PEOPLE), into = (guint) pick (model, N_PEOPLE);
  gboolean begin = model->into[from] < 0;
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithMerge) merge = NULL;

  if (from == into || model->erased[from] || model->erased[into])
    return;
  change = kith_session_begin (model->fixture->session, KITH_EVENT_PEOPLE_MERGED, model->people[from], NULL);
  merge = begin ? kith_merges_begin_in (change, model->people[from], model->people[into], choices, NULL)
                : kith_merges_end_in (change, model->people[from], NULL);
  if (merge != NULL && kith_change_commit (change, NULL))
    model->into[from] = begin ? (int) into : -1;
}

static void
step_erase (Model *model)
{
  guint root = root_of (model, (guint) pick (model, N_PEOPLE));
  g_autoptr (GError) error = NULL;

  if (model->erased[root])
    return;
  g_assert_true (kith_erasures_ask (model->fixture->session, model->people[root], NULL, &error));
  kith_clock_set_standing_now (model->fixture->clock,
                               kith_clock_now (model->fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (model->fixture->session, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_PEOPLE; i++)
    model->erased[i] |= root_of (model, i) == root;
}

static void
check_one (Model *model, const KithReferral *read, Made *made)
{
  gboolean erased = model->erased[made->person];
  const Step *last = last_standing (made);

  g_assert_cmpint (read->person, ==, model->people[made->person]);
  g_assert_cmpint (read->kind, ==, made->kind);
  g_assert_cmpint (read->state, ==, last != NULL ? last->state : KITH_REFERRAL_TAKEN_BACK);
  g_assert_cmpint (read->reason, ==, last != NULL ? last->reason : KITH_REFERRAL_REASON_NONE);
  g_assert_cmpint (read->due_day, ==, last != NULL && !erased ? last->due : KITH_DAY_NONE);
  g_assert_cmpstr (read->name, ==, erased ? NULL : made->name);
  g_assert_cmpint (read->version, ==, made->version + (erased ? 1 : 0));
  g_assert_cmpuint (read->steps->len, ==, made->n_steps);
  for (guint i = 0; i < made->n_steps; i++)
    {
      const KithReferralStep *step = g_ptr_array_index (read->steps, i);

      g_assert_cmpint (step->state, ==, made->steps[i].state);
      g_assert_cmpint (step->reason, ==, made->steps[i].reason);
      g_assert_cmpint (step->taken_back, ==, made->steps[i].taken_back);
      g_assert_cmpint (step->due_day, ==, erased ? KITH_DAY_NONE : made->steps[i].due);
      g_assert_cmpstr (step->words, ==, erased ? NULL : made->steps[i].words);
    }
}

static Made *
find_made (Model *model, gint64 id)
{
  for (guint i = 0; i < model->made->len; i++)
    if (((Made *) g_ptr_array_index (model->made, i))->id == id)
      return g_ptr_array_index (model->made, i);
  g_assert_not_reached ();
}

/* Each stands under its own record and is shown for whom that counts as, newest first, and nowhere else. */
static void
check_model (Model *model)
{
  guint n_listed = 0;

  for (guint person = 0; person < N_PEOPLE; person++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all =
          kith_referrals_list (model->fixture->session, model->people[person], &error);
      gint64 before = G_MAXINT64;

      g_assert_no_error (error);
      n_listed += model->into[person] < 0 ? all->len : 0;
      for (guint i = 0; i < all->len; i++)
        {
          const KithReferral *read = g_ptr_array_index (all, i);
          Made *made = find_made (model, read->id);
          guint at = made->person;

          while (at != person && model->into[at] >= 0)
            at = (guint) model->into[at];
          g_assert_cmpuint (at, ==, person);
          g_assert_cmpint (read->id, <, before);
          before = read->id;
          check_one (model, read, made);
        }
    }
  g_assert_cmpuint (n_listed, ==, model->made->len);
}

static void
test_property (VisitsFixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Model *) = { step_make,      step_step,    step_step,    step_step, step_edit,
                                             step_take_back, step_inverse, step_inverse, step_merge };
  Model model = { .fixture = fixture, .rand = g_rand_new_with_seed (20261127) };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  model.made = g_ptr_array_new_with_free_func (made_free);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      model.people[i] = visits_fixture_person (fixture, "Rosa Martinez");
      model.into[i] = -1;
    }
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == 160 || i == 260)
        step_erase (&model);
      else
        steps[pick (&model, G_N_ELEMENTS (steps))](&model);
      check_model (&model);
    }
  g_assert_cmpuint (model.made->len, >, 15);
  g_assert_cmpuint (model.n_stale, >, 5);
  findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_ptr_array_unref (model.made);
  g_rand_free (model.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/referrals/history/property", test_property);
  return g_test_run ();
}
