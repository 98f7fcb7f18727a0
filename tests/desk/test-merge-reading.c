/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a merge tells, and to whom. */

#include "base/kith-error.h"
#include "desk/kith-desk.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "visits/visits-fixture.h"

/* Who may not read what somebody told learns nothing of it by a merge, nor of what was chosen. */
static void
test_desk_reads_no_more (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"),
         rosie = visits_fixture_person (fixture, "Rosie");
  g_autoptr (KithSession) front = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open (fixture->session, NULL, &error);
  g_autoptr (KithDesk) of_front = kith_desk_open (front, NULL, &error);
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithDeskCommand) merge_them = NULL;
  g_autoptr (KithDeskOutcome) outcome = NULL;
  g_autoptr (GPtrArray) merges = NULL;
  KithDb *db = kith_store_get_reader (fixture->store, &error);

  g_assert_no_error (error);
  kith_merge_choices_set (choices, KITH_MERGE_BIRTH, KITH_MERGE_FROM);
  kith_merge_choices_set (choices, KITH_MERGE_NAME, KITH_MERGE_FROM);
  merge_them = kith_desk_command_merge (rosie, rosa, choices);
  g_assert_null (kith_desk_apply (of_front, merge_them, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  outcome = kith_desk_apply (desk, merge_them, &error);
  g_assert_no_error (error);

  merges = kith_merges_list_below (db, rosa, &error);
  g_assert_cmpuint (merges->len, ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      const KithMerge *one = g_ptr_array_index (merges, 0);
      g_autoptr (KithMergeChoices) of_card =
          kith_merges_open_choices (i == 0 ? fixture->session : front, db, one, FALSE);
      g_autoptr (KithMergeChoices) of_intake =
          kith_merges_open_choices (i == 0 ? fixture->session : front, db, one, TRUE);

      g_assert_cmpint (kith_merge_choices_get (of_card, KITH_MERGE_NAME), ==, KITH_MERGE_FROM);
      g_assert_cmpint (kith_merge_choices_get (of_card, KITH_MERGE_BIRTH), ==, KITH_MERGE_BOTH);
      g_assert_cmpint (kith_merge_choices_get (of_intake, KITH_MERGE_BIRTH), ==,
                       i == 0 ? KITH_MERGE_FROM : KITH_MERGE_BOTH);
    }
  g_assert_null (kith_intakes_read (front, rosie, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_clear_object (&of_front);
  kith_session_close (front, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/desk/merge-reading/desk-reads-no-more", test_desk_reads_no_more);
  return g_test_run ();
}
