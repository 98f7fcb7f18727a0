/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few groups, however large the sample, with who came in the last weeks: of those who were here that day.
 */

#include "sample/kith-sample-groups.h"

#include <glib/gi18n-lib.h>

#include "groups/kith-groups.h"
#include "session/kith-change.h"
#include "visits/kith-visits.h"

#define N_DAYS 42
#define MOST_PEOPLE 9

typedef struct
{
  const char *name;
  KithGroupKind kind;
  GDateWeekday weekdays[2];
  gint32 start;
  gint32 end;
  int every;
  const char *place;
  const char *facilitator; /* (nullable): the advocate leads it */
  int capacity;
} Plan;

static const Plan plans[] = {
  { N_ ("Monday talk"),
    KITH_GROUP_KIND_PEER_SUPPORT,
    { G_DATE_MONDAY },
    1080,
    1170,
    1,
    N_ ("Blue room"),
    NULL,
    12 },
  { N_ ("Art and clay"),
    KITH_GROUP_KIND_ACTIVITY,
    { G_DATE_TUESDAY, G_DATE_THURSDAY },
    840,
    960,
    1,
    N_ ("Workshop"),
    N_ ("Lena of the pottery"),
    8 },
  { N_ ("Cooking together"),
    KITH_GROUP_KIND_ACTIVITY,
    { G_DATE_WEDNESDAY },
    660,
    780,
    1,
    N_ ("Kitchen"),
    NULL,
    6 },
  { N_ ("Forms and letters"),
    KITH_GROUP_KIND_WORKSHOP,
    { G_DATE_FRIDAY },
    600,
    690,
    2,
    N_ ("Office"),
    NULL,
    5 },
  { N_ ("House meeting"), KITH_GROUP_KIND_MEETING, { G_DATE_FRIDAY }, 960, 1020, 1, N_ ("Hall"), NULL, 0 },
};

typedef struct
{
  KithSession *session; /* (unowned) */
  KithVisits *visits;   /* (unowned) */
  KithChange *change;   /* (unowned) */
  GRand *rand;          /* (unowned) */
  KithDay from;
  KithDay until;
} Writing;

static KithGroup *
make_group (Writing *self, const Plan *plan)
{
  KithGroup *group = kith_group_new ();

  group->name = g_strdup (_ (plan->name));
  group->kind = plan->kind;
  group->place = g_strdup (_ (plan->place));
  group->capacity = plan->capacity;
  group->schedule->first_day = self->from;
  group->schedule->every = plan->every;
  for (guint i = 0; i < G_N_ELEMENTS (plan->weekdays); i++)
    if (g_date_valid_weekday (plan->weekdays[i]))
      kith_group_schedule_add_weekly (group->schedule, plan->weekdays[i], plan->start, plan->end);
  if (plan->facilitator != NULL)
    group->facilitator_words = g_strdup (_ (plan->facilitator));
  else
    group->facilitator = kith_session_get_account (self->session);
  return group;
}

static KithGroupDone *
apply (Writing *self, KithGroupCommand *owned, GError **error)
{
  g_autoptr (KithGroupCommand) command = owned;

  return kith_groups_apply_in (self->change, command, error);
}

static gboolean
say (Writing *self, gint64 id, KithDay day, KithGroupSessionState state, int guests, GError **error)
{
  g_autoptr (KithGroupSession) wanted = kith_group_session_new (id, day);
  g_autoptr (KithGroupDone) done = NULL;

  wanted->state = state;
  wanted->guests = guests;
  done = apply (self, kith_group_command_session (wanted), error);
  return done != NULL;
}

static gboolean
tick_some (Writing *self, gint64 id, KithDay day, int most, GError **error)
{
  g_autoptr (GPtrArray) here = kith_visits_on_day (self->visits, day, error);
  int n = g_rand_int_range (self->rand, 2, most + 1);

  if (here == NULL)
    return FALSE;
  for (int i = 0; i < n && here->len > 0; i++)
    {
      guint at = (guint) g_rand_int_range (self->rand, 0, (int) here->len);
      const KithVisit *visit = g_ptr_array_index (here, at);
      g_autoptr (KithGroupDone) done = apply (self, kith_group_command_tick (id, day, visit->person), error);

      if (done == NULL)
        return FALSE;
      g_ptr_array_remove_index_fast (here, at);
    }
  return TRUE;
}

/* Now and then one is cancelled; of the last nothing was written down yet. */
static gboolean
hold (Writing *self, gint64 id, KithDay day, const KithGroup *group, GError **error)
{
  if (g_rand_int_range (self->rand, 0, 12) == 0)
    return say (self, id, day, KITH_GROUP_SESSION_CANCELLED, 0, error);
  return say (self, id, day, KITH_GROUP_SESSION_HELD, g_rand_int_range (self->rand, 0, 3), error) &&
         tick_some (self, id, day, group->capacity > 0 ? group->capacity : MOST_PEOPLE, error);
}

static gboolean
write_group (Writing *self, const Plan *plan, GError **error)
{
  g_autoptr (KithGroup) group = make_group (self, plan);
  g_autoptr (KithGroupDone) made = apply (self, kith_group_command_add (group), error);

  if (made == NULL)
    return FALSE;
  for (KithDay day = self->from; day < self->until; day++)
    if (kith_group_schedule_find (group->schedule, day, NULL, NULL) &&
        !hold (self, made->group, day, group, error))
      return FALSE;
  return TRUE;
}

/**
 * kith_sample_groups_write:
 * @session: a coordinator's session
 * @until: the last day of the sample
 * @seed: the same seed gives the same groups
 * @error: return location
 *
 * Lets the center hold a few groups, and people come to them.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_groups_write (KithSession *session, KithDay until, guint32 seed, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithVisits) visits = kith_visits_new (session);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  Writing writing = { session, visits, change, rand };

  if (change == NULL)
    return FALSE;
  writing.until = MIN (until, today);
  writing.from = writing.until - N_DAYS;
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    if (!write_group (&writing, &plans[i], error))
      return FALSE;
  return kith_change_commit (change, error);
}
