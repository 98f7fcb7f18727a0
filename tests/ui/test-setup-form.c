/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the first run, without a screen: what it wants, in which order, and that it keeps no passphrase
 * in a property. */

#include "welcome/kith-setup-form.h"

#include "session/kith-default-services.h"
#include "vault/kith-vault.h"

static void
assert_wants (KithSetupForm *form, const char *field)
{
  g_assert_cmpstr (kith_setup_form_get_problem_field (form), ==, field);
  g_assert_cmpint (kith_setup_form_is_ready (form), ==, field == NULL);
}

static KithSetupForm *
make_complete (void)
{
  KithSetupForm *form = kith_setup_form_new ();

  g_object_set (form, "center-name", "Corner House", "coordinator-name", "Ruth S.", NULL);
  kith_setup_form_set_passphrase (form, "plum kettle river");
  kith_setup_form_set_repeated (form, "plum kettle river");
  return form;
}

/* Two names and a passphrase: nothing else is asked. */
static void
test_least (void)
{
  g_autoptr (KithSetupForm) form = kith_setup_form_new ();

  assert_wants (form, "center-name");
  g_object_set (form, "center-name", "Corner House", NULL);
  assert_wants (form, "coordinator-name");
  g_object_set (form, "coordinator-name", "Ruth S.", NULL);
  assert_wants (form, "passphrase");
  kith_setup_form_set_passphrase (form, "short");
  assert_wants (form, "passphrase");
  kith_setup_form_set_passphrase (form, "plum kettle river");
  assert_wants (form, "repeated");
  kith_setup_form_set_repeated (form, "plum kettle rive");
  assert_wants (form, "repeated");
  kith_setup_form_set_repeated (form, "plum kettle river");
  assert_wants (form, NULL);
  kith_setup_form_set_passphrase (form, "plum kettle rivers");
  assert_wants (form, "repeated");
}

static void
test_refuses (void)
{
  g_autoptr (KithSetupForm) form = make_complete ();

  g_object_set (form, "timezone", "Nowhere/Atlantis", NULL);
  assert_wants (form, "timezone");
  g_object_set (form, "timezone", "Europe/Lisbon", NULL);
  assert_wants (form, NULL);
  kith_setup_form_set_passphrase (form, "Corner House");
  kith_setup_form_set_repeated (form, "Corner House");
  assert_wants (form, "passphrase");
}

static void
test_setup (void)
{
  g_autoptr (KithSetupForm) form = make_complete ();
  g_autoptr (KithSetup) setup = NULL;
  const KithDefaultService *first = kith_default_services_get ();
  g_autoptr (GError) error = NULL;

  g_object_set (form, "rollover", 150, "country", "pt", NULL);
  kith_setup_form_set_service (form, first->code, !first->usual);
  setup = kith_setup_form_make_setup (form);
  g_assert_cmpstr (setup->center_name, ==, "Corner House");
  g_assert_cmpint (setup->rollover, ==, 150);
  g_assert_cmpstr (setup->country, ==, "pt");
  g_assert_cmpint (g_strv_contains ((const char *const *) setup->services, first->code), ==, !first->usual);
  g_assert_true (kith_setup_check (setup, NULL, &error));
  g_assert_no_error (error);
}

static void
test_forget (void)
{
  g_autoptr (KithSetupForm) form = make_complete ();
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (form), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *shown = NULL;

      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (G_OBJECT (form), properties[i]->name, &value);
      shown = g_strdup_value_contents (&value);
      g_assert_null (strstr (shown, "kettle"));
    }
  kith_setup_form_forget (form);
  assert_wants (form, "passphrase");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (kith_vault_init (NULL));
  g_test_add_func ("/app/setup-form/least", test_least);
  g_test_add_func ("/app/setup-form/refuses", test_refuses);
  g_test_add_func ("/app/setup-form/setup", test_setup);
  g_test_add_func ("/app/setup-form/forget", test_forget);
  return g_test_run ();
}
