/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page is measured when the document is made, a paragraph at a time, so that none is cut by
 * the end of a page. */

#include "report/kith-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-strokes-drawing.h"

#define GAP 7.0
#define CLOSE_GAP 1.0
#define SIGNATURE_HEIGHT 70.0
#define SIGNATURE_WIDTH 230.0
#define NUMBER_SIZE 8.0
/* A longer paragraph is parted: so many letters fit on a page of any paper. */
#define LONGEST_PARAGRAPH 1200

typedef struct
{
  char *text;           /* (owned) (nullable) */
  KithStrokes *strokes; /* (owned) (nullable) */
  double size;          /* of the letters; of the space where there is neither */
  KithFlowFlags flags;
} Block;

struct _KithFlow
{
  GPtrArray *blocks; /* (owned) (element-type Block) */
};

typedef struct
{
  KithFlow *flow; /* (owned): this page's */
  guint number;   /* 0: none is drawn */
  guint *n_pages; /* (owned, atomic rc box) */
} Page;

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_clear_pointer (&block->strokes, kith_strokes_free);
  g_free (block);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  kith_flow_free (page->flow);
  g_atomic_rc_box_release (page->n_pages);
  g_free (page);
}

/**
 * kith_flow_new:
 *
 * Returns: (transfer full): nothing yet
 */
KithFlow *
kith_flow_new (void)
{
  KithFlow *self = g_new0 (KithFlow, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/**
 * kith_flow_free:
 * @self: (transfer full) (nullable): a flow
 */
void
kith_flow_free (KithFlow *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static void
add_block (KithFlow *self, const char *text, gsize length, double size, KithFlowFlags flags)
{
  Block *block = g_new0 (Block, 1);

  block->text = text != NULL ? g_strndup (text, length) : NULL;
  block->size = size;
  block->flags = flags;
  g_ptr_array_add (self->blocks, block);
}

/* In parts that end between words where they can. */
static void
add_paragraph (KithFlow *self, const char *text, double size, KithFlowFlags flags)
{
  while (g_utf8_strlen (text, -1) > LONGEST_PARAGRAPH)
    {
      const char *most = g_utf8_offset_to_pointer (text, LONGEST_PARAGRAPH);
      const char *space = g_strrstr_len (text, most - text, " ");
      const char *end = space != NULL && space > text ? space : most;

      add_block (self, text, (gsize) (end - text), size, flags);
      text = *end == ' ' ? end + 1 : end;
    }
  add_block (self, text, strlen (text), size, flags);
}

/**
 * kith_flow_add_text:
 * @self: a flow
 * @text: plain text; each line is a paragraph, empty ones are left out
 * @size: of the letters, in points
 * @flags: how it stands there
 */
void
kith_flow_add_text (KithFlow *self, const char *text, double size, KithFlowFlags flags)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      add_paragraph (self, *line, size, flags);
}

/**
 * kith_flow_add_strokes:
 * @self: a flow
 * @strokes: a signature
 */
void
kith_flow_add_strokes (KithFlow *self, const KithStrokes *strokes)
{
  Block *block;

  g_return_if_fail (self != NULL && strokes != NULL);

  block = g_new0 (Block, 1);
  block->strokes = kith_strokes_copy (strokes);
  g_ptr_array_add (self->blocks, block);
}

/**
 * kith_flow_add_space:
 * @self: a flow
 * @height: in points
 */
void
kith_flow_add_space (KithFlow *self, double height)
{
  g_return_if_fail (self != NULL);

  add_block (self, NULL, 0, height, KITH_FLOW_USUAL);
}

static double
gap_after (const Block *block)
{
  return (block->flags & KITH_FLOW_CLOSE) != 0 ? CLOSE_GAP : GAP;
}

static double
block_height (const KithSheet *sheet, const Block *block)
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
draw_block (const KithSheet *sheet, const Block *block, double y)
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

static void
draw_page (const KithSheet *sheet, gpointer user_data)
{
  const Page *page = user_data;
  double margin = sheet->paper.margin;
  double y = margin;

  for (guint i = 0; i < page->flow->blocks->len; i++)
    y += draw_block (sheet, g_ptr_array_index (page->flow->blocks, i), y);
  if (page->number > 0)
    {
      /* Translators: the number of a page, and how many there are */
      g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page->number, *page->n_pages);

      kith_sheet_text (sheet, number, margin, sheet->paper.height - margin + NUMBER_SIZE / 2,
                       sheet->paper.width - 2 * margin, NUMBER_SIZE, FALSE);
    }
}

/* How high a block is with all that must stand on its page. */
static double
height_kept (const KithSheet *sheet, GPtrArray *blocks, guint at)
{
  double height = 0;

  for (; at < blocks->len; at++)
    {
      const Block *block = g_ptr_array_index (blocks, at);

      height += block_height (sheet, block);
      if ((block->flags & KITH_FLOW_KEEP) == 0)
        break;
    }
  return height;
}

/* Where the page ends that begins at @at. At least one block goes along, however high. */
static guint
find_end (const KithSheet *sheet, GPtrArray *blocks, guint at)
{
  double left = sheet->paper.height - 2 * sheet->paper.margin;
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
      guint end = find_end (&sheet, self->blocks, at);
      Page *page = g_new0 (Page, 1);

      page->flow = kith_flow_new ();
      page->number = numbered ? ++*n_pages : 0;
      page->n_pages = g_atomic_rc_box_acquire (n_pages);
      for (; at < end; at++)
        g_ptr_array_add (page->flow->blocks, g_steal_pointer (&self->blocks->pdata[at]));
      kith_document_add_page (document, draw_page, page, page_free);
    }
  g_ptr_array_set_free_func (self->blocks, NULL);
  g_ptr_array_set_size (self->blocks, 0);
  g_ptr_array_set_free_func (self->blocks, block_free);
  g_atomic_rc_box_release (n_pages);
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (surface);
}
