/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a store's bytes say before the engine opens them. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_STORE_APPLICATION_ID 0x4b697468

gboolean kith_store_file_check_exists (const char *path, GError **error);
/* Also refuses a journal beside the file that the engine would play back into it. has_log: is there a log to
 * be looked at? */
gboolean kith_store_file_check (const char *path, gboolean *has_log, GError **error);
gboolean kith_store_file_read_at (int fd, void *buffer, gsize size, goffset offset);

G_END_DECLS
