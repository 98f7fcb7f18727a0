/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithStoreLock: one program at a time has a store open. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KithStoreLock KithStoreLock;

KithStoreLock *kith_store_lock_take (const char *store_path, GError **error);
void kith_store_lock_free (KithStoreLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStoreLock, kith_store_lock_free)

G_END_DECLS
