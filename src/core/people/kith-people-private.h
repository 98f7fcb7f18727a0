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
