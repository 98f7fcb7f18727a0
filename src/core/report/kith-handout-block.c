/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Black on white and nothing finer than a point, so that a copy of a copy can be read. */

#include "report/kith-handout-block.h"

#include <string.h>

#include "report/kith-document-private.h"
#include "report/kith-handout-number.h"

#define BAR_WIDTH 3.0
#define BAR_GAP 9.0
#define RULE_WIDTH 1.5
#define LABEL_GAP 10.0
/* Of the line that is written on. */
#define MOST_LABEL 0.25
/* Of the letters' size. */
#define LINE_SPACING 1.12
#define WRITING_HEIGHT 2.4
/* Fewer lines of a text are not left behind, nor parted from it. */
#define FEWEST_LINES 2

KithHandoutBlock *
_kith_handout_block_new (KithHandoutBlockKind kind, const char *text, double size, gboolean bold)
{
  KithHandoutBlock *self = g_new0 (KithHandoutBlock, 1);

  self->kind = kind;
  self->text = g_strdup (text);
  self->size = size;
  self->bold = bold;
  return self;
}

void
_kith_handout_block_free (gpointer data)
{
  KithHandoutBlock *self = data;

  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

gsize
_kith_handout_block_get_length (const KithHandoutBlock *self)
{
  return self->text != NULL ? strlen (self->text) : 0;
}

/* ---- Paragraphs. */

typedef struct
{
  double x;
  double width;
} Column;

static PangoLayout *
paragraph_layout (const KithHandoutBlock *self, const KithSheet *sheet, const char *text, double width)
{
  PangoLayout *layout;

  if (self->kind == KITH_HANDOUT_BLOCK_NUMBER)
    return _kith_handout_number_layout (sheet, text, width, self->size);
  layout = _kith_sheet_layout (sheet, text, width, self->size, self->bold);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  return layout;
}

/* How many bytes of the layout's lines fit into @room, and how high these are. */
static gsize
fit_lines (PangoLayout *layout, double room, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n_lines = pango_layout_get_line_count (layout), n = 0, bottom = 0;
  gsize length = strlen (pango_layout_get_text (layout)), fits = length;

  do
    {
      int top, end;

      pango_layout_iter_get_line_yrange (iter, &top, &end);
      if (end > room * PANGO_SCALE)
        {
          fits = (gsize) pango_layout_iter_get_line_readonly (iter)->start_index;
          break;
        }
      bottom = end;
      n++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  /* One line more on this page than would be left alone on the next is of no use. */
  if (fits < length && n < MIN (FEWEST_LINES, n_lines))
    {
      bottom = 0;
      fits = 0;
    }
  *height = (double) bottom / PANGO_SCALE;
  return fits;
}

/* One paragraph, or as much of it as there is room for. */
static gsize
put_paragraph (const KithHandoutBlock *self,
               const KithSheet *sheet,
               const char *text,
               const Column *column,
               double y,
               double room,
               gboolean is_drawn,
               double *height)
{
  g_autoptr (PangoLayout) layout = paragraph_layout (self, sheet, text, column->width);
  gsize fits = fit_lines (layout, room, height);

  if (is_drawn)
    {
      cairo_move_to (sheet->cr, _kith_sheet_mirror (sheet, column->x, column->width), y);
      pango_cairo_show_layout (sheet->cr, layout);
    }
  return fits;
}

/* The paragraphs of the text from @from on. */
static double
put_text (const KithHandoutBlock *self,
          const KithSheet *sheet,
          const Column *column,
          gsize from,
          double y,
          double room,
          gboolean is_drawn,
          gsize *until)
{
  double total = 0;

  *until = from;
  while (self->text[*until] != '\0')
    {
      const char *rest = self->text + *until;
      g_autofree char *paragraph = g_strndup (rest, strcspn (rest, "\n"));
      double height;
      gsize fits = put_paragraph (self, sheet, paragraph, column, y + total, room - total, is_drawn, &height);

      total += height;
      *until += fits;
      if (fits < strlen (paragraph))
        break;
      *until += self->text[*until] == '\n';
    }
  return total;
}

/* ---- Blocks. */

static Column
text_column (const KithHandoutBlock *self, const KithSheet *sheet)
{
  double margin = sheet->paper.margin;
  double width = sheet->paper.width - 2 * margin;
  double indent = 0;

  if (self->kind == KITH_HANDOUT_BLOCK_MARKED)
    indent = BAR_WIDTH + BAR_GAP;
  else if (self->kind == KITH_HANDOUT_BLOCK_FACT && self->label_width > 0)
    indent = self->label_width + LABEL_GAP;
  return (Column){ margin + indent, width - indent };
}

static double
put_label (const KithHandoutBlock *self, const KithSheet *sheet, double y, gboolean is_drawn)
{
  double width = self->label_width > 0 ? self->label_width : sheet->paper.width - 2 * sheet->paper.margin;

  return _kith_sheet_put (sheet, self->label, sheet->paper.margin, y, width, self->size, TRUE, is_drawn);
}

static void
draw_rule (const KithSheet *sheet, double x, double y, double width, double thick)
{
  cairo_save (sheet->cr);
  cairo_set_line_width (sheet->cr, thick);
  kith_sheet_line (sheet, x, y, width);
  cairo_restore (sheet->cr);
}

static void
draw_bar (const KithSheet *sheet, double y, double height)
{
  cairo_rectangle (sheet->cr, _kith_sheet_mirror (sheet, sheet->paper.margin, BAR_WIDTH), y, BAR_WIDTH,
                   height);
  cairo_fill (sheet->cr);
}

/* A line as far apart from what is above as a hand needs. */
static double
put_writing (const KithHandoutBlock *self, const KithSheet *sheet, double y, gboolean is_drawn)
{
  double height = self->size * WRITING_HEIGHT;
  double inner = sheet->paper.width - 2 * sheet->paper.margin;
  double label_width = self->label_width > 0 ? self->label_width : inner * MOST_LABEL;
  double label = _kith_sheet_put (sheet, self->label, 0, 0, label_width, self->size, TRUE, FALSE);

  height = MAX (height, label);
  if (!is_drawn)
    return height;
  _kith_sheet_put (sheet, self->label, sheet->paper.margin, y + height - label, label_width, self->size, TRUE,
                   TRUE);
  draw_rule (sheet, sheet->paper.margin + label_width + LABEL_GAP, y + height - 2,
             inner - label_width - LABEL_GAP, 1);
  return height;
}

static double
put_fact (const KithHandoutBlock *self,
          const KithSheet *sheet,
          gsize from,
          double y,
          double room,
          gboolean is_drawn,
          gsize *until)
{
  Column column = text_column (self, sheet);
  gboolean is_above = self->label_width <= 0;
  double label = from == 0 ? put_label (self, sheet, y, FALSE) : 0;
  double height = 0;

  *until = from;
  if (label > room)
    return 0;
  /* Before what it is of, for whoever has the page read out. */
  if (is_drawn && from == 0)
    put_label (self, sheet, y, TRUE);
  height = put_text (self, sheet, &column, from, is_above ? y + label : y, is_above ? room - label : room,
                     is_drawn, until);
  if (*until == from)
    return 0;
  return is_above ? height + label : MAX (height, label);
}

double
_kith_handout_block_put (const KithHandoutBlock *self,
                         const KithSheet *sheet,
                         gsize from,
                         double y,
                         double room,
                         gboolean is_drawn,
                         gsize *until)
{
  Column column = text_column (self, sheet);
  double height;

  switch (self->kind)
    {
    case KITH_HANDOUT_BLOCK_RULE:
      if (is_drawn)
        draw_rule (sheet, sheet->paper.margin, y, sheet->paper.width - 2 * sheet->paper.margin, RULE_WIDTH);
      *until = from;
      return RULE_WIDTH;
    case KITH_HANDOUT_BLOCK_WRITE:
      *until = from;
      return put_writing (self, sheet, y, is_drawn);
    case KITH_HANDOUT_BLOCK_FACT:
      return put_fact (self, sheet, from, y, room, is_drawn, until);
    case KITH_HANDOUT_BLOCK_MARKED:
      height = put_text (self, sheet, &column, from, y, room, is_drawn, until);
      if (is_drawn)
        draw_bar (sheet, y, height);
      return height;
    case KITH_HANDOUT_BLOCK_TEXT:
    case KITH_HANDOUT_BLOCK_NUMBER:
    default:
      return put_text (self, sheet, &column, from, y, room, is_drawn, until);
    }
}
