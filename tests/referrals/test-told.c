/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a place is told about somebody: only by a consent that covers it; otherwise nothing is written down as
 * told, and it is said why. Compared with the consents themselves, many made by chance. */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "people/consent-fixture.h"
#include "people/kith-record-seen.h"
#include "referrals/kith-referral-told.h"
#include "referrals/referral-fixture.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 4
#define N_STEPS 220

static KithReferralStep *
new_step (const char *recipient, const char *purpose, KithScope scope, const char *told)
{
  KithReferralStep *step = kith_referral_step_new (KITH_REFERRAL_CONTACTED);

  step->recipient = g_strdup (recipient);
  step->purpose = g_strdup (purpose);
  step->scope = scope;
  step->told = g_strdup (told);
  return step;
}

static KithReferralDone *
hand_over (KithSession *session, gint64 person, const KithReferralStep *first, GError **error)
{
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralCommand) command = NULL;

  referral->kind = KITH_REFERRAL_KIND_LEGAL;
  referral->name = g_strdup ("Legal aid");
  command = kith_referral_command_make (referral, first);
  return kith_referrals_apply (session, command, error);
}

static gint64
n_told (VisitsFixture *fixture)
{
  return visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 64");
}

static gint64
agree (VisitsFixture *fixture, gint64 person, KithScope scope, gboolean part2)
{
  g_autoptr (KithConsent) consent = consent_fixture_sharing (kith_clock_today (fixture->clock));
  g_autoptr (GError) error = NULL;
  gint64 id;

  consent->scope = scope;
  consent->part2 = part2;
  id = consent_fixture_add (fixture->session, person, consent, &error);
  g_assert_no_error (error);
  return id;
}

/* A warm handing over, by consent: in the step, in the log, and in what the person can see of it. */
static void
test_by_consent (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 consent = agree (fixture, person, KITH_SCOPE_REFERRALS, FALSE);
  g_autoptr (KithReferralStep) step = new_step ("legal AID", "Housing", KITH_SCOPE_NOTHING, "needs a lawyer");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithReferralDone) done = hand_over (fixture->session, person, step, &error);
  g_autoptr (KithReferral) read = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  const KithReferralStep *written;

  g_assert_no_error (error);
  g_assert_true (done->told);
  g_assert_null (done->not_told);
  g_assert_nonnull (done->explanation);
  g_assert_null (done->notice);
  g_assert_cmpint (n_told (fixture), ==, 1);
  read = referral_fixture_get (fixture->session, done->referral);
  written = g_ptr_array_index (read->steps, 0);
  g_assert_cmpstr (written->recipient, ==, "legal AID");
  g_assert_cmpstr (written->purpose, ==, "Housing");
  g_assert_cmpstr (written->told, ==, "needs a lawyer");
  g_assert_cmpint (written->consent, ==, consent);
  seen = kith_record_seen_list (fixture->session, person, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < seen->len; i++)
    {
      const KithRecordSeen *one = g_ptr_array_index (seen, i);
      g_autofree char *sentence = kith_record_seen_describe (one);

      if (one->event != KITH_EVENT_TOLD)
        continue;
      g_assert_nonnull (strstr (sentence, "legal AID"));
      g_assert_nonnull (strstr (sentence, "a referral"));
      return;
    }
  g_assert_not_reached ();
}

/* The referral is made all the same, and nothing of what would have been told is in it. */
static void
test_without (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithReferralStep) step = new_step ("Legal aid", "housing", KITH_SCOPE_NOTES, "needs a lawyer");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithReferralDone) done = hand_over (fixture->session, person, step, &error);
  g_autoptr (KithReferral) read = referral_fixture_get (fixture->session, done->referral);
  const KithReferralStep *written = g_ptr_array_index (read->steps, 0);

  g_assert_no_error (error);
  g_assert_false (done->told);
  g_assert_nonnull (strstr (done->not_told, "has not agreed"));
  g_assert_cmpint (read->state, ==, KITH_REFERRAL_CONTACTED);
  g_assert_null (written->recipient);
  g_assert_null (written->purpose);
  g_assert_null (written->told);
  g_assert_cmpint (written->scope, ==, KITH_SCOPE_NOTHING);
  g_assert_cmpint (written->consent, ==, 0);
  g_assert_cmpint (n_told (fixture), ==, 0);
  /* The caller's own value is as it was. */
  g_assert_cmpstr (step->told, ==, "needs a lawyer");
}

/* Under 42 CFR Part 2 its statement has to be said along. */
static void
test_part2 (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithReferralStep) step = new_step ("Legal aid", "housing", KITH_SCOPE_NOTES, "needs a lawyer");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithReferralDone) done = NULL;

  agree (fixture, person, KITH_SCOPE_REFERRALS | KITH_SCOPE_NOTES, TRUE);
  done = hand_over (fixture->session, person, step, &error);
  g_assert_no_error (error);
  g_assert_true (done->told);
  g_assert_nonnull (strstr (done->notice, "42 CFR"));
}

/* A version that is not the newest, or a step that says too little, is refused before the gate is asked. */
static void
test_not_asked_in_vain (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithReferralStep) step = new_step ("Legal aid", "housing", KITH_SCOPE_NOTHING, "needs a lawyer");
  g_autoptr (KithReferralStep) silent = new_step ("Legal aid", "housing", KITH_SCOPE_NOTHING, " ");
  gint64 id = referral_fixture_make (fixture->session, person, NULL);
  g_autoptr (KithReferralCommand) late = kith_referral_command_step (id, 7, step);
  g_autoptr (KithReferralCommand) empty = kith_referral_command_step (id, 1, silent);
  g_autoptr (GError) error = NULL;

  agree (fixture, person, KITH_SCOPE_REFERRALS, FALSE);
  g_assert_null (kith_referrals_apply (fixture->session, late, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_null (kith_referrals_apply (fixture->session, empty, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (n_told (fixture), ==, 0);
}

/* What was said cannot be unsaid: taking the step back leaves it in the log and in the step; putting it back
 * tells nobody again. */
static void
test_taken_back (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithReferralStep) step = new_step ("Legal aid", "housing", KITH_SCOPE_NOTHING, "needs a lawyer");
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (KithReferralDone) back = NULL;
  g_autoptr (KithReferralDone) again = NULL;
  g_autoptr (KithReferral) read = NULL;
  g_autoptr (GError) error = NULL;

  agree (fixture, person, KITH_SCOPE_REFERRALS, FALSE);
  done = hand_over (fixture->session, person, step, &error);
  back = kith_referrals_apply (fixture->session, done->inverse, &error);
  g_assert_no_error (error);
  g_assert_false (back->told);
  read = referral_fixture_get (fixture->session, done->referral);
  g_assert_true (((KithReferralStep *) g_ptr_array_index (read->steps, 0))->taken_back);
  g_assert_cmpstr (((KithReferralStep *) g_ptr_array_index (read->steps, 0))->recipient, ==, "Legal aid");
  again = kith_referrals_apply (fixture->session, back->inverse, &error);
  g_assert_no_error (error);
  g_assert_false (again->told);
  g_assert_cmpint (n_told (fixture), ==, 1);
}

/* What the consents themselves say. */
static gboolean
covers (KithSession *session, gint64 person, const KithReferralStep *step, KithDay today)
{
  g_autoptr (GPtrArray) consents = kith_consents_list (session, person, NULL);
  const KithReleaseRequest request = { .kind = KITH_RELEASE_TO_RECIPIENT,
                                       .way = KITH_RELEASE_TELL,
                                       .what = "referral",
                                       .person = person,
                                       .recipient = step->recipient,
                                       .purpose = step->purpose,
                                       .scope = step->scope | KITH_SCOPE_REFERRALS };

  for (guint i = 0; i < consents->len; i++)
    if (kith_consent_fit (g_ptr_array_index (consents, i), &request, today) == KITH_CONSENT_COVERS)
      return TRUE;
  return FALSE;
}

static void
test_property (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const recipients[] = { "Legal aid", "LEGAL aid ", "Clinic on Oak Street", "Legal",
                                            "The landlord" };
  static const char *const purposes[] = { "housing", "Benefits", "anything" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  gint64 people[N_PEOPLE];
  gint64 n = 0;
  guint n_refused = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    people[i] = visits_fixture_person (fixture, "Rosa Martinez");
  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 person = people[g_rand_int_range (rand, 0, N_PEOPLE)];
      KithDay today = kith_clock_today (fixture->clock);
      g_autofree char *word = g_strdup_printf ("zqtold%ugone", i);
      g_autoptr (KithReferralStep) step =
          new_step (recipients[g_rand_int_range (rand, 0, G_N_ELEMENTS (recipients))],
                    purposes[g_rand_int_range (rand, 0, G_N_ELEMENTS (purposes))],
                    (KithScope) (g_rand_int_range (rand, 0, 256) & g_rand_int_range (rand, 0, 256)), word);
      g_autoptr (KithReferralDone) done = NULL;
      g_autoptr (KithReferral) read = NULL;
      g_autoptr (GError) error = NULL;
      const KithReferralStep *written;
      gboolean expected, may;

      if (i % 2 == 0)
        {
          g_autoptr (KithConsent) consent = consent_fixture_random (rand, today);
          gint64 id = consent_fixture_add (fixture->session, person, consent, &error);

          g_assert_no_error (error);
          if (g_rand_int_range (rand, 0, 4) == 0)
            g_assert_true (consent_fixture_end (fixture->session, id, "no", &error));
        }
      if (i % 25 == 24)
        kith_clock_set_standing_now (fixture->clock, kith_clock_now (fixture->clock).utc + 86400 * 10);
      today = kith_clock_today (fixture->clock);
      expected = covers (fixture->session, person, step, today);
      may = kith_referral_may_tell (advocate, person, step->recipient, step->purpose, step->scope, &error);
      g_assert_cmpint (may, ==, expected);
      g_assert_true (may || g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED));
      g_clear_error (&error);
      g_assert_cmpint (n_told (fixture), ==, n);
      done = hand_over (advocate, person, step, &error);
      g_assert_no_error (error);
      g_assert_cmpint (done->told, ==, expected);
      g_assert_cmpint (done->not_told == NULL, ==, expected);
      n += expected;
      n_refused += !expected;
      g_assert_cmpint (n_told (fixture), ==, n);
      read = referral_fixture_get (advocate, done->referral);
      written = g_ptr_array_index (read->steps, 0);
      g_assert_cmpstr (written->told, ==, expected ? word : NULL);
      g_assert_cmpint (written->consent != 0, ==, expected);
      g_assert_cmpint (written->scope, ==, expected ? step->scope : KITH_SCOPE_NOTHING);
    }
  g_assert_cmpint (n, >, 10);
  g_assert_cmpuint (n_refused, >, 60);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("kith-told-XXXXXX", NULL);
  int status;

  /* Whoever runs this may have a statement of their own. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/referrals/told/by-consent", test_by_consent);
  VISITS_TEST ("/referrals/told/without", test_without);
  VISITS_TEST ("/referrals/told/part2", test_part2);
  VISITS_TEST ("/referrals/told/not-asked-in-vain", test_not_asked_in_vain);
  VISITS_TEST ("/referrals/told/taken-back", test_taken_back);
  VISITS_TEST ("/referrals/told/property", test_property);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
