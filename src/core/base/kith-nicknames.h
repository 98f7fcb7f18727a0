/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KithNicknames KithNicknames;

const KithNicknames *kith_nicknames_get_default (void);

KithNicknames *kith_nicknames_new (const char *text, GError **error);
void kith_nicknames_free (KithNicknames *self);

guint kith_nicknames_get_n_groups (const KithNicknames *self);
const guint16 *kith_nicknames_lookup (const KithNicknames *self, const char *token, guint *n_groups);
const char *const *kith_nicknames_get_group (const KithNicknames *self, guint16 group);
gboolean kith_nicknames_are_equal (const KithNicknames *self, const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNicknames, kith_nicknames_free)

G_END_DECLS
