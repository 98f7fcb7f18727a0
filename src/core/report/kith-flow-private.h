/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a flow is made of. */

#pragma once

#include "report/kith-flow.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;           /* (owned) (nullable) */
  KithStrokes *strokes; /* (owned) (nullable) */
  double size;          /* of the letters; of the space where there is neither */
  KithFlowFlags flags;
} KithFlowBlock;

struct _KithFlow
{
  GPtrArray *blocks; /* (owned) (element-type KithFlowBlock) */
  char *head;        /* (owned) (nullable) */
  char *foot;        /* (owned) (nullable): there where a head is */
};

/* Frees a KithFlowBlock. */
void _kith_flow_block_free (gpointer data);

G_END_DECLS
