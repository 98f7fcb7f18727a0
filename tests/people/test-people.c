/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: added, read, changed at a version, taken back; namesakes; what the desk adds and cannot read. */

#include "people/kith-people.h"
#include "people/kith-person-standing.h"

#include "base/kith-error.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

static void
test_add_and_read (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const aliases[] = { "Rosie", "Ro", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_new (0, "Rosa Díaz", &error);
  g_autoptr (KithCard) read = NULL;
  gint64 person, version = 0;

  kith_card_set_pronouns (card, "she/her");
  kith_card_set_disambiguator (card, "by the red coat");
  g_assert_true (kith_card_set_code (card, "A17", &error));
  g_assert_true (kith_card_set_aliases (card, aliases, &error));
  person = visits_step_add_person (fixture->session, card, &error);
  g_assert_no_error (error);

  read = kith_people_get_card (fixture->people, person, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 1);
  g_assert_cmpint (kith_card_get_person (read), ==, person);
  g_assert_cmpstr (kith_card_get_name (read), ==, "Rosa Díaz");
  g_assert_cmpstr (kith_card_get_pronouns (read), ==, "she/her");
  g_assert_cmpstr (kith_card_get_disambiguator (read), ==, "by the red coat");
  g_assert_cmpstr (kith_card_get_code (read), ==, "A17");
  g_assert_cmpstr (kith_card_get_aliases (read)[1], ==, "Ro");

  g_assert_null (kith_people_get_card (fixture->people, 5, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

static void
test_set_card (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = NULL;
  g_autoptr (KithCard) changed = NULL;
  g_autoptr (KithCard) read = NULL;
  gint64 version;

  card = kith_people_get_card (fixture->people, person, &version, &error);
  changed = kith_card_copy (card);
  g_assert_true (kith_card_set_name (changed, "Rosa Díaz Luna", &error));
  g_assert_true (visits_step_set_card (fixture->session, changed, version, &error));
  g_assert_no_error (error);
  g_assert_false (visits_step_set_card (fixture->session, card, version, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  read = kith_people_get_card (fixture->people, person, &version, NULL);
  g_assert_cmpint (version, ==, 2);
  g_assert_cmpstr (kith_card_get_name (read), ==, "Rosa Díaz Luna");
}

static void
test_take_back (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"), sam = visits_fixture_person (fixture, "Sam");
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, rosa);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  g_assert_true (visits_step_set_pair (fixture->session, sam, rosa, KITH_PAIR_UNRESOLVED, &error));
  g_assert_false (visits_step_take_back (fixture->session, rosa, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (visits_step_take_back (fixture->session, sam, &error));
  g_assert_no_error (error);
  cards = kith_people_load_cards (fixture->people, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpint (kith_card_get_person (g_ptr_array_index (cards, 0)), ==, rosa);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM duplicate_pair WHERE state = 1"), ==,
                   0);

  {
    g_autoptr (KithChange) change =
        kith_session_begin (fixture->session, KITH_EVENT_PERSON_CHANGED, sam, &error);

    g_assert_true (kith_people_bring_back_in (fixture->people, change, sam, &error));
    g_assert_true (kith_change_commit (change, &error));
  }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM duplicate_pair WHERE state = 1"), ==,
                   1);
  g_clear_pointer (&cards, g_ptr_array_unref);
  cards = kith_people_load_cards (fixture->people, NULL, &error);
  g_assert_cmpuint (cards->len, ==, 2);
}

static KithStanding
get_standing (VisitsFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  KithStanding standing;

  kith_standing_get (fixture->session, person, &standing, &error);
  g_assert_no_error (error);
  return standing;
}

static void
test_died (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  KithStanding standing;

  g_assert_true (kith_standing_set (fixture->session, rosa, KITH_PERSON_DIED, KITH_DAY_NONE, &error));
  g_assert_no_error (error);
  card = kith_people_get_card (fixture->people, rosa, NULL, &error);
  g_assert_cmpint (kith_card_get_state (card), ==, KITH_CARD_DIED);
  cards = kith_people_load_cards (fixture->people, NULL, &error);
  g_assert_cmpint (kith_card_get_state (g_ptr_array_index (cards, 0)), ==, KITH_CARD_DIED);
  standing = get_standing (fixture, rosa);
  g_assert_cmpint (standing.state, ==, KITH_PERSON_DIED);
  g_assert_false (kith_standing_set (fixture->session, 77, KITH_PERSON_AWAY, KITH_DAY_NONE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (kith_standing_set (fixture->session, rosa, KITH_PERSON_ACTIVE, KITH_DAY_NONE, &error));
  standing = get_standing (fixture, rosa);
  g_assert_cmpint (standing.state, ==, KITH_PERSON_ACTIVE);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 100"), ==, 2);
}

static void
test_away (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  KithDay today = kith_clock_today (fixture->clock);
  g_autoptr (GError) error = NULL;
  KithStanding standing;

  g_assert_false (kith_standing_set (fixture->session, rosa, KITH_PERSON_AWAY, today - 1, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_standing_set (fixture->session, rosa, KITH_PERSON_AWAY, today + 1, &error));
  for (int day = 0; day < 3; day++, kith_clock_advance (fixture->clock, 86400))
    {
      standing = get_standing (fixture, rosa);
      g_assert_cmpint (standing.state, ==, day < 2 ? KITH_PERSON_AWAY : KITH_PERSON_ACTIVE);
      g_assert_cmpint (standing.away_until, ==, day < 2 ? today + 1 : KITH_DAY_NONE);
    }
  g_assert_true (kith_standing_set (fixture->session, rosa, KITH_PERSON_AWAY, KITH_DAY_NONE, &error));
  kith_clock_advance (fixture->clock, 400 * 86400);
  standing = get_standing (fixture, rosa);
  g_assert_cmpint (standing.state, ==, KITH_PERSON_AWAY);
}

static void
test_pairs (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Sam"), b = visits_fixture_person (fixture, "Sam");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = NULL;
  KithPairState before = 9;

  change = kith_session_begin (fixture->session, KITH_EVENT_PERSON_CHANGED, a, &error);
  g_assert_true (
      kith_people_set_pair_in (fixture->people, change, a, b, KITH_PAIR_UNRESOLVED, &before, &error));
  g_assert_cmpint (before, ==, 0);
  g_assert_true (
      kith_people_set_pair_in (fixture->people, change, b, a, KITH_PAIR_DISTINCT, &before, &error));
  g_assert_cmpint (before, ==, KITH_PAIR_UNRESOLVED);
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
      visits_fixture_ask (fixture, "SELECT count(*) FROM duplicate_pair WHERE person_a < person_b"), ==, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT state FROM duplicate_pair"), ==, 2);
}

/* Who was merged into somebody else is not found any more. */
static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Sam"), b = visits_fixture_person (fixture, "Sam Hill");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  KithDb *db = kith_store_begin (fixture->store, &error);

  g_assert_no_error (error);
  kith_db_run (db, &error,
               "INSERT INTO person_merge (id, from_person, into_person, ended, choices, version) VALUES (1, "
               "?1, ?2, 0, NULL, 1)",
               "ii", a, b);
  g_assert_no_error (error);
  g_assert_true (kith_store_commit (fixture->store, &error));

  cards = kith_people_load_cards (fixture->people, NULL, &error);
  g_assert_cmpuint (cards->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (kith_card_get_state (g_ptr_array_index (cards, i)) == KITH_CARD_HIDDEN, ==,
                     kith_card_get_person (g_ptr_array_index (cards, i)) == a);
}

/* One damaged card does not keep the desk from opening. */
static void
test_unreadable (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Sam"), b = visits_fixture_person (fixture, "Rosa");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (KithCard) card = NULL;
  KithDb *db = kith_store_begin (fixture->store, &error);

  kith_db_run (db, &error, "UPDATE person SET card = x'00112233' WHERE id = ?1", "i", a);
  g_assert_no_error (error);
  g_assert_true (kith_store_commit (fixture->store, &error));
  cards = kith_people_load_cards (fixture->people, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpint (kith_card_get_person (g_ptr_array_index (cards, 0)), ==, b);
  g_assert_cmpuint (kith_people_get_n_unreadable (fixture->people), ==, 1);
  card = kith_people_get_card (fixture->people, a, NULL, &error);
  g_assert_null (card);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_many (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (fixture->session, KITH_EVENT_PERSON_ADDED, 0, &error);
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) cards = NULL;

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d", i);
      g_autoptr (KithCard) card = kith_card_new (0, name, NULL);
      gint64 person = kith_people_add_in (fixture->people, change, card, 20000, &error);

      g_assert_no_error (error);
      g_assert_true (g_hash_table_add (added, g_memdup2 (&person, sizeof person)));
    }
  g_assert_true (kith_change_commit (change, &error));
  cards = kith_people_load_cards (fixture->people, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 3000);
  for (guint i = 0; i < cards->len; i++)
    {
      gint64 person = kith_card_get_person (g_ptr_array_index (cards, i));

      g_assert_true (g_hash_table_remove (added, &person));
    }

  g_cancellable_cancel (cancellable);
  g_assert_null (kith_people_load_cards (fixture->people, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/people/people/add-and-read", test_add_and_read);
  VISITS_TEST ("/people/people/set-card", test_set_card);
  VISITS_TEST ("/people/people/take-back", test_take_back);
  VISITS_TEST ("/people/people/died", test_died);
  VISITS_TEST ("/people/people/away", test_away);
  VISITS_TEST ("/people/people/pairs", test_pairs);
  VISITS_TEST ("/people/people/merged", test_merged);
  VISITS_TEST ("/people/people/unreadable", test_unreadable);
  VISITS_TEST ("/people/people/many", test_many);
  return g_test_run ();
}
