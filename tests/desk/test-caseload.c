/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account is to come back to goes to another: check-ins and follow-ups of notes, each only where both
 * may read what it is about. */

#include "base/kith-error.h"
#include "desk/kith-caseload.h"
#include "desk/kith-to-do.h"
#include "goals/check-in-fixture.h"
#include "notes/kith-note-follow-ups.h"
#include "notes/note-fixture.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "vault/kith-passphrase.h"
#include "visits/visits-fixture.h"

typedef struct
{
  VisitsFixture center;
  KithSession *advocate; /* (owned) */
  gint64 from;           /* the advocate's account */
  gint64 other;          /* an advocate who never unlocks */
  gint64 coordinator;
  gint64 rosa;
  gint64 ada;
  KithDay today;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (KithSecret) passphrase = kith_passphrase_prepare ("nine wet umbrellas", NULL);
  g_autoptr (GError) error = NULL;

  visits_fixture_set_up (&self->center, NULL);
  self->advocate = visits_fixture_add_session (&self->center, KITH_ROLE_ADVOCATE);
  self->from = kith_session_get_account (self->advocate);
  self->coordinator = kith_session_get_account (self->center.session);
  self->other = kith_accounts_add (self->center.session, "Bo", KITH_ROLE_ADVOCATE, passphrase, &error);
  g_assert_no_error (error);
  self->rosa = visits_fixture_person (&self->center, "Rosa Martinez");
  self->ada = visits_fixture_person (&self->center, "Ada Lovage");
  self->today = kith_clock_today (self->center.clock);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kith_session_close (self->advocate, &error);
  g_assert_no_error (error);
  g_object_unref (self->advocate);
  visits_fixture_tear_down (&self->center, NULL);
}

/* Returns: the note */
static gint64
sign (KithSession *session, gint64 person, KithDay day, gboolean restricted)
{
  g_autoptr (KithNote) note = note_fixture_new (session, person, "Walk to the post together.");
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->follow_up = day;
  note->restricted = restricted;
  id = kith_notes_sign (session, note, 0, &error);
  g_assert_no_error (error);
  return id;
}

static void
plan (KithSession *session, gint64 person, KithDay day)
{
  g_autoptr (GError) error = NULL;

  check_in_fixture_plan (session, person, day, 0, &error);
  g_assert_no_error (error);
}

/* Of the follow-up of @note. */
static gint64
ask (Fixture *self, const char *column, gint64 note)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM note_follow_up WHERE note = %" G_GINT64_FORMAT, column, note);

  return visits_fixture_ask (&self->center, sql);
}

static void
apply (Fixture *self, KithNoteFollowUpDo what, gint64 note)
{
  const KithNoteFollowUpCommand command = {
    .what = what, .id = ask (self, "id", note), .version = ask (self, "version", note), .day = self->today + 3
  };
  g_autoptr (GError) error = NULL;

  kith_note_follow_ups_apply (self->advocate, &command, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_to_do (Fixture *self, gint64 account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = kith_to_do_list (self->center.session, account, &error);

  g_assert_no_error (error);
  return all->len;
}

static KithCaseload *
hand_over (Fixture *self, KithSession *session, gint64 to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = visits_fixture_dump (&self->center);
  g_autoptr (KithCaseload) looked = kith_caseload_look (session, self->from, to, &error);
  g_autofree char *after = visits_fixture_dump (&self->center);
  KithCaseload *handed;

  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, after);
  handed = kith_caseload_hand_over (session, self->from, to, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (handed->n_handed, ==, looked->n_handed);
  g_assert_cmpuint (handed->n_kept, ==, looked->n_kept);
  return handed;
}

static void
check_clean (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (self->center.store, self->center.session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What is done, is an error, or somebody else's stays; of a restricted note it goes to coordinators only. */
static void
test_follow_ups_go_along (Fixture *self, gconstpointer data)
{
  gint64 open = sign (self->advocate, self->rosa, self->today + 1, FALSE);
  gint64 restricted = sign (self->advocate, self->rosa, self->today + 1, TRUE);
  gint64 done = sign (self->advocate, self->rosa, self->today + 1, FALSE);
  gint64 wrong = sign (self->advocate, self->ada, self->today + 1, FALSE);
  gint64 others = sign (self->center.session, self->ada, self->today + 1, FALSE);
  g_autoptr (KithCaseload) handed = NULL;
  g_autoptr (KithCaseload) back = NULL;
  g_autoptr (KithCaseload) again = NULL;
  g_autoptr (GArray) people = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  plan (self->advocate, self->ada, self->today + 2);
  apply (self, KITH_NOTE_FOLLOW_UP_DONE, done);
  note_fixture_mark_in_error (self->advocate, wrong, "it was about somebody else", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_to_do (self, self->from), ==, 3);
  before = visits_fixture_dump (&self->center);

  handed = hand_over (self, self->advocate, self->other);
  g_assert_cmpuint (handed->n_handed, ==, 2);
  g_assert_cmpuint (handed->n_kept, ==, 1);
  people = kith_caseload_list_people (handed);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpint (ask (self, "account", open), ==, self->other);
  g_assert_cmpint (ask (self, "account", restricted), ==, self->from);
  g_assert_cmpint (ask (self, "account", done), ==, self->from);
  g_assert_cmpint (ask (self, "account", wrong), ==, self->from);
  g_assert_cmpint (ask (self, "account", others), ==, self->coordinator);
  g_assert_cmpuint (count_to_do (self, self->from), ==, 1);
  g_assert_cmpuint (count_to_do (self, self->other), ==, 2);
  check_clean (self);

  back = kith_caseload_hand_back (self->advocate, handed, &error);
  g_assert_no_error (error);
  after = visits_fixture_dump (&self->center);
  g_assert_cmpstr (before, ==, after);
  /* Once it is moved, none goes back. */
  again = hand_over (self, self->advocate, self->other);
  apply (self, KITH_NOTE_FOLLOW_UP_MOVE, open);
  g_assert_null (kith_caseload_hand_back (self->advocate, again, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_assert_cmpuint (count_to_do (self, self->other), ==, 2);
  check_clean (self);
}

/* A coordinator reads what is restricted, and takes it. */
static void
test_restricted_to_a_coordinator (Fixture *self, gconstpointer data)
{
  gint64 restricted = sign (self->advocate, self->rosa, self->today + 1, TRUE);
  g_autoptr (KithCaseload) handed = hand_over (self, self->center.session, self->coordinator);

  g_assert_cmpuint (handed->n_handed, ==, 1);
  g_assert_cmpuint (handed->n_kept, ==, 0);
  g_assert_cmpint (ask (self, "account", restricted), ==, self->coordinator);
  check_clean (self);
}

static void
test_guarded_stays (Fixture *self, gconstpointer data)
{
  gint64 kept = sign (self->advocate, self->ada, self->today + 1, FALSE);
  gint64 open = sign (self->advocate, self->rosa, self->today + 1, FALSE);
  g_autoptr (KithCaseload) handed = NULL;
  g_autoptr (GError) error = NULL;

  kith_guards_add (self->center.session, self->ada, KITH_GUARD_WISH, self->other, &error);
  g_assert_no_error (error);
  handed = hand_over (self, self->center.session, self->other);
  g_assert_cmpuint (handed->n_handed, ==, 1);
  g_assert_cmpuint (handed->n_kept, ==, 1);
  g_assert_cmpint (ask (self, "account", kept), ==, self->from);
  g_assert_cmpint (ask (self, "account", open), ==, self->other);
  check_clean (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/desk/caseload/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("follow-ups-go-along", test_follow_ups_go_along);
  ADD ("restricted-to-a-coordinator", test_restricted_to_a_coordinator);
  ADD ("guarded-stays", test_guarded_stays);
#undef ADD

  return g_test_run ();
}
