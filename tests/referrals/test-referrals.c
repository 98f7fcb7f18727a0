/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals: made, brought further, corrected and taken back by whoever may; what the file then holds. */

#include <string.h>

#include "base/kith-error.h"
#include "people/kith-erasures.h"
#include "people/kith-record-seen.h"
#include "referrals/referral-fixture.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

static KithDay
today (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static KithReferralDone *
apply (VisitsFixture *fixture, const KithReferralCommand *command)
{
  g_autoptr (GError) error = NULL;
  KithReferralDone *done = kith_referrals_apply (fixture->session, command, &error);

  g_assert_no_error (error);
  return done;
}

/* From the offer to whether it helped; each step with what was said. */
static void
test_made_and_closed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;
  gint64 id = referral_fixture_make (fixture->session, person, &error);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_no_error (error);
  visits_fixture_at (fixture, "2025-11-29 12:00");
  {
    g_autoptr (KithReferral) read = referral_fixture_get (fixture->session, id);

    g_assert_cmpint (read->state, ==, KITH_REFERRAL_OFFERED);
    g_assert_cmpint (read->due_day, ==, today (fixture) - 2);
    g_assert_true (kith_referral_is_overdue (read, today (fixture)));
    g_assert_false (kith_referral_is_overdue (read, read->due_day));
  }
  kith_referral_done_free (
      referral_fixture_step (fixture->session, id, KITH_REFERRAL_CONTACTED, 0, "left a message", &error));
  g_assert_no_error (error);
  kith_referral_done_free (referral_fixture_step (fixture->session, id, KITH_REFERRAL_NOT_WORKED,
                                                  KITH_REFERRAL_REASON_NO_ROOM, "full until March", &error));
  g_assert_no_error (error);

  all = kith_referrals_list (fixture->session, person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  const KithReferral *read = g_ptr_array_index (all, 0);
  const KithReferralStep *last = g_ptr_array_index (read->steps, 2);
  g_assert_cmpint (read->person, ==, person);
  g_assert_cmpint (read->kind, ==, KITH_REFERRAL_KIND_HOUSING);
  g_assert_cmpint (read->day, ==, today (fixture) - 9);
  g_assert_cmpint (read->state, ==, KITH_REFERRAL_NOT_WORKED);
  g_assert_cmpint (read->reason, ==, KITH_REFERRAL_REASON_NO_ROOM);
  g_assert_cmpint (read->state_day, ==, today (fixture));
  g_assert_cmpint (read->due_day, ==, KITH_DAY_NONE);
  g_assert_cmpint (read->version, ==, 3);
  g_assert_cmpint (read->resource, ==, 4711);
  g_assert_cmpstr (read->name, ==, "Harbor House");
  g_assert_cmpstr (read->contact, ==, "ask for Lena");
  g_assert_cmpstr (read->asked, ==, "a bed for the winter");
  g_assert_cmpstr (read->made_by, ==, kith_session_get_account_name (fixture->session));
  g_assert_cmpuint (read->steps->len, ==, 3);
  g_assert_cmpstr (((KithReferralStep *) g_ptr_array_index (read->steps, 0))->words, ==,
                   "would like to see it first");
  g_assert_cmpstr (last->words, ==, "full until March");
  g_assert_cmpstr (last->by, ==, kith_session_get_account_name (fixture->session));
  g_assert_null (last->recipient);
  g_assert_cmpstr (kith_referral_outcome_code (kith_referral_state_outcome (read->state)), ==,
                   "not-attained");
  g_autofree char *words = kith_referral_describe_state (read);
  g_assert_nonnull (strstr (words, "No room"));
}

/* What each code stands for stays, and each has words. */
static void
test_codes (void)
{
  for (int i = -1; i < 30; i++)
    {
      KithReferralState state;
      KithReferralReason reason;
      KithReferralKind kind;
      const char *code = kith_referral_state_code ((KithReferralState) i);

      g_assert_cmpint (kith_referral_state_parse (code, &state, NULL), ==,
                       kith_referral_state_is_known ((KithReferralState) i));
      g_assert_true (!kith_referral_state_is_known ((KithReferralState) i) || (int) state == i);
      g_assert_cmpstr (kith_referral_state_label ((KithReferralState) i), !=, "");
      /* What is over is counted, and what is open is not. */
      if (i >= 1 && i <= 6)
        g_assert_cmpint (kith_referral_state_is_open ((KithReferralState) i), ==,
                         kith_referral_state_outcome ((KithReferralState) i) == KITH_REFERRAL_UNKNOWN);
      code = kith_referral_reason_code ((KithReferralReason) i);
      g_assert_cmpint (code != NULL && kith_referral_reason_parse (code, &reason, NULL), ==,
                       kith_referral_reason_is_known ((KithReferralReason) i));
      g_assert_true (!kith_referral_reason_is_known ((KithReferralReason) i) || (int) reason == i);
      g_assert_cmpint (*kith_referral_reason_label ((KithReferralReason) i) == '\0', ==, i == 0);
      code = kith_referral_kind_code ((KithReferralKind) i);
      g_assert_true (!kith_referral_kind_parse (code, &kind, NULL) || (int) kind == i);
    }
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay day = today (fixture);
  const struct
  {
    const char *name;
    int kind;
    KithDay made;
    int state;
    int reason;
    KithDay day;
    KithDay due;
    const char *recipient;
    const char *told;
    KithReferralPart part;
  } cases[] = {
    { " ", 1, day, 1, 0, day, day, NULL, NULL, KITH_REFERRAL_PART_NAME },
    { "A", 0, day, 1, 0, day, day, NULL, NULL, KITH_REFERRAL_PART_KIND },
    { "A", 11, day, 1, 0, day, day, NULL, NULL, KITH_REFERRAL_PART_KIND },
    { "A", 1, day + 1, 1, 0, day + 1, day + 1, NULL, NULL, KITH_REFERRAL_PART_DAY },
    { "A", 1, day, 0, 0, day, day, NULL, NULL, KITH_REFERRAL_PART_STATE },
    { "A", 1, day, 7, 0, day, day, NULL, NULL, KITH_REFERRAL_PART_STATE },
    { "A", 1, day, 1, 0, day - 1, day, NULL, NULL, KITH_REFERRAL_PART_DAY },
    { "A", 1, day, 1, 0, day + 1, day, NULL, NULL, KITH_REFERRAL_PART_DAY },
    { "A", 1, day, 6, 0, day, KITH_DAY_NONE, NULL, NULL, KITH_REFERRAL_PART_REASON },
    { "A", 1, day, 6, 15, day, KITH_DAY_NONE, NULL, NULL, KITH_REFERRAL_PART_REASON },
    { "A", 1, day, 4, 1, day, KITH_DAY_NONE, NULL, NULL, KITH_REFERRAL_PART_REASON },
    { "A", 1, day, 2, 1, day, KITH_DAY_NONE, NULL, NULL, KITH_REFERRAL_PART_REASON },
    { "A", 1, day, 4, 0, day, day + 3, NULL, NULL, KITH_REFERRAL_PART_DUE },
    { "A", 1, day, 5, 0, day, day + 3, NULL, NULL, KITH_REFERRAL_PART_DUE },
    { "A", 1, day, 1, 0, day, day - 1, NULL, NULL, KITH_REFERRAL_PART_DUE },
    { "A", 1, day, 1, 0, day, day, NULL, "a lot", KITH_REFERRAL_PART_RECIPIENT },
    { "A", 1, day, 1, 0, day, day, "A", "a lot", KITH_REFERRAL_PART_PURPOSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithReferral) referral = kith_referral_new (person);
      g_autoptr (KithReferralStep) step = kith_referral_step_new ((KithReferralState) cases[i].state);
      g_autoptr (KithReferralCommand) command = NULL;
      g_autoptr (GError) error = NULL;
      KithReferralPart part = (KithReferralPart) 99;

      referral->name = g_strdup (cases[i].name);
      referral->kind = (KithReferralKind) cases[i].kind;
      referral->day = cases[i].made;
      step->reason = (KithReferralReason) cases[i].reason;
      step->day = cases[i].day;
      step->due_day = cases[i].due;
      step->recipient = g_strdup (cases[i].recipient);
      step->told = g_strdup (cases[i].told);
      command = kith_referral_command_make (referral, step);
      g_assert_null (kith_referrals_apply (fixture->session, command, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_false (kith_referral_check (referral, day, &part, NULL) &&
                      kith_referral_check_step (referral, step, day, &part, NULL));
      g_assert_cmpint (part, ==, cases[i].part);
    }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM referral"), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind IN (64, 130)"), ==, 0);
}

static void
test_nobody_there (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithReferralCommand) command = kith_referral_command_take_back (99, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (referral_fixture_make (fixture->session, person + 1, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (kith_referrals_get (fixture->session, 99, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (kith_referrals_apply (fixture->session, command, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* Two look at the same and both write: the second is told. */
static void
test_changed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;
  gint64 id = referral_fixture_make (fixture->session, person, &error);
  g_autoptr (KithReferral) seen = referral_fixture_get (fixture->session, id);
  g_autoptr (KithReferralStep) step = kith_referral_step_new (KITH_REFERRAL_ATTENDED);
  g_autoptr (KithReferralDone) first =
      referral_fixture_step (fixture->session, id, KITH_REFERRAL_ACCEPTED, 0, NULL, &error);
  KithReferralCommand *late[] = { kith_referral_command_step (id, seen->version, step),
                                  kith_referral_command_edit (seen),
                                  kith_referral_command_take_back (id, seen->version) };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    {
      g_autofree char *before = visits_fixture_dump (fixture);
      g_autofree char *after = NULL;

      g_assert_null (kith_referrals_apply (fixture->session, late[i], &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
      g_clear_error (&error);
      after = visits_fixture_dump (fixture);
      g_assert_cmpstr (before, ==, after);
      kith_referral_command_unref (late[i]);
    }
}

/* Every command and its way back, and again. */
static void
test_undo (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autofree char *nothing = visits_fixture_dump (fixture);
  gint64 id = referral_fixture_make (fixture->session, person, NULL);
  g_autofree char *made = visits_fixture_dump (fixture);
  g_autoptr (KithReferral) read = referral_fixture_get (fixture->session, id);
  g_autoptr (KithReferralCommand) take_back = kith_referral_command_take_back (id, read->version);
  g_autoptr (KithReferralDone) back = apply (fixture, take_back);
  g_autofree char *undone = visits_fixture_dump (fixture);
  g_autoptr (KithReferralDone) again = apply (fixture, back->inverse);
  g_autofree char *redone = visits_fixture_dump (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (nothing, ==, undone);
  g_assert_cmpstr (made, ==, redone);
  g_assert_cmpint (again->version, ==, 3);
  g_assert_cmpint (again->step, ==, back->step);

  /* Another place, and back; what a newer Kith wrote stays. */
  g_clear_pointer (&read, kith_referral_free);
  read = referral_fixture_get (fixture->session, id);
  g_free (read->name);
  read->name = g_strdup ("  Night shelter ");
  read->kind = KITH_REFERRAL_KIND_OTHER;
  read->resource = 0;
  {
    g_autoptr (KithReferralCommand) edit = kith_referral_command_edit (read);
    g_autoptr (KithReferralDone) edited = apply (fixture, edit);
    g_autoptr (KithReferral) now = referral_fixture_get (fixture->session, id);
    g_autoptr (KithReferralDone) restored = NULL;
    g_autoptr (KithReferral) as_before = NULL;

    g_assert_cmpstr (now->name, ==, "Night shelter");
    g_assert_cmpint (now->kind, ==, KITH_REFERRAL_KIND_OTHER);
    g_assert_cmpint (now->resource, ==, 0);
    g_assert_cmpstr (now->asked, ==, "a bed for the winter");
    restored = apply (fixture, edited->inverse);
    as_before = referral_fixture_get (fixture->session, id);
    g_assert_cmpstr (as_before->name, ==, "Harbor House");
    g_assert_cmpint (as_before->kind, ==, KITH_REFERRAL_KIND_HOUSING);
    g_assert_cmpint (as_before->resource, ==, 4711);
    g_assert_cmpint (restored->version, ==, as_before->version);
  }

  /* What was taken back as a whole can be brought no further. */
  {
    g_autoptr (KithReferral) now = referral_fixture_get (fixture->session, id);
    g_autoptr (KithReferralCommand) whole = kith_referral_command_take_back (id, now->version);
    g_autoptr (KithReferralDone) gone = apply (fixture, whole);

    g_assert_null (referral_fixture_step (fixture->session, id, KITH_REFERRAL_ATTENDED, 0, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  }
}

/* A form knows nothing of what a newer Kith wrote, and must not lose it. */
static void
test_edit_keeps_extras (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithReferral) wanted = kith_referral_new (visits_fixture_person (fixture, "Rosa Martinez"));
  g_autoptr (KithReferralStep) first = kith_referral_step_new (KITH_REFERRAL_OFFERED);
  g_autoptr (KithReferralCommand) make = NULL;
  g_autoptr (KithReferralDone) made = NULL;
  g_autoptr (KithReferralCommand) edit = NULL;
  g_autoptr (KithReferralDone) edited = NULL;
  g_autoptr (KithReferral) stored = NULL;
  const char *later = NULL;

  wanted->kind = KITH_REFERRAL_KIND_FOOD;
  wanted->name = g_strdup ("Second Step");
  g_variant_unref (wanted->extras);
  wanted->extras = g_variant_ref_sink (g_variant_new_parsed ("{'later': <'zq'>}"));
  make = kith_referral_command_make (wanted, first);
  made = apply (fixture, make);
  g_variant_unref (wanted->extras);
  wanted->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  wanted->id = made->referral;
  wanted->version = made->version;
  wanted->kind = KITH_REFERRAL_KIND_HOUSING;
  edit = kith_referral_command_edit (wanted);
  edited = apply (fixture, edit);
  stored = referral_fixture_get (fixture->session, edited->referral);
  g_assert_cmpint (stored->kind, ==, KITH_REFERRAL_KIND_HOUSING);
  g_assert_true (g_variant_lookup (stored->extras, "later", "&s", &later));
  g_assert_cmpstr (later, ==, "zq");
}

static void
test_extras (void)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (
      g_variant_new_parsed ("{'name': <'Harbor House'>, 'later': <'zq'>, 'resource': <'a text'>}"));
  g_autoptr (GVariant) step_content =
      g_variant_ref_sink (g_variant_new_parsed ("{'words': <'w'>, 'recipient': <'R'>, 'scope': <['notes', "
                                                "'dreams']>, 'consent': <int64 5>, 'x': <1>}"));
  g_autoptr (KithReferral) referral = kith_referral_new (1);
  g_autoptr (KithReferralStep) step = kith_referral_step_new (KITH_REFERRAL_OFFERED);
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GVariant) step_back = NULL;
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no"));
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_referral_take_content (referral, content, NULL));
  g_assert_cmpstr (referral->name, ==, "Harbor House");
  g_assert_cmpint (referral->resource, ==, 0);
  g_assert_cmpuint (g_variant_n_children (referral->extras), ==, 2);
  back = g_variant_ref_sink (kith_referral_to_content (referral));
  g_assert_cmpuint (g_variant_n_children (back), ==, 3);
  g_assert_true (kith_referral_step_take_content (step, step_content, NULL));
  g_assert_cmpint (step->scope, ==, KITH_SCOPE_NOTES);
  g_assert_cmpint (step->consent, ==, 5);
  g_assert_cmpuint (g_variant_n_children (step->extras), ==, 2);
  step_back = g_variant_ref_sink (kith_referral_step_to_content (step));
  g_assert_cmpuint (g_variant_n_children (step_back), ==, 5);
  g_assert_false (kith_referral_take_content (referral, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (kith_referral_step_take_content (step, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/* The desk holds no key to care: it makes, reads and lists none. */
static void
test_at_the_desk (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = referral_fixture_make (advocate, person, &error);
  guint n_read = 0;

  g_assert_no_error (error);
  g_assert_cmpint (referral_fixture_make (desk, person, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_referrals_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_referrals_get (desk, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  /* Whose it is can see who read it. */
  kith_referral_free (referral_fixture_get (advocate, id));
  seen = kith_record_seen_list (fixture->session, person, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < seen->len; i++)
    n_read += ((KithRecordSeen *) g_ptr_array_index (seen, i))->event == KITH_EVENT_REFERRAL_READ;
  g_assert_cmpuint (n_read, ==, 1);
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
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Ada Lovage");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferral) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = referral_fixture_make (kept_out, person, &error);
  gint64 guard;

  g_assert_no_error (error);
  guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH, kith_session_get_account (kept_out),
                           &error);
  g_assert_no_error (error);
  g_assert_cmpint (referral_fixture_make (kept_out, person, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_referrals_list (kept_out, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_referrals_get (kept_out, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  command = kith_referral_command_take_back (id, 1);
  g_assert_null (kith_referrals_apply (kept_out, command, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  /* Nor does an empty list tell that there is nothing, or the log that somebody read it. */
  kith_guards_add (fixture->session, other, KITH_GUARD_WISH, kith_session_get_account (kept_out), &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_record (kept_out, KITH_EVENT_CARE_READ, 0, NULL, &error));
  g_assert_null (kith_referrals_list (kept_out, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 132"), ==, 0);

  /* Sealed anew under the record's own key, and written to under that. */
  kith_referral_done_free (
      referral_fixture_step (fixture->session, id, KITH_REFERRAL_ACCEPTED, 0, "after", &error));
  g_assert_no_error (error);
  read = referral_fixture_get (fixture->session, id);
  g_assert_cmpstr (read->name, ==, "Harbor House");
  g_assert_cmpstr (((KithReferralStep *) g_ptr_array_index (read->steps, 1))->words, ==, "after");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  g_assert_true (kith_guards_lift (fixture->session, guard, &error));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  kith_referral_free (referral_fixture_get (fixture->session, id));
}

/* Somebody has the file and no key: verifying names the row. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *table;
  } edits[] = {
    { "UPDATE referral SET state = 4 WHERE id = ?1", "referral" },
    { "UPDATE referral SET kind = 2 WHERE id = ?1", "referral" },
    { "UPDATE referral SET reason = 3 WHERE id = ?1", "referral" },
    { "UPDATE referral SET day = day - 400 WHERE id = ?1", "referral" },
    { "UPDATE referral SET state_day = state_day - 1 WHERE id = ?1", "referral" },
    { "UPDATE referral SET due_day = NULL WHERE id = ?1", "referral" },
    { "UPDATE referral SET person = (SELECT person FROM referral WHERE id <> ?1) WHERE id = ?1", "referral" },
    { "UPDATE referral SET details = (SELECT details FROM referral WHERE id <> ?1) WHERE id = ?1",
      "referral" },
    { "UPDATE referral SET details = NULL WHERE id = ?1", "referral" },
    { "UPDATE referral SET details = (SELECT words FROM referral_step WHERE referral = ?1) WHERE id = ?1",
      "referral" },
    { "UPDATE referral_step SET words = (SELECT words FROM referral_step WHERE referral <> ?1) "
      "WHERE referral = ?1",
      "referral_step" },
    { "UPDATE referral_step SET voided = 1 WHERE referral = ?1", "referral_step" },
    { "UPDATE referral_step SET state = 4 WHERE referral = ?1", "referral_step" },
    { "DELETE FROM referral_step WHERE referral = ?1", "referral_step" },
    { "INSERT INTO referral_step SELECT id + 1, referral, person, 4, 0, day, NULL, account, 0, words, 1 "
      "FROM referral_step WHERE referral = ?1",
      "referral_step" },
  };
  gint64 one =
      referral_fixture_make (fixture->session, visits_fixture_person (fixture, "Rosa Martinez"), NULL);
  gint64 other =
      referral_fixture_make (fixture->session, visits_fixture_person (fixture, "Ada Lovage"), NULL);

  g_assert_cmpint (other, !=, 0);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_no_error (error);
      g_assert_true (kith_db_run_script (db,
                                         "CREATE TABLE keep_r AS SELECT * FROM referral;"
                                         "CREATE TABLE keep_s AS SELECT * FROM referral_step;",
                                         &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i].sql, "i", one), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, edits[i].table) == 0;
      if (!named)
        g_error ("not named: %s", edits[i].sql);
      g_assert_true (kith_db_run_script (
          db,
          "DELETE FROM referral_step; DELETE FROM referral; INSERT INTO referral SELECT * FROM keep_r;"
          "INSERT INTO referral_step SELECT * FROM keep_s; DROP TABLE keep_r; DROP TABLE keep_s;",
          &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Where to and every word goes with the record; that it was made and how it went is counted as before. */
static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;
  gint64 open = referral_fixture_make (fixture->session, person, &error);
  gint64 closed = referral_fixture_make (fixture->session, person, &error);
  const char *count = "SELECT sum(kind * 1000 + state * 100 + reason + state_day + day) FROM referral";
  g_autoptr (KithReferral) read = NULL;
  gint64 before;

  kith_referral_done_free (referral_fixture_step (fixture->session, closed, KITH_REFERRAL_DECLINED,
                                                  KITH_REFERRAL_REASON_COST, "too dear", &error));
  g_assert_no_error (error);
  before = visits_fixture_ask (fixture, count);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  g_assert_null (referral_fixture_step (fixture->session, open, KITH_REFERRAL_ATTENDED, 0, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (visits_fixture_ask (fixture, count), ==, before);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM referral WHERE details IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM referral_step WHERE words IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM referral WHERE due_day IS NOT NULL"),
                   ==, 0);
  read = referral_fixture_get (fixture->session, closed);
  g_assert_null (read->name);
  g_assert_cmpint (read->reason, ==, KITH_REFERRAL_REASON_COST);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/referrals/referrals/codes", test_codes);
  g_test_add_func ("/referrals/referrals/extras", test_extras);
  VISITS_TEST ("/referrals/referrals/made-and-closed", test_made_and_closed);
  VISITS_TEST ("/referrals/referrals/refused", test_refused);
  VISITS_TEST ("/referrals/referrals/nobody-there", test_nobody_there);
  VISITS_TEST ("/referrals/referrals/changed", test_changed);
  VISITS_TEST ("/referrals/referrals/undo", test_undo);
  VISITS_TEST ("/referrals/referrals/edit-keeps-extras", test_edit_keeps_extras);
  VISITS_TEST ("/referrals/referrals/at-the-desk", test_at_the_desk);
  VISITS_TEST ("/referrals/referrals/guarded", test_guarded);
  VISITS_TEST ("/referrals/referrals/tampered", test_tampered);
  VISITS_TEST ("/referrals/referrals/erased", test_erased);
  return g_test_run ();
}
