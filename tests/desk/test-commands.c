/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random commands and their undo: after each, presence, the lists and today's numbers are what the rows say;
 * and a command with its inverse leaves every row as it was. */

#include "desk/kith-desk.h"

#include "base/kith-error.h"
#include "desk/kith-paper-sheet.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 8

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithDesk *desk;         /* (owned) */
  GRand *rand;            /* (owned) */
  GArray *people;         /* (owned) (element-type gint64) */
  guint n_done;
  guint n_refused;
  guint n_undone;
} Run;

static gint64
pick_id (Run *run, const char *table, const char *where)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, where);
  gint64 n = visits_fixture_ask (run->fixture, count);
  g_autofree char *sql = NULL;

  if (n == 0)
    return 0;
  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY id LIMIT 1 OFFSET %d", table, where,
                         g_rand_int_range (run->rand, 0, (gint32) n));
  return visits_fixture_ask (run->fixture, sql);
}

static gint64
pick_person (Run *run)
{
  return g_array_index (run->people, gint64, g_rand_int_range (run->rand, 0, (gint32) run->people->len));
}

static KithPresenceState
pick_state (Run *run)
{
  return (KithPresenceState) g_rand_int_range (run->rand, KITH_PRESENCE_HERE, KITH_PRESENCE_LEFT + 1);
}

static KithDeskCommand *
random_sheet (Run *run)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);
  KithDay day = kith_clock_today (run->fixture->clock) - g_rand_int_range (run->rand, 0, 3);
  gint64 service = visits_fixture_service (run->fixture, 1);

  for (int i = 0; i < 4; i++)
    {
      KithPaperLine *line = kith_paper_line_new ();

      if (i < 2)
        line->person = pick_person (run);
      else if (i == 2)
        line->name = g_strdup ("Pat Paper");
      if (g_rand_boolean (run->rand))
        line->arrived = 600 + i;
      if (g_rand_boolean (run->rand))
        g_array_append_val (line->services, service);
      g_ptr_array_add (lines, line);
    }
  return kith_paper_sheet_command (day, lines);
}

/* NULL where the times cannot be: of such a visit nothing else is tried. */
static KithDeskCommand *
random_correction (Run *run, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) visit = kith_visits_get (run->fixture->visits, id, &error);

  g_assert_no_error (error);
  if (g_rand_boolean (run->rand))
    visit->arrived =
        g_rand_int_range (run->rand, 0, 3) == 0 ? KITH_MINUTE_NONE : g_rand_int_range (run->rand, 300, 500);
  if (g_rand_boolean (run->rand))
    visit->left =
        g_rand_int_range (run->rand, 0, 3) == 0 ? KITH_MINUTE_NONE : g_rand_int_range (run->rand, 500, 700);
  kith_visit_put_service (visit, visits_fixture_service (run->fixture, 1), g_rand_boolean (run->rand));
  if (visit->left != KITH_MINUTE_NONE && visit->left < visit->arrived)
    return NULL;
  return kith_desk_command_correct_visit (visit);
}

static KithDeskCommand *
random_visit_command (Run *run)
{
  gint64 visit = pick_id (run, "visit", "voided = 0"), person = pick_person (run);
  gint64 service = visits_fixture_service (run->fixture, (guint) g_rand_int_range (run->rand, 0, 3));
  gint64 many[] = { visit, pick_id (run, "visit", "voided = 0") };
  KithInstant when =
      kith_clock_at (run->fixture->clock, kith_clock_now (run->fixture->clock).utc - 2 * 86400);

  switch (g_rand_int_range (run->rand, 0, visit != 0 ? 14 : 4))
    {
    case 0:
    case 1:
    case 2:
      return kith_desk_command_sign_in (person, KITH_SOURCE_DESK, NULL);
    case 3:
      return kith_desk_command_sign_in (person, KITH_SOURCE_DESK, &when);
    case 4:
    case 5:
      return kith_desk_command_set_state (visit, pick_state (run));
    case 6:
      return kith_desk_command_void_visit (visit);
    case 12:
      visit = pick_id (run, "visit", "voided = 1");
      return kith_desk_command_put_back_visit (visit);
    case 13:
      return random_correction (run, visit);
    case 7:
      return kith_desk_command_reassign (visit, person);
    case 8:
      return kith_desk_command_service (visit, service, g_rand_boolean (run->rand));
    case 9:
      return kith_desk_command_service_for_many (many, 2, service, g_rand_boolean (run->rand));
    case 10:
      return kith_desk_command_close_day (kith_clock_today (run->fixture->clock));
    default:
      return random_sheet (run);
    }
}

static KithDeskCommand *
random_guest_command (Run *run)
{
  gint64 guest = pick_id (run, "guest", "voided = 0");
  gint64 service = visits_fixture_service (run->fixture, (guint) g_rand_int_range (run->rand, 0, 3));

  switch (g_rand_int_range (run->rand, 0, guest != 0 ? 6 : 1))
    {
    case 0:
      return kith_desk_command_guests (g_rand_int_range (run->rand, 1, 4));
    case 1:
      return kith_desk_command_guest_state (guest, pick_state (run));
    case 2:
      return kith_desk_command_guest_service (guest, service, g_rand_int_range (run->rand, 0, 2));
    case 3:
      return kith_desk_command_void_guest (guest);
    default:
      return kith_desk_command_name_guest (guest, pick_person (run));
    }
}

static KithDeskCommand *
random_record_command (Run *run)
{
  KithDay today = kith_clock_today (run->fixture->clock);
  gint64 waiting = pick_id (run, "waiting", "state = 1"), notice = pick_id (run, "desk_notice", "state = 1");
  gint64 apart = pick_id (run, "keep_apart", "state = 1");
  g_autofree char *name = g_strdup_printf ("Name %d", g_rand_int_range (run->rand, 0, 5));

  switch (g_rand_int_range (run->rand, 0, 9))
    {
    case 0:
      return kith_desk_command_waiting_add (pick_person (run), KITH_WAITING_MAIL, "a letter");
    case 1:
      return waiting != 0 ? kith_desk_command_waiting_given (waiting) : NULL;
    case 2:
      return kith_desk_command_notice_add (pick_person (run), "please call Dana", today + 20);
    case 3:
      return notice != 0 ? kith_desk_command_notice_withdraw (notice) : NULL;
    case 4:
      return notice != 0 ? kith_desk_command_notice_answer (notice, "I did") : NULL;
    case 5:
      return kith_desk_command_keep_apart (pick_person (run), pick_person (run));
    case 6:
      return apart != 0 ? kith_desk_command_keep_apart_end (apart) : NULL;
    case 7:
      return kith_desk_command_add_and_sign_in (name, NULL, NULL, NULL);
    default:
      return kith_desk_command_set_card (pick_person (run), name, "they", NULL, NULL, NULL);
    }
}

static KithDeskCommand *
random_merge_command (Run *run)
{
  gint64 merged = pick_id (run, "person", "id IN (SELECT from_person FROM person_merge WHERE ended = 0)");
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();

  if (merged != 0 && g_rand_int_range (run->rand, 0, 3) == 0)
    return kith_desk_command_unmerge (merged, g_rand_boolean (run->rand));
  kith_merge_choices_set (choices, KITH_MERGE_NAME, (KithMergeSide) g_rand_int_range (run->rand, 0, 3));
  kith_merge_choices_set (choices, KITH_MERGE_CODE, (KithMergeSide) g_rand_int_range (run->rand, 0, 3));
  return kith_desk_command_merge (pick_person (run), pick_person (run), choices);
}

static void
append_rows (GString *out, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KithDeskRow) row = g_list_model_get_item (list, i);
      gboolean waiting, notice;

      g_object_get (row, "waiting", &waiting, "notice", &notice, NULL);
      g_string_append_printf (out, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %s %d %d %d%d\n",
                              kith_desk_row_get_visit (row), kith_desk_row_get_guest (row),
                              kith_desk_row_get_name (row), kith_desk_row_get_public_name (row),
                              kith_desk_row_get_arrived (row), kith_desk_row_get_state (row),
                              kith_desk_row_get_number (row), waiting, notice);
      for (guint s = 0; s < 3; s++)
        g_string_append_printf (
            out, " %d",
            kith_desk_row_get_service (row,
                                       ((const KithService *) g_ptr_array_index (
                                            (GPtrArray *) g_object_get_data (G_OBJECT (list), "services"), s))
                                           ->id));
    }
  g_string_append (out, "--\n");
}

static char *
show (KithDesk *desk)
{
  GListModel *lists[] = { kith_desk_get_here (desk), kith_desk_get_out (desk), kith_desk_get_left (desk) };
  const KithCount *today = kith_desk_get_today (desk);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_object_set_data (G_OBJECT (lists[i]), "services", kith_desk_get_services (desk));
      append_rows (out, lists[i]);
    }
  g_string_append_printf (out, "%d: %d %d..%d %d %d", kith_desk_get_day (desk), (int) today->visits,
                          (int) today->people_low, (int) today->people_high, (int) today->guests,
                          (int) today->first_timers);
  return g_string_free (out, FALSE);
}

/* The desk that lived through it shows what one opened now shows. */
static void
check_desk (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) anew = kith_desk_open (run->fixture->session, NULL, &error);
  g_autofree char *lived = NULL;
  g_autofree char *fresh = NULL;

  g_assert_no_error (error);
  lived = show (run->desk);
  fresh = show (anew);
  g_assert_cmpstr (lived, ==, fresh);
  for (guint i = 0; i < run->people->len; i++)
    {
      gint64 person = g_array_index (run->people, gint64, i);
      KithPresence a = { 0 }, b = { 0 };

      g_assert_cmpint (kith_desk_get_presence (run->desk, person, &a), ==,
                       kith_desk_get_presence (anew, person, &b));
      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
      g_assert_true (kith_card_equal (kith_card_index_get (kith_desk_get_index (run->desk), person),
                                      kith_card_index_get (kith_desk_get_index (anew), person)));
    }
  g_assert_cmpuint (kith_card_index_get_size (kith_desk_get_index (run->desk)), ==,
                    kith_card_index_get_size (kith_desk_get_index (anew)));
}

static KithDeskOutcome *
apply (Run *run, KithDeskCommand *command)
{
  g_autoptr (GError) error = NULL;
  KithDeskOutcome *outcome = kith_desk_apply (run->desk, command, &error);

  /* What cannot be done is refused for one of these reasons. */
  if (outcome == NULL)
    g_assert_true (g_error_matches (error, KITH_ERROR, KITH_ERROR_INVALID) ||
                   g_error_matches (error, KITH_ERROR, KITH_ERROR_EXISTS) ||
                   g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_FOUND));
  else
    {
      g_assert_nonnull (outcome->sentence);
      g_assert_cmpstr (outcome->sentence, !=, "");
      g_assert_true (g_str_has_suffix (outcome->sentence, "."));
    }
  return outcome;
}

static void
step (Run *run)
{
  g_autoptr (KithDeskCommand) command = NULL;
  g_autoptr (KithDeskOutcome) outcome = NULL;
  g_autoptr (KithDeskOutcome) undone = NULL;
  g_autoptr (KithDeskOutcome) redone = NULL;
  g_autofree char *before = visits_fixture_dump (run->fixture);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  switch (g_rand_int_range (run->rand, 0, 6))
    {
    case 0:
      command = random_guest_command (run);
      break;
    case 1:
      command = random_record_command (run);
      break;
    case 2:
      command = random_merge_command (run);
      break;
    default:
      command = random_visit_command (run);
    }
  if (command == NULL)
    return;
  outcome = apply (run, command);
  after = visits_fixture_dump (run->fixture);
  visits_fixture_check_presence (run->fixture);
  run->n_done += outcome != NULL && outcome->inverse != NULL;
  run->n_refused += outcome == NULL;
  if (outcome == NULL || outcome->inverse == NULL)
    {
      g_assert_cmpstr (before, ==, after);
      return;
    }
  if (g_rand_int_range (run->rand, 0, 3) != 0)
    return;

  undone = apply (run, outcome->inverse);
  run->n_undone++;
  g_assert_nonnull (undone);
  back = visits_fixture_dump (run->fixture);
  g_assert_cmpstr (back, ==, before);
  visits_fixture_check_presence (run->fixture);
  if (g_rand_boolean (run->rand) && undone->inverse != NULL)
    {
      redone = apply (run, undone->inverse);
      g_assert_nonnull (redone);
      again = visits_fixture_dump (run->fixture);
      g_assert_cmpstr (again, ==, after);
    }
}

static void
run_commands (VisitsFixture *fixture, guint32 seed, guint n_steps)
{
  static const char *const names[N_PEOPLE] = { "Rosa Díaz", "Maria Gómez", "Maria Grant", "Anatol Berg",
                                               "Bea Quist", "Sam Hill",    "Kofi Annor",  "Name 1" };
  Run run = { .fixture = fixture, .rand = g_rand_new_with_seed (seed) };
  g_autoptr (GError) error = NULL;

  run.people = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      gint64 person = visits_fixture_person (fixture, names[i]);

      g_array_append_val (run.people, person);
    }
  run.desk = kith_desk_open (fixture->session, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_steps; i++)
    {
      kith_clock_advance (fixture->clock, g_rand_int_range (run.rand, 1, 200));
      step (&run);
      if (i % 10 == 9)
        check_desk (&run);
    }
  g_test_message ("%u done, %u refused, %u undone", run.n_done, run.n_refused, run.n_undone);
  g_assert_cmpuint (run.n_done, >, n_steps / 3);
  g_assert_cmpuint (run.n_undone, >, n_steps / 20);
  g_object_unref (run.desk);
  g_array_unref (run.people);
  g_rand_free (run.rand);
}

static void
test_random (VisitsFixture *fixture, gconstpointer data)
{
  run_commands (fixture, GPOINTER_TO_UINT (data), 250);
}

/* Not in the order in which it was done: an older undo leaves what came after it. */
static void
test_out_of_order (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"), meal = visits_fixture_service (fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open (fixture->session, NULL, &error);
  g_autoptr (KithDeskCommand) in = kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL);
  g_autoptr (KithDeskOutcome) came = kith_desk_apply (desk, in, &error);
  g_autoptr (KithDeskCommand) out = kith_desk_command_set_state (came->visit, KITH_PRESENCE_OUT);
  g_autoptr (KithDeskOutcome) went = kith_desk_apply (desk, out, &error);
  g_autoptr (KithDeskCommand) eat = kith_desk_command_service (came->visit, meal, TRUE);
  g_autoptr (KithDeskOutcome) ate = kith_desk_apply (desk, eat, &error);
  g_autoptr (KithDeskOutcome) undone = NULL;
  KithDeskRow *row;

  g_assert_no_error (error);
  g_assert_nonnull (ate);
  undone = kith_desk_apply (desk, went->inverse, &error);
  g_assert_no_error (error);
  row = kith_desk_find_here (desk, rosa);
  g_assert_cmpint (kith_desk_row_get_state (row), ==, KITH_PRESENCE_HERE);
  g_assert_cmpint (kith_desk_row_get_service (row, meal), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/desk/commands/random/%u", seed);

      g_test_add (path, VisitsFixture, GUINT_TO_POINTER (seed), visits_fixture_set_up, test_random,
                  visits_fixture_tear_down);
    }
  VISITS_TEST ("/desk/commands/out-of-order", test_out_of_order);
  return g_test_run ();
}
