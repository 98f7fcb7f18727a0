/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceReading: one entry of the directory as a screen shows it, with all that it belongs to. */

#pragma once

#include "report/kith-handout-item.h"
#include "resources/kith-directory.h"
#include "resources/kith-resource-form.h"
#include "resources/kith-resource-link.h"

G_BEGIN_DECLS

/**
 * KithResourceNear:
 * @id: another entry
 * @name: (owned): what it is called here
 * @more: (owned): where that is; may be ""
 *
 * An entry that one can go to from here.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *more;
} KithResourceNear;

/**
 * KithResourceReading:
 * @id: a service, or an organization without any
 * @place: the service at a place that is shown, of an organization the place; 0: it has none
 * @organization: whose it is; 0: nobody's
 * @entry: what it belongs to
 * @item: all of it in words, line by line
 * @state: whether it is open
 * @state_words: which say so
 * @links: (element-type KithResourceLink): websites and e-mail addresses
 * @places: (element-type KithResourceNear): where else it is
 * @others: (element-type KithResourceNear): what else the organization offers
 * @changed: (nullable): which fields the center changed
 * @is_own: whether the center wrote it
 * @is_verified: whether the center made sure of it today
 * @pinned: whether the center wants it at hand
 * @missing_since: its source has not told it since; %KITH_DAY_NONE: it has
 */
typedef struct
{
  gint64 id;
  gint64 place;
  gint64 organization;
  KithHandoutEntry *entry; /* (owned) */
  KithHandoutItem *item;   /* (owned) */
  KithHoursState state;
  char *state_words; /* (owned) */
  GPtrArray *links;  /* (owned) */
  GPtrArray *places; /* (owned) */
  GPtrArray *others; /* (owned) */
  char *changed;     /* (owned) (nullable) */
  gboolean is_own;
  gboolean is_verified;
  gboolean pinned;
  KithDay missing_since;
} KithResourceReading;

KithResourceReading *kith_resource_reading_new (KithSession *session,
                                                KithDirectory *directory,
                                                gint64 id,
                                                gint64 place,
                                                GError **error);
void kith_resource_reading_free (KithResourceReading *self);
/* (transfer full) The same for a handout. */
KithHandoutEntry *
kith_resource_reading_make_entry (KithSession *session, gint64 id, gint64 place, GError **error);
/* The entries themselves, for editing: each (transfer full) (nullable). */
gboolean kith_resource_reading_get_entries (KithSession *session,
                                            gint64 id,
                                            gint64 place,
                                            KithResource *entries[KITH_RESOURCE_N_LEVELS],
                                            GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceReading, kith_resource_reading_free)

G_END_DECLS
