/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of different sources that may be one: who is asked about, and what a decision does. */

#include "catalog/import-steps.h"
#include "catalog/kith-resource-alike.h"
#include "catalog/kith-resource-pairs.h"

#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-directory.h"
#include "session/kith-verify.h"

typedef struct
{
  const char *name;
  const char *phone;
  const char *url;
  const char *street; /* "street|town" */
  const char *email;
} Told;

static KithResource *
make (const Told *told, gint64 id, gint64 source)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (KITH_RESOURCE_ORGANIZATION);

  resource->id = id;
  resource->source = source;
  kith_values_builder_add (builder, "name", told->name);
  if (told->phone != NULL)
    kith_values_builder_add (builder, "phone", told->phone);
  if (told->url != NULL)
    kith_values_builder_add (builder, "url", told->url);
  if (told->email != NULL)
    kith_values_builder_add (builder, "email", told->email);
  if (told->street != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (told->street, "|", 2);

      kith_values_builder_open (builder, "address", "");
      kith_values_builder_add (builder, "line", parts[0]);
      kith_values_builder_add (builder, "city", parts[1]);
      kith_values_builder_close (builder);
    }
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  return resource;
}

static guint
n_pairs (const Told *one, const Told *other, gint64 other_source)
{
  g_autoptr (KithResourceAlike) alike = kith_resource_alike_new ();
  g_autoptr (KithResource) left = make (one, 1, 1);
  g_autoptr (KithResource) right = make (other, 2, other_source);
  g_autoptr (GArray) pairs = NULL;

  kith_resource_alike_add (alike, left);
  kith_resource_alike_add (alike, right);
  pairs = kith_resource_alike_find (alike, NULL, NULL);
  return pairs->len;
}

static void
test_alike (void)
{
  static const struct
  {
    Told one;
    Told other;
    gboolean asked;
  } cases[] = {
    { { "River House", "555 010 4711", NULL, NULL },
      { "The River House", "(555) 010-4711", NULL, NULL },
      TRUE },
    { { "River House", NULL, "https://www.river.example/", NULL },
      { "River House Society", NULL, "river.example/en", NULL },
      TRUE },
    { { "Saint Brigid Kitchen", NULL, NULL, "4 Quay St|Port Ellen" },
      { "St. Brigid Kitchen", NULL, NULL, "4 quay st|Port Ellen" },
      TRUE },
    { { "Port Ellen Community Center", "+44 555 010 471", NULL, NULL },
      { "Community Centre Port Ellen", "555010471", NULL, NULL },
      TRUE },
    /* Branches of one body. */
    { { "St. Vincent Kitchen", "555 010 4711", "vincent.example", "4 Quay St|Port Ellen" },
      { "St. Vincent Kitchen", "555 010 9999", "vincent.example", "71 Mill Rd|Dunmore" },
      FALSE },
    { { "St. Vincent Kitchen", NULL, "vincent.example", "4 Quay St|Port Ellen" },
      { "St. Vincent Kitchen", "555 010 9999", "vincent.example", "71 Mill Rd|Dunmore" },
      FALSE },
    { { "St. Vincent Kitchen", "555 010 4711", "vincent.example", NULL },
      { "St. Vincent Kitchen", "555 010 9999", "vincent.example", NULL },
      FALSE },
    { { "St. Vincent Kitchen", NULL, "vincent.example", NULL },
      { "St. Vincent Kitchen", NULL, "vincent.example", NULL },
      TRUE },
    /* A house in which many are. */
    { { "Legal Aid", NULL, NULL, "4 Quay St|Port Ellen" },
      { "Dental Clinic", NULL, NULL, "4 Quay St|Port Ellen" },
      FALSE },
    { { "Legal Aid", "555 010 4711", "house.example", NULL },
      { "Dental Clinic", "555 010 4711", "house.example", NULL },
      FALSE },
    { { "Legal Aid", "555 010 4711", NULL, NULL, "desk@house.example" },
      { "Dental Clinic", "555 010 4711", NULL, NULL, "desk@house.example" },
      FALSE },
    /* The same door and number under another name. */
    { { "Quay Trust", "555 010 4711", "quay.example", "4 Quay St|Port Ellen" },
      { "Harbor Advice", "555 010 4711", "quay.example", "4 Quay St|Port Ellen" },
      TRUE },
    { { "Food Pantry", NULL, NULL, NULL }, { "Food Pantry", NULL, NULL, NULL }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s / %s", cases[i].one.name, cases[i].other.name);
      g_assert_cmpuint (n_pairs (&cases[i].one, &cases[i].other, 2), ==, cases[i].asked);
      g_assert_cmpuint (n_pairs (&cases[i].other, &cases[i].one, 2), ==, cases[i].asked);
      /* One source does not tell one thing twice. */
      g_assert_cmpuint (n_pairs (&cases[i].one, &cases[i].other, 1), ==, 0);
    }
}

/* Many that share something ordinary take no longer and are not asked about. */
static void
test_many (void)
{
  g_autoptr (KithResourceAlike) alike = kith_resource_alike_new ();
  g_autoptr (GArray) pairs = NULL;

  for (gint64 i = 0; i < 4000; i++)
    {
      g_autofree char *phone = g_strdup_printf ("555 %07d", (int) (i / 2));
      const Told told = { "Food Pantry", phone, "county.example", NULL };
      g_autoptr (KithResource) resource = make (&told, i + 1, 1 + i % 2);

      kith_resource_alike_add (alike, resource);
    }
  pairs = kith_resource_alike_find (alike, NULL, NULL);
  g_assert_cmpuint (pairs->len, ==, 2000);
  for (guint i = 0; i < pairs->len; i++)
    {
      const KithResourceAlikePair *pair = &g_array_index (pairs, KithResourceAlikePair, i);

      g_assert_cmpint (pair->other, ==, pair->one + 1);
    }
}

static char *
make_file (const char *entity, const char *phone)
{
  return g_strdup_printf (
      "<Source SourceEntity=\"%s\"><Agency><Key>1</Key><Name>River House</Name><Phone>"
      "<PhoneNumber>%s</PhoneNumber></Phone><Site><Key>2</Key><Name>Hall</Name><SiteService>"
      "<Key>3</Key><Name>%s tea</Name></SiteService></Site></Agency></Source>",
      entity, phone, entity);
}

static guint
propose (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n_new = 99;

  g_assert_true (kith_resource_pairs_propose (fixture->coordinator, &n_new, NULL, &error));
  g_assert_no_error (error);
  return n_new;
}

static guint
n_found (SessionFixture *fixture, const char *typed)
{
  g_autoptr (KithDirectory) directory = kith_directory_load (fixture->coordinator, NULL, NULL);
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 27, 10, 0, 0);
  g_autoptr (KithDirectoryResults) results = kith_directory_search (directory, query, now);

  return results->n_found;
}

static void
assert_whole (SessionFixture *fixture)
{
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_decided (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_file ("One", "555 010 4711");
  g_autofree char *two = make_file ("Two", "(555) 010-4711");
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GError) error = NULL;
  KithResourcePair pair;
  gint64 run;
  guint n_left = 99;

  import_text (fixture, one, NULL);
  run = import_text (fixture, two, NULL);
  g_assert_cmpuint (propose (fixture), ==, 1);
  g_assert_cmpuint (propose (fixture), ==, 0);
  pairs = kith_resource_pairs_list (fixture->coordinator, NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_array_index (pairs, KithResourcePair, 0);

  /* What belongs to the one that is not shown any more is still found. */
  g_assert_cmpuint (n_found (fixture, "two tea"), ==, 1);
  g_assert_true (kith_resource_pairs_decide_same (fixture->coordinator, pair.id, pair.one, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_found (fixture, "two tea"), ==, 1);
  left = kith_resource_pairs_list (fixture->coordinator, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (propose (fixture), ==, 0);

  g_assert_false (kith_resource_pairs_decide_same (fixture->coordinator, pair.id, 17, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_resource_pairs_reopen (fixture->coordinator, pair.id, NULL));
  g_assert_true (kith_resource_pairs_decide_other (fixture->coordinator, pair.id, NULL));
  g_assert_cmpuint (propose (fixture), ==, 0);
  g_clear_pointer (&left, g_array_unref);
  left = kith_resource_pairs_list (fixture->coordinator, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  assert_whole (fixture);
  /* Who was decided about stays when the import is taken back. */
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, run, &n_left, &error));
  g_assert_cmpuint (n_left, ==, 1);
  assert_whole (fixture);
}

/* Said to be two: remembered, so the entry stays when its import is taken back. */
static void
test_other (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_file ("One", "555 010 4711");
  g_autofree char *two = make_file ("Two", "(555) 010-4711");
  g_autoptr (GArray) pairs = NULL;
  guint n_left = 99;
  gint64 run;

  import_text (fixture, one, NULL);
  run = import_text (fixture, two, NULL);
  g_assert_cmpuint (propose (fixture), ==, 1);
  pairs = kith_resource_pairs_list (fixture->coordinator, NULL);
  g_assert_true (kith_resource_pairs_decide_other (fixture->coordinator,
                                                   g_array_index (pairs, KithResourcePair, 0).id, NULL));
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, run, &n_left, NULL));
  g_assert_cmpuint (n_left, ==, 1);
  assert_whole (fixture);
}

/* A question that nobody answered goes with the import that brought it. */
static void
test_taken_back (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_file ("One", "555 010 4711");
  g_autofree char *two = make_file ("Two", "(555) 010-4711");
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left = 99;
  gint64 run;

  import_text (fixture, one, NULL);
  run = import_text (fixture, two, NULL);
  g_assert_cmpuint (propose (fixture), ==, 1);
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, run, &n_left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 0);
  pairs = kith_resource_pairs_list (fixture->coordinator, NULL);
  g_assert_cmpuint (pairs->len, ==, 0);
  assert_whole (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/resource-pairs/alike", test_alike);
  g_test_add_func ("/catalog/resource-pairs/many", test_many);
#define ADD(name, func)                                                                                      \
  g_test_add ("/catalog/resource-pairs/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("decided", test_decided);
  ADD ("other", test_other);
  ADD ("taken-back", test_taken_back);
#undef ADD
  return g_test_run ();
}
