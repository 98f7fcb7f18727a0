/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins: planned as people permit, done, taken back, handed over; against a plain model. */

#include <string.h>

#include "base/kith-error.h"
#include "desk/kith-caseload.h"
#include "goals/check-in-fixture.h"
#include "people/kith-erasures.h"
#include "people/kith-person-standing.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "vault/kith-passphrase.h"
#include "visits/visits-fixture.h"

static KithDay
today (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static KithCheckInDone *
apply (VisitsFixture *fixture, const KithCheckInCommand *command)
{
  g_autoptr (GError) error = NULL;
  KithCheckInDone *done = kith_check_ins_apply (fixture->session, command, &error);

  g_assert_no_error (error);
  return done;
}

static gint64
plan (VisitsFixture *fixture, gint64 person, KithDay due)
{
  g_autoptr (GError) error = NULL;
  gint64 check_in = check_in_fixture_plan (fixture->session, person, due, 0, &error);

  g_assert_no_error (error);
  return check_in;
}

static void
contact (VisitsFixture *fixture,
         gint64 check_in,
         KithContactWay way,
         KithContactOutcome outcome,
         KithDay next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCheckInDone) done =
      check_in_fixture_contact (fixture->session, check_in, way, outcome, next, &error);

  g_assert_no_error (error);
}

static guint
count_findings (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

static void
test_planned_and_done (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  gint64 id = plan (fixture, person, day + 3);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  visits_fixture_at (fixture, "2025-11-25 12:00");
  {
    g_autoptr (KithCheckIn) read = check_in_fixture_get (fixture->session, id);

    g_assert_cmpint (read->state, ==, KITH_CHECK_IN_OPEN);
    g_assert_cmpint (read->due_day, ==, day + 3);
    g_assert_true (kith_check_in_is_overdue (read, day + 4));
    g_assert_false (kith_check_in_is_overdue (read, day + 3));
    g_assert_cmpint (read->worker, ==, kith_session_get_account (fixture->session));
    g_assert_cmpstr (read->worker_name, ==, kith_session_get_account_name (fixture->session));
    g_assert_cmpint (read->ways, ==, KITH_WAYS_IN_PERSON);
    g_assert_cmpstr (read->words, ==, "how the move went");
  }
  contact (fixture, id, KITH_WAY_CALL, KITH_CONTACT_LEFT_MESSAGE, day + 9);
  contact (fixture, id, KITH_WAY_IN_PERSON, KITH_CONTACT_REACHED, KITH_DAY_NONE);
  all = kith_check_ins_list (fixture->session, person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  const KithCheckIn *read = g_ptr_array_index (all, 0);
  const KithCheckInContact *one = g_ptr_array_index (read->contacts, 0);
  const KithCheckInContact *two = g_ptr_array_index (read->contacts, 1);
  g_assert_cmpint (read->state, ==, KITH_CHECK_IN_ENDED);
  g_assert_cmpint (read->due_day, ==, KITH_DAY_NONE);
  g_assert_cmpint (read->version, ==, 3);
  g_assert_cmpint (read->day, ==, day);
  g_assert_cmpint (one->day, ==, day + 5);
  g_assert_cmpint (one->way, ==, KITH_WAY_CALL);
  g_assert_cmpint (one->outcome, ==, KITH_CONTACT_LEFT_MESSAGE);
  g_assert_cmpint (one->due_day, ==, day + 3);
  g_assert_cmpint (one->next_day, ==, day + 9);
  g_assert_cmpstr (one->words, ==, "doing well");
  g_assert_cmpint (two->due_day, ==, day + 9);
  g_assert_cmpint (two->next_day, ==, KITH_DAY_NONE);
  /* What has ended is asked no more. */
  g_assert_null (check_in_fixture_contact (fixture->session, id, KITH_WAY_CALL, KITH_CONTACT_REACHED,
                                           KITH_DAY_NONE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_codes (void)
{
  static const char *const ways[] = { NULL, "in-person", "call", "text", "post", "email", "unknown" };
  static const char *const outcomes[] = { "unknown",     "reached",    "left-message",
                                          "not-reached", "not-needed", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      KithContactWay way = (KithContactWay) 99;
      gboolean known = i >= 1 && i <= 5;

      g_assert_cmpstr (kith_contact_way_code ((KithContactWay) i), ==, ways[i]);
      g_assert_cmpint (ways[i] != NULL && kith_contact_way_parse (ways[i], &way, NULL), ==, known);
      g_assert_true (!known || (guint) way == i);
      g_assert_cmpint (kith_contact_way_is_known ((KithContactWay) i), ==, known);
      g_assert_cmpint (kith_contact_ways_has ((KithContactWays) 0xff, (KithContactWay) i), ==, known);
      g_assert_cmpint (*kith_contact_way_label ((KithContactWay) i) == '\0', ==, i == 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      KithContactOutcome outcome = (KithContactOutcome) 99;
      gboolean known = i >= 1 && i <= 4;

      g_assert_cmpstr (kith_contact_outcome_code ((KithContactOutcome) i), ==, outcomes[i]);
      g_assert_cmpint (kith_contact_outcome_parse (outcomes[i], &outcome, NULL), ==, known);
      g_assert_true (!known || (guint) outcome == i);
      g_assert_cmpstr (kith_contact_outcome_label ((KithContactOutcome) i), !=, "");
    }
  for (int i = 0; i < 4; i++)
    g_assert_cmpstr (kith_check_in_state_label ((KithCheckInState) i), !=, "");
  g_assert_cmpstr (kith_check_in_state_code (KITH_CHECK_IN_OPEN), ==, "open");
  g_assert_cmpstr (kith_check_in_state_code (KITH_CHECK_IN_ENDED), ==, "ended");
  g_assert_cmpstr (kith_check_in_state_code (KITH_CHECK_IN_TAKEN_BACK), ==, "taken-back");
}

/* Each way needs its own permission; what was not asked is not permitted. */
static void
test_permission (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint permission;
    guint ways;
  } cases[] = {
    { 0, 0 },
    { KITH_MAY_NOTHING, 0 },
    { KITH_MAY_LEAVE_VOICEMAIL, 0 },
    { KITH_MAY_CALL, KITH_WAYS_CALL },
    { KITH_MAY_TEXT, KITH_WAYS_TEXT },
    { KITH_MAY_POST | KITH_MAY_EMAIL, KITH_WAYS_POST | KITH_WAYS_EMAIL },
  };
  static const guint all[] = { KITH_WAYS_CALL, KITH_WAYS_TEXT, KITH_WAYS_POST, KITH_WAYS_EMAIL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 person = visits_fixture_person (fixture, "Rosa Martinez");

      check_in_fixture_permit (fixture->session, person, (KithContactPermission) cases[i].permission);
      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        {
          g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
          g_autoptr (KithCheckInCommand) command = NULL;
          g_autoptr (KithCheckInDone) done = NULL;
          g_autoptr (GError) error = NULL;

          check_in->due_day = today (fixture);
          check_in->ways = (KithContactWays) (KITH_WAYS_IN_PERSON | all[j]);
          command = kith_check_in_command_plan (check_in);
          done = kith_check_ins_apply (fixture->session, command, &error);
          if ((cases[i].ways & all[j]) != 0)
            {
              g_autoptr (KithCheckIn) read = NULL;

              g_assert_no_error (error);
              read = check_in_fixture_get (fixture->session, done->check_in);
              g_assert_cmpint (read->ways, ==, KITH_WAYS_IN_PERSON | all[j]);
            }
          else
            g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
        }
    }
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 dead = visits_fixture_person (fixture, "Ada Lovage");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  KithDay day = today (fixture);
  const struct
  {
    KithDay due;
    int ways;
    int way;
    int outcome;
    KithDay day;
    KithDay next;
    KithCheckInPart part;
  } cases[] = {
    { day - 1, 2, 1, 1, day, day, KITH_CHECK_IN_PART_DUE },
    { KITH_DAY_NONE, 2, 1, 1, day, day, KITH_CHECK_IN_PART_DUE },
    { day, 0, 1, 1, day, day, KITH_CHECK_IN_PART_WAYS },
    { day, 6, 1, 1, day, day, KITH_CHECK_IN_PART_WAYS },
    { day, 2, 1, 1, day + 1, day + 1, KITH_CHECK_IN_PART_DAY },
    { day, 2, 1, 1, day - 1, day, KITH_CHECK_IN_PART_DAY },
    { day, 2, 0, 1, day, day, KITH_CHECK_IN_PART_WAY },
    { day, 2, 6, 1, day, day, KITH_CHECK_IN_PART_WAY },
    { day, 2, 1, 4, day, KITH_DAY_NONE, KITH_CHECK_IN_PART_WAY },
    { day, 2, 1, 0, day, day, KITH_CHECK_IN_PART_OUTCOME },
    { day, 2, 1, 5, day, day, KITH_CHECK_IN_PART_OUTCOME },
    { day, 2, 1, 1, day, day - 1, KITH_CHECK_IN_PART_NEXT },
    { day, 2, 0, 4, day, day + 7, KITH_CHECK_IN_PART_NEXT },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
      g_autoptr (KithCheckInContact) asked =
          kith_check_in_contact_new ((KithContactWay) cases[i].way, (KithContactOutcome) cases[i].outcome);
      KithCheckInPart part = (KithCheckInPart) 99;

      check_in->due_day = cases[i].due;
      check_in->ways = (KithContactWays) cases[i].ways;
      asked->day = cases[i].day;
      asked->next_day = cases[i].next;
      if (cases[i].part <= KITH_CHECK_IN_PART_WORKER)
        {
          g_autoptr (KithCheckInCommand) command = kith_check_in_command_plan (check_in);

          g_assert_null (kith_check_ins_apply (fixture->session, command, &error));
          g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
          g_clear_error (&error);
          g_assert_false (kith_check_in_check (check_in, KITH_WAYS_IN_PERSON, day, &part, NULL));
        }
      else
        {
          check_in->day = day;
          g_assert_false (kith_check_in_check_contact (check_in, asked, day, &part, NULL));
        }
      g_assert_cmpint (part, ==, cases[i].part);
    }
  /* The desk reads nothing of it, so it cannot be asked to ask; nor is anybody to ask the dead. */
  g_assert_cmpint (
      check_in_fixture_plan (fixture->session, person, day, kith_session_get_account (desk), &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_standing_set (fixture->session, dead, KITH_PERSON_DIED, KITH_DAY_NONE, &error));
  g_assert_cmpint (check_in_fixture_plan (fixture->session, dead, day, 0, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (check_in_fixture_plan (desk, person, day, 0, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_cmpint (check_in_fixture_plan (fixture->session, person + 1, day, 0, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM check_in"), ==, 0);
}

/* Two look at the same and both write: the second is told. */
static void
test_changed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 id = plan (fixture, visits_fixture_person (fixture, "Rosa Martinez"), today (fixture));
  g_autoptr (KithCheckIn) seen = check_in_fixture_get (fixture->session, id);
  g_autoptr (KithCheckInContact) asked = kith_check_in_contact_new (KITH_WAY_CALL, KITH_CONTACT_REACHED);
  KithCheckInCommand *late[] = { kith_check_in_command_contact (id, seen->version, asked),
                                 kith_check_in_command_edit (seen),
                                 kith_check_in_command_take_back (id, seen->version) };

  contact (fixture, id, KITH_WAY_IN_PERSON, KITH_CONTACT_REACHED, today (fixture) + 7);
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    {
      g_autofree char *before = visits_fixture_dump (fixture);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (kith_check_ins_apply (fixture->session, late[i], &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
      after = visits_fixture_dump (fixture);
      g_assert_cmpstr (before, ==, after);
      kith_check_in_command_unref (late[i]);
    }
}

/* What is overdue can be put in other words; another day has to be one to come. */
static void
test_edit_overdue (VisitsFixture *fixture, gconstpointer data)
{
  gint64 id = plan (fixture, visits_fixture_person (fixture, "Rosa Martinez"), today (fixture));
  g_autoptr (KithCheckIn) read = NULL;
  g_autoptr (KithCheckIn) now = NULL;
  g_autoptr (KithCheckInCommand) words = NULL;
  g_autoptr (KithCheckInCommand) day = NULL;
  g_autoptr (KithCheckInDone) done = NULL;
  g_autoptr (GError) error = NULL;

  visits_fixture_at (fixture, "2025-11-29 12:00");
  read = check_in_fixture_get (fixture->session, id);
  g_free (read->words);
  read->words = g_strdup ("the cat");
  words = kith_check_in_command_edit (read);
  done = apply (fixture, words);
  now = check_in_fixture_get (fixture->session, id);
  g_assert_cmpstr (now->words, ==, "the cat");
  now->due_day++;
  day = kith_check_in_command_edit (now);
  g_assert_null (kith_check_ins_apply (fixture->session, day, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

/* What a newer Kith, or somebody with a hammer, may have put there. */
static void
test_content (void)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (1);
  g_autoptr (KithCheckInContact) asked = kith_check_in_contact_new (KITH_WAY_CALL, KITH_CONTACT_REACHED);
  g_autoptr (GVariant) content =
      g_variant_ref_sink (g_variant_new_parsed ("{'ways': <uint32 518>, 'words': <5>, 'mood': <'blue'>}"));
  g_autoptr (GVariant) said = g_variant_ref_sink (g_variant_new_parsed ("{'words': <'well'>, 'x': <1>}"));
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no"));
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GVariant) said_back = NULL;
  g_autoptr (GError) error = NULL;
  guint32 ways;

  g_assert_true (kith_check_in_take_content (check_in, content, NULL));
  g_assert_null (check_in->words);
  g_assert_true (kith_contact_ways_has (check_in->ways, KITH_WAY_CALL));
  back = g_variant_ref_sink (kith_check_in_to_content (check_in));
  g_assert_cmpuint (g_variant_n_children (back), ==, 3);
  g_assert_true (g_variant_lookup (back, "ways", "u", &ways));
  g_assert_cmpuint (ways, ==, 518);
  g_assert_true (kith_check_in_contact_take_content (asked, said, NULL));
  said_back = g_variant_ref_sink (kith_check_in_contact_to_content (asked));
  g_assert_cmpuint (g_variant_n_children (said_back), ==, 2);
  g_assert_false (kith_check_in_take_content (check_in, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (kith_check_in_contact_take_content (asked, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckIn) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 account = kith_session_get_account (kept_out);
  gint64 id = check_in_fixture_plan (kept_out, person, today (fixture), 0, &error);
  gint64 guard;

  g_assert_no_error (error);
  guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH, account, &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_record (kept_out, KITH_EVENT_CARE_READ, 0, NULL, &error));
  command = kith_check_in_command_take_back (id, 1);
  g_assert_null (kith_check_ins_apply (kept_out, command, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_check_ins_get (kept_out, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_check_ins_list (kept_out, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_cmpint (check_in_fixture_plan (kept_out, person, today (fixture), 0, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_cmpint (check_in_fixture_plan (fixture->session, person, today (fixture), account, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 154"), ==, 0);

  contact (fixture, id, KITH_WAY_TEXT, KITH_CONTACT_REACHED, today (fixture));
  read = check_in_fixture_get (fixture->session, id);
  g_assert_cmpstr (read->words, ==, "how the move went");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  g_assert_true (kith_guards_lift (fixture->session, guard, &error));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 open = plan (fixture, person, today (fixture) + 20);
  gint64 asked = plan (fixture, person, today (fixture));
  const char *count = "SELECT sum (way * 100 + outcome * 10 + day) FROM check_in_contact";
  g_autoptr (KithCheckIn) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  g_assert_cmpint (open, !=, 0);
  contact (fixture, asked, KITH_WAY_CALL, KITH_CONTACT_NOT_REACHED, today (fixture) + 3);
  before = visits_fixture_ask (fixture, count);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, count), ==, before);
  g_assert_cmpint (
      visits_fixture_ask (fixture,
                          "SELECT count(*) FROM check_in WHERE details IS NOT NULL OR due_day IS NOT NULL"),
      ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture,
                                       "SELECT count(*) FROM check_in_contact WHERE words IS NOT NULL "
                                       "OR due_day IS NOT NULL OR next_day IS NOT NULL"),
                   ==, 0);
  read = check_in_fixture_get (fixture->session, asked);
  g_assert_null (read->words);
  g_assert_cmpint (read->ways, ==, KITH_WAYS_NONE);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* What would go is told, each person once, with nothing written or read of anybody. */
static void
check_looked_at (VisitsFixture *fixture, gint64 from, gint64 to, gint64 person)
{
  g_autofree char *before = visits_fixture_dump (fixture);
  gint64 n_logged = visits_fixture_ask (fixture, "SELECT count(*) FROM audit");
  g_autoptr (KithCaseload) looked = kith_caseload_look (fixture->session, from, to, NULL);
  g_autoptr (GArray) people = kith_caseload_list_people (looked);
  g_autofree char *after = visits_fixture_dump (fixture);

  g_assert_cmpuint (looked->n_handed, ==, 3);
  g_assert_cmpuint (looked->n_kept, ==, 1);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpint (g_array_index (people, gint64, 0), ==, person);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), ==, n_logged);
}

/* All at once with a way back; what either may not open stays. */
static void
test_handed_over (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) one = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSecret) passphrase = kith_passphrase_prepare ("nine wet umbrellas", NULL);
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  gint64 from = kith_session_get_account (one),
         to = kith_accounts_add (fixture->session, "Bo", KITH_ROLE_ADVOCATE, passphrase, NULL);
  gint64 guarded = visits_fixture_person (fixture, "Ada Lovage");
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  g_autoptr (KithCaseload) handed = NULL;
  g_autoptr (KithCaseload) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ended;

  for (guint i = 0; i < 3; i++)
    check_in_fixture_plan (one, person, day + (KithDay) i, 0, &error);
  check_in_fixture_plan (one, guarded, day, 0, &error);
  check_in_fixture_plan (fixture->session, person, day, 0, &error);
  ended = check_in_fixture_plan (one, person, day, 0, &error);
  g_assert_no_error (error);
  contact (fixture, ended, KITH_WAY_NONE, KITH_CONTACT_NOT_NEEDED, KITH_DAY_NONE);
  kith_guards_add (fixture->session, guarded, KITH_GUARD_WISH, to, &error);
  g_assert_no_error (error);

  g_assert_null (kith_caseload_hand_over (one, kith_session_get_account (fixture->session), to, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_caseload_hand_over (desk, kith_session_get_account (desk), to, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_caseload_hand_over (fixture->session, from, from, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kith_caseload_hand_over (fixture->session, from, kith_session_get_account (desk), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (kith_caseload_look (one, kith_session_get_account (fixture->session), to, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_caseload_look (fixture->session, from, from, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  before = visits_fixture_dump (fixture);
  check_looked_at (fixture, from, to, person);
  handed = kith_caseload_hand_over (fixture->session, from, to, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (handed->n_handed, ==, 3);
  g_assert_cmpuint (handed->n_kept, ==, 1);
  {
    g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM check_in WHERE worker = %" G_GINT64_FORMAT, to);

    g_assert_cmpint (visits_fixture_ask (fixture, sql), ==, 3);
  }
  back = kith_caseload_hand_back (fixture->session, handed, &error);
  g_assert_no_error (error);
  after = visits_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (back->n_handed, ==, 3);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 155"), ==, 2);
  /* Again forward; but once somebody wrote to one of them, none goes back. */
  g_clear_pointer (&handed, kith_caseload_free);
  handed = kith_caseload_hand_back (fixture->session, back, &error);
  g_assert_no_error (error);
  {
    gint64 touched = visits_fixture_ask (
        fixture, "SELECT min (id) FROM check_in WHERE state = 1 AND worker IN (SELECT worker FROM check_in "
                 "GROUP BY worker HAVING count(*) = 3)");
    g_autofree char *held = NULL;
    g_autofree char *still = NULL;

    contact (fixture, touched, KITH_WAY_CALL, KITH_CONTACT_NOT_REACHED, day + 1);
    held = visits_fixture_dump (fixture);
    g_clear_pointer (&back, kith_caseload_free);
    back = kith_caseload_hand_back (fixture->session, handed, &error);
    g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
    still = visits_fixture_dump (fixture);
    g_assert_cmpstr (held, ==, still);
  }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Every row that verifying has to name when somebody writes to it without a key. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const edits[] = {
    "UPDATE check_in SET state = 2 WHERE id = ?1",
    "UPDATE check_in SET due_day = due_day + 70 WHERE id = ?1",
    "UPDATE check_in SET day = day - 1 WHERE id = ?1",
    "UPDATE check_in SET worker = (SELECT min (id) FROM account WHERE id <> worker) WHERE id = ?1",
    "UPDATE check_in SET person = (SELECT person FROM check_in WHERE id <> ?1) WHERE id = ?1",
    "UPDATE check_in SET details = (SELECT details FROM check_in WHERE id <> ?1) WHERE id = ?1",
    "UPDATE check_in SET details = (SELECT words FROM check_in_contact WHERE check_in = ?1) WHERE id = ?1",
    "UPDATE check_in_contact SET voided = 1 WHERE check_in = ?1",
    "UPDATE check_in_contact SET way = 3 WHERE check_in = ?1",
    "UPDATE check_in_contact SET outcome = 2 WHERE check_in = ?1",
    "UPDATE check_in_contact SET next_day = NULL WHERE check_in = ?1",
    "DELETE FROM check_in_contact WHERE check_in = ?1",
  };
  gint64 one = plan (fixture, visits_fixture_person (fixture, "Rosa Martinez"), today (fixture));

  plan (fixture, visits_fixture_person (fixture, "Ada Lovage"), today (fixture));
  contact (fixture, one, KITH_WAY_CALL, KITH_CONTACT_REACHED, today (fixture) + 7);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      const char *table = strstr (edits[i], "check_in_contact SET") || strstr (edits[i], "DELETE")
                              ? "check_in_contact"
                              : "check_in";
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_true (kith_db_run_script (db,
                                         "CREATE TABLE keep_c AS SELECT * FROM check_in;"
                                         "CREATE TABLE keep_d AS SELECT * FROM check_in_contact;",
                                         &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i], "i", one), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, table) == 0;
      if (!named)
        g_error ("not named: %s", edits[i]);
      g_assert_true (kith_db_run_script (
          db,
          "DELETE FROM check_in_contact; DELETE FROM check_in; INSERT INTO check_in SELECT * FROM keep_c;"
          "INSERT INTO check_in_contact SELECT * FROM keep_d; DROP TABLE keep_c; DROP TABLE keep_d;",
          &error));
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* What stands of one, with what is sealed: the dump has the rest. */
static char *
describe (VisitsFixture *fixture, gint64 check_in)
{
  g_autofree char *rows = visits_fixture_dump (fixture);
  g_autoptr (KithCheckIn) read = check_in != 0 ? check_in_fixture_get (fixture->session, check_in) : NULL;

  /* Of one that was taken back nothing stands. */
  if (read == NULL || read->state == KITH_CHECK_IN_TAKEN_BACK)
    return g_steal_pointer (&rows);
  return g_strdup_printf ("%s%s %u", rows, read->words, (guint) read->ways);
}

static KithCheckInCommand *
draw_command (VisitsFixture *fixture, GRand *rand, const KithCheckIn *read, gint64 person)
{
  KithDay day = today (fixture);
  int what = read != NULL && read->state != KITH_CHECK_IN_TAKEN_BACK ? g_rand_int_range (rand, 0, 5) : 4;
  g_autoptr (KithCheckIn) wanted =
      what < 3 && read->state == KITH_CHECK_IN_OPEN ? kith_check_in_copy (read) : kith_check_in_new (person);
  g_autoptr (KithCheckInContact) asked =
      kith_check_in_contact_new (KITH_WAY_CALL, (KithContactOutcome) g_rand_int_range (rand, 1, 4));

  asked->next_day = g_rand_boolean (rand) ? day + g_rand_int_range (rand, 0, 9) : KITH_DAY_NONE;
  asked->words = g_strdup_printf ("said %u", g_rand_int (rand) % 1000);
  if (what == 3)
    return kith_check_in_command_take_back (read->id, read->version);
  if (what < 2 && read->state == KITH_CHECK_IN_OPEN)
    return kith_check_in_command_contact (read->id, read->version, asked);
  g_free (wanted->words);
  wanted->words = g_strdup_printf ("about %u", g_rand_int (rand) % 1000);
  wanted->due_day = day + g_rand_int_range (rand, 0, 20);
  wanted->ways = (KithContactWays) (g_rand_boolean (rand) ? KITH_WAYS_TEXT : KITH_WAYS_IN_PERSON);
  return wanted->id != 0 ? kith_check_in_command_edit (wanted) : kith_check_in_command_plan (wanted);
}

/* Whatever is done by chance: undoing it leaves everything as it was, and doing it again as it was then. */
static void
test_undo (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  guint n_ended = 0;

  check_in_fixture_permit (fixture->session, person, KITH_MAY_TEXT);
  for (guint i = 0; i < 150; i++)
    {
      gint64 id = made->len > 0 && g_rand_int_range (rand, 0, 6) > 0
                      ? g_array_index (made, gint64, g_rand_int_range (rand, 0, (int) made->len))
                      : 0;
      g_autoptr (KithCheckIn) read = id != 0 ? check_in_fixture_get (fixture->session, id) : NULL;
      g_autoptr (KithCheckInCommand) command = draw_command (fixture, rand, read, person);
      g_autofree char *before = describe (fixture, id);
      g_autoptr (KithCheckInDone) done = apply (fixture, command);
      g_autofree char *after = describe (fixture, done->check_in);
      g_autoptr (KithCheckInDone) undone = apply (fixture, done->inverse);
      g_autofree char *as_before = describe (fixture, id == done->check_in ? id : 0);
      g_autoptr (KithCheckInDone) again = NULL;

      if (id == done->check_in || id == 0)
        g_assert_cmpstr (before, ==, as_before);
      if (g_rand_boolean (rand))
        {
          g_autofree char *as_after = NULL;

          again = apply (fixture, undone->inverse);
          as_after = describe (fixture, done->check_in);
          g_assert_cmpstr (after, ==, as_after);
          g_assert_cmpint (again->version, ==, done->version + 2);
        }
      if (id != done->check_in)
        g_array_append_val (made, done->check_in);
      if (i % 10 == 0)
        kith_clock_set_standing_now (fixture->clock, kith_clock_now (fixture->clock).utc + 86400);
      n_ended += read != NULL && read->state == KITH_CHECK_IN_ENDED;
    }
  g_assert_cmpuint (made->len, >, 15);
  g_assert_cmpuint (n_ended, >, 0);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goals/check-ins/codes", test_codes);
  g_test_add_func ("/goals/check-ins/content", test_content);
  VISITS_TEST ("/goals/check-ins/planned-and-done", test_planned_and_done);
  VISITS_TEST ("/goals/check-ins/permission", test_permission);
  VISITS_TEST ("/goals/check-ins/refused", test_refused);
  VISITS_TEST ("/goals/check-ins/changed", test_changed);
  VISITS_TEST ("/goals/check-ins/undo", test_undo);
  VISITS_TEST ("/goals/check-ins/edit-overdue", test_edit_overdue);
  VISITS_TEST ("/goals/check-ins/guarded", test_guarded);
  VISITS_TEST ("/goals/check-ins/erased", test_erased);
  VISITS_TEST ("/goals/check-ins/handed-over", test_handed_over);
  VISITS_TEST ("/goals/check-ins/tampered", test_tampered);
  return g_test_run ();
}
