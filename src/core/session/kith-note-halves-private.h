/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restricted note says, in two halves that say nothing alone. Private to this room. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* common, restricted: (out) (transfer full) of one size, from which that of the content is not seen */
void kith_note_halves_split (GBytes *content, GBytes **common, GBytes **restricted);
/* (transfer full) (nullable): the content; NULL where they are no halves of one */
GBytes *kith_note_halves_join (GBytes *common, GBytes *restricted);

G_END_DECLS
