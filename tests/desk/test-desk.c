/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk finds, says and keeps in mind. */

#include "desk/kith-desk.h"
#include "people/kith-person-standing.h"

#include "base/kith-error.h"
#include "desk-steps.h"

static void
check_sentence (KithDesk *desk, KithDeskCommand *command, const char *sentence, const char *public_sentence)
{
  g_autoptr (KithDeskOutcome) outcome = desk_steps_apply (desk, command);

  g_assert_cmpstr (outcome->sentence, ==, sentence);
  g_assert_cmpstr (outcome->public_sentence, ==, public_sentence);
}

static guint
n_rows (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
test_sentences (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"),
         sam = visits_fixture_person (fixture, "Sam Hill");
  gint64 meal = visits_fixture_service (fixture, 0), visit;
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) first = NULL;
  g_autoptr (KithDeskOutcome) guests = NULL;

  visits_fixture_at (fixture, "2025-11-20 09:40");
  first = desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  g_assert_cmpstr (first->sentence, ==, "Rosa Díaz is signed in.");
  g_assert_cmpstr (first->public_sentence, ==, "Rosa D. is signed in.");
  g_assert_true (first->first_time);
  g_assert_cmpint (first->person, ==, rosa);
  visit = first->visit;

  visits_fixture_at (fixture, "2025-11-20 10:10");
  check_sentence (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL),
                  "Rosa Díaz is already here, since 9:40.", "Rosa D. is already here, since 9:40.");
  check_sentence (desk, kith_desk_command_set_state (visit, KITH_PRESENCE_OUT), "Rosa Díaz stepped out.",
                  "Rosa D. stepped out.");
  check_sentence (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL), "Rosa Díaz is back.",
                  "Rosa D. is back.");
  check_sentence (desk, kith_desk_command_set_state (visit, KITH_PRESENCE_LEFT), "Rosa Díaz has left.",
                  "Rosa D. has left.");
  check_sentence (desk, kith_desk_command_service (visit, meal, TRUE), "Meal is noted for Rosa Díaz.",
                  "Meal is noted for Rosa D.");
  check_sentence (desk, kith_desk_command_reassign (visit, sam),
                  "Sam Hill is signed in instead of Rosa Díaz.", "Sam H. is signed in instead of Rosa D.");
  guests = desk_steps_apply (desk, kith_desk_command_guests (3));
  g_assert_cmpstr (guests->sentence, ==, "3 guests without a name are counted.");
  check_sentence (desk, kith_desk_command_guests (1), "1 guest without a name is counted.",
                  "1 guest without a name is counted.");
  check_sentence (desk, kith_desk_command_guest_service (guests->guest, meal, 2),
                  "Meal is noted for 2 guests.", "Meal is noted for 2 guests.");
  check_sentence (desk, kith_desk_command_name_guest (guests->guest, rosa),
                  "Rosa Díaz is signed in, and no longer counted as a guest.",
                  "Rosa D. is signed in, and no longer counted as a guest.");
  check_sentence (desk, kith_desk_command_add ("Ada", NULL, NULL, NULL, NULL), "Ada is added.",
                  "Ada is added.");
  check_sentence (desk, kith_desk_command_close_day (kith_desk_get_day (desk)),
                  "The day is closed; 4 people had not signed out.",
                  "The day is closed; 4 people had not signed out.");
  check_sentence (desk, kith_desk_command_close_day (kith_desk_get_day (desk)), "The day is closed.",
                  "The day is closed.");
}

/* Lunch for several, guests among them: how many people, not how many rows. */
static void
test_several (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"), meal = visits_fixture_service (fixture, 0);
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) in =
      desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  g_autoptr (KithDeskOutcome) guests = desk_steps_apply (desk, kith_desk_command_guests (3));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_command_unref);
  g_autoptr (KithDeskOutcome) all = NULL;
  g_autoptr (KithDeskOutcome) undone = NULL;

  g_ptr_array_add (parts, kith_desk_command_service (in->visit, meal, TRUE));
  g_ptr_array_add (parts, kith_desk_command_guest_service (guests->guest, meal, 3));
  all = desk_steps_apply (desk, kith_desk_command_several (parts));
  g_assert_cmpstr (all->sentence, ==, "Meal is noted for 4 people.");
  g_assert_cmpint (kith_desk_row_get_service (kith_desk_find_here (desk, rosa), meal), ==, 1);
  undone = desk_steps_apply (desk, kith_desk_command_ref (all->inverse));
  g_assert_cmpint (kith_desk_row_get_service (kith_desk_find_here (desk, rosa), meal), ==, 0);
}

static void
check_public_name (KithDesk *desk, gint64 person, const char *expected)
{
  KithDeskRow *row = kith_desk_find_here (desk, person);

  g_assert_nonnull (row);
  g_assert_cmpstr (kith_desk_row_get_public_name (row), ==, expected);
}

/* A name is told from its namesakes while they are there, and no longer. */
static void
test_told_apart (VisitsFixture *fixture, gconstpointer data)
{
  gint64 first = visits_fixture_person (fixture, "Maria García"),
         second = visits_fixture_person (fixture, "Maria Gomez"),
         third = visits_fixture_person (fixture, "Maria Gold");
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) a =
      desk_steps_apply (desk, kith_desk_command_sign_in (first, KITH_SOURCE_DESK, NULL));
  g_autoptr (KithDeskOutcome) b = NULL;
  g_autoptr (KithDeskOutcome) c = NULL;
  g_autoptr (KithDeskOutcome) d = NULL;

  check_public_name (desk, first, "Maria G.");
  b = desk_steps_apply (desk, kith_desk_command_sign_in (second, KITH_SOURCE_DESK, NULL));
  check_public_name (desk, first, "Maria Ga.");
  check_public_name (desk, second, "Maria Go.");
  c = desk_steps_apply (desk, kith_desk_command_reassign (a->visit, third));
  check_public_name (desk, second, "Maria Gom.");
  check_public_name (desk, third, "Maria Gol.");
  d = desk_steps_apply (desk, kith_desk_command_ref (b->inverse));
  check_public_name (desk, third, "Maria G.");
}

static void
test_lists (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"),
         sam = visits_fixture_person (fixture, "Sam Hill");
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) a = NULL;
  g_autoptr (KithDeskOutcome) b = NULL;
  g_autoptr (KithDeskOutcome) out = NULL;
  g_autoptr (KithDeskRow) top = NULL;

  a = desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  visits_fixture_at (fixture, "2025-11-20 12:20");
  b = desk_steps_apply (desk, kith_desk_command_sign_in (sam, KITH_SOURCE_DESK, NULL));
  g_assert_cmpuint (n_rows (kith_desk_get_here (desk)), ==, 2);
  top = g_list_model_get_item (kith_desk_get_here (desk), 0);
  g_assert_cmpstr (kith_desk_row_get_name (top), ==, "Sam Hill");
  g_assert_cmpstr (kith_desk_row_get_public_name (top), ==, "Sam H.");
  g_assert_cmpstr (kith_desk_row_get_arrived (top), ==, "12:20");

  out = desk_steps_apply (desk, kith_desk_command_set_state (b->visit, KITH_PRESENCE_OUT));
  g_assert_cmpuint (n_rows (kith_desk_get_here (desk)), ==, 1);
  g_assert_cmpuint (n_rows (kith_desk_get_out (desk)), ==, 1);
  g_assert_true (kith_desk_find_here (desk, sam) == top);
  g_clear_pointer (&out, kith_desk_outcome_free);
  out = desk_steps_apply (desk, kith_desk_command_set_state (b->visit, KITH_PRESENCE_LEFT));
  g_assert_cmpuint (n_rows (kith_desk_get_left (desk)), ==, 1);
  g_assert_null (kith_desk_find_here (desk, sam));
  g_clear_pointer (&out, kith_desk_outcome_free);
  out = desk_steps_apply (desk, kith_desk_command_void_visit (a->visit));
  g_assert_cmpuint (n_rows (kith_desk_get_here (desk)), ==, 0);
  g_assert_cmpuint (kith_desk_get_today (desk)->visits, ==, 1);
}

static KithEntryMeaning
meaning_of (KithDesk *desk, const char *text, gint64 *person)
{
  KithEntryMeaning meaning;
  g_autoptr (GPtrArray) matches = kith_desk_match (desk, text, 6, KITH_FIND_DEFAULT, &meaning);

  g_assert_cmpuint (matches->len, <=, 6);
  *person = matches->len > 0
                ? kith_card_get_person (((const KithMatch *) g_ptr_array_index (matches, 0))->card)
                : 0;
  return meaning;
}

static void
test_entry (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  const char *prefix = kith_center_get_code_prefix (kith_session_get_center (fixture->session));
  g_autofree char *scan = g_strconcat (prefix, "B22", NULL);
  g_autofree char *unknown = g_strconcat (prefix, "ZZ9", NULL);
  g_autofree char *whole = g_strconcat (prefix, "C33", NULL);
  g_autofree char *parsed = NULL;
  g_autofree char *parsed_whole = NULL;
  g_autoptr (KithDeskOutcome) rosa =
      desk_steps_apply (desk, kith_desk_command_add ("Rosa Díaz", NULL, NULL, NULL, "B22"));
  g_autoptr (KithDeskOutcome) one =
      desk_steps_apply (desk, kith_desk_command_add ("Maria Gómez", NULL, NULL, NULL, whole));
  g_autoptr (KithDeskOutcome) two =
      desk_steps_apply (desk, kith_desk_command_add ("Maria Grant", NULL, NULL, NULL, NULL));
  gint64 person;

  g_assert_cmpint (meaning_of (desk, "   ", &person), ==, KITH_ENTRY_EMPTY);
  g_assert_cmpint (meaning_of (desk, "r", &person), ==, KITH_ENTRY_TOO_SHORT);
  g_assert_cmpint (meaning_of (desk, "rosa diaz", &person), ==, KITH_ENTRY_CLEAR);
  g_assert_cmpint (person, ==, rosa->person);
  g_assert_cmpint (meaning_of (desk, "maria", &person), ==, KITH_ENTRY_SEVERAL);
  g_assert_cmpint (meaning_of (desk, "xylophone", &person), ==, KITH_ENTRY_NOBODY);
  g_assert_cmpint (meaning_of (desk, "B22", &person), ==, KITH_ENTRY_CODE);
  g_assert_cmpint (person, ==, rosa->person);
  g_assert_cmpint (meaning_of (desk, scan, &person), ==, KITH_ENTRY_CODE);
  g_assert_cmpint (person, ==, rosa->person);
  g_assert_cmpint (meaning_of (desk, "C33", &person), ==, KITH_ENTRY_CODE);
  g_assert_cmpint (person, ==, one->person);
  g_assert_cmpint (meaning_of (desk, unknown, &person), ==, KITH_ENTRY_UNKNOWN_CODE);

  /* The answer is what the index knows the card by. */
  parsed = kith_desk_parse_scan (desk, scan);
  g_assert_cmpstr (parsed, ==, "B22");
  parsed_whole = kith_desk_parse_scan (desk, whole);
  g_assert_cmpstr (parsed_whole, ==, whole);
  g_assert_null (kith_desk_parse_scan (desk, "Rosa"));
  g_assert_null (kith_desk_parse_scan (desk, prefix));
}

static void
test_codes (VisitsFixture *fixture, gconstpointer data)
{
  const char *prefix = kith_center_get_code_prefix (kith_session_get_center (fixture->session));
  g_autofree char *scan = g_strconcat (prefix, "B22", NULL);
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) rosa =
      desk_steps_apply (desk, kith_desk_command_add ("Rosa Díaz", NULL, NULL, NULL, "B22"));
  g_autoptr (KithDeskOutcome) sam =
      desk_steps_apply (desk, kith_desk_command_add ("Sam", NULL, NULL, NULL, NULL));
  g_autoptr (KithDeskOutcome) set = NULL;
  g_autoptr (KithDeskOutcome) undone = NULL;
  gint64 person;

  desk_steps_refuse (desk, kith_desk_command_add ("Bea", NULL, NULL, NULL, "B22"), KITH_ERROR_EXISTS);
  desk_steps_refuse (desk, kith_desk_command_add_and_sign_in ("Bea", NULL, NULL, scan), KITH_ERROR_EXISTS);
  desk_steps_refuse (desk, kith_desk_command_set_card (sam->person, "Sam", NULL, NULL, NULL, "B22"),
                     KITH_ERROR_EXISTS);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 2);

  kith_desk_note_unmatched_scan (desk, "D44");
  kith_desk_note_unmatched_scan (desk, "D44");
  g_assert_cmpuint (g_strv_length ((char **) kith_desk_get_unmatched_scans (desk)), ==, 1);
  set = desk_steps_apply (desk, kith_desk_command_set_card (sam->person, "Sam Hill", "he/him", "tall", NULL,
                                                            "D44"));
  g_assert_cmpstr (set->sentence, ==, "Sam Hill’s card is changed.");
  g_assert_cmpuint (g_strv_length ((char **) kith_desk_get_unmatched_scans (desk)), ==, 0);
  g_assert_cmpint (meaning_of (desk, "D44", &person), ==, KITH_ENTRY_CODE);
  undone = desk_steps_apply (desk, set->inverse);
  g_steal_pointer (&set->inverse);
  g_assert_cmpint (meaning_of (desk, "D44", &person), !=, KITH_ENTRY_CODE);
  g_assert_cmpint (meaning_of (desk, "hill", &person), ==, KITH_ENTRY_NOBODY);
}

/* Nothing is ever required but a name; namesakes make people a range until they are told apart. */
static void
test_namesakes (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) a =
      desk_steps_apply (desk, kith_desk_command_add_and_sign_in ("Sam Hill", NULL, NULL, NULL));
  g_autoptr (KithDeskOutcome) b =
      desk_steps_apply (desk, kith_desk_command_add_and_sign_in ("SAM  hill", NULL, NULL, NULL));
  g_autoptr (KithDeskOutcome) c = NULL;
  g_autoptr (KithDeskOutcome) distinct = NULL;
  g_autoptr (KithDeskOutcome) undone = NULL;

  g_assert_cmpint (a->person, !=, b->person);
  g_assert_cmpuint (kith_desk_get_today (desk)->people_low, ==, 1);
  g_assert_cmpuint (kith_desk_get_today (desk)->people_high, ==, 2);
  g_assert_cmpuint (kith_desk_get_today (desk)->first_timers, ==, 2);

  c = desk_steps_apply (desk, kith_desk_command_add_and_sign_in ("Sam Hill", NULL, "from the north", NULL));
  g_assert_cmpuint (kith_desk_get_today (desk)->people_low, ==, 2);
  g_assert_cmpuint (kith_desk_get_today (desk)->people_high, ==, 3);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM duplicate_pair WHERE state = 2"), ==,
                   2);

  distinct = desk_steps_apply (desk, kith_desk_command_distinct (a->person, b->person));
  g_assert_cmpuint (kith_desk_get_today (desk)->people_low, ==, 3);
  undone = desk_steps_apply (desk, kith_desk_command_ref (distinct->inverse));
  g_assert_cmpuint (kith_desk_get_today (desk)->people_low, ==, 2);

  g_clear_pointer (&undone, kith_desk_outcome_free);
  undone = desk_steps_apply (desk, kith_desk_command_ref (b->inverse));
  g_assert_cmpuint (kith_desk_get_today (desk)->people_low, ==, 2);
  g_assert_cmpuint (kith_desk_get_today (desk)->people_high, ==, 2);
  desk_steps_refuse (desk, kith_desk_command_add_and_sign_in ("   ", NULL, NULL, NULL), KITH_ERROR_INVALID);
}

static void
test_waiting (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) letter =
      desk_steps_apply (desk, kith_desk_command_waiting_add (rosa, KITH_WAITING_MAIL, "from the city"));
  g_autoptr (KithDeskOutcome) parcel =
      desk_steps_apply (desk, kith_desk_command_waiting_add (rosa, KITH_WAITING_PARCEL, NULL));
  g_autoptr (KithDeskOutcome) in =
      desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  g_autoptr (KithDeskOutcome) given = NULL;
  g_autoptr (GPtrArray) list = kith_desk_list_waiting (desk, rosa, NULL);
  g_autoptr (KithDesk) later = NULL;
  gboolean waiting;

  g_assert_true (in->something_waiting);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((const KithWaiting *) g_ptr_array_index (list, 0))->words, ==, "from the city");
  g_assert_null (((const KithWaiting *) g_ptr_array_index (list, 1))->words);
  g_object_get (kith_desk_find_here (desk, rosa), "waiting", &waiting, NULL);
  g_assert_true (waiting);

  given = desk_steps_apply (
      desk, kith_desk_command_waiting_given (((const KithWaiting *) g_ptr_array_index (list, 0))->id));
  g_assert_cmpstr (given->sentence, ==, "It is given to Rosa Díaz.");
  g_clear_pointer (&list, g_ptr_array_unref);
  list = kith_desk_list_waiting (desk, 0, NULL);
  g_assert_cmpuint (list->len, ==, 1);

  /* On the thirtieth day it is there, on the next it is gone. */
  visits_fixture_at (fixture, "2025-12-20 12:00");
  later = desk_steps_open (fixture);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = kith_desk_list_waiting (later, 0, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  visits_fixture_at (fixture, "2025-12-21 12:00");
  g_clear_object (&later);
  later = desk_steps_open (fixture);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = kith_desk_list_waiting (later, 0, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_notice (VisitsFixture *fixture, gconstpointer data)
{
  gint64 sam = visits_fixture_person (fixture, "Sam Hill");
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  KithDay today = kith_desk_get_day (desk);
  g_autoptr (KithDeskOutcome) notice = NULL;
  g_autoptr (KithDeskOutcome) in = NULL;
  g_autoptr (KithDeskOutcome) again = NULL;
  g_autoptr (KithDeskOutcome) answered = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const KithDeskNotice *listed;

  desk_steps_refuse (desk, kith_desk_command_notice_add (sam, "please call Dana", today + 91),
                     KITH_ERROR_INVALID);
  desk_steps_refuse (desk, kith_desk_command_notice_add (sam, "please call Dana", today), KITH_ERROR_INVALID);
  desk_steps_refuse (desk, kith_desk_command_notice_add (sam, "  ", today + 5), KITH_ERROR_INVALID);
  g_clear_pointer (&notice, kith_desk_outcome_free);
  notice = desk_steps_apply (
      desk, kith_desk_command_notice_add (sam, "Before Sam comes in, please call Dana.", today + 90));

  in = desk_steps_apply (desk, kith_desk_command_sign_in (sam, KITH_SOURCE_DESK, NULL));
  g_assert_cmpstr (in->notice, ==, "Before Sam comes in, please call Dana.");
  g_assert_cmpint (in->notice_id, >, 0);
  again = desk_steps_apply (desk, kith_desk_command_set_state (in->visit, KITH_PRESENCE_LEFT));
  g_clear_pointer (&again, kith_desk_outcome_free);
  again = desk_steps_apply (desk, kith_desk_command_sign_in (sam, KITH_SOURCE_DESK, NULL));
  g_assert_null (again->notice);

  answered = desk_steps_apply (desk, kith_desk_command_notice_answer (in->notice_id, "I will call myself."));
  list = kith_desk_list_notices (desk, sam, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  listed = g_ptr_array_index (list, 0);
  g_assert_cmpstr (listed->answer, ==, "I will call myself.");
  g_assert_cmpint (listed->review_day, ==, today + 90);

  /* The next day it is shown again; at its review date it has lapsed. */
  visits_fixture_at (fixture, "2025-11-21 12:00");
  g_clear_object (&desk);
  desk = desk_steps_open (fixture);
  g_clear_pointer (&in, kith_desk_outcome_free);
  in = desk_steps_apply (desk, kith_desk_command_sign_in (sam, KITH_SOURCE_DESK, NULL));
  g_assert_nonnull (in->notice);
  visits_fixture_at (fixture, "2026-02-18 12:00");
  g_clear_object (&desk);
  desk = desk_steps_open (fixture);
  g_assert_cmpint (kith_desk_get_day (desk), ==, today + 90);
  g_clear_pointer (&in, kith_desk_outcome_free);
  in = desk_steps_apply (desk, kith_desk_command_sign_in (sam, KITH_SOURCE_DESK, NULL));
  g_assert_null (in->notice);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = kith_desk_list_notices (desk, 0, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_keep_apart (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Anatol Berg"), b = visits_fixture_person (fixture, "Bea Quist");
  gint64 c = visits_fixture_person (fixture, "Cleo Voss");
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) pair = desk_steps_apply (desk, kith_desk_command_keep_apart (a, b));
  g_autoptr (KithDeskOutcome) first =
      desk_steps_apply (desk, kith_desk_command_sign_in (a, KITH_SOURCE_DESK, NULL));
  g_autoptr (KithDeskOutcome) third =
      desk_steps_apply (desk, kith_desk_command_sign_in (c, KITH_SOURCE_DESK, NULL));
  g_autoptr (KithDesk) reopened = NULL;
  g_autoptr (KithDeskOutcome) second = NULL;
  g_autoptr (KithDeskOutcome) ended = NULL;
  g_autoptr (GPtrArray) list = NULL;

  desk_steps_refuse (desk, kith_desk_command_keep_apart (a, a), KITH_ERROR_INVALID);
  g_assert_false (first->keep_apart);
  g_assert_false (third->keep_apart);
  reopened = desk_steps_open (fixture);
  second = desk_steps_apply (reopened, kith_desk_command_sign_in (b, KITH_SOURCE_DESK, NULL));
  g_assert_true (second->keep_apart);
  g_assert_null (strstr (second->sentence, "Anatol"));

  list = kith_desk_list_keep_apart (reopened, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  ended = desk_steps_apply (
      reopened, kith_desk_command_keep_apart_end (((const KithKeepApart *) g_ptr_array_index (list, 0))->id));
  g_clear_pointer (&second, kith_desk_outcome_free);
  second = desk_steps_apply (reopened, kith_desk_command_void_visit (first->visit));
  g_clear_pointer (&second, kith_desk_outcome_free);
  second = desk_steps_apply (reopened, kith_desk_command_sign_in (a, KITH_SOURCE_DESK, NULL));
  g_assert_false (second->keep_apart);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Turns the main loop until the result is there, for a while at most. */
static void
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (*result == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (*result);
}

static KithDesk *
open_desk_async (VisitsFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KithDesk *desk;

  kith_desk_open_async (fixture->session, NULL, take_result, &result);
  wait_for (&result);
  desk = kith_desk_open_finish (result, &error);
  g_assert_no_error (error);
  return desk;
}

static void
count_items (GListModel *list, guint position, guint removed, guint added, gpointer user_data)
{
  *(guint *) user_data += added;
}

/* The lists change in the main thread, once it is durable, before the callback. */
static void
test_async (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithDesk) desk = open_desk_async (fixture);
  g_autoptr (KithDeskCommand) in = kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL);
  g_autoptr (KithDeskCommand) wrong = kith_desk_command_sign_in (77, KITH_SOURCE_DESK, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = NULL;
  guint n_added = 0;

  g_signal_connect (kith_desk_get_here (desk), "items-changed", G_CALLBACK (count_items), &n_added);
  kith_desk_apply_async (desk, in, NULL, take_result, &result);
  kith_desk_apply_async (desk, wrong, NULL, take_result, &second);
  g_assert_cmpuint (n_added, ==, 0);
  wait_for (&result);
  g_assert_cmpuint (n_added, ==, 1);
  outcome = kith_desk_apply_finish (desk, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome->sentence, ==, "Rosa Díaz is signed in.");
  wait_for (&second);
  g_assert_null (kith_desk_apply_finish (desk, second, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_signal_handlers_disconnect_by_func (kith_desk_get_here (desk), count_items, &n_added);
}

/* Twice in a hurry: the second is refused before the first is written. */
static void
test_code_in_a_hurry (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDesk) desk = open_desk_async (fixture);
  g_autoptr (KithDeskCommand) add = kith_desk_command_add_and_sign_in ("Ada", NULL, NULL, "A1");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = NULL;

  kith_desk_apply_async (desk, add, NULL, take_result, &first);
  kith_desk_apply_async (desk, add, NULL, take_result, &second);
  wait_for (&first);
  wait_for (&second);
  outcome = kith_desk_apply_finish (desk, first, &error);
  g_assert_no_error (error);
  g_assert_null (kith_desk_apply_finish (desk, second, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  desk_steps_refuse (desk, kith_desk_command_add ("Bea", NULL, NULL, NULL, "A1"), KITH_ERROR_EXISTS);
}

static void
turn_until_day (KithDesk *desk, KithDay day)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (kith_desk_get_day (desk) != day && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kith_desk_get_day (desk), ==, day);
}

static void
test_day_changed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithDesk) desk = open_desk_async (fixture);
  g_autoptr (KithDeskOutcome) in =
      desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  KithDay day = kith_desk_get_day (desk);

  kith_desk_note_unmatched_scan (desk, "D44");
  g_assert_cmpuint (n_rows (kith_desk_get_here (desk)), ==, 1);
  visits_fixture_at (fixture, "2025-11-21 04:00");
  turn_until_day (desk, day + 1);
  g_assert_cmpuint (n_rows (kith_desk_get_here (desk)), ==, 0);
  g_assert_cmpuint (n_rows (kith_desk_get_left (desk)), ==, 0);
  g_assert_cmpuint (kith_desk_get_today (desk)->visits, ==, 0);
  g_assert_null (kith_desk_get_unmatched_scans (desk)[0]);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT state FROM visit"), ==, KITH_PRESENCE_CLOSED);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE left_minute IS NULL"), ==,
                   1);
}

static void
wait_for_meaning (KithDesk *desk, const char *text, KithEntryMeaning meaning)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC, person;

  while (meaning_of (desk, text, &person) != meaning && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (meaning_of (desk, text, &person), ==, meaning);
}

static void
test_died (VisitsFixture *fixture, gconstpointer data)
{
  gint64 sam = visits_fixture_person (fixture, "Sam Hill");
  KithDay today = kith_clock_today (fixture->clock);
  g_autoptr (KithSession) front = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = open_desk_async (fixture);
  g_autoptr (KithDesk) of_front = NULL;
  g_autoptr (KithDeskCommand) sign_in = kith_desk_command_sign_in (sam, KITH_SOURCE_DESK, NULL);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (KithDeskOutcome) outcome = desk_steps_apply (
      desk, kith_desk_command_notice_add (sam, "Before Sam comes in, please call Dana", today + 30));

  notices = kith_desk_list_notices (desk, sam, &error);
  g_assert_cmpuint (notices->len, ==, 1);
  g_clear_pointer (&notices, g_ptr_array_unref);
  kith_standing_set (fixture->session, sam, KITH_PERSON_DIED, KITH_DAY_NONE, &error);
  g_assert_no_error (error);
  wait_for_meaning (desk, "sam hill", KITH_ENTRY_NOBODY);
  g_assert_null (kith_desk_apply (desk, sign_in, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "died"));
  g_clear_error (&error);
  notices = kith_desk_list_notices (desk, sam, &error);
  g_assert_cmpuint (notices->len, ==, 0);
  matches = kith_desk_match (desk, "sam hill", 6, KITH_FIND_INCLUDE_DIED, NULL);
  g_assert_cmpuint (matches->len, ==, 1);

  /* The front desk is not told. */
  of_front = kith_desk_open (front, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (kith_desk_apply (of_front, sign_in, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_null (strstr (error->message, "died"));
  g_clear_error (&error);
  g_clear_pointer (&matches, g_ptr_array_unref);
  matches = kith_desk_match (of_front, "sam hill", 6, KITH_FIND_INCLUDE_DIED, NULL);
  g_assert_cmpuint (matches->len, ==, 0);
  g_clear_object (&of_front);
  kith_session_close (front, &error);

  kith_standing_set (fixture->session, sam, KITH_PERSON_ACTIVE, KITH_DAY_NONE, &error);
  g_assert_no_error (error);
  wait_for_meaning (desk, "sam hill", KITH_ENTRY_CLEAR);
  g_clear_pointer (&notices, g_ptr_array_unref);
  notices = kith_desk_list_notices (desk, sam, &error);
  g_assert_cmpuint (notices->len, ==, 1);
}

/* Somebody else writes: a card, a visit. The desk follows. */
static void
test_follows (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"), person;
  g_autoptr (KithDesk) desk = open_desk_async (fixture);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gint64 ada = visits_fixture_person (fixture, "Ada Lovage");
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, rosa);

  while ((n_rows (kith_desk_get_here (desk)) == 0 || kith_desk_get_today (desk)->visits == 0 ||
          meaning_of (desk, "ada lovage", &person) != KITH_ENTRY_CLEAR) &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_rows (kith_desk_get_here (desk)), ==, 1);
  g_assert_cmpuint (kith_desk_get_today (desk)->visits, ==, 1);
  g_assert_cmpint (meaning_of (desk, "ada lovage", &person), ==, KITH_ENTRY_CLEAR);
  g_assert_cmpint (person, ==, ada);
}

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached (); /* nobody was told */
}

static void
today_cb (KithDesk *desk, GParamSpec *pspec, gpointer user_data)
{
  KithCount *told = user_data;

  *told = *kith_desk_get_today (desk);
}

/* Whoever never asks is told as well, once for everything that was done at one go. */
static void
test_numbers_follow (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) a =
      desk_steps_apply (desk, kith_desk_command_add_and_sign_in ("Sam Hill", NULL, NULL, NULL));
  g_autoptr (KithDeskOutcome) b =
      desk_steps_apply (desk, kith_desk_command_add_and_sign_in ("Ada Lovage", NULL, NULL, NULL));
  guint late = g_timeout_add_seconds (20, late_cb, NULL);
  KithCount told = { 0 };

  g_signal_connect (desk, "notify::today", G_CALLBACK (today_cb), &told);
  while (told.visits == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  g_assert_cmpuint (told.visits, ==, 2);
  g_assert_cmpuint (told.people_low, ==, 2);
  g_assert_cmpuint (told.first_timers, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/desk/desk/sentences", test_sentences);
  VISITS_TEST ("/desk/desk/several", test_several);
  VISITS_TEST ("/desk/desk/lists", test_lists);
  VISITS_TEST ("/desk/desk/told-apart", test_told_apart);
  VISITS_TEST ("/desk/desk/entry", test_entry);
  VISITS_TEST ("/desk/desk/codes", test_codes);
  VISITS_TEST ("/desk/desk/namesakes", test_namesakes);
  VISITS_TEST ("/desk/desk/numbers-follow", test_numbers_follow);
  VISITS_TEST ("/desk/desk/waiting", test_waiting);
  VISITS_TEST ("/desk/desk/notice", test_notice);
  VISITS_TEST ("/desk/desk/keep-apart", test_keep_apart);
  VISITS_TEST ("/desk/desk/died", test_died);
  VISITS_TEST ("/desk/desk/async", test_async);
  VISITS_TEST ("/desk/desk/code-in-a-hurry", test_code_in_a_hurry);
  VISITS_TEST ("/desk/desk/day-changed", test_day_changed);
  VISITS_TEST ("/desk/desk/follows", test_follows);
  return g_test_run ();
}
