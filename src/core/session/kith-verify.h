/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying a store: pages, schema, trust log, grants, every sealed value, row digests, audit chains,
 * checkpoints. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

/* One thing found wrong: where (table and row id, or 0), and a sentence. */
typedef struct
{
  const char *table; /* static */
  gint64 row;
  char *sentence; /* (owned) */
} KithFinding;

void kith_finding_free (KithFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithFinding, kith_finding_free)

typedef void (*KithVerifyProgress) (double fraction, gpointer user_data);

/* session may be NULL: then only what needs no key is checked. (element-type KithFinding) */
GPtrArray *kith_verify (KithStore *store,
                        KithSession *session,
                        const char *against,
                        KithVerifyProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error);

/* Only what is signed about people. (element-type KithFinding) */
GPtrArray *kith_verify_signed (KithStore *store,
                               KithSession *session,
                               const char *against,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
