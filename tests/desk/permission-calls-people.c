/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of people, for test-permissions.c to try. */

#include "desk/permission-calls.h"

#include "people/consent-fixture.h"
#include "people/kith-consent-wording.h"
#include "people/kith-duplicates.h"
#include "people/kith-questions.h"
#include "people/kith-erasures.h"
#include "people/kith-holding-reading.h"
#include "people/kith-intakes.h"
#include "people/kith-legal-holds.h"
#include "people/kith-people-import.h"
#include "people/kith-people-shown.h"
#include "people/kith-person-standing.h"
#include "people/kith-record-seen.h"
#include "people/kith-requests.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"
#include "session/kith-kept-backups.h"
#include "desk/kith-holding-collect.h"
#include "visits/kith-holding-visits.h"
#include "visits/kith-retention.h"
#include "visits/visits-steps.h"
#include "base/kith-error.h"
#include "disclosure/kith-release.h"

gboolean
permission_take (gpointer object, GDestroyNotify free_func)
{
  if (object == NULL)
    return FALSE;
  free_func (object);
  return TRUE;
}

static KithCard *
new_card (gint64 person)
{
  return kith_card_new (person, "Ada Lovage", NULL);
}

static gboolean
people_add (Scene *s, GError **error)
{
  g_autoptr (KithCard) card = new_card (0);
  return visits_step_add_person (s->session, card, error) != 0;
}

static gboolean
people_get_card (Scene *s, GError **error)
{
  return permission_take (kith_people_get_card (s->people, s->person, NULL, error),
                          (GDestroyNotify) kith_card_unref);
}

static gboolean
holds_set (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (s->session));

  return kith_legal_holds_set (s->session, s->person, today + 30, "a court's order", error) != 0;
}

static gboolean
holds_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_legal_holds_list (s->session, s->person, error));
}

static gboolean
holds_end (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (s->session));
  gint64 hold = kith_legal_holds_set (s->fixture->session, s->person, today + 30, "a court's order", NULL);

  g_assert_cmpint (hold, !=, 0);
  return kith_legal_holds_end (s->session, hold, error);
}

/* Anybody but the coordinator of the fixture, so that somebody may still open the record. */
static gint64
guard_from (Scene *s)
{
  g_autoptr (GPtrArray) accounts = kith_accounts_list (s->fixture->store, NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      if (account->id != kith_session_get_account (s->fixture->session))
        return account->id;
    }
  g_assert_not_reached ();
}

static gboolean
guards_add (Scene *s, GError **error)
{
  return kith_guards_add (s->session, s->other, KITH_GUARD_WISH, guard_from (s), error) != 0;
}

static gboolean
guards_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_guards_list (s->session, s->person, error));
}

static gboolean
guards_lift (Scene *s, GError **error)
{
  gint64 account = kith_session_get_account (s->fixture->session);
  gint64 guard = 0;

  /* From the fixture's own: whoever calls may open the record, if their role may. */
  if (kith_session_may (s->session, KITH_ACTION_GUARD_LIFT))
    guard = kith_guards_add (s->session, s->other, KITH_GUARD_LINKED, account, NULL);
  return kith_guards_lift (s->session, guard, error);
}

static gboolean
guards_settle (Scene *s, GError **error)
{
  return kith_session_demand (s->session, KITH_ACTION_DESK_READ, error) &&
         kith_guards_settle (s->session, NULL, error);
}

static gboolean
erasures_ask (Scene *s, GError **error)
{
  return kith_erasures_ask (s->session, s->other, NULL, error);
}

static gboolean
erasures_list (Scene *s, GError **error)
{
  GArray *all = kith_erasures_list (s->session, error);

  return permission_take (all, (GDestroyNotify) g_array_unref);
}

static gboolean
erasures_stop (Scene *s, GError **error)
{
  if (kith_session_may (s->session, KITH_ACTION_PERSON_ERASE) &&
      !kith_erasures_ask (s->session, s->other, NULL, error))
    return FALSE;
  return kith_erasures_stop (s->session, s->other, error);
}

static gboolean
record_seen_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_record_seen_list (s->session, s->person, error));
}

static gboolean
kept_backups_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_kept_backups_list (s->session, error));
}

static gboolean
people_set_card (Scene *s, GError **error)
{
  g_autoptr (KithCard) card = new_card (s->person);
  return visits_step_set_card (s->session, card, 1, error);
}

static gboolean
people_take_back (Scene *s, GError **error)
{
  return visits_step_take_back (s->session, s->other, error);
}

static gboolean
standing_set (Scene *s, GError **error)
{
  return kith_standing_set (s->session, s->person, KITH_PERSON_AWAY, KITH_DAY_NONE, error);
}

static gboolean
retention_list (Scene *s, GError **error)
{
  return permission_take (kith_retention_list (s->session, 5, error), (GDestroyNotify) g_array_unref);
}

static gboolean
standing_get (Scene *s, GError **error)
{
  KithStanding standing;

  return kith_standing_get (s->session, s->person, &standing, error);
}

static gboolean
people_set_pair (Scene *s, GError **error)
{
  return visits_step_set_pair (s->session, s->person, s->other, KITH_PAIR_DISTINCT, error);
}

static gboolean
people_load_cards (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_people_load_cards (s->people, NULL, error));
}

static gboolean
intakes_deposit (Scene *s, GError **error)
{
  return visits_step_deposit (s->session, s->person, KITH_INTAKE_HOPES, "a garden", error);
}

static gboolean
intakes_read (Scene *s, GError **error)
{
  return permission_take (kith_intakes_read (s->session, s->person, error),
                          (GDestroyNotify) kith_intake_read_free);
}

static gboolean
intakes_write (Scene *s, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (s->session, KITH_EVENT_INTAKE_CHANGED, s->other, error);
  g_autoptr (KithIntake) intake = kith_intake_new ();

  return change != NULL && kith_intakes_write_in (change, s->other, intake, 0, 0, error);
}

static void
nothing_cb (gint64 person, const KithIntake *intake, gpointer user_data)
{
}

static gboolean
intakes_visit (Scene *s, GError **error)
{
  return kith_intakes_visit (s->session, nothing_cb, NULL, NULL, error);
}

static gboolean
consents_add (Scene *s, GError **error)
{
  g_autoptr (KithConsent) consent = consent_fixture_sharing (20000);

  return consent_fixture_add (s->session, s->person, consent, error) != 0;
}

static gboolean
consents_end (Scene *s, GError **error)
{
  return consent_fixture_end (s->session, s->consent, "not any more", error);
}

static gboolean
consents_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_consents_list (s->session, s->person, error));
}

static gint64
ask (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithRequest) request = kith_request_new (KITH_REQUEST_CORRECTION);

  request->field = g_strdup ("name");
  request->words = g_strdup ("my name is Ada");
  return kith_requests_add (session, person, request, error);
}

static gboolean
requests_add (Scene *s, GError **error)
{
  return ask (s->session, s->person, error) != 0;
}

static gboolean
requests_close (Scene *s, GError **error)
{
  gint64 request = ask (s->fixture->session, s->person, NULL);

  g_assert_cmpint (request, !=, 0);
  return kith_requests_close (s->session, request, KITH_REQUEST_DONE, NULL, error);
}

static gboolean
requests_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_requests_list (s->session, s->person, error));
}

static gboolean
requests_list_all (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_requests_list_all (s->session, FALSE, error));
}

static gboolean
requests_count_open (Scene *s, GError **error)
{
  KithRequestsOpen open;

  return kith_requests_count_open (s->session, s->person, &open, error);
}

static gboolean
requests_find_open (Scene *s, GError **error)
{
  gint64 request;

  return kith_requests_find_open (s->session, s->person, KITH_REQUEST_COPY, &request, error);
}

static gboolean
consent_wording_write (Scene *s, GError **error)
{
  return kith_consent_wording_write (s->session, KITH_CONSENT_PHOTO, "Pictures\nOurs", error) != 0;
}

static gboolean
consent_wording_use (Scene *s, GError **error)
{
  g_autoptr (KithConsentWording) read =
      kith_consent_wording_get (s->fixture->store, KITH_CONSENT_CONTACT, 0, NULL);
  g_autoptr (KithChange) change = kith_session_begin (s->session, KITH_EVENT_CONSENT_ADDED, 0, error);

  return change != NULL && kith_consent_wording_use_in (change, read, error) != 0;
}

static gboolean
consents_hand_out (Scene *s, GError **error)
{
  KithReleaseRequest request = {
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_PRINT, "record", s->person, "Legal aid", "housing",
    KITH_SCOPE_NOTES
  };
  g_autoptr (KithConsents) policy = kith_consents_new ();

  return permission_take (kith_disclosure_request (s->session, &request, KITH_CONSENT_POLICY (policy), error),
                          g_object_unref);
}

static gboolean
questions_add (Scene *s, GError **error)
{
  g_autofree char *code = kith_questions_add (s->session, KITH_LIST_PRONOUNS, "xe/xem", FALSE, error);

  return code != NULL;
}

static gboolean
questions_write (Scene *s, GError **error)
{
  g_autoptr (KithQuestions) questions = kith_questions_load (s->fixture->store, NULL);
  g_autoptr (GPtrArray) pronouns = kith_questions_get_list (questions, KITH_LIST_PRONOUNS);

  return kith_questions_write (s->session, pronouns, error);
}

static gboolean
questions_restore (Scene *s, GError **error)
{
  return kith_questions_restore (s->session, error);
}

static gboolean
duplicates_load (Scene *s, GError **error)
{
  return permission_take (kith_duplicates_load (s->session, NULL, error), g_object_unref);
}

static gboolean
duplicates_list_told_apart (Scene *s, GError **error)
{
  return permission_take (kith_duplicates_list_told_apart (s->session, s->person, error),
                          (GDestroyNotify) g_array_unref);
}

static gboolean
duplicates_review (Scene *s, GError **error)
{
  g_autoptr (KithDuplicates) duplicates = kith_duplicates_load (s->session, NULL, error);

  return duplicates != NULL && permission_take (kith_duplicates_review (duplicates, NULL, NULL, NULL, error),
                                                (GDestroyNotify) g_array_unref);
}

static gboolean
duplicates_note (Scene *s, GError **error)
{
  g_autoptr (KithDuplicates) duplicates = kith_duplicates_load (s->session, NULL, error);
  g_autoptr (KithChange) change =
      duplicates != NULL ? kith_session_begin (s->session, KITH_EVENT_PERSON_CHANGED, 0, error) : NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (KithLikeness));

  return change != NULL && kith_duplicates_note_in (duplicates, change, none, error);
}

static gboolean
duplicates_distinct (Scene *s, GError **error)
{
  return kith_duplicates_distinct (s->session, s->person, s->other, error);
}

static KithPeopleImport *
read_people (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("name\nAda\n", -1, NULL);
  KithPeopleImport *import = kith_people_import_read (stream, NULL, NULL);

  kith_people_import_map (import, NULL, 0, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, NULL);
  return import;
}

static gboolean
people_import (Scene *s, GError **error)
{
  g_autoptr (KithPeopleImport) import = read_people ();

  return kith_people_import_apply (import, s->session, NULL, NULL, NULL, error);
}

static gboolean
people_import_find_like (Scene *s, GError **error)
{
  g_autoptr (KithPeopleImport) import = read_people ();

  return permission_take (kith_people_import_find_like (import, s->session, NULL, NULL, NULL, error),
                          (GDestroyNotify) g_array_unref);
}

static gboolean
people_import_take_back (Scene *s, GError **error)
{
  g_autoptr (KithPeopleImport) import = read_people ();

  kith_people_import_apply (import, s->session, NULL, NULL, NULL, NULL);
  return kith_people_import_take_back (import, s->session, error);
}

static gboolean
people_get_shown_card (Scene *s, GError **error)
{
  return permission_take (kith_people_get_shown_card (s->people, s->person, NULL, error),
                          (GDestroyNotify) kith_card_unref);
}

static gboolean
merges_choose (Scene *s, gboolean of_intake, GError **error)
{
  g_autoptr (KithChange) change =
      kith_session_begin (s->session, KITH_EVENT_PERSON_CHANGED, s->person, error);
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (GPtrArray) merges =
      change != NULL ? kith_merges_list_below (kith_change_get_db (change), s->person, error) : NULL;

  return merges != NULL &&
         kith_merges_choose_in (change, g_ptr_array_index (merges, 0), of_intake, choices, error);
}

static gboolean
merges_choose_card (Scene *s, GError **error)
{
  return merges_choose (s, FALSE, error);
}

static gboolean
merges_choose_intake (Scene *s, GError **error)
{
  return merges_choose (s, TRUE, error);
}

static gboolean
merges_resume (Scene *s, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (s->session, KITH_EVENT_PEOPLE_MERGED, s->other, error);
  g_autoptr (GError) exists = NULL;

  /* It did not end: that is the answer to whoever may ask. */
  if (change == NULL || kith_merges_resume_in (change, s->merge, &exists) != NULL)
    return FALSE;
  if (g_error_matches (exists, KITH_ERROR, KITH_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&exists));
  return FALSE;
}

static gboolean
intakes_list_parts (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_intakes_list_parts (s->session, s->person, error));
}

static gboolean
holding_collect (Scene *s, GError **error)
{
  return TAKEN (kith_holding_collect (s->session, s->person, NULL, NULL, NULL, error), kith_holding_unref);
}

static gboolean
read_part (Scene *s, gboolean (*read) (const KithHoldingReading *reading, GError **error), GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return read (&reading, error);
}

static gboolean
holding_read_record (Scene *s, GError **error)
{
  return read_part (s, kith_holding_read_record, error);
}

static gboolean
holding_read_visits (Scene *s, GError **error)
{
  return read_part (s, kith_holding_read_visits, error);
}

const PermissionCall *
permission_calls_people (guint *n_calls)
{
  static const PermissionCall calls[] = {
    { "people-add", people_add, KITH_ACTION_DESK_WRITE },
    { "people-get-card", people_get_card, KITH_ACTION_DESK_READ },
    { "people-set-card", people_set_card, KITH_ACTION_DESK_WRITE },
    { "people-take-back", people_take_back, KITH_ACTION_DESK_WRITE },
    { "standing-set", standing_set, KITH_ACTION_PERSON_STATE },
    { "retention-list", retention_list, KITH_ACTION_PERSON_ERASE },
    { "standing-get", standing_get, KITH_ACTION_PERSON_STATE },
    { "people-set-pair", people_set_pair, KITH_ACTION_DESK_WRITE },
    { "people-load-cards", people_load_cards, KITH_ACTION_DESK_READ },
    { "people-import", people_import, KITH_ACTION_PEOPLE_IMPORT },
    { "people-import-find-like", people_import_find_like, KITH_ACTION_PEOPLE_IMPORT },
    { "people-import-take-back", people_import_take_back, KITH_ACTION_PEOPLE_IMPORT },
    { "holds-set", holds_set, KITH_ACTION_PERSON_HOLD },
    { "holds-list", holds_list, KITH_ACTION_PERSON_HOLD },
    { "holds-end", holds_end, KITH_ACTION_PERSON_HOLD },
    { "guards-add", guards_add, KITH_ACTION_GUARD_WRITE },
    { "guards-list", guards_list, KITH_ACTION_GUARD_READ },
    { "guards-lift", guards_lift, KITH_ACTION_GUARD_LIFT },
    { "guards-settle", guards_settle, KITH_ACTION_DESK_READ },
    { "erasures-ask", erasures_ask, KITH_ACTION_PERSON_ERASE },
    { "erasures-list", erasures_list, KITH_ACTION_PERSON_ERASE },
    { "erasures-stop", erasures_stop, KITH_ACTION_PERSON_ERASE },
    { "record-seen-list", record_seen_list, KITH_ACTION_INTAKE_READ },
    { "kept-backups-list", kept_backups_list, KITH_ACTION_PERSON_ERASE },
    { "intakes-deposit", intakes_deposit, KITH_ACTION_INTAKE_ADD },
    { "intakes-read", intakes_read, KITH_ACTION_INTAKE_READ },
    { "intakes-list-parts", intakes_list_parts, KITH_ACTION_INTAKE_READ },
    { "holding-collect", holding_collect, KITH_ACTION_INTAKE_READ },
    { "holding-read-record", holding_read_record, KITH_ACTION_INTAKE_READ },
    { "holding-read-visits", holding_read_visits, KITH_ACTION_INTAKE_READ },
    { "intakes-write", intakes_write, KITH_ACTION_INTAKE_WRITE },
    { "intakes-visit", intakes_visit, KITH_ACTION_INTAKE_READ },
    { "consents-add", consents_add, KITH_ACTION_CONSENT_ADD },
    { "consents-end", consents_end, KITH_ACTION_CONSENT_END },
    { "consents-list", consents_list, KITH_ACTION_CONSENT_READ },
    { "consents-hand-out", consents_hand_out, KITH_ACTION_CONSENT_READ },
    { "requests-add", requests_add, KITH_ACTION_REQUEST_ADD },
    { "requests-close", requests_close, KITH_ACTION_REQUEST_CLOSE },
    { "requests-list", requests_list, KITH_ACTION_REQUEST_READ },
    { "requests-list-all", requests_list_all, KITH_ACTION_REQUEST_LIST },
    { "requests-count-open", requests_count_open, KITH_ACTION_REQUEST_READ },
    { "requests-find-open", requests_find_open, KITH_ACTION_REQUEST_READ },
    { "questions-add", questions_add, KITH_ACTION_QUESTIONS_WRITE },
    { "questions-write", questions_write, KITH_ACTION_QUESTIONS_WRITE },
    { "questions-restore", questions_restore, KITH_ACTION_QUESTIONS_WRITE },
    { "consent-wording-write", consent_wording_write, KITH_ACTION_CONSENT_WORDING_WRITE },
    { "consent-wording-use", consent_wording_use, KITH_ACTION_CONSENT_ADD },
    { "duplicates-load", duplicates_load, KITH_ACTION_DESK_READ },
    { "duplicates-list-told-apart", duplicates_list_told_apart, KITH_ACTION_DESK_READ },
    { "duplicates-review", duplicates_review, KITH_ACTION_PERSON_MERGE },
    { "duplicates-note", duplicates_note, KITH_ACTION_PERSON_MERGE },
    { "duplicates-distinct", duplicates_distinct, KITH_ACTION_PERSON_MERGE },
    { "people-get-shown-card", people_get_shown_card, KITH_ACTION_DESK_READ },
    { "merges-choose-card", merges_choose_card, KITH_ACTION_DESK_WRITE },
    { "merges-choose-intake", merges_choose_intake, KITH_ACTION_INTAKE_WRITE },
    { "merges-resume", merges_resume, KITH_ACTION_PERSON_MERGE },
  };

  *n_calls = G_N_ELEMENTS (calls);
  return calls;
}
