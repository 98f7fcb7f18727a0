/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a directory made by chance out of the tables of fields and parts. */

#pragma once

#include "catalog/kith-catalog-reader.h"

typedef struct
{
  GRand *rand;
  guint n; /* so that keys are all different */
} EntryMaker;

/* One organization with parts of it, programs, places, services and where they are offered; or, now and then,
 * entries that are of none. (element-type KithCatalogEntry) */
GPtrArray *entry_maker_make_record (EntryMaker *maker);
