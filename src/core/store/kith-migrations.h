/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered steps that make and change the schema. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

int kith_migrations_newest (void);
/* Called inside each step's transaction, before the step, when the file already had a schema. */
typedef gboolean (*KithMigrationsBefore) (KithDb *db, GError **error);
gboolean kith_migrations_run (KithDb *db, int from, int to, KithMigrationsBefore before, GError **error);

G_END_DECLS
