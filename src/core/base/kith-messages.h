/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMessages: the translated texts of one language, read from a compiled catalog of gettext (a .mo file).
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KithMessages KithMessages;

KithMessages *kith_messages_new_from_file (const char *path, GError **error);
void kith_messages_free (KithMessages *self);
const char *kith_messages_find (const KithMessages *self, const char *context, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithMessages, kith_messages_free)

G_END_DECLS
