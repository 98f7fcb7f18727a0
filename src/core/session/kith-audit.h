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

/**
 * KithAuditFilter:
 * @from_utc: the first second
 * @until_utc: the second behind the last; 0: no end
 * @account: of whom; 0: of everybody
 * @group: what kind of thing
 * @subject: only what is about this person, under any record that counts as theirs; 0: whatever it is about
 *
 * Which entries of the log are asked for. All zeros: all of them.
 */
typedef struct
{
  gint64 from_utc;
  gint64 until_utc;
  gint64 account;
  KithEventGroup group;
  gint64 subject;
} KithAuditFilter;

void kith_audit_entry_free (KithAuditEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAuditEntry, kith_audit_entry_free)

/* Newest first, a page at a time. (element-type KithAuditEntry) */
GPtrArray *kith_audit_list (KithSession *session,
                            const KithAuditFilter *filter,
                            const KithAuditEntry *after,
                            guint limit,
                            GError **error);
/* The details of every entry about that person are gone for good; the log holds without them. */
gboolean kith_audit_erase_details_in (KithChange *change, gint64 subject, GError **error);
gboolean kith_audit_checkpoint (KithSession *session, GError **error);
gboolean kith_audit_note_restored (KithStore *store, GError **error);
/* The newest checkpoint's hash as 16 hexadecimal letters, printed on backups and issued reports. */
char *kith_audit_head (KithStore *store, GError **error);

G_END_DECLS
