/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceSheet: an entry of the directory with all that has to be known to go there or to call: what it
 * belongs to, where it is offered, and when. */

#pragma once

#include "resources/kith-hours.h"
#include "resources/kith-resource-view.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* An entry at a place, of a service at a place the service, the place, the organization. */
#define KITH_RESOURCE_SHEET_N_LEVELS 4

/**
 * KithResourcePlace:
 * @site: (nullable): a service at a place; %NULL: one that is in no place, or a place alone
 * @location: (nullable): where that is; %NULL: nowhere, or it is not to be shown
 * @hours: (nullable): when it is open there; %NULL: not certain
 * @verified_day: when the center made sure of it, or of it there, whichever was later; %KITH_DAY_NONE: never
 * @verified_by: (nullable): who did
 */
typedef struct
{
  KithResourceView *site;     /* (owned) (nullable) */
  KithResourceView *location; /* (owned) (nullable) */
  KithHours *hours;           /* (owned) (nullable) */
  KithDay verified_day;
  char *verified_by; /* (owned) (nullable) */
} KithResourcePlace;

/**
 * KithResourceSource:
 * @id: a source of the directory
 * @name: what it is called
 * @attribution: (nullable): what its license wants to be said, and that
 */
typedef struct
{
  gint64 id;
  char *name;        /* (owned) */
  char *attribution; /* (owned) (nullable) */
} KithResourceSource;

/**
 * KithResourceSheet:
 * @entry: an organization, program, place or service; of a service at a place, the service
 * @organization: (nullable): whose it is
 * @program: (nullable): what it is part of
 * @places: (element-type KithResourcePlace): where it is offered, or where the organization is, in the order
 *   of ids: at least one, which may be nowhere
 * @services: (element-type KithResourceView): of an organization, a program, or a place, what is offered
 * @sources: (element-type KithResourceSource): who told any of it; none for the center's own
 *
 * Of each only what may be shown.
 */
typedef struct
{
  KithResourceView *entry;        /* (owned) */
  KithResourceView *organization; /* (owned) (nullable) */
  KithResourceView *program;      /* (owned) (nullable) */
  GPtrArray *places;              /* (owned) */
  GPtrArray *services;            /* (owned) */
  GPtrArray *sources;             /* (owned) */
} KithResourceSheet;

KithResourceSheet *kith_resource_sheet_load (KithSession *session, gint64 id, GError **error);
/* A place by its id: of the service there, else its own; the first where there is none. */
guint kith_resource_sheet_find_place (const KithResourceSheet *self, gint64 id);
/* What stands at a place, nearest first: each (nullable) (transfer none). */
void kith_resource_sheet_get_levels (const KithResourceSheet *self,
                                     guint place,
                                     KithResourceView *levels[KITH_RESOURCE_SHEET_N_LEVELS]);
/* (transfer full) (nullable) What has to be shown with what a source tells, and its license. */
char *kith_resource_say_rights (const char *attribution, const char *licence);

void kith_resource_sheet_free (KithResourceSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceSheet, kith_resource_sheet_free)

G_END_DECLS
