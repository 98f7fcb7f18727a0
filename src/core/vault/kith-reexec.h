/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kith_reexec_locked (char **argv, int keep_fd, GError **error);

G_END_DECLS
