/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Somebody's own copy, as a property: every column that holds something personal is filled with words that
 * stand nowhere else, for two people, one of them with two records. Each word of the one is in their copy, or
 * its column is said to be in none and why; no word of the other is. And nothing that nobody decided about
 * leaves.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "desk/kith-desk.h"
#include "desk/kith-holding-collect.h"
#include "goals/kith-check-ins.h"
#include "goals/kith-goals.h"
#include "goals/kith-hard-times.h"
#include "goals/kith-own-plans.h"
#include "incidents/kith-incidents.h"
#include "notes/kith-notes.h"
#include "people/consent-fixture.h"
#include "people/kith-consent-wording.h"
#include "people/kith-legal-holds.h"
#include "people/kith-record-seen.h"
#include "people/kith-requests.h"
#include "referrals/kith-referrals.h"
#include "report/kith-holding-copy.h"
#include "report/kith-holding-json.h"
#include "report/kith-holding-paper.h"
#include "session/kith-accounts.h"
#include "session/kith-audit.h"
#include "session/kith-guards.h"
#include "store/kith-columns.h"
#include "vault/kith-passphrase.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

#define N_ROUNDS 40

/* A word, and where it was written. */
typedef struct
{
  const char *column; /* "table.column" */
  char *word;         /* (owned) */
} Written;

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithDesk *desk;         /* (owned) */
  GArray *written;        /* (owned) (element-type Written): about whom is being written */
  guint n_words;
} Scene;

static void
written_clear (gpointer data)
{
  g_free (((Written *) data)->word);
}

static GArray *
new_written (void)
{
  GArray *written = g_array_new (FALSE, FALSE, sizeof (Written));

  g_array_set_clear_func (written, written_clear);
  return written;
}

/* Small letters only: nothing in it looks like a name. */
static const char *
word (Scene *scene, const char *column)
{
  Written written = { column, g_strdup ("zqxwvu") };
  guint n = ++scene->n_words;

  for (guint i = 0; i < 5; i++, n /= 10)
    written.word[i + 1] = (char) ('k' + n % 10);
  g_array_append_val (scene->written, written);
  return written.word;
}

static void
apply (Scene *scene, KithDeskCommand *command)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (scene->desk, owned, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);
}

static gint64
write_card (Scene *scene)
{
  const char *aliases[] = { word (scene, "person.card"), word (scene, "person.card"), NULL };
  const char *name = word (scene, "person.card");
  g_autoptr (KithDeskCommand) command = kith_desk_command_add (
      name, word (scene, "person.card"), word (scene, "person.card"), aliases, word (scene, "person.card"));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (scene->desk, command, &error);

  g_assert_no_error (error);
  return outcome->person;
}

static KithIntake *
make_intake (Scene *scene, const char *column)
{
  KithIntake *intake = kith_intake_new ();

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    kith_intake_set_text (intake, i, word (scene, column));
  kith_intake_add_contact (intake, kith_contact_new (KITH_CONTACT_PHONE, word (scene, column), KITH_MAY_CALL,
                                                     word (scene, column), NULL));
  kith_intake_set_answer (intake, "a-question-of-old", KITH_ANSWER_YES, word (scene, column));
  return intake;
}

static void
write_intake (Scene *scene, gint64 person)
{
  g_autoptr (KithIntake) intake = make_intake (scene, "intake.sealed");
  g_autoptr (KithIntake) more = make_intake (scene, "intake_deposit.sealed");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (scene->fixture->session, KITH_EVENT_INTAKE_CHANGED, person, &error);

  g_assert_true (kith_intakes_write_in (change, person, intake, 0, 0, &error));
  g_assert_true (kith_intakes_deposit_in (change, person, more, &error));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
}

static void
write_consent (Scene *scene, gint64 person)
{
  KithSession *session = scene->fixture->session;
  g_autoptr (KithConsent) consent = consent_fixture_sharing (kith_clock_today (scene->fixture->clock));
  g_autoptr (KithConsentWording) words =
      kith_consent_wording_get (scene->fixture->store, consent->kind, 0, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    kith_consent_set_text (consent, i, word (scene, "consent.sealed"));

  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_CONSENT_ADDED, person, &error);
  consent->wording = kith_consent_wording_use_in (change, words, &error);
  id = kith_consents_add_in (change, person, consent, &error);
  g_assert_true (kith_change_commit (change, &error));

  g_autoptr (KithChange) ending = kith_session_begin (session, KITH_EVENT_CONSENT_ENDED, person, &error);
  g_assert_true (kith_consents_end_in (ending, id, consent->day, word (scene, "consent_end.sealed"),
                                       word (scene, "consent_end.sealed"), &error));
  g_assert_true (kith_change_commit (ending, &error));
  g_assert_no_error (error);
}

/* One beside its field, one for which there is none, one that was corrected, and one of another kind. */
static void
write_requests (Scene *scene, gint64 person)
{
  static const struct
  {
    KithRequestKind kind;
    const char *field;
    KithRequestOutcome outcome;
  } all[] = {
    { KITH_REQUEST_CORRECTION, "pronouns", KITH_REQUEST_OPEN },
    { KITH_REQUEST_CORRECTION, "contact:phone", KITH_REQUEST_DECLINED },
    { KITH_REQUEST_CORRECTION, "visit:2001-01-01", KITH_REQUEST_OPEN },
    { KITH_REQUEST_CORRECTION, "brings", KITH_REQUEST_DONE },
    { KITH_REQUEST_COPY, NULL, KITH_REQUEST_DONE },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (KithRequest) request = kith_request_new (all[i].kind);
      gint64 id;

      request->by = g_strdup (word (scene, "request.words"));
      request->words = g_strdup (word (scene, all[i].field != NULL ? "objection.sealed" : "request.words"));
      request->field = g_strdup (all[i].field);
      id = kith_requests_add (scene->fixture->session, person, request, &error);
      g_assert_no_error (error);
      if (all[i].outcome != KITH_REQUEST_OPEN)
        kith_requests_close (scene->fixture->session, id, all[i].outcome, word (scene, "request.ending"),
                             &error);
      g_assert_no_error (error);
    }
}

static void
write_at_desk (Scene *scene, gint64 person)
{
  KithDay today = kith_clock_today (scene->fixture->clock);
  g_autoptr (GPtrArray) notices = NULL;

  apply (scene, kith_desk_command_waiting_add (person, KITH_WAITING_MAIL, word (scene, "waiting.words")));
  apply (scene, kith_desk_command_notice_add (person, word (scene, "desk_notice.words"), today + 30));
  notices = kith_desk_list_notices (scene->desk, person, NULL);
  for (guint i = 0; i < notices->len; i++)
    {
      const KithDeskNotice *notice = g_ptr_array_index (notices, i);

      apply (scene, kith_desk_command_notice_answer (notice->id, word (scene, "desk_notice.answer")));
    }
  g_assert_cmpint (kith_legal_holds_set (scene->fixture->session, person, today + 9,
                                         word (scene, "legal_hold.reason"), NULL),
                   !=, 0);
  apply (scene, kith_desk_command_sign_in (person, KITH_SOURCE_DESK, NULL));
}

/* For records that are to be merged, afterwards. */
static void
write_guard (Scene *scene, gint64 person, KithGuardKind kind)
{
  g_autoptr (KithSecret) passphrase = kith_passphrase_prepare ("nine wet umbrellas", NULL);
  g_autoptr (GError) error = NULL;
  gint64 account = kith_accounts_add (scene->fixture->session, word (scene, "guard.sealed"),
                                      KITH_ROLE_ADVOCATE, passphrase, &error);

  g_assert_no_error (error);
  kith_guards_add (scene->fixture->session, person, kind, account, &error);
  g_assert_no_error (error);
}

/* One of which a place was told, and one more step. */
static void
write_referral (Scene *scene, gint64 person)
{
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralStep) step = kith_referral_step_new (KITH_REFERRAL_CONTACTED);
  g_autoptr (KithConsent) consent = consent_fixture_sharing (kith_clock_today (scene->fixture->clock));
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (GError) error = NULL;

  referral->kind = KITH_REFERRAL_KIND_LEGAL;
  referral->name = g_strdup (word (scene, "referral.details"));
  referral->contact = g_strdup (word (scene, "referral.details"));
  referral->asked = g_strdup (word (scene, "referral.details"));
  step->words = g_strdup (word (scene, "referral_step.words"));
  /* These stand in the consent as well, whatever is decided here: check_saved() looks at others. */
  step->recipient = g_strconcat ("to ", word (scene, "referral_step.words"), NULL);
  step->purpose = g_strconcat ("for ", word (scene, "referral_step.words"), NULL);
  step->told = g_strdup (word (scene, "referral_step.words"));
  consent->scope = KITH_SCOPE_REFERRALS;
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, step->recipient);
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_PURPOSE, step->purpose);
  consent_fixture_add (scene->fixture->session, person, consent, &error);
  g_assert_no_error (error);
  command = kith_referral_command_make (referral, step);
  done = kith_referrals_apply (scene->fixture->session, command, &error);
  g_assert_no_error (error);
  g_assert_true (done->told);
}

static void
write_goal (Scene *scene, gint64 person)
{
  g_autoptr (KithGoal) goal = kith_goal_new (person);
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_GOING);
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;
  g_autoptr (GError) error = NULL;

  goal->area = KITH_GOAL_AREA_PEOPLE;
  goal->words = g_strdup (word (scene, "goal.details"));
  g_ptr_array_add (goal->steps, kith_goal_mark_new (word (scene, "goal.details"), KITH_DAY_NONE));
  g_ptr_array_add (goal->milestones, kith_goal_mark_new (word (scene, "goal.details"), KITH_DAY_NONE));
  entry->words = g_strdup (word (scene, "goal_entry.words"));
  command = kith_goal_command_make (goal, entry);
  done = kith_goals_apply (scene->fixture->session, command, &error);
  g_assert_no_error (error);
}

/* A note, and what the person says to it. */
static void
write_note (Scene *scene, gint64 person)
{
  g_autoptr (KithNote) note = kith_note_new (person);
  g_autoptr (KithNoteWords) theirs = kith_note_words_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->day = kith_clock_today (scene->fixture->clock);
  note->mode = KITH_NOTE_MODE_PHONE;
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    kith_note_words_set (note->words, i, word (scene, "note_entry.sealed"));
  id = kith_notes_sign (scene->fixture->session, note, 0, &error);
  g_assert_no_error (error);
  note->restricted = TRUE;
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    kith_note_words_set (note->words, i, word (scene, "note_entry.words"));
  kith_notes_sign (scene->fixture->session, note, 0, &error);
  g_assert_no_error (error);
  kith_note_words_set (theirs, KITH_NOTE_TEXT_THEIR_WORDS, word (scene, "note_entry.sealed"));
  kith_notes_add (scene->fixture->session, KITH_NOTE_THEIR_WORDS, id, theirs, 0, &error);
  g_assert_no_error (error);
}

static void
write_check_in (Scene *scene, gint64 person)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
  g_autoptr (KithCheckInContact) contact =
      kith_check_in_contact_new (KITH_WAY_IN_PERSON, KITH_CONTACT_REACHED);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckInCommand) asked = NULL;
  g_autoptr (KithCheckInDone) planned = NULL;
  g_autoptr (KithCheckInDone) done = NULL;
  g_autoptr (GError) error = NULL;

  check_in->due_day = kith_clock_today (scene->fixture->clock);
  check_in->words = g_strdup (word (scene, "check_in.details"));
  command = kith_check_in_command_plan (check_in);
  planned = kith_check_ins_apply (scene->fixture->session, command, &error);
  g_assert_no_error (error);
  contact->words = g_strdup (word (scene, "check_in_contact.words"));
  asked = kith_check_in_command_contact (planned->check_in, planned->version, contact);
  done = kith_check_ins_apply (scene->fixture->session, asked, &error);
  g_assert_no_error (error);
}

/* One for staff; the other record's is for the desk. */
static void
write_hard_time (Scene *scene, gint64 person)
{
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (person);
  g_autoptr (KithHardTimeDone) done = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_written;

  n_written = visits_fixture_ask (scene->fixture, "SELECT count(*) FROM hard_time");
  wanted->seen_by = n_written % 2 == 0 ? KITH_HARD_TIME_SEEN_BY_STAFF : KITH_HARD_TIME_SEEN_BY_DESK;
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    kith_hard_time_set (wanted, (KithHardTimeLine) i,
                        word (scene, n_written % 2 == 0 ? "hard_time.care" : "hard_time.desk"));
  done = kith_hard_times_apply (scene->fixture->session, wanted, &error);
  g_assert_no_error (error);
}

static void
write_own_plan (Scene *scene, gint64 person)
{
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_new (person, KITH_PLAN_STRESS);
  g_autoptr (KithOwnPlanDone) done = NULL;
  g_autoptr (GError) error = NULL;

  /* Also those that no stress plan asks for. */
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    kith_own_plan_set (wanted, (KithPlanSection) i, word (scene, "own_plan.words"));
  kith_own_plan_review (wanted, kith_clock_today (scene->fixture->clock), "Ada",
                        word (scene, "own_plan.words"));
  done = kith_own_plans_apply (scene->fixture->session, wanted, &error);
  g_assert_no_error (error);
}

static void
write_incident (Scene *scene, gint64 person)
{
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();
  g_autoptr (KithIncidentCommand) command = NULL;
  g_autoptr (KithIncidentDone) done = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (incident->people, person);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    kith_incident_entry_set (entry, (KithIncidentText) i, word (scene, "incident_entry.words"));
  command = kith_incident_command_add (incident, entry);
  done = kith_incidents_apply (scene->fixture->session, command, &error);
  g_assert_no_error (error);
}

static gint64
write_person (Scene *scene)
{
  gint64 person = write_card (scene);

  write_intake (scene, person);
  write_consent (scene, person);
  write_requests (scene, person);
  write_referral (scene, person);
  write_goal (scene, person);
  write_incident (scene, person);
  write_note (scene, person);
  write_check_in (scene, person);
  write_hard_time (scene, person);
  write_own_plan (scene, person);
  write_at_desk (scene, person);
  return person;
}

static void
scene_set_up (Scene *self, VisitsFixture *fixture)
{
  self->fixture = fixture;
  self->desk = kith_desk_open (fixture->session, NULL, NULL);
  self->written = new_written ();
}

static void
scene_clear (Scene *self)
{
  g_clear_object (&self->desk);
  g_clear_pointer (&self->written, g_array_unref);
}

static KithHolding *
collect (Scene *scene, gint64 person)
{
  g_autoptr (GError) error = NULL;
  KithHolding *holding = kith_holding_collect (scene->fixture->session, person, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return holding;
}

static void
decide_all (KithHolding *holding, KithHoldingDecision decision)
{
  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);

          if (kith_holding_entry_is_open (entry))
            entry->decision = decision;
        }
    }
}

static char *
save_and_read (Scene *scene, KithHolding *holding)
{
  g_autofree char *path = g_build_filename (scene->fixture->folder, "copy.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (kith_holding_copy_save (scene->fixture->session, holding, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);
  return text;
}

/* What is in a PDF; NULL where that cannot be read here. */
static char *
save_and_read_pdf (Scene *scene, KithHolding *holding)
{
  g_autofree char *path = g_build_filename (scene->fixture->folder, "copy.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (kith_holding_copy_save (scene->fixture->session, holding, path, &error));
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
  g_unlink (path);
  return text;
}

static guint
count_written (const GArray *written, const char *column)
{
  guint n = 0;

  for (guint i = 0; i < written->len; i++)
    n += g_str_equal (g_array_index (written, Written, i).column, column);
  return n;
}

/* A column of which nothing was written is said to be in no copy, or holds no words. */
static void
check_columns (const GArray *written, const char *text)
{
  for (const KithColumn *column = kith_columns_get (); column->table != NULL; column++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", column->table, column->column);

      if (column->column_class != KITH_COLUMN_PERSONAL ||
          kith_holding_why_absent (column->table, column->column) != NULL)
        {
          g_assert_cmpuint (count_written (written, name), ==, 0);
          continue;
        }
      if (g_str_equal (name, "keep_apart.pair"))
        g_assert_nonnull (strstr (text, "\"keep-apart\""));
      else if (count_written (written, name) == 0)
        g_error ("%s holds something personal: write it in this test, or say why it is in no copy", name);
    }
}

static void
check_words (const GArray *written, const char *text, gboolean there)
{
  for (guint i = 0; i < written->len; i++)
    {
      const Written *one = &g_array_index (written, Written, i);

      if ((strstr (text, one->word) != NULL) != there)
        g_error ("%s of %s is %s", one->word, one->column, there ? "missing" : "somebody else's");
    }
}

/* Everything of one person, nothing of another, also where one of two records hides what the other says. */
static void
test_everything (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (GArray) theirs = NULL;
  g_autoptr (KithHolding) holding = NULL;
  g_autofree char *text = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *number = NULL;
  gint64 person, second, other;
  Scene scene = { 0 };

  scene_set_up (&scene, fixture);
  other = write_person (&scene);
  write_guard (&scene, other, KITH_GUARD_WISH);
  theirs = g_steal_pointer (&scene.written);
  scene.written = new_written ();
  person = write_person (&scene);
  second = write_person (&scene);
  kith_merge_choices_set (choices, KITH_MERGE_NAME, KITH_MERGE_INTO);
  kith_merge_choices_set (choices, KITH_MERGE_CONTACTS, KITH_MERGE_INTO);
  apply (&scene, kith_desk_command_merge (second, person, choices));
  apply (&scene, kith_desk_command_keep_apart (person, other));
  write_guard (&scene, person, KITH_GUARD_WISH);
  write_guard (&scene, person, KITH_GUARD_CONFLICT);

  holding = collect (&scene, second);
  g_assert_cmpint (holding->person, ==, person);
  decide_all (holding, KITH_HOLDING_KEEP);
  text = save_and_read (&scene, holding);
  check_columns (scene.written, text);
  check_words (scene.written, text, TRUE);
  check_words (theirs, text, FALSE);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  g_assert_null (strstr (text, number));
  printed = save_and_read_pdf (&scene, holding);
  if (printed != NULL)
    {
      check_words (scene.written, printed, TRUE);
      check_words (theirs, printed, FALSE);
    }
  g_assert_cmpuint (scene.written->len, >, 80);
  scene_clear (&scene);
}

/* What an entry of this section that has this code is followed by. */
static const KithHoldingEntry *
find_next (KithHolding *holding, const char *section_code, const char *code)
{
  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; g_str_equal (section->code, section_code) && j + 1 < section->entries->len; j++)
        if (g_str_equal (((KithHoldingEntry *) g_ptr_array_index (section->entries, j))->code, code))
          return g_ptr_array_index (section->entries, j + 1);
    }
  return NULL;
}

static guint
count_entries (KithHolding *holding, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        n += g_str_equal (((KithHoldingEntry *) g_ptr_array_index (section->entries, j))->code, code);
    }
  return n;
}

/* What is said not to be right stands beside it, under the record it was said of; what was corrected, and
 * what has no place, with what was asked for. */
static void
test_objections_beside (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithRequest) request = kith_request_new (KITH_REQUEST_CORRECTION);
  g_autoptr (KithHolding) holding = NULL;
  g_autoptr (GError) error = NULL;
  const KithHoldingEntry *beside;
  const char *field = NULL;
  gint64 person, second;
  Scene scene = { 0 };

  scene_set_up (&scene, fixture);
  person = write_person (&scene);
  holding = collect (&scene, person);
  beside = find_next (holding, "card", "pronouns");
  g_assert_cmpstr (beside->code, ==, "objection");
  g_assert_true (g_variant_lookup (beside->data, "field", "&s", &field));
  g_assert_cmpstr (field, ==, "pronouns");
  g_assert_cmpstr (find_next (holding, "contacts", "contact")->code, ==, "objection");
  g_assert_cmpstr (find_next (holding, "intake", "brings")->code, !=, "objection");
  g_assert_cmpuint (count_entries (holding, "objection"), ==, 2);
  g_assert_cmpuint (count_entries (holding, "request"), ==, 5);
  g_assert_cmpuint (count_entries (holding, "request-words"), ==, 3);
  g_clear_pointer (&holding, kith_holding_unref);

  second = write_card (&scene);
  request->field = g_strdup ("name");
  request->words = g_strdup ("spelt with a k");
  kith_requests_add (fixture->session, second, request, &error);
  g_assert_no_error (error);
  apply (&scene, kith_desk_command_merge (second, person, choices));
  holding = collect (&scene, person);
  g_assert_cmpuint (count_entries (holding, "objection"), ==, 3);
  g_assert_cmpstr (find_next (holding, "card", "name")->code, !=, "objection");
  scene_clear (&scene);
}

/* What each of the entries says in a file that was saved. */
static void
check_saved (KithHolding *holding, const char *text)
{
  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          const KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);
          gboolean leaves =
              entry->decision == KITH_HOLDING_KEEP ||
              (entry->decision == KITH_HOLDING_OPEN && entry->third_party == KITH_THIRD_PARTY_NONE);

          if (g_str_has_prefix (entry->value, "z"))
            g_assert_cmpint (strstr (text, entry->value) != NULL, ==, leaves);
        }
    }
}

/* Any decisions: while one is open nothing leaves and the log says nothing; then just what was kept leaves.
 */
static void
test_decisions (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260310);
  g_autofree char *path = g_build_filename (fixture->folder, "refused.json", NULL);
  g_autofree char *pdf = g_build_filename (fixture->folder, "refused.pdf", NULL);
  KithPaper paper = kith_paper_default ();
  guint n_refused = 0, n_saved = 0;
  Scene scene = { 0 };
  gint64 person;

  scene_set_up (&scene, fixture);
  person = write_person (&scene);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KithHolding) holding = collect (&scene, person);
      g_autoptr (GError) error = NULL;
      gint64 logged = visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind IN (60, 61)");
      gboolean whole = g_rand_int_range (rand, 0, 2) == 0;

      for (guint i = 0; i < holding->sections->len; i++)
        {
          const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

          for (guint j = 0; j < section->entries->len; j++)
            {
              KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);

              gboolean keep = g_rand_int_range (rand, 0, 2) == 0;

              if (whole || g_rand_int_range (rand, 0, 12) != 0)
                g_assert_cmpint (kith_holding_decide (holding, entry->id,
                                                      keep ? KITH_HOLDING_KEEP : KITH_HOLDING_LEAVE_OUT,
                                                      NULL),
                                 ==, keep || kith_holding_entry_may_be_left_out (entry));
            }
        }
      if (kith_holding_get_n_open (holding) > 0)
        {
          g_assert_null (kith_holding_paper_new (holding, &paper, &error));
          g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
          g_assert_false (kith_holding_copy_save (fixture->session, holding, path, NULL));
          g_assert_false (kith_holding_copy_save (fixture->session, holding, pdf, NULL));
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
          g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind IN (60, 61)"),
                           ==, logged);
          n_refused++;
        }
      else
        {
          g_autofree char *text = save_and_read (&scene, holding);

          check_saved (holding, text);
          g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind IN (60, 61)"),
                           ==, logged + 1);
          n_saved++;
        }
    }
  g_assert_cmpuint (n_refused, >, 5);
  g_assert_cmpuint (n_saved, >, 5);
  scene_clear (&scene);
}

static KithRelease *
ask (KithSession *session, gint64 person, KithReleaseKind kind, KithScope scope)
{
  gboolean personal = kind == KITH_RELEASE_TO_PERSON;
  KithReleaseRequest request = {
    .kind = kind,
    .way = KITH_RELEASE_FILE,
    .what = "test",
    .person = personal ? person : 0,
    .scope = personal ? scope : KITH_SCOPE_NOTHING,
  };

  return kith_disclosure_request (session, &request, NULL, NULL);
}

/* The file for programs needs a release for that person and no less, once. */
static void
test_gate (VisitsFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gate.json", NULL);
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Sam Hill");
  g_autoptr (KithHolding) holding = kith_holding_collect (fixture->session, person, NULL, NULL, NULL, NULL);
  g_autoptr (KithRelease) good = ask (fixture->session, person, KITH_RELEASE_TO_PERSON, KITH_HOLDING_SCOPE);
  KithRelease *wrong[] = {
    ask (fixture->session, person, KITH_RELEASE_TO_PERSON, KITH_SCOPE_COMES),
    ask (fixture->session, other, KITH_RELEASE_TO_PERSON, KITH_HOLDING_SCOPE),
    ask (fixture->session, person, KITH_RELEASE_AGGREGATE, 0),
    ask (fixture->session, person, KITH_RELEASE_DE_IDENTIFIED, 0),
  };
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (KithRelease) release = wrong[i];

      g_assert_false (kith_holding_json_write (holding, release, path, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_clear_error (&error);
    }
  g_assert_true (kith_holding_json_write (holding, good, path, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_false (kith_holding_json_write (holding, good, path, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  /* What the role may not read it cannot hand out either, not even what somebody else collected. */
  g_assert_null (kith_holding_collect (desk, person, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_holding_copy_save (desk, holding, path, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Who has seen it, in words; what was handed out stands there afterwards. */
static void
test_seen (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithHolding) holding = kith_holding_collect (fixture->session, person, NULL, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "copy.json", NULL);
  g_autofree char *words = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GPtrArray) outside = NULL;

  g_assert_true (kith_holding_copy_save (fixture->session, holding, path, NULL));
  seen = kith_record_seen_list (fixture->session, person, NULL);
  words = kith_record_seen_describe (g_ptr_array_index (seen, 0));
  g_assert_nonnull (strstr (words, "saved everything we hold as a file, for the person themself."));
  outside = kith_record_seen_list (advocate, person, NULL);
  told = kith_record_seen_describe (g_ptr_array_index (outside, 0));
  g_assert_nonnull (strstr (told, "A coordinator can tell what, and for whom."));
  g_assert_cmpuint (outside->len, ==, seen->len);
  for (guint i = 0; i < seen->len; i++)
    {
      g_autofree char *sentence = kith_record_seen_describe (g_ptr_array_index (seen, i));

      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

static void
count_calls (double fraction, gpointer user_data)
{
  GCancellable *cancellable = user_data;

  if (fraction > 0.5)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (
      kith_holding_collect (fixture->session, person, count_calls, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/report/holding/everything", test_everything);
  VISITS_TEST ("/report/holding/objections-beside", test_objections_beside);
  VISITS_TEST ("/report/holding/decisions", test_decisions);
  VISITS_TEST ("/report/holding/gate", test_gate);
  VISITS_TEST ("/report/holding/seen", test_seen);
  VISITS_TEST ("/report/holding/cancelled", test_cancelled);
  return g_test_run ();
}
