/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed about an entry: it goes where it was said, and takes nothing away that was not shown. */

#include <string.h>

#include "resources/kith-resource-form.h"

typedef struct
{
  KithResource *all[KITH_RESOURCE_N_LEVELS];
} Fixture;

static void
add_phone (KithValuesBuilder *builder, const char *number, const char *note, gboolean confidential)
{
  kith_values_builder_open (builder, "phone", number);
  if (note != NULL)
    kith_values_builder_add (builder, "note", note);
  if (confidential)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
}

static KithValues *
service_values (const char *fees)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  kith_values_builder_add (builder, "name", "Soup Kitchen");
  add_phone (builder, "555-0101", "the kitchen", FALSE);
  add_phone (builder, "555-0199", NULL, TRUE);
  if (fees != NULL)
    kith_values_builder_add (builder, "fees", fees);
  return kith_values_builder_end (builder);
}

static KithValues *
place_values (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  kith_values_builder_add (builder, "name", "Mole 3");
  kith_values_builder_open (builder, "address", "");
  kith_values_builder_add (builder, "type", "mailing");
  kith_values_builder_add (builder, "line", "PO Box 9");
  kith_values_builder_close (builder);
  kith_values_builder_open (builder, "address", "");
  kith_values_builder_add (builder, "type", "physical");
  kith_values_builder_add (builder, "line", "3 Mole");
  kith_values_builder_add (builder, "city", "Harbor");
  kith_values_builder_add (builder, "county", "Tide");
  kith_values_builder_close (builder);
  return kith_values_builder_end (builder);
}

static KithResource *
make (KithResourceKind kind, KithValues *values)
{
  KithResource *resource = kith_resource_new (kind);

  kith_values_unref (resource->values);
  resource->values = values;
  return resource;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->all[KITH_RESOURCE_AT_SITE] = kith_resource_new (KITH_RESOURCE_SITE_SERVICE);
  fixture->all[KITH_RESOURCE_AT_SERVICE] = make (KITH_RESOURCE_SERVICE, service_values ("Free"));
  fixture->all[KITH_RESOURCE_AT_LOCATION] = make (KITH_RESOURCE_LOCATION, place_values ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    kith_resource_free (fixture->all[i]);
}

static guint
count (const KithValues *values, const char *name)
{
  KithValueIter iter;
  guint n = 0;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, name))
    n++;
  return n;
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithResourceForm) form = kith_resource_form_new (fixture->all);

  g_assert_cmpstr (kith_resource_form_get (form, KITH_PROMPT_NAME), ==, "Soup Kitchen");
  g_assert_cmpstr (kith_resource_form_get (form, KITH_PROMPT_STREET), ==, "3 Mole");
  g_assert_false (kith_resource_form_is_changed (form));
  g_assert_false (kith_resource_form_is_ready (form));
  for (guint level = 0; level < KITH_RESOURCE_N_LEVELS; level++)
    g_assert_null (kith_resource_form_make (form, level));
  g_assert_false (kith_resource_form_has (form, KITH_PROMPT_BY));
}

/* Nobody is shown a confidential number, and nobody loses it. */
static void
test_hidden_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithResourceForm) form = kith_resource_form_new (fixture->all);
  g_autoptr (KithValues) values = NULL;
  KithValueIter iter;
  guint n_confidential = 0;

  g_assert_cmpstr (kith_resource_form_get (form, KITH_PROMPT_PHONE), ==, "555-0101");
  kith_resource_form_set (form, KITH_PROMPT_PHONE, "555-0101\n555-0102\n");
  values = kith_resource_form_make (form, KITH_RESOURCE_AT_SERVICE);
  g_assert_cmpuint (count (values, "phone"), ==, 3);
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "phone"))
    {
      n_confidential += kith_value_is_true_within (&iter, "confidential");
      if (g_str_equal (iter.text, "555-0101"))
        g_assert_cmpstr (kith_value_get_within (&iter, "note"), ==, "the kitchen");
      if (g_str_equal (iter.text, "555-0199"))
        g_assert_true (kith_value_is_true_within (&iter, "confidential"));
    }
  g_assert_cmpuint (n_confidential, ==, 1);
  g_assert_null (kith_resource_form_make (form, KITH_RESOURCE_AT_LOCATION));
}

static void
test_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithResourceForm) form = kith_resource_form_new (fixture->all);
  g_autoptr (KithValues) values = NULL;
  KithValueIter iter;

  kith_resource_form_set (form, KITH_PROMPT_STREET, "4 Mole");
  kith_resource_form_set (form, KITH_PROMPT_CITY, "");
  values = kith_resource_form_make (form, KITH_RESOURCE_AT_LOCATION);
  g_assert_cmpuint (count (values, "address"), ==, 2);
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "address"))
    if (g_str_equal (kith_value_get_within (&iter, "type"), "physical"))
      {
        g_assert_cmpstr (kith_value_get_within (&iter, "line"), ==, "4 Mole");
        g_assert_null (kith_value_get_within (&iter, "city"));
        g_assert_cmpstr (kith_value_get_within (&iter, "county"), ==, "Tide");
      }
    else
      g_assert_cmpstr (kith_value_get_within (&iter, "line"), ==, "PO Box 9");
}

static void
test_theirs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithResourceForm) form = NULL;
  g_autoptr (KithValues) values = NULL;

  fixture->all[KITH_RESOURCE_AT_SERVICE]->base = service_values ("2 dollars");
  form = kith_resource_form_new (fixture->all);
  g_assert_cmpstr (kith_resource_form_get_theirs (form, KITH_PROMPT_COST), ==, "2 dollars");
  g_assert_null (kith_resource_form_get_theirs (form, KITH_PROMPT_NAME));
  kith_resource_form_set (form, KITH_PROMPT_COST, kith_resource_form_get_theirs (form, KITH_PROMPT_COST));
  values = kith_resource_form_make (form, KITH_RESOURCE_AT_SERVICE);
  g_assert_true (kith_values_equal (values, fixture->all[KITH_RESOURCE_AT_SERVICE]->base));
}

/* Hours that a source tells by days come back as days, though they are shown in words. */
static void
test_their_hours (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResourceForm) form = NULL;
  g_autoptr (KithValues) values = NULL;

  kith_values_builder_add (builder, "name", "Soup Kitchen");
  kith_values_builder_open (builder, "hours", "");
  kith_values_builder_open (builder, "day", "1");
  kith_values_builder_add (builder, "from", "09:00");
  kith_values_builder_add (builder, "to", "12:00");
  kith_values_builder_close (builder);
  kith_values_builder_close (builder);
  fixture->all[KITH_RESOURCE_AT_SERVICE]->base = kith_values_builder_end (builder);
  form = kith_resource_form_new (fixture->all);
  kith_resource_form_set (form, KITH_PROMPT_HOURS, kith_resource_form_get_theirs (form, KITH_PROMPT_HOURS));
  g_assert_cmpstr (kith_resource_form_get (form, KITH_PROMPT_HOURS), !=, "");
  values = kith_resource_form_make (form, KITH_RESOURCE_AT_SERVICE);
  g_assert_true (kith_values_field_equal (values, fixture->all[KITH_RESOURCE_AT_SERVICE]->base, "hours"));
}

static void
test_checks (void)
{
  g_autoptr (KithResourceForm) form = kith_resource_form_new_local ();
  g_autofree char *read = NULL;
  g_autofree char *wrong = NULL;

  g_assert_false (kith_resource_form_is_ready (form));
  kith_resource_form_set (form, KITH_PROMPT_PHONE, "555-0101");
  g_assert_false (kith_resource_form_is_ready (form));
  kith_resource_form_set (form, KITH_PROMPT_NAME, "Tea");
  g_assert_true (kith_resource_form_is_ready (form));
  kith_resource_form_set (form, KITH_PROMPT_WEBSITE, "javascript:alert(1)");
  wrong = kith_resource_form_check (form, KITH_PROMPT_WEBSITE);
  g_assert_nonnull (wrong);
  g_assert_false (kith_resource_form_is_ready (form));
  kith_resource_form_set (form, KITH_PROMPT_WEBSITE, "www.example.org");
  g_assert_true (kith_resource_form_is_ready (form));
  kith_resource_form_set (form, KITH_PROMPT_HOURS, "most evenings");
  g_assert_null (kith_resource_form_read_hours (form));
  kith_resource_form_set (form, KITH_PROMPT_HOURS, "Mon-Fri 9am-5pm");
  read = kith_resource_form_read_hours (form);
  g_assert_nonnull (strstr (read, "Monday to Friday"));
}

/* Only what was typed is in a draft, and what somebody else wrote meanwhile stays. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithResourceForm) form = kith_resource_form_new (fixture->all);
  g_autoptr (KithResourceForm) again = NULL;
  g_autoptr (KithResourceForm) twice = NULL;
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) more = NULL;

  kith_resource_form_set (form, KITH_PROMPT_COST, "One coin");
  kith_resource_form_set (form, KITH_PROMPT_ALERT, "Closed for the feast\nback on Monday");
  draft = g_variant_ref_sink (kith_resource_form_to_draft (form));
  kith_values_unref (fixture->all[KITH_RESOURCE_AT_SERVICE]->values);
  fixture->all[KITH_RESOURCE_AT_SERVICE]->values = service_values ("Two coins");
  again = kith_resource_form_new (fixture->all);
  kith_resource_form_set (again, KITH_PROMPT_NAME, "Soup Kitchen by the sea");
  more = g_variant_ref_sink (kith_resource_form_to_draft (again));
  kith_resource_form_take_draft (again, draft);
  g_assert_cmpstr (kith_resource_form_get (again, KITH_PROMPT_COST), ==, "One coin");
  g_assert_cmpstr (kith_resource_form_get (again, KITH_PROMPT_ALERT), ==,
                   "Closed for the feast\nback on Monday");
  g_assert_cmpstr (kith_resource_form_get (again, KITH_PROMPT_NAME), ==, "Soup Kitchen by the sea");
  twice = kith_resource_form_new (fixture->all);
  kith_resource_form_take_draft (twice, more);
  g_assert_cmpstr (kith_resource_form_get (twice, KITH_PROMPT_COST), ==, "Two coins");
  g_assert_cmpstr (kith_resource_form_get (twice, KITH_PROMPT_NAME), ==, "Soup Kitchen by the sea");
}

/* Whose it is goes with its name: another name is another organization, in a draft too. */
static void
test_organization (void)
{
  g_autoptr (KithResourceForm) form = kith_resource_form_new_local ();
  g_autoptr (KithResourceForm) again = kith_resource_form_new_local ();
  g_autoptr (GVariant) draft = NULL;

  g_assert_cmpint (kith_resource_form_get_organization (form), ==, 0);
  kith_resource_form_set_organization (form, 17, "Tide House");
  g_assert_cmpstr (kith_resource_form_get (form, KITH_PROMPT_BY), ==, "Tide House");
  kith_resource_form_set (form, KITH_PROMPT_BY, "Tide House");
  g_assert_cmpint (kith_resource_form_get_organization (form), ==, 17);
  draft = g_variant_ref_sink (kith_resource_form_to_draft (form));
  kith_resource_form_take_draft (again, draft);
  g_assert_cmpint (kith_resource_form_get_organization (again), ==, 17);
  kith_resource_form_set (form, KITH_PROMPT_BY, "Tide House West");
  g_assert_cmpint (kith_resource_form_get_organization (form), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/app/resource-form/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("unchanged", test_unchanged);
  ADD ("what-is-hidden-stays", test_hidden_stays);
  ADD ("address", test_address);
  ADD ("what-the-source-says", test_theirs);
  ADD ("the-source-s-hours", test_their_hours);
  ADD ("draft", test_draft);
#undef ADD
  g_test_add_func ("/app/resource-form/organization", test_organization);
  g_test_add_func ("/app/resource-form/checks", test_checks);
  return g_test_run ();
}
