/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutBlock: a line of a handout as it stands on paper, which may go on on the next page. */

#pragma once

#include "report/kith-document.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_HANDOUT_BLOCK_TEXT,
  KITH_HANDOUT_BLOCK_MARKED, /* with a bar beside it */
  KITH_HANDOUT_BLOCK_NUMBER, /* to be dialled: no number of it is parted */
  KITH_HANDOUT_BLOCK_FACT,   /* a label, and what is so */
  KITH_HANDOUT_BLOCK_WRITE,  /* a label, and room to write */
  KITH_HANDOUT_BLOCK_RULE,
} KithHandoutBlockKind;

/**
 * KithHandoutBlock:
 * @size: of the letters, in points
 * @label_width: of a fact: how wide the column of labels is; 0: the label stands above
 * @before: the room before it, in points, but at the top of a page
 */
typedef struct
{
  KithHandoutBlockKind kind;
  char *label; /* (owned) (nullable) */
  char *text;  /* (owned) (nullable) */
  double size;
  double label_width;
  double before;
  gboolean bold;
} KithHandoutBlock;

KithHandoutBlock *
_kith_handout_block_new (KithHandoutBlockKind kind, const char *text, double size, gboolean bold);
void _kith_handout_block_free (gpointer self);
gsize _kith_handout_block_get_length (const KithHandoutBlock *self);

/*
 * Draws, or only measures, the block from the byte @from of its text at @y. Where @room is not enough, only
 * so many whole lines as fit: @until is the byte that the next page begins with, @from if none fits.
 */
double _kith_handout_block_put (const KithHandoutBlock *self,
                                const KithSheet *sheet,
                                gsize from,
                                double y,
                                double room,
                                gboolean is_drawn,
                                gsize *until);

G_END_DECLS
