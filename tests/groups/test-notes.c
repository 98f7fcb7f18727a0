/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes of groups: written, written again and taken back by whoever may; sealed under care, and about no one
 * person. */

#include <string.h>

#include "base/kith-error.h"
#include "groups/group-fixture.h"
#include "groups/kith-group-notes.h"
#include "groups/kith-group-sessions.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_STEPS 150

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  gint64 group;
  KithDay day;
} Scene;

static void
scene_set_up (Scene *self, VisitsFixture *fixture)
{
  self->fixture = fixture;
  self->group = group_fixture_add (fixture->session, "Art", NULL);
  self->day = kith_clock_today (fixture->clock);
  group_fixture_hold (fixture->session, self->group, self->day);
}

static KithGroupNote *
make (int count, const char *themes, const char *follow_ups)
{
  KithGroupNote *note = kith_group_note_new ();

  note->count = count;
  note->themes = g_strdup (themes);
  note->follow_ups = g_strdup (follow_ups);
  return note;
}

static KithGroupNote *
get (const Scene *scene)
{
  g_autoptr (GError) error = NULL;
  KithGroupNote *note = kith_group_notes_get (scene->fixture->session, scene->group, scene->day, &error);

  g_assert_no_error (error);
  return note;
}

/* Over the one that was read. */
static KithGroupCommand *
write_over (const Scene *scene, gint64 over, int count, const char *themes)
{
  g_autoptr (KithGroupNote) note = make (count, themes, NULL);

  note->id = over;
  return kith_group_command_note (scene->group, scene->day, note);
}

static void
test_written (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithGroupNote) note = make (9, "sleep, and what helps", "ask the library for chairs");
  g_autoptr (KithGroupDone) first = NULL;
  g_autoptr (KithGroupDone) second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  scene_set_up (&scene, fixture);
  g_assert_null (get (&scene));
  first = group_fixture_apply (advocate, kith_group_command_note (scene.group, scene.day, note));
  {
    g_autoptr (KithGroupNote) read = get (&scene);

    g_assert_cmpint (read->count, ==, 9);
    g_assert_cmpstr (read->themes, ==, "sleep, and what helps");
    g_assert_cmpstr (read->follow_ups, ==, "ask the library for chairs");
    g_assert_cmpstr (read->by, ==, kith_session_get_account_name (advocate));
    g_assert_cmpint (read->day, ==, scene.day);
    g_assert_cmpint (read->id, ==, first->note);
  }
  /* Written again, both are kept, and the second is what it says. */
  second = group_fixture_apply (fixture->session, write_over (&scene, first->note, -1, "sleep"));
  all = kith_group_notes_list (advocate, scene.group, scene.day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((KithGroupNote *) g_ptr_array_index (all, 0))->themes, ==, "sleep");
  g_assert_cmpint (((KithGroupNote *) g_ptr_array_index (all, 0))->count, ==, KITH_GROUP_COUNT_NONE);
  g_assert_cmpint (((KithGroupNote *) g_ptr_array_index (all, 1))->count, ==, 9);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 163"), ==, 2);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 164"), ==, 3);
  kith_session_close (advocate, NULL);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithGroupSession) session = NULL;
  g_autoptr (KithGroupDone) first = NULL;
  g_autoptr (KithGroupDone) second = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene, other;

  scene_set_up (&scene, fixture);
  other = scene;
  other.day -= 1;
  group_fixture_refused (fixture->session, write_over (&scene, 0, -1, " \n"), KITH_ERROR_INVALID);
  group_fixture_refused (fixture->session, write_over (&scene, 0, -2, "sleep"), KITH_ERROR_INVALID);
  group_fixture_refused (fixture->session, write_over (&scene, 0, 10000, "sleep"), KITH_ERROR_INVALID);
  group_fixture_refused (desk, write_over (&scene, 0, 3, "sleep"), KITH_ERROR_NOT_PERMITTED);
  /* Of what nobody said was held. */
  group_fixture_refused (fixture->session, write_over (&other, 0, 3, "sleep"), KITH_ERROR_INVALID);
  session = kith_group_session_new (other.group, other.day);
  session->state = KITH_GROUP_SESSION_CANCELLED;
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_session (session)));
  group_fixture_refused (fixture->session, write_over (&other, 0, 3, "sleep"), KITH_ERROR_INVALID);
  g_clear_pointer (&session, kith_group_session_free);
  g_assert_null (kith_group_notes_list (desk, scene.group, scene.day, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM group_note"), ==, 0);

  first = group_fixture_apply (fixture->session, write_over (&scene, 0, 3, "sleep"));
  group_fixture_refused (fixture->session, write_over (&scene, 0, 3, "rest"), KITH_ERROR_CHANGED);
  second = group_fixture_apply (fixture->session, write_over (&scene, first->note, 3, "rest"));
  group_fixture_refused (fixture->session, write_over (&scene, first->note, 3, "work"), KITH_ERROR_CHANGED);
  group_fixture_refused (fixture->session, kith_group_command_ref (first->inverse), KITH_ERROR_CHANGED);
  group_fixture_refused (desk, kith_group_command_ref (second->inverse), KITH_ERROR_NOT_PERMITTED);

  /* What something is written about was held. */
  session = kith_group_sessions_get (fixture->session, scene.group, scene.day, NULL);
  session->state = KITH_GROUP_SESSION_PLANNED;
  group_fixture_refused (fixture->session, kith_group_command_session (session), KITH_ERROR_INVALID);
  kith_session_close (desk, NULL);
}

/* Taking off the last who came leaves what was written about. */
static void
test_still_held (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  Scene scene;

  scene_set_up (&scene, fixture);
  kith_group_done_free (
      group_fixture_apply (fixture->session, kith_group_command_tick (scene.group, scene.day, rosa)));
  kith_group_done_free (group_fixture_apply (fixture->session, write_over (&scene, 0, 3, "sleep")));
  kith_group_done_free (
      group_fixture_apply (fixture->session, kith_group_command_untick (scene.group, scene.day, rosa)));
  g_autoptr (KithGroupSession) session =
      kith_group_sessions_get (fixture->session, scene.group, scene.day, NULL);
  g_assert_cmpint (session->state, ==, KITH_GROUP_SESSION_HELD);
}

static void
test_undone (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  g_autoptr (GPtrArray) dones = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_done_free);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  Scene scene;

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 last = dones->len > 0 ? ((KithGroupDone *) g_ptr_array_index (dones, dones->len - 1))->note : 0;
      g_autoptr (KithGroupNote) read = NULL;

      if (dones->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
        {
          KithGroupDone *done = g_ptr_array_index (dones, dones->len - 1);
          g_autoptr (KithGroupDone) undone =
              group_fixture_apply (fixture->session, kith_group_command_ref (done->inverse));

          if (g_rand_boolean (rand))
            {
              g_autoptr (KithGroupDone) redone =
                  group_fixture_apply (fixture->session, kith_group_command_ref (undone->inverse));

              kith_group_done_free (
                  group_fixture_apply (fixture->session, kith_group_command_ref (redone->inverse)));
            }
          g_ptr_array_set_size (dones, (int) dones->len - 1);
          g_ptr_array_set_size (said, (int) said->len - 1);
        }
      else
        {
          char *words = g_strdup_printf ("about %u", i);

          g_ptr_array_add (said, words);
          g_ptr_array_add (dones,
                           group_fixture_apply (fixture->session, write_over (&scene, last, 3, words)));
        }
      read = get (&scene);
      g_assert_cmpstr (read != NULL ? read->themes : NULL, ==,
                       said->len > 0 ? g_ptr_array_index (said, said->len - 1) : NULL);
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What a newer Kith seals beside it stays. */
static void
test_content (void)
{
  g_autoptr (KithGroupNote) note = make (4, "sleep", NULL);
  g_autoptr (KithGroupNote) read = kith_group_note_new ();
  g_autoptr (KithGroupNote) again = kith_group_note_new ();
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) second = NULL;
  g_autoptr (GVariant) wrong = g_variant_ref_sink (g_variant_new_string ("note"));
  g_autoptr (GError) error = NULL;
  GVariantDict more;
  const char *mood;

  g_variant_dict_init (&more, NULL);
  g_variant_dict_insert (&more, "mood", "s", "light");
  g_variant_unref (note->extras);
  note->extras = g_variant_ref_sink (g_variant_dict_end (&more));
  content = g_variant_ref_sink (kith_group_note_to_content (note));
  g_assert_true (kith_group_note_take_content (read, content, &error));
  second = g_variant_ref_sink (kith_group_note_to_content (read));
  g_assert_true (kith_group_note_take_content (again, second, &error));
  g_assert_true (g_variant_lookup (again->extras, "mood", "&s", &mood));
  g_assert_cmpstr (mood, ==, "light");
  g_assert_cmpint (again->count, ==, 4);
  g_assert_cmpstr (again->themes, ==, "sleep");
  g_assert_null (again->follow_ups);
  g_assert_false (kith_group_note_take_content (again, wrong, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_names (void)
{
  static const char *const names[] = { "Rosa Martinez", "Ng Li", NULL };
  static const struct
  {
    const char *themes;
    const char *follow_ups;
    gboolean named;
  } cases[] = {
    { "sleep, and what helps at night", "ask the library for chairs", FALSE },
    { "rosa told how she left", NULL, TRUE },
    { "what Martínez’s brother said", NULL, TRUE },
    { "sleep", "call Li on Friday", TRUE },
    { NULL, NULL, FALSE },
    { "prose and martinis", "nothing", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithGroupNote) note = make (3, cases[i].themes, cases[i].follow_ups);

      g_assert_cmpint (kith_group_note_look (note, names) == KITH_THIRD_PARTY_REGISTERED, ==, cases[i].named);
      g_assert_cmpint (kith_group_note_look (note, NULL), <, KITH_THIRD_PARTY_REGISTERED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/groups/notes/written", test_written);
  VISITS_TEST ("/groups/notes/refused", test_refused);
  VISITS_TEST ("/groups/notes/still held", test_still_held);
  VISITS_TEST ("/groups/notes/undone", test_undone);
  g_test_add_func ("/groups/notes/content", test_content);
  g_test_add_func ("/groups/notes/names", test_names);
  return g_test_run ();
}
