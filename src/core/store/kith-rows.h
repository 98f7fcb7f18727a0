/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as bytes: the one canonical form that row digests are made of. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

/* data: the row's canonical form, borrowed for the call. Return FALSE (with or without error) to stop. */
typedef gboolean (*KithRowFunc) (const char *table,
                                 gint64 id,
                                 const guint8 *data,
                                 gsize size,
                                 gpointer user_data,
                                 GError **error);

/* NULL without error: no such row. */
GBytes *kith_rows_serialise (KithDb *db, const char *table, gint64 id, GError **error);
/* Every row of a table by rising id; FALSE when stopped or failed. */
gboolean
kith_rows_foreach (KithDb *db, const char *table, KithRowFunc func, gpointer user_data, GError **error);
/* -1 on failure. */
gint64 kith_rows_count (KithDb *db, const char *table, GError **error);

G_END_DECLS
