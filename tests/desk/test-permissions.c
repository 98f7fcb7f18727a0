/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of people, visits, counts and the desk, by every role: what the table of
 * permissions forbids is refused as not permitted, and nothing else is. */

#include "desk/kith-desk.h"

#include "base/kith-error.h"
#include "disclosure/kith-release.h"
#include "desk/kith-paper-sheet.h"
#include "people/consent-fixture.h"
#include "people/kith-consent-wording.h"
#include "people/kith-duplicates.h"
#include "people/kith-erasures.h"
#include "people/kith-legal-holds.h"
#include "people/kith-people-import.h"
#include "people/kith-people-shown.h"
#include "people/kith-record-seen.h"
#include "session/kith-kept-backups.h"
#include "visits/kith-visit-changes.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

/* What the calls are about: made anew by the coordinator for each call. */
typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithSession *session;   /* (unowned) who calls */
  KithPeople *people;     /* (owned) the caller's */
  KithVisits *visits;     /* (owned) the caller's */
  KithDesk *desk;         /* (owned) the caller's */
  gint64 person;
  gint64 other;
  gint64 merged; /* into person, from the start */
  gint64 merge;
  gint64 visit;
  gint64 past_visit;
  gint64 guest;
  gint64 waiting;
  gint64 notice;
  gint64 apart;
  gint64 service;
  gint64 consent; /* sharing with Legal aid, from today on */
} Scene;

typedef gboolean (*Call) (Scene *scene, GError **error);

static gboolean
take_object (gpointer object, GDestroyNotify free_func)
{
  if (object == NULL)
    return FALSE;
  free_func (object);
  return TRUE;
}

#define TOOK_VISIT(call) take_object (call, (GDestroyNotify) kith_visit_free)
#define TOOK_GUEST(call) take_object (call, (GDestroyNotify) kith_guest_free)
#define TOOK_ARRAY(call) take_object (call, (GDestroyNotify) g_ptr_array_unref)
#define TOOK_TABLE(call) take_object (call, (GDestroyNotify) g_hash_table_unref)

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
  return take_object (kith_people_get_card (s->people, s->person, NULL, error),
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

static gboolean
erasures_ask (Scene *s, GError **error)
{
  return kith_erasures_ask (s->session, s->other, NULL, error);
}

static gboolean
erasures_list (Scene *s, GError **error)
{
  GArray *all = kith_erasures_list (s->session, error);

  return take_object (all, (GDestroyNotify) g_array_unref);
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
people_set_state (Scene *s, GError **error)
{
  return kith_people_set_state (s->people, s->person, KITH_PERSON_AWAY, error);
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
  return take_object (kith_intakes_read (s->session, s->person, error),
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

  return take_object (kith_disclosure_request (s->session, &request, KITH_CONSENT_POLICY (policy), error),
                      g_object_unref);
}

static gboolean
duplicates_load (Scene *s, GError **error)
{
  return take_object (kith_duplicates_load (s->session, NULL, error), g_object_unref);
}

static gboolean
duplicates_review (Scene *s, GError **error)
{
  g_autoptr (KithDuplicates) duplicates = kith_duplicates_load (s->session, NULL, error);

  return duplicates != NULL && take_object (kith_duplicates_review (duplicates, NULL, NULL, NULL, error),
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

static gboolean
people_import (Scene *s, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("name\nAda\n", -1, NULL);
  g_autoptr (KithPeopleImport) import =
      kith_people_import_read (stream, NULL, 0, KITH_IMPORT_DATES_TOLD_BY_FILE, NULL, NULL);

  return kith_people_import_apply (import, s->session, NULL, error);
}

static gboolean
people_get_shown_card (Scene *s, GError **error)
{
  return take_object (kith_people_get_shown_card (s->people, s->person, NULL, error),
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
visits_sign_in (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_sign_in (s->visits, s->other, NULL, KITH_SOURCE_DESK, NULL, NULL, error));
}

static gboolean
visits_set_state (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_set_state (s->visits, s->visit, KITH_PRESENCE_LEFT, NULL, error));
}

static gboolean
visits_set_state_past (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_set_state (s->visits, s->past_visit, KITH_PRESENCE_LEFT, NULL, error));
}

static gboolean
visits_restore_past (Scene *s, GError **error)
{
  g_autoptr (KithVisit) visit = kith_visits_get (s->fixture->visits, s->past_visit, NULL);
  return TOOK_VISIT (visits_step_restore (s->visits, visit, error));
}

static gboolean
visits_void (Scene *s, GError **error)
{
  return visits_step_void (s->visits, s->visit, error);
}

static gboolean
visits_void_past (Scene *s, GError **error)
{
  return visits_step_void (s->visits, s->past_visit, error);
}

static gboolean
visits_unvoid (Scene *s, GError **error)
{
  visits_step_void (s->fixture->visits, s->visit, NULL);
  return visits_step_unvoid (s->visits, s->visit, error);
}

static gboolean
visits_reassign (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_reassign (s->visits, s->visit, s->other, error));
}

static gboolean
visits_reassign_past (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_reassign (s->visits, s->past_visit, s->other, error));
}

static gboolean
visits_set_service (Scene *s, GError **error)
{
  return visits_step_set_service (s->visits, s->visit, s->service, TRUE, error);
}

static gboolean
visits_set_service_past (Scene *s, GError **error)
{
  return visits_step_set_service (s->visits, s->past_visit, s->service, TRUE, error);
}

static gboolean
visits_add_guests (Scene *s, GError **error)
{
  return TOOK_GUEST (visits_step_add_guests (s->visits, 2, NULL, KITH_SOURCE_DESK, error));
}

static gboolean
visits_set_guest (Scene *s, GError **error)
{
  g_autoptr (KithGuest) guest = kith_guest_new ();

  guest->id = s->guest;
  guest->number = 3;
  guest->version = 1;
  return TOOK_GUEST (visits_step_set_guest (s->visits, guest, error));
}

static gboolean
visits_set_guest_service (Scene *s, GError **error)
{
  return visits_step_set_guest_service (s->visits, s->guest, s->service, 1, error);
}

static gboolean
visits_name_guest (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_name_guest (s->visits, s->guest, s->other, error));
}

static gboolean
visits_on_day (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_on_day (s->visits, 20000, error));
}

static gboolean
visits_guests_on_day (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_guests_on_day (s->visits, 20000, error));
}

static gboolean
visits_of_person (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_of_person (s->visits, s->person, 5, error));
}

static gboolean
visits_get (Scene *s, GError **error)
{
  return TOOK_VISIT (kith_visits_get (s->visits, s->visit, error));
}

static gboolean
visits_close_day (Scene *s, GError **error)
{
  return visits_step_close_day (s->visits, kith_clock_today (s->fixture->clock), NULL, error);
}

static gboolean
visits_roll_over (Scene *s, GError **error)
{
  return kith_visits_roll_over (s->visits, NULL, error);
}

static gboolean
visits_get_presence (Scene *s, GError **error)
{
  KithPresence presence;
  return kith_visits_get_presence (s->visits, s->person, &presence, error);
}

static gboolean
visits_load_presence (Scene *s, GError **error)
{
  return TOOK_TABLE (kith_visits_load_presence (s->visits, error));
}

static gboolean
services_add (Scene *s, GError **error)
{
  return kith_services_add (s->session, "Sauna", error) != 0;
}

static gboolean
services_update (Scene *s, GError **error)
{
  g_autoptr (GPtrArray) services = kith_services_list (s->fixture->store, TRUE, NULL);
  return kith_services_update (s->session, g_ptr_array_index (services, 0), error);
}

static gboolean
counts_today (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (s->fixture->clock);
  return kith_counts_demand (s->session, today, today, KITH_COUNT_WHOLE, error);
}

static gboolean
counts_year (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (s->fixture->clock);
  return kith_counts_demand (s->session, today - 365, today, KITH_PERIOD_MONTH, error);
}

static gboolean
desk_open (Scene *s, GError **error)
{
  return take_object (kith_desk_open (s->session, NULL, error), g_object_unref);
}

static gboolean
desk_list_waiting (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_desk_list_waiting (s->desk, 0, error));
}

static gboolean
desk_list_notices (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_desk_list_notices (s->desk, 0, error));
}

static gboolean
desk_list_keep_apart (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_desk_list_keep_apart (s->desk, error));
}

static gboolean
apply (Scene *s, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskCommand) owned = command;
  return take_object (kith_desk_apply (s->desk, owned, error), (GDestroyNotify) kith_desk_outcome_free);
}

#define COMMAND(name, command)                                                                               \
  static gboolean name (Scene *s, GError **error)                                                            \
  {                                                                                                          \
    return apply (s, command, error);                                                                        \
  }

COMMAND (do_sign_in, kith_desk_command_sign_in (s->other, KITH_SOURCE_DESK, NULL))
COMMAND (do_add, kith_desk_command_add ("Ada", NULL, NULL, NULL, NULL))
COMMAND (do_add_and_sign_in, kith_desk_command_add_and_sign_in ("Ada", NULL, NULL, NULL))
COMMAND (do_set_state, kith_desk_command_set_state (s->visit, KITH_PRESENCE_OUT))
COMMAND (do_void_visit, kith_desk_command_void_visit (s->visit))
COMMAND (do_void_past, kith_desk_command_void_visit (s->past_visit))
COMMAND (do_reassign, kith_desk_command_reassign (s->visit, s->other))
COMMAND (do_service, kith_desk_command_service (s->visit, s->service, TRUE))
COMMAND (do_service_for_many, kith_desk_command_service_for_many (&s->visit, 1, s->service, TRUE))
COMMAND (do_guests, kith_desk_command_guests (2))
COMMAND (do_guest_state, kith_desk_command_guest_state (s->guest, KITH_PRESENCE_LEFT))
COMMAND (do_guest_service, kith_desk_command_guest_service (s->guest, s->service, 1))
COMMAND (do_void_guest, kith_desk_command_void_guest (s->guest))
COMMAND (do_name_guest, kith_desk_command_name_guest (s->guest, s->other))
COMMAND (do_waiting_add, kith_desk_command_waiting_add (s->person, KITH_WAITING_MAIL, NULL))
COMMAND (do_waiting_given, kith_desk_command_waiting_given (s->waiting))
COMMAND (do_notice_add, kith_desk_command_notice_add (s->person, "call", kith_desk_get_day (s->desk) + 3))
COMMAND (do_notice_withdraw, kith_desk_command_notice_withdraw (s->notice))
COMMAND (do_notice_answer, kith_desk_command_notice_answer (s->notice, "yes"))
COMMAND (do_keep_apart, kith_desk_command_keep_apart (s->person, s->other))
COMMAND (do_keep_apart_end, kith_desk_command_keep_apart_end (s->apart))
COMMAND (do_close_day, kith_desk_command_close_day (kith_desk_get_day (s->desk)))
COMMAND (do_set_card, kith_desk_command_set_card (s->person, "Rosa", NULL, NULL, NULL, NULL))
COMMAND (do_distinct, kith_desk_command_distinct (s->person, s->other))
COMMAND (do_merge, kith_desk_command_merge (s->other, s->person, NULL))
COMMAND (do_unmerge, kith_desk_command_unmerge (s->merged, TRUE))

static gboolean
paper_apply (Scene *s, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);

  g_ptr_array_add (lines, kith_paper_line_new ());
  return kith_paper_sheet_apply (s->desk, kith_desk_get_day (s->desk) - 1, lines, NULL, error);
}

static gboolean
paper_read_csv (Scene *s, GError **error)
{
  static const char text[] = "2025-11-18,,,\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KithDay day;

  return kith_paper_sheet_read_csv (s->desk, stream, &day, &lines, &problems, error);
}

#define RECORD KITH_ACTION_VISIT_RECORD
#define PAST KITH_ACTION_VISIT_CORRECT_PAST
#define READ KITH_ACTION_DESK_READ
#define WRITE KITH_ACTION_DESK_WRITE

static const struct
{
  const char *name;
  Call call;
  KithAction action;
} calls[] = {
  { "people-add", people_add, WRITE },
  { "people-get-card", people_get_card, READ },
  { "people-set-card", people_set_card, WRITE },
  { "people-take-back", people_take_back, WRITE },
  { "people-set-state", people_set_state, KITH_ACTION_PERSON_STATE },
  { "people-set-pair", people_set_pair, WRITE },
  { "people-load-cards", people_load_cards, READ },
  { "people-import", people_import, KITH_ACTION_PEOPLE_IMPORT },
  { "holds-set", holds_set, KITH_ACTION_PERSON_HOLD },
  { "holds-list", holds_list, KITH_ACTION_PERSON_HOLD },
  { "holds-end", holds_end, KITH_ACTION_PERSON_HOLD },
  { "erasures-ask", erasures_ask, KITH_ACTION_PERSON_ERASE },
  { "erasures-list", erasures_list, KITH_ACTION_PERSON_ERASE },
  { "erasures-stop", erasures_stop, KITH_ACTION_PERSON_ERASE },
  { "record-seen-list", record_seen_list, KITH_ACTION_INTAKE_READ },
  { "kept-backups-list", kept_backups_list, KITH_ACTION_PERSON_ERASE },
  { "intakes-deposit", intakes_deposit, KITH_ACTION_INTAKE_ADD },
  { "intakes-read", intakes_read, KITH_ACTION_INTAKE_READ },
  { "intakes-write", intakes_write, KITH_ACTION_INTAKE_WRITE },
  { "intakes-visit", intakes_visit, KITH_ACTION_INTAKE_READ },
  { "consents-add", consents_add, KITH_ACTION_CONSENT_ADD },
  { "consents-end", consents_end, KITH_ACTION_CONSENT_END },
  { "consents-list", consents_list, KITH_ACTION_CONSENT_READ },
  { "consents-hand-out", consents_hand_out, KITH_ACTION_CONSENT_READ },
  { "consent-wording-write", consent_wording_write, KITH_ACTION_CONSENT_WORDING_WRITE },
  { "consent-wording-use", consent_wording_use, KITH_ACTION_CONSENT_ADD },
  { "duplicates-load", duplicates_load, READ },
  { "duplicates-review", duplicates_review, KITH_ACTION_PERSON_MERGE },
  { "duplicates-note", duplicates_note, KITH_ACTION_PERSON_MERGE },
  { "duplicates-distinct", duplicates_distinct, KITH_ACTION_PERSON_MERGE },
  { "people-get-shown-card", people_get_shown_card, READ },
  { "merges-choose-card", merges_choose_card, WRITE },
  { "merges-choose-intake", merges_choose_intake, KITH_ACTION_INTAKE_WRITE },
  { "merges-resume", merges_resume, KITH_ACTION_PERSON_MERGE },
  { "visits-sign-in", visits_sign_in, RECORD },
  { "visits-set-state", visits_set_state, RECORD },
  { "visits-set-state-past", visits_set_state_past, PAST },
  { "visits-restore-past", visits_restore_past, PAST },
  { "visits-void", visits_void, RECORD },
  { "visits-void-past", visits_void_past, PAST },
  { "visits-unvoid", visits_unvoid, RECORD },
  { "visits-reassign", visits_reassign, RECORD },
  { "visits-reassign-past", visits_reassign_past, PAST },
  { "visits-set-service", visits_set_service, RECORD },
  { "visits-set-service-past", visits_set_service_past, PAST },
  { "visits-add-guests", visits_add_guests, RECORD },
  { "visits-set-guest", visits_set_guest, RECORD },
  { "visits-set-guest-service", visits_set_guest_service, RECORD },
  { "visits-name-guest", visits_name_guest, RECORD },
  { "visits-on-day", visits_on_day, RECORD },
  { "visits-guests-on-day", visits_guests_on_day, RECORD },
  { "visits-of-person", visits_of_person, RECORD },
  { "visits-get", visits_get, RECORD },
  { "visits-close-day", visits_close_day, RECORD },
  { "visits-roll-over", visits_roll_over, RECORD },
  { "visits-get-presence", visits_get_presence, RECORD },
  { "visits-load-presence", visits_load_presence, RECORD },
  { "services-add", services_add, KITH_ACTION_SERVICES_WRITE },
  { "services-update", services_update, KITH_ACTION_SERVICES_WRITE },
  { "counts-today", counts_today, KITH_ACTION_COUNT_TODAY },
  { "counts-year", counts_year, KITH_ACTION_COUNT_TOTALS },
  { "desk-open", desk_open, READ },
  { "desk-list-waiting", desk_list_waiting, READ },
  { "desk-list-notices", desk_list_notices, READ },
  { "desk-list-keep-apart", desk_list_keep_apart, KITH_ACTION_KEEP_APART_WRITE },
  { "do-sign-in", do_sign_in, RECORD },
  { "do-add", do_add, WRITE },
  { "do-add-and-sign-in", do_add_and_sign_in, WRITE },
  { "do-set-state", do_set_state, RECORD },
  { "do-void-visit", do_void_visit, RECORD },
  { "do-void-past", do_void_past, PAST },
  { "do-reassign", do_reassign, RECORD },
  { "do-service", do_service, RECORD },
  { "do-service-for-many", do_service_for_many, RECORD },
  { "do-guests", do_guests, RECORD },
  { "do-guest-state", do_guest_state, RECORD },
  { "do-guest-service", do_guest_service, RECORD },
  { "do-void-guest", do_void_guest, RECORD },
  { "do-name-guest", do_name_guest, RECORD },
  { "do-waiting-add", do_waiting_add, WRITE },
  { "do-waiting-given", do_waiting_given, WRITE },
  { "do-notice-add", do_notice_add, KITH_ACTION_NOTICE_WRITE },
  { "do-notice-withdraw", do_notice_withdraw, KITH_ACTION_NOTICE_WRITE },
  { "do-notice-answer", do_notice_answer, WRITE },
  { "do-keep-apart", do_keep_apart, KITH_ACTION_KEEP_APART_WRITE },
  { "do-keep-apart-end", do_keep_apart_end, KITH_ACTION_KEEP_APART_WRITE },
  { "do-close-day", do_close_day, RECORD },
  { "do-set-card", do_set_card, WRITE },
  { "do-distinct", do_distinct, WRITE },
  { "do-merge", do_merge, KITH_ACTION_PERSON_MERGE },
  { "do-unmerge", do_unmerge, KITH_ACTION_PERSON_MERGE },
  { "paper-apply", paper_apply, RECORD },
  { "paper-read-csv", paper_read_csv, RECORD },
};

static gint64
apply_as_coordinator (KithDesk *desk, KithDeskCommand *command)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, owned, &error);

  g_assert_no_error (error);
  return outcome->visit;
}

/* Not by the desk, which would read the day anew each time. */
static gint64
merge_as_coordinator (VisitsFixture *fixture, gint64 from, gint64 into)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, from, &error);
  g_autoptr (KithMerge) merge = kith_merges_begin_in (change, from, into, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (kith_change_commit (change, &error));
  return merge->id;
}

static void
scene_set_up (Scene *self)
{
  VisitsFixture *fixture = self->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = NULL;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (KithVisit) past = NULL;
  g_autoptr (KithGuest) guest = NULL;
  KithInstant when = kith_clock_now (fixture->clock);
  g_autoptr (KithConsent) consent = consent_fixture_sharing (when.day);

  self->person = visits_fixture_person (fixture, "Rosa Díaz");
  self->other = visits_fixture_person (fixture, "Sam Hill");
  self->merged = visits_fixture_person (fixture, "Kofi Annor");
  visit = visits_fixture_sign_in (fixture, self->person);
  when = kith_clock_at (fixture->clock, when.utc - 2 * 86400);
  past = visits_step_sign_in (fixture->visits, self->person, &when, KITH_SOURCE_DESK, NULL, NULL, &error);
  guest = visits_step_add_guests (fixture->visits, 2, NULL, KITH_SOURCE_DESK, &error);
  g_assert_no_error (error);
  self->visit = visit->id;
  self->past_visit = past->id;
  self->guest = guest->id;
  self->service = visits_fixture_service (fixture, 0);

  desk = kith_desk_open (fixture->session, NULL, &error);
  g_assert_no_error (error);
  apply_as_coordinator (desk, kith_desk_command_waiting_add (self->person, KITH_WAITING_MAIL, "a letter"));
  apply_as_coordinator (desk, kith_desk_command_notice_add (self->person, "call Dana",
                                                            kith_desk_get_day (desk) + 9));
  apply_as_coordinator (desk, kith_desk_command_keep_apart (self->person, self->other));
  self->waiting = visits_fixture_ask (fixture, "SELECT max(id) FROM waiting");
  self->merge = merge_as_coordinator (fixture, self->merged, self->person);
  self->notice = visits_fixture_ask (fixture, "SELECT max(id) FROM desk_notice");
  self->apart = visits_fixture_ask (fixture, "SELECT max(id) FROM keep_apart");

  self->consent = consent_fixture_add (fixture->session, self->person, consent, &error);
  g_assert_no_error (error);

  self->people = kith_people_new (self->session);
  self->visits = kith_visits_new (self->session);
  self->desk = kith_desk_open (self->session, NULL, &error);
  g_assert_no_error (error);
}

static void
scene_tear_down (Scene *self)
{
  /* Nobody stays, or the lists of the hundredth scene would be as long as the scenes before it. */
  visits_step_void (self->fixture->visits, self->visit, NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->visits);
  g_clear_object (&self->people);
}

static void
test_role (VisitsFixture *fixture, gconstpointer data)
{
  KithRole role = (KithRole) GPOINTER_TO_INT (data);
  g_autoptr (KithSession) session = visits_fixture_add_session (fixture, role);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      Scene scene = { .fixture = fixture, .session = session };
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", calls[i].name);
      scene_set_up (&scene);
      before = visits_fixture_dump (fixture);
      if (kith_role_may (role, calls[i].action))
        {
          g_assert_true (calls[i].call (&scene, &error));
          g_assert_no_error (error);
        }
      else
        {
          g_assert_false (calls[i].call (&scene, &error));
          g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
          after = visits_fixture_dump (fixture);
          g_assert_cmpstr (before, ==, after);
        }
      scene_tear_down (&scene);
    }
  kith_session_close (session, NULL);
}

/* A session that has ended may do nothing at all. */
static void
test_closed (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) session = visits_fixture_add_session (fixture, KITH_ROLE_COORDINATOR);
  Scene scene = { .fixture = fixture, .session = session };

  scene_set_up (&scene);
  kith_session_close (session, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", calls[i].name);
      g_assert_false (calls[i].call (&scene, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
    }
  scene_tear_down (&scene);
}

int
main (int argc, char **argv)
{
  static const KithRole roles[] = { KITH_ROLE_FRONT_DESK, KITH_ROLE_ADVOCATE, KITH_ROLE_COORDINATOR };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/desk/permissions/%s", kith_role_get_name (roles[i]));

      g_test_add (path, VisitsFixture, GINT_TO_POINTER (roles[i]), visits_fixture_set_up, test_role,
                  visits_fixture_tear_down);
    }
  VISITS_TEST ("/desk/permissions/closed", test_closed);
  return g_test_run ();
}
