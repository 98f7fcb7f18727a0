/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on paper: every row once, heads and a number on each page, nothing beyond the margins, read from
 * either side; and copied: without names, each cell a cell, by a release of its own. */

#include "report/kith-listing.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "visits/visits-fixture.h"

static const KithListingColumn columns[] = {
  { "When", 2, FALSE },
  { "What happened", 4, FALSE },
  { "About whom", 3, TRUE },
};

static KithListing *
make (guint n_rows)
{
  KithListing *listing = kith_listing_new ("The log", columns, G_N_ELEMENTS (columns));

  kith_listing_add_fact (listing, "Days: the first to the last", FALSE);
  kith_listing_add_fact (listing, "About Rosa Martinez", TRUE);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *when = g_strdup_printf ("moment%05u", i);
      const char *const cells[] = {
        when,
        i % 7 == 0 ? "something happened that takes more than one line of its column to be told" : "seen",
        "Sam <Hill> &", NULL
      };

      g_assert_true (kith_listing_add_row (listing, cells));
    }
  return listing;
}

static KithRelease *
ask (VisitsFixture *fixture, KithReleaseWay way)
{
  g_autoptr (GError) error = NULL;
  KithRelease *release = kith_listing_request (fixture->session, KITH_ACTION_AUDIT_READ, "log", way, &error);

  g_assert_no_error (error);
  return release;
}

/* The words of each page; NULL where the program that reads them is not there. */
static GStrv
read_pages (VisitsFixture *fixture, KithDocument *document, const char *option)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (fixture->folder, "listing.pdf", NULL);
  const char *const argv[] = { "pdftotext", option, path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  if (program != NULL)
    {
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                                   NULL, &error));
      g_assert_no_error (error);
    }
  g_unlink (path);
  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static void
test_pages (VisitsFixture *fixture, gconstpointer data)
{
  const guint n_rows = 200;
  KithPaper paper = { 595, 842, 42 };
  g_autoptr (KithListing) listing = make (n_rows);
  g_autoptr (KithDocument) document = kith_listing_paper_new (listing, "Corner House", &paper);
  g_autoptr (KithRelease) release = ask (fixture, KITH_RELEASE_PRINT);
  guint n_pages = kith_document_get_n_pages (document);
  g_auto (GStrv) pages = NULL;
  guint n_found = 0;

  g_assert_cmpuint (n_pages, >=, 4);
  g_assert_cmpuint (n_pages, <=, 12);
  g_assert_true (kith_document_release (document, release, NULL));
  pages = read_pages (fixture, document, "-layout");
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_cmpuint (count (pages[i], "When"), ==, 1);
      g_assert_cmpuint (count (pages[i], "About whom"), ==, 1);
      g_assert_cmpuint (count (pages[i], number), ==, 1);
      g_assert_cmpuint (count (pages[i], "Corner House"), ==, i == 0);
      g_assert_cmpuint (count (pages[i], "Days: the first to the last"), ==, i == 0);
      g_assert_cmpuint (count (pages[i], "About Rosa Martinez"), ==, i == 0);
      for (; n_found < n_rows; n_found++)
        {
          g_autofree char *when = g_strdup_printf ("moment%05u", n_found);

          if (strstr (pages[i], when) == NULL)
            break;
          g_assert_cmpuint (count (pages[i], when), ==, 1);
        }
    }
  /* In order, each once, none lost where a page ends. */
  g_assert_cmpuint (n_found, ==, n_rows);
}

static void
get_ink (KithDocument *document, guint page, cairo_rectangle_t *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  kith_document_draw_page (document, page, cr);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width, &ink->height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_within_paper (VisitsFixture *fixture, gconstpointer data)
{
  static const KithPaper papers[] = { { 595, 842, 42 }, { 842, 595, 42 }, { 420, 595, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KithListing) listing = make (150);
      g_autoptr (KithDocument) document = kith_listing_paper_new (listing, "Corner House", &papers[i]);
      g_autoptr (KithRelease) release = ask (fixture, KITH_RELEASE_PRINT);

      g_assert_true (kith_document_release (document, release, NULL));
      for (guint page = 0; page < kith_document_get_n_pages (document); page++)
        {
          cairo_rectangle_t ink;

          get_ink (document, page, &ink);
          g_assert_cmpfloat (ink.x, >=, papers[i].margin - 2);
          g_assert_cmpfloat (ink.y, >=, papers[i].margin - 2);
          g_assert_cmpfloat (ink.x + ink.width, <=, papers[i].width - papers[i].margin + 2);
          /* The page's number stands in the margin. */
          g_assert_cmpfloat (ink.y + ink.height, <=, papers[i].height - papers[i].margin + 16);
        }
    }
}

/* The first column stands where reading starts. */
static void
test_direction (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Log", "\xd7\x99\xd7\x95\xd7\x9e\xd7\x9f" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const KithListingColumn heads[] = { { "AA", 1, FALSE }, { "", 9, FALSE } };
      KithPaper paper = { 595, 842, 42 };
      g_autoptr (KithListing) listing = kith_listing_new (titles[i], heads, G_N_ELEMENTS (heads));
      g_autoptr (KithDocument) document = NULL;
      g_autoptr (KithRelease) release = ask (fixture, KITH_RELEASE_PRINT);
      g_auto (GStrv) pages = NULL;
      const char *at;
      double left;

      g_assert_true (kith_listing_add_row (listing, (const char *const[]){ "first", "", NULL }));
      document = kith_listing_paper_new (listing, "", &paper);
      g_assert_true (kith_document_release (document, release, NULL));
      pages = read_pages (fixture, document, "-bbox");
      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      at = strstr (pages[0], ">first<");
      g_assert_nonnull (at);
      at = g_strrstr_len (pages[0], at - pages[0], "xMin=\"");
      g_assert_nonnull (at);
      left = g_ascii_strtod (at + strlen ("xMin=\""), NULL);
      if (i == 0)
        g_assert_cmpfloat (left, <, paper.margin + 2);
      else
        g_assert_cmpfloat (left, >, paper.width / 2);
    }
}

static void
test_empty (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithListing) listing = make (0);
  g_autoptr (KithDocument) document = kith_listing_paper_new (listing, "Corner House", &paper);

  g_assert_cmpuint (kith_document_get_n_pages (document), ==, 1);
}

/* A list has an end, and as long as it may be it is laid out once and each page draws only its own rows. */
static void
test_most (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = { 595, 842, 42 };
  g_autoptr (KithListing) listing = make (KITH_LISTING_MOST);
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = ask (fixture, KITH_RELEASE_PRINT);
  gint64 begun = g_get_monotonic_time ();
  cairo_rectangle_t ink;
  guint n_pages;

  g_assert_false (kith_listing_add_row (listing, (const char *const[]){ "one", "too", "many", NULL }));
  g_assert_cmpuint (kith_listing_get_n_rows (listing), ==, KITH_LISTING_MOST);
  document = kith_listing_paper_new (listing, "Corner House", &paper);
  g_test_message ("laid out in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begun) / 1000);
  n_pages = kith_document_get_n_pages (document);
  g_assert_cmpuint (n_pages, >, 150);
  g_assert_cmpuint (n_pages, <, 600);
  g_assert_true (kith_document_release (document, release, NULL));
  begun = g_get_monotonic_time ();
  get_ink (document, n_pages - 1, &ink);
  g_test_message ("the last page in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begun) / 1000);
  g_assert_cmpfloat (ink.height, >, 20);
}

static void
test_copy (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithListing) listing = kith_listing_new ("The log", columns, G_N_ELEMENTS (columns));
  g_autoptr (KithRelease) release = ask (fixture, KITH_RELEASE_COPY);
  g_autoptr (KithRelease) paper = ask (fixture, KITH_RELEASE_PRINT);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  kith_listing_add_fact (listing, "=Days", FALSE);
  kith_listing_add_fact (listing, "About Rosa Martinez", TRUE);
  kith_listing_add_row (listing, (const char *const[]){ "9:40", "Seen\tby\nhand", "Sam Hill", NULL });
  kith_listing_add_row (listing, (const char *const[]){ "-9:41", "@SUM(A1)", "Rosa Martinez", NULL });
  kith_listing_add_row (listing, (const char *const[]){ "", "+1", "", NULL });
  g_assert_null (kith_listing_to_text (listing, paper, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  text = kith_listing_to_text (listing, release, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "'=Days\nWhen\tWhat happened\n9:40\tSeen by hand\n'-9:41\t'@SUM(A1)\n\t'+1\n");
  /* One release, one copy. */
  g_assert_null (kith_listing_to_text (listing, release, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/report/listing/pages", test_pages);
  VISITS_TEST ("/report/listing/within-paper", test_within_paper);
  VISITS_TEST ("/report/listing/direction", test_direction);
  VISITS_TEST ("/report/listing/empty", test_empty);
  VISITS_TEST ("/report/listing/most", test_most);
  VISITS_TEST ("/report/listing/copy", test_copy);
  return g_test_run ();
}
