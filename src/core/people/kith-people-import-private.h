/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeopleImport from the inside. */

#pragma once

#include "people/kith-people-import.h"

/* How many rows pass between two looks at whether it is to end. */
#define KITH_IMPORT_LOOK_EVERY 256

struct _KithPeopleImport
{
  GObject parent_instance;

  KithImportTable *table; /* (owned) */
  GArray *fields;         /* (owned) (element-type KithImportField) */
  GPtrArray *rows;        /* (owned) (element-type KithImportRow) */
  GHashTable *codes;      /* (owned): folded code → line, as a pointer */
  GArray *added;          /* (owned) (nullable) (element-type gint64): once applied, by row; 0: left out */
  KithImportDates dates;
};
