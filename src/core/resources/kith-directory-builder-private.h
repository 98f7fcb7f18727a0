/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a builder knows of each entry before they are put together. */

#pragma once

#include "resources/kith-directory-builder.h"
#include "resources/kith-directory-private.h"
#include "resources/kith-resource-view.h"

G_BEGIN_DECLS

typedef enum
{
  TOLD_SHOWN = 1 << 0, /* it may be shown, if what it belongs to may */
  TOLD_PINNED = 1 << 1,
  TOLD_VERIFIED_HERE = 1 << 2,
  TOLD_HOURS = 1 << 3, /* it says something, even that nobody knows */
  TOLD_DOUBT = 1 << 4, /* nobody should go there for what the hours say */
  TOLD_FEES = 1 << 5,
  TOLD_FREE = 1 << 6,
  TOLD_ACCESS = 1 << 7,
  TOLD_WHEELCHAIR = 1 << 8,
  TOLD_PHONE = 1 << 9,
  TOLD_TOLL_FREE = 1 << 10,
  TOLD_ADDRESS = 1 << 11,
  TOLD_LINE = 1 << 12,
  TOLD_CRISIS = 1 << 13,
  TOLD_PLACED = 1 << 14, /* a service that is offered somewhere */
  TOLD_STANDS = 1 << 15, /* one of these places may be shown */
} KithToldFlags;

/* Whether it may be shown with all that it belongs to. */
typedef enum
{
  SIGHT_UNKNOWN,
  SIGHT_ASKED, /* it belongs to itself: never shown */
  SIGHT_HIDDEN,
  SIGHT_SHOWN,
} KithSight;

typedef struct
{
  gint64 id;
  gint64 links[4]; /* organization, program, service, location */
  gint64 same_as;
  const char *name;
  guint32 first_text;
  guint32 first_value;
  guint16 n_texts;
  guint16 n_values;
  guint32 hours;
  guint32 place;
  guint32 flags; /* KithToldFlags */
  KithDay verified;
  KithDay missing;
  guint8 kind;
  guint8 sight; /* KithSight */
  guint32 row;  /* where it is shown */
} KithTold;

/* A text that an entry is found by. */
typedef struct
{
  const char *text;
  guint8 where; /* KithResourceWords */
} KithToldText;

struct _KithDirectoryBuilder
{
  KithDirectory *directory;  /* (owned) what is made */
  GArray *told;              /* (owned) (element-type KithTold) */
  GArray *texts;             /* (owned) (element-type KithToldText) */
  GArray *values;            /* (owned) (element-type guint32) */
  GHashTable *hours_numbers; /* (owned) (element-type GBytes guint) */
  GHashTable *area_numbers;  /* (owned) (element-type utf8 guint): from 1; keys belong to the directory */
};

/* The numbers of a told entry by its id, where several are the same that of the one that is shown; NULL. */
KithTold *_kith_directory_builder_find (KithDirectoryBuilder *self, gint64 id);
gboolean _kith_directory_builder_sees (KithDirectoryBuilder *self, KithTold *told);
void _kith_directory_builder_tell (KithDirectoryBuilder *self, KithTold *told, const KithResourceView *view);
void _kith_directory_builder_make_docs (KithDirectoryBuilder *self);

G_END_DECLS
