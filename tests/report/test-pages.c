/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that leave the desk: nothing without a release, no names in the paper pack, everybody on the list
 * for the assembly point, and every page drawn within the paper. */

#include "report/kith-paper-pack.h"
#include "report/kith-present-list.h"

#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "report/kith-pinned-items.h"
#include "resources/kith-resources.h"
#include "visits/visits-fixture.h"

static KithRelease *
ask_release (VisitsFixture *fixture, KithReleaseKind kind)
{
  const KithReleaseRequest request = { .kind = kind, .way = KITH_RELEASE_PRINT, .what = "paper-pack" };
  g_autoptr (GError) error = NULL;
  KithRelease *release = kith_disclosure_request (fixture->session, &request, NULL, &error);

  g_assert_no_error (error);
  return release;
}

static KithDocument *
make_pack (VisitsFixture *fixture, guint n_sheets, const KithPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCrisisCard) card = kith_crisis_card_new_default ("us");
  g_autoptr (GPtrArray) services = kith_services_list (fixture->store, FALSE, &error);

  g_assert_no_error (error);
  return kith_paper_pack_new ("Corner House & <Co>", card, services, NULL, n_sheets, paper);
}

/* The words of a PDF; NULL where the program that reads them is not there. */
static char *
read_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  if (!program)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static char *
write_pdf (VisitsFixture *fixture, KithDocument *document)
{
  char *path = g_build_filename (fixture->folder, "pages.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_needs_release (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithDocument) document = make_pack (fixture, 1, &paper);
  g_autoptr (KithDocument) second = make_pack (fixture, 1, &paper);
  g_autoptr (KithRelease) wrong = ask_release (fixture, KITH_RELEASE_INTERNAL);
  g_autoptr (KithRelease) right = ask_release (fixture, KITH_RELEASE_BLANK);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_document_release (document, wrong, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (kith_document_release (document, right, &error));
  g_assert_no_error (error);
  /* One release, one document. */
  g_assert_false (kith_document_release (second, right, &error));
  g_assert_nonnull (error);
}

/* What is about nobody may be looked at before anything is let go; whatever else waits for its release. */
static void
test_preview (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  const char *const names[] = { "Rosa Martinez", NULL };
  g_autoptr (KithDocument) pack = make_pack (fixture, 1, &paper);
  g_autoptr (KithDocument) list = kith_present_list_new ("Corner House", "20 November", names, 0, &paper);
  g_autoptr (KithDocument) about = kith_document_new (KITH_RELEASE_BLANK, "About somebody", &paper);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width = 0, height = 0;

  g_assert_true (kith_document_can_preview (pack));
  g_assert_false (kith_document_can_preview (list));
  kith_document_set_about (about, 7, KITH_SCOPE_COMES);
  g_assert_false (kith_document_can_preview (about));
  g_assert_cmpfloat (kith_document_get_paper (pack).width, ==, paper.width);
  kith_document_preview_page (pack, 0, cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (width, >, 100);
  g_assert_cmpfloat (height, >, 100);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What stands on its pages; without it the test is skipped. */
static char *
dup_printed (VisitsFixture *fixture, KithDocument *document, KithRelease *release)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  g_assert_true (kith_document_release (document, release, NULL));
  path = write_pdf (fixture, document);
  text = read_pdf (path);
  g_unlink (path);
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  return g_steal_pointer (&text);
}

static void
test_paper_pack (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = ask_release (fixture, KITH_RELEASE_BLANK);
  g_autofree char *text = NULL;

  kith_visit_free (visits_fixture_sign_in (fixture, visits_fixture_person (fixture, "Rosa Martinez")));
  document = make_pack (fixture, 2, &paper);
  /* The crisis card, callers and officials, two sheets. */
  g_assert_cmpuint (kith_document_get_n_pages (document), ==, 4);
  text = dup_printed (fixture, document, release);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "988"));
  g_assert_nonnull (strstr (text, "Corner House & <Co>"));
  g_assert_null (strstr (text, "Rosa"));
  g_assert_null (strstr (text, "Martinez"));
}

static gint64
add_resource (VisitsFixture *fixture, const char *name, const char *phone, const char *hours, gboolean pinned)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResource) resource = kith_resource_new (KITH_RESOURCE_SERVICE);
  g_autoptr (GError) error = NULL;

  kith_values_builder_add (builder, "name", name);
  kith_values_builder_add (builder, "phone", phone);
  kith_values_builder_open (builder, "phone", "(555) 010-6666");
  kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
  kith_values_builder_open (builder, "hours", hours);
  kith_values_builder_add (builder, "syntax", "osm");
  kith_values_builder_close (builder);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  g_assert_true (kith_resources_add (fixture->session, &resource, 1, &error));
  g_assert_no_error (error);
  if (pinned)
    g_assert_true (kith_resources_pin (fixture->session, resource->id, TRUE, &error));
  g_assert_no_error (error);
  return resource->id;
}

/* What is pinned stands in the pack by name, with its number and hours, and nothing that is confidential. */
static void
test_pinned (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCrisisCard) card = kith_crisis_card_new_default ("us");
  g_autoptr (GPtrArray) services = kith_services_list (fixture->store, FALSE, &error);
  g_autoptr (KithRelease) release = ask_release (fixture, KITH_RELEASE_BLANK);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;
  gint64 gone;

  add_resource (fixture, "Tide House", "(555) 010-4420", "Mo-Fr 09:00-17:00", TRUE);
  add_resource (fixture, "Night Owl Warm Line", "1-800-555-0142", "24/7", TRUE);
  add_resource (fixture, "Boot Room", "(555) 010-9901", "24/7", FALSE);
  gone = add_resource (fixture, "Closed Kitchen", "(555) 010-7777", "24/7", TRUE);
  {
    g_autoptr (KithResource) closed = kith_resources_get (fixture->session, gone, &error);

    closed->status = KITH_RESOURCE_IS_INACTIVE;
    g_assert_true (kith_resources_change (fixture->session, closed, &error));
  }
  g_assert_no_error (error);
  few = kith_pinned_items_load (fixture->session, 1, &error);
  g_assert_cmpuint (few->len, ==, 1);
  items = kith_pinned_items_load (fixture->session, 40, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  document = kith_paper_pack_new ("Corner House", card, services, items, 1, &paper);
  /* The crisis card, callers and officials, what is pinned, a sheet. */
  g_assert_cmpuint (kith_document_get_n_pages (document), ==, 4);
  text = dup_printed (fixture, document, release);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Numbers and places"));
  g_assert_nonnull (strstr (text, "(555) 010-4420"));
  g_assert_nonnull (strstr (text, "Monday to Friday 9:00 to 17:00"));
  g_assert_nonnull (strstr (text, "1-800-555-0142"));
  g_assert_true (strstr (text, "Night Owl Warm Line") < strstr (text, "Tide House"));
  g_assert_null (strstr (text, "Boot Room"));
  g_assert_null (strstr (text, "Closed Kitchen"));
  g_assert_null (strstr (text, "010-6666"));
}

static void
test_present_list (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = ask_release (fixture, KITH_RELEASE_INTERNAL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 75; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person <%u>&", i);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  document =
      kith_present_list_new ("Corner House", "20 November, 9:40", (const char *const *) names, 3, &paper);
  g_assert_cmpuint (kith_document_get_n_pages (document), >=, 2);
  text = dup_printed (fixture, document, release);
  if (text == NULL)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_nonnull (strstr (text, names[i]));
  g_assert_nonnull (strstr (text, "75 people signed in, 3 unnamed guests"));
}

static void
test_nobody_here (VisitsFixture *fixture, gconstpointer data)
{
  const char *const nobody[] = { NULL };
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithDocument) document = kith_present_list_new ("Corner House", "now", nobody, 0, &paper);

  g_assert_cmpuint (kith_document_get_n_pages (document), ==, 1);
}

/* Whatever the paper: something is on each page, and nothing beyond its margins. */
static void
test_within_paper (VisitsFixture *fixture, gconstpointer data)
{
  static const KithPaper papers[] = { { 595, 842, 42 }, { 612, 792, 42 }, { 420, 595, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KithDocument) document = make_pack (fixture, 1, &papers[i]);
      g_autoptr (KithRelease) release = ask_release (fixture, KITH_RELEASE_BLANK);

      g_assert_true (kith_document_release (document, release, NULL));
      for (guint page = 0; page < kith_document_get_n_pages (document); page++)
        {
          cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (surface);
          double x, y, width, height;

          kith_document_draw_page (document, page, cr);
          cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
          g_assert_cmpfloat (width, >, 100);
          g_assert_cmpfloat (x, >=, papers[i].margin - 2);
          g_assert_cmpfloat (y, >=, papers[i].margin - 2);
          g_assert_cmpfloat (x + width, <=, papers[i].width - papers[i].margin + 2);
          g_assert_cmpfloat (y + height, <=, papers[i].height - papers[i].margin + 2);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
    }
}

static void
test_unwritable (VisitsFixture *fixture, gconstpointer data)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (KithDocument) document = make_pack (fixture, 1, &paper);
  g_autoptr (KithRelease) release = ask_release (fixture, KITH_RELEASE_BLANK);
  g_autofree char *path = g_build_filename (fixture->folder, "none", "pages.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_document_release (document, release, NULL));
  g_assert_false (kith_document_write_pdf (document, path, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "pages.pdf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/report/pages/needs-release", test_needs_release);
  VISITS_TEST ("/report/pages/preview", test_preview);
  VISITS_TEST ("/report/pages/paper-pack", test_paper_pack);
  VISITS_TEST ("/report/pages/pinned", test_pinned);
  VISITS_TEST ("/report/pages/present-list", test_present_list);
  VISITS_TEST ("/report/pages/nobody-here", test_nobody_here);
  VISITS_TEST ("/report/pages/within-paper", test_within_paper);
  VISITS_TEST ("/report/pages/unwritable", test_unwritable);
  return g_test_run ();
}
