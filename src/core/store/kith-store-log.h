/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The write-ahead log: which one belongs to a store, and when it is folded into the file. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

/* First, in the transaction that makes the schema. */
gboolean kith_store_log_bind_first (KithDb *db, GError **error);
/* In the first transaction of each log's life, so that every log says which file it continues. */
gboolean kith_store_log_bind (KithDb *db, GError **error);

/* Looks at the log beside a store whose lock is held and that nobody has open. Changes neither file. */
gboolean kith_store_log_check (const char *path, GError **error);

G_END_DECLS
