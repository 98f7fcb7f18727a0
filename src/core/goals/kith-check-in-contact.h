/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInContact: that somebody asked, or tried to. Written once. A value. */

#pragma once

#include "base/kith-day.h"
#include "goals/kith-contact-way.h"

G_BEGIN_DECLS

/**
 * KithCheckInContact:
 * @id: of its row, 0 for one that is not stored
 * @day: when
 * @way: how; none where nobody asked since it is not needed any more
 * @outcome: what came of it
 * @due_day: for when it had been planned
 * @next_day: when to ask again, %KITH_DAY_NONE: that was all
 * @by: (owned) (nullable): whose account wrote it down
 * @taken_back: whether it was a mistake
 * @words: (owned) (nullable): what was said
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  KithDay day;
  KithContactWay way;
  KithContactOutcome outcome;
  KithDay due_day;
  KithDay next_day;
  char *by;
  gboolean taken_back;
  char *words;
  GVariant *extras;
} KithCheckInContact;

KithCheckInContact *kith_check_in_contact_new (KithContactWay way, KithContactOutcome outcome);
KithCheckInContact *kith_check_in_contact_copy (const KithCheckInContact *self);
void kith_check_in_contact_free (KithCheckInContact *self);

void kith_check_in_contact_clean (KithCheckInContact *self);
GVariant *kith_check_in_contact_to_content (const KithCheckInContact *self);
gboolean kith_check_in_contact_take_content (KithCheckInContact *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckInContact, kith_check_in_contact_free)

G_END_DECLS
