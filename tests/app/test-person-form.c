/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed about a person: a name is enough, nothing typed is lost, and what is wrong is said with its
 * field. */

#include "people/kith-person-form.h"

#include "base/kith-error.h"

static KithCard *
make_card (void)
{
  const char *const aliases[] = { "Rosie", "La Rosa", NULL };
  g_autoptr (GError) error = NULL;
  KithCard *card = kith_card_new (7, "Rosa Martinez", &error);

  kith_card_set_pronouns (card, "she");
  kith_card_set_disambiguator (card, "blue bike");
  g_assert_true (kith_card_set_code (card, "R1", &error));
  g_assert_true (kith_card_set_aliases (card, aliases, &error));
  return card;
}

static void
test_name_is_enough (void)
{
  g_autoptr (KithPersonForm) form = kith_person_form_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_person_form_is_complete (form));
  g_assert_false (kith_person_form_is_changed (form));
  kith_person_form_set (form, KITH_PERSON_FIELD_NAME, "   ");
  g_assert_false (kith_person_form_is_complete (form));
  g_assert_false (kith_person_form_check (form, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  kith_person_form_set (form, KITH_PERSON_FIELD_NAME, "Ana & <Bo>");
  g_assert_true (kith_person_form_is_complete (form));
  g_assert_true (kith_person_form_check (form, NULL, &error));
  g_assert_no_error (error);
}

static void
test_changed (void)
{
  g_autoptr (KithCard) card = make_card ();
  g_autoptr (KithPersonForm) form = kith_person_form_new_from_card (card);

  g_assert_cmpstr (kith_person_form_get (form, KITH_PERSON_FIELD_NAME), ==, "Rosa Martinez");
  g_assert_cmpstr (kith_person_form_get (form, KITH_PERSON_FIELD_APART), ==, "blue bike");
  g_assert_false (kith_person_form_is_changed (form));
  g_assert_true (kith_person_form_set (form, KITH_PERSON_FIELD_PRONOUNS, "they"));
  g_assert_false (kith_person_form_set (form, KITH_PERSON_FIELD_PRONOUNS, "they"));
  g_assert_true (kith_person_form_is_changed (form));
  kith_person_form_set (form, KITH_PERSON_FIELD_PRONOUNS, "she");
  g_assert_false (kith_person_form_is_changed (form));
}

static void
test_aliases (void)
{
  g_autoptr (KithCard) card = make_card ();
  g_autoptr (KithPersonForm) form = kith_person_form_new_from_card (card);
  g_auto (GStrv) aliases = kith_person_form_dup_aliases (form);
  g_auto (GStrv) messy = NULL;

  g_assert_cmpuint (g_strv_length (aliases), ==, 2);
  g_assert_cmpstr (aliases[0], ==, "Rosie");
  kith_person_form_set (form, KITH_PERSON_FIELD_ALIASES, " Mari ,, Mari; \n Señora M ");
  messy = kith_person_form_dup_aliases (form);
  g_assert_cmpuint (g_strv_length (messy), ==, 2);
  g_assert_cmpstr (messy[0], ==, "Mari");
  g_assert_cmpstr (messy[1], ==, "Señora M");
}

static void
test_problem_has_its_field (void)
{
  g_autoptr (KithPersonForm) form = kith_person_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *code = g_strnfill (KITH_CARD_MAX_CODE + 1, '7');
  KithPersonField field = KITH_PERSON_N_FIELDS;

  kith_person_form_set (form, KITH_PERSON_FIELD_NAME, "Ana");
  kith_person_form_set (form, KITH_PERSON_FIELD_CODE, code);
  g_assert_false (kith_person_form_check (form, &field, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (field, ==, KITH_PERSON_FIELD_CODE);
}

/* A draft brings back every field as it was typed, over whatever is stored. */
static void
test_draft (void)
{
  static const char *const typed[] = { "Ana", " she ", "<&", "", "a,b\nc" };
  g_autoptr (KithPersonForm) form = kith_person_form_new ();
  g_autoptr (KithPersonForm) again = NULL;
  g_autoptr (KithCard) card = make_card ();
  g_autoptr (GVariant) draft = NULL;

  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    kith_person_form_set (form, field, typed[field]);
  draft = g_variant_ref_sink (kith_person_form_to_draft (form));
  again = kith_person_form_new_from_card (card);
  kith_person_form_take_draft (again, draft);
  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    g_assert_cmpstr (kith_person_form_get (again, field), ==, typed[field]);
  g_assert_true (kith_person_form_is_changed (again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/person-form/name-is-enough", test_name_is_enough);
  g_test_add_func ("/app/person-form/changed", test_changed);
  g_test_add_func ("/app/person-form/aliases", test_aliases);
  g_test_add_func ("/app/person-form/problem-has-its-field", test_problem_has_its_field);
  g_test_add_func ("/app/person-form/draft", test_draft);
  return g_test_run ();
}
