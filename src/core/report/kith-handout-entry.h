/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutEntry: what may be shown of one entry of the directory and of those that it belongs to. */

#pragma once

#include "resources/kith-hours.h"
#include "resources/kith-resource-sheet.h"

G_BEGIN_DECLS

/**
 * KithHandoutSource:
 * @name: what a source is called
 * @attribution: (nullable): what its license wants to be said
 */
typedef struct
{
  char *name;        /* (owned) */
  char *attribution; /* (owned) (nullable) */
} KithHandoutSource;

/**
 * KithHandoutEntry:
 * @entry: what is handed out
 * @service: (nullable): of a service at a place, the service
 * @location: (nullable): where it is; %NULL too where the place may not be shown
 * @organization: (nullable): whose it is
 * @hours: (nullable): when it is open; %NULL where that is not certain
 * @verified_day: when the center checked it, or %KITH_DAY_NONE
 * @verified_by: (nullable): who did
 * @sources: (element-type KithHandoutSource): who told it; none for the center's own
 *
 * One entry with those that it belongs to.
 */
typedef struct
{
  KithResourceView *entry;        /* (owned) */
  KithResourceView *service;      /* (owned) (nullable) */
  KithResourceView *location;     /* (owned) (nullable) */
  KithResourceView *organization; /* (owned) (nullable) */
  KithHours *hours;               /* (owned) (nullable) */
  KithDay verified_day;
  char *verified_by;  /* (owned) (nullable) */
  GPtrArray *sources; /* (owned) (element-type KithHandoutSource) */
} KithHandoutEntry;

KithHandoutEntry *kith_handout_entry_new (KithResourceView *entry);
/* Of a sheet what belongs to one of its places: its number, from 0. */
KithHandoutEntry *kith_handout_entry_new_at (const KithResourceSheet *sheet, guint place);
void kith_handout_entry_free (KithHandoutEntry *self);
void kith_handout_entry_take_hours (KithHandoutEntry *self);
void kith_handout_entry_set_verified (KithHandoutEntry *self, KithDay day, const char *by);
void kith_handout_entry_add_source (KithHandoutEntry *self, const char *name, const char *attribution);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHandoutEntry, kith_handout_entry_free)

G_END_DECLS
