/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list is made of, for those who write it. */

#pragma once

#include "report/kith-listing.h"

G_BEGIN_DECLS

struct _KithListing
{
  gatomicrefcount ref_count;
  char *title;                /* (owned) */
  KithListingColumn *columns; /* (owned), their heads too */
  guint n_columns;
  GPtrArray *facts;      /* (owned) (element-type utf8) */
  GPtrArray *open_facts; /* (owned) (element-type utf8): those that name nobody */
  GPtrArray *rows;       /* (owned) (element-type GStrv) */
};

G_END_DECLS
