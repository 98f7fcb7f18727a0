/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page is measured when the document is made, a paragraph at a time, so that none is cut by
 * the end of a page. */

#include "report/kith-flow-private.h"

#include <glib/gi18n-lib.h>

#include "report/kith-document-private.h"
#include "report/kith-strokes-drawing.h"

#define GAP 7.0
#define CLOSE_GAP 1.0
#define SIGNATURE_HEIGHT 70.0
#define SIGNATURE_WIDTH 230.0
#define NUMBER_SIZE 8.0
#define RUNNING_SIZE 9.0
/* Of the number, beside the head. */
#define NUMBER_WIDTH 100.0

typedef struct
{
  KithFlow *flow; /* (owned): this page's */
  guint number;   /* 0: none is drawn */
  guint *n_pages; /* (owned, atomic rc box) */
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  kith_flow_free (page->flow);
  g_atomic_rc_box_release (page->n_pages);
  g_free (page);
}

static double
gap_after (const KithFlowBlock *block)
{
  return (block->flags & KITH_FLOW_CLOSE) != 0 ? CLOSE_GAP : GAP;
}

static double
block_height (const KithSheet *sheet, const KithFlowBlock *block)
{
  double width = sheet->paper.width - 2 * sheet->paper.margin;

  if (block->strokes != NULL)
    return SIGNATURE_HEIGHT + GAP;
  if (block->text == NULL)
    return block->size;
  return kith_sheet_measure (sheet, block->text, width, block->size, (block->flags & KITH_FLOW_BOLD) != 0) +
         gap_after (block);
}

static void
draw_signature (const KithSheet *sheet, const KithStrokes *strokes, double y)
{
  double margin = sheet->paper.margin;
  double x = sheet->rtl ? sheet->paper.width - margin - SIGNATURE_WIDTH : margin;

  kith_strokes_draw (strokes, sheet->cr, x, y, SIGNATURE_WIDTH, SIGNATURE_HEIGHT);
  kith_sheet_line (sheet, margin, y + SIGNATURE_HEIGHT, SIGNATURE_WIDTH);
}

static double
draw_block (const KithSheet *sheet, const KithFlowBlock *block, double y)
{
  double width = sheet->paper.width - 2 * sheet->paper.margin;

  if (block->strokes != NULL)
    {
      draw_signature (sheet, block->strokes, y);
      return SIGNATURE_HEIGHT + GAP;
    }
  if (block->text == NULL)
    return block->size;
  return kith_sheet_text (sheet, block->text, sheet->paper.margin, y, width, block->size,
                          (block->flags & KITH_FLOW_BOLD) != 0) +
         gap_after (block);
}

static double
head_height (const KithSheet *sheet, const KithFlow *flow)
{
  double width = sheet->paper.width - 2 * sheet->paper.margin - NUMBER_WIDTH;

  return flow->head != NULL ? kith_sheet_measure (sheet, flow->head, width, RUNNING_SIZE, TRUE) + 3 * GAP : 0;
}

static double
foot_height (const KithSheet *sheet, const KithFlow *flow)
{
  double width = sheet->paper.width - 2 * sheet->paper.margin;

  return flow->foot != NULL ? kith_sheet_measure (sheet, flow->foot, width, RUNNING_SIZE, FALSE) + 2 * GAP
                            : 0;
}

/* number: (nullable) */
static void
draw_running (const KithSheet *sheet, const KithFlow *flow, const char *number)
{
  double margin = sheet->paper.margin;
  double width = sheet->paper.width - 2 * margin;
  double foot = sheet->paper.height - margin - foot_height (sheet, flow) + GAP;

  kith_sheet_text (sheet, flow->head, margin, margin, width - NUMBER_WIDTH, RUNNING_SIZE, TRUE);
  if (number != NULL)
    {
      double size = _kith_sheet_measure_width (sheet, number, RUNNING_SIZE, FALSE);

      _kith_sheet_put (sheet, number, margin + width - size, margin, size, RUNNING_SIZE, FALSE, TRUE);
    }
  kith_sheet_line (sheet, margin, margin + head_height (sheet, flow) - 2 * GAP, width);
  kith_sheet_line (sheet, margin, foot, width);
  kith_sheet_text (sheet, flow->foot, margin, foot + GAP, width, RUNNING_SIZE, FALSE);
}

static void
draw_page (const KithSheet *sheet, gpointer user_data)
{
  const Page *page = user_data;
  double margin = sheet->paper.margin;
  double y = margin + head_height (sheet, page->flow);
  /* Translators: the number of a page, and how many there are */
  g_autofree char *number =
      page->number > 0 ? g_strdup_printf (_ ("Page %u of %u"), page->number, *page->n_pages) : NULL;

  for (guint i = 0; i < page->flow->blocks->len; i++)
    y += draw_block (sheet, g_ptr_array_index (page->flow->blocks, i), y);
  if (page->flow->head != NULL)
    draw_running (sheet, page->flow, number);
  else if (number != NULL)
    kith_sheet_text (sheet, number, margin, sheet->paper.height - margin + NUMBER_SIZE / 2,
                     sheet->paper.width - 2 * margin, NUMBER_SIZE, FALSE);
}

/* How high a block is with all that must stand on its page. */
static double
height_kept (const KithSheet *sheet, GPtrArray *blocks, guint at)
{
  double height = 0;

  for (; at < blocks->len; at++)
    {
      const KithFlowBlock *block = g_ptr_array_index (blocks, at);

      height += block_height (sheet, block);
      if ((block->flags & KITH_FLOW_KEEP) == 0)
        break;
    }
  return height;
}

/* Where the page ends that begins at @at. At least one block goes along, however high. */
static guint
find_end (const KithSheet *sheet, const KithFlow *flow, guint at)
{
  GPtrArray *blocks = flow->blocks;
  double left =
      sheet->paper.height - 2 * sheet->paper.margin - head_height (sheet, flow) - foot_height (sheet, flow);
  guint end = at;

  do
    left -= block_height (sheet, g_ptr_array_index (blocks, end++));
  while (end < blocks->len && height_kept (sheet, blocks, end) <= left);
  return end;
}

/**
 * kith_flow_to_pages:
 * @self: a flow; it is empty afterwards
 * @document: what the pages are added to
 * @paper: the size of the paper
 * @numbered: whether each page says which it is of how many
 */
void
kith_flow_to_pages (KithFlow *self, KithDocument *document, const KithPaper *paper, gboolean numbered)
{
  cairo_surface_t *surface;
  guint *n_pages;
  KithSheet sheet;
  guint at = 0;

  g_return_if_fail (self != NULL && KITH_IS_DOCUMENT (document) && paper != NULL);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  sheet = (KithSheet){ cairo_create (surface), *paper, FALSE };
  n_pages = g_atomic_rc_box_new0 (guint);
  while (at < self->blocks->len)
    {
      guint end = find_end (&sheet, self, at);
      Page *page = g_new0 (Page, 1);

      page->flow = kith_flow_new ();
      page->flow->head = g_strdup (self->head);
      page->flow->foot = g_strdup (self->foot);
      page->number = numbered ? ++*n_pages : 0;
      page->n_pages = g_atomic_rc_box_acquire (n_pages);
      for (; at < end; at++)
        g_ptr_array_add (page->flow->blocks, g_steal_pointer (&self->blocks->pdata[at]));
      kith_document_add_page (document, draw_page, page, page_free);
    }
  g_ptr_array_set_free_func (self->blocks, NULL);
  g_ptr_array_set_size (self->blocks, 0);
  g_ptr_array_set_free_func (self->blocks, _kith_flow_block_free);
  g_atomic_rc_box_release (n_pages);
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (surface);
}
