/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A handout as it is read from its PDF: all of it, on the right pages, and nothing that is kept back. */

#include "report/kith-handout.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/messages-fixture.h"
#include "report/handout-fixture.h"
#include "visits/visits-fixture.h"

#define A4 ((KithPaper){ 595.28, 841.89, 42.5 })
#define A5 ((KithPaper){ 419.53, 595.28, 28 })
#define LETTER ((KithPaper){ 612, 792, 42.5 })
#define CHANCES 4

static gboolean
can_read (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext is not installed");
  return program != NULL;
}

static KithHandout *
new_handout (void)
{
  return kith_handout_new (kith_day_from_ymd (2026, 11, 27));
}

static KithDocument *
make_document (VisitsFixture *fixture, const KithHandout *handout, KithPaper paper)
{
  KithDocument *document = kith_handout_paper_new (handout, &paper);
  g_autoptr (KithRelease) release = NULL;
  g_autoptr (GError) error = NULL;

  release = kith_handout_request (fixture->session, KITH_RELEASE_FILE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_document_release (document, release, &error));
  g_assert_no_error (error);
  return document;
}

/* What pdftotext makes of it with @option. */
static char *
read_document (VisitsFixture *fixture, KithDocument *document, const char *option)
{
  g_autofree char *path = g_build_filename (fixture->folder, "handout.pdf", NULL);
  const char *const argv[] = { "pdftotext", option, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_assert_true (kith_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  return text;
}

static char *
read_handout (VisitsFixture *fixture, const KithHandout *handout, KithPaper paper, const char *option)
{
  g_autoptr (KithDocument) document = make_document (fixture, handout, paper);

  return read_document (fixture, document, option);
}

/* Where a word stands, in points. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

static gboolean
find_word (const char *boxes, const char *word, Box *box)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *found = strstr (boxes, end);
  const char *start = found != NULL ? g_strrstr_len (boxes, found - boxes, "<word ") : NULL;

  return start != NULL && sscanf (start, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                                  &box->left, &box->top, &box->right, &box->bottom) == 4;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static KithHandoutEntry *
service_of (const char *const *lines)
{
  KithHandoutEntry *entry = kith_handout_entry_new (handout_fixture_view (KITH_RESOURCE_SERVICE, lines));

  kith_handout_entry_take_hours (entry);
  return entry;
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Whatever is kept back, in each field and at each size. */
static void
test_by_chance (VisitsFixture *fixture, gconstpointer data)
{
  guint n_found = 0;

  if (!can_read ())
    return;
  for (guint run = 0; run < CHANCES; run++)
    for (guint size = 0; size < KITH_HANDOUT_N_SIZES; size++)
      {
        g_autoptr (HandoutFixtureChance) chance = handout_fixture_chance_new ();
        g_autoptr (KithHandout) handout = new_handout ();
        g_autofree char *text = NULL;

        kith_handout_add (handout, handout_fixture_by_chance (chance));
        kith_handout_add (handout, handout_fixture_by_chance (chance));
        kith_handout_set_size (handout, size);
        text = read_handout (fixture, handout, A4, "-raw");
        for (guint i = 0; i < chance->kept_back->len; i++)
          g_assert_null (strstr (text, g_ptr_array_index (chance->kept_back, i)));
        for (guint i = 0; i < chance->shown->len; i++)
          n_found += strstr (text, g_ptr_array_index (chance->shown, i)) != NULL;
      }
  g_assert_cmpuint (n_found, >, CHANCES * KITH_HANDOUT_N_SIZES * 40);
}

static void
test_whole (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = {
    "Numbers and places",
    "Walk-in counseling",
    "(555) 010-0100 extension 12",
    "Calling is free",
    "Closed for repairs",
    "Tuesday 9:00 to 17:00",
    "12 Pier Street",
    "The green door",
    "Bus 7, stop Pier",
    "Ring for the ramp.",
    "Proof of address",
    "www.counseling.example",
    "Last checked on 20",
    "Printed on 27 November 2026",
    "Source: Port 211. Used with permission",
  };
  g_autoptr (KithHandout) handout = new_handout ();
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  kith_handout_add (handout, handout_fixture_clinic ());
  text = read_handout (fixture, handout, A4, "-layout");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("“%s” is missing: %s", wanted[i], text);
  g_assert_null (strstr (text, "0199"));
  g_assert_null (strstr (text, "Office Park"));
}

/* Where it comes from and who gave it is said where somebody asks for it, and room is left where it is
 * wanted. */
static void
test_choices (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithHandout) handout = new_handout ();
  g_autofree char *plain = NULL, *whole = NULL;

  if (!can_read ())
    return;
  kith_handout_add (handout, service_of (LINES ("name=Pantry")));
  g_assert_cmpuint (kith_handout_get_n_entries (handout), ==, 1);
  plain = read_handout (fixture, handout, A4, "-layout");
  g_assert_null (strstr (plain, "Notes"));
  g_assert_null (strstr (plain, "Source"));
  g_assert_nonnull (strstr (plain, "ask before you go"));
  kith_handout_set_center_name (handout, "Corner House & <Co>");
  kith_handout_set_from (handout, "Ask for Dana <3");
  kith_handout_set_room_to_write (handout, TRUE);
  whole = read_handout (fixture, handout, A4, "-layout");
  g_assert_nonnull (strstr (whole, "Corner House & <Co>"));
  g_assert_nonnull (strstr (whole, "Ask for Dana <3"));
  g_assert_nonnull (strstr (whole, "Notes"));
  g_assert_null (strstr (whole, "Numbers and places"));
}

static KithHandout *
thirty (KithHandoutSize size)
{
  KithHandout *handout = new_handout ();

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("name=Servicenumber%02uend", i);
      g_autofree char *phone = g_strdup_printf ("phone=555-010-01%02u", i);
      g_autoptr (GString) words = g_string_new ("description=");
      KithHandoutEntry *entry;

      for (guint word = 0; word < i * 13 % 60; word++)
        g_string_append (words, "something ");
      entry = service_of (LINES (name, phone, ">note=What it is for", "hours=24/7", ">syntax=osm", "address",
                                 ">line=1 Pier", ">city=Port", words->str));
      kith_handout_entry_add_source (entry, i % 2 == 0 ? "Even" : "Odd", "Used with permission");
      kith_handout_add (handout, entry);
    }
  kith_handout_set_size (handout, size);
  return handout;
}

/* No word of an entry stands as low as the sources at the foot of its page. */
static void
assert_above_foot (const char *page)
{
  Box source, word;

  g_assert_true (find_word (page, "Source:", &source));
  for (const char *at = strstr (page, "<word "); at != NULL; at = strstr (at + 1, "<word "))
    if (g_str_has_prefix (strchr (at, '>'), ">something<") && find_word (at, "something", &word))
      g_assert_cmpfloat (word.bottom, <=, source.top);
}

static void
test_foot (VisitsFixture *fixture, gconstpointer data)
{
  if (!can_read ())
    return;
  for (guint size = 0; size < KITH_HANDOUT_N_SIZES; size++)
    {
      g_autoptr (KithHandout) handout = thirty (size);
      g_autofree char *boxes = read_handout (fixture, handout, A4, "-bbox");
      g_auto (GStrv) pages = g_strsplit (boxes, "<page ", -1);

      for (guint i = 1; pages[i] != NULL; i++)
        assert_above_foot (pages[i]);
    }
}

/* A name never stands on another page than whom to call; each page says what it is and whom it is from. */
static void
test_pages (VisitsFixture *fixture, gconstpointer data)
{
  if (!can_read ())
    return;
  for (guint size = 0; size < KITH_HANDOUT_N_SIZES; size++)
    {
      g_autoptr (KithHandout) handout = thirty (size);
      g_autofree char *text = read_handout (fixture, handout, size == 0 ? LETTER : A4, "-raw");
      g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
      guint n_pages = g_strv_length (pages) - 1, n = 0;

      for (guint i = 0; i < n_pages; i++)
        {
          g_autofree char *number = g_strdup_printf ("Page %u of %u\n", i + 1, n_pages);

          g_assert_cmpuint (count (pages[i], number), ==, 1);
          g_assert_cmpuint (count (pages[i], "Printed on 27 November 2026"), ==, 1);
          g_assert_cmpuint (count (pages[i], "Source: Even."), <=, 1);
          g_assert_cmpuint (count (pages[i], "Source: Odd."), <=, 1);
          for (guint item = 0; item < 30; item++)
            {
              g_autofree char *name = g_strdup_printf ("Servicenumber%02uend\n", item);
              g_autofree char *phone = g_strdup_printf ("\n555-010-01%02u\n", item);
              g_autofree char *source = g_strdup_printf ("Source: %s.", item % 2 == 0 ? "Even" : "Odd");

              if (strstr (pages[i], name) == NULL)
                continue;
              n++;
              g_assert_nonnull (strstr (pages[i], phone));
              g_assert_nonnull (strstr (pages[i], "Hours"));
              g_assert_nonnull (strstr (pages[i], source));
            }
        }
      g_assert_cmpuint (n, ==, 30);
      g_test_message ("%u pages", n_pages);
      g_assert_cmpuint (n_pages, <, size == 0 ? 16 : 45);
    }
}

static void
assert_within (KithDocument *document, KithPaper paper)
{
  for (guint page = 0; page < kith_document_get_n_pages (document); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      kith_document_draw_page (document, page, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_test_message ("page %u of %.0f x %.0f: %.0f, %.0f to %.0f, %.0f", page + 1, paper.width, paper.height,
                      x, y, x + width, y + height);
      g_assert_cmpfloat (x, >=, paper.margin - 3);
      g_assert_cmpfloat (y, >=, paper.margin - 3);
      g_assert_cmpfloat (x + width, <=, paper.width - paper.margin + 3);
      g_assert_cmpfloat (y + height, <=, paper.height - paper.margin + 22);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Texts of any length: all their words, and none beyond the margins or over the foot. */
static void
test_long_texts (VisitsFixture *fixture, gconstpointer data)
{
  const KithPaper papers[] = { A4, A5, LETTER };
  g_autoptr (GString) words = g_string_new ("description=");
  g_autoptr (GString) alert = g_string_new ("alert=");
  g_autoptr (GString) unbroken = g_string_new ("directions=");

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (words, "word%u%s", i, i % 90 == 89 ? "\n\n" : " ");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (alert, "alert%u ", i);
  for (guint i = 0; i < 400; i++)
    g_string_append (unbroken, "x");
  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (guint size = 0; size < KITH_HANDOUT_N_SIZES; size++)
      {
        g_autoptr (KithHandout) handout = new_handout ();
        g_autoptr (KithDocument) document = NULL;
        g_autofree char *text = NULL;
        g_auto (GStrv) pages = NULL;

        kith_handout_add (handout, handout_fixture_clinic ());
        kith_handout_add (handout, service_of (LINES ("name=Long", "phone=555-010-0100", alert->str,
                                                      words->str, "address", ">line=1 Pier", unbroken->str)));
        kith_handout_set_size (handout, size);
        kith_handout_set_room_to_write (handout, TRUE);
        document = make_document (fixture, handout, papers[i]);
        assert_within (document, papers[i]);
        text = read_document (fixture, document, "-raw");
        for (guint j = 0; j < 900; j++)
          {
            g_autofree char *word = g_strdup_printf ("word%u", j);

            g_assert_nonnull (strstr (text, word));
          }
        g_assert_nonnull (strstr (text, "alert199"));
        g_assert_nonnull (strstr (text, "Long (continued)"));
        pages = g_strsplit (text, "\f", -1);
        g_assert_cmpuint (kith_document_get_n_pages (document), ==, g_strv_length (pages) - 1);
        g_assert_cmpuint (g_strv_length (pages), >, 3);
      }
}

/* Large, and on one line, whatever it is. */
static void
test_numbers (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *phone;
    const char *printed;
  } cases[] = {
    { "phone=988", "988" },
    { "phone=(555) 010-0100", "(555) 010-0100" },
    { "phone=1-877-CALL-US (1-877-225-5870)", "1-877-CALL-US (1-877-225-5870)" },
    { "phone=+44 20 7946 0100 012", "+44 20 7946 0100 012" },
    { "phone=Call 555-010-0101 or, at night, 555-010-0102", "555-010-0102" },
    { "phone=Please call us at night: 555 010 0100", "555 010 0100" },
    { "phone=Please call, also at night: +1 (555) 010 0100", "+1 (555) 010 0100" },
    /* As if it had been written with spaces. */
    { "phone=18005550100", "1 800 555 0100" },
    { "phone=5550100", "555 0100" },
    { "phone=555010", "555010" },
    /* No number; it stays on the paper. */
    { "phone=+44 20 7946 0100 0200 0300 0400 0500 0600 0700 0800 0900", "+44 20" },
    { "phone=555-0100-0100-0100-0100-0100-0100-0100-0100-0100-0100-0100", "0100" },
  };

  /* What is read of the paper is a box around a word, as high as its letters are large; by how much more or
   * less each pdftotext says otherwise, but the same for all words. */
  static const double large[KITH_HANDOUT_N_SIZES] = { 27, 34, 44 };
  static const double of_name[KITH_HANDOUT_N_SIZES] = { 21, 27, 35 };

  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint size = 0; size < KITH_HANDOUT_N_SIZES; size++)
      {
        g_autoptr (KithHandout) handout = new_handout ();
        g_autoptr (KithDocument) document = NULL;
        g_autofree char *text = NULL, *boxes = NULL;
        g_auto (GStrv) words = g_strsplit (cases[i].printed, " ", -1);
        Box box, name;

        kith_handout_add (handout, service_of (LINES ("name=Line", cases[i].phone)));
        kith_handout_set_size (handout, size);
        document = make_document (fixture, handout, i % 2 == 0 ? A4 : A5);
        assert_within (document, i % 2 == 0 ? A4 : A5);
        text = read_document (fixture, document, "-layout");
        if (strstr (text, cases[i].printed) == NULL)
          g_error ("“%s” is parted: %s", cases[i].printed, text);
        boxes = read_document (fixture, document, "-bbox");
        g_test_message ("%s at size %u", cases[i].phone, size);
        /* What is wider than the paper is made smaller; all else is not. */
        if (strlen (cases[i].phone) > 40)
          continue;
        g_assert_true (find_word (boxes, words[0], &box));
        g_assert_true (find_word (boxes, "Line", &name));
        if (strlen (cases[i].printed) > 15)
          g_assert_cmpfloat (box.bottom - box.top, >=, 20);
        else
          {
            g_assert_cmpfloat (box.bottom - box.top, >=, 0.9 * large[size]);
            g_assert_cmpfloat (box.bottom - box.top, >=,
                               0.99 * (name.bottom - name.top) * large[size] / of_name[size]);
          }
      }
}

/* The page is read from the right; a number stays as it is dialled. */
static void
test_languages (VisitsFixture *fixture, gconstpointer data)
{
  static const MessagesFixturePair german[] = {
    { "Numbers and places", "Nummern und Orte" },
    { "Printed on %s", "Gedruckt am %s" },
    { "Page %u of %u", "Seite %u von %u" },
    { "Hours", "Geöffnet" },
  };
  static const MessagesFixturePair arabic[] = { { "Hours", "ساعات" }, { "%s extension %s", "%s تحويلة %s" } };
  static const char *const codes[] = { "de", "ar" };
  g_autofree char *before = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));

  if (!can_read ())
    return;
  messages_fixture_write (fixture->folder, "de", german, G_N_ELEMENTS (german));
  messages_fixture_write (fixture->folder, "ar", arabic, G_N_ELEMENTS (arabic));
  bindtextdomain (GETTEXT_PACKAGE, fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (KithHandout) handout = new_handout ();
      g_autoptr (KithLanguage) language = kith_language_new (codes[i], NULL);
      g_autoptr (KithDocument) document = NULL;
      g_autofree char *text = NULL, *boxes = NULL;
      Box name, first, last;

      kith_handout_add (handout, service_of (LINES ("name=Harbor", "phone=555 011 0122", ">extension=7",
                                                    "hours=24/7", ">syntax=osm")));
      kith_handout_set_language (handout, language);
      document = make_document (fixture, handout, A4);
      text = read_document (fixture, document, "-layout");
      boxes = read_document (fixture, document, "-bbox");
      g_assert_true (find_word (boxes, "Harbor", &name));
      g_assert_true (find_word (boxes, "555", &first));
      g_assert_true (find_word (boxes, "0122", &last));
      g_assert_cmpfloat (first.left, <, last.left);
      g_assert_cmpfloat (first.top, ==, last.top);
      if (i == 0)
        {
          g_assert_cmpfloat (name.left, <, A4.margin + 2);
          g_assert_nonnull (strstr (text, "Nummern und Orte"));
          g_assert_nonnull (strstr (text, "Gedruckt am 27 November 2026"));
          g_assert_nonnull (strstr (text, "Seite 1 von 1"));
          g_assert_nonnull (strstr (text, "Geöffnet"));
        }
      else
        {
          g_assert_cmpfloat (name.right, >, A4.width - A4.margin - 2);
          g_assert_cmpfloat (last.right, >, A4.width - A4.margin - 4);
        }
    }
  bindtextdomain (GETTEXT_PACKAGE, before);
  messages_fixture_remove (fixture->folder, "de");
  messages_fixture_remove (fixture->folder, "ar");
}

/* A handout may be changed and freed behind its pages: a preview does so all the time. */
static void
test_value (VisitsFixture *fixture, gconstpointer data)
{
  KithHandout *handout = new_handout ();
  g_autoptr (KithDocument) document = NULL;
  KithHandoutSize size = KITH_HANDOUT_IN_NORMAL;

  kith_handout_add (handout, handout_fixture_clinic ());
  document = make_document (fixture, handout, A4);
  kith_handout_free (handout);
  assert_within (document, A4);
  for (guint i = 0; i < KITH_HANDOUT_N_SIZES; i++)
    {
      g_assert_true (kith_handout_size_parse (kith_handout_size_code (i), &size));
      g_assert_cmpuint (size, ==, i);
      g_assert_cmpstr (kith_handout_size_label (i), !=, "");
    }
  g_assert_false (kith_handout_size_parse ("huge", &size));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  VISITS_TEST ("/report/handout/by chance", test_by_chance);
  VISITS_TEST ("/report/handout/whole", test_whole);
  VISITS_TEST ("/report/handout/choices", test_choices);
  VISITS_TEST ("/report/handout/pages", test_pages);
  VISITS_TEST ("/report/handout/foot", test_foot);
  VISITS_TEST ("/report/handout/long texts", test_long_texts);
  VISITS_TEST ("/report/handout/numbers", test_numbers);
  VISITS_TEST ("/report/handout/languages", test_languages);
  VISITS_TEST ("/report/handout/value", test_value);

  return g_test_run ();
}
