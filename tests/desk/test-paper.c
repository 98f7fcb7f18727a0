/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper sheets: sloppy times, matching, files that lie, and entering all or nothing. */

#include "desk/kith-paper-sheet.h"

#include "base/kith-error.h"
#include "visits/visits-fixture.h"

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } cases[] = {
    { "9:40", 580 },
    { "940", 580 },
    { "9.40", 580 },
    { "0940", 580 },
    { "9", 540 },
    { "09", 540 },
    { "9:40 pm", 1300 },
    { "9:40pm", 1300 },
    { "9.40 p.m.", 1300 },
    { "9p", 1260 },
    { "9 am", 540 },
    { "12 am", 1440 },
    { "12:05 am", 1445 },
    { "12 pm", 720 },
    { "12", 720 },
    { "9h40", 580 },
    { "9 h", 540 },
    { "9 40", 580 },
    { "9-40", 580 },
    { "9,40", 580 },
    { " 9 : 40 ", 580 },
    { "21:40", 1300 },
    { "2140", 1300 },
    { "00:30", 1470 },
    { "0:30", 1470 },
    { "3:59", 1679 },
    { "4:00", 240 },
    { "24:00", 1440 },
    { "23:59", 1439 },
    { "10 Uhr", 600 },
    { "٩:٤٠", 580 },
    { "９：４０", 580 },
    { "9:40 AM", 580 },
    { "11:15 a", 675 },
    { "", KITH_MINUTE_NONE },
    { "   ", KITH_MINUTE_NONE },
    { "-", KITH_MINUTE_NONE },
    { "25:00", -2 },
    { "9:60", -2 },
    { "960", -2 },
    { "13 pm", -2 },
    { "0 am", -2 },
    { "noon-ish", -2 },
    { "9:4", -2 },
    { "9:40:10", -2 },
    { "9:40 xm", -2 },
    { "am", -2 },
    { "12345", -2 },
    { "9::", -2 },
    { "'; DROP", -2 },
    { "99999999999999999999", -2 },
    { "9:40 9:40", -2 },
    { "24:30", -2 },
    { "\xff\xfe", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (kith_paper_parse_time (cases[i].text, 240), ==, cases[i].minute);
    }
  g_assert_cmpint (kith_paper_parse_time ("0:30", 0), ==, 30);
}

/* Nothing that can be typed is anything but a minute of the day, none, or no time. */
static void
test_any_time (void)
{
  static const char letters[] = "0123456789:.,- hapmUo\xc3\xa9'";
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 200000; i++)
    {
      char text[12];
      int n = g_rand_int_range (rand, 0, 11), minute;

      for (int c = 0; c < n; c++)
        text[c] = letters[g_rand_int_range (rand, 0, (gint32) sizeof letters - 1)];
      text[n] = '\0';
      minute = kith_paper_parse_time (text, 240);
      g_assert_true (minute == -2 || minute == KITH_MINUTE_NONE ||
                     (minute >= 240 && minute <= KITH_MINUTE_MAX));
    }
}

static KithDesk *
open_desk (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KithDesk *desk = kith_desk_open (fixture->session, NULL, &error);

  g_assert_no_error (error);
  return desk;
}

static gboolean
read_text (KithDesk *desk,
           const char *text,
           gssize length,
           KithDay *day,
           GPtrArray **lines,
           GPtrArray **problems,
           GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);

  return kith_paper_sheet_read_csv (desk, stream, day, lines, problems, error);
}

static void
test_match (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"), person;
  g_autoptr (KithDesk) desk = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  visits_fixture_person (fixture, "Maria Gómez");
  visits_fixture_person (fixture, "Maria Grant");
  desk = open_desk (fixture);
  g_assert_cmpint (kith_paper_sheet_match (desk, NULL, &person, NULL), ==, KITH_PAPER_GUEST);
  g_assert_cmpint (kith_paper_sheet_match (desk, "  ", &person, NULL), ==, KITH_PAPER_GUEST);
  g_assert_cmpint (kith_paper_sheet_match (desk, "diaz rosa", &person, NULL), ==, KITH_PAPER_PERSON);
  g_assert_cmpint (person, ==, rosa);
  g_assert_cmpint (kith_paper_sheet_match (desk, "Xavier Unknown", &person, NULL), ==, KITH_PAPER_NEW);
  g_assert_cmpint (person, ==, 0);
  g_assert_cmpint (kith_paper_sheet_match (desk, "Maria", &person, &choices), ==, KITH_PAPER_CHOICE);
  g_assert_cmpint (person, ==, 0);
  g_assert_cmpuint (choices->len, ==, 2);
}

static void
test_enter (VisitsFixture *fixture, gconstpointer data)
{
  static const char text[] = "Date,Name,Time,Services\r\n"
                             "2025-11-18,\"Díaz, Rosa\",940,Meal; coffee\r\n"
                             "\r\n"
                             ",,9.50,meal\r\n"
                             "2025-11-18,Xavier Unknown,,\r\n"
                             "2025-11-19,xavier  UNKNOWN,9:40 pm\r\n"
                             "2025-11-18,Rosa Díaz,11,shower\r\n";
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithDesk) desk = open_desk (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *day_text = NULL;
  KithPaperSummary summary;
  KithPresence presence;
  KithDay day;

  g_assert_true (read_text (desk, text, -1, &day, &lines, &problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (lines->len, ==, 5);
  day_text = kith_day_format_iso (day);
  g_assert_cmpstr (day_text, ==, "2025-11-18");

  g_assert_true (kith_paper_sheet_apply (desk, day, lines, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.visits, ==, 3);
  g_assert_cmpuint (summary.already, ==, 1);
  g_assert_cmpuint (summary.guests, ==, 1);
  g_assert_cmpuint (summary.new_people, ==, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE source = 3 AND state = 4"),
                   ==, 3);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit_service WHERE voided = 0"), ==,
                   3);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT sum(number) FROM guest_service"), ==, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE arrived_minute IS NULL"),
                   ==, 1);
  g_assert_true (kith_desk_get_presence (desk, rosa, &presence));
  g_assert_cmpint (presence.last_day, ==, day);
  visits_fixture_check_presence (fixture);
}

static void
test_problems (VisitsFixture *fixture, gconstpointer data)
{
  static const char text[] = "2025-11-18,Maria,9:40,\n"
                             "someday,Rosa Díaz,9:40,\n"
                             "2025-11-18,Rosa Díaz,half past,\n"
                             "2025-11-18,Rosa Díaz,9:40,flying lessons\n"
                             "2026-11-18,Rosa Díaz,9:40,\n"
                             "2025-11-18,Rosa Díaz,9:40,meal,extra\n"
                             "2025-11-18,x,,\n"
                             "2025-11-18,Rosa Diax,,\n";
  g_autoptr (KithDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KithDay day;

  visits_fixture_person (fixture, "Rosa Díaz");
  visits_fixture_person (fixture, "Maria Gómez");
  visits_fixture_person (fixture, "Maria Grant");
  desk = open_desk (fixture);
  g_assert_true (read_text (desk, text, -1, &day, &lines, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 8);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *start = g_strdup_printf ("Line %u: ", i + 1);

      g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, i), start));
      g_assert_true (g_str_has_suffix (g_ptr_array_index (problems, i), "."));
    }
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "more than one person"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 6), "too short"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 7), "nearly like"));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit"), ==, 0);
}

static void
refuse_text (KithDesk *desk, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KithDay day;

  g_assert_false (read_text (desk, text, length, &day, &lines, &problems, &error));
  g_assert_nonnull (error);
  g_assert_null (lines);
  g_assert_null (problems);
}

static void
test_hostile (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDesk) desk = open_desk (fixture);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("2025-11-18");
  g_autofree char *long_name = g_strnfill (100000, 'x');
  g_autofree char *huge = g_strconcat ("2025-11-18,", long_name, ",,\n", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  refuse_text (desk, "", 0);
  refuse_text (desk, "\n\n\n", -1);
  refuse_text (desk, huge, -1);
  for (int i = 0; i < KITH_PAPER_MAX_LINES + 1; i++)
    g_string_append (many, "2025-11-18,,,\n");
  refuse_text (desk, many->str, -1);
  for (int i = 0; i < 5000; i++)
    g_string_append (wide, ",");
  refuse_text (desk, wide->str, -1);
  refuse_text (desk, "2025-11-18,\"never closed", -1);

  /* Any bytes at all: an answer or an error, and nothing is written. */
  for (int i = 0; i < 300; i++)
    {
      char bytes[200];
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      KithDay day;

      for (guint n = 0; n < sizeof bytes; n++)
        bytes[n] = (char) (g_rand_boolean (rand) ? ",\";\n2025-"[g_rand_int_range (rand, 0, 9)]
                                                 : g_rand_int_range (rand, 0, 256));
      if (!read_text (desk, bytes, sizeof bytes, &day, &lines, &problems, &error))
        g_assert_nonnull (error);
    }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit"), ==, 0);
}

/* The last line cannot be entered: then none is. */
static void
test_all_or_nothing (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithDesk) desk = open_desk (fixture);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);
  g_autoptr (GError) error = NULL;
  KithPaperLine *line = kith_paper_line_new ();
  KithPaperSummary summary = { .visits = 99 };

  line->person = rosa;
  g_ptr_array_add (lines, line);
  line = kith_paper_line_new ();
  line->name = g_strdup ("New One");
  g_ptr_array_add (lines, line);
  line = kith_paper_line_new ();
  line->person = 424242;
  g_ptr_array_add (lines, line);
  g_assert_false (kith_paper_sheet_apply (desk, kith_desk_get_day (desk) - 1, lines, &summary, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "Line 3: "));
  g_assert_cmpuint (summary.visits, ==, 99);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit"), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpuint (kith_card_index_get_size (kith_desk_get_index (desk)), ==, 1);
}

/* Front desk may enter yesterday's sheet, and take it back; nothing else of yesterday. */
static void
test_front_desk (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz"), meal = visits_fixture_service (fixture, 0);
  g_autoptr (KithSession) session = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open (session, NULL, &error);
  g_autoptr (KithDesk) another = NULL;
  g_autoptr (KithDeskCommand) sheet = NULL;
  g_autoptr (KithDeskCommand) correct = NULL;
  g_autoptr (KithDeskOutcome) entered = NULL;
  g_autoptr (KithDeskOutcome) undone = NULL;
  KithPaperLine *line = kith_paper_line_new ();

  g_assert_no_error (error);
  line->person = rosa;
  g_array_append_val (line->services, meal);
  g_ptr_array_add (lines, line);
  g_ptr_array_add (lines, kith_paper_line_new ());
  sheet = kith_paper_sheet_command (kith_desk_get_day (desk) - 1, lines);
  entered = kith_desk_apply (desk, sheet, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entered->sentence, ==, "The sheet of Wednesday, 19 November 2025 is entered. Shred it.");

  another = kith_desk_open (session, NULL, &error);
  correct = kith_desk_command_void_visit (entered->visit);
  g_assert_null (kith_desk_apply (another, correct, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  undone = kith_desk_apply (desk, entered->inverse, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE voided = 0"), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM guest WHERE voided = 0"), ==, 0);
  visits_fixture_check_presence (fixture);
  g_clear_object (&another);
  g_clear_object (&desk);
  kith_session_close (session, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/paper/times", test_times);
  g_test_add_func ("/desk/paper/any-time", test_any_time);
  VISITS_TEST ("/desk/paper/match", test_match);
  VISITS_TEST ("/desk/paper/enter", test_enter);
  VISITS_TEST ("/desk/paper/problems", test_problems);
  VISITS_TEST ("/desk/paper/hostile", test_hostile);
  VISITS_TEST ("/desk/paper/all-or-nothing", test_all_or_nothing);
  VISITS_TEST ("/desk/paper/front-desk", test_front_desk);
  return g_test_run ();
}
