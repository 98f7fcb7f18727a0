/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards as they are shown: of a record together with all that count as it. */

#pragma once

#include "people/kith-merges.h"
#include "people/kith-people.h"

G_BEGIN_DECLS

KithCard *kith_merge_cards (const KithCard *into, const KithCard *from, const KithMergeChoices *choices);

KithCard *kith_people_get_shown_card (KithPeople *self, gint64 person, gint64 *version, GError **error);
gboolean kith_people_set_shown_card_in (KithPeople *self,
                                        KithChange *change,
                                        const KithCard *card,
                                        gint64 version,
                                        GPtrArray *rechosen,
                                        GError **error);

G_END_DECLS
