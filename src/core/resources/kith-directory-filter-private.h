/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One search on its way through the directory. */

#pragma once

#include "resources/kith-directory-private.h"

G_BEGIN_DECLS

/* In tenths of a kilometre: as far as is told apart, and what nobody knows. */
#define KITH_DIRECTORY_FAR 32767u

typedef struct
{
  KithDirectory *directory;
  const KithDirectoryQuery *query;
  KithDirectoryStates *states; /* (owned) */
  KithDirectoryNear near;
  guint asked; /* bits: which filters there are */
  guint32 wanted[KITH_DIRECTORY_POPULATION + 1];
  guint n_found;
  GArray *best;         /* (owned) (element-type guint64): a heap, the worst first */
  guint *counts;        /* (owned) (nullable) by value, then by kind */
  guint32 *counted_for; /* (owned) (nullable) the last that was counted there, from 1 */
} KithDirectoryFilter;

/* Bits: the filters by which a service at that place is not found. */
guint _kith_directory_filter_misses (const KithDirectoryFilter *filter,
                                     const KithDirectoryDoc *doc,
                                     const KithDirectorySpot *spot);
guint _kith_directory_tenths (float km);
/* (transfer full) */
GArray *_kith_directory_filter_results (KithDirectoryFilter *filter, GDateTime *now);
GArray *_kith_directory_filter_facets (const KithDirectoryFilter *filter);

G_END_DECLS
