/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an item of a handout looks: its lines as blocks, one below the other. */

#pragma once

#include "report/kith-handout-block.h"
#include "report/kith-handout.h"

G_BEGIN_DECLS

/* In points. */
typedef struct
{
  double title;
  double name;
  double number;
  double text;
  double small;
  double foot;
} KithHandoutLetters;

typedef struct
{
  KithHandoutLetters letters;
  const KithLanguage *language; /* (unowned) (nullable) */
  double label_width;           /* 0: labels stand above */
  gboolean rtl;
} KithHandoutStyle;

/* Of one item. Those before head_end are its name and whom to call, those before core_end when and where too.
 */
typedef struct
{
  GPtrArray *blocks; /* (owned) (element-type KithHandoutBlock) which are somebody else's */
  guint head_end;
  guint core_end;
} KithHandoutBlocks;

void _kith_handout_style_init (KithHandoutStyle *self,
                               const KithSheet *sheet,
                               KithHandoutSize size,
                               const KithLanguage *language);
KithHandoutBlocks _kith_handout_compose (const KithHandoutStyle *style,
                                         const KithHandoutItem *item,
                                         gboolean has_room_to_write);

G_END_DECLS
