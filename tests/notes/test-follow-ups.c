/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be followed up from notes: compared with a plain loop over everything, while it is signed, done,
 * moved and taken back, and people go away, die, are merged, guarded and erased. */

#include <string.h>

#include "base/kith-error.h"
#include "desk/kith-holding-collect.h"
#include "desk/kith-to-do.h"
#include "goals/kith-check-ins.h"
#include "notes/kith-note-draft.h"
#include "notes/kith-note-follow-ups.h"
#include "notes/note-fixture.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "referrals/kith-referrals.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "vault/kith-passphrase.h"
#include "visits/visits-fixture.h"

#define N_PEOPLE 6
#define N_STEPS 440
#define OTHER_PASSPHRASE "nine wet umbrellas"

enum
{
  COORDINATOR,
  ADVOCATE, /* whom guards keep out */
  OTHER,    /* an advocate, too */
  N_ACCOUNTS
};

static KithDay
today_of (VisitsFixture *fixture)
{
  return kith_clock_today (fixture->clock);
}

static void
next_day (VisitsFixture *fixture)
{
  kith_clock_set_standing_now (fixture->clock, kith_clock_now (fixture->clock).utc + 86400);
}

/* Another advocate. (transfer full) */
static KithSession *
add_other (VisitsFixture *fixture)
{
  g_autoptr (KithSecret) secret = kith_passphrase_prepare (OTHER_PASSPHRASE, NULL);
  g_autoptr (GError) error = NULL;
  gint64 account = kith_accounts_add (fixture->session, "Bo", KITH_ROLE_ADVOCATE, secret, &error);
  KithSession *session;

  g_assert_no_error (error);
  session = kith_session_unlock (fixture->store, account, secret, NULL, &error);
  g_assert_no_error (error);
  kith_center_set_clock (kith_session_get_center (session), fixture->clock);
  return session;
}

/* The id of the follow-up; 0 with an error. */
static gint64
sign_for (VisitsFixture *fixture,
          KithSession *session,
          gint64 person,
          KithDay day,
          gboolean restricted,
          gint64 *note_id,
          GError **error)
{
  g_autoptr (KithNote) note = note_fixture_new (session, person, "Walk to the post together on Thursday.");
  g_autofree char *sql = NULL;
  gint64 id;

  note->follow_up = day;
  note->restricted = restricted;
  id = kith_notes_sign (session, note, 0, error);
  if (note_id != NULL)
    *note_id = id;
  if (id == 0 || day == KITH_DAY_NONE)
    return 0;
  sql = g_strdup_printf ("SELECT id FROM note_follow_up WHERE note = %" G_GINT64_FORMAT, id);
  return visits_fixture_ask (fixture, sql);
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

static gboolean
apply (KithSession *session, KithNoteFollowUpDo what, gint64 id, gint64 version, KithDay day, GError **error)
{
  const KithNoteFollowUpCommand command = { .what = what, .id = id, .version = version, .day = day };

  return kith_note_follow_ups_apply (session, &command, NULL, error);
}

/* The draft keeps the day; a copy for somebody else does not take it over. */
static void
test_draft (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay today = today_of (fixture);
  g_autoptr (KithNoteDraft) draft = kith_note_draft_new (person);
  g_autoptr (KithNoteDraft) copy = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  KithNotePart part = KITH_NOTE_PART_TEXT;
  const KithNoteDraft *read;

  g_assert_true (kith_note_draft_is_empty (draft));
  draft->note->follow_up = today + 7;
  g_assert_false (kith_note_draft_is_empty (draft));
  copy = kith_note_draft_copy_for (draft, person);
  g_assert_cmpint (copy->note->follow_up, ==, KITH_DAY_NONE);
  kith_note_words_set (draft->note->words, KITH_NOTE_TEXT_TEXT, "Tea in the yard.");
  draft->note->day = today;
  draft->note->mode = KITH_NOTE_MODE_IN_PERSON;
  g_assert_true (kith_note_draft_save (fixture->session, draft, &error));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM note_follow_up"), ==, 0);
  drafts = kith_note_drafts_list (fixture->session, &error);
  read = g_ptr_array_index (drafts, 0);
  g_assert_cmpint (read->note->follow_up, ==, today + 7);
  g_assert_true (kith_note_equal (read->note, draft->note));
  draft->note->follow_up = today - 1;
  g_assert_false (kith_note_equal (read->note, draft->note));
  g_assert_false (kith_note_draft_check (draft, today, &part, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (part, ==, KITH_NOTE_PART_FOLLOW_UP);
  g_clear_error (&error);
  /* What has gone by while it lay there is not signed unseen. */
  g_assert_cmpint (kith_note_draft_sign (fixture->session, draft, NULL), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM note_entry"), ==, 0);
  g_assert_cmpint (kith_note_draft_sign (fixture->session, read, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT day FROM note_follow_up"), ==, today + 7);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM draft"), ==, 0);
}

/* In one change with the note, or not at all; nothing is opened for the list. */
static void
test_signed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 dead = visits_fixture_person (fixture, "Ada Lovage");
  KithDay today = today_of (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 note, n_logged, id = sign_for (fixture, fixture->session, person, today + 2, FALSE, &note, &error);
  const KithNoteFollowUp *row;

  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 140"), ==, 1);
  note_fixture_amend (fixture->session, note, "They called.");
  n_logged = visits_fixture_ask (fixture, "SELECT count(*) FROM audit");
  all = kith_note_follow_ups_list_due (fixture->session, KITH_DAY_NONE, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  row = g_ptr_array_index (all, 0);
  g_assert_cmpint (row->id, ==, id);
  g_assert_cmpint (row->note, ==, note);
  g_assert_cmpint (row->person, ==, person);
  g_assert_cmpint (row->shown, ==, person);
  g_assert_cmpint (row->day, ==, today + 2);
  g_assert_cmpint (row->note_day, ==, today);
  g_assert_cmpint (row->account, ==, kith_session_get_account (fixture->session));
  g_assert_cmpstr (row->by, ==, kith_session_get_account_name (fixture->session));
  g_assert_false (row->is_done);
  g_assert_false (kith_note_follow_up_is_overdue (row, today + 2));
  g_assert_true (kith_note_follow_up_is_overdue (row, today + 3));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), ==, n_logged);

  g_assert_cmpint (sign_for (fixture, fixture->session, person, today - 1, FALSE, NULL, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_standing_set (fixture->session, dead, KITH_PERSON_DIED, KITH_DAY_NONE, &error));
  g_assert_cmpint (sign_for (fixture, fixture->session, dead, today, FALSE, NULL, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM note_entry"), ==, 2);
  g_assert_cmpint (note_fixture_sign (fixture->session, dead, "We said goodbye.", &error), !=, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM note_follow_up"), ==, 1);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDay today = today_of (fixture);
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;
  gint64 id = sign_for (fixture, fixture->session, person, today, FALSE, NULL, &error);
  const struct
  {
    KithNoteFollowUpDo what;
    gint64 id;
    gint64 version;
    KithDay day;
    KithError code;
  } cases[] = {
    { KITH_NOTE_FOLLOW_UP_DONE, id + 1, 1, 0, KITH_ERROR_NOT_FOUND },
    { KITH_NOTE_FOLLOW_UP_DONE, id, 2, 0, KITH_ERROR_CHANGED },
    { KITH_NOTE_FOLLOW_UP_NOT_DONE, id, 1, 0, KITH_ERROR_INVALID },
    { KITH_NOTE_FOLLOW_UP_MOVE, id, 1, today - 1, KITH_ERROR_INVALID },
    { KITH_NOTE_FOLLOW_UP_MOVE, id, 1, KITH_DAY_NONE, KITH_ERROR_INVALID },
  };
  g_autofree char *before = visits_fixture_dump (fixture);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (
          apply (fixture->session, cases[i].what, cases[i].id, cases[i].version, cases[i].day, &error));
      g_assert_error (error, KITH_ERROR, (int) cases[i].code);
      g_clear_error (&error);
    }
  g_assert_false (apply (desk, KITH_NOTE_FOLLOW_UP_DONE, id, 1, 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_note_follow_ups_get (desk, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_note_follow_ups_list (desk, person, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_note_follow_ups_list_due (desk, KITH_DAY_NONE, 0, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_to_do_list (desk, 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  after = visits_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
plan_check_in (KithSession *session, gint64 person, KithDay due)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckInDone) done = NULL;
  g_autoptr (GError) error = NULL;

  check_in->due_day = due;
  command = kith_check_in_command_plan (check_in);
  done = kith_check_ins_apply (session, command, &error);
  g_assert_no_error (error);
}

static void
refer (KithSession *session, gint64 person, KithDay due)
{
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralStep) first = kith_referral_step_new (KITH_REFERRAL_OFFERED);
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;
  g_autoptr (GError) error = NULL;

  referral->kind = KITH_REFERRAL_KIND_HOUSING;
  referral->name = g_strdup ("Harbor House");
  first->due_day = due;
  command = kith_referral_command_make (referral, first);
  done = kith_referrals_apply (session, command, &error);
  g_assert_no_error (error);
}

static char *
describe_all (KithSession *session, gint64 account, KithDay today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = kith_to_do_list (session, account, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const KithToDo *one = g_ptr_array_index (all, i);
      g_autofree char *day = kith_to_do_describe_day (one, today);

      g_assert_cmpint (one->note != 0, ==, one->kind == KITH_TO_DO_NOTE);
      g_string_append_printf (text, "%s: %s%s; ", day, one->what,
                              kith_to_do_is_overdue (one, today) ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

/* Three rooms in one list by day, one's own or everybody's, with nothing opened. */
static void
test_one_list (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  KithDay today = today_of (fixture);
  g_autofree char *everybody = NULL;
  g_autofree char *own = NULL;
  g_autofree char *later = NULL;
  gint64 n_logged;

  refer (advocate, person, today + 1);
  refer (fixture->session, person, KITH_DAY_NONE);
  plan_check_in (advocate, person, today);
  plan_check_in (fixture->session, person, today + 3);
  sign_for (fixture, advocate, person, today + 1, FALSE, NULL, NULL);
  sign_for (fixture, fixture->session, person, today, FALSE, NULL, NULL);
  n_logged = visits_fixture_ask (fixture, "SELECT count(*) FROM audit");
  own = describe_all (advocate, kith_session_get_account (advocate), today);
  g_assert_cmpstr (own, ==,
                   "Today: Check-in; Tomorrow: Next step from the note of Thursday, 20 November 2025; "
                   "Tomorrow: Referral: Housing and shelter; ");
  everybody = describe_all (advocate, 0, today + 2);
  g_assert_cmpstr (
      everybody, ==,
      "Overdue since Thursday, 20 November 2025: Next step from the note of Thursday, 20 November "
      "2025!; Overdue since Thursday, 20 November 2025: Check-in!; "
      "Overdue since yesterday: Next step from the note of Thursday, 20 November 2025!; "
      "Overdue since yesterday: Referral: Housing and shelter!; Tomorrow: Check-in; ");
  later = describe_all (fixture->session, kith_session_get_account (fixture->session), today - 9);
  g_assert_cmpstr (later, ==,
                   "Thursday, 20 November 2025: Next step from the note of Thursday, 20 November 2025; "
                   "Sunday, 23 November 2025: Check-in; ");
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), ==, n_logged);
}

/* Their own copy says when somebody was to come back to a note, and whether they did. */
static void
test_holding (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHolding) holding = NULL;
  gint64 id = sign_for (fixture, fixture->session, person, today_of (fixture) + 4, FALSE, NULL, &error);
  guint n = 0;

  g_assert_true (apply (fixture->session, KITH_NOTE_FOLLOW_UP_DONE, id, 1, 0, &error));
  sign_for (fixture, fixture->session, person, today_of (fixture) + 4, FALSE, NULL, &error);
  holding = kith_holding_collect (fixture->session, person, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          const KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);

          n += g_strcmp0 (entry->code, "note-follow-up") == 0 && entry->day == today_of (fixture) + 4
                   ? (strstr (entry->value, "done") != NULL ? 10 : 1)
                   : 0;
        }
    }
  g_assert_cmpuint (n, ==, 11);
}

static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 stays = visits_fixture_person (fixture, "Ada Lovage");
  g_autoptr (GError) error = NULL;

  sign_for (fixture, fixture->session, person, today_of (fixture) + 4, FALSE, NULL, &error);
  sign_for (fixture, fixture->session, stays, today_of (fixture) + 4, FALSE, NULL, &error);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM note_entry"), ==, 2);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT person FROM note_follow_up"), ==, stays);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM note_follow_up"), ==, 1);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Every column that somebody writes to without a key. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const edits[] = {
    "UPDATE note_follow_up SET day = day + 70 WHERE id = ?1",
    "UPDATE note_follow_up SET done_utc = 1 WHERE id = ?1",
    "UPDATE note_follow_up SET done_account = account WHERE id = ?1",
    "UPDATE note_follow_up SET account = (SELECT min (id) FROM account WHERE id <> account) WHERE id = ?1",
    "UPDATE note_follow_up SET person = (SELECT person FROM note_follow_up WHERE id <> ?1) WHERE id = ?1",
    "UPDATE note_follow_up SET note = (SELECT note FROM note_follow_up WHERE id <> ?1) WHERE id = ?1",
    "UPDATE note_follow_up SET version = 9 WHERE id = ?1",
    "UPDATE note_follow_up SET id = id + 1 WHERE id = ?1",
    "DELETE FROM note_follow_up WHERE id = ?1",
    "INSERT INTO note_follow_up SELECT id + 1, note, person, account, day, done_utc, done_account, version "
    "FROM note_follow_up WHERE id = ?1",
  };
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GError) error = NULL;
  gint64 one = sign_for (fixture, advocate, visits_fixture_person (fixture, "Rosa Martinez"),
                         today_of (fixture), FALSE, NULL, &error);

  sign_for (fixture, fixture->session, visits_fixture_person (fixture, "Ada Lovage"), today_of (fixture),
            FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_true (kith_db_run_script (db, "CREATE TABLE keep_f AS SELECT * FROM note_follow_up;", &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i], "i", one), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, "note_follow_up") == 0;
      if (!named)
        g_error ("not named: %s", edits[i]);
      g_assert_true (kith_db_run_script (
          db,
          "DELETE FROM note_follow_up; INSERT INTO note_follow_up SELECT * FROM keep_f; DROP TABLE keep_f;",
          &error));
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* What the model knows of one. */
typedef struct
{
  gint64 id;
  gint64 note;
  guint person;
  guint author;
  gboolean restricted;
  gboolean in_error;
  gboolean done;
  KithDay day;
  gint64 version;
} Made;

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithSession *sessions[N_ACCOUNTS];
  GRand *rand; /* (owned) */
  gint64 people[N_PEOPLE];
  int into[N_PEOPLE];
  KithStanding standing[N_PEOPLE];
  gint64 guard[N_PEOPLE]; /* 0: none */
  gboolean erasing[N_PEOPLE];
  gboolean stale[N_ACCOUNTS];      /* whether there was a guard since it wrote something */
  GArray *made;                    /* (owned) (element-type Made) */
  KithNoteFollowUpCommand inverse; /* of what was done last; id 0: none */
  Made before;                     /* as it was then */
  guint n_done;
  guint n_undone;
  guint n_refused;
} Model;

static int
pick (Model *model, int below)
{
  return g_rand_int_range (model->rand, 0, below);
}

static guint
root_of (Model *model, guint person)
{
  while (model->into[person] >= 0)
    person = (guint) model->into[person];
  return person;
}

static gboolean
is_guarded (Model *model, guint person)
{
  guint root = root_of (model, person);

  for (guint i = 0; i < N_PEOPLE; i++)
    if (root_of (model, i) == root && model->guard[i] != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_died (Model *model, guint person)
{
  return model->standing[root_of (model, person)].state == KITH_PERSON_DIED;
}

static gboolean
is_away (Model *model, guint person)
{
  const KithStanding *standing = &model->standing[root_of (model, person)];

  return standing->state == KITH_PERSON_AWAY &&
         (standing->away_until == KITH_DAY_NONE || standing->away_until >= today_of (model->fixture));
}

/* Of a guard that another session set it learns with whatever it writes next. */
static KithSession *
session_of (Model *model, guint who)
{
  if (model->stale[who])
    g_assert_true (kith_session_record (model->sessions[who], KITH_EVENT_CARE_READ, 0, NULL, NULL));
  model->stale[who] = FALSE;
  return model->sessions[who];
}

static gboolean
may (Model *model, guint who, const Made *made)
{
  return !(who == ADVOCATE && is_guarded (model, made->person)) &&
         (!made->restricted || who == COORDINATOR || who == made->author);
}

static void
step_sign (Model *model)
{
  Made made = { .person = (guint) pick (model, N_PEOPLE),
                .author = (guint) pick (model, N_ACCOUNTS),
                .restricted = pick (model, 4) == 0,
                .day = today_of (model->fixture) + pick (model, 14),
                .version = 1 };
  g_autoptr (GError) error = NULL;

  if (model->erasing[made.person])
    return;
  made.id = sign_for (model->fixture, session_of (model, made.author), model->people[made.person], made.day,
                      made.restricted, &made.note, &error);
  if (has_died (model, made.person) || (made.author == ADVOCATE && is_guarded (model, made.person)))
    {
      g_assert_nonnull (error);
      model->n_refused++;
      return;
    }
  g_assert_no_error (error);
  g_array_append_val (model->made, made);
}

static void
step_do (Model *model)
{
  guint who = (guint) pick (model, N_ACCOUNTS);
  Made *made =
      model->made->len > 0 ? &g_array_index (model->made, Made, pick (model, (int) model->made->len)) : NULL;
  KithNoteFollowUpCommand command = { .what = pick (model, 5) > 0 && made != NULL && made->done
                                                  ? KITH_NOTE_FOLLOW_UP_NOT_DONE
                                                  : (KithNoteFollowUpDo) pick (model, 3),
                                      .day = today_of (model->fixture) + pick (model, 14) - 2 };
  g_autoptr (GError) error = NULL;
  gboolean is_allowed, was_done;

  if (made == NULL)
    return;
  command.id = made->id;
  command.version = made->version - (pick (model, 8) == 0);
  is_allowed = command.version == made->version && may (model, who, made) && !model->erasing[made->person] &&
               made->done == (command.what == KITH_NOTE_FOLLOW_UP_NOT_DONE) &&
               (command.what != KITH_NOTE_FOLLOW_UP_MOVE ||
                (command.day >= today_of (model->fixture) && !has_died (model, made->person)));
  was_done = kith_note_follow_ups_apply (session_of (model, who), &command, &model->inverse, &error);
  g_assert_cmpint (was_done, ==, is_allowed);
  if (!was_done)
    {
      model->n_refused++;
      return;
    }
  model->before = *made;
  made->version++;
  if (command.what == KITH_NOTE_FOLLOW_UP_MOVE)
    made->day = command.day;
  else
    made->done = command.what == KITH_NOTE_FOLLOW_UP_DONE;
  model->n_done++;
}

static Made *
find_made (Model *model, gint64 id)
{
  for (guint i = 0; i < model->made->len; i++)
    if (g_array_index (model->made, Made, i).id == id)
      return &g_array_index (model->made, Made, i);
  return NULL;
}

/* What was done last is taken back, unless somebody wrote to it since. */
static void
step_undo (Model *model)
{
  Made *made = find_made (model, model->inverse.id);
  g_autofree char *sql = NULL;
  gboolean is_allowed, was_done;

  if (made == NULL)
    return;
  is_allowed = made->version == model->inverse.version && !model->erasing[made->person];
  was_done =
      kith_note_follow_ups_apply (session_of (model, COORDINATOR), &model->inverse, &model->inverse, NULL);
  g_assert_cmpint (was_done, ==, is_allowed);
  if (!was_done)
    return;
  made->version++;
  if (made->version == model->before.version + 2)
    {
      made->done = model->before.done;
      made->day = model->before.day;
    }
  else
    model->inverse.id = 0;
  sql = g_strdup_printf (
      "SELECT day * 2 + (done_utc IS NOT NULL) FROM note_follow_up WHERE id = %" G_GINT64_FORMAT, made->id);
  g_assert_cmpint (visits_fixture_ask (model->fixture, sql), ==, made->day * 2 + made->done);
  model->inverse.id = 0;
  model->n_undone++;
}

static void
step_error (Model *model)
{
  Made *made =
      model->made->len > 0 ? &g_array_index (model->made, Made, pick (model, (int) model->made->len)) : NULL;

  if (made == NULL || made->in_error || model->erasing[made->person] || pick (model, 3) > 0)
    return;
  note_fixture_mark_in_error (model->sessions[COORDINATOR], made->note, "about somebody else", NULL);
  made->in_error = TRUE;
}

static void
step_amend (Model *model)
{
  Made *made =
      model->made->len > 0 ? &g_array_index (model->made, Made, pick (model, (int) model->made->len)) : NULL;

  if (made != NULL && !model->erasing[made->person])
    note_fixture_amend (model->sessions[COORDINATOR], made->note, "They called back.");
}

static void
step_merge (Model *model)
{
  guint from = (guint) pick (model, N_PEOPLE), into = (guint) pick (model, N_PEOPLE);
  gboolean begin = model->into[from] < 0;
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithMerge) merge = NULL;

  if (is_guarded (model, from) || is_guarded (model, into) || model->erasing[from] || model->erasing[into] ||
      root_of (model, from) == (begin ? root_of (model, into) : N_PEOPLE))
    return;
  /* What each says of itself is what is shown. */
  if (model->standing[from].state != KITH_PERSON_ACTIVE ||
      model->standing[root_of (model, into)].state != KITH_PERSON_ACTIVE)
    return;
  change = kith_session_begin (model->fixture->session, KITH_EVENT_PEOPLE_MERGED, model->people[from], NULL);
  merge = begin ? kith_merges_begin_in (change, model->people[from], model->people[root_of (model, into)],
                                        choices, NULL)
                : kith_merges_end_in (change, model->people[from], NULL);
  if (merge != NULL && kith_change_commit (change, NULL))
    model->into[from] = begin ? (int) root_of (model, into) : -1;
}

static void
step_standing (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  KithPersonState state = (KithPersonState) (pick (model, 5) % 3);
  KithStanding standing = { state, state == KITH_PERSON_AWAY && pick (model, 2)
                                       ? today_of (model->fixture) + pick (model, 9)
                                       : KITH_DAY_NONE };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PEOPLE; i++)
    if (model->into[i] == (int) person)
      return;
  if (model->into[person] >= 0 || model->erasing[person])
    return;
  g_assert_true (kith_standing_set (model->fixture->session, model->people[person], standing.state,
                                    standing.away_until, &error));
  g_assert_no_error (error);
  model->standing[person] = standing;
}

static void
step_guard (Model *model)
{
  guint person = (guint) pick (model, N_PEOPLE);
  g_autoptr (GError) error = NULL;

  if (model->erasing[person])
    return;
  if (model->guard[person] != 0)
    {
      g_assert_true (kith_guards_lift (model->fixture->session, model->guard[person], &error));
      model->guard[person] = 0;
    }
  else if (!is_guarded (model, person))
    model->guard[person] =
        kith_guards_add (model->fixture->session, model->people[person], KITH_GUARD_CONFLICT,
                         kith_session_get_account (model->sessions[ADVOCATE]), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    model->stale[i] = TRUE;
}

static void
step_erase (Model *model)
{
  guint root = root_of (model, (guint) pick (model, N_PEOPLE));

  if (model->erasing[root])
    return;
  g_assert_true (kith_erasures_ask (model->fixture->session, model->people[root], NULL, NULL));
  for (guint i = 0; i < N_PEOPLE; i++)
    model->erasing[i] |= root_of (model, i) == root;
}

static void
step_day (Model *model)
{
  next_day (model->fixture);
}

static guint
check_list (Model *model, guint who, KithDay until, int of)
{
  KithSession *session = session_of (model, who);
  gint64 account = of >= 0 ? kith_session_get_account (model->sessions[of]) : 0;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint n_away, n = 0, away = 0;
  KithDay last = G_MININT32;

  all = kith_note_follow_ups_list_due (session, until, account, &n_away, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < model->made->len; i++)
    {
      const Made *made = &g_array_index (model->made, Made, i);
      gboolean found = FALSE, wanted;

      wanted = !made->done && !made->in_error && !model->erasing[made->person] && may (model, who, made) &&
               (of < 0 || made->author == (guint) of) && (until == KITH_DAY_NONE || made->day <= until);
      away += wanted && is_away (model, made->person);
      wanted = wanted && !is_away (model, made->person) && !has_died (model, made->person);
      for (guint j = 0; j < all->len; j++)
        {
          const KithNoteFollowUp *row = g_ptr_array_index (all, j);

          if (row->id != made->id)
            continue;
          found = TRUE;
          g_assert_cmpint (row->shown, ==, model->people[root_of (model, made->person)]);
          g_assert_cmpint (row->day, ==, made->day);
          g_assert_cmpint (row->version, ==, made->version);
          g_assert_cmpint (row->note, ==, made->note);
        }
      g_assert_cmpint (found, ==, wanted);
      n += wanted;
    }
  g_assert_cmpuint (all->len, ==, n);
  g_assert_cmpuint (n_away, ==, away);
  for (guint j = 0; j < all->len; j++)
    {
      KithDay due = ((KithNoteFollowUp *) g_ptr_array_index (all, j))->day;

      g_assert_cmpint (due, >=, last);
      last = due;
    }
  return n;
}

/* With the notes about somebody, each stands beside its own, done or not. */
static guint
check_notes (Model *model, guint root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSignedNotes) notes = NULL;
  guint n = 0, n_wanted = 0;

  if (model->erasing[root])
    return 0;
  notes = kith_notes_list (session_of (model, COORDINATOR), model->people[root], &error);
  g_assert_no_error (error);
  for (guint i = 0; i < model->made->len; i++)
    {
      const Made *made = &g_array_index (model->made, Made, i);

      if (root_of (model, made->person) != root)
        continue;
      n_wanted++;
      for (guint j = 0; j < notes->notes->len; j++)
        {
          const KithSignedNote *note = g_ptr_array_index (notes->notes, j);
          const KithNoteFollowUp *one;
          g_autofree char *line = NULL;

          if (kith_signed_note_get_original (note)->facts.note != made->note)
            continue;
          g_assert_nonnull (note->follow_ups);
          g_assert_cmpuint (note->follow_ups->len, ==, 1);
          one = g_ptr_array_index (note->follow_ups, 0);
          g_assert_cmpint (one->id, ==, made->id);
          g_assert_cmpint (one->version, ==, made->version);
          g_assert_cmpint (one->is_done, ==, made->done);
          line = kith_note_follow_up_describe (one, model->fixture->clock);
          g_assert_true (g_str_has_prefix (line, made->done ? "Followed up on" : "To follow up on"));
          g_assert_nonnull (strstr (line, made->done ? one->done_by : one->by));
          n++;
        }
    }
  g_assert_cmpuint (n, ==, n_wanted);
  return n;
}

static void
test_property (VisitsFixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Model *) = {
    step_sign, step_sign,  step_do,    step_do,    step_do,  step_do,       step_do,    step_undo,
    step_undo, step_error, step_amend, step_merge, step_day, step_standing, step_guard,
  };
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) other = add_other (fixture);
  Model model = { .fixture = fixture,
                  .sessions = { fixture->session, advocate, other },
                  .rand = g_rand_new_with_seed (20261128) };
  guint n_shown = 0, n_noted = 0;

  model.made = g_array_new (FALSE, TRUE, sizeof (Made));
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      model.people[i] = visits_fixture_person (fixture, "Rosa Martinez");
      model.into[i] = -1;
      model.standing[i].away_until = KITH_DAY_NONE;
    }
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == 300 || i == 400)
        step_erase (&model);
      else
        steps[pick (&model, G_N_ELEMENTS (steps))](&model);
      n_shown += check_list (&model, COORDINATOR, today_of (fixture), -1);
      check_list (&model, COORDINATOR, KITH_DAY_NONE, ADVOCATE);
      check_list (&model, ADVOCATE, today_of (fixture) + 5, -1);
      check_list (&model, OTHER, KITH_DAY_NONE, OTHER);
      check_list (&model, OTHER, KITH_DAY_NONE, -1);
      if (i % 20 == 0)
        n_noted += check_notes (&model, root_of (&model, i / 20 % N_PEOPLE));
    }
  g_assert_cmpuint (model.made->len, >, 30);
  g_assert_cmpuint (n_shown, >, 100);
  g_assert_cmpuint (n_noted, >, 20);
  g_assert_cmpuint (model.n_done, >, 20);
  g_assert_cmpuint (model.n_undone, >, 5);
  g_assert_cmpuint (model.n_refused, >, 20);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  g_array_unref (model.made);
  g_rand_free (model.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/notes/follow-ups/draft", test_draft);
  VISITS_TEST ("/notes/follow-ups/signed", test_signed);
  VISITS_TEST ("/notes/follow-ups/refused", test_refused);
  VISITS_TEST ("/notes/follow-ups/one-list", test_one_list);
  VISITS_TEST ("/notes/follow-ups/holding", test_holding);
  VISITS_TEST ("/notes/follow-ups/erased", test_erased);
  VISITS_TEST ("/notes/follow-ups/tampered", test_tampered);
  VISITS_TEST ("/notes/follow-ups/property", test_property);
  return g_test_run ();
}
