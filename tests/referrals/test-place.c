/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the directory calls a place: no more than it shows. */

#include "base/kith-error.h"
#include "referrals/kith-referral-place.h"
#include "resources/kith-resources.h"
#include "visits/visits-fixture.h"

static KithResource *
entry (KithResourceKind kind, const char *name)
{
  KithResource *resource = kith_resource_new (kind);
  KithValuesBuilder *builder = kith_values_builder_new ();

  if (name != NULL)
    kith_values_builder_add (builder, "name", name);
  g_clear_pointer (&resource->values, kith_values_unref);
  resource->values = kith_values_builder_end (builder);
  kith_values_builder_free (builder);
  return resource;
}

static void
add (VisitsFixture *fixture, KithResource *resource)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_resources_add (fixture->session, &resource, 1, &error));
  g_assert_no_error (error);
}

static void
assert_named (VisitsFixture *fixture, const KithResource *resource, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = kith_referral_place_name (fixture->session, resource->id, &error);

  g_assert_cmpstr (name, ==, expected);
  if (expected != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_name (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithResource) house = entry (KITH_RESOURCE_ORGANIZATION, "Harbor House");
  g_autoptr (KithResource) beds = entry (KITH_RESOURCE_SERVICE, "Beds for the night");
  g_autoptr (KithResource) same = entry (KITH_RESOURCE_SERVICE, "Harbor House");
  g_autoptr (KithResource) door = entry (KITH_RESOURCE_LOCATION, "The blue door");
  g_autoptr (KithResource) there = entry (KITH_RESOURCE_SITE_SERVICE, NULL);
  g_autoptr (GError) error = NULL;

  add (fixture, house);
  beds->organization = same->organization = there->organization = door->organization = house->id;
  add (fixture, beds);
  add (fixture, same);
  add (fixture, door);
  there->service = beds->id;
  there->location = door->id;
  add (fixture, there);
  assert_named (fixture, house, "Harbor House");
  assert_named (fixture, beds, "Beds for the night, Harbor House");
  assert_named (fixture, same, "Harbor House");
  assert_named (fixture, there, "Beds for the night, Harbor House");

  /* What is closed for good is shown nowhere, and nobody is sent there. */
  beds->status = KITH_RESOURCE_IS_DEFUNCT;
  g_assert_true (kith_resources_change (fixture->session, beds, &error));
  g_assert_no_error (error);
  assert_named (fixture, beds, NULL);
  assert_named (fixture, there, NULL);
  g_assert_null (kith_referral_place_name (fixture->session, 99, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/referrals/place/name", test_name);
  return g_test_run ();
}
