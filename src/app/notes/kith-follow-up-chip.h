/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFollowUpChip: when somebody is to come back to what a note says, as a small button. */

#pragma once

#include <adwaita.h>

#include "notes/kith-note.h"

G_BEGIN_DECLS

#define KITH_TYPE_FOLLOW_UP_CHIP (kith_follow_up_chip_get_type ())
G_DECLARE_FINAL_TYPE (KithFollowUpChip, kith_follow_up_chip, KITH, FOLLOW_UP_CHIP, AdwBin)

/* Signal "changed" (): another day is chosen, or none. */
void kith_follow_up_chip_fill (KithFollowUpChip *self, const KithNote *note, KithDay today);
gboolean kith_follow_up_chip_take (KithFollowUpChip *self, KithNote *note);

G_END_DECLS
