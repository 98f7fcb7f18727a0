/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words are measured when the document is made, a paragraph at a time, so that none is cut by the end of
 * a page; the signature stands with the last of them. */

#include "report/kith-consent-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-strokes-drawing.h"

#define TITLE_SIZE 18.0
#define TEXT_SIZE 11.0
#define SMALL_SIZE 9.0
/* Read from a step away. */
#define NOTICE_TITLE_SIZE 30.0
#define NOTICE_SIZE 17.0
#define GAP 7.0
#define SIGNATURE_HEIGHT 70.0
#define SIGNATURE_WIDTH 230.0
/* A longer paragraph is parted: so many letters fit on a page of any paper. */
#define LONGEST_PARAGRAPH 1200

typedef struct
{
  char *text; /* (owned) (nullable) NULL: the signature */
  double size;
  gboolean bold;
} Block;

typedef struct
{
  GPtrArray *blocks;    /* (owned) (element-type Block): this page's */
  KithStrokes *strokes; /* (owned) (nullable) */
} Page;

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_free (block);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->blocks);
  kith_strokes_free (page->strokes);
  g_free (page);
}

static void
add_block (GPtrArray *blocks, const char *text, gssize length, double size, gboolean bold)
{
  Block *block = g_new0 (Block, 1);

  block->text = text != NULL ? g_strndup (text, length >= 0 ? (gsize) length : strlen (text)) : NULL;
  block->size = size;
  block->bold = bold;
  g_ptr_array_add (blocks, block);
}

/* In parts that end between words where they can. */
static void
add_paragraph (GPtrArray *blocks, const char *text, double size, gboolean bold)
{
  while (g_utf8_strlen (text, -1) > LONGEST_PARAGRAPH)
    {
      const char *most = g_utf8_offset_to_pointer (text, LONGEST_PARAGRAPH);
      const char *space = g_strrstr_len (text, most - text, " ");
      const char *end = space != NULL && space > text ? space : most;

      add_block (blocks, text, end - text, size, bold);
      text = *end == ' ' ? end + 1 : end;
    }
  add_block (blocks, text, -1, size, bold);
}

static void
add_words (GPtrArray *blocks, const char *words, double title_size, double size)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  gboolean title = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      add_paragraph (blocks, lines[i], title ? title_size : size, title);
      title = FALSE;
    }
}

static void
add_labelled (GPtrArray *blocks, const char *label, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  /* Translators: a label and what was said: "Signed: Rosa Martinez" */
  line = g_strdup_printf (_ ("%s: %s"), label, value);
  add_paragraph (blocks, line, TEXT_SIZE, FALSE);
}

static void
add_signature (GPtrArray *blocks, const KithConsent *consent)
{
  g_autofree char *day = kith_day_is_valid (consent->day) ? kith_day_format_long (consent->day) : NULL;

  if (consent->signature == KITH_SIGNED_DRAWN && consent->strokes != NULL)
    add_block (blocks, NULL, 0, 0, FALSE);
  else if (consent->signature == KITH_SIGNED_TYPED)
    add_labelled (blocks, _ ("Signed by typing the name"),
                  kith_consent_get_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME));
  else
    add_block (blocks, _ ("Said aloud, not signed."), -1, TEXT_SIZE, FALSE);
  add_labelled (blocks, _ ("Holds from"), day);
  if (consent->ended_day != KITH_DAY_NONE)
    {
      g_autofree char *ended = kith_day_format_long (consent->ended_day);

      add_labelled (blocks, _ ("Taken back"), ended);
    }
  if (consent->wording != 0)
    {
      g_autofree char *number = g_strdup_printf (_ ("Words no. %u"), consent->wording);

      add_block (blocks, number, -1, SMALL_SIZE, FALSE);
    }
}

static double
block_height (const KithSheet *sheet, const Block *block)
{
  double width = sheet->paper.width - 2 * sheet->paper.margin;

  if (block->text == NULL)
    return SIGNATURE_HEIGHT + GAP;
  return kith_sheet_measure (sheet, block->text, width, block->size, block->bold) + GAP;
}

static double
draw_signature (const KithSheet *sheet, const KithStrokes *strokes, double y)
{
  double margin = sheet->paper.margin;
  double x = sheet->rtl ? sheet->paper.width - margin - SIGNATURE_WIDTH : margin;

  kith_strokes_draw (strokes, sheet->cr, x, y, SIGNATURE_WIDTH, SIGNATURE_HEIGHT);
  kith_sheet_line (sheet, margin, y + SIGNATURE_HEIGHT, SIGNATURE_WIDTH);
  return SIGNATURE_HEIGHT;
}

static void
draw_page (const KithSheet *sheet, gpointer user_data)
{
  const Page *page = user_data;
  double width = sheet->paper.width - 2 * sheet->paper.margin;
  double y = sheet->paper.margin;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (page->blocks, i);

      if (block->text == NULL)
        y += draw_signature (sheet, page->strokes, y);
      else
        y += kith_sheet_text (sheet, block->text, sheet->paper.margin, y, width, block->size, block->bold);
      y += GAP;
    }
}

/* Moves blocks to pages until none is left. */
static void
add_pages (KithDocument *document, GPtrArray *blocks, const KithStrokes *strokes, const KithPaper *paper)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  KithSheet sheet = { cairo_create (surface), *paper, FALSE };
  double room = paper->height - 2 * paper->margin;

  while (blocks->len > 0)
    {
      Page *page = g_new0 (Page, 1);
      double left = room;

      page->blocks = g_ptr_array_new_with_free_func (block_free);
      page->strokes = strokes != NULL ? kith_strokes_copy (strokes) : NULL;
      do
        {
          left -= block_height (&sheet, g_ptr_array_index (blocks, 0));
          g_ptr_array_add (page->blocks, g_ptr_array_steal_index (blocks, 0));
        }
      while (blocks->len > 0 && block_height (&sheet, g_ptr_array_index (blocks, 0)) <= left);
      kith_document_add_page (document, draw_page, page, page_free);
    }
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (surface);
}

/**
 * kith_consent_paper_new:
 * @kind: %KITH_RELEASE_TO_PERSON, or %KITH_RELEASE_TO_RECIPIENT: a copy for whoever receives something by it
 * @center_name: the center's name
 * @person_name: who agreed
 * @consent: to what, as it is stored
 * @words: what was read, its first line a title
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages; they need a release of @kind
 */
KithDocument *
kith_consent_paper_new (KithReleaseKind kind,
                        const char *center_name,
                        const char *person_name,
                        const KithConsent *consent,
                        const char *words,
                        const KithPaper *paper)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);
  g_autofree char *agreed = NULL;
  KithDocument *document;

  g_return_val_if_fail (kind == KITH_RELEASE_TO_PERSON || kind == KITH_RELEASE_TO_RECIPIENT, NULL);
  g_return_val_if_fail (center_name != NULL && person_name != NULL && words != NULL && paper != NULL, NULL);
  g_return_val_if_fail (consent != NULL && consent->person > 0, NULL);

  agreed = kith_consent_describe (consent);
  add_words (blocks, words, TITLE_SIZE, TEXT_SIZE);
  add_block (blocks, center_name, -1, TEXT_SIZE, TRUE);
  add_labelled (blocks, _ ("Name"), person_name);
  add_paragraph (blocks, agreed, TEXT_SIZE, FALSE);
  add_signature (blocks, consent);

  document = kith_document_new (kind, kith_consent_kind_label (consent->kind), paper);
  kith_document_set_about (document, consent->person, KITH_SCOPE_COMES);
  add_pages (document, blocks, consent->strokes, paper);
  return document;
}

/**
 * kith_notice_paper_new:
 * @center_name: the center's name
 * @words: what is written down here and why, the first line a title
 * @paper: the size of the paper
 *
 * Returns: (transfer full): pages to hang on the wall; they need a release of %KITH_RELEASE_BLANK
 */
KithDocument *
kith_notice_paper_new (const char *center_name, const char *words, const KithPaper *paper)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);
  KithDocument *document;

  g_return_val_if_fail (center_name != NULL && words != NULL && paper != NULL, NULL);

  add_words (blocks, words, NOTICE_TITLE_SIZE, NOTICE_SIZE);
  add_block (blocks, center_name, -1, NOTICE_SIZE, TRUE);
  document = kith_document_new (KITH_RELEASE_BLANK, center_name, paper);
  add_pages (document, blocks, NULL, paper);
  return document;
}
