/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory's entries as rows, for whoever writes them in a change of their own. Everything else asks
 * KithResources. */

#pragma once

#include "resources/kith-resource.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

#define KITH_RESOURCE_TOPIC "resource"

/* FALSE with error to end it; resource: (transfer none). */
typedef gboolean (*KithResourceFunc) (KithResource *resource, gpointer user_data, GError **error);

/* Each entry in the order of ids; source 0: of all sources. */
gboolean kith_resource_rows_foreach (KithDb *db,
                                     gint64 source,
                                     KithResourceFunc func,
                                     gpointer user_data,
                                     GError **error);
/* NULL without error: there is none. */
KithResource *kith_resource_rows_get (KithDb *db, gint64 id, GError **error);
GPtrArray *kith_resource_rows_list_about (KithDb *db, gint64 id, GError **error);

/* Writes the row, what it is found by, and has the log follow it. */
gboolean kith_resource_rows_insert (KithChange *change, const KithResource *resource, GError **error);
/* KITH_ERROR_CHANGED where it has another version by now. */
gboolean kith_resource_rows_update (KithChange *change, const KithResource *resource, GError **error);
gboolean kith_resource_rows_delete (KithChange *change, gint64 id, gint64 version, GError **error);

G_END_DECLS
