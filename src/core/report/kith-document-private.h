/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the room's own pages draw with beside plain paragraphs. */

#pragma once

#include <pango/pangocairo.h>

#include "report/kith-document.h"

G_BEGIN_DECLS

/* (transfer full) as kith_sheet_text() has it, at the page's side, but each letter just where its type has
 * it. */
PangoLayout *
_kith_sheet_layout (const KithSheet *sheet, const char *text, double width, double size, gboolean bold);
/* Draws, or only measures, such a text; its height. */
double _kith_sheet_put (const KithSheet *sheet,
                        const char *text,
                        double x,
                        double y,
                        double width,
                        double size,
                        gboolean bold,
                        gboolean is_drawn);
/* How wide it is on one line. */
double _kith_sheet_measure_width (const KithSheet *sheet, const char *text, double size, gboolean bold);
/* Where something of @width begins, from the left, that begins at @x from where reading starts. */
double _kith_sheet_mirror (const KithSheet *sheet, double x, double width);

G_END_DECLS
