/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithListedGroup: one of the center's lists: the pronouns, or a question with its answers. */

#pragma once

#include <adwaita.h>

#include "settings/kith-listed-menu.h"

G_BEGIN_DECLS

#define KITH_TYPE_LISTED_GROUP (kith_listed_group_get_type ())
G_DECLARE_FINAL_TYPE (KithListedGroup, kith_listed_group, KITH, LISTED_GROUP, AdwPreferencesGroup)

void kith_listed_group_show_pronouns (KithListedGroup *self, KithQuestions *lists);
void kith_listed_group_show_question (KithListedGroup *self,
                                      KithQuestions *lists,
                                      const KithListed *question,
                                      KithListedPlace place);
gboolean kith_listed_group_focus (KithListedGroup *self, const char *list, const char *code);

G_END_DECLS
