/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be shown of an entry: nothing that is kept back, wherever the flag stands, and everything else. */

#include <string.h>

#include "resources/kith-resource-field.h"
#include "resources/kith-resource-view.h"

#define RUNS 300

/* ---- By chance: texts of their own, some of them under a flag. */

typedef struct
{
  GRand *rand;
  guint n_texts;
  GHashTable *kept_back; /* (owned) (element-type utf8) texts under a flag */
  GHashTable *shown;     /* (owned) (element-type utf8) the others */
} Maker;

static void
make_value (Maker *maker, KithValuesBuilder *builder, const char *name, guint depth, gboolean is_kept_back)
{
  static const char *const parts[] = { "note", "type", "phone", "email", "title" };
  static const char *const flags[] = { "true", "yes", "1" };
  gboolean has_flag = g_rand_int_range (maker->rand, 0, 6) == 0;
  gboolean is_withheld = g_rand_int_range (maker->rand, 0, 10) == 0;
  char *text = g_strdup_printf ("text %u", ++maker->n_texts);

  is_kept_back |= has_flag || is_withheld;
  kith_values_builder_open (builder, name, text);
  g_hash_table_add (is_kept_back ? maker->kept_back : maker->shown, text);
  for (guint n = (guint) g_rand_int_range (maker->rand, 0, 4); n > 0 && depth < KITH_VALUES_MOST_DEEP - 1;
       n--)
    make_value (maker, builder, parts[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (parts))], depth + 1,
                is_kept_back);
  if (has_flag)
    kith_values_builder_add (builder, "confidential",
                             flags[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (flags))]);
  else if (g_rand_boolean (maker->rand))
    kith_values_builder_add (builder, "confidential", "false");
  if (is_withheld)
    kith_values_builder_add (builder, "withheld", "for safety");
  kith_values_builder_close (builder);
}

static KithResource *
make_resource (Maker *maker)
{
  static const char *const fields[] = { "name",    "phone", "url",         "email",
                                        "contact", "alias", "description", "fees" };
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (KITH_RESOURCE_LOCATION);

  for (guint n = (guint) g_rand_int_range (maker->rand, 1, 12); n > 0; n--)
    make_value (maker, builder, fields[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (fields))], 1, FALSE);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  return resource;
}

static void
test_by_chance (void)
{
  Maker maker = { .rand = g_rand_new_with_seed ((guint32) g_test_rand_int ()) };

  maker.kept_back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (KithResource) resource = make_resource (&maker);
      g_autoptr (KithResourceView) view =
          run % 2 == 0 ? kith_resource_view_new (resource) : kith_resource_view_new_for_export (resource);
      KithValueIter iter;
      guint n_shown = 0;

      g_assert_nonnull (view);
      kith_value_iter_init (&iter, kith_resource_view_get_values (view));
      while (kith_value_iter_next (&iter))
        {
          g_assert_false (g_hash_table_contains (maker.kept_back, iter.text));
          g_assert_true (g_hash_table_contains (maker.shown, iter.text));
          n_shown++;
        }
      g_assert_cmpuint (n_shown, ==, g_hash_table_size (maker.shown));
      g_hash_table_remove_all (maker.kept_back);
      g_hash_table_remove_all (maker.shown);
    }
  g_hash_table_unref (maker.kept_back);
  g_hash_table_unref (maker.shown);
  g_rand_free (maker.rand);
}

/* ---- By field. */

static KithResourceView *
view_of (KithValuesBuilder *builder, KithResourceStatus status)
{
  g_autoptr (KithResource) resource = kith_resource_new (KITH_RESOURCE_LOCATION);

  resource->id = 42;
  resource->status = status;
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  return kith_resource_view_new (resource);
}

static void
assert_fields (const KithResourceView *view, const char *expected)
{
  g_autoptr (GPtrArray) names = kith_values_list_fields (kith_resource_view_get_values (view), NULL);
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (" ", (char **) names->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

/* Of each field what a view has, so that a new one is thought about. */
static void
test_every_field (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResourceView) view = NULL;

  for (guint i = 0; i < KITH_N_RESOURCE_FIELDS; i++)
    {
      const char *name = kith_resource_field_name (i);
      gboolean excludes = g_str_has_prefix (name, "not-") || g_str_has_prefix (name, "for-");

      kith_values_builder_open (builder, name, excludes ? "unheard-of" : "text");
      kith_values_builder_add (builder, "line", "1 Pier");
      kith_values_builder_close (builder);
    }
  kith_values_builder_add (builder, "unheard-of", "text");
  view = view_of (builder, KITH_RESOURCE_IS_ACTIVE);
  g_assert_cmpint (kith_resource_view_get_id (view), ==, 42);
  g_assert_cmpint (kith_resource_view_get_kind (view), ==, KITH_RESOURCE_LOCATION);
  assert_fields (
      view, "name alias description alert phone url email contact address no-address cross-street "
            "directions transport public-transport position access wheelchair hours season language term "
            "population eligibility age gender family income residency aid area document step fees "
            "payment capacity not-always license funding budget tax-status tax-id legal-status founded "
            "verified");
}

static void
test_hidden_place (void)
{
  static const char *const types[] = { "physical", "other", "mailing" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
      g_autoptr (KithResourceView) view = NULL;

      kith_values_builder_add (builder, "name", "Harbor House");
      kith_values_builder_add (builder, "cross-street", "Pier and Mole");
      kith_values_builder_add (builder, "directions", "the green door");
      kith_values_builder_open (builder, "position", NULL);
      kith_values_builder_add (builder, "latitude", "1.5");
      kith_values_builder_close (builder);
      kith_values_builder_open (builder, "address", NULL);
      kith_values_builder_add (builder, "type", types[i]);
      kith_values_builder_add (builder, i == 1 ? "withheld" : "confidential", "true");
      kith_values_builder_close (builder);
      kith_values_builder_open (builder, "address", NULL);
      kith_values_builder_add (builder, "city", "Port");
      kith_values_builder_close (builder);
      view = view_of (builder, KITH_RESOURCE_IS_ACTIVE);
      assert_fields (view, i < 2 ? "name" : "name address cross-street directions position");
    }
}

/* A flag that a reader could not read is heeded; what only looks like one is not. */
static void
test_flags_nobody_expected (void)
{
  static const struct
  {
    const char *path;
    const char *text;
    gboolean keeps_value; /* where it stands in an address */
    gboolean keeps_entry; /* where it stands beside it */
  } flags[] = {
    { "@Confidential", "yes", TRUE, TRUE },
    { "Confidential", "true", TRUE, TRUE },
    { "@confidential", "ask Jo", TRUE, TRUE },
    { "@Confidential", " No ", FALSE, FALSE },
    { "Confidential", "0", FALSE, FALSE },
    { "Fax/@Confidential", "true", FALSE, FALSE },
    { "@ConfidentialNote", "true", FALSE, FALSE },
    { "@ExcludeFromDirectory", "Y", FALSE, TRUE },
    { "@ExcludeFromWebsite", "on request", FALSE, TRUE },
    { "@ExcludeFromWebsite", "N", FALSE, FALSE },
    { "ResourceInfo/@AvailableForDirectory", "no", FALSE, TRUE },
    { "ResourceInfo/@AvailableForReferral", "never", FALSE, TRUE },
    { "ResourceInfo/@AvailableForReferral", "Yes", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags) * 2; i++)
    {
      gboolean in_value = i % 2 == 0;
      g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
      g_autoptr (KithResourceView) view = NULL;

      kith_values_builder_open (builder, "address", NULL);
      kith_values_builder_add (builder, "city", "Port");
      if (!in_value)
        kith_values_builder_close (builder);
      kith_values_builder_open (builder, "extra", flags[i / 2].text);
      kith_values_builder_add (builder, "path", flags[i / 2].path);
      kith_values_builder_close (builder);
      if (in_value)
        kith_values_builder_close (builder);
      view = view_of (builder, KITH_RESOURCE_IS_ACTIVE);
      if (in_value)
        assert_fields (view, flags[i / 2].keeps_value ? "" : "address");
      else
        g_assert_cmpint (view == NULL, ==, flags[i / 2].keeps_entry);
    }
}

static void
test_nothing_to_show (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gboolean is_shown;
  } entries[] = {
    { "not-in-directory", "true", FALSE }, { "not-in-directory", "false", TRUE },
    { "not-on-website", "true", FALSE },   { "for-directory", "false", FALSE },
    { "for-directory", "true", TRUE },     { "for-referral", "false", FALSE },
    { "for-research", "false", TRUE },
  };
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (KithResourceView) view = NULL;

      kith_values_builder_add (builder, entries[i].name, entries[i].text);
      view = view_of (builder, KITH_RESOURCE_IS_ACTIVE);
      g_assert_true ((view != NULL) == entries[i].is_shown);
    }
  for (guint status = KITH_RESOURCE_IS_INACTIVE; status <= KITH_RESOURCE_IS_DELETED; status++)
    g_assert_null (view_of (builder, status));
}

static void
test_no_numbers (void)
{
  static const char *const none[] = { "(none)", "N/A", "none", " - ", "" };
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResourceView) view = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      kith_values_builder_open (builder, "phone", none[i]);
      kith_values_builder_add (builder, "type", "Fax");
      kith_values_builder_close (builder);
    }
  kith_values_builder_add (builder, "phone", "555-0100");
  kith_values_builder_add (builder, "verified", "1900-01-01");
  view = view_of (builder, KITH_RESOURCE_IS_ACTIVE);
  assert_fields (view, "phone");
  g_assert_cmpstr (kith_values_get (kith_resource_view_get_values (view), "phone"), ==, "555-0100");
  g_assert_cmpuint (kith_values_get_length (kith_resource_view_get_values (view)), ==, 1);
}

/* Field by field, as somebody looks at a change: the same texts and no others, and it is said where one is
 * missing. */
static void
test_field_by_chance (void)
{
  Maker maker = { .rand = g_rand_new_with_seed ((guint32) g_test_rand_int ()) };

  maker.kept_back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (KithResource) resource = make_resource (&maker);
      g_autoptr (GPtrArray) names = kith_values_list_fields (resource->values, resource->values);
      gboolean any_kept_back = FALSE;
      guint n_shown = 0;

      for (guint i = 0; i < names->len; i++)
        {
          gboolean kept_back;
          g_autoptr (KithValues) shown =
              kith_resource_view_field (resource->values, names->pdata[i], &kept_back);
          KithValueIter iter;

          any_kept_back |= kept_back;
          kith_value_iter_init (&iter, shown);
          while (kith_value_iter_next (&iter))
            {
              g_assert_true (g_hash_table_contains (maker.shown, iter.text));
              n_shown++;
            }
        }
      g_assert_cmpuint (n_shown, ==, g_hash_table_size (maker.shown));
      g_assert_cmpint (any_kept_back, ==, g_hash_table_size (maker.kept_back) > 0);
      g_hash_table_remove_all (maker.kept_back);
      g_hash_table_remove_all (maker.shown);
    }
  g_hash_table_unref (maker.kept_back);
  g_hash_table_unref (maker.shown);
  g_rand_free (maker.rand);
}

/* How to find a place whose address is kept back is as much its address. */
static void
test_field_of_hidden_place (void)
{
  for (guint is_kept_back = 0; is_kept_back < 2; is_kept_back++)
    {
      g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
      g_autoptr (KithValues) values = NULL;
      g_autoptr (KithValues) directions = NULL;
      g_autoptr (KithValues) flag = NULL;
      gboolean kept_back;

      kith_values_builder_open (builder, "address", "");
      kith_values_builder_add (builder, "line", "4 Quay St");
      if (is_kept_back)
        kith_values_builder_add (builder, "confidential", "true");
      kith_values_builder_close (builder);
      kith_values_builder_add (builder, "directions", "Behind the mill");
      kith_values_builder_add (builder, "for-directory", "true");
      values = kith_values_builder_end (builder);
      directions = kith_resource_view_field (values, "directions", &kept_back);
      g_assert_cmpint (kept_back, ==, is_kept_back);
      g_assert_cmpint (kith_values_get (directions, "directions") == NULL, ==, is_kept_back);
      flag = kith_resource_view_field (values, "for-directory", &kept_back);
      g_assert_false (kept_back);
      g_assert_cmpstr (kith_values_get (flag, "for-directory"), ==, "true");
    }
}

/* What it is called, and that its source wants it in no directory, can be seen; nothing else. */
static void
test_field_of_hidden_entry (void)
{
  static const struct
  {
    const char *name;
    gboolean is_told;
  } fields[] = { { "name", TRUE }, { "for-directory", TRUE }, { "phone", FALSE }, { "description", FALSE } };
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValues) values = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kith_values_builder_add (builder, fields[i].name, "false");
  values = kith_values_builder_end (builder);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean kept_back;
      g_autoptr (KithValues) shown = kith_resource_view_field (values, fields[i].name, &kept_back);

      g_assert_cmpint (kept_back, ==, !fields[i].is_told);
      g_assert_cmpint (kith_values_get (shown, fields[i].name) != NULL, ==, fields[i].is_told);
    }
}

/* For other programs there is more of it, but nothing where something of it is kept back that could say the
 * same. */
static void
test_for_export (void)
{
  for (guint is_kept_back = 0; is_kept_back < 2; is_kept_back++)
    {
      g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
      g_autoptr (KithResource) resource = kith_resource_new (KITH_RESOURCE_LOCATION);
      g_autoptr (KithResourceView) shown = NULL;
      g_autoptr (KithResourceView) exported = NULL;
      const KithValues *values;

      kith_values_builder_add (builder, "name", "Hall");
      kith_values_builder_add (builder, "cross-street", "Mill Rd");
      kith_values_builder_open (builder, "address", "");
      kith_values_builder_add (builder, "line", "4 Quay St");
      if (is_kept_back)
        kith_values_builder_add (builder, "confidential", "true");
      kith_values_builder_close (builder);
      kith_values_builder_add (builder, "specialist", "Ada");
      kith_values_builder_add (builder, "extra", "something");
      kith_values_builder_add (builder, "of-nobody", "something");
      kith_values_unref (resource->values);
      resource->values = kith_values_builder_end (builder);
      shown = kith_resource_view_new (resource);
      exported = kith_resource_view_new_for_export (resource);

      values = kith_resource_view_get_values (shown);
      g_assert_null (kith_values_get (values, "specialist"));
      g_assert_null (kith_values_get (values, "extra"));
      values = kith_resource_view_get_values (exported);
      g_assert_cmpstr (kith_values_get (values, "specialist"), ==, "Ada");
      g_assert_cmpint (kith_values_get (values, "extra") == NULL, ==, is_kept_back);
      g_assert_cmpint (kith_values_get (values, "of-nobody") == NULL, ==, is_kept_back);
      g_assert_cmpint (kith_values_get (values, "address") == NULL, ==, is_kept_back);
      g_assert_cmpint (kith_values_get (values, "cross-street") == NULL, ==, is_kept_back);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/resource view/by chance", test_by_chance);
  g_test_add_func ("/resources/resource view/every field", test_every_field);
  g_test_add_func ("/resources/resource view/hidden place", test_hidden_place);
  g_test_add_func ("/resources/resource view/flags nobody expected", test_flags_nobody_expected);
  g_test_add_func ("/resources/resource view/nothing to show", test_nothing_to_show);
  g_test_add_func ("/resources/resource view/no numbers", test_no_numbers);

  g_test_add_func ("/resources/resource view/field by chance", test_field_by_chance);
  g_test_add_func ("/resources/resource view/field of a hidden place", test_field_of_hidden_place);
  g_test_add_func ("/resources/resource view/field of a hidden entry", test_field_of_hidden_entry);
  g_test_add_func ("/resources/resource view/for export", test_for_export);
  return g_test_run ();
}
