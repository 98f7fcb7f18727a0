/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the engine itself can tell about a store's health, without any key. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

/* table: NULL when the problem has no table; sentence: one plain sentence. */
typedef void (*KithCheckFunc) (const char *table, const char *sentence, gpointer user_data);

/* Pages, indexes, references, schema. Returns the number of problems reported, or -1 when the check itself
 * could not run. */
int kith_check_run (KithDb *db,
                    KithCheckFunc report,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error);
/* Only: is the schema the one that the migrations make? */
gboolean kith_check_schema (KithDb *db, GError **error);

G_END_DECLS
