/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet is what the directory has of an entry, read row by row; descriptions find nothing that is hidden,
 * and can be given up. */

#include "resources/kith-resource-sheet.h"

#include "base/kith-error.h"
#include "directory-rules.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-rows.h"
#include "session/kith-change.h"
#include "session/session-fixture.h"

#define DESCRIBED "porcelain"

static gboolean
is_owner_shown (Chance *chance, gint64 id)
{
  return id == 0 || rules_is_shown (chance, rules_find (chance, id), 0);
}

/* Whether something is hidden only for what it belongs to, and a service only for where it is. */
static gboolean
has_hidden (Chance *chance)
{
  gboolean for_owner = FALSE, for_place = FALSE;

  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];
      g_autoptr (KithResourceView) view = kith_resource_view_new (one);

      if (view == NULL || rules_is_shown (chance, one, 0))
        continue;
      if (one->kind == KITH_RESOURCE_SERVICE && is_owner_shown (chance, one->organization) &&
          is_owner_shown (chance, one->program))
        for_place = TRUE;
      else
        for_owner = TRUE;
    }
  return for_owner && for_place;
}

static void
draw_directory (Chance *chance)
{
  for (chance_init (chance); !has_hidden (chance); chance_init (chance))
    chance_clear (chance);
}

/* Each with a description that holds the same word. */
static void
describe (KithResource *resource)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValues) description = NULL;
  KithValues *values;

  kith_values_builder_add (builder, "description", DESCRIBED);
  description = kith_values_builder_end (builder);
  values = kith_values_with_field (resource->values, "description", description);
  kith_values_unref (resource->values);
  resource->values = values;
}

/* With the ids that they have. */
static void
store_all (SessionFixture *fixture, Chance *chance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->coordinator, KITH_EVENT_RESOURCE_ADDED, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < chance->all->len; i++)
    {
      describe (chance->all->pdata[i]);
      g_assert_true (kith_resource_rows_insert (change, chance->all->pdata[i], &error));
    }
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
}

static void
assert_place (Chance *chance, const KithResourceSheet *sheet, const KithResourcePlace *place)
{
  const KithResource *site =
      place->site != NULL ? rules_find (chance, kith_resource_view_get_id (place->site)) : NULL;
  const KithResource *location = site != NULL ? rules_find (chance, site->location) : NULL;
  g_autoptr (KithHours) hours = NULL;

  if (place->site == NULL)
    return;
  g_assert_cmpint (place->location != NULL, ==, location != NULL && rules_is_shown (chance, location, 0));
  hours = kith_resource_hours_at (
      kith_resource_view_get_values (place->site), kith_resource_view_get_values (sheet->entry),
      place->location != NULL ? kith_resource_view_get_values (place->location) : NULL);
  g_assert_cmpint (place->hours != NULL, ==, hours != NULL);
}

static void
assert_sheet (SessionFixture *fixture, Chance *chance, KithDirectory *directory, const KithResource *one)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithResourceSheet) sheet = kith_resource_sheet_load (fixture->coordinator, one->id, &error);
  const KithResource *shown = rules_find (chance, one->id);
  g_autoptr (GArray) places = NULL;
  KithDirectoryEntry entry;
  gint64 id;

  if (shown == NULL || !rules_is_shown (chance, shown, 0))
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
      g_assert_null (sheet);
      return;
    }
  g_assert_no_error (error);
  id = shown->kind == KITH_RESOURCE_SITE_SERVICE ? rules_find (chance, shown->service)->id : shown->id;
  g_assert_cmpint (kith_resource_view_get_id (sheet->entry), ==, id);
  g_assert_true (kith_directory_get (directory, id, &entry));
  g_assert_cmpint (sheet->organization != NULL ? kith_resource_view_get_id (sheet->organization) : 0, ==,
                   entry.organization);
  g_assert_cmpint (sheet->program != NULL ? kith_resource_view_get_id (sheet->program) : 0, ==,
                   entry.program);
  g_assert_cmpint (kith_resource_view_get_standing (sheet->entry)->pinned, ==, entry.pinned);
  if (shown->kind == KITH_RESOURCE_SERVICE)
    {
      places = kith_directory_list_places (directory, id);
      g_assert_cmpuint (sheet->places->len, ==, MAX (places->len, 1));
    }
  else if (shown->kind == KITH_RESOURCE_SITE_SERVICE)
    g_assert_cmpuint (sheet->places->len, ==, 1);
  else if (shown->kind == KITH_RESOURCE_ORGANIZATION)
    {
      places = kith_directory_list_locations (directory, id);
      g_assert_cmpuint (sheet->places->len, ==, MAX (places->len, 1));
    }
  if (entry.kind == KITH_RESOURCE_SERVICE)
    for (guint i = 0; i < sheet->places->len; i++)
      assert_place (chance, sheet, sheet->places->pdata[i]);
}

static void
test_as_directory (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = NULL;
  Chance chance;

  draw_directory (&chance);
  store_all (fixture, &chance);
  directory = kith_directory_load (fixture->coordinator, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < chance.all->len; i++)
    assert_sheet (fixture, &chance, directory, chance.all->pdata[i]);
  chance_clear (&chance);
}

/* All that can be found has that word somewhere; what is hidden has it, too. */
static void
test_descriptions (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (DESCRIBED);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectoryResults) all = NULL;
  g_autoptr (KithDirectoryResults) short_word = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) docs = NULL;
  Chance chance;

  draw_directory (&chance);
  store_all (fixture, &chance);
  docs = rules_make_docs (&chance);
  directory = kith_directory_load (fixture->coordinator, NULL, &error);
  query->limit = 1000;
  all = kith_directory_search_texts (directory, fixture->coordinator, query, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->n_found, ==, docs->len);
  g_assert_cmpuint (all->results->len, ==, docs->len);

  g_cancellable_cancel (cancellable);
  g_assert_null (
      kith_directory_search_texts (directory, fixture->coordinator, query, now, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (kith_directory_load (fixture->coordinator, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* Whoever reads next is not given up with it. */
  query->typed[2] = '\0';
  short_word = kith_directory_search_texts (directory, fixture->coordinator, query, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (short_word->n_found, ==, 0);
  chance_clear (&chance);
}

/* What its name finds is not told again. */
static void
test_told_once (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new ("porcelain");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectoryResults) named = NULL;
  g_autoptr (KithDirectoryResults) described = NULL;
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (KITH_RESOURCE_SERVICE);
  Chance chance = { NULL, g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free) };

  resource->id = 7;
  kith_values_builder_add (builder, "name", "Porcelain workshop");
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  g_ptr_array_add (chance.all, resource);
  store_all (fixture, &chance);
  directory = kith_directory_load (fixture->coordinator, NULL, &error);
  named = kith_directory_search (directory, query, now);
  described = kith_directory_search_texts (directory, fixture->coordinator, query, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (named->n_found, ==, 1);
  g_assert_cmpuint (described->n_found, ==, 0);
  g_ptr_array_unref (chance.all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                      \
  g_test_add ("/resources/resource sheet/" name, SessionFixture, NULL, fixture_set_up, func,                 \
              fixture_tear_down)
  ADD ("as the directory has it", test_as_directory);
  ADD ("as another has it", test_as_directory);
  ADD ("descriptions", test_descriptions);
  ADD ("told once", test_told_once);
#undef ADD

  return g_test_run ();
}
