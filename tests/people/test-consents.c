/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Consents in a store: written by any role and read by those who may, taken back, with the words that were
 * read; and the gate that goes by them, compared with a model that was written without looking at it.
 */

#include "people/consent-fixture.h"

#include <string.h>

#include "base/kith-error.h"
#include "disclosure/kith-release.h"
#include "people/kith-consent-wording.h"
#include "session/kith-audit.h"
#include "visits/visits-fixture.h"

static KithDay
today (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static gint64
add (VisitsFixture *fixture, KithSession *session, gint64 person, const KithConsent *consent)
{
  g_autoptr (GError) error = NULL;
  gint64 id = consent_fixture_add (session, person, consent, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static GPtrArray *
list (VisitsFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = kith_consents_list (fixture->session, person, &error);

  g_assert_no_error (error);
  return all;
}

static const KithAuditEntry *
newest_entry (VisitsFixture *fixture, gint64 person, GPtrArray **entries)
{
  g_autoptr (GError) error = NULL;

  *entries = kith_audit_list (fixture->session, &(KithAuditFilter){ .subject = person }, NULL, 1, &error);
  g_assert_no_error (error);
  return g_ptr_array_index (*entries, 0);
}

static void
test_written_and_read (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithConsent) consent = consent_fixture_sharing (today (fixture));
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  consent->signature = KITH_SIGNED_DRAWN;
  consent->strokes = consent_fixture_strokes ();
  id = add (fixture, fixture->session, person, consent);
  all = list (fixture, person);
  g_assert_cmpuint (all->len, ==, 1);
  const KithConsent *read = g_ptr_array_index (all, 0);
  g_assert_true (kith_consent_equal (read, consent));
  g_assert_cmpint (read->id, ==, id);
  g_assert_cmpint (read->written_day, ==, today (fixture));
  g_assert_cmpint (read->account, ==, kith_session_get_account (fixture->session));
  g_assert_false (read->at_desk);
  g_assert_cmpint (read->ended_day, ==, KITH_DAY_NONE);
  g_assert_cmpint (newest_entry (fixture, person, &entries)->event, ==, KITH_EVENT_CONSENT_READ);

  g_assert_cmpint (consent_fixture_add (fixture->session, person + 1, consent, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  consent->until = consent->day - 3;
  g_assert_cmpint (consent_fixture_add (fixture->session, person, consent, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_taken_back (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithConsent) consent = consent_fixture_sharing (today (fixture));
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, fixture->session, person, consent);

  change = kith_session_begin (fixture->session, KITH_EVENT_CONSENT_ENDED, person, &error);
  g_assert_false (kith_consents_end_in (change, id, today (fixture) + 1, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&change, kith_change_free);

  g_assert_true (consent_fixture_end (fixture->session, id, "does not feel right", &error));
  g_assert_no_error (error);
  all = list (fixture, person);
  const KithConsent *read = g_ptr_array_index (all, 0);
  g_assert_cmpint (read->ended_day, ==, today (fixture));
  g_assert_cmpstr (read->ended_by, ==, "herself");
  g_assert_cmpstr (read->ended_note, ==, "does not feel right");

  g_assert_false (consent_fixture_end (fixture->session, id, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (consent_fixture_end (fixture->session, id + 1, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* The desk writes down that somebody agreed, and that they take it back, and can read neither. */
static void
test_at_the_desk (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithConsent) consent = consent_fixture_sharing (today (fixture));
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_null (kith_consents_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  id = add (fixture, desk, person, consent);
  g_assert_null (kith_consents_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_true (consent_fixture_end (desk, id, "said at the desk", &error));
  g_assert_no_error (error);

  all = list (fixture, person);
  const KithConsent *read = g_ptr_array_index (all, 0);
  g_assert_true (kith_consent_equal (read, consent));
  g_assert_true (read->at_desk);
  g_assert_cmpstr (read->ended_note, ==, "said at the desk");
}

/* What somebody agreed to is theirs under each of their records while they are taken to be one. */
static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Rosie Martinez");
  gint64 third = visits_fixture_person (fixture, "Rosa Martines");
  gint64 pairs[][2] = { { other, person }, { third, other } };
  g_autoptr (KithConsent) consent = consent_fixture_sharing (today (fixture));
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 merge = 0;

  add (fixture, fixture->session, other, consent);
  add (fixture, fixture->session, third, consent);
  change = kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, person, &error);
  for (guint i = 0; i < 2; i++)
    {
      merge = kith_change_new_id (change);
      kith_db_run (
          kith_change_get_db (change), &error,
          "INSERT INTO person_merge (id, from_person, into_person, ended, version) VALUES (?1, ?2, ?3, 0, 1)",
          "iii", merge, pairs[i][0], pairs[i][1]);
      kith_change_touch (change, "person_merge", merge);
    }
  g_assert_true (kith_change_commit (change, &error));
  all = list (fixture, person);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((KithConsent *) g_ptr_array_index (all, 0))->person, ==, third);
  g_ptr_array_unref (g_steal_pointer (&all));

  g_clear_pointer (&change, kith_change_free);
  change = kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_UNMERGED, person, &error);
  kith_db_run (kith_change_get_db (change), &error, "UPDATE person_merge SET ended = 1 WHERE id = ?1", "i",
               merge);
  kith_change_touch (change, "person_merge", merge);
  g_assert_true (kith_change_commit (change, &error));
  all = list (fixture, person);
  g_assert_cmpuint (all->len, ==, 1);
}

static guint
use (VisitsFixture *fixture, const KithConsentWording *read)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (fixture->session, KITH_EVENT_CONSENT_ADDED, 0, &error);
  guint number = kith_consent_wording_use_in (change, read, &error);

  g_assert_no_error (error);
  g_assert_true (kith_change_commit (change, &error));
  return number;
}

static void
test_wordings (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithConsentWording) comes = NULL;
  g_autoptr (KithConsentWording) again = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  comes = kith_consent_wording_get (fixture->store, KITH_CONSENT_SHARING, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comes->number, ==, 0);
  g_assert_true (g_str_has_prefix (comes->words, "Sharing with someone\n"));

  /* The first who agrees makes them the center's, once. */
  g_assert_cmpuint (use (fixture, comes), ==, 1);
  g_assert_cmpuint (use (fixture, comes), ==, 1);
  g_assert_cmpuint (kith_consent_wording_write (fixture->session, KITH_CONSENT_SHARING, comes->words, &error),
                    ==, 1);
  g_assert_cmpuint (
      kith_consent_wording_write (fixture->session, KITH_CONSENT_SHARING, "Sharing\nOurs", &error), ==, 2);
  g_assert_no_error (error);

  /* Who read the old words before they were changed agreed to the old ones. */
  again = kith_consent_wording_get (fixture->store, KITH_CONSENT_SHARING, 1, &error);
  g_assert_cmpstr (again->words, ==, comes->words);
  g_assert_cmpuint (use (fixture, again), ==, 1);
  all = kith_consent_wordings_list (fixture->store, KITH_CONSENT_SHARING, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((KithConsentWording *) g_ptr_array_index (all, 0))->words, ==, "Sharing\nOurs");
  g_assert_cmpint (((KithConsentWording *) g_ptr_array_index (all, 0))->day, ==, today (fixture));

  g_assert_null (kith_consent_wording_get (fixture->store, KITH_CONSENT_SHARING, 3, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (kith_consent_wording_write (fixture->session, KITH_CONSENT_PHOTO, " \n ", &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (KithConsent) consent = consent_fixture_sharing (today (fixture));
  consent->wording = 3;
  g_assert_cmpint (consent_fixture_add (fixture->session, visits_fixture_person (fixture, "Rosa"), consent,
                                        &error),
                   ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

/* Words for each kind come along, in what is spoken here. */
static void
test_default_words (VisitsFixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (KithConsentWording) words =
          kith_consent_wording_get (fixture->store, KITH_CONSENT_PHOTO, 0, NULL);

      g_assert_true (g_str_has_prefix (words->words, "Fotos\n"));
      return;
    }
  for (guint kind = KITH_CONSENT_PEER_SUPPORT; kind <= KITH_CONSENT_CONTACT; kind++)
    {
      g_autoptr (KithConsentWording) words =
          kith_consent_wording_get (fixture->store, (KithConsentKind) kind, 0, NULL);

      g_assert_cmpuint (strlen (words->words), >, 200);
      g_assert_null (strchr (words->words, '\''));
    }
  g_setenv ("LANGUAGE", "de", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("LANGUAGE");
  g_test_trap_assert_passed ();
}

static char *
squeeze (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!(*at == ' ' && (squeezed->len == 0 || at[1] == ' ' || at[1] == '\0')))
      g_string_append_c (squeezed, g_ascii_tolower (*at));
  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}

/* The naive model: a consent counts if nothing speaks against it. */
static gboolean
model_counts (const KithConsent *consent, gboolean ended, const KithReleaseRequest *request, KithDay day)
{
  g_autofree char *agreed_with = squeeze (kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT));
  g_autofree char *agreed_for = squeeze (kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE));
  g_autofree char *asked_with = squeeze (request->recipient);
  g_autofree char *asked_for = squeeze (request->purpose);

  if (ended || day < consent->day || (consent->until != KITH_DAY_NONE && consent->until < day))
    return FALSE;
  if (consent->kind == KITH_CONSENT_PEER_SUPPORT || consent->kind == KITH_CONSENT_CONTACT)
    return FALSE;
  if (strcmp (agreed_with, asked_with) != 0 || strcmp (agreed_for, asked_for) != 0)
    return FALSE;
  for (guint bit = 0; bit < 8; bit++)
    if ((request->scope & (1u << bit)) != 0 && (consent->scope & (1u << bit)) == 0 &&
        !(bit == 0 && consent->scope != 0))
      return FALSE;
  return TRUE;
}

#define ROUNDS 120
#define PER_PERSON 5

static void
draw_request (GRand *rand, gint64 person, KithReleaseRequest *request)
{
  static const char *const recipients[] = { "Legal aid", " LEGAL AID ", "Clinic on Oak Street",
                                            "Legal aide" };
  static const char *const purposes[] = { "housing", "benefits", "HOUSING", "house" };

  *request = (KithReleaseRequest){
    .kind = KITH_RELEASE_TO_RECIPIENT,
    .way = (KithReleaseWay) g_rand_int_range (rand, 1, 4),
    .what = "record",
    .person = person,
    .recipient = recipients[g_rand_int_range (rand, 0, 4)],
    .purpose = purposes[g_rand_int_range (rand, 0, 4)],
    .scope = (KithScope) (1 << g_rand_int_range (rand, 0, 8)),
  };
  if (g_rand_boolean (rand))
    request->scope |= (KithScope) (1 << g_rand_int_range (rand, 0, 8));
}

static void
compare (VisitsFixture *fixture,
         GPtrArray *consents,
         const gboolean *ended,
         const KithReleaseRequest *request,
         guint *n_allowed)
{
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = NULL;
  gboolean expected = FALSE, part2 = FALSE;

  for (guint i = 0; i < consents->len; i++)
    {
      const KithConsent *one = g_ptr_array_index (consents, i);
      gboolean counts = model_counts (one, ended[i], request, today (fixture));

      expected |= counts;
      part2 |= counts && one->part2;
    }
  release = kith_disclosure_request (fixture->session, request, KITH_CONSENT_POLICY (policy), &error);
  g_assert_cmpint (release != NULL, ==, expected);
  if (expected)
    {
      g_assert_no_error (error);
      g_assert_cmpint (kith_release_get_notice (release) != NULL, ==, part2);
      g_assert_nonnull (kith_release_get_explanation (release));
      (*n_allowed)++;
    }
  else
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_policy (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  guint n_allowed = 0, n_asked = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
      g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_consent_free);
      gboolean ended[PER_PERSON] = { FALSE };
      guint n = (guint) g_rand_int_range (rand, 0, PER_PERSON + 1);

      for (guint i = 0; i < n; i++)
        {
          KithConsent *consent = consent_fixture_random (rand, today (fixture));
          gint64 id = add (fixture, fixture->session, person, consent);

          ended[i] = g_rand_int_range (rand, 0, 5) == 0;
          if (ended[i])
            g_assert_true (consent_fixture_end (fixture->session, id, NULL, NULL));
          g_ptr_array_add (consents, consent);
        }
      for (guint i = 0; i < 20; i++, n_asked++)
        {
          KithReleaseRequest request;

          draw_request (rand, person, &request);
          compare (fixture, consents, ended, &request, &n_allowed);
        }
    }
  g_test_message ("%u of %u were allowed", n_allowed, n_asked);
  g_assert_cmpuint (n_allowed, >, 80);
}

/* A refusal says what is missing, and is in the log with what was tried. */
static void
test_refusals (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithConsent) consent = consent_fixture_sharing (today (fixture));
  KithReleaseRequest request = {
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_PRINT, "record", person, "Legal aid", "housing", KITH_SCOPE_NOTES
  };
  gint64 id = add (fixture, fixture->session, person, consent);

  for (guint i = 0; i < 6; i++)
    {
      static const char *const expected[] = { "",
                                              "*not agreed to share anything*",
                                              "*another purpose*",
                                              "*not agree to all*",
                                              "*is over*",
                                              "*taken back*" };
      KithReleaseRequest asked = request;
      g_autoptr (GError) error = NULL;
      g_autoptr (KithRelease) release = NULL;
      g_autoptr (GPtrArray) entries = NULL;

      if (i == 1)
        asked.recipient = "Landlord";
      if (i == 2)
        asked.purpose = "benefits";
      if (i == 3)
        asked.scope |= KITH_SCOPE_INTAKE;
      if (i == 4)
        visits_fixture_at (fixture, "2026-02-01 12:00");
      if (i == 5)
        {
          visits_fixture_at (fixture, "2025-11-20 13:00");
          g_assert_true (consent_fixture_end (fixture->session, id, NULL, &error));
        }
      release = kith_disclosure_request (fixture->session, &asked, KITH_CONSENT_POLICY (policy), &error);
      if (i == 0)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (release);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_assert_true (g_pattern_match_simple (expected[i], error->message));
      g_assert_cmpint (newest_entry (fixture, person, &entries)->event, ==, KITH_EVENT_CONSENT_READ);
    }
}

int
main (int argc, char **argv)
{
  /* Whoever runs this may have a statement of their own. */
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/people/consents/written-and-read", test_written_and_read);
  VISITS_TEST ("/people/consents/taken-back", test_taken_back);
  VISITS_TEST ("/people/consents/at-the-desk", test_at_the_desk);
  VISITS_TEST ("/people/consents/merged", test_merged);
  VISITS_TEST ("/people/consents/wordings", test_wordings);
  VISITS_TEST ("/people/consents/default-words", test_default_words);
  VISITS_TEST ("/people/consents/policy", test_policy);
  VISITS_TEST ("/people/consents/refusals", test_refusals);
  return g_test_run ();
}
