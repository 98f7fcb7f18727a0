/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Every id is in 1 … G_MAXINT64; 0 stands for none. */

typedef struct _KithIdSource KithIdSource;

void kith_random_bytes (void *bytes, gsize length);
gint64 kith_id_random (void);

char *kith_id_format (gint64 id);
gboolean kith_id_parse (const char *text, gint64 *id, GError **error);

KithIdSource *kith_id_source_new (void);
void kith_id_source_free (KithIdSource *self);
gboolean kith_id_source_raise (KithIdSource *self, gint64 last, GError **error);
gint64 kith_id_source_next (KithIdSource *self, gint64 utc_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIdSource, kith_id_source_free)

G_END_DECLS
