/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organizations that are there, by what somebody types of their names. */

#include "resources/kith-resource-owners.h"

#include "resources/kith-directory-builder.h"

static void
add (KithDirectoryBuilder *builder, gint64 id, KithResourceKind kind, gint64 organization, const char *name)
{
  g_autoptr (KithValuesBuilder) values = kith_values_builder_new ();
  g_autoptr (KithResource) resource = kith_resource_new (kind);

  kith_values_builder_add (values, "name", name);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (values);
  resource->id = id;
  resource->organization = organization;
  resource->status = KITH_RESOURCE_IS_ACTIVE;
  kith_directory_builder_add (builder, resource);
}

static KithDirectory *
make_directory (void)
{
  KithDirectoryBuilder *builder = kith_directory_builder_new (kith_synonyms_new_default ());

  add (builder, 1, KITH_RESOURCE_ORGANIZATION, 0, "Tide House West");
  add (builder, 2, KITH_RESOURCE_SERVICE, 1, "Showers");
  add (builder, 3, KITH_RESOURCE_ORGANIZATION, 0, "Tide House");
  add (builder, 4, KITH_RESOURCE_SERVICE, 3, "Lockers");
  add (builder, 5, KITH_RESOURCE_SERVICE, 3, "Laundry");
  add (builder, 6, KITH_RESOURCE_ORGANIZATION, 0, "Night Bus");
  add (builder, 7, KITH_RESOURCE_ORGANIZATION, 0, "Night Bus");
  add (builder, 8, KITH_RESOURCE_SERVICE, 0, "Tide tables");
  return kith_directory_builder_end (builder);
}

static void
test_find (void)
{
  /* What is typed, who is offered in their order, and who is meant. */
  static const struct
  {
    const char *typed;
    gint64 owners[3];
    gint64 only;
  } cases[] = {
    { "tide house", { 3, 1, 0 }, 3 }, { "TIDE HOUSE WEST ", { 1, 0, 0 }, 1 }, { "tide h", { 1, 3, 0 }, 0 },
    { "night bus", { 6, 7, 0 }, 0 },  { "showers", { 0, 0, 0 }, 0 },          { "  ", { 0, 0, 0 }, 0 },
  };
  g_autoptr (KithDirectory) directory = make_directory ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) owners = kith_resource_owners_find (directory, cases[i].typed, now, 3);
      guint n = 0;

      for (guint k = 0; k < 3 && cases[i].owners[k] != 0; k++, n++)
        {
          gboolean found = FALSE;

          for (guint j = 0; j < owners->len; j++)
            found |= g_array_index (owners, gint64, j) == cases[i].owners[k];
          g_assert_true (found);
        }
      g_assert_cmpuint (owners->len, ==, n);
      g_assert_cmpint (kith_resource_owners_get_only (directory, cases[i].typed, owners), ==, cases[i].only);
      if (cases[i].only != 0)
        g_assert_cmpint (g_array_index (owners, gint64, 0), ==, cases[i].only);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/resource-owners/find", test_find);
  return g_test_run ();
}
