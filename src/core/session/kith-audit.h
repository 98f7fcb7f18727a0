/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the log, and its signed checkpoints. */

#pragma once

#include "session/kith-change.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  KithEvent event;
  gint64 utc;
  gint64 account;
  char *account_name; /* (owned) */
  gint64 subject;
  GVariant *details; /* (owned) (nullable) opened only for coordinators */
} KithAuditEntry;

void kith_audit_entry_free (KithAuditEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAuditEntry, kith_audit_entry_free)

/* Newest first, at most limit, from that UTC second on. (element-type KithAuditEntry) */
GPtrArray *
kith_audit_list (KithSession *session, gint64 from_utc, gint64 subject, guint limit, GError **error);
/* The details of every entry about that person are gone for good; the log holds without them. */
gboolean kith_audit_erase_details_in (KithChange *change, gint64 subject, GError **error);
gboolean kith_audit_checkpoint (KithSession *session, GError **error);
gboolean kith_audit_note_restored (KithStore *store, GError **error);
/* The newest checkpoint's hash as 16 hexadecimal letters, printed on backups and issued reports. */
char *kith_audit_head (KithStore *store, GError **error);

G_END_DECLS
