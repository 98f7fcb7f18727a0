/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupNote: what a session of a group was about, in counts and themes; no one person's story. A value.
 */

#pragma once

#include <gio/gio.h>

#include "base/kith-day.h"
#include "people/kith-third-party.h"

G_BEGIN_DECLS

/* How many there were, where nobody counted. */
#define KITH_GROUP_COUNT_NONE (-1)

/**
 * KithGroupNote:
 * @id: of its row, 0 for one that is not stored
 * @session: of which session
 * @day: when it was written
 * @by: (owned) (nullable): whose account wrote it
 * @taken_back: written by mistake
 * @count: how many were there, as who led it counted, or %KITH_GROUP_COUNT_NONE
 * @themes: (owned) (nullable): what it was about
 * @follow_ups: (owned) (nullable): what is to be done
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  gint64 session;
  KithDay day;
  char *by;
  gboolean taken_back;
  int count;
  char *themes;
  char *follow_ups;
  GVariant *extras;
} KithGroupNote;

KithGroupNote *kith_group_note_new (void);
KithGroupNote *kith_group_note_copy (const KithGroupNote *self);
void kith_group_note_free (KithGroupNote *self);

void kith_group_note_clean (KithGroupNote *self);
gboolean kith_group_note_check (const KithGroupNote *self, GError **error);
/* Whether it may tell of somebody: names: of who was there, ended by NULL. */
KithThirdPartyReason kith_group_note_look (const KithGroupNote *self, const char *const *names);

GVariant *kith_group_note_to_content (const KithGroupNote *self);
gboolean kith_group_note_take_content (KithGroupNote *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupNote, kith_group_note_free)

G_END_DECLS
