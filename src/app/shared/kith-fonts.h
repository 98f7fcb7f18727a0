/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts of what is shown soon, looked for before anybody waits for it. */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

gboolean kith_fonts_prepare (guint nth);
GPtrArray *kith_fonts_list (void);

G_END_DECLS
