/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeople from the inside. */

#pragma once

#include "people/kith-people.h"

struct _KithPeople
{
  GObject parent_instance;

  KithSession *session; /* (owned) */
  int n_unreadable;     /* atomic */
};

KithCardState kith_person_state_to_card (KithPersonState state);

/* The row's card, as it was written. state, version: (out) */
KithCard *kith_people_read_card (KithPeople *self,
                                 KithDb *db,
                                 gint64 person,
                                 KithPersonState *state,
                                 gint64 *version,
                                 GError **error);
/* away_until: KITH_DAY_NONE where it is open, or they are not away. */
gboolean kith_people_write_state_in (KithPeople *self,
                                     KithChange *change,
                                     gint64 person,
                                     KithPersonState state,
                                     KithDay away_until,
                                     GError **error);
/* Puts merged records together and hides those that count as others. (element-type KithCard) */
gboolean kith_people_show_merged (KithPeople *self, GPtrArray *cards, GError **error);
