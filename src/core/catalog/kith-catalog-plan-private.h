/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalog/kith-catalog-plan.h"
#include "resources/kith-resource.h"

G_BEGIN_DECLS

struct _KithCatalogPlan
{
  GObject parent_instance;

  KithSession *session;      /* (owned) */
  KithCatalogStage *stage;   /* (owned) */
  KithCatalogReader *reader; /* (owned) read to its end */
  char *file;                /* (owned) its name, without the folder */
  char *name;                /* (owned) of the source */
  GBytes *digest;            /* (owned) of all that the file tells */
  gint64 source;
  gint64 newest_run; /* of the source, when this was read */
  gint64 n_kept;     /* entries of the source that are not missing */
  gboolean partial;
  gboolean applied;
  KithCatalogCounts counts;
};

/* What an entry of the store is after its source told it so: values, base, status, told. conflicts: (out)
 * (optional) (element-type utf8): names of fields. */
void kith_catalog_merge_told (KithResource *resource, const KithCatalogTold *told, GPtrArray **conflicts);
/* What a source said of an entry last. (transfer none) */
KithValues *kith_catalog_said (const KithResource *resource);

G_END_DECLS
