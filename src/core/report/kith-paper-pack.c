/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet has the columns that entering it asks for, in that order, and lines high enough for handwriting.
 */

#include "report/kith-paper-pack.h"

#include <glib/gi18n-lib.h>

#define LINE_HEIGHT 27.0
#define HEAD_HEIGHT 92.0
#define FOOT_HEIGHT 34.0
#define N_SERVICE_COLUMNS 3
#define NUMBER_WIDTH 24.0
#define TIME_WIDTH 58.0
#define SERVICE_WIDTH 62.0

typedef struct
{
  char *center_name;    /* (owned) */
  KithCrisisCard *card; /* (owned) */
  GStrv services;       /* (owned) the pinned ones' labels */
} Pack;

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
  y += HEAD_HEIGHT - 24;
  kith_sheet_text (sheet, _ ("Name to be called by, or nothing"), x + NUMBER_WIDTH, y, names - 6, 10, TRUE);
  kith_sheet_text (sheet, _ ("Time"), x + NUMBER_WIDTH + names, y, TIME_WIDTH - 6, 10, TRUE);
  for (guint i = 0; pack->services[i] != NULL; i++)
    kith_sheet_text (sheet, pack->services[i], x + NUMBER_WIDTH + names + TIME_WIDTH + i * SERVICE_WIDTH, y,
                     SERVICE_WIDTH - 4, 10, TRUE);
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

static double
draw_sayings (const KithSheet *sheet, GPtrArray *sayings, double x, double y, double width)
{
  for (guint i = 0; i < sayings->len; i++)
    {
      const KithCrisisSaying *saying = g_ptr_array_index (sayings, i);

      y += kith_sheet_text (sheet, saying->title, x, y, width, 13, TRUE) + 1;
      y += kith_sheet_text (sheet, saying->body, x, y, width, 11, FALSE) + 9;
    }
  return y;
}

static double
draw_numbers (const KithSheet *sheet, const KithCrisisCard *card, double x, double y, double width)
{
  for (guint i = 0; i < card->numbers->len; i++)
    {
      const KithCrisisNumber *number = g_ptr_array_index (card->numbers, i);

      y += kith_sheet_text (sheet, number->number, x, y, width, 20, TRUE);
      y += kith_sheet_text (sheet, number->label, x, y, width, 11, FALSE);
      if (number->checked_day == KITH_DAY_NONE)
        y += kith_sheet_text (sheet, _ ("Nobody has checked this number yet."), x, y, width, 9, FALSE);
      y += 10;
    }
  return y;
}

static void
draw_crisis (const KithSheet *sheet, gpointer user_data)
{
  const Pack *pack = user_data;
  double x = sheet->paper.margin;
  double gap = 24;
  double half = (inner_width (&sheet->paper) - gap) / 2;
  double y = sheet->paper.margin;
  double left;
  double right;

  y += kith_sheet_text (sheet, _ ("Crisis help"), x, y, inner_width (&sheet->paper), 24, TRUE) + 12;
  left = y + kith_sheet_text (sheet, _ ("With the person"), x, y, half, 10, TRUE) + 6;
  right = y + kith_sheet_text (sheet, _ ("Who to call"), x + half + gap, y, half, 10, TRUE) + 6;
  left = draw_sayings (sheet, pack->card->sayings, x, left, half);
  right = draw_numbers (sheet, pack->card, x + half + gap, right, half);
  if (pack->card->callers->len + pack->card->officials->len == 0)
    return;

  y = MAX (left, right) + 8;
  kith_sheet_line (sheet, x, y, inner_width (&sheet->paper));
  y += 10;
  y += kith_sheet_text (sheet, _ ("Callers and officials"), x, y, inner_width (&sheet->paper), 10, TRUE) + 6;
  draw_sayings (sheet, pack->card->callers, x, y, half);
  draw_sayings (sheet, pack->card->officials, x + half + gap, y, half);
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
 * @n_sheets: how many blank sheets, at most %KITH_PAPER_PACK_MAX_SHEETS
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pack, crisis card first; it needs a release of %KITH_RELEASE_BLANK
 */
KithDocument *
kith_paper_pack_new (const char *center_name,
                     const KithCrisisCard *card,
                     GPtrArray *services,
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
  for (guint i = 0; i < MIN (n_sheets, KITH_PAPER_PACK_MAX_SHEETS); i++)
    kith_document_add_page (document, draw_sheet, g_rc_box_acquire (pack), pack_unref);
  pack_unref (pack);
  return document;
}
