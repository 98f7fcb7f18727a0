/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPublicName: somebody's name on a screen that others can see, beside the others shown there. */

#pragma once

#include "people/kith-card.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;     /* (owned) "Maria G.", "Maria Ga." where only letters tell namesakes apart */
  char *pronouns; /* (owned) (nullable) where they tell */
  char *note;     /* (owned) (nullable) the agreed note, where it tells */
} KithPublicName;

GPtrArray *kith_public_names_new (KithCard *const *cards, guint n_cards);
char *kith_public_name_dup_text (const KithPublicName *self);

G_END_DECLS
