/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports taken back: the store is as it was, whatever files were read and whatever was changed here before.
 */

#include "catalog/import-steps.h"

#include "base/kith-error.h"
#include "catalog/kith-catalog-conflicts.h"
#include "resources/kith-resources.h"
#include "session/kith-verify.h"

#define AGENCIES 12

static const char *const words[] = { "Tea", "Coffee", "Soup", "Bread", "Talk" };

static const char *
any_word (void)
{
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

/* Which agencies there are, what is said of them and where their service belongs is chance. */
static char *
make_file (void)
{
  GString *file = g_string_new ("<Source SourceEntity=\"Chance\">");

  for (int key = 1; key <= AGENCIES; key++)
    {
      if (g_test_rand_int_range (0, 4) == 0)
        continue;
      g_string_append_printf (
          file,
          "<Agency><Key>%d</Key><Name>%s %d</Name><AgencyDescription>%s</AgencyDescription>"
          "<Site><Key>%d</Key><Name>Hall</Name><SiteService><Key>5</Key><Name>%s</Name>"
          "<Description>%s</Description></SiteService></Site></Agency>",
          key, any_word (), key, any_word (), 100 + key, any_word (), any_word ());
    }
  g_string_append (file, "</Source>");
  return g_string_free (file, FALSE);
}

static gboolean
edit_one (SessionFixture *fixture)
{
  g_autofree char *key = g_strdup_printf ("%d", g_test_rand_int_range (1, AGENCIES + 1));
  g_autoptr (KithResource) resource = import_find (fixture, KITH_RESOURCE_ORGANIZATION, key);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (GError) error = NULL;

  if (resource == NULL)
    return FALSE;
  kith_values_builder_add (builder, "name", any_word ());
  kith_values_builder_add (builder, "description", any_word ());
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  g_assert_true (kith_resources_change (fixture->coordinator, resource, &error));
  g_assert_no_error (error);
  return TRUE;
}

static void
assert_whole (SessionFixture *fixture)
{
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

/* Three imports one after the other, with changes here before the first and the second; all three taken back.
 */
static void
test_as_before (SessionFixture *fixture, gconstpointer data)
{
  for (guint run = 0; run < 8; run++)
    {
      gint64 runs[3];
      char *before[3];

      for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
        {
          g_autofree char *file = make_file ();

          if (i == 0)
            edit_one (fixture);
          before[i] = import_print_store (fixture);
          runs[i] = import_text (fixture, file, "Chance");
        }
      for (guint i = G_N_ELEMENTS (runs); i-- > 0;)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *after = NULL;
          guint n_left = 99;

          if (runs[i] != 0)
            {
              g_assert_true (kith_catalogs_take_back (fixture->coordinator, runs[i], &n_left, &error));
              g_assert_no_error (error);
              g_assert_cmpuint (n_left, ==, 0);
            }
          after = import_print_store (fixture);
          g_assert_cmpstr (before[i], ==, after);
          g_free (before[i]);
        }
      /* Something to begin the next round with. */
      {
        g_autofree char *file = make_file ();

        import_text (fixture, file, "Chance");
      }
    }
  assert_whole (fixture);
}

/* What was changed since stays, with what it belongs to; everything else goes. */
static void
test_changed_since (SessionFixture *fixture, gconstpointer data)
{
  const char *file =
      "<Source SourceEntity=\"Tea\"><Agency><Key>1</Key><Name>One</Name><Site><Key>11</Key>"
      "<Name>Hall</Name><SiteService><Key>12</Key><Name>Tea</Name></SiteService></Site></Agency>"
      "<Agency><Key>2</Key><Name>Two</Name></Agency></Source>";
  gint64 run = import_text (fixture, file, NULL);
  g_autoptr (KithResource) service = import_find (fixture, KITH_RESOURCE_SERVICE, "1/12");
  g_autoptr (KithResource) left = NULL;
  g_autoptr (KithResource) agency = NULL;
  g_autoptr (KithResource) other = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left = 0;

  g_assert_nonnull (service);
  g_assert_true (kith_resources_pin (fixture->coordinator, service->id, TRUE, NULL));
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, run, &n_left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 2);
  left = import_find (fixture, KITH_RESOURCE_SERVICE, "1/12");
  agency = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "1");
  other = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "2");
  g_assert_nonnull (left);
  g_assert_nonnull (agency);
  g_assert_null (other);
  assert_whole (fixture);
}

static void
test_changed_over (SessionFixture *fixture, gconstpointer data)
{
  const char *first = "<Source SourceEntity=\"Tea\"><Agency><Key>1</Key><Name>One</Name></Agency>"
                      "<Agency><Key>2</Key><Name>Two</Name></Agency></Source>";
  const char *second = "<Source SourceEntity=\"Tea\"><Agency><Key>1</Key><Name>Uno</Name></Agency>"
                       "<Agency><Key>2</Key><Name>Due</Name></Agency></Source>";
  g_autoptr (KithResource) one = NULL;
  g_autoptr (KithResource) after = NULL;
  g_autoptr (KithResource) other = NULL;
  gint64 run;
  guint n_left = 0;

  import_text (fixture, first, NULL);
  run = import_text (fixture, second, NULL);
  one = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "1");
  one->status = KITH_RESOURCE_IS_INACTIVE;
  g_assert_true (kith_resources_change (fixture->coordinator, one, NULL));
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, run, &n_left, NULL));
  g_assert_cmpuint (n_left, ==, 1);
  after = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "1");
  other = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "2");
  g_assert_cmpstr (kith_values_get (after->values, "name"), ==, "Uno");
  g_assert_cmpstr (kith_values_get (other->values, "name"), ==, "Two");
}

static gint64
import_description (SessionFixture *fixture, const char *description)
{
  g_autofree char *file = g_strdup_printf ("<Source SourceEntity=\"Tea\"><Agency><Key>1</Key><Name>One</Name>"
                                           "<AgencyDescription>%s</AgencyDescription></Agency></Source>",
                                           description);

  return import_text (fixture, file, NULL);
}

static gint64
describe_here (SessionFixture *fixture, const char *description)
{
  g_autoptr (KithResource) resource = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "1");
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValues) field = NULL;
  KithValues *values;

  kith_values_builder_add (builder, "description", description);
  field = kith_values_builder_end (builder);
  values = kith_values_with_field (resource->values, "description", field);
  kith_values_unref (resource->values);
  resource->values = values;
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  return resource->id;
}

static void
assert_description (SessionFixture *fixture, const char *description, const char *base)
{
  g_autoptr (KithResource) resource = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "1");

  g_assert_cmpstr (kith_values_get (resource->values, "description"), ==, description);
  if (base == NULL)
    g_assert_null (resource->base);
  else
    g_assert_cmpstr (kith_values_get (resource->base, "description"), ==, base);
}

/* The one that is open, which says so; 0: none. */
static gint64
open_conflict (SessionFixture *fixture, const char *theirs)
{
  g_autoptr (GPtrArray) open = kith_catalog_conflicts_list (fixture->coordinator, 0, NULL);
  const KithCatalogConflict *conflict = open->len > 0 ? open->pdata[0] : NULL;

  g_assert_cmpuint (open->len, ==, theirs != NULL ? 1 : 0);
  if (conflict == NULL)
    return 0;
  g_assert_cmpstr (kith_values_get (conflict->theirs, "description"), ==, theirs);
  return conflict->id;
}

/* Taken back, a decision is open again and what stood here stands, whichever way it went. */
static void
test_decision_taken_back (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 conflict;

  import_description (fixture, "Tea");
  describe_here (fixture, "Coffee");
  import_description (fixture, "Soup");
  conflict = open_conflict (fixture, "Soup");
  for (gboolean theirs = FALSE; theirs <= TRUE; theirs++)
    {
      g_assert_true (kith_catalog_conflicts_decide (fixture->coordinator, conflict, theirs, NULL));
      open_conflict (fixture, NULL);
      assert_description (fixture, theirs ? "Soup" : "Coffee", theirs ? NULL : "Soup");
      g_assert_true (kith_catalog_conflicts_reopen (fixture->coordinator, conflict, &error));
      g_assert_no_error (error);
      assert_description (fixture, "Coffee", "Soup");
      g_assert_cmpint (open_conflict (fixture, "Soup"), ==, conflict);
    }
  g_assert_false (kith_catalog_conflicts_reopen (fixture->coordinator, conflict, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  assert_whole (fixture);
}

typedef struct
{
  gboolean theirs;   /* was decided for */
  const char *here;  /* (nullable) written here afterwards */
  const char *there; /* (nullable) told by the source afterwards */
  const char *description;
  const char *base; /* (nullable) */
} Later;

static const Later later[] = {
  { TRUE, "Bread", NULL, "Bread", "Soup" },
  { FALSE, "Soup", NULL, "Soup", NULL },
  { TRUE, NULL, "Bread", "Bread", NULL },
  { FALSE, NULL, "Bread", "Coffee", "Bread" },
};

/* What somebody wrote after the decision, or the source told, is not written over. */
static void
test_decision_stands (SessionFixture *fixture, gconstpointer data)
{
  const Later *what = data;
  g_autoptr (GError) error = NULL;
  gint64 conflict;

  import_description (fixture, "Tea");
  describe_here (fixture, "Coffee");
  import_description (fixture, "Soup");
  conflict = open_conflict (fixture, "Soup");
  g_assert_true (kith_catalog_conflicts_decide (fixture->coordinator, conflict, what->theirs, NULL));
  if (what->here != NULL)
    describe_here (fixture, what->here);
  else
    import_description (fixture, what->there);
  g_assert_false (kith_catalog_conflicts_reopen (fixture->coordinator, conflict, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  assert_description (fixture, what->description, what->base);
  assert_whole (fixture);
}

/* What a newer file overtook is open again once that is taken back. */
static void
test_overtaken_again (SessionFixture *fixture, gconstpointer data)
{
  gint64 first, second, newest, newer;

  import_description (fixture, "Tea");
  describe_here (fixture, "Coffee");
  newer = import_description (fixture, "Soup");
  first = open_conflict (fixture, "Soup");
  newest = import_description (fixture, "Bread");
  second = open_conflict (fixture, "Bread");
  g_assert_cmpint (first, !=, second);
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, newest, NULL, NULL));
  g_assert_cmpint (open_conflict (fixture, "Soup"), ==, first);
  assert_description (fixture, "Coffee", "Soup");
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, newer, NULL, NULL));
  open_conflict (fixture, NULL);
  assert_description (fixture, "Coffee", "Tea");

  /* Where somebody changed the entry since, it stays as the newer file has it, and so does what was asked. */
  newer = import_description (fixture, "Soup");
  newest = import_description (fixture, "Bread");
  describe_here (fixture, "Bread");
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, newest, NULL, NULL));
  open_conflict (fixture, NULL);
  assert_whole (fixture);
}

static void
test_refused (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *file = make_file ();
  g_autofree char *other = make_file ();
  gint64 first = import_text (fixture, file, "Chance");
  gint64 second = import_text (fixture, other, "Chance");
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_catalogs_take_back (fixture->coordinator, first, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, second, NULL, &error));
  g_assert_false (kith_catalogs_take_back (fixture->coordinator, second, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_catalogs_take_back (fixture->coordinator, 17, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (kith_catalogs_take_back (fixture->coordinator, first, NULL, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/catalog/import-undo/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("as-before", test_as_before);
  ADD ("changed-since", test_changed_since);
  ADD ("changed-over", test_changed_over);
  ADD ("decision-taken-back", test_decision_taken_back);
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      g_autofree char *name = g_strdup_printf ("/catalog/import-undo/decision-stands/%u", i);

      g_test_add (name, SessionFixture, &later[i], fixture_set_up, test_decision_stands, fixture_tear_down);
    }
  ADD ("overtaken-again", test_overtaken_again);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
