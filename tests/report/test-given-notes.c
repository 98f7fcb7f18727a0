/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signed notes on paper. A note goes to the person, or by a consent that covers just that; whatever else is
 * refused, and the log says it. What is restricted or an error goes only by itself. All words of any length
 * are on the pages, none beyond the margin, and every page says about whom it is and for whom.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "notes/note-fixture.h"
#include "people/consent-fixture.h"
#include "people/kith-record-seen.h"
#include "report/kith-note-paper.h"
#include "session/kith-audit.h"
#include "session/kith-guards.h"
#include "visits/visits-fixture.h"

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithSession *author;    /* (owned): an advocate's */
  gint64 person;
  gint64 first;
  gint64 second;
  gint64 restricted;
  gint64 in_error;
  gint64 consent;
} Scene;

static gint64
sign_restricted (KithSession *session, gint64 person, const char *text)
{
  g_autoptr (KithNote) note = note_fixture_new (session, person, text);
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->restricted = TRUE;
  id = kith_notes_sign (session, note, 0, &error);
  g_assert_no_error (error);
  return id;
}

/* Somebody new, of whom all that is written. */
static void
scene_fill (Scene *self)
{
  g_autoptr (KithConsent) consent = consent_fixture_sharing (kith_clock_today (self->fixture->clock));
  g_autoptr (GError) error = NULL;

  self->person = visits_fixture_person (self->fixture, "Rosa Martinez");
  self->first = note_fixture_sign (self->author, self->person, "Tea in the garden.", &error);
  self->second = note_fixture_sign (self->author, self->person, "The letter is posted.", &error);
  note_fixture_amend (self->author, self->first, "It was mint tea.");
  note_fixture_their_words (self->author, self->first, "It was lovely.", "Rosa M.");
  self->restricted = sign_restricted (self->author, self->person, "About quillwort.");
  self->in_error = note_fixture_sign (self->author, self->person, "Somebody called Zebulon.", &error);
  note_fixture_mark_in_error (self->author, self->in_error, "about somebody else", &error);
  self->consent = consent_fixture_add (self->fixture->session, self->person, consent, &error);
  g_assert_no_error (error);
}

static void
scene_set_up (Scene *self, VisitsFixture *fixture)
{
  self->fixture = fixture;
  self->author = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  scene_fill (self);
}

static void
scene_clear (Scene *self)
{
  kith_session_close (self->author, NULL);
  g_clear_object (&self->author);
}

/* How often the log says that something left, or that it was refused. */
static void
count_log (Scene *scene, guint *n_left, guint *n_refused)
{
  g_autoptr (GPtrArray) seen = kith_record_seen_list (scene->fixture->session, scene->person, NULL);

  *n_left = 0;
  *n_refused = 0;
  g_assert_nonnull (seen);
  for (guint i = 0; i < seen->len; i++)
    {
      const KithRecordSeen *one = g_ptr_array_index (seen, i);

      *n_left += one->event == KITH_EVENT_PRINTED || one->event == KITH_EVENT_EXPORTED;
      *n_refused += one->event == KITH_EVENT_CONSENT_READ;
    }
}

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
  return text;
}

/* Saves and reads it; NULL with an error, or where the program that reads is not there. */
static char *
save (KithSession *session,
      VisitsFixture *fixture,
      gint64 person,
      gint64 note,
      const char *recipient,
      const char *purpose,
      GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.pdf", NULL);
  g_autoptr (KithGivenNotes) given = kith_given_notes_read (session, person, note, recipient, purpose, error);
  g_autofree char *text = NULL;

  if (given == NULL || !kith_given_notes_save (session, given, path, error))
    {
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return NULL;
    }
  text = read_pdf (path);
  g_unlink (path);
  return g_steal_pointer (&text);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* Where it is in the text; it has to be. */
static gsize
at (const char *text, const char *what)
{
  const char *found = strstr (text, what);

  if (found == NULL)
    g_error ("“%s” is not in: %s", what, text);
  return (gsize) (found - text);
}

/* ---- What goes. */

static void
test_by_consent (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_left, n_refused;

  scene_set_up (&scene, fixture);
  text = save (scene.author, fixture, scene.person, 0, "Legal aid", "housing", &error);
  g_assert_no_error (error);
  count_log (&scene, &n_left, &n_refused);
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_cmpuint (n_refused, ==, 0);
  scene_clear (&scene);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpuint (at (text, "Tea in the garden."), <, at (text, "It was mint tea."));
  g_assert_cmpuint (at (text, "remembered later"), <, at (text, "It was mint tea."));
  g_assert_cmpuint (at (text, "It was mint tea."), <, at (text, "It was lovely."));
  g_assert_cmpuint (at (text, "It was lovely."), <, at (text, "Signed: Rosa M."));
  g_assert_cmpuint (at (text, "Signed: Rosa M."), <, at (text, "The letter is posted."));
  at (text, "as it was signed; the signatures were checked");
  at (text, "Notes about Rosa Martinez");
  at (text, "For Legal aid: housing. Given out on");
  at (text, "What was agreed to");
  at (text, "Page 1 of 1");
  /* The person did not agree to have told that there is more. */
  g_assert_null (strstr (text, "restricted"));
  g_assert_null (strstr (text, "quillwort"));
  g_assert_null (strstr (text, "Zebulon"));
  g_assert_null (strstr (text, "not in here"));
}

static void
test_to_the_person (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *one = NULL;
  guint n_left, n_refused;

  scene_set_up (&scene, fixture);
  text = save (scene.author, fixture, scene.person, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  one = save (scene.author, fixture, 0, scene.in_error, NULL, NULL, &error);
  g_assert_no_error (error);
  count_log (&scene, &n_left, &n_refused);
  g_assert_cmpuint (n_left, ==, 2);
  scene_clear (&scene);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  at (text, "Tea in the garden.");
  at (text, "1 restricted note is not in here.");
  at (text, "1 note that is said to be an error is not in here.");
  at (text, "For Rosa Martinez, to keep.");
  g_assert_null (strstr (text, "What was agreed to"));
  g_assert_null (strstr (text, "quillwort"));
  g_assert_null (strstr (text, "Zebulon"));
  g_assert_cmpuint (at (one, "This note should not be here."), <, at (one, "Somebody called Zebulon."));
  g_assert_cmpuint (at (one, "Somebody called Zebulon."), <, at (one, "about somebody else"));
  g_assert_null (strstr (one, "Tea"));
}

/* Which notes they were is in the log, for coordinators. */
static void
test_log_says_which (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n = 0;

  scene_set_up (&scene, fixture);
  text = save (scene.author, fixture, 0, scene.second, "legal  AID", "Housing", &error);
  g_assert_no_error (error);
  first = g_strdup_printf ("%" G_GINT64_FORMAT, scene.first);
  second = g_strdup_printf ("%" G_GINT64_FORMAT, scene.second);
  entries = kith_audit_list (fixture->session, NULL, NULL, 1000, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const KithAuditEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *details = NULL;

      if (entry->event != KITH_EVENT_EXPORTED)
        continue;
      details = g_variant_print (entry->details, FALSE);
      g_assert_nonnull (strstr (details, "to-recipient"));
      g_assert_nonnull (strstr (details, second));
      g_assert_null (strstr (details, first));
      g_assert_null (strstr (details, "letter"));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  scene_clear (&scene);
}

/* Only by what the gate would let go today is offered. */
static void
test_offered (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *recipient;
    KithScope scope;
    int from; /* the first day, and the last, from today */
    int until;
  } others[] = {
    { "Clinic", KITH_SCOPE_PLANS, 0, 30 },
    { "Landlord", KITH_SCOPE_NOTES, -9, -1 },
    { "Sister", KITH_SCOPE_NOTES, 1, 30 },
    { "School", KITH_SCOPE_NOTES | KITH_SCOPE_INTAKE, -3, 0 },
  };
  KithDay today = kith_clock_today (fixture->clock);
  Scene scene = { 0 };
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GError) error = NULL;

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (KithConsent) consent = consent_fixture_sharing (today + others[i].from);

      kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, others[i].recipient);
      consent->scope = others[i].scope;
      consent->until = today + others[i].until;
      g_assert_cmpint (consent_fixture_add (fixture->session, scene.person, consent, &error), >, 0);
      g_assert_no_error (error);
    }
  offered = kith_given_notes_list_consents (scene.author, scene.person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offered->len, ==, 2);
  for (guint i = 0; i < offered->len; i++)
    {
      const KithConsent *one = g_ptr_array_index (offered, i);
      g_autofree char *text = save (scene.author, fixture, scene.person, 0,
                                    kith_consent_get_text (one, KITH_CONSENT_TEXT_RECIPIENT),
                                    kith_consent_get_text (one, KITH_CONSENT_TEXT_PURPOSE), &error);

      g_assert_no_error (error);
    }
  g_assert_true (consent_fixture_end (fixture->session, scene.consent, NULL, &error));
  then = kith_given_notes_list_consents (scene.author, scene.person, &error);
  g_assert_cmpuint (then->len, ==, 1);
  scene_clear (&scene);
}

/* ---- What does not. */

typedef enum
{
  NO_CONSENT,
  OVER,
  NOT_YET,
  TAKEN_BACK,
  OTHER_RECIPIENT,
  OTHER_PURPOSE,
  OTHER_SCOPE,
  N_SITUATIONS
} Situation;

static void
come_about (Scene *scene, Situation situation)
{
  g_autoptr (KithConsent) consent = NULL;
  g_autoptr (GError) error = NULL;

  if (situation == OVER)
    visits_fixture_at (scene->fixture, "2025-12-21 12:00");
  if (situation == NOT_YET)
    visits_fixture_at (scene->fixture, "2025-11-19 12:00");
  if (situation == TAKEN_BACK || situation == NO_CONSENT)
    g_assert_true (consent_fixture_end (scene->fixture->session, scene->consent, NULL, &error));
  if (situation != OTHER_SCOPE)
    return;
  consent = consent_fixture_sharing (kith_clock_today (scene->fixture->clock));
  consent->scope = KITH_SCOPE_PLANS | KITH_SCOPE_REFERRALS;
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, "Clinic");
  g_assert_cmpint (consent_fixture_add (scene->fixture->session, scene->person, consent, &error), >, 0);
}

/* Each with one note and with all: nothing leaves, the log says once that it was refused, and no file is
 * there. */
static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *recipient;
    const char *purpose;
    const char *says;
  } expected[N_SITUATIONS] = {
    [NO_CONSENT] = { "Landlord", "housing", "not agreed to share anything with this recipient" },
    [OVER] = { "Legal aid", "housing", "is over" },
    [NOT_YET] = { "Legal aid", "housing", "begins on a later day" },
    [TAKEN_BACK] = { "Legal aid", "housing", "has taken back" },
    [OTHER_RECIPIENT] = { "Landlord", "housing", "not agreed to share anything with this recipient" },
    [OTHER_PURPOSE] = { "Legal aid", "benefits", "for another purpose" },
    [OTHER_SCOPE] = { "Clinic", "housing", "did not agree to all of what is in this document" },
  };
  Scene scene = { 0 };

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < 2 * N_SITUATIONS; i++)
    {
      Situation situation = (Situation) (i / 2);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      guint n_left, n_refused, n_left_then, n_refused_then;

      visits_fixture_at (fixture, "2025-11-20 12:00");
      scene_fill (&scene);
      come_about (&scene, situation);
      count_log (&scene, &n_left, &n_refused);
      text = save (scene.author, fixture, scene.person, i % 2 == 0 ? scene.first : 0,
                   expected[situation].recipient, expected[situation].purpose, &error);
      g_assert_null (text);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      if (strstr (error->message, expected[situation].says) == NULL)
        g_error ("%u says: %s", situation, error->message);
      g_assert_null (strstr (error->message, "Rosa"));
      count_log (&scene, &n_left_then, &n_refused_then);
      g_assert_cmpuint (n_left_then, ==, n_left);
      g_assert_cmpuint (n_refused_then, ==, n_refused + 1);
    }
  scene_clear (&scene);
}

/* What for has to be said. */
static void
test_no_purpose (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;

  scene_set_up (&scene, fixture);
  g_assert_null (save (scene.author, fixture, scene.person, 0, "Legal aid", NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  scene_clear (&scene);
}

/* A restricted note goes only by itself, and by nobody who may not read it. */
static void
test_restricted (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 coordinators;

  scene_set_up (&scene, fixture);
  coordinators = sign_restricted (fixture->session, scene.person, "Of a coordinator alone.");
  for (guint i = 0; i < 3; i++)
    {
      KithSession *session = i == 1 ? fixture->session : scene.author;
      gint64 note = i == 2 ? coordinators : scene.restricted;
      guint n_left, n_refused, n_left_then, n_refused_then;
      g_autofree char *text = NULL;

      count_log (&scene, &n_left, &n_refused);
      text = save (session, fixture, 0, note, "Legal aid", "housing", &error);
      count_log (&scene, &n_left_then, &n_refused_then);
      if (i == 2)
        {
          g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
          g_assert_cmpuint (n_left_then, ==, n_left);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_left_then, ==, n_left + 1);
      g_assert_true (text == NULL || strstr (text, "quillwort") != NULL);
    }
  scene_clear (&scene);
}

/* Not by the desk, not past a guard; and of a note that is not there, nothing. */
static void
test_rights (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;

  scene_set_up (&scene, fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (
          save (desk, fixture, i == 0 ? scene.person : 0, i == 0 ? 0 : scene.first, NULL, NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
    }
  g_assert_null (save (scene.author, fixture, 0, 4711, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Of somebody else. */
  g_assert_null (save (scene.author, fixture, visits_fixture_person (fixture, "Sam Hill"), scene.first, NULL,
                       NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (kith_guards_add (fixture->session, scene.person, KITH_GUARD_WISH,
                                    kith_session_get_account (scene.author), &error),
                   >, 0);
  g_assert_no_error (error);
  /* Writing anything, a session learns of it. */
  g_assert_true (kith_session_record (scene.author, KITH_EVENT_CARE_READ, 0, NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (save (scene.author, fixture, i == 0 ? scene.person : 0, i == 0 ? 0 : scene.first, NULL,
                           NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
    }
  kith_session_close (desk, NULL);
  scene_clear (&scene);
}

static void
test_nothing_there (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Sam Hill");
  g_autoptr (GError) error = NULL;

  g_assert_null (save (fixture->session, fixture, person, 0, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* ---- The pages. */

static const char *const words[] = { "garden", "شاي", "חצר", "letter", "tea", "Öl", "茶", "a", "" };

static char *
draw_text (GRand *rand, GPtrArray *marks)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 8 : 900);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (g_rand_int_range (rand, 0, 20) == 0)
        {
          /* Alone on its line, so that no other direction parts it. */
          g_autofree char *mark = g_strdup_printf ("zq%uqz", marks->len);

          g_string_append_printf (text, "\n%s\n", mark);
          g_ptr_array_add (marks, g_steal_pointer (&mark));
        }
      else
        g_string_append_c (text, i % 97 == 96 ? '\n' : ' ');
    }
  g_string_append (text, ".");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_within (KithDocument *document, const KithPaper *paper)
{
  for (guint page = 0; page < kith_document_get_n_pages (document); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      kith_document_draw_page (document, page, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (height, >, 20);
      g_assert_cmpfloat (x, >=, paper->margin - 3);
      g_assert_cmpfloat (x + width, <=, paper->width - paper->margin + 3);
      g_assert_cmpfloat (y, >=, paper->margin - 3);
      g_assert_cmpfloat (y + height, <=, paper->height - paper->margin + 3);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* No word reaches into the line above the foot of its page: only the foot begins there. */
static void
check_above_foot (const char *path)
{
  const char *argv[] = { "pdftotext", "-bbox", path, "-", NULL };
  g_autoptr (GRegex) word =
      g_regex_new ("yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\">([^<]*)<", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
  pages = g_strsplit (text != NULL ? text : "", "</page>", -1);
  for (char **page = pages; *page != NULL; page++)
    {
      double foot = 0;

      for (guint turn = 0; turn < 2; turn++)
        {
          g_autoptr (GMatchInfo) match = NULL;

          for (g_regex_match (word, *page, 0, &match); g_match_info_matches (match);
               g_match_info_next (match, NULL))
            {
              g_autofree char *top = g_match_info_fetch (match, 1);
              g_autofree char *bottom = g_match_info_fetch (match, 2);
              g_autofree char *what = g_match_info_fetch (match, 3);

              if (turn == 0 && g_str_equal (what, "Given"))
                foot = g_ascii_strtod (top, NULL);
              else if (turn == 1 && foot > 0 && g_ascii_strtod (bottom, NULL) > foot - 11)
                g_assert_cmpfloat (g_ascii_strtod (top, NULL), >=, foot - 2);
            }
        }
    }
}

/* Any words of any length in any script: all are on paper, once, within the margins, and each page of notes
 * has its head, its number and its foot. */
static void
test_any_words (VisitsFixture *fixture, gconstpointer data)
{
  static const KithPaper papers[] = { { 595, 842, 42 }, { 420, 595, 30 } };
  GRand *rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Scene scene = { 0 };

  scene_set_up (&scene, fixture);
  for (guint round = 0; round < 12; round++)
    {
      const KithPaper *paper = &papers[round % G_N_ELEMENTS (papers)];
      gboolean to_recipient = round % 4 < 2;
      gint64 person = visits_fixture_person (fixture, "Noor نور Haddad");
      g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (KithConsent) consent = consent_fixture_sharing (kith_clock_today (fixture->clock));
      g_autoptr (KithGivenNotes) given = NULL;
      g_autoptr (KithDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (fixture->folder, "any.pdf", NULL);
      g_autofree char *text = NULL;
      g_autofree char *last = NULL;
      guint n_pages;

      for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
        {
          g_autofree char *said = draw_text (rand, marks);
          g_autofree char *more = draw_text (rand, marks);
          gint64 note = note_fixture_sign (scene.author, person, said, &error);

          g_assert_no_error (error);
          note_fixture_amend (scene.author, note, more);
        }
      consent->part2 = TRUE;
      g_assert_cmpint (consent_fixture_add (fixture->session, person, consent, &error), >, 0);
      given = kith_given_notes_read (scene.author, person, 0, to_recipient ? "Legal aid" : NULL,
                                     to_recipient ? "housing" : NULL, &error);
      g_assert_no_error (error);
      document = kith_note_paper_new (given, paper);
      n_pages = kith_document_get_n_pages (document);
      g_assert_true (kith_given_notes_let_print (scene.author, given, document, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (kith_document_get_n_pages (document), ==, n_pages + to_recipient);
      if (!to_recipient)
        check_within (document, paper);
      g_assert_true (kith_document_write_pdf (document, path, &error));
      text = read_pdf (path);
      if (text == NULL)
        continue;
      check_above_foot (path);
      for (guint i = 0; i < marks->len; i++)
        g_assert_cmpuint (count (text, g_ptr_array_index (marks, i)), ==, 1);
      last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
      g_assert_cmpuint (count (text, last), ==, 1);
      g_assert_cmpuint (count (text, "Notes about Noor"), ==, n_pages);
      g_assert_cmpuint (count (text, "Given out on"), ==, n_pages);
      g_assert_cmpuint (count (text, "42 CFR part 2 prohibits unauthorized"), ==,
                        to_recipient ? n_pages + 1 : 0);
    }
  scene_clear (&scene);
  g_rand_free (rand);
}

/* What is not as it was signed says so. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr (KithGivenNotes) given = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  KithNoteEntry *entry;

  scene_set_up (&scene, fixture);
  given = kith_given_notes_read (scene.author, scene.person, scene.second, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (given->read->missing, g_strdup ("An entry is missing."));
  state = kith_given_notes_describe_state (given);
  g_assert_nonnull (strstr (state, "missing"));
  g_free (state);
  entry = g_ptr_array_index (((KithSignedNote *) g_ptr_array_index (given->notes, 0))->entries, 0);
  entry->problem = g_strdup ("The signature does not fit.");
  state = kith_given_notes_describe_state (given);
  g_assert_nonnull (strstr (state, "1 entry in here is not as it was signed"));
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  /* Whoever runs this may have a statement of their own. */
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/report/given-notes/by-consent", test_by_consent);
  VISITS_TEST ("/report/given-notes/to-the-person", test_to_the_person);
  VISITS_TEST ("/report/given-notes/log-says-which", test_log_says_which);
  VISITS_TEST ("/report/given-notes/offered", test_offered);
  VISITS_TEST ("/report/given-notes/refused", test_refused);
  VISITS_TEST ("/report/given-notes/no-purpose", test_no_purpose);
  VISITS_TEST ("/report/given-notes/restricted", test_restricted);
  VISITS_TEST ("/report/given-notes/rights", test_rights);
  VISITS_TEST ("/report/given-notes/nothing-there", test_nothing_there);
  VISITS_TEST ("/report/given-notes/any-words", test_any_words);
  VISITS_TEST ("/report/given-notes/tampered", test_tampered);
  return g_test_run ();
}
