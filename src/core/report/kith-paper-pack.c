/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet has the columns that entering it asks for, in that order, and lines high enough for handwriting.
 */

#include "report/kith-paper-pack.h"

#include "report/kith-paper-pack-resources.h"

#include <glib/gi18n-lib.h>

#define LINE_HEIGHT 27.0
#define HEAD_HEIGHT 92.0
#define FOOT_HEIGHT 34.0
#define N_SERVICE_COLUMNS 3
#define NUMBER_WIDTH 24.0
#define TIME_WIDTH 58.0
#define SERVICE_WIDTH 70.0
#define SMALLEST 0.55

typedef struct
{
  char *center_name;    /* (owned) */
  KithCrisisCard *card; /* (owned) */
  GStrv services;       /* (owned) the pinned ones' labels */
} Pack;

/* A column of a page: where it stands, how large its letters are, and whether it is drawn or only measured.
 */
typedef struct
{
  const KithSheet *sheet;
  double x;
  double width;
  double scale;
  gboolean drawing;
} Column;

typedef double (*PutFunc) (const Pack *pack, const Column *start, const Column *end, double y);

static void
pack_free (gpointer data)
{
  Pack *pack = data;

  g_free (pack->center_name);
  kith_crisis_card_free (pack->card);
  g_strfreev (pack->services);
}

static void
pack_unref (gpointer data)
{
  g_rc_box_release_full (data, pack_free);
}

static double
inner_width (const KithPaper *paper)
{
  return paper->width - 2 * paper->margin;
}

static double
name_width (const KithPaper *paper, guint n_services)
{
  return inner_width (paper) - NUMBER_WIDTH - TIME_WIDTH - n_services * SERVICE_WIDTH;
}

/* Stands on its lower edge, however many lines it takes. */
static void
draw_column_head (const KithSheet *sheet, const char *text, double x, double bottom, double width)
{
  kith_sheet_text (sheet, text, x, bottom - kith_sheet_measure (sheet, text, width, 9, TRUE), width, 9, TRUE);
}

static void
draw_sheet_head (const KithSheet *sheet, const Pack *pack)
{
  double x = sheet->paper.margin;
  double y = sheet->paper.margin;
  double width = inner_width (&sheet->paper);
  double names = name_width (&sheet->paper, g_strv_length (pack->services));

  kith_sheet_text (sheet, pack->center_name, x, y, width, 18, TRUE);
  kith_sheet_text (sheet, _ ("Date"), x, y + 34, 60, 12, FALSE);
  kith_sheet_line (sheet, x + 60, y + 50, 150);
  y += HEAD_HEIGHT - 4;
  draw_column_head (sheet, _ ("Name to be called by, or nothing"), x + NUMBER_WIDTH, y, names - 6);
  draw_column_head (sheet, _ ("Time"), x + NUMBER_WIDTH + names, y, TIME_WIDTH - 6);
  for (guint i = 0; pack->services[i] != NULL; i++)
    draw_column_head (sheet, pack->services[i], x + NUMBER_WIDTH + names + TIME_WIDTH + i * SERVICE_WIDTH, y,
                      SERVICE_WIDTH - 6);
}

static void
draw_sheet (const KithSheet *sheet, gpointer user_data)
{
  const Pack *pack = user_data;
  double x = sheet->paper.margin;
  double top = sheet->paper.margin + HEAD_HEIGHT;
  guint n_services = g_strv_length (pack->services);
  double names = name_width (&sheet->paper, n_services);
  guint n_lines = kith_paper_pack_get_n_lines (&sheet->paper);

  draw_sheet_head (sheet, pack);
  kith_sheet_line (sheet, x, top, inner_width (&sheet->paper));
  for (guint line = 0; line < n_lines; line++)
    {
      double y = top + line * LINE_HEIGHT;
      g_autofree char *number = g_strdup_printf ("%u", line + 1);

      kith_sheet_text (sheet, number, x, y + 9, NUMBER_WIDTH - 4, 9, FALSE);
      for (guint i = 0; i < n_services; i++)
        kith_sheet_box (sheet, x + NUMBER_WIDTH + names + TIME_WIDTH + i * SERVICE_WIDTH, y + 8, 12);
      kith_sheet_line (sheet, x, y + LINE_HEIGHT, inner_width (&sheet->paper));
    }
  kith_sheet_text (sheet, _ ("A line without a name is a guest. Enter this sheet in Kith, then shred it."), x,
                   sheet->paper.height - sheet->paper.margin - 14, inner_width (&sheet->paper), 10, FALSE);
}

/* Draws or only measures one paragraph; returns where the next begins. */
static double
put (const Column *column, const char *text, double y, double size, gboolean bold, double after)
{
  size *= column->scale;
  if (column->drawing)
    y += kith_sheet_text (column->sheet, text, column->x, y, column->width, size, bold);
  else
    y += kith_sheet_measure (column->sheet, text, column->width, size, bold);
  return y + after * column->scale;
}

static double
put_sayings (const Column *column, GPtrArray *sayings, double y)
{
  for (guint i = 0; i < sayings->len; i++)
    {
      const KithCrisisSaying *saying = g_ptr_array_index (sayings, i);

      y = put (column, saying->title, y, 13, TRUE, 1);
      y = put (column, saying->body, y, 11, FALSE, 9);
    }
  return y;
}

static double
put_numbers (const Column *column, const KithCrisisCard *card, double y)
{
  for (guint i = 0; i < card->numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (card->numbers, i);

      y = put (column, number->number, y, 20, TRUE, 0);
      y = put (column, number->label, y, 11, FALSE, 0);
      if (number->checked_day == KITH_DAY_NONE)
        y = put (column, _ ("Nobody has checked this number yet."), y, 9, FALSE, 0);
      y += 10 * column->scale;
    }
  return y;
}

static double
put_crisis (const Pack *pack, const Column *start, const Column *end, double y)
{
  double left = put (start, _ ("With the person"), y, 10, TRUE, 6);
  double right = put (end, _ ("Who to call"), y, 10, TRUE, 6);

  left = put_sayings (start, pack->card->sayings, left);
  right = put_numbers (end, pack->card, right);
  return MAX (left, right);
}

static double
put_callers (const Pack *pack, const Column *start, const Column *end, double y)
{
  double left = put (start, _ ("When somebody calls or asks"), y, 10, TRUE, 6);
  double right = put (end, _ ("When officials come"), y, 10, TRUE, 6);

  left = put_sayings (start, pack->card->callers, left);
  right = put_sayings (end, pack->card->officials, right);
  return MAX (left, right);
}

/* Two columns under a title, in the largest letters that fit on the page. */
static void
draw_columns (const KithSheet *sheet, const Pack *pack, const char *title, PutFunc put_columns)
{
  double gap = 24;
  double half = (inner_width (&sheet->paper) - gap) / 2;
  double bottom = sheet->paper.height - sheet->paper.margin;
  double y = sheet->paper.margin;
  Column start = { sheet, sheet->paper.margin, half, 1.0, FALSE };
  Column end = { sheet, sheet->paper.margin + half + gap, half, 1.0, FALSE };

  y += kith_sheet_text (sheet, title, sheet->paper.margin, y, inner_width (&sheet->paper), 24, TRUE) + 12;
  while (start.scale > SMALLEST && put_columns (pack, &start, &end, y) > bottom)
    start.scale = end.scale = start.scale - 0.03;
  start.drawing = end.drawing = TRUE;
  cairo_rectangle (sheet->cr, 0, 0, sheet->paper.width, bottom);
  cairo_clip (sheet->cr);
  put_columns (pack, &start, &end, y);
}

static void
draw_crisis (const KithSheet *sheet, gpointer user_data)
{
  draw_columns (sheet, user_data, _ ("Crisis help"), put_crisis);
}

static void
draw_callers (const KithSheet *sheet, gpointer user_data)
{
  draw_columns (sheet, user_data, _ ("Callers and officials"), put_callers);
}

static GStrv
pinned_labels (GPtrArray *services)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < services->len && n < N_SERVICE_COLUMNS; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);

      if (!service->pinned || !service->active)
        continue;
      g_strv_builder_add (labels, service->label);
      n++;
    }
  return g_strv_builder_end (labels);
}

/**
 * kith_paper_pack_get_n_lines:
 * @paper: the size of the sheets
 *
 * Returns: how many people one sheet has room for
 */
guint
kith_paper_pack_get_n_lines (const KithPaper *paper)
{
  double room;

  g_return_val_if_fail (paper != NULL, 0);

  room = paper->height - 2 * paper->margin - HEAD_HEIGHT - FOOT_HEIGHT;
  return room < LINE_HEIGHT ? 0 : (guint) (room / LINE_HEIGHT);
}

/**
 * kith_paper_pack_new:
 * @center_name: what stands on each sheet
 * @card: the crisis card
 * @services: (element-type KithService): the first three pinned ones become columns
 * @resources: (nullable) (element-type KithHandoutItem): what has a page after the crisis card
 * @n_sheets: how many blank sheets, at most %KITH_PAPER_PACK_MAX_SHEETS
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pack, crisis card first; it needs a release of %KITH_RELEASE_BLANK
 */
KithDocument *
kith_paper_pack_new (const char *center_name,
                     const KithCrisisCard *card,
                     GPtrArray *services,
                     GPtrArray *resources,
                     guint n_sheets,
                     const KithPaper *paper)
{
  KithDocument *document;
  Pack *pack;

  g_return_val_if_fail (center_name != NULL, NULL);
  g_return_val_if_fail (card != NULL && services != NULL && paper != NULL, NULL);

  pack = g_rc_box_new0 (Pack);
  pack->center_name = g_strdup (center_name);
  pack->card = kith_crisis_card_copy (card);
  pack->services = pinned_labels (services);

  document = kith_document_new (KITH_RELEASE_BLANK, _ ("Paper pack"), paper);
  kith_document_add_page (document, draw_crisis, g_rc_box_acquire (pack), pack_unref);
  if (card->callers->len + card->officials->len > 0)
    kith_document_add_page (document, draw_callers, g_rc_box_acquire (pack), pack_unref);
  if (resources != NULL)
    _kith_paper_pack_add_resources (document, resources, paper);
  for (guint i = 0; i < MIN (n_sheets, KITH_PAPER_PACK_MAX_SHEETS); i++)
    kith_document_add_page (document, draw_sheet, g_rc_box_acquire (pack), pack_unref);
  pack_unref (pack);
  return document;
}
