/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that the center and the source both changed, each otherwise. The center's stays until somebody
 * decides. */

#pragma once

#include "resources/kith-resource.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* The state of one that a newer import overtook. */
#define KITH_CATALOG_CONFLICT_OVERTAKEN 3

typedef struct
{
  gint64 id;
  gint64 resource;
  KithResourceKind kind;
  char *resource_name;     /* (owned) (nullable) */
  char *field;             /* (owned) */
  KithValues *ours;        /* (owned) with that field alone, without what is kept back */
  KithValues *theirs;      /* (owned) the same */
  gboolean ours_kept_back; /* something is */
  gboolean theirs_kept_back;
  gint64 run; /* that told it */
} KithCatalogConflict;

/* (element-type KithCatalogConflict) what is open, entry by entry; resource 0: of all. */
GPtrArray *kith_catalog_conflicts_list (KithSession *session, gint64 resource, GError **error);
/* KITH_ERROR_CHANGED where somebody decided it, or a newer file overtook it. */
gboolean kith_catalog_conflicts_decide (KithSession *session, gint64 id, gboolean theirs, GError **error);
/* Takes that back: open again, and what stood here stands. */
gboolean kith_catalog_conflicts_reopen (KithSession *session, gint64 id, GError **error);

void kith_catalog_conflict_free (KithCatalogConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogConflict, kith_catalog_conflict_free)

G_END_DECLS
