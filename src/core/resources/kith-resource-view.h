/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithResourceView: what may be shown of an entry. Screens, search, print and export take this and never the
 * entry itself; nothing but this file decides what is left out.
 */

#pragma once

#include "resources/kith-resource.h"

G_BEGIN_DECLS

typedef struct _KithResourceView KithResourceView;

/**
 * KithResourceStanding:
 * @source: where it came from; 0: the center's own
 * @verified_day: when the center made sure of it; %KITH_DAY_NONE: never
 * @verified_by: account that did; 0
 * @missing_since: its source has not told it since, nor did the center make sure of it; %KITH_DAY_NONE
 * @pinned: whether the center wants it at hand
 * @changed: (nullable) (array zero-terminated=1): the names of fields in which the center changed what its
 *   source says
 *
 * What the center knows about an entry, whatever it says.
 */
typedef struct
{
  gint64 source;
  KithDay verified_day;
  gint64 verified_by;
  KithDay missing_since;
  gboolean pinned;
  GStrv changed; /* (owned) (nullable) */
} KithResourceStanding;

/* (transfer full) (nullable) NULL: the entry is not to be shown at all. */
KithResourceView *kith_resource_view_new (const KithResource *resource);
/* For other programs of the field: with what is between sources and those who collect, and what has no field;
 * as above without what is kept back, and without what could give that away. */
KithResourceView *kith_resource_view_new_for_export (const KithResource *resource);
/* One field of an entry whose values are all given, as when somebody looks at what changes in it, whatever
 * its state: (transfer full) without what is kept back. kept_back: (out) whether that is not all of it. */
KithValues *kith_resource_view_field (const KithValues *values, const char *name, gboolean *kept_back);
KithResourceView *kith_resource_view_ref (KithResourceView *self);
void kith_resource_view_unref (KithResourceView *self);
gint64 kith_resource_view_get_id (const KithResourceView *self);
KithResourceKind kith_resource_view_get_kind (const KithResourceView *self);
const KithValues *kith_resource_view_get_values (const KithResourceView *self);
const KithResourceStanding *kith_resource_view_get_standing (const KithResourceView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceView, kith_resource_view_unref)

G_END_DECLS
