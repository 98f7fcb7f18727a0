/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every writer there is, at the gate: what is about a person leaves by a consent that covers it, and by
 * nothing else. tests/checks/exits.py compares the list below with the tree, so that a writer added later is
 * tried too.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "people/consent-fixture.h"
#include "people/kith-consent-wording.h"
#include "desk/kith-holding-collect.h"
#include "groups/kith-group-meetings.h"
#include "notes/note-fixture.h"
#include "report/kith-consent-paper.h"
#include "report/handout-fixture.h"
#include "report/kith-handout.h"
#include "report/kith-holding-paper.h"
#include "report/kith-listing.h"
#include "report/kith-note-paper.h"
#include "report/kith-own-words-paper.h"
#include "report/kith-paper-pack.h"
#include "report/kith-present-list.h"
#include "report/kith-reach-list.h"
#include "report/kith-timetable-paper.h"
#include "visits/visits-fixture.h"

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithConsents *policy;   /* (owned) */
  gint64 person;
  KithConsent *consent; /* (owned): with Legal aid, for housing: notes and plans, thirty days */
  gint64 id;
} Scene;

typedef KithDocument *(*Make) (Scene *scene, KithReleaseKind kind);

static KithDocument *
make_paper_pack (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithCrisisCard) card = kith_crisis_card_new_default ("us");
  g_autoptr (GPtrArray) services = kith_services_list (scene->fixture->store, FALSE, NULL);

  return kith_paper_pack_new ("Corner House", card, services, NULL, 1, &paper);
}

static KithDocument *
make_present_list (Scene *scene, KithReleaseKind kind)
{
  const char *const names[] = { "Rosa Martinez", NULL };
  KithPaper paper = kith_paper_default ();

  return kith_present_list_new ("Corner House", "now", names, 0, &paper);
}

static KithDocument *
make_notice (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();

  return kith_notice_paper_new ("Corner House", "What we write down\n\nA name to call you by.", &paper);
}

static KithDocument *
make_consent_paper (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithConsentWording) words =
      kith_consent_wording_get (scene->fixture->store, scene->consent->kind, 0, NULL);

  return kith_consent_paper_new (kind, "Corner House", "Rosa Martinez", scene->consent, words->words, &paper);
}

static KithDocument *
make_holding_paper (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithHolding) holding =
      kith_holding_collect (scene->fixture->session, scene->person, NULL, NULL, NULL, NULL);

  return kith_holding_paper_new (holding, &paper, NULL);
}

static KithDocument *
make_hard_time (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithHardTime) words = kith_hard_time_new (scene->person);

  kith_hard_time_set (words, KITH_HARD_TIME_HELPS, "music");
  return kith_hard_time_paper_new (words, &paper);
}

static KithDocument *
make_own_plan (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithOwnPlan) plan = kith_own_plan_new (scene->person, KITH_PLAN_STRESS);

  kith_own_plan_set (plan, KITH_PLAN_SECTION_HELPS, "music");
  return kith_own_plan_paper_new (plan, &paper);
}

static KithDocument *
make_note_paper (Scene *scene, KithReleaseKind kind)
{
  gboolean others = kind == KITH_RELEASE_TO_RECIPIENT;
  KithPaper paper = kith_paper_default ();
  g_autoptr (GError) error = NULL;
  gint64 note = note_fixture_sign (scene->fixture->session, scene->person, "Tea in the garden.", &error);
  g_autoptr (KithGivenNotes) given = kith_given_notes_read (
      scene->fixture->session, 0, note, others ? "Legal aid" : NULL, others ? "housing" : NULL, &error);

  g_assert_no_error (error);
  return kith_note_paper_new (given, &paper);
}

static KithDocument *
make_reach_list (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (GPtrArray) people = kith_reach_list (scene->fixture->session, NULL, NULL, NULL);

  return kith_reach_list_new ("Corner House", people, &paper);
}

static KithDocument *
make_listing (Scene *scene, KithReleaseKind kind)
{
  const KithListingColumn columns[] = { { "About whom", 1, TRUE } };
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithListing) listing = kith_listing_new ("Log", columns, G_N_ELEMENTS (columns));

  kith_listing_add_row (listing, (const char *const[]){ "Rosa Martinez", NULL });
  return kith_listing_paper_new (listing, "Corner House", &paper);
}

static KithDocument *
make_handout (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithHandout) handout = kith_handout_new (kith_day_from_ymd (2026, 11, 27));

  kith_handout_add (handout, handout_fixture_clinic ());
  return kith_handout_paper_new (handout, &paper);
}

static KithDocument *
make_timetable (Scene *scene, KithReleaseKind kind)
{
  KithPaper paper = kith_paper_default ();
  KithDay today = kith_clock_today (scene->fixture->clock);
  g_autoptr (GPtrArray) meetings = kith_group_meetings_in_week (scene->fixture->session, today, NULL);

  return kith_timetable_paper_new ("Corner House", today, meetings, &paper);
}

/* kinds: of release that a writer works with, ended by 0. */
static const struct
{
  const char *writer;
  Make make;
  KithReleaseKind kinds[4];
  KithScope scope;
} writers[] = {
  { "kith_paper_pack_new", make_paper_pack, { KITH_RELEASE_BLANK }, KITH_SCOPE_NOTHING },
  { "kith_present_list_new", make_present_list, { KITH_RELEASE_INTERNAL }, KITH_SCOPE_NOTHING },
  { "kith_handout_paper_new", make_handout, { KITH_RELEASE_BLANK }, KITH_SCOPE_NOTHING },
  { "kith_timetable_paper_new", make_timetable, { KITH_RELEASE_BLANK }, KITH_SCOPE_NOTHING },
  { "kith_listing_paper_new", make_listing, { KITH_RELEASE_INTERNAL }, KITH_SCOPE_NOTHING },
  { "kith_notice_paper_new", make_notice, { KITH_RELEASE_BLANK }, KITH_SCOPE_NOTHING },
  { "kith_consent_paper_new",
    make_consent_paper,
    { KITH_RELEASE_TO_PERSON, KITH_RELEASE_TO_RECIPIENT },
    KITH_SCOPE_COMES },
  { "kith_reach_list_new", make_reach_list, { KITH_RELEASE_TO_NOTIFY }, KITH_SCOPE_NOTHING },
  { "kith_hard_time_paper_new", make_hard_time, { KITH_RELEASE_TO_PERSON }, KITH_SCOPE_PLANS },
  { "kith_own_plan_paper_new", make_own_plan, { KITH_RELEASE_TO_PERSON }, KITH_SCOPE_PLANS },
  { "kith_note_paper_new",
    make_note_paper,
    { KITH_RELEASE_TO_PERSON, KITH_RELEASE_TO_RECIPIENT },
    KITH_SCOPE_NOTES },
  { "kith_holding_paper_new", make_holding_paper, { KITH_RELEASE_TO_PERSON }, KITH_HOLDING_SCOPE },
};

static void
scene_set_up (Scene *self, VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  self->fixture = fixture;
  self->policy = kith_consents_new ();
  self->person = visits_fixture_person (fixture, "Rosa Martinez");
  self->consent = consent_fixture_sharing (kith_clock_today (fixture->clock));
  self->consent->signature = KITH_SIGNED_DRAWN;
  self->consent->strokes = consent_fixture_strokes ();
  self->consent->part2 = TRUE;
  self->id = consent_fixture_add (fixture->session, self->person, self->consent, &error);
  g_assert_no_error (error);
  self->consent->person = self->person;
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->consent, kith_consent_free);
  g_clear_object (&self->policy);
}

/* What a writer may do with a release of any kind for any scope. */
static KithRelease *
ask (Scene *scene,
     KithReleaseKind kind,
     KithScope scope,
     const char *recipient,
     const char *purpose,
     GError **error)
{
  gboolean personal = kind == KITH_RELEASE_TO_PERSON || kind == KITH_RELEASE_TO_RECIPIENT;
  KithReleaseRequest request = {
    .kind = kind,
    .way = KITH_RELEASE_PRINT,
    .what = "test",
    .person = personal ? scene->person : 0,
    .recipient = kind == KITH_RELEASE_TO_RECIPIENT ? recipient : NULL,
    .purpose = kind == KITH_RELEASE_TO_RECIPIENT ? purpose : NULL,
    .scope = personal ? scope : KITH_SCOPE_NOTHING,
  };

  return kith_disclosure_request (scene->fixture->session, &request, KITH_CONSENT_POLICY (scene->policy),
                                  error);
}

static gboolean
works_with (guint writer, KithReleaseKind kind)
{
  for (const KithReleaseKind *one = writers[writer].kinds; *one != 0; one++)
    if (*one == kind)
      return TRUE;
  return FALSE;
}

/* A document of one kind is not let go by a release of another. */
static void
test_kinds (VisitsFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    for (const KithReleaseKind *made = writers[i].kinds; *made != 0; made++)
      for (guint kind = KITH_RELEASE_BLANK; kind <= KITH_RELEASE_TO_NOTIFY; kind++)
        {
          Scene scene = { 0 };
          g_autoptr (KithDocument) document = NULL;
          g_autoptr (KithRelease) release = NULL;
          g_autoptr (GError) error = NULL;

          scene_set_up (&scene, fixture);
          document = writers[i].make (&scene, *made);
          release = ask (&scene, (KithReleaseKind) kind, KITH_SCOPE_NOTES, "Legal aid", "housing", &error);
          g_assert_no_error (error);
          /* Notes were asked for; that somebody comes here is more than that. */
          g_assert_cmpint (kith_document_release (document, release, &error), ==,
                           kind == *made && (writers[i].scope & ~KITH_SCOPE_NOTES) == 0);
          g_clear_object (&release);
          g_clear_error (&error);
          release = ask (&scene, (KithReleaseKind) kind,
                         writers[i].scope != 0 ? writers[i].scope : KITH_SCOPE_NOTES, "Legal aid", "housing",
                         &error);
          if (kind == *made && writers[i].scope != KITH_SCOPE_NOTHING)
            g_assert_true (kith_document_release (document, release, &error));
          scene_clear (&scene);
        }
}

typedef enum
{
  IN_FORCE,
  ENDS_TODAY,
  OVER,
  NOT_YET,
  TAKEN_BACK,
  OTHER_RECIPIENT,
  OTHER_PURPOSE,
  OTHER_SCOPE,
  OTHER_PERSON,
  NO_POLICY,
  N_SITUATIONS
} Situation;

static void
come_about (Scene *scene, Situation situation)
{
  g_autoptr (GError) error = NULL;

  switch (situation)
    {
    case ENDS_TODAY:
      visits_fixture_at (scene->fixture, "2025-12-20 12:00");
      break;
    case OVER:
      visits_fixture_at (scene->fixture, "2025-12-21 12:00");
      break;
    case NOT_YET:
      visits_fixture_at (scene->fixture, "2025-11-19 12:00");
      break;
    case TAKEN_BACK:
      g_assert_true (consent_fixture_end (scene->fixture->session, scene->id, NULL, &error));
      break;
    case OTHER_PERSON:
      scene->person = visits_fixture_person (scene->fixture, "Sam Hill");
      break;
    case NO_POLICY:
      g_clear_object (&scene->policy);
      break;
    case IN_FORCE:
    case OTHER_RECIPIENT:
    case OTHER_PURPOSE:
    case OTHER_SCOPE:
    case N_SITUATIONS:
    default:
      break;
    }
}

/* To somebody else only while the consent is in force, and just what it says. */
static void
test_situations (VisitsFixture *fixture, gconstpointer data)
{
  guint n_tried = 0;

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    for (guint situation = 0; works_with (i, KITH_RELEASE_TO_RECIPIENT) && situation < N_SITUATIONS;
         situation++)
      {
        Scene scene = { 0 };
        g_autoptr (KithDocument) document = NULL;
        g_autoptr (KithRelease) release = NULL;
        g_autoptr (GError) error = NULL;
        gboolean expected = situation == IN_FORCE || situation == ENDS_TODAY;

        visits_fixture_at (fixture, "2025-11-20 12:00");
        scene_set_up (&scene, fixture);
        document = writers[i].make (&scene, KITH_RELEASE_TO_RECIPIENT);
        come_about (&scene, (Situation) situation);
        release = ask (&scene, KITH_RELEASE_TO_RECIPIENT,
                       situation == OTHER_SCOPE ? writers[i].scope | KITH_SCOPE_INTAKE : writers[i].scope,
                       situation == OTHER_RECIPIENT ? "Landlord" : "Legal aid",
                       situation == OTHER_PURPOSE ? "benefits" : "housing", &error);
        g_test_message ("%s, %u: %s", writers[i].writer, situation,
                        error != NULL ? error->message : "leaves");
        g_assert_cmpint (release != NULL, ==, expected);
        if (expected)
          g_assert_true (kith_document_release (document, release, &error));
        else
          {
            g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
            g_assert_true (g_str_has_suffix (error->message, "."));
            g_assert_null (strstr (error->message, "Rosa"));
          }
        n_tried++;
        scene_clear (&scene);
      }
  g_assert_cmpuint (n_tried, >=, N_SITUATIONS);
}

/* Nothing is drawn before it is let go. */
static void
test_blank_until_released (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (KithDocument) document = writers[i].make (&scene, writers[i].kinds[0]);
      g_autofree char *path = g_build_filename (fixture->folder, "none.pdf", NULL);

      g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*release != NULL*");
      g_assert_false (kith_document_write_pdf (document, path, NULL));
      g_test_assert_expected_messages ();
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  scene_clear (&scene);
}

static char *
print_and_read (VisitsFixture *fixture, KithDocument *document, guint *n_pages)
{
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (kith_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  *n_pages = kith_document_get_n_pages (document);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
  g_unlink (path);
  return text;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* What leaves under 42 CFR Part 2 has its line on every page, the statement and what was agreed to. */
static void
test_statement_goes_along (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_pages;

  scene_set_up (&scene, fixture);
  document = make_consent_paper (&scene, KITH_RELEASE_TO_RECIPIENT);
  release = ask (&scene, KITH_RELEASE_TO_RECIPIENT, KITH_SCOPE_COMES, "Legal aid", "housing", &error);
  g_assert_no_error (error);
  g_assert_true (kith_document_release (document, release, &error));
  text = print_and_read (fixture, document, &n_pages);
  scene_clear (&scene);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_cmpuint (count (text, "42 CFR part 2 prohibits unauthorized use or disclosure"), ==, n_pages);
  g_assert_cmpuint (count (text, "This record which has been disclosed to you is protected"), ==, 1);
  g_assert_cmpuint (count (text, "Legal aid"), ==, 2);
}

/* A consent of any length: all its words on paper, none beyond the margin, and the signature. */
static void
test_long_words (VisitsFixture *fixture, gconstpointer data)
{
  static const KithPaper papers[] = { { 595, 842, 42 }, { 420, 595, 30 } };
  g_autoptr (GString) words = g_string_new ("A title\n");
  Scene scene = { 0 };

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < 900; i++)
    g_string_append_printf (words, "word%u%s", i, i % 400 == 399 ? "\n\n" : " ");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KithDocument) document = kith_consent_paper_new (
          KITH_RELEASE_TO_PERSON, "Corner House", "Rosa Martinez", scene.consent, words->str, &papers[i]);
      g_autoptr (KithRelease) release =
          ask (&scene, KITH_RELEASE_TO_PERSON, KITH_SCOPE_COMES, NULL, NULL, NULL);
      g_autofree char *text = NULL;
      guint n_pages;

      g_assert_true (kith_document_release (document, release, NULL));
      for (guint page = 0; page < kith_document_get_n_pages (document); page++)
        {
          cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (surface);
          double x, y, width, height;

          kith_document_draw_page (document, page, cr);
          cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
          g_assert_cmpfloat (height, >, 20);
          g_assert_cmpfloat (x + width, <=, papers[i].width - papers[i].margin + 2);
          g_assert_cmpfloat (y + height, <=, papers[i].height - papers[i].margin + 2);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
      text = print_and_read (fixture, document, &n_pages);
      g_assert_cmpuint (n_pages, >=, 2);
      for (guint j = 0; text != NULL && j < 900; j++)
        {
          g_autofree char *word = g_strdup_printf ("word%u", j);

          g_assert_nonnull (strstr (text, word));
        }
    }
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  /* Whoever runs this may have a statement of their own. */
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/report/gate/kinds", test_kinds);
  VISITS_TEST ("/report/gate/situations", test_situations);
  VISITS_TEST ("/report/gate/blank-until-released", test_blank_until_released);
  VISITS_TEST ("/report/gate/statement-goes-along", test_statement_goes_along);
  VISITS_TEST ("/report/gate/long-words", test_long_words);
  return g_test_run ();
}
