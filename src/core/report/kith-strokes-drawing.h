/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a signature again: on paper, in a PDF and in a widget by the same function. */

#pragma once

#include <cairo.h>

#include "people/kith-strokes.h"

G_BEGIN_DECLS

void
kith_strokes_draw (const KithStrokes *strokes, cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
