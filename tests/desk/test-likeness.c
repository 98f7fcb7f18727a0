/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is like a name that is typed at the desk: known from the cards in memory, and kept as they change. */

#include "desk/kith-desk.h"
#include "people/kith-duplicates.h"
#include "people/kith-erasures.h"
#include "visits/visits-fixture.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(KithDesk **) user_data = kith_desk_open_finish (result, &error);
  g_assert_no_error (error);
}

/* Only such a desk follows what others write. */
static KithDesk *
open_desk (VisitsFixture *fixture)
{
  KithDesk *desk = NULL;

  kith_desk_open_async (fixture->session, NULL, opened_cb, &desk);
  while (desk == NULL)
    g_main_context_iteration (NULL, TRUE);
  return desk;
}

static void
wait_for_names (KithDesk *desk)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!kith_desk_has_likeness (desk) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kith_desk_has_likeness (desk));
}

/* Everybody who is like @name, but for @person. */
static GArray *
find_like (KithDesk *desk, gint64 person, const char *name)
{
  const char *const names[] = { name, NULL };
  const KithLikenessFacts facts = { .person = person, .names = names };

  return kith_desk_find_like (desk, &facts, 6);
}

static gboolean
is_like (KithDesk *desk, const char *name, gint64 person)
{
  g_autoptr (GArray) found = find_like (desk, 0, name);

  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, KithLikeness, i).other == person)
      return TRUE;
  return FALSE;
}

/* Takes the command over; returns whom it was about. */
static gint64
apply (KithDesk *desk, KithDeskCommand *command)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, owned, &error);

  g_assert_no_error (error);
  return outcome->person;
}

static gint64
add_person (KithDesk *desk, const char *name)
{
  return apply (desk, kith_desk_command_add (name, NULL, NULL, NULL, NULL));
}

static void
test_follows (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosalind = visits_fixture_person (fixture, "Rosalind Achterberg");
  g_autoptr (KithDesk) desk = open_desk (fixture);
  gint64 before = visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), late, later;

  g_assert_false (is_like (desk, "Rosalynd Achterberg", rosalind));
  kith_desk_prepare_likeness (desk);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), ==, before);
  late = add_person (desk, "Wilhelmina Vlietstra");
  wait_for_names (desk);
  later = add_person (desk, "Uchenna Okonkwo");

  g_assert_true (is_like (desk, "Rosalynd Achterberg", rosalind));
  g_assert_true (is_like (desk, "Vlietstra Wilhelmina", late));
  g_assert_true (is_like (desk, "Uchena Okonkwo", later));
  g_assert_false (is_like (desk, "Petra Somebody", later));
}

static void
test_renamed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosalind = visits_fixture_person (fixture, "Rosalind Achterberg");
  g_autoptr (KithDesk) desk = open_desk (fixture);
  g_autoptr (KithPeople) people = kith_people_new (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) known = NULL;
  g_autoptr (KithCard) card = NULL;
  gint64 version, end;

  kith_desk_prepare_likeness (desk);
  wait_for_names (desk);
  known = kith_people_get_card (people, rosalind, &version, &error);
  g_assert_no_error (error);
  card = kith_card_copy (known);
  g_assert_true (kith_card_set_name (card, "Wilhelmina Vlietstra", &error));
  apply (desk, kith_desk_command_edit_card (card, version));
  g_assert_true (is_like (desk, "Vlietstra Wilhelmina", rosalind));
  g_assert_false (is_like (desk, "Rosalind Achterberg", rosalind));

  g_assert_true (kith_erasures_ask (fixture->session, rosalind, NULL, &error));
  g_assert_no_error (error);
  end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (is_like (desk, "Vlietstra Wilhelmina", rosalind) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_like (desk, "Vlietstra Wilhelmina", rosalind));
}

/* What was said of one of two records that are one is said of both. */
static void
test_told_apart (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Rosalind Achterberg");
  gint64 b = visits_fixture_person (fixture, "Rosalynd Achterberg");
  gint64 c = visits_fixture_person (fixture, "Petra Vlietstra");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) nobody = kith_duplicates_list_told_apart (fixture->session, a, &error);
  g_autoptr (GArray) others = NULL;
  g_autoptr (GArray) of_b = NULL;
  g_autoptr (GArray) of_c = NULL;
  g_autoptr (GArray) of_merged = NULL;
  g_autoptr (GArray) of_root = NULL;
  g_autoptr (GArray) in_question = NULL;
  g_autoptr (KithDesk) desk = open_desk (fixture);
  g_autoptr (KithPeople) people = kith_people_new (fixture->session);
  g_autoptr (KithChange) change = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_true (kith_duplicates_distinct (fixture->session, a, b, &error));
  g_assert_no_error (error);
  others = kith_duplicates_list_told_apart (fixture->session, a, &error);
  of_b = kith_duplicates_list_told_apart (fixture->session, b, &error);
  of_c = kith_duplicates_list_told_apart (fixture->session, c, &error);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpint (g_array_index (others, gint64, 0), ==, b);
  g_assert_cmpuint (of_b->len, ==, 1);
  g_assert_cmpint (g_array_index (of_b, gint64, 0), ==, a);
  g_assert_cmpuint (of_c->len, ==, 0);

  apply (desk, kith_desk_command_merge (b, c, NULL));
  of_merged = kith_duplicates_list_told_apart (fixture->session, a, &error);
  of_root = kith_duplicates_list_told_apart (fixture->session, c, &error);
  g_assert_cmpuint (of_merged->len, ==, 1);
  g_assert_cmpint (g_array_index (of_merged, gint64, 0), ==, c);
  g_assert_cmpuint (of_root->len, ==, 1);
  g_assert_cmpint (g_array_index (of_root, gint64, 0), ==, a);

  change = kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_DISTINCT, a, &error);
  g_assert_true (kith_people_set_pair_in (people, change, a, c, KITH_PAIR_UNRESOLVED, NULL, &error));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
  in_question = kith_duplicates_list_told_apart (fixture->session, a, &error);
  g_assert_cmpuint (in_question->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/desk/likeness/follows", test_follows);
  VISITS_TEST ("/desk/likeness/renamed", test_renamed);
  VISITS_TEST ("/desk/likeness/told-apart", test_told_apart);
  return g_test_run ();
}
