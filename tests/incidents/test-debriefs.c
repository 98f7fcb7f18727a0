/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Debriefs: offered by coordinators, answered by whoever was there, and nobody else's to read. */

#include "base/kith-error.h"
#include "incidents/incident-fixture.h"
#include "incidents/kith-debriefs.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

static GPtrArray *
list_own (KithSession *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *own = kith_debriefs_list_own (session, &error);

  g_assert_no_error (error);
  return own;
}

static gint64
happen (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 id = incident_fixture_add (fixture->session, "a long afternoon", 0, 0, &error);

  g_assert_no_error (error);
  return id;
}

static guint
offer (VisitsFixture *fixture, gint64 incident, KithSession *one, KithSession *another)
{
  const gint64 accounts[] = { kith_session_get_account (one), kith_session_get_account (another) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) offered = kith_debriefs_offer (fixture->session, incident, accounts, 2, &error);

  g_assert_no_error (error);
  return offered->len;
}

/* No coordinator opens what somebody keeps of it, though they hold every shared key. */
static void
test_private (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  gint64 incident = happen (fixture);
  const char *words = "SELECT id, words FROM debrief WHERE id = ?1";
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KithDebrief) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint open = 9;

  g_assert_cmpuint (offer (fixture, incident, desk, advocate), ==, 2);
  g_assert_cmpuint (offer (fixture, incident, desk, advocate), ==, 0);
  g_assert_true (kith_debriefs_count_open (advocate, &open, &error));
  g_assert_cmpuint (open, ==, 1);
  own = list_own (advocate);
  g_assert_cmpuint (own->len, ==, 1);
  answer = kith_debrief_copy (g_ptr_array_index (own, 0));
  g_assert_cmpint (answer->happened, ==, kith_clock_today (fixture->clock));
  g_assert_cmpstr (answer->offered_by, ==, kith_session_get_account_name (fixture->session));
  answer->state = KITH_DEBRIEF_DONE;
  answer->day = kith_clock_today (fixture->clock);
  answer->with = g_strdup ("Dana, over tea");
  answer->words = g_strdup ("it stayed with me  ");
  g_assert_cmpint (kith_debriefs_answer (advocate, answer, &error), ==, 2);
  g_assert_no_error (error);
  after = list_own (advocate);
  const KithDebrief *kept = g_ptr_array_index (after, 0);
  g_assert_cmpint (kept->state, ==, KITH_DEBRIEF_DONE);
  g_assert_cmpint (kept->day, ==, answer->day);
  g_assert_cmpstr (kept->with, ==, "Dana, over tea");
  g_assert_cmpstr (kept->words, ==, "it stayed with me");
  g_assert_true (kith_debriefs_count_open (advocate, &open, &error));
  g_assert_cmpuint (open, ==, 0);

  g_assert_cmpint (incident_fixture_opens (advocate, words, kept->id), ==, KITH_PURPOSE_DRAFT);
  g_assert_cmpint (incident_fixture_opens (fixture->session, words, kept->id), ==, 0);
  g_assert_cmpint (incident_fixture_opens (desk, words, kept->id), ==, 0);
  seen = kith_debriefs_list_of (fixture->session, incident, &error);
  g_assert_cmpuint (seen->len, ==, 2);
  for (guint i = 0; i < seen->len; i++)
    {
      const KithDebrief *one = g_ptr_array_index (seen, i);

      g_assert_cmpint (one->state, ==, one->id == kept->id ? KITH_DEBRIEF_DONE : KITH_DEBRIEF_OFFERED);
      g_assert_null (one->words);
      g_assert_null (one->with);
      g_assert_cmpint (one->day, ==, KITH_DAY_NONE);
    }
  findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What a coordinator sees of the others' is all they see of their own there, too. */
static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  gint64 incident = happen (fixture);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (KithDebrief) answer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 account = kith_session_get_account (desk);

  g_assert_null (kith_debriefs_offer (advocate, incident, &account, 1, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_debriefs_offer (fixture->session, 77, &account, 1, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  offer (fixture, incident, desk, desk);
  own = list_own (desk);
  g_assert_cmpuint (own->len, ==, 1);
  answer = kith_debrief_copy (g_ptr_array_index (own, 0));
  answer->state = KITH_DEBRIEF_NOT_NEEDED;
  answer->day = kith_clock_today (fixture->clock) + 1;
  g_assert_cmpint (kith_debriefs_answer (desk, answer, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  answer->day = KITH_DAY_NONE;
  /* Somebody else's. */
  g_assert_cmpint (kith_debriefs_answer (advocate, answer, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (kith_debriefs_answer (desk, answer, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (kith_debriefs_answer (desk, answer, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
  /* What was answered is not taken from anybody. */
  g_assert_false (kith_debriefs_withdraw (fixture->session, answer->id, 2, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
}

static void
test_withdrawn (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  gint64 incident = happen (fixture);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  offer (fixture, incident, desk, desk);
  own = list_own (desk);
  const KithDebrief *one = g_ptr_array_index (own, 0);
  g_assert_false (kith_debriefs_withdraw (desk, one->id, one->version, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_true (kith_debriefs_withdraw (fixture->session, one->id, one->version, &error));
  left = list_own (desk);
  g_assert_cmpuint (left->len, ==, 0);
  /* And can be offered anew. */
  g_assert_cmpuint (offer (fixture, incident, desk, desk), ==, 1);
}

/* Who forgot the passphrase was given new keys: what only the old ones open is in nobody's way. */
static void
test_new_keys (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) before = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) after = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (KithDebrief) answer = NULL;
  g_autoptr (GError) error = NULL;

  incident_fixture_add (before, "somebody fell", 0, 0, &error);
  g_assert_no_error (error);
  offer (fixture, happen (fixture), before, before);
  offer (fixture, happen (fixture), before, before);
  own = list_own (before);
  answer = kith_debrief_copy (g_ptr_array_index (own, 0));
  answer->state = KITH_DEBRIEF_DONE;
  answer->words = g_strdup ("it stayed with me");
  g_assert_cmpint (kith_debriefs_answer (before, answer, &error), !=, 0);
  g_assert_no_error (error);

  after = visits_fixture_give_new_keys (fixture, before);
  left = list_own (after);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (((const KithDebrief *) g_ptr_array_index (left, 0))->state, ==, KITH_DEBRIEF_OFFERED);
  written = kith_incidents_list_own (after, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written->len, ==, 1);

  const KithIncident *incident = g_ptr_array_index (written, 0);
  const KithIncidentEntry *entry = g_ptr_array_index (incident->entries, 0);

  g_assert_false (entry->readable);
  g_assert_true (entry->closed);
  kith_session_close (after, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/incidents/debriefs/private", test_private);
  VISITS_TEST ("/incidents/debriefs/refused", test_refused);
  VISITS_TEST ("/incidents/debriefs/withdrawn", test_withdrawn);
  VISITS_TEST ("/incidents/debriefs/new keys", test_new_keys);
  return g_test_run ();
}
