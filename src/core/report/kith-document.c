/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document is drawn by functions, so print, PDF and preview cannot differ. It stays blank until disclosure/
 * let it go. */

#include "report/kith-document.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <langinfo.h>

#include "base/kith-error.h"
#include "report/kith-document-private.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define MARGIN_MM 15.0
#define FOOT_SIZE 8.0

typedef struct
{
  KithPageFunc draw;
  gpointer user_data;     /* (owned) by destroy */
  GDestroyNotify destroy; /* (nullable) */
} Page;

struct _KithDocument
{
  GObject parent_instance;

  KithReleaseKind kind;
  gint64 person;
  KithScope scope;
  char *title; /* (owned) */
  KithPaper paper;
  gboolean has_direction;
  gboolean rtl;         /* where it has one */
  GArray *pages;        /* (owned) (element-type Page) */
  KithRelease *release; /* (owned) (nullable) what it was let go by */
};

G_DEFINE_FINAL_TYPE (KithDocument, kith_document, G_TYPE_OBJECT)

static void
page_clear (gpointer data)
{
  Page *page = data;

  if (page->destroy)
    page->destroy (page->user_data);
}

static PangoLayout *
make_layout (const KithSheet *sheet, const char *text, double width, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (sheet->cr);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Cantarell, Noto Sans, DejaVu Sans, Sans");
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  /* Alignment follows the text's own direction; where that is not the page's, it is turned to the page's
   * side. */
  if ((pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) != sheet->rtl)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_font_description_free (font);
  return layout;
}

static gboolean
is_rtl (cairo_t *cr, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);

  pango_layout_set_text (layout, text, -1);
  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

PangoLayout *
_kith_sheet_layout (const KithSheet *sheet, const char *text, double width, double size, gboolean bold)
{
  PangoLayout *layout = make_layout (sheet, text, width, size, bold);

  /* Paper has no pixels that letters would have to be moved to. */
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  pango_layout_context_changed (layout);
  return layout;
}

double
_kith_sheet_put (const KithSheet *sheet,
                 const char *text,
                 double x,
                 double y,
                 double width,
                 double size,
                 gboolean bold,
                 gboolean is_drawn)
{
  g_autoptr (PangoLayout) layout = _kith_sheet_layout (sheet, text, width, size, bold);
  int height;

  if (is_drawn)
    {
      cairo_move_to (sheet->cr, _kith_sheet_mirror (sheet, x, width), y);
      pango_cairo_show_layout (sheet->cr, layout);
    }
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
_kith_sheet_measure_width (const KithSheet *sheet, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = _kith_sheet_layout (sheet, text, 0, size, bold);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  /* Not a hair less than it takes. */
  return (double) width / PANGO_SCALE + 1;
}

double
_kith_sheet_mirror (const KithSheet *sheet, double x, double width)
{
  return sheet->rtl ? sheet->paper.width - x - width : x;
}

/* In the lower margin, which no page draws into. */
static void
draw_foot (const KithSheet *sheet, const char *line)
{
  double width = sheet->paper.width - 2 * sheet->paper.margin;

  if (line == NULL)
    return;
  kith_sheet_text (sheet, line, sheet->paper.margin,
                   sheet->paper.height - sheet->paper.margin + FOOT_SIZE / 2, width, FOOT_SIZE, FALSE);
}

/* The last page: by which consent this left, and what whoever receives it must know. */
static void
draw_terms (const KithSheet *sheet, gpointer user_data)
{
  KithRelease *release = user_data;
  const char *notice = kith_release_get_notice (release);
  double x = sheet->paper.margin;
  double y = sheet->paper.margin;
  double width = sheet->paper.width - 2 * sheet->paper.margin;

  y += kith_sheet_text (sheet, _ ("What was agreed to"), x, y, width, 16, TRUE) + 6;
  y += kith_sheet_text (sheet, kith_release_get_explanation (release), x, y, width, 12, FALSE) + 18;
  if (notice != NULL)
    kith_sheet_text (sheet, notice, x, y, width, 12, FALSE);
}

static void
kith_document_finalize (GObject *object)
{
  KithDocument *self = KITH_DOCUMENT (object);

  g_array_unref (self->pages);
  g_clear_object (&self->release);
  g_free (self->title);

  G_OBJECT_CLASS (kith_document_parent_class)->finalize (object);
}

static void
kith_document_class_init (KithDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_document_finalize;
}

static void
kith_document_init (KithDocument *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  g_array_set_clear_func (self->pages, page_clear);
}

/**
 * kith_paper_default:
 *
 * Returns: A4, or Letter where the locale says so
 */
KithPaper
kith_paper_default (void)
{
  KithPaper paper = { 210 * POINTS_PER_MM, 297 * POINTS_PER_MM, MARGIN_MM * POINTS_PER_MM };
#ifdef _NL_PAPER_WIDTH
  int width = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH));
  int height = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT));

  if (width > 100 && width < 500 && height > 100 && height < 700)
    {
      paper.width = width * POINTS_PER_MM;
      paper.height = height * POINTS_PER_MM;
    }
#endif
  return paper;
}

/**
 * kith_document_new:
 * @kind: the kind of release it needs
 * @title: its title, for the printer's queue and the PDF; without any person's name
 * @paper: its size
 *
 * Returns: (transfer full): a document without pages
 */
KithDocument *
kith_document_new (KithReleaseKind kind, const char *title, const KithPaper *paper)
{
  KithDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  self = g_object_new (KITH_TYPE_DOCUMENT, NULL);
  self->kind = kind;
  self->title = g_strdup (title);
  self->paper = *paper;
  return self;
}

/**
 * kith_document_set_about:
 * @person: whose record is in it
 * @scope: what of it
 *
 * Says what the release must be for.
 */
void
kith_document_set_about (KithDocument *self, gint64 person, KithScope scope)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (person > 0 && scope != KITH_SCOPE_NOTHING);

  self->person = person;
  self->scope = scope;
}

/**
 * kith_document_set_rtl:
 * @rtl: whether it is read from the right
 *
 * Says so whatever letters its title is written in.
 */
void
kith_document_set_rtl (KithDocument *self, gboolean rtl)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));

  self->has_direction = TRUE;
  self->rtl = rtl;
}

/**
 * kith_document_add_page:
 * @draw: draws the page whole
 * @user_data: for @draw
 * @destroy: (nullable): frees @user_data with the document
 *
 * Adds a page at the end.
 */
void
kith_document_add_page (KithDocument *self, KithPageFunc draw, gpointer user_data, GDestroyNotify destroy)
{
  Page page = { draw, user_data, destroy };

  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (draw != NULL);

  g_array_append_val (self->pages, page);
}

/**
 * kith_document_get_n_pages:
 *
 * Returns: how many pages there are
 */
guint
kith_document_get_n_pages (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), 0);

  return self->pages->len;
}

/**
 * kith_document_release:
 * @release: what disclosure/ gave for it
 * @error: return location; %KITH_ERROR_NOT_PERMITTED where the release was spent before or is for something
 * else
 *
 * Spends @release on this document: from now on it can be drawn.
 *
 * Returns: whether it was let go
 */
gboolean
kith_document_release (KithDocument *self, KithRelease *release, GError **error)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (KITH_IS_RELEASE (release), FALSE);

  if (!kith_release_spend (release, self->kind, self->person, self->scope, error))
    return FALSE;
  g_set_object (&self->release, release);
  if (kith_release_get_explanation (release) != NULL)
    kith_document_add_page (self, draw_terms, release, NULL);
  return TRUE;
}

/**
 * kith_document_get_paper:
 * @self: a document
 *
 * Returns: what its pages are drawn for
 */
KithPaper
kith_document_get_paper (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), kith_paper_default ());

  return self->paper;
}

static void
draw_page (KithDocument *self, guint page, cairo_t *cr)
{
  const Page *one = &g_array_index (self->pages, Page, page);
  KithSheet sheet = { .cr = cr, .paper = self->paper };

  sheet.rtl = self->has_direction ? self->rtl : is_rtl (cr, self->title);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  one->draw (&sheet, one->user_data);
  if (self->release != NULL)
    draw_foot (&sheet, kith_release_get_notice_line (self->release));
  cairo_restore (cr);
}

/**
 * kith_document_can_preview:
 * @self: a document
 *
 * Returns: whether it may be looked at on the screen before anything was let go: what is about nobody
 */
gboolean
kith_document_can_preview (KithDocument *self)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (self), FALSE);

  return self->kind == KITH_RELEASE_BLANK && self->person == 0;
}

/**
 * kith_document_preview_page:
 * @self: a document that kith_document_can_preview()
 * @page: from 0
 * @cr: of the screen, in points, the paper's corner at the origin
 *
 * Draws one page as it will be on paper.
 */
void
kith_document_preview_page (KithDocument *self, guint page, cairo_t *cr)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self) && kith_document_can_preview (self));
  g_return_if_fail (page < self->pages->len);

  draw_page (self, page, cr);
}

/**
 * kith_document_draw_page:
 * @page: from 0
 * @cr: where to draw, in points, the paper's corner at the origin
 *
 * Draws one page of a released document.
 */
void
kith_document_draw_page (KithDocument *self, guint page, cairo_t *cr)
{
  g_return_if_fail (KITH_IS_DOCUMENT (self));
  g_return_if_fail (self->release != NULL);
  g_return_if_fail (page < self->pages->len);

  draw_page (self, page, cr);
}

/* What is about a person is for whoever saves it, not for everybody who uses this computer. */
static void
make_private (const char *path)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (fd >= 0)
    g_close (fd, NULL);
}

/**
 * kith_document_write_pdf:
 * @path: the file to write
 * @error: return location; %KITH_ERROR_IO with the file's name
 *
 * Writes a released document. On failure no file is left.
 *
 * Returns: whether the file is there
 */
gboolean
kith_document_write_pdf (KithDocument *self, const char *path, GError **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (KITH_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->release != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (self->person != 0)
    make_private (path);
  surface = cairo_pdf_surface_create (path, self->paper.width, self->paper.height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cr = cairo_create (surface);
  for (guint i = 0; i < self->pages->len; i++)
    {
      kith_document_draw_page (self, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_unlink (path);
  g_set_error (
      error, KITH_ERROR, KITH_ERROR_IO,
      _ ("The file “%s” could not be written. Please check that there is room and that you may write there."),
      path);
  return FALSE;
}

/**
 * kith_sheet_text:
 * @sheet: the page
 * @text: plain text
 * @x: where it begins, in points from the side where reading starts
 * @y: its top, in points
 * @width: where it wraps, in points
 * @size: of the letters, in points
 * @bold: whether it is bold
 *
 * Returns: the height it took, in points
 */
double
kith_sheet_text (const KithSheet *sheet,
                 const char *text,
                 double x,
                 double y,
                 double width,
                 double size,
                 gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (sheet, text, width, size, bold);
  int height;

  cairo_move_to (sheet->cr, _kith_sheet_mirror (sheet, x, width), y);
  pango_cairo_show_layout (sheet->cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * kith_sheet_measure:
 * @sheet: the page
 * @text: plain text
 * @width: where it wraps, in points
 * @size: of the letters, in points
 * @bold: whether it is bold
 *
 * Returns: the height it would take, in points
 */
double
kith_sheet_measure (const KithSheet *sheet, const char *text, double width, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (sheet, text, width, size, bold);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * kith_sheet_line:
 * @sheet: the page
 * @x: where it begins, in points from the side where reading starts
 * @y: in points
 * @width: how long it is, in points
 *
 * A thin line across.
 */
void
kith_sheet_line (const KithSheet *sheet, double x, double y, double width)
{
  cairo_move_to (sheet->cr, _kith_sheet_mirror (sheet, x, width), y);
  cairo_rel_line_to (sheet->cr, width, 0);
  cairo_stroke (sheet->cr);
}

/**
 * kith_sheet_box:
 * @sheet: the page
 * @x: its side where reading starts, in points
 * @y: its top, in points
 * @size: of each side, in points
 *
 * An empty box to tick by hand.
 */
void
kith_sheet_box (const KithSheet *sheet, double x, double y, double size)
{
  cairo_rectangle (sheet->cr, _kith_sheet_mirror (sheet, x, size), y, size, size);
  cairo_stroke (sheet->cr);
}
