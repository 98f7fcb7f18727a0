/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidentEntry: what somebody wrote down of something that happened, at once or later. Written once. A
 * value. */

#pragma once

#include "base/kith-day.h"
#include "incidents/kith-incident-text.h"

G_BEGIN_DECLS

/* The time of the day is not known. */
#define KITH_INCIDENT_NO_MINUTE (-1)

/**
 * KithIncidentEntry:
 * @id: of its row, 0 for one that is not stored
 * @account: who wrote it
 * @by: (owned) (nullable): their name
 * @day: when it was written
 * @due_day: when somebody is to look at it again, or %KITH_DAY_NONE
 * @taken_back: whether it was a mistake
 * @readable: whether this account holds a key to its words and there are any
 * @closed: whether its author was given new keys since, so that only coordinators read it
 * @minute: of the day's first entry: on the wall, from midnight, or %KITH_INCIDENT_NO_MINUTE
 * @about: whether that is only about right
 * @texts: (owned) (nullable): each part that was said
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  gint64 account;
  char *by;
  KithDay day;
  KithDay due_day;
  gboolean taken_back;
  gboolean readable;
  gboolean closed;
  int minute;
  gboolean about;
  char *texts[KITH_N_INCIDENT_TEXTS];
  GVariant *extras;
} KithIncidentEntry;

KithIncidentEntry *kith_incident_entry_new (void);
KithIncidentEntry *kith_incident_entry_copy (const KithIncidentEntry *self);
void kith_incident_entry_free (KithIncidentEntry *self);

void kith_incident_entry_set (KithIncidentEntry *self, KithIncidentText text, const char *words);
void kith_incident_entry_clean (KithIncidentEntry *self);
gboolean kith_incident_entry_is_blank (const KithIncidentEntry *self);
char *kith_incident_entry_format_time (const KithIncidentEntry *self);

GVariant *kith_incident_entry_to_content (const KithIncidentEntry *self);
gboolean kith_incident_entry_take_content (KithIncidentEntry *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIncidentEntry, kith_incident_entry_free)

G_END_DECLS
