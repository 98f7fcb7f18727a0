/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups: added, edited, retired and put back by whoever may, against a model; what the file then holds. */

#include <string.h>

#include "base/kith-error.h"
#include "groups/group-fixture.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_STEPS 300

static void
test_added (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithGroup) group = group_fixture_value ("  Art \n", 12);
  g_autoptr (KithGroupDone) done = NULL;
  g_autoptr (KithGroup) read = NULL;
  g_autoptr (GPtrArray) all = NULL;

  kith_group_schedule_add_weekly (group->schedule, G_DATE_FRIDAY, 60, 120);
  done = group_fixture_apply (fixture->session, kith_group_command_add (group));
  read = group_fixture_get (fixture->session, done->group);
  g_assert_cmpstr (read->name, ==, "Art");
  g_assert_cmpint (read->kind, ==, KITH_GROUP_KIND_ACTIVITY);
  g_assert_cmpint (read->state, ==, KITH_GROUP_ACTIVE);
  g_assert_cmpstr (read->place, ==, "Garden room");
  g_assert_cmpstr (kith_group_get_facilitator (read), ==, "Lena");
  g_assert_cmpint (read->capacity, ==, 12);
  g_assert_cmpint (read->version, ==, 1);
  g_assert_cmpint (done->version, ==, 1);
  /* One in the night on Friday is the night after. */
  g_assert_cmpint (g_array_index (read->schedule->times, KithGroupTime, 1).start, ==, 1500);

  g_autoptr (KithGroupDone) undone =
      group_fixture_apply (fixture->session, kith_group_command_ref (done->inverse));
  all = kith_groups_list (fixture->session, TRUE, NULL);
  g_assert_cmpuint (all->len, ==, 0);
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_ref (undone->inverse)));
  g_ptr_array_unref (all);
  all = kith_groups_list (fixture->session, FALSE, NULL);
  g_assert_cmpuint (all->len, ==, 1);
}

/* By whom: an account, or words; never one that is not there. */
static void
test_facilitator (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithGroup) group = group_fixture_value ("Art", 0);
  g_autoptr (KithGroup) read = NULL;
  g_autoptr (KithGroupDone) done = NULL;

  group->facilitator = kith_session_get_account (fixture->session);
  group_fixture_refused (fixture->session, kith_group_command_add (group), KITH_ERROR_INVALID);
  g_clear_pointer (&group->facilitator_words, g_free);
  group->facilitator = 4711;
  group_fixture_refused (fixture->session, kith_group_command_add (group), KITH_ERROR_NOT_FOUND);
  group->facilitator = kith_session_get_account (fixture->session);
  done = group_fixture_apply (fixture->session, kith_group_command_add (group));
  read = group_fixture_get (fixture->session, done->group);
  g_assert_cmpstr (kith_group_get_facilitator (read), ==, kith_session_get_account_name (fixture->session));
  g_assert_null (read->facilitator_words);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int kind;
    int capacity;
    int every;
    KithGroupPart part;
  } cases[] = {
    { " \n", 1, 0, 1, KITH_GROUP_PART_NAME },      { NULL, 1, 0, 1, KITH_GROUP_PART_NAME },
    { "Art", 0, 0, 1, KITH_GROUP_PART_KIND },      { "Art", 7, 0, 1, KITH_GROUP_PART_KIND },
    { "Art", 1, -1, 1, KITH_GROUP_PART_CAPACITY }, { "Art", 1, 10000, 1, KITH_GROUP_PART_CAPACITY },
    { "Art", 1, 0, 2, KITH_GROUP_PART_SCHEDULE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithGroup) group = group_fixture_value (cases[i].name, cases[i].capacity);
      KithGroupPart part = (KithGroupPart) 99;

      group->kind = (KithGroupKind) cases[i].kind;
      group->schedule->every = cases[i].every;
      g_assert_false (kith_group_check (group, &part, NULL));
      g_assert_cmpint (part, ==, cases[i].part);
      group_fixture_refused (fixture->session, kith_group_command_add (group), KITH_ERROR_INVALID);
    }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM center_group"), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 160"), ==, 0);
  g_autoptr (GError) error = NULL;
  g_assert_null (kith_groups_get (fixture->session, 77, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* Two look at the same and both write: the second is told, and so is an undo of what is otherwise by now. */
static void
test_changed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 id = group_fixture_add (fixture->session, "Art", NULL);
  g_autoptr (KithGroup) one = group_fixture_get (fixture->session, id);
  g_autoptr (KithGroup) other = kith_group_copy (one);
  g_autoptr (KithGroupDone) first = NULL;
  g_autoptr (KithGroupDone) second = NULL;

  one->capacity = 5;
  first = group_fixture_apply (fixture->session, kith_group_command_edit (one));
  g_assert_cmpint (first->version, ==, 2);
  group_fixture_refused (fixture->session, kith_group_command_edit (other), KITH_ERROR_CHANGED);
  one->version = first->version;
  one->capacity = 6;
  second = group_fixture_apply (fixture->session, kith_group_command_edit (one));
  group_fixture_refused (fixture->session, kith_group_command_ref (first->inverse), KITH_ERROR_CHANGED);
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_ref (second->inverse)));
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_ref (first->inverse)));
  g_autoptr (KithGroup) read = group_fixture_get (fixture->session, id);
  g_assert_cmpint (read->capacity, ==, 0);
}

static void
test_roles (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GError) error = NULL;
  gint64 id = group_fixture_add (advocate, "Art", &error);

  g_assert_no_error (error);
  g_assert_cmpint (group_fixture_add (desk, "Music", &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_autoptr (KithGroup) read = group_fixture_get (desk, id);
  group_fixture_refused (desk, kith_group_command_edit (read), KITH_ERROR_NOT_PERMITTED);
  kith_session_close (desk, NULL);
  kith_session_close (advocate, NULL);
}

static void
draw_edit (GRand *rand, KithGroup *group)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_free (group->name);
      group->name = g_strdup_printf ("Group %d", g_rand_int_range (rand, 0, 9));
      break;
    case 1:
      group->kind = (KithGroupKind) g_rand_int_range (rand, 1, 7);
      break;
    case 2:
      group->state = g_rand_boolean (rand) ? KITH_GROUP_ACTIVE : KITH_GROUP_RETIRED;
      break;
    case 3:
      kith_group_schedule_free (group->schedule);
      group->schedule = kith_group_schedule_new ();
      for (int i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
        if (g_rand_boolean (rand))
          kith_group_schedule_add_weekly (group->schedule, (GDateWeekday) i, 600 + i, 660);
      break;
    case 4:
      g_free (group->place);
      group->place = g_rand_boolean (rand) ? g_strdup ("Hall") : NULL;
      break;
    default:
      group->capacity = g_rand_int_range (rand, 0, 30);
    }
}

static void
check_model (VisitsFixture *fixture, GPtrArray *model)
{
  g_autoptr (GPtrArray) all = kith_groups_list (fixture->session, TRUE, NULL);
  guint n = 0;

  for (guint i = 0; i < model->len; i++)
    {
      KithGroup *group = g_ptr_array_index (model, i);
      g_autoptr (KithGroup) read = group_fixture_get (fixture->session, group->id);

      g_assert_true (kith_group_equal (group, read));
      n += group->state != KITH_GROUP_TAKEN_BACK;
    }
  g_assert_cmpuint (all->len, ==, n);
}

static GPtrArray *
copy_model (GPtrArray *model)
{
  GPtrArray *copy = g_ptr_array_copy (model, (GCopyFunc) (void (*) (void)) kith_group_copy, NULL);

  g_ptr_array_set_free_func (copy, (GDestroyNotify) kith_group_free);
  return copy;
}

static void
put (GPtrArray *model, VisitsFixture *fixture, gint64 id)
{
  KithGroup *read = group_fixture_get (fixture->session, id);

  for (guint i = 0; i < model->len; i++)
    if (((KithGroup *) g_ptr_array_index (model, i))->id == id)
      {
        kith_group_free (model->pdata[i]);
        model->pdata[i] = read;
        return;
      }
  g_ptr_array_add (model, read);
}

/* Anything may be done to groups, and all of it be taken back from the last to the first. */
static void
test_undone (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) dones = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_done_free);
  g_autoptr (GPtrArray) model = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (KithGroup) wanted = NULL;
      KithGroupDone *done;

      g_ptr_array_add (models, copy_model (model));
      if (model->len < 3 || g_rand_int_range (rand, 0, 20) == 0)
        {
          wanted = group_fixture_value ("Art", 3);
          done = group_fixture_apply (fixture->session, kith_group_command_add (wanted));
          g_free (wanted->name);
          wanted->name = g_strdup ("Art");
          wanted->id = done->group;
        }
      else
        {
          wanted = kith_group_copy (
              g_ptr_array_index (model, (guint) g_rand_int_range (rand, 0, (int) model->len)));
          draw_edit (rand, wanted);
          done = group_fixture_apply (fixture->session, kith_group_command_edit (wanted));
        }
      g_ptr_array_add (dones, done);
      put (model, fixture, done->group);
      g_autoptr (KithGroup) read = group_fixture_get (fixture->session, done->group);
      g_assert_true (kith_group_equal (wanted, read));
      g_assert_cmpint (read->version, ==, done->version);
      check_model (fixture, model);
    }
  for (guint i = N_STEPS; i > 0; i--)
    {
      KithGroupDone *done = g_ptr_array_index (dones, i - 1);
      GPtrArray *before = g_ptr_array_index (models, i - 1);
      g_autoptr (KithGroupDone) undone =
          group_fixture_apply (fixture->session, kith_group_command_ref (done->inverse));

      check_model (fixture, before);
      /* And on again, and back again. */
      if (i % 7 == 0)
        {
          g_autoptr (KithGroupDone) redone =
              group_fixture_apply (fixture->session, kith_group_command_ref (undone->inverse));

          kith_group_done_free (
              group_fixture_apply (fixture->session, kith_group_command_ref (redone->inverse)));
          check_model (fixture, before);
        }
    }
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What another tool wrote into the file stands in nobody's way. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  gint64 id = group_fixture_add (fixture->session, "Art", NULL);
  g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGroup) read = NULL;

  g_assert_cmpint (
      kith_db_run (db, &error, "UPDATE center_group SET schedule = 'doomsday', kind = 99, capacity = -5", ""),
      ==, 1);
  g_assert_no_error (error);
  read = group_fixture_get (fixture->session, id);
  g_assert_cmpuint (read->schedule->times->len, ==, 0);
  g_assert_cmpint (read->capacity, ==, 0);
  g_assert_cmpstr (kith_group_kind_code (read->kind), ==, "unknown");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/groups/groups/added", test_added);
  VISITS_TEST ("/groups/groups/facilitator", test_facilitator);
  VISITS_TEST ("/groups/groups/refused", test_refused);
  VISITS_TEST ("/groups/groups/changed", test_changed);
  VISITS_TEST ("/groups/groups/roles", test_roles);
  VISITS_TEST ("/groups/groups/undone", test_undone);
  VISITS_TEST ("/groups/groups/tampered", test_tampered);
  return g_test_run ();
}
