/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of what somebody tells: nothing is asked for, nothing typed is lost, and a draft laid over a
 * record that grew meanwhile takes nothing away from it. */

#include "people/kith-intake-form.h"

#include "base/kith-error.h"

#define ROUNDS 300

static const char *const words[] = {
  "",   "Ana",   " late & <early> ", "señora\nMörk", "555 0100", "a@example.org", "Чай",
  "  ", "~1984", "1984-05-02"
};

static const char *
any_word (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static void
edit (GRand *rand, KithIntakeForm *form)
{
  static const char *const languages[][3] = { { NULL }, { "es", NULL }, { "ar", "en", NULL } };
  guint n = kith_intake_form_get_n_contacts (form);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      kith_intake_form_set_birth (form, any_word (rand));
      break;
    case 1:
      kith_intake_form_add_contact (form, (KithContactKind) g_rand_int_range (rand, 1, 5));
      break;
    case 2:
      if (n > 0)
        kith_intake_form_set_contact (form, (guint) g_rand_int_range (rand, 0, (gint32) n),
                                      KITH_CONTACT_EMAIL, any_word (rand),
                                      (KithContactPermission) g_rand_int_range (rand, 0, 32),
                                      any_word (rand));
      break;
    case 3:
      if (n > 0)
        kith_intake_form_remove_contact (form, (guint) g_rand_int_range (rand, 0, (gint32) n));
      break;
    case 4:
      kith_intake_form_set_languages (form, languages[g_rand_int_range (rand, 0, 3)]);
      break;
    case 5:
      kith_intake_form_set_interpreter (form, (KithAnswer) g_rand_int_range (rand, 0, KITH_N_ANSWERS));
      break;
    case 6:
      kith_intake_form_set_answer (form, g_rand_boolean (rand) ? "housing" : "gender",
                                   (KithAnswer) g_rand_int_range (rand, 0, KITH_N_ANSWERS), "");
      break;
    default:
      kith_intake_form_set_text (form, (KithIntakeText) g_rand_int_range (rand, 0, KITH_N_INTAKE_TEXTS),
                                 any_word (rand));
    }
}

static void
assert_same (const KithIntakeForm *a, const KithIntakeForm *b)
{
  static const char *const questions[] = { "housing", "gender" };

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    g_assert_cmpstr (kith_intake_form_get_text (a, i), ==, kith_intake_form_get_text (b, i));
  g_assert_cmpstr (kith_intake_form_get_birth (a), ==, kith_intake_form_get_birth (b));
  g_assert_cmpuint (kith_intake_form_get_n_contacts (a), ==, kith_intake_form_get_n_contacts (b));
  for (guint i = 0; i < kith_intake_form_get_n_contacts (a); i++)
    g_assert_true (
        kith_contact_equal (kith_intake_form_get_contact (a, i), kith_intake_form_get_contact (b, i)));
  g_assert_true (g_strv_equal (kith_intake_form_get_languages (a), kith_intake_form_get_languages (b)));
  g_assert_cmpint (kith_intake_form_get_interpreter (a), ==, kith_intake_form_get_interpreter (b));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_assert_cmpint (kith_intake_form_get_answer (a, questions[i], NULL), ==,
                     kith_intake_form_get_answer (b, questions[i], NULL));
}

/* Whatever was typed comes back from its draft as it was typed. */
static void
test_drafts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (KithIntake) none = kith_intake_new ();
      g_autoptr (KithIntakeForm) first = kith_intake_form_new (none);
      g_autoptr (KithIntake) original = NULL;
      g_autoptr (KithIntakeForm) form = NULL;
      g_autoptr (KithIntakeForm) again = NULL;
      g_autoptr (GVariant) draft = NULL;

      for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        edit (rand, first);
      original = kith_intake_form_to_intake (first);
      form = kith_intake_form_new (original);
      g_assert_false (kith_intake_form_is_changed (form));
      for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        edit (rand, form);
      draft = g_variant_ref_sink (kith_intake_form_to_draft (form));
      again = kith_intake_form_new (original);
      kith_intake_form_take_draft (again, draft);
      assert_same (form, again);
    }
}

/* What another wrote meanwhile, in a part that was not being typed, stays. */
static void
test_record_grew (void)
{
  g_autoptr (KithIntake) before = kith_intake_new ();
  g_autoptr (KithIntake) after = NULL;
  g_autoptr (KithIntakeForm) form = NULL;
  g_autoptr (KithIntakeForm) later = NULL;
  g_autoptr (KithIntake) stored = NULL;
  g_autoptr (GVariant) draft = NULL;

  kith_intake_set_text (before, KITH_INTAKE_HOPES, "A bicycle");
  form = kith_intake_form_new (before);
  kith_intake_form_set_text (form, KITH_INTAKE_STRENGTHS, "Patience");
  draft = g_variant_ref_sink (kith_intake_form_to_draft (form));

  after = kith_intake_copy (before);
  kith_intake_set_text (after, KITH_INTAKE_HOPES, "A bicycle and a room");
  kith_intake_set_answer (after, "housing", KITH_ANSWER_PREFERS_NOT, "");
  later = kith_intake_form_new (after);
  kith_intake_form_take_draft (later, draft);
  stored = kith_intake_form_to_intake (later);
  g_assert_cmpstr (kith_intake_get_text (stored, KITH_INTAKE_HOPES), ==, "A bicycle and a room");
  g_assert_cmpstr (kith_intake_get_text (stored, KITH_INTAKE_STRENGTHS), ==, "Patience");
  g_assert_cmpint (kith_intake_get_answer (stored, "housing", NULL), ==, KITH_ANSWER_PREFERS_NOT);
}

static void
test_check (void)
{
  g_autoptr (KithIntake) none = kith_intake_new ();
  g_autoptr (KithIntakeForm) form = kith_intake_form_new (none);
  g_autoptr (KithIntake) intake = NULL;
  g_autoptr (GError) error = NULL;
  guint place;

  g_assert_true (kith_intake_form_check (form, &error));
  kith_intake_form_set_birth (form, "nineteen-");
  g_assert_true (kith_intake_form_is_changed (form));
  g_assert_false (kith_intake_form_check (form, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  kith_intake_form_set_birth (form, "~1984");
  g_assert_true (kith_intake_form_check (form, &error));
  /* A way to reach somebody that was only begun is none. */
  place = kith_intake_form_add_contact (form, KITH_CONTACT_PHONE);
  kith_intake_form_set_contact (form, place, KITH_CONTACT_PHONE, "  ", KITH_MAY_CALL, "");
  intake = kith_intake_form_to_intake (form);
  g_assert_cmpuint (kith_intake_get_contacts (intake)->len, ==, 0);
  g_assert_cmpint (kith_intake_get_birth (intake)->year, ==, 1984);
  g_assert_true (kith_intake_get_birth (intake)->approximate);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/intake-form/drafts", test_drafts);
  g_test_add_func ("/app/intake-form/record-grew", test_record_grew);
  g_test_add_func ("/app/intake-form/check", test_check);
  return g_test_run ();
}
