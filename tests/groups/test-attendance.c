/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came to a group, and what became of it on a day: ticked, taken back and counted, against a model. */

#include <string.h>

#include "base/kith-error.h"
#include "groups/group-fixture.h"
#include "groups/group-model.h"
#include "groups/kith-group-sessions.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_STEPS 400

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  gint64 groups[GROUP_MODEL_GROUPS];
  gint64 people[GROUP_MODEL_PEOPLE];
  KithDay days[GROUP_MODEL_DAYS];
} Scene;

static KithDay
today (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static KithGroupSession *
get (VisitsFixture *fixture, gint64 group, KithDay day)
{
  g_autoptr (GError) error = NULL;
  KithGroupSession *session = kith_group_sessions_get (fixture->session, group, day, &error);

  g_assert_no_error (error);
  return session;
}

static KithGroupDone *
tick (VisitsFixture *fixture, gint64 group, KithDay day, gint64 person)
{
  return group_fixture_apply (fixture->session, kith_group_command_tick (group, day, person));
}

static void
undo (VisitsFixture *fixture, const KithGroupDone *done)
{
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_ref (done->inverse)));
}

/* The command that says this of a day, as it is read now. */
static KithGroupCommand *
say (VisitsFixture *fixture, gint64 group, KithDay day, KithGroupSessionState state, int guests)
{
  g_autoptr (KithGroupSession) wanted = get (fixture, group, day);

  wanted->state = state;
  wanted->guests = guests;
  return kith_group_command_session (wanted);
}

static void
merge (VisitsFixture *fixture, gint64 from, gint64 into, gboolean end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (
      fixture->session, end ? KITH_EVENT_PEOPLE_UNMERGED : KITH_EVENT_PEOPLE_MERGED, from, &error);
  g_autoptr (KithMerge) done = end ? kith_merges_end_in (change, from, &error)
                                   : kith_merges_begin_in (change, from, into, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_true (kith_change_commit (change, &error));
}

static guint
count_findings (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

static void
test_ticked (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 sam = visits_fixture_person (fixture, "Sam Hill");
  KithDay day = today (fixture);
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, rosa);
  g_autoptr (KithGroupDone) first = tick (fixture, group, day, rosa);
  g_autoptr (KithGroupDone) again = NULL;
  g_autoptr (KithGroupDone) second = NULL;
  gint64 n_logged;

  g_assert_false (first->already);
  g_assert_false (first->without_visit);
  g_assert_cmpint (first->group, ==, group);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT subject FROM audit WHERE kind = 162"), ==, rosa);
  n_logged = visits_fixture_ask (fixture, "SELECT count(*) FROM audit");
  again = tick (fixture, group, day, rosa);
  g_assert_true (again->already);
  g_assert_null (again->inverse);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), ==, n_logged);
  second = tick (fixture, group, day, sam);
  /* Said, and not done: no visit comes of it. */
  g_assert_true (second->without_visit);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit"), ==, 1);
  visits_fixture_check_presence (fixture);
  {
    g_autoptr (KithGroupSession) read = get (fixture, group, day);

    g_assert_cmpint (read->state, ==, KITH_GROUP_SESSION_HELD);
    g_assert_cmpuint (read->people->len, ==, 2);
    g_assert_cmpint (g_array_index (read->people, gint64, 0), ==, rosa);
    g_assert_cmpint (g_array_index (read->people, gint64, 1), ==, sam);
    g_assert_cmpint (read->id, ==, first->session);
  }
  /* The order in which it is taken back does not matter: it was held until the last is gone. */
  undo (fixture, second);
  undo (fixture, first);
  g_autoptr (KithGroupSession) read = get (fixture, group, day);
  g_assert_cmpint (read->state, ==, KITH_GROUP_SESSION_PLANNED);
  g_assert_cmpuint (read->people->len, ==, 0);
  group_fixture_refused (fixture->session, kith_group_command_ref (first->inverse), KITH_ERROR_CHANGED);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  KithSession *session = fixture->session;
  g_autoptr (KithGroupSession) wanted = kith_group_session_new (group, day);

  group_fixture_refused (session, kith_group_command_tick (group, day + 1, rosa), KITH_ERROR_INVALID);
  group_fixture_refused (session, kith_group_command_tick (group, KITH_DAY_NONE, rosa), KITH_ERROR_INVALID);
  group_fixture_refused (session, kith_group_command_tick (77, day, rosa), KITH_ERROR_NOT_FOUND);
  group_fixture_refused (session, kith_group_command_tick (group, day, rosa + 1), KITH_ERROR_NOT_FOUND);
  group_fixture_refused (session, say (fixture, group, day + 1, KITH_GROUP_SESSION_HELD, 0),
                         KITH_ERROR_INVALID);
  group_fixture_refused (session, say (fixture, group, day, KITH_GROUP_SESSION_HELD, -1), KITH_ERROR_INVALID);
  group_fixture_refused (session, say (fixture, group, day, KITH_GROUP_SESSION_HELD, 10000),
                         KITH_ERROR_INVALID);
  group_fixture_refused (session, say (fixture, group, day, KITH_GROUP_SESSION_CANCELLED, 2),
                         KITH_ERROR_INVALID);
  group_fixture_refused (session, say (fixture, group, day, (KithGroupSessionState) 3, 0),
                         KITH_ERROR_INVALID);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM group_session"), ==, 0);

  /* Cancelled, also before the day: then nobody came, until it was held after all. */
  kith_group_done_free (
      group_fixture_apply (session, say (fixture, group, day, KITH_GROUP_SESSION_CANCELLED, 0)));
  kith_group_done_free (
      group_fixture_apply (session, say (fixture, group, day + 7, KITH_GROUP_SESSION_CANCELLED, 0)));
  group_fixture_refused (session, kith_group_command_tick (group, day, rosa), KITH_ERROR_INVALID);
  /* As it was before somebody said so. */
  group_fixture_refused (session, kith_group_command_session (wanted), KITH_ERROR_CHANGED);
  kith_group_done_free (group_fixture_apply (session, say (fixture, group, day, KITH_GROUP_SESSION_HELD, 3)));
  kith_group_done_free (tick (fixture, group, day, rosa));
  group_fixture_refused (session, say (fixture, group, day, KITH_GROUP_SESSION_PLANNED, 0),
                         KITH_ERROR_INVALID);
  group_fixture_refused (session, say (fixture, group, day, KITH_GROUP_SESSION_CANCELLED, 0),
                         KITH_ERROR_INVALID);

  /* What was held is retired and was no mistake. */
  g_autoptr (KithGroup) mistake = group_fixture_get (session, group);
  mistake->state = KITH_GROUP_TAKEN_BACK;
  group_fixture_refused (session, kith_group_command_edit (mistake), KITH_ERROR_INVALID);
  mistake->state = KITH_GROUP_RETIRED;
  kith_group_done_free (group_fixture_apply (session, kith_group_command_edit (mistake)));
  kith_group_done_free (group_fixture_apply (session, kith_group_command_untick (group, day, rosa)));
}

/* Taken back is what a command left, and not what somebody said since. */
static void
test_said_since (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  KithDay day = today (fixture);
  g_autoptr (KithGroupDone) first =
      group_fixture_apply (fixture->session, say (fixture, group, day, KITH_GROUP_SESSION_HELD, 2));
  g_autoptr (KithGroupDone) second =
      group_fixture_apply (fixture->session, say (fixture, group, day, KITH_GROUP_SESSION_HELD, 5));

  group_fixture_refused (fixture->session, kith_group_command_ref (first->inverse), KITH_ERROR_CHANGED);
  undo (fixture, second);
  undo (fixture, first);
  g_autoptr (KithGroupSession) read = get (fixture, group, day);
  g_assert_cmpint (read->state, ==, KITH_GROUP_SESSION_PLANNED);
  g_assert_cmpint (read->guests, ==, 0);
}

/* Nothing becomes of what was no group. */
static void
test_mistake (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 id = group_fixture_add (fixture->session, "Art", NULL);
  g_autoptr (KithGroup) group = group_fixture_get (fixture->session, id);

  group->state = KITH_GROUP_TAKEN_BACK;
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_edit (group)));
  group_fixture_refused (fixture->session, kith_group_command_tick (id, today (fixture), rosa),
                         KITH_ERROR_INVALID);
  group_fixture_refused (fixture->session,
                         say (fixture, id, today (fixture), KITH_GROUP_SESSION_CANCELLED, 0),
                         KITH_ERROR_INVALID);
}

static void
test_capacity (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithGroup) group = group_fixture_value ("Art", 3);
  g_autoptr (KithGroupDone) made = group_fixture_apply (fixture->session, kith_group_command_add (group));
  KithDay day = today (fixture);

  kith_group_done_free (
      group_fixture_apply (fixture->session, say (fixture, made->group, day, KITH_GROUP_SESSION_HELD, 2)));
  for (guint i = 0; i < 3; i++)
    {
      gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
      g_autoptr (KithGroupDone) done = tick (fixture, made->group, day, person);

      /* Nobody is sent away: it is said. */
      g_assert_cmpint (done->over_capacity, ==, i > 0);
    }
}

/* Two records that turn out to be one person came once, whichever was ticked, and are taken off together. */
static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 rosie = visits_fixture_person (fixture, "Rosie M.");
  gint64 sam = visits_fixture_person (fixture, "Sam Hill");
  KithDay day = today (fixture);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithGroupDone) off = NULL;
  g_autoptr (GError) error = NULL;

  kith_visit_free (visits_fixture_sign_in (fixture, rosie));
  kith_group_done_free (tick (fixture, group, day, rosa));
  kith_group_done_free (tick (fixture, group, day, rosie));
  kith_group_done_free (tick (fixture, group, day, sam));
  merge (fixture, rosie, rosa, FALSE);
  {
    g_autoptr (KithGroupSession) read = get (fixture, group, day);
    g_autoptr (KithGroupDone) again = tick (fixture, group, day, rosie);

    g_assert_cmpuint (read->n_people, ==, 2);
    g_assert_cmpint (g_array_index (read->people, gint64, 0), ==, rosa);
    g_assert_true (again->already);
    /* The visit of either is theirs. */
    g_assert_false (again->without_visit);
  }
  all = kith_group_sessions_list (fixture->session, group, day, day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((KithGroupSession *) g_ptr_array_index (all, 0))->n_people, ==, 2);
  off = group_fixture_apply (fixture->session, kith_group_command_untick (group, day, rosie));
  {
    g_autoptr (KithGroupSession) read = get (fixture, group, day);

    g_assert_cmpuint (read->n_people, ==, 1);
  }
  undo (fixture, off);
  merge (fixture, rosie, rosa, TRUE);
  g_autoptr (KithGroupSession) apart = get (fixture, group, day);
  g_assert_cmpuint (apart->n_people, ==, 3);

  /* Ticked by a record that counts as another, it is the other's. */
  merge (fixture, rosie, rosa, FALSE);
  kith_group_done_free (tick (fixture, group, day - 1, rosie));
  g_assert_cmpint (
      visits_fixture_ask (fixture, "SELECT person FROM group_attendance ORDER BY id DESC LIMIT 1"), ==, rosa);
}

/* That they came stays when the record is gone, as a visit does. */
static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  g_autoptr (GError) error = NULL;

  kith_group_done_free (tick (fixture, group, day, rosa));
  g_assert_true (kith_erasures_ask (fixture->session, rosa, NULL, &error));
  g_assert_no_error (error);
  group_fixture_refused (fixture->session, kith_group_command_tick (group, day - 1, rosa),
                         KITH_ERROR_NOT_FOUND);
  visits_fixture_at (fixture, "2025-11-29 12:00");
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (KithGroupSession) read = get (fixture, group, day);
  g_assert_cmpuint (read->n_people, ==, 1);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

static void
test_listed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  gint64 other = group_fixture_add (fixture->session, "Music", NULL);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    kith_group_done_free (tick (fixture, i == 3 ? other : group, day - i, rosa));
  kith_group_done_free (
      group_fixture_apply (fixture->session, kith_group_command_untick (group, day - 1, rosa)));
  kith_group_done_free (
      group_fixture_apply (fixture->session, say (fixture, other, day, KITH_GROUP_SESSION_CANCELLED, 0)));
  all = kith_group_sessions_list (fixture->session, group, day - 3, day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((KithGroupSession *) g_ptr_array_index (all, 0))->day, ==, day);
  g_assert_cmpint (((KithGroupSession *) g_ptr_array_index (all, 1))->day, ==, day - 2);
  g_assert_null (((KithGroupSession *) g_ptr_array_index (all, 1))->people);
  now = kith_group_sessions_on_day (desk, day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (now->len, ==, 2);
  /* The desk counts today; totals are others' work. */
  g_autoptr (GPtrArray) today_only = kith_group_sessions_list (desk, group, day, day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (today_only->len, ==, 1);
  g_assert_null (kith_group_sessions_list (desk, group, day - 1, day, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_group_sessions_list (fixture->session, 77, day, day, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  kith_session_close (desk, NULL);
}

static void
scene_set_up (Scene *self, VisitsFixture *fixture)
{
  self->fixture = fixture;
  for (guint i = 0; i < GROUP_MODEL_GROUPS; i++)
    self->groups[i] = group_fixture_add (fixture->session, "Art", NULL);
  for (guint i = 0; i < GROUP_MODEL_PEOPLE; i++)
    self->people[i] = visits_fixture_person (fixture, "Rosa Martinez");
  for (int i = 0; i < GROUP_MODEL_DAYS; i++)
    self->days[i] = today (fixture) - i;
}

static gboolean
came (const KithGroupSession *session, gint64 person)
{
  for (guint i = 0; i < session->people->len; i++)
    if (g_array_index (session->people, gint64, i) == person)
      return TRUE;
  return FALSE;
}

static void
check_model (const Scene *scene, const GroupModel *model)
{
  for (guint g = 0; g < GROUP_MODEL_GROUPS; g++)
    for (guint d = 0; d < GROUP_MODEL_DAYS; d++)
      {
        const GroupModelDay *wanted = &model->days[g][d];
        g_autoptr (KithGroupSession) read = get (scene->fixture, scene->groups[g], scene->days[d]);

        g_assert_cmpint (read->state, ==, wanted->state);
        g_assert_cmpint (read->guests, ==, wanted->guests);
        for (guint p = 0; p < GROUP_MODEL_PEOPLE; p++)
          g_assert_cmpint (came (read, scene->people[p]), ==, wanted->came[p]);
      }
}

/* One thing done by chance to both. Returns: (nullable): NULL where it was refused or so already */
static KithGroupDone *
do_something (const Scene *scene, GroupModel *model, GRand *rand)
{
  guint g = (guint) g_rand_int_range (rand, 0, GROUP_MODEL_GROUPS);
  guint d = (guint) g_rand_int_range (rand, 0, GROUP_MODEL_DAYS);
  guint p = (guint) g_rand_int_range (rand, 0, GROUP_MODEL_PEOPLE);
  KithGroupSessionState state = (KithGroupSessionState) g_rand_int_range (rand, 0, 3);
  int guests = g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1, 4);
  GroupModelDay *day = &model->days[g][d];
  g_autoptr (KithGroupCommand) command = NULL;
  g_autoptr (KithGroupDone) done = NULL;
  g_autoptr (GError) error = NULL;
  GroupModelDay before = *day;
  gboolean allowed = TRUE;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
    case 1:
      command = kith_group_command_tick (scene->groups[g], scene->days[d], scene->people[p]);
      allowed = group_model_tick (day, p);
      break;
    case 2:
      command = kith_group_command_untick (scene->groups[g], scene->days[d], scene->people[p]);
      group_model_untick (day, p);
      break;
    default:
      command = say (scene->fixture, scene->groups[g], scene->days[d], state, guests);
      allowed = group_model_say (day, state, guests);
    }
  done = kith_groups_apply (scene->fixture->session, command, &error);
  if (!allowed)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  else
    g_assert_no_error (error);
  g_assert_true (done == NULL || done->already == (memcmp (&before, day, sizeof before) == 0));
  g_assert_true (done == NULL || (done->inverse == NULL) == done->already);
  return done != NULL && !done->already ? g_steal_pointer (&done) : NULL;
}

static void
test_undone (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  g_autoptr (GPtrArray) dones = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_done_free);
  g_autoptr (GArray) models = g_array_new (FALSE, FALSE, sizeof (GroupModel));
  GroupModel model = { 0 };
  Scene scene;

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < N_STEPS; i++)
    {
      GroupModel before = model;
      KithGroupDone *done = do_something (&scene, &model, rand);

      if (done != NULL)
        {
          g_ptr_array_add (dones, done);
          g_array_append_val (models, before);
        }
      check_model (&scene, &model);
    }
  g_assert_cmpuint (dones->len, >, N_STEPS / 3);
  for (guint i = dones->len; i > 0; i--)
    {
      const KithGroupDone *done = g_ptr_array_index (dones, i - 1);
      const GroupModel *before = &g_array_index (models, GroupModel, i - 1);
      const GroupModel *after = i < dones->len ? &g_array_index (models, GroupModel, i) : &model;
      g_autoptr (KithGroupDone) undone =
          group_fixture_apply (fixture->session, kith_group_command_ref (done->inverse));

      check_model (&scene, before);
      if (i % 5 == 0)
        {
          g_autoptr (KithGroupDone) redone =
              group_fixture_apply (fixture->session, kith_group_command_ref (undone->inverse));

          check_model (&scene, after);
          undo (fixture, redone);
          check_model (&scene, before);
        }
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Whoever takes back their tick leaves the other's alone. */
static void
test_two_desks (VisitsFixture *fixture, gconstpointer data)
{
  gint64 group = group_fixture_add (fixture->session, "Art", NULL);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 sam = visits_fixture_person (fixture, "Sam Hill");
  KithDay day = today (fixture);
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithGroupDone) mine = tick (fixture, group, day, rosa);
  g_autoptr (KithGroupDone) theirs = group_fixture_apply (desk, kith_group_command_tick (group, day, sam));

  undo (fixture, mine);
  g_autoptr (KithGroupSession) read = get (fixture, group, day);
  g_assert_cmpint (read->state, ==, KITH_GROUP_SESSION_HELD);
  g_assert_cmpuint (read->n_people, ==, 1);
  kith_session_close (desk, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/groups/attendance/ticked", test_ticked);
  VISITS_TEST ("/groups/attendance/refused", test_refused);
  VISITS_TEST ("/groups/attendance/said since", test_said_since);
  VISITS_TEST ("/groups/attendance/mistake", test_mistake);
  VISITS_TEST ("/groups/attendance/capacity", test_capacity);
  VISITS_TEST ("/groups/attendance/merged", test_merged);
  VISITS_TEST ("/groups/attendance/erased", test_erased);
  VISITS_TEST ("/groups/attendance/listed", test_listed);
  VISITS_TEST ("/groups/attendance/two desks", test_two_desks);
  VISITS_TEST ("/groups/attendance/undone", test_undone);
  return g_test_run ();
}
