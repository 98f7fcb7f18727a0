/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table over pages. Which rows stand on which page is measured once, when the document is made; a page
 * keeps its first and last row and draws them when it is its turn. */

#include <glib/gi18n-lib.h>

#include "report/kith-listing-private.h"

#define TITLE_SIZE 16.0
#define FACT_SIZE 10.0
#define TEXT_SIZE 9.0
#define NUMBER_SIZE 8.0
#define GAP 4.0
#define COLUMN_GAP 8.0

typedef struct
{
  KithListing *listing; /* (owned) */
  char *center_name;    /* (owned) */
  guint from;
  guint until; /* the row behind the last */
  guint number;
  guint *n_pages; /* (owned, atomic rc box) */
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  kith_listing_free (page->listing);
  g_free (page->center_name);
  g_atomic_rc_box_release (page->n_pages);
  g_free (page);
}

static double
inner_width (const KithSheet *sheet)
{
  return sheet->paper.width - 2 * sheet->paper.margin;
}

/* Draws, or only measures, each cell below its head; the height of the highest. */
static double
put_cells (const KithSheet *sheet, const KithListing *listing, char **cells, double y, gboolean draw)
{
  double free_width = inner_width (sheet) - COLUMN_GAP * (listing->n_columns - 1);
  double x = sheet->paper.margin;
  double shares = 0;
  double height = TEXT_SIZE;

  for (guint i = 0; i < listing->n_columns; i++)
    shares += listing->columns[i].share;
  for (guint i = 0; i < listing->n_columns; i++)
    {
      const char *text = cells != NULL ? cells[i] : listing->columns[i].head;
      double width = free_width * listing->columns[i].share / shares;
      double one = draw ? kith_sheet_text (sheet, text, x, y, width, TEXT_SIZE, cells == NULL)
                        : kith_sheet_measure (sheet, text, width, TEXT_SIZE, cells == NULL);

      height = MAX (height, one);
      x += width + COLUMN_GAP;
    }
  return height + GAP;
}

static double
put_text (const KithSheet *sheet, const char *text, double y, double size, gboolean bold, gboolean draw)
{
  double x = sheet->paper.margin;
  double width = inner_width (sheet);

  return draw ? kith_sheet_text (sheet, text, x, y, width, size, bold)
              : kith_sheet_measure (sheet, text, width, size, bold);
}

/* Above the rows: on the first page what this is and what was asked for, on each the heads. */
static double
put_head (const KithSheet *sheet,
          const KithListing *listing,
          const char *center_name,
          gboolean first,
          gboolean draw)
{
  double top = sheet->paper.margin;
  double y = top;

  if (first)
    {
      y += put_text (sheet, listing->title, y, TITLE_SIZE, TRUE, draw) + GAP;
      y += put_text (sheet, center_name, y, FACT_SIZE, FALSE, draw) + GAP;
      for (guint i = 0; i < listing->facts->len; i++)
        y += put_text (sheet, g_ptr_array_index (listing->facts, i), y, FACT_SIZE, FALSE, draw) + 1;
      y += 2 * GAP;
    }
  y += put_cells (sheet, listing, NULL, y, draw);
  if (draw)
    kith_sheet_line (sheet, sheet->paper.margin, y - GAP / 2, inner_width (sheet));
  return y + GAP / 2 - top;
}

static void
draw_page (const KithSheet *sheet, gpointer user_data)
{
  const Page *page = user_data;
  double margin = sheet->paper.margin;
  double y = margin + put_head (sheet, page->listing, page->center_name, page->number == 1, TRUE);
  g_autofree char *number = NULL;

  for (guint i = page->from; i < page->until; i++)
    y += put_cells (sheet, page->listing, g_ptr_array_index (page->listing->rows, i), y, TRUE);
  /* Translators: the number of a page, and how many there are */
  number = g_strdup_printf (_ ("Page %u of %u"), page->number, *page->n_pages);
  kith_sheet_text (sheet, number, margin, sheet->paper.height - margin + NUMBER_SIZE / 2, inner_width (sheet),
                   NUMBER_SIZE, FALSE);
}

/* At least one row goes on a page that has room for none. */
static guint
find_end (const KithSheet *sheet, const KithListing *listing, const char *center_name, guint from)
{
  double left = sheet->paper.height - 2 * sheet->paper.margin -
                put_head (sheet, listing, center_name, from == 0, FALSE);
  guint until = from;

  while (until < listing->rows->len)
    {
      left -= put_cells (sheet, listing, g_ptr_array_index (listing->rows, until), 0, FALSE);
      if (left < 0 && until > from)
        break;
      until++;
    }
  return until;
}

/**
 * kith_listing_paper_new:
 * @self: a list; no row is added to it afterwards
 * @center_name: the center's name
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages, at least one, each with the heads and its number; they need a release
 * of %KITH_RELEASE_INTERNAL
 */
KithDocument *
kith_listing_paper_new (KithListing *self, const char *center_name, const KithPaper *paper)
{
  cairo_surface_t *surface;
  KithDocument *document;
  KithSheet sheet;
  guint *n_pages;
  guint at = 0;

  g_return_val_if_fail (self != NULL && center_name != NULL && paper != NULL, NULL);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  sheet = (KithSheet){ cairo_create (surface), *paper, FALSE };
  n_pages = g_atomic_rc_box_new0 (guint);
  document = kith_document_new (KITH_RELEASE_INTERNAL, self->title, paper);
  do
    {
      Page *page = g_new0 (Page, 1);

      page->listing = kith_listing_ref (self);
      page->center_name = g_strdup (center_name);
      page->from = at;
      page->until = at = find_end (&sheet, self, center_name, at);
      page->number = ++*n_pages;
      page->n_pages = g_atomic_rc_box_acquire (n_pages);
      kith_document_add_page (document, draw_page, page, page_free);
    }
  while (at < self->rows->len);
  g_atomic_rc_box_release (n_pages);
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (surface);
  return document;
}
