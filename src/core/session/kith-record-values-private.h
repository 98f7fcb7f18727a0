/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told about a person and can be sealed under a key of their record. Private to this room. */

#pragma once

#include "session/kith-change.h"
#include "vault/kith-keyring.h"

G_BEGIN_DECLS

/* (element-type gint64) people. Rows that are not as the log has them are left out: sealed anew they would
 * count as written by Kith. */
GPtrArray *kith_record_values_load (KithDb *db, GArray *people, GError **error);
/* key NULL: the compartment's own. */
gboolean kith_record_values_reseal (KithChange *change,
                                    GPtrArray *values,
                                    gint64 person,
                                    KithRecordKey *key,
                                    GError **error);

G_END_DECLS
