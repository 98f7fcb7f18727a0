/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a store may lie: not across a network, and where it can be written to. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): the type of the file system that holds path. */
typedef char *(*KithPlaceLookup) (const char *path);

/* NULL: the real one. For tests. */
void kith_place_set_lookup (KithPlaceLookup lookup);

char *kith_place_file_system (const char *path);
gboolean kith_place_is_network (const char *type);
gboolean kith_place_check_local (const char *path, GError **error);
gboolean kith_place_check_writable (const char *path, GError **error);
gboolean kith_place_sync_folder (const char *path, GError **error);
void kith_place_ignore_size_signal (void);
void kith_place_set_error (GError **error, const char *path, int saved_errno);
void kith_place_remove_store (const char *path);

G_END_DECLS
