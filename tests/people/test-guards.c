/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a guarded record refuses to an account that its role would let in, and what it does not. */

#include "base/kith-error.h"
#include "disclosure/kith-release.h"
#include "people/consent-fixture.h"
#include "people/intake-fixture.h"
#include "people/kith-consents.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "people/kith-record-seen.h"
#include "session/kith-guards.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

/* A record with an intake and a consent, and somebody whom a guard keeps from it. */
typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithSession *kept_out;  /* (owned) */
  gint64 person;
  gint64 merged; /* counts as person */
  gint64 consent;
  gint64 guard;
} Scene;

static void
scene_clear (Scene *self)
{
  kith_session_close (self->kept_out, NULL);
  g_clear_object (&self->kept_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static gboolean
merge (KithSession *session, gint64 from, gint64 into, gboolean begin, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PEOPLE_MERGED, from, error);
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithMerge) done = NULL;

  kith_merge_choices_set (choices, KITH_MERGE_BIRTH, KITH_MERGE_INTO);
  if (change != NULL)
    done = begin ? kith_merges_begin_in (change, from, into, choices, error)
                 : kith_merges_end_in (change, from, error);
  return done != NULL && kith_change_commit (change, error);
}

static void
scene_init (Scene *self, VisitsFixture *fixture, KithRole role)
{
  KithDay today = kith_clock_today (fixture->clock);
  g_autoptr (KithConsent) consent = consent_fixture_sharing (today);
  g_autoptr (GError) error = NULL;

  self->fixture = fixture;
  self->kept_out = visits_fixture_add_session (fixture, role);
  self->person = visits_fixture_person (fixture, "Rosa Díaz");
  self->merged = visits_fixture_person (fixture, "Rosita");
  self->consent = consent_fixture_add (fixture->session, self->person, consent, &error);
  g_assert_no_error (error);
  g_assert_true (intake_fixture_deposit (fixture->session, self->person, "a garden", &error));
  g_assert_true (intake_fixture_deposit (fixture->session, self->merged, "a dog", &error));
  g_assert_true (merge (fixture->session, self->merged, self->person, TRUE, &error));
  g_assert_no_error (error);
  self->guard = kith_guards_add (fixture->session, self->person, KITH_GUARD_WISH,
                                 kith_session_get_account (self->kept_out), &error);
  g_assert_no_error (error);
}

static void
assert_refused (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (error);
}

static void
test_kept_out (VisitsFixture *fixture, gconstpointer data)
{
  g_auto (Scene) s = { NULL };
  KithReleaseRequest request;
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithIntakeRead) read = NULL;
  g_autoptr (KithIntakeRead) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIntakeRead) of_one = NULL;
  gint64 alone = visits_fixture_person (fixture, "Sam Hill");
  gint64 both[2];

  scene_init (&s, fixture, GPOINTER_TO_INT (data));
  request = (KithReleaseRequest){
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_PRINT, "record", s.person, "Legal aid", "housing",
    KITH_SCOPE_NOTES
  };
  read = kith_intakes_read (fixture->session, s.person, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_intake_get_text (read->intake, KITH_INTAKE_HOPES), ==, "a garden\na dog");

  /* By whichever of the two records. */
  both[0] = s.person;
  both[1] = s.merged;
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      assert_refused (kith_intakes_read (s.kept_out, both[i], &error) != NULL, &error);
      assert_refused (kith_intakes_list_parts (s.kept_out, both[i], &error) != NULL, &error);
      assert_refused (intake_fixture_write_back (s.kept_out, both[i], read, &error), &error);
      assert_refused (kith_consents_list (s.kept_out, both[i], &error) != NULL, &error);
      assert_refused (kith_record_seen_list (s.kept_out, both[i], &error) != NULL, &error);
      assert_refused (kith_guards_list (s.kept_out, both[i], &error) != NULL, &error);
    }
  assert_refused (
      kith_disclosure_request (s.kept_out, &request, KITH_CONSENT_POLICY (policy), &error) != NULL, &error);
  assert_refused (kith_guards_lift (s.kept_out, s.guard, &error), &error);
  assert_refused (kith_guards_add (s.kept_out, s.person, KITH_GUARD_LINKED,
                                   kith_session_get_account (fixture->session), &error) != 0,
                  &error);

  /* Nor is anything put in the place of what cannot be read: a record that was never merged is written
   * unread. */
  of_one = kith_intakes_read (s.kept_out, alone, &error);
  g_assert_no_error (error);
  kith_guards_add (fixture->session, alone, KITH_GUARD_CONFLICT, kith_session_get_account (s.kept_out),
                   &error);
  g_assert_no_error (error);
  assert_refused (intake_fixture_write_back (s.kept_out, alone, of_one, &error), &error);

  /* As the desk does: adding, and what a consent that is taken back needs. */
  g_assert_true (intake_fixture_deposit (s.kept_out, s.person, "a quiet room", &error));
  g_assert_no_error (error);
  g_assert_true (consent_fixture_end (s.kept_out, s.consent, "at the desk", &error));
  g_assert_no_error (error);
  again = kith_intakes_read (fixture->session, s.person, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_intake_get_text (again->intake, KITH_INTAKE_HOPES), ==,
                   "a garden\na quiet room\na dog");
}

/* The desk knows nothing of guards: names are not guarded. */
static void
test_desk (VisitsFixture *fixture, gconstpointer data)
{
  g_auto (Scene) s = { NULL };
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithPeople) people = NULL;
  g_autoptr (KithVisits) visits = NULL;
  g_autoptr (KithCard) card = NULL;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (GError) error = NULL;

  scene_init (&s, fixture, KITH_ROLE_ADVOCATE);
  people = kith_people_new (desk);
  visits = kith_visits_new (desk);
  card = kith_people_get_card (people, s.person, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_card_get_name (card), ==, "Rosa Díaz");
  visit = visits_step_sign_in (visits, s.person, NULL, KITH_SOURCE_DESK, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (intake_fixture_deposit (desk, s.person, "a quiet room", &error));
  g_assert_no_error (error);
  kith_session_close (desk, NULL);
}

/* Refused while guarded, in whichever way round; and everything is as before once the guard is lifted. */
static void
test_merging (VisitsFixture *fixture, gconstpointer data)
{
  g_auto (Scene) s = { NULL };
  gint64 third = visits_fixture_person (fixture, "Rosa D.");
  g_autoptr (KithIntakeRead) read = NULL;
  g_autoptr (GError) error = NULL;

  scene_init (&s, fixture, KITH_ROLE_ADVOCATE);
  g_assert_false (merge (fixture->session, third, s.person, TRUE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (merge (fixture->session, s.person, third, TRUE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (merge (fixture->session, s.merged, 0, FALSE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (kith_guards_lift (fixture->session, s.guard, &error));
  g_assert_no_error (error);
  read = kith_intakes_read (s.kept_out, s.person, &error);
  g_assert_no_error (error);
  g_assert_true (merge (s.kept_out, s.merged, 0, FALSE, &error));
  g_assert_true (merge (s.kept_out, third, s.person, TRUE, &error));
  g_assert_no_error (error);
}

/* By a coordinator whom it was guarded from, too: it is the person who asked. */
static void
test_erasing (VisitsFixture *fixture, gconstpointer data)
{
  g_auto (Scene) s = { NULL };
  g_autoptr (GError) error = NULL;
  guint n_erased = 0;

  scene_init (&s, fixture, KITH_ROLE_COORDINATOR);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM key_grant WHERE record_key IN "
                                                "(SELECT max(record_key) FROM key_grant)"),
                   ==, 2);
  g_assert_true (kith_erasures_ask (s.kept_out, s.person, NULL, &error));
  g_assert_no_error (error);
  visits_fixture_at (fixture, "2025-11-29 12:00");
  g_assert_true (kith_erasures_settle (s.kept_out, &n_erased, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_erased, ==, 2);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM guard"), ==, 0);
  /* Four shared keys for the coordinators, and nothing of the two records'. */
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(DISTINCT record_key) FROM key_grant"), ==, 4);
  g_assert_true (kith_guards_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people/guards/kept-out/advocate", VisitsFixture, GINT_TO_POINTER (KITH_ROLE_ADVOCATE),
              visits_fixture_set_up, test_kept_out, visits_fixture_tear_down);
  g_test_add ("/people/guards/kept-out/coordinator", VisitsFixture, GINT_TO_POINTER (KITH_ROLE_COORDINATOR),
              visits_fixture_set_up, test_kept_out, visits_fixture_tear_down);
  g_test_add ("/people/guards/desk", VisitsFixture, NULL, visits_fixture_set_up, test_desk,
              visits_fixture_tear_down);
  g_test_add ("/people/guards/merging", VisitsFixture, NULL, visits_fixture_set_up, test_merging,
              visits_fixture_tear_down);
  g_test_add ("/people/guards/erasing", VisitsFixture, NULL, visits_fixture_set_up, test_erasing,
              visits_fixture_tear_down);
  return g_test_run ();
}
