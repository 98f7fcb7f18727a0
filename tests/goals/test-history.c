/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals against a plain model: set, gone on with, put in other words, taken back and put back by chance,
 * while records are merged, taken apart and erased. */

#include "base/kith-error.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "goals/goal-fixture.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 5
#define N_STEPS 300

typedef struct
{
  KithGoalState state;
  KithDay day;
  char words[24];
  gboolean taken_back;
} Entry;

typedef struct
{
  gint64 id;
  guint person;
  KithGoalArea area;
  char name[24];
  KithDay target;
  guint n_marks;
  guint n_entries;
  Entry entries[60];
  gint64 version;
  KithGoalCommand *inverse; /* (owned) (nullable): of some change that may be long past */
  gint64 inverse_version;   /* at which that still fits */
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

  g_clear_pointer (&made->inverse, kith_goal_command_unref);
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

static Entry *
last_standing (Made *made)
{
  for (guint i = made->n_entries; i > 0; i--)
    if (!made->entries[i - 1].taken_back)
      return &made->entries[i - 1];
  return NULL;
}

static Made *
pick_made (Model *model)
{
  Made *made =
      model->made->len > 0 ? g_ptr_array_index (model->made, pick (model, (int) model->made->len)) : NULL;

  return made == NULL || model->erased[made->person] ? NULL : made;
}

static KithGoalEntry *
draw_entry (Model *model, Entry *drawn)
{
  KithDay today = kith_clock_today (model->fixture->clock);
  KithGoalEntry *entry;

  drawn->state = (KithGoalState) (1 + pick (model, 5));
  drawn->day = today;
  g_snprintf (drawn->words, sizeof drawn->words, "zqwords%ugone", model->n_words++);
  entry = kith_goal_entry_new (drawn->state);
  entry->words = g_strdup (drawn->words);
  return entry;
}

/* Keeps the inverse for later, now and then. */
static void
take_done (Model *model, Made *made, KithGoalDone *done)
{
  made->version = done->version;
  if (made->inverse != NULL && pick (model, 3) > 0)
    return;
  g_clear_pointer (&made->inverse, kith_goal_command_unref);
  made->inverse = kith_goal_command_ref (done->inverse);
  made->inverse_version = done->version;
}

static KithGoalDone *
apply (Model *model, KithGoalCommand *command)
{
  g_autoptr (GError) error = NULL;
  KithGoalDone *done = kith_goals_apply (model->fixture->session, command, &error);

  g_assert_no_error (error);
  return done;
}

static void
step_make (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  g_autoptr (KithGoal) goal = kith_goal_new (model->people[person]);
  g_autoptr (KithGoalEntry) entry = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;
  Made *made;

  if (model->erased[person])
    return;
  made = g_new0 (Made, 1);
  made->person = person;
  made->area = (KithGoalArea) (1 + pick (model, 7));
  g_snprintf (made->name, sizeof made->name, "zqname%ugone", model->n_words++);
  entry = draw_entry (model, &made->entries[made->n_entries++]);
  goal->area = made->area;
  goal->words = g_strdup (made->name);
  made->target = KITH_DAY_NONE;
  command = kith_goal_command_make (goal, entry);
  done = apply (model, command);
  made->id = done->goal;
  g_ptr_array_add (model->made, made);
  take_done (model, made, done);
}

static void
step_entry (Model *model)
{
  Made *made = pick_made (model);
  g_autoptr (KithGoalEntry) entry = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;

  if (made == NULL || last_standing (made) == NULL || made->n_entries >= G_N_ELEMENTS (made->entries))
    return;
  entry = draw_entry (model, &made->entries[made->n_entries++]);
  command = kith_goal_command_entry (made->id, made->version, entry);
  done = apply (model, command);
  take_done (model, made, done);
}

static void
step_edit (Model *model)
{
  Made *made = pick_made (model);
  g_autoptr (KithGoal) read = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;
  Made before;

  if (made == NULL || last_standing (made) == NULL)
    return;
  before = *made;
  read = goal_fixture_get (model->fixture->session, made->id);
  made->area = (KithGoalArea) (1 + pick (model, 7));
  g_snprintf (made->name, sizeof made->name, "zqname%ugone", model->n_words++);
  read->area = made->area;
  g_free (read->words);
  read->words = g_strdup (made->name);
  made->target = pick (model, 2) ? read->day + pick (model, 90) : KITH_DAY_NONE;
  read->target_day = made->target;
  if (made->n_marks < KITH_GOAL_MARKS_MAX)
    {
      KithGoalMark *mark = kith_goal_mark_new (made->name, pick (model, 2) ? read->day : KITH_DAY_NONE);

      g_ptr_array_add (made->n_marks % 2 ? read->steps : read->milestones, mark);
      made->n_marks++;
    }
  command = kith_goal_command_edit (read);
  done = apply (model, command);
  made->version = done->version;
  if (pick (model, 2))
    {
      g_autoptr (KithGoalDone) undone = apply (model, done->inverse);

      made->version = undone->version;
      made->area = before.area;
      made->target = before.target;
      made->n_marks = before.n_marks;
      g_strlcpy (made->name, before.name, sizeof made->name);
    }
}

/* Back, and now and then put back at once. */
static void
step_take_back (Model *model)
{
  Made *made = pick_made (model);
  Entry *last = made != NULL ? last_standing (made) : NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;

  if (last == NULL)
    return;
  command = kith_goal_command_take_back (made->id, made->version);
  done = apply (model, command);
  last->taken_back = TRUE;
  made->version = done->version;
  if (pick (model, 2))
    {
      g_autoptr (KithGoalDone) again = apply (model, done->inverse);

      last->taken_back = FALSE;
      made->version = again->version;
    }
}

/* An inverse of long ago does what it says, or nothing. */
static void
step_inverse (Model *model)
{
  Made *made = pick_made (model);
  g_autoptr (KithGoalDone) done = NULL;
  g_autoptr (GError) error = NULL;

  if (made == NULL || made->inverse == NULL)
    return;
  done = kith_goals_apply (model->fixture->session, made->inverse, &error);
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
  g_clear_pointer (&made->inverse, kith_goal_command_unref);
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
check_one (Model *model, const KithGoal *read, Made *made)
{
  gboolean erased = model->erased[made->person];
  const Entry *last = last_standing (made);

  g_assert_cmpint (read->person, ==, model->people[made->person]);
  g_assert_cmpint (read->area, ==, made->area);
  g_assert_cmpint (read->state, ==, last != NULL ? last->state : KITH_GOAL_TAKEN_BACK);
  g_assert_cmpint (read->state_day, ==, last != NULL ? last->day : read->day);
  g_assert_cmpint (read->target_day, ==, erased ? KITH_DAY_NONE : made->target);
  g_assert_cmpstr (read->words, ==, erased ? NULL : made->name);
  g_assert_cmpuint (read->steps->len + read->milestones->len, ==, erased ? 0 : made->n_marks);
  g_assert_cmpint (read->version, ==, made->version + (erased ? 1 : 0));
  g_assert_cmpuint (read->entries->len, ==, made->n_entries);
  for (guint i = 0; i < made->n_entries; i++)
    {
      const KithGoalEntry *entry = g_ptr_array_index (read->entries, i);

      g_assert_cmpint (entry->state, ==, made->entries[i].state);
      g_assert_cmpint (entry->day, ==, made->entries[i].day);
      g_assert_cmpint (entry->taken_back, ==, made->entries[i].taken_back);
      g_assert_cmpstr (entry->words, ==, erased ? NULL : made->entries[i].words);
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
      g_autoptr (GPtrArray) all = kith_goals_list (model->fixture->session, model->people[person], &error);
      gint64 before = G_MAXINT64;

      g_assert_no_error (error);
      n_listed += model->into[person] < 0 ? all->len : 0;
      for (guint i = 0; i < all->len; i++)
        {
          const KithGoal *read = g_ptr_array_index (all, i);
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
  static void (*const steps[]) (Model *) = { step_make,    step_entry,   step_entry,
                                             step_entry,   step_edit,    step_take_back,
                                             step_inverse, step_inverse, step_merge };
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
  VISITS_TEST ("/goals/history/property", test_property);
  return g_test_run ();
}
