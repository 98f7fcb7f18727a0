/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithChange: the only write transaction. It writes the audit row with the digest of every row it touched. */

#pragma once

#include "session/kith-session.h"
#include "store/kith-db.h"

G_BEGIN_DECLS

typedef struct _KithChange KithChange;

/* Begins; the caller may be on any thread, writers wait for each other. subject: a person id, or 0. */
KithChange *kith_session_begin (KithSession *session, KithEvent event, gint64 subject, GError **error);
KithSession *kith_change_get_session (KithChange *self);
KithDb *kith_change_get_db (KithChange *self);
gint64 kith_change_new_id (KithChange *self);
/* Call for every row inserted, updated or deleted, by table and id; its digest is taken at commit. */
void kith_change_touch (KithChange *self, const char *table, gint64 id);
/* Told to listeners of the store (signal "changed") once it is committed. */
void kith_change_announce (KithChange *self, const char *topic, gint64 id);
/* Details of the log row, sealed under audit. */
void kith_change_detail (KithChange *self, const char *name, GVariant *value);
/* Versioned updates: KITH_ERROR_CHANGED when no row had that version. */
gboolean kith_change_expect_one (KithChange *self, int changed_rows, GError **error);
gboolean kith_change_commit (KithChange *self, GError **error);
void kith_change_free (KithChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithChange, kith_change_free)

G_END_DECLS
