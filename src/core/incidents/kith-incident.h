/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncident: something that happened, as it was written down, and what was added later. A value. */

#pragma once

#include "incidents/kith-incident-entry.h"

G_BEGIN_DECLS

/* More people than this are named by no single entry. */
#define KITH_INCIDENT_PEOPLE_MAX 20

/* What of it is missing or wrong. */
typedef enum
{
  KITH_INCIDENT_PART_HAPPENED,
  KITH_INCIDENT_PART_DAY,
  KITH_INCIDENT_PART_MINUTE,
  KITH_INCIDENT_PART_DUE,
  KITH_INCIDENT_PART_PEOPLE,
} KithIncidentPart;

/* In clear; permanent numbers. */
typedef enum
{
  KITH_INCIDENT_TAKEN_BACK = 0,
  KITH_INCIDENT_STANDS = 1,
} KithIncidentState;

/**
 * KithIncident:
 * @id: of its row, 0 for one that is not stored
 * @account: who wrote it down first
 * @by: (owned) (nullable): their name
 * @day: when it happened
 * @due_day: when somebody is to look at it again, as the last entry says, or %KITH_DAY_NONE
 * @state: whether it stands
 * @version: for writing to it
 * @withheld: whether somebody is named whose record this account must not open, so that no word is shown
 * @people: (owned) (element-type gint64): who is named by record, as far as this account may know
 * @entries: (owned) (element-type KithIncidentEntry): oldest first, with what was taken back
 */
typedef struct
{
  gint64 id;
  gint64 account;
  char *by;
  KithDay day;
  KithDay due_day;
  KithIncidentState state;
  gint64 version;
  gboolean withheld;
  GArray *people;
  GPtrArray *entries;
} KithIncident;

KithIncident *kith_incident_new (void);
KithIncident *kith_incident_copy (const KithIncident *self);
void kith_incident_free (KithIncident *self);

gboolean kith_incident_check (const KithIncident *self,
                              const KithIncidentEntry *first,
                              KithDay today,
                              KithIncidentPart *part,
                              GError **error);
gboolean kith_incident_check_entry (const KithIncidentEntry *entry,
                                    KithDay today,
                                    KithIncidentPart *part,
                                    GError **error);
const KithIncidentEntry *kith_incident_get_first (const KithIncident *self);
char *kith_incident_describe (const KithIncident *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIncident, kith_incident_free)

G_END_DECLS
