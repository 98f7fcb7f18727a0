/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries in the store: what was written is read, what the source said stays known beside what the center
 * changed, and nothing is written over what somebody else wrote. */

#include "resources/kith-resources.h"

#include "base/kith-error.h"
#include "resources/kith-resource-rows.h"
#include "session/kith-verify.h"
#include "session/session-fixture.h"
#include "store/kith-full-text.h"

static KithValues *
make_values (const char *name, const char *description)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  kith_values_builder_add (builder, "name", name);
  if (description != NULL)
    kith_values_builder_add (builder, "description", description);
  return kith_values_builder_end (builder);
}

static KithResource *
make (KithResourceKind kind, const char *name, const char *description)
{
  KithResource *resource = kith_resource_new (kind);

  kith_values_unref (resource->values);
  resource->values = make_values (name, description);
  return resource;
}

static KithResource *
get (SessionFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KithResource *resource = kith_resources_get (fixture->coordinator, id, &error);

  g_assert_no_error (error);
  return resource;
}

static guint
n_found (SessionFixture *fixture, const char *typed)
{
  g_autoptr (GArray) found =
      kith_full_text_find (kith_store_get_reader (fixture->store, NULL), typed, 10, NULL);

  return found->len;
}

static gint64
add_one (SessionFixture *fixture, const char *name, const char *description)
{
  g_autoptr (KithResource) resource = make (KITH_RESOURCE_SERVICE, name, description);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_resources_add (fixture->coordinator, &resource, 1, &error));
  g_assert_no_error (error);
  return resource->id;
}

/* As an import would, without its source. */
static gint64
add_told (SessionFixture *fixture)
{
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->coordinator, KITH_EVENT_CATALOG_IMPORTED, 0, NULL);
  g_autoptr (KithResource) resource = make (KITH_RESOURCE_SERVICE, "Night shelter", "Beds");
  g_autoptr (GError) error = NULL;
  gint64 source = kith_change_new_id (change);

  kith_db_run (kith_change_get_db (change), &error,
               "INSERT INTO catalog (id, name, format, partial, version) VALUES (?1, 'One', 1, 0, 1)", "i",
               source);
  g_assert_no_error (error);
  kith_change_touch (change, "catalog", source);
  resource->id = kith_change_new_id (change);
  resource->source = source;
  resource->key = g_strdup ("17");
  g_assert_true (kith_resource_rows_insert (change, resource, &error));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
  return resource->id;
}

static void
test_added_together (SessionFixture *fixture, gconstpointer data)
{
  KithResource *all[4] = { make (KITH_RESOURCE_ORGANIZATION, "River House", NULL),
                           make (KITH_RESOURCE_LOCATION, "River House, by the bridge", NULL),
                           make (KITH_RESOURCE_SERVICE, "Breakfast", "Porridge for whoever comes"),
                           kith_resource_new (KITH_RESOURCE_SITE_SERVICE) };
  g_autoptr (GPtrArray) about = NULL;
  g_autoptr (KithResource) site = NULL;
  g_autoptr (GError) error = NULL;

  all[1]->organization = all[2]->organization = all[3]->organization = -1;
  all[3]->location = -2;
  all[3]->service = -3;
  g_assert_true (kith_resources_add (fixture->coordinator, all, G_N_ELEMENTS (all), &error));
  g_assert_no_error (error);

  site = get (fixture, all[3]->id);
  g_assert_cmpint (site->kind, ==, KITH_RESOURCE_SITE_SERVICE);
  g_assert_cmpint (site->service, ==, all[2]->id);
  g_assert_cmpint (site->location, ==, all[1]->id);
  about = kith_resources_list_about (fixture->coordinator, all[0]->id, &error);
  g_assert_cmpuint (about->len, ==, 3);
  g_assert_cmpuint (n_found (fixture, "porridge"), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    kith_resource_free (all[i]);
}

static void
test_named (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithResource) resource = make (KITH_RESOURCE_SERVICE, "", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_resources_add (fixture->coordinator, &resource, 1, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_base (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithResource) resource = get (fixture, add_told (fixture));
  g_autoptr (KithResource) changed = NULL;
  g_autoptr (KithResource) again = NULL;
  g_autoptr (KithResource) back = NULL;
  KithValues *said = kith_values_ref (resource->values);

  g_assert_null (resource->base);
  kith_values_unref (resource->values);
  resource->values = make_values ("Night shelter", "Beds and breakfast");
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  changed = get (fixture, resource->id);
  g_assert_true (kith_values_equal (changed->base, said));
  g_assert_cmpuint (n_found (fixture, "breakfast"), ==, 1);

  /* What is changed again still goes back to the source's words. */
  kith_values_unref (changed->values);
  changed->values = make_values ("Night shelter", "Beds, breakfast, lockers");
  g_assert_true (kith_resources_change (fixture->coordinator, changed, NULL));
  again = get (fixture, resource->id);
  g_assert_true (kith_values_equal (again->base, said));

  kith_values_unref (again->values);
  again->values = kith_values_ref (said);
  g_assert_true (kith_resources_change (fixture->coordinator, again, NULL));
  back = get (fixture, resource->id);
  g_assert_null (back->base);
  kith_values_unref (said);
}

/* The center's own has no source to go back to. */
static void
test_own_has_no_base (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithResource) resource = get (fixture, add_one (fixture, "Quiet room", NULL));
  g_autoptr (KithResource) changed = NULL;

  kith_values_unref (resource->values);
  resource->values = make_values ("Quiet room upstairs", NULL);
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  changed = get (fixture, resource->id);
  g_assert_null (changed->base);
}

static void
test_two_who_change (SessionFixture *fixture, gconstpointer data)
{
  gint64 id = add_one (fixture, "Quiet room", NULL);
  g_autoptr (KithResource) one = get (fixture, id);
  g_autoptr (KithResource) other = get (fixture, id);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_resources_change (fixture->coordinator, one, &error));
  g_assert_false (kith_resources_change (fixture->coordinator, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
}

static guint
count_log (SessionFixture *fixture)
{
  gint64 n = 0;

  g_assert_true (kith_db_get_int64 (kith_store_get_reader (fixture->store, NULL), &n, NULL,
                                    "SELECT count (*) FROM audit", ""));
  return (guint) n;
}

/* Several at once: one entry of the log, and none of them where one cannot be written. */
static void
test_together (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithResource) one = get (fixture, add_one (fixture, "Quiet room", "Cushions"));
  g_autoptr (KithResource) other = get (fixture, add_one (fixture, "Boot room", "Boots"));
  g_autoptr (KithResource) faster = get (fixture, other->id);
  g_autoptr (KithResource) after = NULL;
  KithResource *both[] = { one, other };
  const gint64 ids[] = { one->id, other->id };
  KithDay today = kith_clock_today (kith_session_get_clock (fixture->coordinator));
  guint before = count_log (fixture);
  g_autoptr (GError) error = NULL;

  kith_values_unref (one->values);
  one->values = make_values ("Quiet room", "Pillows");
  kith_values_unref (other->values);
  other->values = make_values ("Boot room", "Shoes");
  g_assert_true (kith_resources_change_all (fixture->coordinator, both, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_log (fixture), ==, before + 1);
  g_assert_cmpuint (n_found (fixture, "pillows") + n_found (fixture, "shoes"), ==, 2);

  kith_values_unref (one->values);
  one->values = make_values ("Quiet room", "Blankets");
  both[1] = faster;
  g_assert_false (kith_resources_change_all (fixture->coordinator, both, 2, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
  after = get (fixture, one->id);
  g_assert_cmpstr (kith_values_get (after->values, "description"), ==, "Pillows");
  g_assert_cmpuint (count_log (fixture), ==, before + 1);

  g_assert_true (kith_resources_verify_all (fixture->coordinator, ids, 2, today, &error));
  g_assert_cmpuint (count_log (fixture), ==, before + 2);
  kith_resource_free (g_steal_pointer (&after));
  after = get (fixture, other->id);
  g_assert_cmpint (after->verified_day, ==, today);
}

/* Its source's silence is outweighed by whoever made sure since. */
static void
test_missing (void)
{
  g_autoptr (KithResource) resource = make (KITH_RESOURCE_SERVICE, "Night shelter", NULL);

  g_assert_cmpint (kith_resource_get_missing (resource), ==, KITH_DAY_NONE);
  resource->verified_day = 19000;
  g_assert_cmpint (kith_resource_get_missing (resource), ==, KITH_DAY_NONE);
  resource->missing_since = 19001;
  g_assert_cmpint (kith_resource_get_missing (resource), ==, 19001);
  resource->verified_day = 19001;
  g_assert_cmpint (kith_resource_get_missing (resource), ==, KITH_DAY_NONE);
  resource->verified_day = KITH_DAY_NONE;
  g_assert_cmpint (kith_resource_get_missing (resource), ==, 19001);
}

/* What FTS5 tells of itself in its row 10, how often it was written to among it. */
static char *
dup_written (SessionFixture *fixture)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_store_get_reader (fixture->store, NULL),
                                               "SELECT hex (block) FROM full_text_data WHERE id = 10", NULL);

  g_assert_cmpint (kith_stmt_step (stmt, NULL), ==, KITH_STEP_ROW);
  return kith_stmt_dup_text (stmt, 0);
}

/* Most of what changes in an entry are no words, and then none are written. */
static void
test_words_written (SessionFixture *fixture, gconstpointer data)
{
  gint64 id = add_one (fixture, "Pantry", "Tins and porcelain");
  g_autofree char *first = dup_written (fixture);
  g_autofree char *pinned = NULL, *described = NULL, *emptied = NULL;
  g_autoptr (KithResource) resource = NULL;

  g_assert_true (kith_resources_pin (fixture->coordinator, id, TRUE, NULL));
  g_assert_true (kith_resources_verify (fixture->coordinator, id, kith_day_from_ymd (2026, 11, 2), NULL));
  resource = get (fixture, id);
  kith_values_unref (resource->values);
  resource->values = make_values ("Larder", "Tins and porcelain");
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  pinned = dup_written (fixture);
  g_assert_cmpstr (pinned, ==, first);
  g_assert_cmpuint (n_found (fixture, "porcelain"), ==, 1);

  kith_values_unref (resource->values);
  resource->values = make_values ("Larder", "Tins");
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  described = dup_written (fixture);
  g_assert_cmpstr (described, !=, first);
  g_assert_cmpuint (n_found (fixture, "porcelain"), ==, 0);

  kith_values_unref (resource->values);
  resource->values = make_values ("Larder", NULL);
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  emptied = dup_written (fixture);
  g_assert_cmpstr (emptied, !=, described);
  g_assert_cmpuint (n_found (fixture, "tins"), ==, 0);
}

static void
test_verified_and_pinned (SessionFixture *fixture, gconstpointer data)
{
  gint64 id = add_one (fixture, "Quiet room", NULL);
  KithDay today = kith_clock_today (kith_session_get_clock (fixture->coordinator));
  g_autoptr (KithResource) verified = NULL;
  g_autoptr (KithResource) undone = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Desk", KITH_ROLE_FRONT_DESK);

  g_assert_true (kith_resources_verify (desk, id, today, NULL));
  g_assert_true (kith_resources_pin (desk, id, TRUE, NULL));
  verified = get (fixture, id);
  g_assert_cmpint (verified->verified_day, ==, today);
  g_assert_cmpint (verified->verified_by, ==, kith_session_get_account (desk));
  g_assert_true (verified->pinned);
  g_assert_true (kith_resources_verify (desk, id, KITH_DAY_NONE, NULL));
  undone = get (fixture, id);
  g_assert_cmpint (undone->verified_day, ==, KITH_DAY_NONE);
  g_assert_cmpint (undone->verified_by, ==, 0);
}

/* What is hidden is not found by its words. */
static void
test_hidden (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithResource) resource = get (fixture, add_one (fixture, "Quiet room", "Cushions"));

  g_assert_cmpuint (n_found (fixture, "cushions"), ==, 1);
  resource->status = KITH_RESOURCE_IS_DEFUNCT;
  g_assert_true (kith_resources_change (fixture->coordinator, resource, NULL));
  g_assert_cmpuint (n_found (fixture, "cushions"), ==, 0);
}

static void
edit (SessionFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  fixture_edit (fixture, sql);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
}

static guint
n_findings (SessionFixture *fixture)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return findings->len;
}

static void
test_changed_behind_our_back (SessionFixture *fixture, gconstpointer data)
{
  gint64 id = add_one (fixture, "Quiet room", NULL);
  g_autofree char *sql = NULL;

  g_assert_cmpuint (n_findings (fixture), ==, 0);
  sql = g_strdup_printf ("UPDATE resource SET pinned = 1 WHERE id = %" G_GINT64_FORMAT, id);
  edit (fixture, sql);
  g_assert_cmpuint (n_findings (fixture), >, 0);
}

static void
test_damaged (SessionFixture *fixture, gconstpointer data)
{
  static const char *const edits[] = {
    "UPDATE resource SET kind = 9",
    "UPDATE resource SET kind = -1",
    "UPDATE resource SET status = 4294967297",
    "UPDATE resource SET content = x'00'",
    "UPDATE resource SET base = x'ff00'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      gint64 id = add_one (fixture, "Quiet room", NULL);
      g_autoptr (GError) error = NULL;

      edit (fixture, edits[i]);
      g_assert_null (kith_resources_get (fixture->coordinator, id, &error));
      g_assert_cmpint (error->domain, ==, KITH_ERROR);
      edit (fixture, "DELETE FROM resource");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/resources/resources/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("added-together", test_added_together);
  ADD ("named", test_named);
  ADD ("base", test_base);
  ADD ("own-has-no-base", test_own_has_no_base);
  ADD ("two-who-change", test_two_who_change);
  ADD ("together", test_together);
  ADD ("words written", test_words_written);
  ADD ("verified-and-pinned", test_verified_and_pinned);
  ADD ("hidden", test_hidden);
  ADD ("changed-behind-our-back", test_changed_behind_our_back);
  ADD ("damaged", test_damaged);
#undef ADD
  g_test_add_func ("/resources/missing", test_missing);
  return g_test_run ();
}
