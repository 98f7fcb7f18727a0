/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Privacy by structure: a word of its own, with markup in it, goes into every personal field as every role;
 * afterwards none of them is found in any file around the store, as it is or folded, in UTF-8 or UTF-16, nor
 * in a backup or a restored copy. The word is found where it may be: by the account that may open the field.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "desk/kith-desk.h"
#include "goals/kith-check-ins.h"
#include "goals/kith-goals.h"
#include "goals/kith-hard-times.h"
#include "goals/kith-own-plans.h"
#include "incidents/kith-debriefs.h"
#include "incidents/kith-incidents.h"
#include "groups/group-fixture.h"
#include "people/consent-fixture.h"
#include "people/kith-people.h"
#include "people/kith-record-field.h"
#include "people/kith-requests.h"
#include "referrals/kith-referrals.h"
#include "session/kith-accounts.h"
#include "session/kith-draft.h"
#include "session/kith-setup.h"
#include "store/kith-backup.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"
#include "visits/visits-steps.h"

typedef struct
{
  char *folder;           /* (owned) */
  char *path;             /* (owned) */
  KithStore *store;       /* (owned) */
  KithSecret *passphrase; /* (owned) */
  GPtrArray *words;       /* (owned) (element-type utf8) */
} Fixture;

static const struct
{
  const char *name;
  KithRole role;
} accounts[] = {
  { "Dana K.", KITH_ROLE_FRONT_DESK },
  { "Imani R.", KITH_ROLE_ADVOCATE },
  { "Ruth S.", KITH_ROLE_COORDINATOR },
};

/* A word that is nowhere else: letters by chance, markup in the middle. */
static const char *
new_word (Fixture *fixture)
{
  GString *word = g_string_new ("Q");

  for (guint i = 0; i < 7; i++)
    g_string_append_c (word, (char) ('a' + kith_vault_random_uniform (26)));
  g_string_append (word, "&<");
  for (guint i = 0; i < 7; i++)
    g_string_append_c (word, (char) ('a' + kith_vault_random_uniform (26)));
  g_ptr_array_add (fixture->words, g_string_free (word, FALSE));
  return g_ptr_array_index (fixture->words, fixture->words->len - 1);
}

static KithSession *
unlock (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAccount) account = kith_accounts_find (fixture->store, name, &error);

  g_assert_no_error (error);
  KithSession *session = kith_session_unlock (fixture->store, account->id, fixture->passphrase, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (KithRecoveryCode) recovery = NULL;

  fixture->folder = g_dir_make_tmp ("kith-privacy-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "center.kith", NULL);
  fixture->passphrase = kith_passphrase_prepare ("seven green kettles sing", &error);
  g_assert_no_error (error);
  fixture->words = g_ptr_array_new_with_free_func (g_free);
  g_free (setup->center_name);
  setup->center_name = g_strdup ("Corner House");
  g_free (setup->coordinator_name);
  setup->coordinator_name = g_strdup ("Ruth S.");
  setup->passphrase = kith_secret_ref (fixture->passphrase);
  fixture->store = kith_setup_run (setup, fixture->path, &recovery, &error);
  g_assert_no_error (error);

  g_autoptr (KithSession) session = unlock (fixture, "Ruth S.");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (
        kith_accounts_add (session, accounts[i].name, accounts[i].role, fixture->passphrase, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (kith_session_close (session, &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  kith_secret_unref (fixture->passphrase);
  g_ptr_array_unref (fixture->words);
}

static gint64
apply (KithDesk *desk, KithDeskCommand *command, gboolean allowed)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, owned, &error);

  if (!allowed)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      return 0;
    }
  g_assert_no_error (error);
  return outcome->person;
}

static gint64
add_person (Fixture *fixture, KithDesk *desk, KithSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_new (0, new_word (fixture), &error);
  const char *aliases[] = { new_word (fixture), NULL };

  kith_card_set_pronouns (card, new_word (fixture));
  kith_card_set_disambiguator (card, new_word (fixture));
  g_assert_true (kith_card_set_aliases (card, aliases, &error));
  g_assert_true (kith_card_set_code (card, new_word (fixture), &error));
  gint64 person = visits_step_add_person (session, card, &error);
  g_assert_no_error (error);

  g_assert_true (visits_step_deposit (session, person, KITH_INTAKE_BRINGS, new_word (fixture), &error));
  g_assert_no_error (error);
  return person;
}

/* A consent of each kind with something in every field, and what was said when it was taken back. */
static void
agree (Fixture *fixture, KithSession *session, gint64 person)
{
  g_autoptr (GError) error = NULL;

  for (guint kind = KITH_CONSENT_PEER_SUPPORT; kind <= KITH_CONSENT_CONTACT; kind++)
    {
      g_autoptr (KithConsent) consent = kith_consent_new ((KithConsentKind) kind);

      for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
        kith_consent_set_text (consent, i, new_word (fixture));
      if (kind != KITH_CONSENT_PHOTO)
        consent->scope = KITH_SCOPE_NOTES;
      consent->day = 20000;
      consent->signature = kind % 2 == 0 ? KITH_SIGNED_DRAWN : KITH_SIGNED_TYPED;
      consent->strokes = consent_fixture_strokes ();
      consent->part2 = kind == KITH_CONSENT_SHARING;
      gint64 id = consent_fixture_add (session, person, consent, &error);
      g_assert_no_error (error);
      g_assert_true (consent_fixture_end (session, id, new_word (fixture), &error));
      g_assert_no_error (error);
    }
}

/* What somebody asks for, and that something is not right, with a word in every field; closed by who may. */
static void
ask_and_object (Fixture *fixture, KithSession *session, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithQuestions) questions = kith_questions_load (kith_session_get_store (session), &error);
  g_auto (GStrv) fields = kith_record_fields_list (questions, NULL);

  for (guint i = 0; i < g_strv_length (fields) + KITH_REQUEST_OTHER; i++)
    {
      gboolean objects = i < g_strv_length (fields);
      g_autoptr (KithRequest) request = kith_request_new (
          objects ? KITH_REQUEST_CORRECTION : (KithRequestKind) (i - g_strv_length (fields) + 1));
      gint64 id;

      request->by = g_strdup (new_word (fixture));
      request->words = g_strdup (new_word (fixture));
      request->field = objects ? g_strdup (fields[i]) : NULL;
      id = kith_requests_add (session, person, request, &error);
      g_assert_no_error (error);
      if (kith_session_may (session, KITH_ACTION_REQUEST_CLOSE))
        kith_requests_close (session, id, (KithRequestOutcome) (1 + i % 3), new_word (fixture), &error);
      g_assert_no_error (error);
    }
}

/* Somebody is referred, with a word in every field, and a place is told of it. */
static void
refer (Fixture *fixture, KithSession *session, gint64 person)
{
  g_autoptr (KithConsent) consent =
      consent_fixture_sharing (kith_clock_today (kith_session_get_clock (session)));
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralStep) step = kith_referral_step_new (KITH_REFERRAL_CONTACTED);
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (GError) error = NULL;

  referral->kind = KITH_REFERRAL_KIND_HEALTH;
  referral->name = g_strdup (new_word (fixture));
  referral->contact = g_strdup (new_word (fixture));
  referral->asked = g_strdup (new_word (fixture));
  step->words = g_strdup (new_word (fixture));
  step->recipient = g_strdup (new_word (fixture));
  step->purpose = g_strdup (new_word (fixture));
  step->told = g_strdup (new_word (fixture));
  consent->scope = KITH_SCOPE_REFERRALS;
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, step->recipient);
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_PURPOSE, step->purpose);
  consent_fixture_add (session, person, consent, &error);
  g_assert_no_error (error);
  command = kith_referral_command_make (referral, step);
  done = kith_referrals_apply (session, command, &error);
  if (!kith_session_may (session, KITH_ACTION_CARE_WRITE))
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (done->told);
}

static void
type_goal (Fixture *fixture, KithSession *session, gint64 person)
{
  g_autoptr (KithGoal) goal = kith_goal_new (person);
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_GOING);
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;
  g_autoptr (GError) error = NULL;

  goal->area = KITH_GOAL_AREA_WELL_BEING;
  goal->words = g_strdup (new_word (fixture));
  g_ptr_array_add (goal->steps, kith_goal_mark_new (new_word (fixture), KITH_DAY_NONE));
  g_ptr_array_add (goal->milestones, kith_goal_mark_new (new_word (fixture), KITH_DAY_NONE));
  entry->words = g_strdup (new_word (fixture));
  command = kith_goal_command_make (goal, entry);
  done = kith_goals_apply (session, command, &error);
  g_assert_cmpint (done != NULL, ==, kith_session_may (session, KITH_ACTION_CARE_WRITE));
}

/* For the desk, or not: then it opens none. */
static void
type_hard_time (Fixture *fixture, KithSession *session, gint64 person, KithHardTimeSeen seen_by)
{
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (person);
  g_autoptr (KithHardTimeDone) done = NULL;

  wanted->seen_by = seen_by;
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    kith_hard_time_set (wanted, (KithHardTimeLine) i, new_word (fixture));
  done = kith_hard_times_apply (session, wanted, NULL);
  g_assert_cmpint (done != NULL, ==, kith_session_may (session, KITH_ACTION_CARE_WRITE));
}

/* The desk writes none. */
static void
type_own_plan (Fixture *fixture, KithSession *session, gint64 person)
{
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_new (person, KITH_PLAN_RELAPSE);
  g_autoptr (KithOwnPlanDone) done = NULL;

  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    kith_own_plan_set (wanted, (KithPlanSection) i, new_word (fixture));
  kith_own_plan_review (wanted, kith_clock_today (kith_session_get_clock (session)), "somebody",
                        new_word (fixture));
  done = kith_own_plans_apply (session, wanted, NULL);
  g_assert_cmpint (done != NULL, ==, kith_session_may (session, KITH_ACTION_CARE_WRITE));
}

static void
type_group (Fixture *fixture, KithSession *session)
{
  g_autoptr (KithGroup) group = kith_group_new ();
  g_autoptr (KithGroupCommand) add = NULL;
  g_autoptr (KithGroupDone) added = NULL;
  g_autoptr (KithGroupNote) note = kith_group_note_new ();
  g_autoptr (KithGroupCommand) write = NULL;
  g_autoptr (KithGroupDone) written = NULL;
  KithDay today = kith_clock_today (kith_session_get_clock (session));

  if (!kith_session_may (session, KITH_ACTION_GROUP_WRITE))
    return;
  group->name = g_strdup ("Art");
  group->kind = KITH_GROUP_KIND_ACTIVITY;
  add = kith_group_command_add (group);
  added = kith_groups_apply (session, add, NULL);
  group_fixture_hold (session, added->group, today);
  note->themes = g_strdup (new_word (fixture));
  note->follow_ups = g_strdup (new_word (fixture));
  write = kith_group_command_note (added->group, today, note);
  written = kith_groups_apply (session, write, NULL);
  g_assert_nonnull (written);
}

static void
type_check_in (Fixture *fixture, KithSession *session, gint64 person)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
  g_autoptr (KithCheckInContact) contact =
      kith_check_in_contact_new (KITH_WAY_IN_PERSON, KITH_CONTACT_REACHED);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckInCommand) asked = NULL;
  g_autoptr (KithCheckInDone) planned = NULL;
  g_autoptr (KithCheckInDone) done = NULL;
  g_autoptr (GError) error = NULL;

  check_in->due_day = kith_clock_today (kith_session_get_clock (session));
  check_in->words = g_strdup (new_word (fixture));
  contact->words = g_strdup (new_word (fixture));
  command = kith_check_in_command_plan (check_in);
  planned = kith_check_ins_apply (session, command, &error);
  g_assert_cmpint (planned != NULL, ==, kith_session_may (session, KITH_ACTION_CARE_WRITE));
  if (planned == NULL)
    return;
  asked = kith_check_in_command_contact (planned->check_in, planned->version, contact);
  done = kith_check_ins_apply (session, asked, &error);
  g_assert_no_error (error);
}

/* Something happened, with a word in every part; where a debrief can be offered, one is kept too. */
static void
type_incident (Fixture *fixture, KithSession *session, gint64 person)
{
  gint64 account = kith_session_get_account (session);
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();
  g_autoptr (KithIncidentCommand) command = NULL;
  g_autoptr (KithIncidentDone) done = NULL;
  g_autoptr (KithDebrief) answer = kith_debrief_new ();
  g_autoptr (GArray) offered = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (incident->people, person);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    kith_incident_entry_set (entry, (KithIncidentText) i, new_word (fixture));
  command = kith_incident_command_add (incident, entry);
  done = kith_incidents_apply (session, command, &error);
  g_assert_no_error (error);
  if (!kith_session_may (session, KITH_ACTION_DEBRIEF_OFFER))
    return;
  offered = kith_debriefs_offer (session, done->incident, &account, 1, &error);
  g_assert_no_error (error);
  answer->id = g_array_index (offered, gint64, 0);
  answer->version = 1;
  answer->state = KITH_DEBRIEF_DONE;
  answer->with = g_strdup (new_word (fixture));
  answer->words = g_strdup (new_word (fixture));
  g_assert_cmpint (kith_debriefs_answer (session, answer, &error), ==, 2);
}

/* Everything a role can type, typed. */
static void
type_everything (Fixture *fixture, const char *name, KithRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) session = unlock (fixture, name);
  g_autoptr (KithDesk) desk = kith_desk_open (session, NULL, &error);
  gboolean coordinator = role == KITH_ROLE_COORDINATOR;

  g_assert_no_error (error);
  gint64 person = add_person (fixture, desk, session);
  agree (fixture, session, person);
  ask_and_object (fixture, session, person);
  refer (fixture, session, person);
  type_group (fixture, session);
  type_goal (fixture, session, person);
  type_hard_time (fixture, session, person, KITH_HARD_TIME_SEEN_BY_STAFF);
  type_own_plan (fixture, session, person);
  type_incident (fixture, session, person);
  type_check_in (fixture, session, person);
  const char *alias = new_word (fixture);
  const char *const aliases[] = { alias, NULL };

  gint64 second = apply (desk,
                         kith_desk_command_add_and_sign_in (new_word (fixture), new_word (fixture),
                                                            new_word (fixture), new_word (fixture)),
                         TRUE);
  apply (desk,
         kith_desk_command_set_card (second, new_word (fixture), new_word (fixture), new_word (fixture),
                                     aliases, new_word (fixture)),
         TRUE);
  apply (desk, kith_desk_command_sign_in (second, KITH_SOURCE_DESK, NULL), TRUE);
  apply (desk, kith_desk_command_waiting_add (second, KITH_WAITING_MESSAGE, new_word (fixture)), TRUE);
  apply (desk, kith_desk_command_notice_add (second, new_word (fixture), kith_desk_get_day (desk) + 9),
         coordinator);
  apply (desk, kith_desk_command_keep_apart (second, person), coordinator);

  g_autoptr (GPtrArray) notices = kith_desk_list_notices (desk, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notices->len, ==, coordinator ? 1 : 0);
  if (coordinator)
    apply (desk,
           kith_desk_command_notice_answer (((KithDeskNotice *) g_ptr_array_index (notices, 0))->id,
                                            new_word (fixture)),
           TRUE);

  g_assert_cmpint (kith_draft_save (session, 0, KITH_DRAFT_NEW_PERSON, 0,
                                    g_variant_new_string (new_word (fixture)), &error),
                   !=, 0);
  g_assert_no_error (error);
  g_assert_true (kith_session_record (session, KITH_EVENT_PRINTED, person,
                                      g_variant_new_parsed ("{'to': <%s>}", new_word (fixture)), &error));
  g_assert_no_error (error);
  g_clear_object (&desk);
  g_assert_true (kith_session_close (session, &error));
  g_assert_no_error (error);
}

static gboolean
contains (const guint8 *data, gsize size, const void *word, gsize length)
{
  return memmem (data, size, word, length) != NULL;
}

/* As typed, folded, without the markup, and in UTF-16. */
static void
assert_word_absent (const char *file, const guint8 *data, gsize size, const char *word)
{
  g_autofree char *folded = kith_text_fold (word);
  g_autofree char *half = g_strndup (word, strchr (word, '&') - word);
  g_autofree char *lower = g_ascii_strdown (half, -1);
  glong length = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (half, -1, NULL, &length, NULL);

  if (contains (data, size, half, strlen (half)) || contains (data, size, lower, strlen (lower)) ||
      contains (data, size, folded, strlen (folded)) || contains (data, size, wide, (gsize) length * 2))
    g_error ("“%s” stands in %s", word, file);
}

static guint
scan (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      n_files++;
      for (guint i = 0; i < fixture->words->len; i++)
        assert_word_absent (name, (const guint8 *) data, size, g_ptr_array_index (fixture->words, i));
    }
  return n_files;
}

static void
test_words_are_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.kith", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      type_everything (fixture, accounts[i].name, accounts[i].role);
      g_assert_cmpuint (scan (fixture), >=, 2); /* the log has not been folded into the file yet */
    }
  g_assert_cmpuint (fixture->words->len, >, 150);

  g_assert_true (kith_backup_write (fixture->store, backup, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  scan (fixture);
  g_assert_true (kith_store_close (fixture->store, &error));
  g_assert_no_error (error);
  scan (fixture);
}

/* The scan itself must be able to fail. */
static void
test_scan_finds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "leak", NULL);
  const char *word = new_word (fixture);

  if (g_test_subprocess ())
    {
      g_autofree char *text = g_strconcat ("before", word, "after", NULL);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      scan (fixture);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*stands in leak*");
}

/* Not by asking the services: by opening the bytes with every key the account holds. */
static void
assert_opens_as (Fixture *fixture,
                 KithSession *session,
                 KithPurpose right,
                 const char *sql,
                 KithSealKind kind,
                 gint64 person,
                 gboolean expected)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (fixture->store, &error);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, &error);

  kith_stmt_bind_int64 (stmt, 1, person);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
  gint64 row = kith_stmt_get_int64 (stmt, 0);

  for (int purpose = KITH_PURPOSE_DESK; purpose <= KITH_PURPOSE_LAST; purpose++)
    {
      g_autoptr (GVariant) opened = kith_session_open (session, (KithPurpose) purpose, kind, row, person,
                                                       sealed, G_VARIANT_TYPE_VARDICT, NULL);

      g_assert_cmpint (opened != NULL, ==, expected && purpose == (int) right);
    }
}

static void
assert_opens (Fixture *fixture,
              KithSession *session,
              const char *sql,
              KithSealKind kind,
              gint64 person,
              gboolean expected)
{
  assert_opens_as (fixture, session, KITH_PURPOSE_INTAKE, sql, kind, person, expected);
}

/* With the file in hand, the desk's keys open what is the desk's, and no intake. */
static void
test_desk_opens_no_intake (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (KithSession) session = unlock (fixture, accounts[i].name);
      g_autoptr (KithDesk) desk = kith_desk_open (session, NULL, &error);
      gint64 person = add_person (fixture, desk, session);
      gboolean desk_only = accounts[i].role == KITH_ROLE_FRONT_DESK;

      g_assert_true (kith_session_can_open (session, KITH_PURPOSE_DESK));
      g_assert_cmpint (kith_session_can_open (session, KITH_PURPOSE_INTAKE), ==, !desk_only);
      g_assert_cmpint (kith_session_can_open (session, KITH_PURPOSE_CARE), ==, !desk_only);

      g_autoptr (KithIntakeRead) read = kith_intakes_read (session, person, &error);
      if (desk_only)
        g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      else
        g_assert_cmpstr (kith_intake_get_text (read->intake, KITH_INTAKE_BRINGS), !=, "");
      g_clear_error (&error);

      assert_opens (fixture, session, "SELECT id, sealed FROM intake_deposit WHERE person = ?1",
                    KITH_SEAL_KIND_PERSON_INTAKE, person, !desk_only);

      agree (fixture, session, person);
      g_autoptr (GPtrArray) consents = kith_consents_list (session, person, &error);
      if (desk_only)
        g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      else
        g_assert_cmpuint (consents->len, ==, 5);
      g_clear_error (&error);
      assert_opens (fixture, session, "SELECT id, sealed FROM consent WHERE person = ?1",
                    KITH_SEAL_KIND_CONSENT, person, !desk_only);
      assert_opens (fixture, session, "SELECT id, sealed FROM consent_end WHERE person = ?1",
                    KITH_SEAL_KIND_CONSENT_END, person, !desk_only);

      ask_and_object (fixture, session, person);
      g_autoptr (GPtrArray) requests = kith_requests_list (session, person, &error);
      if (desk_only)
        g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      else
        g_assert_cmpuint (requests->len, >, 30);
      g_clear_error (&error);
      assert_opens (fixture, session, "SELECT id, words FROM request WHERE person = ?1",
                    KITH_SEAL_KIND_REQUEST, person, !desk_only);
      assert_opens (fixture, session, "SELECT id, sealed FROM objection WHERE person = ?1",
                    KITH_SEAL_KIND_OBJECTION, person, !desk_only);
      if (!desk_only)
        assert_opens (fixture, session, "SELECT id, ending FROM request WHERE person = ?1",
                      KITH_SEAL_KIND_REQUEST_END, person, TRUE);
      refer (fixture, session, person);
      type_goal (fixture, session, person);
      type_check_in (fixture, session, person);
      type_hard_time (fixture, session, person, KITH_HARD_TIME_SEEN_BY_STAFF);
      type_own_plan (fixture, session, person);
      if (!desk_only)
        {
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, words FROM own_plan WHERE person = ?1", KITH_SEAL_KIND_OWN_PLAN,
                           person, TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, care FROM hard_time WHERE person = ?1", KITH_SEAL_KIND_HARD_TIME,
                           person, TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, details FROM referral WHERE person = ?1", KITH_SEAL_KIND_REFERRAL,
                           person, TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, words FROM referral_step WHERE person = ?1",
                           KITH_SEAL_KIND_REFERRAL_STEP, person, TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, details FROM goal WHERE person = ?1", KITH_SEAL_KIND_GOAL, person,
                           TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, words FROM goal_entry WHERE person = ?1", KITH_SEAL_KIND_GOAL_ENTRY,
                           person, TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, details FROM check_in WHERE person = ?1", KITH_SEAL_KIND_CHECK_IN,
                           person, TRUE);
          assert_opens_as (fixture, session, KITH_PURPOSE_CARE,
                           "SELECT id, words FROM check_in_contact WHERE person = ?1",
                           KITH_SEAL_KIND_CHECK_IN_CONTACT, person, TRUE);
        }
      g_clear_object (&desk);
      g_assert_true (kith_session_close (session, &error));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (kith_vault_init (NULL));
  g_test_add ("/desk/privacy/words-are-nowhere", Fixture, NULL, set_up, test_words_are_nowhere, tear_down);
  g_test_add ("/desk/privacy/scan-finds", Fixture, NULL, set_up, test_scan_finds, tear_down);
  g_test_add ("/desk/privacy/desk-opens-no-intake", Fixture, NULL, set_up, test_desk_opens_no_intake,
              tear_down);
  return g_test_run ();
}
