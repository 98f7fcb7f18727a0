/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 kith_clock_file_apply (const char *path, GTimeZone *zone, gint64 real_ms);

G_END_DECLS
