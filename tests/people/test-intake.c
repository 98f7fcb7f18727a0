/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody told: as a value, through sealing, added to by a desk that cannot read it, and never half
 * lost. */

#include "base/kith-error.h"
#include "people/intake-fixture.h"
#include "visits/visits-fixture.h"

static char *
random_words (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 0, 12);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, (gunichar) g_rand_int_range (rand, 'a', 0x17f));
  return g_string_free (text, FALSE);
}

static KithIntake *
random_intake (GRand *rand)
{
  KithIntake *intake = kith_intake_new ();

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    {
      g_autofree char *words = random_words (rand);

      if (g_rand_boolean (rand))
        kith_intake_set_text (intake, i, words);
    }
  if (g_rand_boolean (rand))
    {
      KithBirth birth = { (gint16) g_rand_int_range (rand, 1900, 2010), 0, 0, g_rand_boolean (rand) };

      kith_intake_set_birth (intake, &birth);
    }
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *value = random_words (rand);
      g_autofree char *note = random_words (rand);
      KithContact *contact =
          kith_contact_new ((KithContactKind) g_rand_int_range (rand, 1, 5), value,
                            (KithContactPermission) g_rand_int_range (rand, 0, 256), note, NULL);

      if (contact != NULL)
        kith_intake_add_contact (intake, contact);
    }
  if (g_rand_boolean (rand))
    kith_intake_set_languages (intake, (const char *const[]){ "es", "yue", NULL });
  kith_intake_set_interpreter (intake, (KithAnswer) g_rand_int_range (rand, 0, KITH_N_ANSWERS));
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *question = g_strdup_printf ("question-%d", g_rand_int_range (rand, 0, 9));

      kith_intake_set_answer (intake, question, (KithAnswer) g_rand_int_range (rand, 0, KITH_N_ANSWERS),
                              "chosen");
    }
  return intake;
}

/* Whatever was told comes back from what is sealed. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (KithIntake) intake = random_intake (rand);
      g_autoptr (GVariant) content = g_variant_ref_sink (kith_intake_to_content (intake));
      g_autoptr (GError) error = NULL;
      g_autoptr (KithIntake) read = kith_intake_from_content (content, &error);
      g_autoptr (GVariant) again = NULL;

      g_assert_no_error (error);
      again = g_variant_ref_sink (kith_intake_to_content (read));
      g_assert_true (g_variant_equal (content, again));
      g_assert_true (kith_intake_equal (intake, read));
    }
}

/* A newer Kith's parts, and parts of another type than expected, survive a change here. */
static void
test_unknown_survives (void)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (g_variant_new_parsed (
      "{'moods': <[1, 2]>, 'hopes': <'quiet'>, 'contacts': <'none'>, 'answers': <true>}"));
  g_autoptr (KithIntake) intake = kith_intake_from_content (content, NULL);
  g_autoptr (GVariant) written = NULL;
  gboolean answers = FALSE;
  const char *contacts;

  g_assert_cmpstr (kith_intake_get_text (intake, KITH_INTAKE_HOPES), ==, "quiet");
  kith_intake_set_text (intake, KITH_INTAKE_HOPES, "a garden");
  written = g_variant_ref_sink (kith_intake_to_content (intake));
  g_assert_true (g_variant_lookup (written, "moods", "ai", NULL));
  g_assert_true (g_variant_lookup (written, "contacts", "&s", &contacts));
  g_assert_true (g_variant_lookup (written, "answers", "b", &answers));
  g_assert_true (answers);
}

/* Any one part of it is something that was told, also one that this Kith does not know. */
static void
test_empty (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GVariant) unknown = g_variant_ref_sink (g_variant_new_parsed ("{'moods': <[1, 2]>}"));
  g_autoptr (KithIntake) strange = kith_intake_from_content (unknown, NULL);
  g_autoptr (KithIntake) none = kith_intake_new ();

  g_assert_true (kith_intake_is_empty (none));
  g_assert_false (kith_intake_is_empty (strange));
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (KithIntake) intake = random_intake (rand);
      g_autoptr (GVariant) content = g_variant_ref_sink (kith_intake_to_content (intake));

      g_assert_true (kith_intake_is_empty (intake) == kith_intake_equal (intake, none));
      for (gsize at = 0; at < g_variant_n_children (content); at++)
        {
          g_autoptr (GVariant) part = g_variant_get_child_value (content, at);
          g_autoptr (GVariant) alone =
              g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), &part, 1));
          g_autoptr (KithIntake) read = kith_intake_from_content (alone, NULL);

          g_assert_false (kith_intake_is_empty (read));
        }
    }
}

static void
test_non_answers_differ (void)
{
  g_autoptr (KithIntake) intake = kith_intake_new ();
  const char *choice;

  g_assert_cmpint (kith_intake_get_answer (intake, "housing", &choice), ==, KITH_ANSWER_NOT_ASKED);
  for (guint answer = 1; answer < KITH_N_ANSWERS; answer++)
    {
      kith_intake_set_answer (intake, "housing", (KithAnswer) answer, "street");
      g_assert_cmpint (kith_intake_get_answer (intake, "housing", &choice), ==, answer);
      g_assert_cmpstr (choice, ==, answer == KITH_ANSWER_YES ? "street" : "");
    }
  kith_intake_set_answer (intake, "housing", KITH_ANSWER_NOT_ASKED, NULL);
  g_assert_true (kith_intake_is_empty (intake));
}

static void
test_permissions (void)
{
  g_autoptr (KithContact) unasked = kith_contact_new (KITH_CONTACT_PHONE, "555 0100", 0, NULL, NULL);
  g_autoptr (KithContact) some =
      kith_contact_new (KITH_CONTACT_PHONE, "555 0100", KITH_MAY_CALL | KITH_MAY_TEXT, "before six", NULL);
  g_autoptr (KithContact) none =
      kith_contact_new (KITH_CONTACT_PHONE, "555 0100", KITH_MAY_CALL | KITH_MAY_NOTHING, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_contact_permits (unasked, KITH_MAY_CALL));
  g_assert_true (kith_contact_permits (some, KITH_MAY_CALL));
  g_assert_false (kith_contact_permits (some, KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL));
  g_assert_false (kith_contact_permits (none, KITH_MAY_CALL));
  g_assert_null (kith_contact_new (KITH_CONTACT_PHONE, "  ", 0, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

/* Nothing that was there goes, and what was added is there. */
static void
test_add (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (KithIntake) before = random_intake (rand);
      g_autoptr (KithIntake) more = random_intake (rand);
      g_autoptr (KithIntake) both = kith_intake_copy (before);
      g_autoptr (KithIntake) twice = NULL;

      kith_intake_add (both, more);
      for (guint text = 0; text < KITH_N_INTAKE_TEXTS; text++)
        {
          g_assert_true (
              g_str_has_prefix (kith_intake_get_text (both, text), kith_intake_get_text (before, text)));
          g_assert_true (
              g_str_has_suffix (kith_intake_get_text (both, text), kith_intake_get_text (more, text)));
        }
      if (kith_birth_is_known (kith_intake_get_birth (before)))
        g_assert_true (kith_birth_equal (kith_intake_get_birth (both), kith_intake_get_birth (before)));
      g_assert_cmpuint (kith_intake_get_contacts (both)->len, >=, kith_intake_get_contacts (before)->len);
      twice = kith_intake_copy (both);
      g_assert_true (kith_intake_equal (twice, both));
    }
}

static void
test_desk_adds (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIntakeRead) read = NULL;
  g_autoptr (KithIntakeRead) again = NULL;

  g_assert_true (intake_fixture_deposit (desk, rosa, "a quiet room", &error));
  g_assert_no_error (error);
  g_assert_null (kith_intakes_read (desk, rosa, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  read = kith_intakes_read (fixture->session, rosa, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->version, ==, 0);
  g_assert_cmpstr (kith_intake_get_text (read->intake, KITH_INTAKE_HOPES), ==, "a quiet room");

  /* Added while the advocate was writing: it stays. */
  g_assert_true (intake_fixture_deposit (desk, rosa, "and a garden", &error));
  kith_intake_set_text (read->intake, KITH_INTAKE_STRENGTHS, "sings");
  g_assert_false (intake_fixture_write_back (desk, rosa, read, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_true (intake_fixture_write_back (fixture->session, rosa, read, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM intake_deposit"), ==, 1);

  again = kith_intakes_read (fixture->session, rosa, &error);
  g_assert_cmpint (again->version, ==, 1);
  g_assert_cmpstr (kith_intake_get_text (again->intake, KITH_INTAKE_HOPES), ==, "a quiet room\nand a garden");
  g_assert_cmpstr (kith_intake_get_text (again->intake, KITH_INTAKE_STRENGTHS), ==, "sings");

  g_assert_true (intake_fixture_write_back (fixture->session, rosa, again, &error));
  g_assert_false (intake_fixture_write_back (fixture->session, rosa, again, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  kith_session_close (desk, NULL);
}

static void
test_reading_is_written_down (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  gint64 n = visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 33");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIntakeRead) read = kith_intakes_read (fixture->session, rosa, &error);

  g_assert_no_error (error);
  g_assert_true (kith_intake_is_empty (read->intake));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 33"), ==, n + 1);
}

/* Whether there is anything to read is asked without reading it. */
static void
test_is_there (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  gint64 n = visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 33");
  g_autoptr (KithIntakeRead) read = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_there = TRUE;

  g_assert_true (kith_intakes_is_there (fixture->session, rosa, &is_there, &error));
  g_assert_false (is_there);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 33"), ==, n);

  read = kith_intakes_read (fixture->session, rosa, &error);
  kith_intake_set_text (read->intake, KITH_INTAKE_HOPES, "a garden");
  g_assert_true (intake_fixture_write_back (fixture->session, rosa, read, &error));
  g_assert_true (kith_intakes_is_there (fixture->session, rosa, &is_there, &error));
  g_assert_true (is_there);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 33"), ==, n + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/intake/round-trip", test_round_trip);
  g_test_add_func ("/people/intake/unknown-survives", test_unknown_survives);
  g_test_add_func ("/people/intake/empty", test_empty);
  g_test_add_func ("/people/intake/non-answers-differ", test_non_answers_differ);
  g_test_add_func ("/people/intake/permissions", test_permissions);
  g_test_add_func ("/people/intake/add", test_add);
  g_test_add ("/people/intake/desk-adds", VisitsFixture, NULL, visits_fixture_set_up, test_desk_adds,
              visits_fixture_tear_down);
  g_test_add ("/people/intake/is-there", VisitsFixture, NULL, visits_fixture_set_up, test_is_there,
              visits_fixture_tear_down);
  g_test_add ("/people/intake/reading-is-written-down", VisitsFixture, NULL, visits_fixture_set_up,
              test_reading_is_written_down, visits_fixture_tear_down);
  return g_test_run ();
}
