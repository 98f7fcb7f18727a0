/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group and a note about it, while they are typed: what goes in comes out, also by way of a draft. */

#include "groups/kith-group-form.h"
#include "groups/kith-group-note-form.h"

#include "base/kith-error.h"

static KithGroupForm *
make_form (void)
{
  KithGroupForm *form = kith_group_form_new (NULL);

  kith_group_form_set_text (form, KITH_GROUP_TEXT_NAME, "  Art and clay ");
  kith_group_form_set_kind (form, KITH_GROUP_KIND_ACTIVITY);
  return form;
}

static void
assert_schedule (KithGroupForm *form, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGroup) group = kith_group_form_to_group (form, NULL, &error);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  line = kith_group_schedule_format (group->schedule);
  g_assert_cmpstr (line, ==, expected);
}

static void
assert_refused (KithGroupForm *form, KithGroupText expected)
{
  g_autoptr (GError) error = NULL;
  KithGroupText at = KITH_N_GROUP_TEXTS;
  g_autoptr (KithGroup) group = kith_group_form_to_group (form, &at, &error);

  g_assert_null (group);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (at, ==, expected);
}

/* As people write times. */
static void
test_times (void)
{
  static const char *const typed[][2] = {
    { "10:00-11:30", "monday 10:00-11:30" },    { "9-10", "monday 09:00-10:00" },
    { " 9:05 – 10.30 ", "monday 09:05-10:30" }, { "22-1", "monday 22:00-25:00" },
    { "22:00-00:00", "monday 22:00-24:00" },
  };
  static const char *const wrong[] = { "10",     "10-",      "-11",   "10:00-11:00-12:00",
                                       "ten-11", "10:60-11", "25-26", "10:0:0-11" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (KithGroupForm) form = make_form ();

      kith_group_form_set_text (form, KITH_GROUP_TEXT_MONDAY, typed[i][0]);
      assert_schedule (form, typed[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (KithGroupForm) form = make_form ();

      kith_group_form_set_text (form, KITH_GROUP_TEXT_FRIDAY, wrong[i]);
      assert_refused (form, KITH_GROUP_TEXT_FRIDAY);
    }
}

/* Where what is missing is typed. */
static void
test_refused (void)
{
  g_autoptr (KithGroupForm) form = kith_group_form_new (NULL);

  g_assert_false (kith_group_form_is_changed (form));
  assert_refused (form, KITH_GROUP_TEXT_NAME);
  kith_group_form_set_text (form, KITH_GROUP_TEXT_NAME, "Art");
  assert_refused (form, KITH_N_GROUP_TEXTS);
  kith_group_form_set_kind (form, KITH_GROUP_KIND_WORKSHOP);
  assert_schedule (form, "");
  kith_group_form_set_text (form, KITH_GROUP_TEXT_CAPACITY, "many");
  assert_refused (form, KITH_GROUP_TEXT_CAPACITY);
  kith_group_form_set_text (form, KITH_GROUP_TEXT_CAPACITY, "12");
  kith_group_form_set_text (form, KITH_GROUP_TEXT_TUESDAY, "10-11");
  kith_group_form_set_text (form, KITH_GROUP_TEXT_EVERY, "two");
  assert_refused (form, KITH_GROUP_TEXT_EVERY);
  kith_group_form_set_text (form, KITH_GROUP_TEXT_EVERY, "2");
  assert_refused (form, KITH_GROUP_TEXT_FIRST);
  kith_group_form_set_text (form, KITH_GROUP_TEXT_FIRST, "2025-13-01");
  assert_refused (form, KITH_GROUP_TEXT_FIRST);
  kith_group_form_set_text (form, KITH_GROUP_TEXT_FIRST, "2025-11-03");
  kith_group_form_set_text (form, KITH_GROUP_TEXT_DAYS, "2025-12-24");
  assert_refused (form, KITH_GROUP_TEXT_DAYS);
  kith_group_form_set_text (form, KITH_GROUP_TEXT_DAYS, "2025-12-24 9-10, 2025-12-31 9-10:30;");
  assert_schedule (
      form, "from 2025-11-03; every 2; tuesday 10:00-11:00; 2025-12-24 09:00-10:00; 2025-12-31 09:00-10:30");
  g_assert_true (kith_group_form_is_changed (form));
}

static KithGroup *
make_group (GRand *rand)
{
  KithGroup *group = kith_group_new ();

  group->id = g_rand_int (rand) + 1;
  group->version = g_rand_int_range (rand, 1, 9);
  group->state = g_rand_boolean (rand) ? KITH_GROUP_ACTIVE : KITH_GROUP_RETIRED;
  group->kind = g_rand_int_range (rand, KITH_GROUP_KIND_PEER_SUPPORT, KITH_GROUP_KIND_OTHER + 1);
  group->name = g_strdup_printf ("Group %d", g_rand_int_range (rand, 0, 99));
  group->place = g_rand_boolean (rand) ? g_strdup ("Kitchen") : NULL;
  group->capacity = g_rand_int_range (rand, 0, 20);
  if (g_rand_boolean (rand))
    group->facilitator = g_rand_int_range (rand, 1, 9);
  else if (g_rand_boolean (rand))
    group->facilitator_words = g_strdup ("Lena of the pottery");
  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    if (g_rand_boolean (rand))
      kith_group_schedule_add_weekly (group->schedule, day, g_rand_int_range (rand, 0, 720),
                                      g_rand_int_range (rand, 660, 1440));
  for (KithDay day = 20000; day < 20003; day++)
    if (g_rand_boolean (rand))
      kith_group_schedule_add_day (group->schedule, day, g_rand_int_range (rand, 0, 1440),
                                   g_rand_int_range (rand, 0, 1440));
  if (g_rand_boolean (rand))
    group->schedule->first_day = 19000;
  if (g_rand_boolean (rand))
    group->schedule->last_day = 21000;
  if (group->schedule->first_day != KITH_DAY_NONE)
    group->schedule->every = g_rand_int_range (rand, 1, 5);
  return group;
}

/* Whatever a group is, it comes out of its form as it went in; once more by way of a draft over another. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);
  guint n_whole = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (KithGroup) group = make_group (rand);
      g_autoptr (KithGroup) other = make_group (rand);
      g_autoptr (KithGroupForm) form = kith_group_form_new (group);
      g_autoptr (KithGroupForm) found = kith_group_form_new (other);
      g_autoptr (GVariant) draft = g_variant_ref_sink (kith_group_form_to_draft (form));
      g_autoptr (GError) error = NULL;
      g_autoptr (KithGroup) back = kith_group_form_to_group (form, NULL, &error);
      g_autoptr (KithGroup) again = NULL;

      /* Where the group itself is none, such as with a night that ends too late, the form says so, too. */
      if (!kith_group_check (group, NULL, NULL))
        {
          g_assert_null (back);
          continue;
        }
      n_whole++;
      g_assert_no_error (error);
      g_assert_true (kith_group_equal (back, group));
      g_assert_cmpint (back->version, ==, group->version);
      g_assert_false (kith_group_form_is_changed (form));
      kith_group_form_take_draft (found, draft);
      again = kith_group_form_to_group (found, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (kith_group_equal (again, group));
      g_assert_cmpint (again->id, ==, group->id);
    }
  g_assert_cmpuint (n_whole, >, 100);
}

static void
test_note (void)
{
  g_autoptr (KithGroupNoteForm) form = kith_group_note_form_new (7, 20000, NULL);
  g_autoptr (KithGroupNoteForm) found = NULL;
  g_autoptr (KithGroupNote) note = NULL;
  g_autoptr (KithGroupNote) before = kith_group_note_new ();
  g_autoptr (KithGroupNoteForm) over = NULL;
  g_autoptr (KithGroupNote) written = NULL;
  g_autoptr (KithGroupNote) followed = NULL;
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GError) error = NULL;

  /* Nothing at all is no note. */
  note = kith_group_note_form_to_note (form, &error);
  g_assert_null (note);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_group_note_form_set_text (form, KITH_GROUP_NOTE_TEXT_COUNT, "nine"));
  g_assert_false (kith_group_note_form_set_text (form, KITH_GROUP_NOTE_TEXT_COUNT, "nine"));
  note = kith_group_note_form_to_note (form, &error);
  g_assert_null (note);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  kith_group_note_form_set_text (form, KITH_GROUP_NOTE_TEXT_COUNT, " 9 ");
  kith_group_note_form_set_text (form, KITH_GROUP_NOTE_TEXT_THEMES, "Sleep, and what helps");

  draft = g_variant_ref_sink (kith_group_note_form_to_draft (form));
  found = kith_group_note_form_from_draft (draft);
  g_assert_cmpint (kith_group_note_form_get_group (found), ==, 7);
  g_assert_cmpint (kith_group_note_form_get_day (found), ==, 20000);
  note = kith_group_note_form_to_note (found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (note->count, ==, 9);
  g_assert_cmpint (note->id, ==, 0);
  g_assert_cmpstr (note->themes, ==, "Sleep, and what helps");
  g_assert_null (note->follow_ups);

  before->id = 31;
  before->count = 4;
  before->follow_ups = g_strdup ("Ask for a bigger room");
  over = kith_group_note_form_new (7, 20000, before);
  g_assert_false (kith_group_note_form_is_changed (over));
  g_assert_cmpstr (kith_group_note_form_get_text (over, KITH_GROUP_NOTE_TEXT_COUNT), ==, "4");
  /* Somebody else wrote meanwhile. */
  g_assert_true (kith_group_note_form_follow (found, before));
  g_assert_false (kith_group_note_form_follow (found, before));
  followed = kith_group_note_form_to_note (found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (followed->id, ==, before->id);
  written = kith_group_note_form_to_note (over, &error);
  g_assert_no_error (error);
  g_assert_cmpint (written->id, ==, 31);
  g_assert_cmpstr (written->follow_ups, ==, "Ask for a bigger room");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/group-form/times", test_times);
  g_test_add_func ("/app/group-form/refused", test_refused);
  g_test_add_func ("/app/group-form/round-trip", test_round_trip);
  g_test_add_func ("/app/group-form/note", test_note);
  return g_test_run ();
}
