/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReaders: each thread's connection for reading, as long as the thread lives. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

typedef struct _KithReaders KithReaders;

KithReaders *kith_readers_new (void);
void kith_readers_free (KithReaders *self);

KithDb *kith_readers_get (KithReaders *self, const char *path, KithDbFlags flags, GError **error);
/* For whatever reads in a thread of its own: the connections stay until it lets go. */
gboolean kith_readers_hold (KithReaders *self, GError **error);
void kith_readers_release (KithReaders *self);
void kith_readers_wait (KithReaders *self);
/* Waits until nobody holds them, and ends every connection; nobody gets another. */
void kith_readers_close (KithReaders *self);

G_END_DECLS
