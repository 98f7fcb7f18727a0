/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody as they are compared: what they are called, and what was told where that may be read. */

#pragma once

#include "people/kith-card.h"
#include "people/kith-intake.h"
#include "people/kith-likeness.h"

G_BEGIN_DECLS

void kith_likeness_put_named (KithLikenessIndex *index,
                              gint64 person,
                              const char *name,
                              const char *const *aliases,
                              const KithIntake *intake);
void kith_likeness_put_card (KithLikenessIndex *index, const KithCard *card, const KithIntake *intake);

G_END_DECLS
