/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two dozen goals, however large the sample, of every kind and at every stage. */

#include "sample/kith-sample-goals.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-goals.h"

#define ONE_IN 9
#define MOST 24

typedef struct
{
  KithGoalArea area;
  const char *words;
  const char *steps[2];
  const char *milestone;
} Aim;

static const Aim aims[] = {
  { KITH_GOAL_AREA_HOME,
    N_ ("A room of my own with a window"),
    { N_ ("Look at two places"), N_ ("Ask about the deposit") },
    N_ ("The first night there") },
  { KITH_GOAL_AREA_WELL_BEING,
    N_ ("Sleep through most nights"),
    { N_ ("No coffee after noon"), N_ ("A walk before supper") },
    N_ ("A week of good nights") },
  { KITH_GOAL_AREA_PEOPLE,
    N_ ("Call my sister again"),
    { N_ ("Find her number"), N_ ("Write down what to say") },
    N_ ("The first call") },
  { KITH_GOAL_AREA_WORK,
    N_ ("Two mornings of work a week"),
    { N_ ("Visit the workshop"), N_ ("Try one morning") },
    N_ ("The first pay slip") },
  { KITH_GOAL_AREA_MONEY,
    N_ ("Know what comes in and goes out"),
    { N_ ("Put the letters into one box"), N_ ("Open them together") },
    N_ ("The box is empty") },
  { KITH_GOAL_AREA_INTERESTS,
    N_ ("Play music with others again"),
    { N_ ("Mend the guitar"), N_ ("Come to the Tuesday group") },
    N_ ("One whole song") },
};

typedef struct
{
  KithChange *change; /* (unowned) */
  GRand *rand;        /* (unowned) */
  KithDay until;
} Writing;

static KithGoal *
draw_goal (Writing *self, gint64 person, KithGoalState state)
{
  const Aim *aim = &aims[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (aims))];
  KithGoal *goal = kith_goal_new (person);
  KithDay done = state == KITH_GOAL_REACHED ? self->until : KITH_DAY_NONE;

  goal->area = aim->area;
  goal->words = g_strdup (_ (aim->words));
  goal->day = self->until - g_rand_int_range (self->rand, 10, 90);
  if (g_rand_boolean (self->rand))
    goal->target_day = goal->day + 90;
  g_ptr_array_add (goal->steps,
                   kith_goal_mark_new (_ (aim->steps[0]), state >= KITH_GOAL_PAUSED ? goal->day : done));
  g_ptr_array_add (goal->steps, kith_goal_mark_new (_ (aim->steps[1]), done));
  g_ptr_array_add (goal->milestones, kith_goal_mark_new (_ (aim->milestone), done));
  return goal;
}

static gboolean
write_one (Writing *self, gint64 person, KithGoalState state, GError **error)
{
  g_autoptr (KithGoal) goal = draw_goal (self, person, state);
  g_autoptr (KithGoalEntry) first =
      kith_goal_entry_new (state == KITH_GOAL_PROPOSED ? state : KITH_GOAL_GOING);
  g_autoptr (KithGoalEntry) last = kith_goal_entry_new (state);
  g_autoptr (KithGoalCommand) command = kith_goal_command_make (goal, first);
  g_autoptr (KithGoalCommand) further = NULL;
  g_autoptr (KithGoalDone) made = kith_goals_apply_in (self->change, command, error);
  g_autoptr (KithGoalDone) done = NULL;

  if (made == NULL || state <= KITH_GOAL_GOING)
    return made != NULL;
  last->day = self->until - g_rand_int_range (self->rand, 0, 8);
  further = kith_goal_command_entry (made->goal, made->version, last);
  done = kith_goals_apply_in (self->change, further, error);
  return done != NULL;
}

/**
 * kith_sample_goals_write:
 * @session: a coordinator's session
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @until: the last day of the sample
 * @seed: the same seed gives the same goals
 * @error: return location
 *
 * Lets some of them want to reach something.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_goals_write (KithSession *session,
                         const gint64 *people,
                         guint n_people,
                         KithDay until,
                         guint32 seed,
                         GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  Writing writing = { .change = change, .rand = rand, .until = MIN (until, today) };

  if (change == NULL)
    return FALSE;
  for (guint i = 0; i * ONE_IN < n_people && i < MOST; i++)
    if (!write_one (&writing, people[i * ONE_IN], (KithGoalState) (1 + i % 5), error))
      return FALSE;
  return kith_change_commit (change, error);
}
