/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceSheet: an entry of the directory with all that has to be known to go there or to call: what it
 * belongs to, where it is offered, and when. */

#pragma once

#include "resources/kith-hours.h"
#include "resources/kith-resource-view.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithResourcePlace:
 * @site: (nullable): a service at a place; %NULL: one that is in no place, or a place alone
 * @location: (nullable): where that is; %NULL: nowhere, or it is not to be shown
 * @hours: (nullable): when it is open there; %NULL: not certain
 */
typedef struct
{
  KithResourceView *site;     /* (owned) (nullable) */
  KithResourceView *location; /* (owned) (nullable) */
  KithHours *hours;           /* (owned) (nullable) */
} KithResourcePlace;

/**
 * KithResourceSheet:
 * @entry: an organization, program, place or service; of a service at a place, the service
 * @organization: (nullable): whose it is
 * @program: (nullable): what it is part of
 * @places: (element-type KithResourcePlace): where it is offered: at least one of a service, which may be
 *   nowhere; of an organization its places
 * @services: (element-type KithResourceView): of an organization, a program, or a place, what is offered
 * @verified_day: when the center made sure of it; %KITH_DAY_NONE: never
 * @verified_by: account that did; 0
 * @missing_since: its source has not told it since; %KITH_DAY_NONE: it has
 * @pinned: whether the center wants it at hand
 * @source: where it came from; 0: the center's own
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
  KithDay verified_day;
  gint64 verified_by;
  KithDay missing_since;
  gboolean pinned;
  gint64 source;
} KithResourceSheet;

KithResourceSheet *kith_resource_sheet_load (KithSession *session, gint64 id, GError **error);
void kith_resource_sheet_free (KithResourceSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceSheet, kith_resource_sheet_free)

G_END_DECLS
