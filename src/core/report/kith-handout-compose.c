/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name, then whom to call, larger than all else: that is what somebody looks for who holds the paper in
 * one hand and a phone in the other. Then facts in the order in which they are needed on the way. */

#include "report/kith-handout-compose.h"

#include <glib/gi18n-lib.h>

#include "report/kith-document-private.h"
#include "report/kith-handout-number.h"

/* Where a column of labels would leave fewer of the letters' size to the text, labels stand above. */
#define FEWEST_EMS 24
/* Of the page. */
#define MOST_LABEL 0.32

/* The text is of 14 points, as the RNIB recommends for clear print, of 18, with which large print begins, or
 * of 24, which is called giant print. */
static const KithHandoutLetters letters[KITH_HANDOUT_N_SIZES] = {
  [KITH_HANDOUT_IN_NORMAL] = { 16, 21, 27, 14, 11, 10 },
  [KITH_HANDOUT_IN_LARGE] = { 20, 27, 34, 18, 14, 12 },
  [KITH_HANDOUT_IN_VERY_LARGE] = { 26, 35, 44, 24, 18, 14 },
};

/* As wide as the widest label, up to a third of the page. */
static double
find_label_width (const KithHandoutStyle *self, const KithSheet *sheet)
{
  static const char *const labels[] = {
#define PART(symbol, code, label) label,
    KITH_HANDOUT_PARTS (PART)
#undef PART
  };
  double inner = sheet->paper.width - 2 * sheet->paper.margin;
  double widest = 0;

  if (inner < FEWEST_EMS * self->letters.text)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i] != NULL)
      widest = MAX (widest, _kith_sheet_measure_width (sheet, kith_language_say (self->language, labels[i]),
                                                       self->letters.text, TRUE));
  return MIN (widest, inner * MOST_LABEL);
}

void
_kith_handout_style_init (KithHandoutStyle *self,
                          const KithSheet *sheet,
                          KithHandoutSize size,
                          const KithLanguage *language)
{
  self->letters = letters[size];
  self->language = language;
  self->rtl = sheet->rtl;
  self->label_width = find_label_width (self, sheet);
}

static KithHandoutBlock *
add_block (GPtrArray *blocks,
           KithHandoutBlockKind kind,
           const char *text,
           double size,
           gboolean bold,
           double before)
{
  KithHandoutBlock *block = _kith_handout_block_new (kind, text, size, bold);

  block->before = before;
  g_ptr_array_add (blocks, block);
  return block;
}

static void
add_line (const KithHandoutStyle *self, GPtrArray *blocks, const KithHandoutLine *line)
{
  const KithHandoutLetters *size = &self->letters;

  if (line->label != NULL)
    {
      KithHandoutBlock *fact =
          add_block (blocks, KITH_HANDOUT_BLOCK_FACT, line->text, size->text, FALSE, size->text * 0.5);

      fact->label = g_strdup (line->label);
      fact->label_width = self->label_width;
    }
  else if (line->part == KITH_HANDOUT_NAME)
    add_block (blocks, KITH_HANDOUT_BLOCK_TEXT, line->text, size->name, TRUE, size->text * 0.4);
  else if (line->part == KITH_HANDOUT_BY)
    add_block (blocks, KITH_HANDOUT_BLOCK_TEXT, line->text, size->text, FALSE, 0);
  else if (line->part == KITH_HANDOUT_PHONE)
    {
      g_autofree char *spaced = _kith_handout_number_space (line->text);
      g_autofree char *isolated = self->rtl ? _kith_handout_number_isolate (spaced) : NULL;

      add_block (blocks, KITH_HANDOUT_BLOCK_NUMBER, isolated != NULL ? isolated : spaced, size->number, TRUE,
                 size->text * 0.5);
      if (line->note != NULL)
        add_block (blocks, KITH_HANDOUT_BLOCK_TEXT, line->note, size->text, FALSE, 0);
    }
  else if (line->part == KITH_HANDOUT_VERIFIED)
    add_block (blocks, KITH_HANDOUT_BLOCK_TEXT, line->text, size->small, FALSE, size->text * 0.6);
  else
    add_block (blocks, KITH_HANDOUT_BLOCK_MARKED, line->text, size->text, TRUE, size->text * 0.7);
}

static void
add_room_to_write (const KithHandoutStyle *self, GPtrArray *blocks)
{
  KithHandoutBlock *block = add_block (blocks, KITH_HANDOUT_BLOCK_WRITE, NULL, self->letters.text, FALSE, 0);

  block->label = g_strdup (kith_language_say (self->language, N_ ("Notes")));
  block->label_width = self->label_width;
}

KithHandoutBlocks
_kith_handout_compose (const KithHandoutStyle *style, const KithHandoutItem *item, gboolean has_room_to_write)
{
  KithHandoutBlocks composed = { g_ptr_array_new (), 0, 0 };

  add_block (composed.blocks, KITH_HANDOUT_BLOCK_RULE, NULL, 0, FALSE, style->letters.text * 1.8);
  for (guint i = 0; i < kith_handout_item_get_n_lines (item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (item, i);

      add_line (style, composed.blocks, line);
      if (line->part <= KITH_HANDOUT_CALL_FIRST)
        composed.head_end = composed.blocks->len;
      if (line->part <= KITH_HANDOUT_ADDRESS)
        composed.core_end = composed.blocks->len;
    }
  if (has_room_to_write)
    add_room_to_write (style, composed.blocks);
  return composed;
}
