/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the rule about keeping records would touch: who came last when, whichever record it is written in. */

#include "visits/kith-retention.h"

#include "base/kith-error.h"
#include "desk/kith-desk.h"
#include "people/kith-erasures.h"
#include "people/kith-legal-holds.h"
#include "session/kith-settings.h"
#include "visits/visits-fixture.h"

static KithRetentionCase *
find (GArray *cases, gint64 person)
{
  for (guint i = 0; i < cases->len; i++)
    if (g_array_index (cases, KithRetentionCase, i).person == person)
      return &g_array_index (cases, KithRetentionCase, i);
  return NULL;
}

static GArray *
list (VisitsFixture *fixture, guint years)
{
  g_autoptr (GError) error = NULL;
  GArray *cases = kith_retention_list (fixture->session, years, &error);

  g_assert_no_error (error);
  return cases;
}

static void
come (VisitsFixture *fixture, gint64 person)
{
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, person);
}

/* The day on which it is N years is the first on which somebody is proposed. */
static void
test_border (VisitsFixture *fixture, gconstpointer data)
{
  KithDay began = kith_clock_today (fixture->clock);
  gint64 rosa = visits_fixture_person (fixture, "Rosa"), sam = visits_fixture_person (fixture, "Sam");
  KithDay border = kith_day_add_months (began, 24);

  come (fixture, rosa);
  kith_clock_advance (fixture->clock, (gint64) (border - 1 - began) * 86400);
  {
    g_autoptr (GArray) cases = list (fixture, 2);

    g_assert_cmpuint (cases->len, ==, 0);
  }
  kith_clock_advance (fixture->clock, 86400);
  {
    g_autoptr (GArray) cases = list (fixture, 2);
    g_autoptr (GArray) later = list (fixture, 3);

    g_assert_cmpuint (cases->len, ==, 2);
    g_assert_cmpuint (later->len, ==, 0);
    g_assert_true (find (cases, rosa)->came);
    g_assert_false (find (cases, sam)->came);
    g_assert_cmpint (find (cases, sam)->last_seen, ==, began);
  }
  come (fixture, sam);
  {
    g_autoptr (GArray) cases = list (fixture, 2);

    g_assert_cmpuint (cases->len, ==, 1);
    g_assert_nonnull (find (cases, rosa));
  }
}

/* Records that are one person are one case, seen when any of them was. */
static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa"), rosie = visits_fixture_person (fixture, "Rosie"),
         ada = visits_fixture_person (fixture, "Ada"), addie = visits_fixture_person (fixture, "Addie");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open (fixture->session, NULL, &error);
  const gint64 pairs[][2] = { { rosie, rosa }, { addie, ada } };
  g_autoptr (GArray) cases = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (KithDeskCommand) merge = kith_desk_command_merge (pairs[i][0], pairs[i][1], NULL);
      g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, merge, &error);

      g_assert_no_error (error);
    }
  kith_clock_advance (fixture->clock, (gint64) 800 * 86400);
  come (fixture, rosie);
  cases = list (fixture, 2);
  g_assert_cmpuint (cases->len, ==, 1);
  g_assert_nonnull (find (cases, ada));
}

static void
test_held_and_erasing (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa"), sam = visits_fixture_person (fixture, "Sam");
  g_autoptr (GError) error = NULL;
  KithDay today;
  KithErasure erasure;
  g_autoptr (GArray) cases = NULL;

  kith_clock_advance (fixture->clock, (gint64) 800 * 86400);
  today = kith_clock_today (fixture->clock);
  g_assert_cmpint (kith_legal_holds_set (fixture->session, rosa, today + 30, "a court's order", &error), !=,
                   0);
  g_assert_true (kith_erasures_ask (fixture->session, sam, &erasure, &error));
  g_assert_no_error (error);
  cases = list (fixture, 2);
  g_assert_cmpuint (cases->len, ==, 1);
  g_assert_cmpint (find (cases, rosa)->held_until, ==, today + 30);
}

static void
test_setting (VisitsFixture *fixture, gconstpointer data)
{
  KithCenter *center = kith_session_get_center (fixture->session);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (kith_retention_get_years (center), ==, 0);
  g_assert_true (kith_center_set (fixture->session, KITH_SETTING_KEEP_YEARS, "7", &error));
  g_assert_cmpuint (kith_retention_get_years (center), ==, 7);
  g_assert_false (kith_center_set (fixture->session, KITH_SETTING_KEEP_YEARS, "always", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpuint (kith_retention_get_years (center), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/visits/retention/border", test_border);
  VISITS_TEST ("/visits/retention/merged", test_merged);
  VISITS_TEST ("/visits/retention/held-and-erasing", test_held_and_erasing);
  VISITS_TEST ("/visits/retention/setting", test_setting);
  return g_test_run ();
}
